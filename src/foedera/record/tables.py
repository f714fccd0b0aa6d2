"""The tables of a record: reports, readings, events as read, claims, acts and decisions."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

__all__ = [
    "ActRow",
    "Base",
    "ClaimRow",
    "DecisionRow",
    "EventRow",
    "PartyRow",
    "ReadingRow",
    "ReportRow",
    "ThemeRow",
]


class Moment(sa.types.TypeDecorator[datetime]):
    """A point in time: UTC without a zone in the database, aware in Python."""

    impl = sa.DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        """To UTC."""
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        """From UTC."""
        return None if value is None else value.replace(tzinfo=UTC)


class Base(DeclarativeBase):
    """What all tables share: how constraints are named, and which column type holds what."""

    metadata = sa.MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012
        datetime: Moment,
        str: sa.Text,
        dict[str, Any]: sa.JSON,
        list[str]: sa.JSON,
    }


class ReportRow(Base):
    """One publication of one text; `key` is the hash of text, outlet and day together."""

    __tablename__ = "report"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    hash: Mapped[str] = mapped_column(index=True)
    lang: Mapped[str]
    title: Mapped[str | None]
    outlet: Mapped[str | None]
    published: Mapped[date | None]
    source: Mapped[str | None]
    url: Mapped[str | None]
    text: Mapped[str]
    added: Mapped[datetime]
    readings: Mapped[list[ReadingRow]] = relationship(
        back_populates="report", order_by="ReadingRow.id"
    )
    claims: Mapped[list[ClaimRow]] = relationship(back_populates="report", order_by="ClaimRow.id")


class ReadingRow(Base):
    """One reading of a report: by which reader of which version, and all it found but events."""

    __tablename__ = "reading"
    __table_args__ = (sa.UniqueConstraint("report_id", "reader", "version", "digest"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    report_id: Mapped[int] = mapped_column(sa.ForeignKey("report.id"))
    reader: Mapped[str]
    version: Mapped[str]
    digest: Mapped[str]
    made: Mapped[datetime]
    document: Mapped[dict[str, Any]]
    report: Mapped[ReportRow] = relationship(back_populates="readings")
    events: Mapped[list[EventRow]] = relationship(back_populates="reading", order_by="EventRow.id")


class ActRow(Base):
    """Something done, as far as all reports together tell; its columns repeat its best claim."""

    __tablename__ = "act"
    __table_args__ = (sa.Index(None, "event", "date_from"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    event: Mapped[str]
    status: Mapped[str]
    actors: Mapped[list[str]]
    recipients: Mapped[list[str]]
    topics: Mapped[list[str]]
    iso: Mapped[str | None]
    date_from: Mapped[date | None]
    date_to: Mapped[date | None]
    told_from: Mapped[date | None]
    told_to: Mapped[date | None]
    verdict: Mapped[str | None] = mapped_column(index=True)
    live: Mapped[bool]
    claims: Mapped[list[ClaimRow]] = relationship(back_populates="act", order_by="ClaimRow.number")
    parties: Mapped[list[PartyRow]] = relationship(cascade="all, delete-orphan")
    themes: Mapped[list[ThemeRow]] = relationship(cascade="all, delete-orphan")
    decisions: Mapped[list[DecisionRow]] = relationship(order_by="DecisionRow.id")


class PartyRow(Base):
    """A state or organisation in an act, so that acts can be found by it."""

    __tablename__ = "party"

    act_id: Mapped[int] = mapped_column(sa.ForeignKey("act.id"), primary_key=True)
    code: Mapped[str] = mapped_column(primary_key=True, index=True)


class ThemeRow(Base):
    """A topic of an act, so that acts can be found by it."""

    __tablename__ = "theme"

    act_id: Mapped[int] = mapped_column(sa.ForeignKey("act.id"), primary_key=True)
    topic: Mapped[str] = mapped_column(primary_key=True, index=True)


class ClaimRow(Base):
    """One report's telling of an act; it stays the same when the report is read again.

    `current` says whether the latest reading has it, `verdict` repeats the latest decision on it.
    """

    __tablename__ = "claim"
    __table_args__ = (sa.UniqueConstraint("act_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    act_id: Mapped[int] = mapped_column(sa.ForeignKey("act.id"))
    number: Mapped[int]
    report_id: Mapped[int] = mapped_column(sa.ForeignKey("report.id"), index=True)
    current: Mapped[bool]
    verdict: Mapped[str | None]
    act: Mapped[ActRow] = relationship(back_populates="claims")
    report: Mapped[ReportRow] = relationship(back_populates="claims")
    events: Mapped[list[EventRow]] = relationship(back_populates="claim", order_by="EventRow.id")


class EventRow(Base):
    """An event exactly as one reading has it; `document` is its whole form, never changed."""

    __tablename__ = "event"
    __table_args__ = (sa.UniqueConstraint("reading_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    reading_id: Mapped[int] = mapped_column(sa.ForeignKey("reading.id"))
    claim_id: Mapped[int] = mapped_column(sa.ForeignKey("claim.id"), index=True)
    number: Mapped[int]
    event: Mapped[str]
    status: Mapped[str]
    date_from: Mapped[date | None]
    date_to: Mapped[date | None]
    speaker: Mapped[str | None]
    speaker_actor: Mapped[str | None]
    evidence_from: Mapped[int]
    evidence_to: Mapped[int]
    document: Mapped[dict[str, Any]]
    reading: Mapped[ReadingRow] = relationship(back_populates="events")
    claim: Mapped[ClaimRow] = relationship(back_populates="events")


class DecisionRow(Base):
    """What a person decided about an act or one claim of it; rows are added, never changed."""

    __tablename__ = "decision"

    id: Mapped[int] = mapped_column(primary_key=True)
    act_id: Mapped[int] = mapped_column(sa.ForeignKey("act.id"), index=True)
    claim_id: Mapped[int | None] = mapped_column(sa.ForeignKey("claim.id"))
    verdict: Mapped[str]
    by: Mapped[str]
    note: Mapped[str | None]
    made: Mapped[datetime]
