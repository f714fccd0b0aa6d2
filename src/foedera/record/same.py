"""When two reports tell of the same act: rules that keep apart rather than join in doubt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from foedera.read import Event, Speaker

__all__ = ["MUTUAL", "Telling", "same_act", "same_claim", "same_reading_of", "weight"]

MUTUAL = frozenset({"CONSULT", "COOPERATE", "AGREE", "SUPPORT"})
"""Types whose parties may stand as actors or be split between actors and recipients."""

_SPOKEN = frozenset(
    {"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST"}
)
_STAGES = frozenset({"planned", "ongoing", "happened"})
_LAG = timedelta(days=3)
"""Reports of an act without a date are of the same one only if they came out this close."""
_MONTH = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Telling:
    """An event as one report has it; `report` identifies the report, `published` is its day."""

    event: Event
    published: date | None
    report: int


def same_act(one: Telling, other: Telling) -> bool:
    """Whether two tellings are of one act.

    Inside one report only events that differ in nothing but who says so are: the reader has
    already merged what is told twice. Across reports type, parties, topics, date and status must
    go together, and an utterance must not have two different named speakers.
    """
    a, b = one.event, other.event
    if a.event != b.event:
        return False
    if one.report == other.report:
        others_words = _named(a.speaker) != _named(b.speaker)
        return _alike(a, b) and others_words and not (_utters(a) and _utters(b))
    return (
        _topics_agree(a, b)
        and _parties_agree(a, b)
        and _dates_agree(one, other)
        and _stages_agree(a, b)
        and not (_utters(a) and _utters(b) and _other_speaker(a.speaker, b.speaker))
    )


def same_claim(old: Event, new: Event) -> bool:
    """Whether a newer reading of a report has the same event: who, what, when, says who.

    What it is about, the outlets and the reader's own notes may differ; the words must touch.
    """
    return (
        old.event == new.event
        and _parties(old) == _parties(new)
        and old.status == new.status
        and _days(old) == _days(new)
        and _named(old.speaker) == _named(new.speaker)
        and old.evidence.touches(new.evidence)
    )


def same_reading_of(old: Event, new: Event) -> bool:
    """Whether a newer reading has changed this event: other details of an act in the same words."""
    return (
        old.event == new.event
        and old.evidence.touches(new.evidence)
        and not {*old.actors, *old.recipients}.isdisjoint({*new.actors, *new.recipients})
    )


def weight(event: Event) -> tuple[bool, bool, bool, bool, float]:
    """How well an event tells its act: what has happened before what was planned, then by date."""
    return (
        event.status == "happened",
        event.date is not None,
        event.date is not None and event.date.precision in ("day", "days"),
        event.speaker is not None,
        event.confidence,
    )


def _parties(event: Event) -> tuple[frozenset[str], frozenset[str]]:
    if event.event in MUTUAL:
        return frozenset((*event.actors, *event.recipients)), frozenset()
    return frozenset(event.actors), frozenset(event.recipients)


def _days(event: Event) -> tuple[date, date] | None:
    return (event.date.start, event.date.end) if event.date else None


def _named(speaker: Speaker | None) -> tuple[str | None, str | None] | None:
    return (speaker.actor, speaker.name) if speaker else None


def _alike(one: Event, other: Event) -> bool:
    """Whether all but the speaker is the same, and something says which act it is."""
    return (
        set(one.actors) == set(other.actors)
        and set(one.recipients) == set(other.recipients)
        and bool(one.date or one.topics)
        and set(one.topics) == set(other.topics)
        and one.status == other.status
        and _days(one) == _days(other)
    )


def _share_topic(one: Event, other: Event) -> bool:
    return not set(one.topics).isdisjoint(other.topics)


def _topics_agree(one: Event, other: Event) -> bool:
    return not one.topics or not other.topics or _share_topic(one, other)


def _parties_agree(one: Event, other: Event) -> bool:
    (mine, to_whom), (theirs, to_them) = _parties(one), _parties(other)
    if one.event in MUTUAL:
        # A larger meeting beside a smaller one is the same only if both are dated and on one topic.
        part = len(mine & theirs) >= 2 and (mine <= theirs or theirs <= mine)
        dated = one.date is not None and other.date is not None
        return mine == theirs or (part and dated and _share_topic(one, other))
    if mine != theirs:
        return False
    some = bool(to_whom & to_them) and _share_topic(one, other)
    return to_whom == to_them or not to_whom or not to_them or some


def _dates_agree(one: Telling, other: Telling) -> bool:
    a, b = one.event.date, other.event.date
    if a is None or b is None:
        return _share_topic(one.event, other.event) and _told_together(one, other)
    if a.start > b.end or b.start > a.end:
        return False
    longest = max(a.end - a.start, b.end - b.start)
    if longest == timedelta(0):
        return True
    # "In July" may be any of several meetings; "in 1951" is one act only for a signature.
    once = one.event.event == "SUPPORT"
    return _share_topic(one.event, other.event) and (longest < _MONTH or once)


def _told_together(one: Telling, other: Telling) -> bool:
    """Whether undated tellings came out within days, and no date of either lies further back."""
    if one.published is None or other.published is None:
        return False
    first = min(one.published, other.published)
    if max(one.published, other.published) - first > _LAG:
        return False
    dates = [t.event.date for t in (one, other) if t.event.date is not None]
    return all(first - _LAG <= d.end <= first + _LAG for d in dates)


def _stages_agree(one: Event, other: Event) -> bool:
    if one.status == other.status:
        return True
    dated = one.date is not None and other.date is not None
    return dated and {one.status, other.status} <= _STAGES


def _utters(event: Event) -> bool:
    """Whether the act is the speaker's own words, so that another speaker makes another act."""
    return (
        event.event in _SPOKEN and event.speaker is not None and event.speaker.actor in event.actors
    )


def _other_speaker(one: Speaker | None, other: Speaker | None) -> bool:
    mine = set((one.name or "").casefold().split()) if one else set()
    theirs = set((other.name or "").casefold().split()) if other else set()
    return bool(mine and theirs) and not (mine <= theirs or theirs <= mine)
