"""The tables of the first record."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make all tables."""
    _reports()
    _acts()
    _claims()
    _events()
    _decisions()


def _reports() -> None:
    op.create_table(
        "report",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("hash", sa.Text, nullable=False),
        sa.Column("lang", sa.Text, nullable=False),
        sa.Column("title", sa.Text),
        sa.Column("outlet", sa.Text),
        sa.Column("published", sa.Date),
        sa.Column("source", sa.Text),
        sa.Column("url", sa.Text),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("added", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_report"),
        sa.UniqueConstraint("key", name="uq_report_key"),
    )
    op.create_index("ix_report_hash", "report", ["hash"])
    op.create_table(
        "reading",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("report_id", sa.Integer, nullable=False),
        sa.Column("reader", sa.Text, nullable=False),
        sa.Column("version", sa.Text, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("made", sa.DateTime, nullable=False),
        sa.Column("document", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_reading"),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name="fk_reading_report_id"),
        sa.UniqueConstraint(
            "report_id",
            "reader",
            "version",
            "digest",
            name="uq_reading_report_id_reader_version_digest",
        ),
    )


def _acts() -> None:
    op.create_table(
        "act",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("event", sa.Text, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("actors", sa.JSON, nullable=False),
        sa.Column("recipients", sa.JSON, nullable=False),
        sa.Column("topics", sa.JSON, nullable=False),
        sa.Column("iso", sa.Text),
        sa.Column("date_from", sa.Date),
        sa.Column("date_to", sa.Date),
        sa.Column("told_from", sa.Date),
        sa.Column("told_to", sa.Date),
        sa.Column("verdict", sa.Text),
        sa.Column("live", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_act"),
    )
    op.create_index("ix_act_event_date_from", "act", ["event", "date_from"])
    op.create_index("ix_act_verdict", "act", ["verdict"])
    for table, column in (("party", "code"), ("theme", "topic")):
        op.create_table(
            table,
            sa.Column("act_id", sa.Integer, nullable=False),
            sa.Column(column, sa.Text, nullable=False),
            sa.PrimaryKeyConstraint("act_id", column, name=f"pk_{table}"),
            sa.ForeignKeyConstraint(["act_id"], ["act.id"], name=f"fk_{table}_act_id"),
        )
        op.create_index(f"ix_{table}_{column}", table, [column])


def _claims() -> None:
    op.create_table(
        "claim",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("act_id", sa.Integer, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("report_id", sa.Integer, nullable=False),
        sa.Column("current", sa.Boolean, nullable=False),
        sa.Column("verdict", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_claim"),
        sa.ForeignKeyConstraint(["act_id"], ["act.id"], name="fk_claim_act_id"),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name="fk_claim_report_id"),
        sa.UniqueConstraint("act_id", "number", name="uq_claim_act_id_number"),
    )
    op.create_index("ix_claim_report_id", "claim", ["report_id"])


def _events() -> None:
    op.create_table(
        "event",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("reading_id", sa.Integer, nullable=False),
        sa.Column("claim_id", sa.Integer, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("event", sa.Text, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("date_from", sa.Date),
        sa.Column("date_to", sa.Date),
        sa.Column("speaker", sa.Text),
        sa.Column("speaker_actor", sa.Text),
        sa.Column("evidence_from", sa.Integer, nullable=False),
        sa.Column("evidence_to", sa.Integer, nullable=False),
        sa.Column("document", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_event"),
        sa.ForeignKeyConstraint(["reading_id"], ["reading.id"], name="fk_event_reading_id"),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name="fk_event_claim_id"),
        sa.UniqueConstraint("reading_id", "number", name="uq_event_reading_id_number"),
    )
    op.create_index("ix_event_claim_id", "event", ["claim_id"])


def _decisions() -> None:
    op.create_table(
        "decision",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("act_id", sa.Integer, nullable=False),
        sa.Column("claim_id", sa.Integer),
        sa.Column("verdict", sa.Text, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("note", sa.Text),
        sa.Column("made", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_decision"),
        sa.ForeignKeyConstraint(["act_id"], ["act.id"], name="fk_decision_act_id"),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name="fk_decision_claim_id"),
    )
    op.create_index("ix_decision_act_id", "decision", ["act_id"])
