"""The same event in two reports is one event with two witnesses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from foedera.read import Event, Reading

__all__ = ["Account", "accounts"]

_MUTUAL = frozenset({"CONSULT", "COOPERATE", "AGREE", "SUPPORT"})


@dataclass(slots=True)
class Account:
    """One event, the report that tells it best, and every report that tells it."""

    event: Event
    tellings: list[tuple[int, Event]]


def accounts(readings: Sequence[Reading]) -> list[Account]:
    """The events of all readings; across reports, what is the same is kept once.

    Events of one report stay apart: the reader has already merged what it tells twice.
    """
    found: list[Account] = []
    for number, reading in enumerate(readings):
        before = list(found)
        for event in reading.events:
            match = next((a for a in before if _same(a.event, event)), None)
            if match is None:
                found.append(Account(event, [(number, event)]))
                continue
            match.tellings.append((number, event))
            if _better(event, match.event):
                match.event = event
    return found


def _same(one: Event, other: Event) -> bool:
    if one.event != other.event or not _dates_agree(one, other):
        return False
    if {one.status, other.status} not in ({one.status}, {"planned", "happened"}):
        return False
    if one.event in _MUTUAL:
        mine = {*one.actors, *one.recipients}
        theirs = {*other.actors, *other.recipients}
        people = mine == theirs or (len(mine & theirs) >= 2 and (mine <= theirs or theirs <= mine))
    else:
        people = set(one.actors) == set(other.actors) and (
            not one.recipients
            or not other.recipients
            or bool(set(one.recipients) & set(other.recipients))
        )
    about = not one.topics or not other.topics or bool(set(one.topics) & set(other.topics))
    return people and about and _speakers_agree(one, other)


def _dates_agree(one: Event, other: Event) -> bool:
    """Without a date on both sides, topics must say that it is the same."""
    if one.date is None or other.date is None:
        return bool(set(one.topics) & set(other.topics))
    return one.date.start <= other.date.end and other.date.start <= one.date.end


def _speakers_agree(one: Event, other: Event) -> bool:
    mine = one.speaker.name if one.speaker else None
    theirs = other.speaker.name if other.speaker else None
    return mine is None or theirs is None or mine == theirs


def _better(new: Event, old: Event) -> bool:
    """What has happened goes before what was planned; then the firmer date, then the speaker."""

    def weight(event: Event) -> tuple[bool, bool, bool, float]:
        day = event.date is not None and event.date.precision in ("day", "days")
        return event.status == "happened", day, event.speaker is not None, event.confidence

    return weight(new) > weight(old)
