"""What was read and what was decided is history: the database itself refuses to change it."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_TABLES = ("decision", "event", "reading")


def upgrade() -> None:
    """Set a guard before every change and every removal of a row of history."""
    if op.get_bind().dialect.name == "sqlite":
        for table in _TABLES:
            for change in ("UPDATE", "DELETE"):
                op.execute(
                    f"CREATE TRIGGER history_{table}_{change.lower()} BEFORE {change} ON {table} "
                    "BEGIN SELECT RAISE(ABORT, 'history is added to, never changed'); END"
                )
        return
    op.execute(
        "CREATE FUNCTION history_stays() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'history is added to, never changed'; END $$"
    )
    for table in _TABLES:
        op.execute(
            f"CREATE TRIGGER history_{table} BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION history_stays()"
        )
