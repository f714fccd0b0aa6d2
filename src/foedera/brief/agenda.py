"""What comes next, and the line of time that the reports draw."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from foedera.brief.model import Picture, Table
from foedera.brief.pictures import timeline
from foedera.brief.sentences import is_signing
from foedera.svg import Swatch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from foedera.brief.model import Told
    from foedera.brief.words import Words

__all__ = ["coming", "line_of_time", "track_of"]

_TRACKS = {
    "meetings": "Meetings",
    "agreements": "Agreements",
    "statements": "Statements",
    "forces": "Forces",
}
_FORCES = frozenset({"MOBILIZE", "COERCE", "ASSAULT", "AID", "RETREAT"})
_OPEN = frozenset({"planned", "proposed", "hypothetical"})
_MOST = 16


def coming(events: Sequence[Told]) -> tuple[Told, ...]:
    """What is planned, by date; undated plans last."""
    planned = [e for e in events if e.status == "planned"]
    return tuple(sorted(planned, key=lambda e: e.when.first if e.when else date.max))


def track_of(event: Told) -> str:
    """The row that an event belongs to."""
    if event.event == "CONSULT":
        return "meetings"
    signed = any(is_signing(w.excerpt.marked) for w in event.witnesses)
    if event.event == "AGREE" or (event.event == "SUPPORT" and signed):
        return "agreements"
    if event.event in _FORCES or (event.event == "COOPERATE" and "joint-exercise" in event.topics):
        return "forces"
    if event.event == "COOPERATE":
        return "agreements"
    return "statements"


def line_of_time(events: Sequence[Told], report_day: date | None, words: Words) -> Picture | None:
    """Dated events in four rows; the table lists them all, also those too old to draw."""
    dated = sorted((e for e in events if e.when is not None), key=_first)
    if not dated:
        return None
    start, end = timeline.span([_first(e) for e in dated], report_day)
    near = [e for e in dated if start <= _first(e) <= end][-_MOST:]
    tracks = []
    for slug, label in _TRACKS.items():
        mine = [e for e in near if track_of(e) == slug]
        if mine:
            tracks.append(
                timeline.Track(words.say(label), tuple(_moment(e, start, end, words) for e in mine))
            )
    caption = words.say("What happened when, and what is planned")
    svg = timeline.draw(
        timeline.Timeline(
            key="timeline",
            lang=words.lang,
            title=caption,
            desc=words.say("{n} dated events in {m} rows.", n=len(near), m=len(tracks)),
            tracks=tuple(tracks),
            start=start,
            end=end,
            report_day=report_day,
            report_word=words.say("day of the report"),
            ticks=_ticks(start, end, words),
            legend=(
                Swatch("dot", words.say("has happened"), "moment"),
                Swatch("dot", words.say("planned or wanted"), "moment planned"),
            ),
        )
    )
    columns = tuple(words.say(c) for c in ("Date", "What", "Status"))
    rows = tuple((e.when.text if e.when else "", e.sentence, e.status_word) for e in dated)
    return Picture(caption, svg, Table(caption, columns, rows))


def _first(event: Told) -> date:
    assert event.when is not None
    return event.when.first


def _moment(event: Told, start: date, end: date, words: Words) -> timeline.Moment:
    assert event.when is not None
    return timeline.Moment(
        max(event.when.first, start),
        min(event.when.last, end),
        event.sentence,
        event.status in _OPEN,
        f"{event.when.text}: {event.sentence}",
    )


def _ticks(start: date, end: date, words: Words) -> tuple[tuple[date, str], ...]:
    """Firsts of months; in a short stretch, some days."""
    firsts = []
    month = date(start.year, start.month, 1)
    while month <= end:
        if month >= start:
            firsts.append((month, words.month(month)))
        month = (month + timedelta(32)).replace(day=1)
    if len(firsts) >= 2 or (end - start).days > 45:
        return tuple(firsts)
    step = max((end - start).days // 3, 1)
    days = [start + timedelta(step // 2 + step * i) for i in range(3)]
    return tuple((day, words.day(day, weekday=False).rsplit(" ", 1)[0]) for day in days)
