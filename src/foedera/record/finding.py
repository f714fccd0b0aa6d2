"""Finding recorded events, and turning their rows into values."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy import orm

from foedera.record.documents import event_from
from foedera.record.model import Claim, Decision, RecordedEvent, Source
from foedera.record.tables import (
    ActRow,
    ClaimRow,
    DecisionRow,
    EventRow,
    PartyRow,
    ReadingRow,
    ReportRow,
    ThemeRow,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from sqlalchemy.orm import Session

__all__ = ["Wanted", "find_events", "load_events", "source_of"]

_BATCH = 400
"""Ids in one question; databases limit the number of values."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which events: those that meet everything that is not None.

    `since` and `until` are met by the event's own date, or by the day of a report where it has
    none. `decision` is accepted, rejected, undecided, or kept for all but the rejected.
    """

    state: str | None = None
    event: str | None = None
    topic: str | None = None
    since: date | None = None
    until: date | None = None
    status: str | None = None
    decision: str | None = None

    def where(self) -> sa.ColumnElement[bool]:
        """The condition on acts."""
        tests: dict[str, Callable[[Any], sa.ColumnElement[bool]]] = {
            "state": lambda code: ActRow.id.in_(
                sa.select(PartyRow.act_id).where(PartyRow.code == code)
            ),
            "event": lambda kind: ActRow.event == kind,
            "topic": lambda topic: ActRow.id.in_(
                sa.select(ThemeRow.act_id).where(ThemeRow.topic == topic)
            ),
            "since": lambda day: sa.func.coalesce(ActRow.date_to, ActRow.told_to) >= day,
            "until": lambda day: sa.func.coalesce(ActRow.date_from, ActRow.told_from) <= day,
            "status": lambda status: ActRow.status == status,
        }
        given = {name: getattr(self, name) for name in tests}
        asked = [tests[name](value) for name, value in given.items() if value is not None]
        decisions = {
            "accepted": ActRow.verdict == "accepted",
            "rejected": ActRow.verdict == "rejected",
            "undecided": ActRow.verdict.is_(None),
            "kept": sa.or_(ActRow.verdict.is_(None), ActRow.verdict != "rejected"),
        }
        if self.decision is not None:
            asked.append(decisions[self.decision])
        return sa.and_(ActRow.live, *asked)


def find_events(session: Session, wanted: Wanted) -> list[RecordedEvent]:
    """The events that fit, by date; those without one stand at the day of their first report."""
    day: sa.ColumnElement[Any] = sa.func.coalesce(ActRow.date_from, ActRow.told_from)
    query = sa.select(ActRow).where(wanted.where()).order_by(day.is_(None), day, ActRow.id)
    return load_events(session, session.scalars(query).all())


def load_events(session: Session, acts: Iterable[ActRow]) -> list[RecordedEvent]:
    """Acts with their claims and decisions as values, in the order given."""
    acts = list(acts)
    claims: dict[int, list[Claim]] = defaultdict(list)
    decisions: dict[int, list[Decision]] = defaultdict(list)
    sources: dict[int, Source] = {}
    for first in range(0, len(acts), _BATCH):
        ids = [act.id for act in acts[first : first + _BATCH]]
        for act_id, claim in _claims(session, ids, sources):
            claims[act_id].append(claim)
        for act_id, decision in _decisions(session, ids):
            decisions[act_id].append(decision)
    return [_event(act, claims[act.id], decisions[act.id]) for act in acts]


def source_of(row: ReportRow) -> Source:
    """A report's row as a value."""
    return Source(
        row.id,
        row.hash,
        row.lang,
        row.title,
        row.outlet,
        row.published,
        row.source,
        row.url,
        row.added,
    )


def _event(act: ActRow, claims: list[Claim], decisions: list[Decision]) -> RecordedEvent:
    return RecordedEvent(
        id=act.id,
        event=act.event,
        actors=tuple(act.actors),
        recipients=tuple(act.recipients),
        topics=tuple(act.topics),
        date=act.iso,
        start=act.date_from,
        end=act.date_to,
        status=act.status,
        verdict=act.verdict,
        claims=tuple(claims),
        decisions=tuple(decisions),
    )


def _claims(
    session: Session, ids: list[int], sources: dict[int, Source]
) -> Iterable[tuple[int, Claim]]:
    """The claims that count, each with the last event that was read for it."""
    every = orm.aliased(EventRow)
    last = (
        sa.select(sa.func.max(every.id))
        .where(every.claim_id == ClaimRow.id)
        .correlate(ClaimRow)
        .scalar_subquery()
    )
    # Columns, not objects: a list of thousands of events is made of them.
    query = (
        sa.select(
            ClaimRow.act_id,
            ClaimRow.number,
            ClaimRow.report_id,
            ClaimRow.current,
            ClaimRow.verdict,
            EventRow.document,
            ReadingRow.reader,
            ReadingRow.version,
        )
        .select_from(ClaimRow)
        .join(EventRow, EventRow.id == last)
        .join(ReadingRow, ReadingRow.id == EventRow.reading_id)
        .where(ClaimRow.act_id.in_(ids), sa.or_(ClaimRow.current, ClaimRow.verdict == "accepted"))
        .order_by(ClaimRow.act_id, ClaimRow.number)
    )
    rows = session.execute(query).all()
    _fetch_sources(session, {row[2] for row in rows} - set(sources), sources)
    for act_id, number, report_id, current, verdict, document, reader, version in rows:
        claim = Claim(
            id=f"{act_id}.{number}",
            event=event_from(document),
            evidence=document["evidence"],
            source=sources[report_id],
            reader=reader,
            version=version,
            current=current,
            verdict=verdict,
        )
        yield act_id, claim


def _fetch_sources(session: Session, ids: set[int], into: dict[int, Source]) -> None:
    query = sa.select(ReportRow).where(ReportRow.id.in_(ids)).options(orm.defer(ReportRow.text))
    into.update((row.id, source_of(row)) for row in session.scalars(query))


def _decisions(session: Session, ids: list[int]) -> Iterable[tuple[int, Decision]]:
    query = (
        sa.select(DecisionRow, ClaimRow.number)
        .join(ClaimRow, ClaimRow.id == DecisionRow.claim_id, isouter=True)
        .where(DecisionRow.act_id.in_(ids))
        .order_by(DecisionRow.id)
    )
    for row, number in session.execute(query):
        on = str(row.act_id) if number is None else f"{row.act_id}.{number}"
        yield row.act_id, Decision(on, row.verdict, row.by, row.note, row.made)
