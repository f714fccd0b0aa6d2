"""Putting one reading into the record: its report, its events, and the acts that they tell of."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy import orm

from foedera.record.acts import decide_by_claims, summarise, telling
from foedera.record.model import Added
from foedera.record.same import Telling, same_act, same_claim, same_reading_of
from foedera.record.tables import ActRow, ClaimRow, EventRow, PartyRow, ReadingRow, ReportRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from foedera.read import Event, Reading, Report

__all__ = ["add_reading", "find_report", "text_hash"]

_NOT_STORABLE = str.maketrans(
    {"\x00": "\ufffd", **{chr(c): "\ufffd" for c in range(0xD800, 0xE000)}}
)
_REACH = timedelta(days=3)


def text_hash(text: str) -> str:
    """The SHA-256 of a text as the record keeps it.

    >>> text_hash("Tokyo signed.")[:12]
    '4b21007d63c1'
    """
    return hashlib.sha256(storable(text).encode("utf-8")).hexdigest()


def storable(text: str) -> str:
    """The text without what no database takes (NUL, half characters); offsets stay."""
    return text.translate(_NOT_STORABLE)


def _key(hash_: str, outlet: str | None, published: object) -> str:
    told = json.dumps([hash_, outlet or "", str(published or "")])
    return hashlib.sha256(told.encode("utf-8")).hexdigest()


def find_report(session: Session, report: Report) -> ReportRow | None:
    """The report in the record that this is: the same text, nothing known that differs."""
    hash_ = text_hash(report.text)
    rows = session.scalars(
        sa.select(ReportRow).where(ReportRow.hash == hash_).order_by(ReportRow.id)
    ).all()
    exact = _key(hash_, report.outlet, report.published)
    fitting = [
        row
        for row in rows
        if None in (row.outlet, report.outlet) or row.outlet == report.outlet
        if None in (row.published, report.published) or row.published == report.published
    ]
    return next((r for r in fitting if r.key == exact), fitting[0] if fitting else None)


def add_reading(session: Session, reading: Reading, reader: str, version: str) -> Added:
    """Write one reading inside the caller's transaction; what is there already is not repeated."""
    report = reading.report
    row = find_report(session, report)
    fresh = row is None
    if row is None:
        row = _new_report(session, report)
    elif (row.outlet and not report.outlet) or (row.published and not report.published):
        # Read with less than is known of it: the dates would come out worse.
        return Added(row.id, "known", len(reading.events))
    _complete(row, report)
    document, digest = _document(reading)
    before = session.scalar(
        sa.select(ReadingRow)
        .where(ReadingRow.report_id == row.id)
        .order_by(ReadingRow.id.desc())
        .limit(1)
    )
    if before is not None and (before.reader, before.version, before.digest) == (
        reader,
        version,
        digest,
    ):
        return Added(row.id, "known", len(reading.events))
    made = ReadingRow(
        report_id=row.id,
        reader=reader,
        version=version,
        digest=digest,
        made=datetime.now(UTC),
        document=document,
    )
    session.add(made)
    session.flush()
    with session.no_autoflush:
        counts = _Adding(session, row, made, report.text).events(reading.events)
    return replace(counts, state="new" if fresh else "read-again")


def _new_report(session: Session, report: Report) -> ReportRow:
    row = ReportRow(
        key=_key(text_hash(report.text), report.outlet, report.published),
        hash=text_hash(report.text),
        lang=report.lang,
        title=None if report.title is None else storable(report.title),
        outlet=report.outlet,
        published=report.published,
        source=report.name,
        url=report.url,
        text=storable(report.text),
        added=datetime.now(UTC),
    )
    session.add(row)
    session.flush()
    return row


def _complete(row: ReportRow, report: Report) -> None:
    """Take over what the record did not know of the report."""
    row.outlet = row.outlet or report.outlet
    row.published = row.published or report.published
    row.title = row.title or (None if report.title is None else storable(report.title))
    row.url = row.url or report.url
    row.key = _key(row.hash, row.outlet, row.published)


def _document(reading: Reading) -> tuple[dict[str, Any], str]:
    """All that was read but the text, and the hash of it with the events."""
    whole = reading.to_json("en")
    kept = {k: v for k, v in whole.items() if k in ("mentions", "deployments", "quotes", "unread")}
    kept["warnings"] = whole["warnings"]
    told = json.dumps([kept, whole["events"]], ensure_ascii=True, sort_keys=True)
    clean: dict[str, Any] = json.loads(storable(json.dumps(kept, ensure_ascii=False)))
    return clean, hashlib.sha256(told.encode("ascii")).hexdigest()


@dataclass(slots=True)
class _Adding:
    """The events of one reading on their way into claims and acts."""

    session: Session
    report: ReportRow
    reading: ReadingRow
    text: str
    touched: list[ActRow] = field(default_factory=list)
    tellings: dict[int, Telling] = field(default_factory=dict)

    def events(self, events: tuple[Event, ...]) -> Added:
        """Give each event its claim and its act; claims without an event are no longer current."""
        session = self.session
        old = list(
            session.scalars(
                sa.select(ClaimRow)
                .where(ClaimRow.report_id == self.report.id)
                .order_by(ClaimRow.id)
                .options(orm.selectinload(ClaimRow.events))
            )
        )
        were_current = {claim.id for claim in old if claim.current}
        told = {claim.id: telling(claim, self.report) for claim in old}
        free = {claim.id: claim for claim in old}
        self.touched = list(dict.fromkeys(claim.act for claim in old))
        for claim in old:
            claim.current = False
        kept: dict[int, ClaimRow] = {}
        for index, event in enumerate(events):
            claim_id = next((i for i in free if same_claim(told[i].event, event)), None)
            if claim_id is not None:
                kept[index] = free.pop(claim_id)
                kept[index].current = True
        fresh = joined = 0
        for index, event in enumerate(events):
            if index in kept:
                claim = kept[index]
            else:
                revised = next(
                    (c.act for c in free.values() if same_reading_of(told[c.id].event, event)), None
                )
                act = revised or self._known_act(event)
                joined += act is not None
                fresh += act is None
                claim = self._claim(act or self._new_act(event))
            self._event(index, event, claim)
        session.flush()
        for act in self.touched:
            decide_by_claims(act)
            summarise(act)
        gone = were_current - {claim.id for claim in kept.values()}
        return Added(self.report.id, "", len(events), fresh, joined, len(kept), len(gone))

    def _claim(self, act: ActRow) -> ClaimRow:
        number = max((c.number for c in act.claims), default=0) + 1
        claim = ClaimRow(
            act=act, number=number, report=self.report, current=True, verdict=None, events=[]
        )
        self.session.add(claim)
        if act not in self.touched:
            self.touched.append(act)
        return claim

    def _event(self, index: int, event: Event, claim: ClaimRow) -> None:
        document = json.loads(storable(json.dumps(event.to_json(self.text), ensure_ascii=False)))
        self.session.add(
            EventRow(
                reading_id=self.reading.id,
                claim=claim,
                number=index + 1,
                event=event.event,
                status=event.status,
                date_from=event.date.start if event.date else None,
                date_to=event.date.end if event.date else None,
                speaker=event.speaker.name if event.speaker else None,
                speaker_actor=event.speaker.actor if event.speaker else None,
                evidence_from=event.evidence.start,
                evidence_to=event.evidence.end,
                document=document,
            )
        )

    def _new_act(self, event: Event) -> ActRow:
        act = ActRow(
            event=event.event,
            status=event.status,
            actors=list(event.actors),
            recipients=list(event.recipients),
            topics=list(event.topics),
            live=True,
            claims=[],
            parties=[],
            themes=[],
        )
        self.session.add(act)
        return act

    def _known_act(self, event: Event) -> ActRow | None:
        """The act of which every telling agrees with this one; the best told of several."""
        mine = Telling(event, self.report.published, self.report.id)
        # Those that this reading has touched are not summarised yet; they are all looked at.
        own = [act for act in self.touched if act.event == event.event]
        found = []
        for act in [*own, *(act for act in self._found(mine) if act not in own)]:
            tellings = [self._telling(claim) for claim in act.claims if claim.current]
            if tellings and all(same_act(t, mine) for t in tellings):
                found.append(act)
        return max(found, key=lambda act: len(act.claims), default=None)

    def _telling(self, claim: ClaimRow) -> Telling:
        """Each claim is asked many times, and does not change while a reading is added."""
        if id(claim) not in self.tellings:
            self.tellings[id(claim)] = telling(claim, claim.report)
        return self.tellings[id(claim)]

    def _found(self, mine: Telling) -> list[ActRow]:
        """Acts of the type and of one of the parties that are not ruled out by their days."""
        event, days = mine.event, mine.event.date
        told = mine.published
        near: sa.ColumnElement[bool] = sa.false()
        if told is not None:
            near = sa.and_(ActRow.told_to >= told - _REACH, ActRow.told_from <= told + _REACH)
        possible = near
        if days is not None:
            meets = sa.and_(ActRow.date_from <= days.end, ActRow.date_to >= days.start)
            possible = sa.or_(meets, sa.and_(ActRow.date_from.is_(None), near))
        codes = {*event.actors, *event.recipients}
        party = sa.select(PartyRow.act_id).where(PartyRow.code.in_(codes))
        wanted = (ActRow.event == event.event, ActRow.live, ActRow.id.in_(party), possible)
        # Most acts are new: a look for ids is cheaper than one for acts with all their claims.
        ids = self.session.scalars(sa.select(ActRow.id).where(*wanted)).all()
        return self._acts(ids) if ids else []

    def _acts(self, ids: Sequence[int]) -> list[ActRow]:
        """Acts with their claims, in the order of their numbers."""
        query = (
            sa.select(ActRow)
            .where(ActRow.id.in_(ids))
            .options(
                orm.selectinload(ActRow.claims).options(
                    orm.selectinload(ClaimRow.events),
                    orm.joinedload(ClaimRow.report).defer(ReportRow.text),
                )
            )
            .order_by(ActRow.id)
        )
        return list(self.session.scalars(query))
