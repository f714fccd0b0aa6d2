"""From an act to the stance of its actor: rules as data, in doubt unclear."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from foedera.record.same import MUTUAL
from foedera.store import cached, load_yaml

if TYPE_CHECKING:
    from collections.abc import Collection

    from foedera.read import Event

__all__ = ["STANCES", "Stance", "matters", "stance_of", "together", "window"]

Stance = Literal["proposes", "supports", "opposes", "unclear"]
STANCES: tuple[Stance, ...] = ("proposes", "supports", "opposes", "unclear")

_FILE = Path(__file__).parent / "stances.yaml"


@dataclass(frozen=True, slots=True)
class _Rule:
    stance: Stance
    because: str
    events: frozenset[str]
    statuses: frozenset[str]
    of: str | None
    words: tuple[re.Pattern[str], ...]

    def fits(self, event: Event, state: str, evidence: str, members: Collection[str]) -> bool:
        said_of = {
            None: True,
            "other": event.speaker is not None
            and event.speaker.actor is not None
            and event.speaker.actor not in (*event.actors, *_beside(event)),
            "member": state in members,
        }[self.of]
        return (
            event.event in self.events
            and (not self.statuses or event.status in self.statuses)
            and said_of
            and all(pattern.search(evidence) for pattern in self.words)
        )


def _beside(event: Event) -> tuple[str, ...]:
    """Recipients who act together with the actors, so that each may speak for both."""
    return event.recipients if event.event in MUTUAL else ()


def stance_of(
    event: Event, state: str, evidence: str, members: Collection[str] = ()
) -> tuple[Stance, str] | None:
    """The stance that an act shows, and the key of its reason; None where it shows none.

    `members` are the parties of the agreement that the question is about.
    """
    told = evidence.casefold()
    rule = next((r for r in _rules() if r.fits(event, state, told, members)), None)
    return None if rule is None else (rule.stance, rule.because)


def together(stances: Collection[Stance]) -> tuple[Stance, bool]:
    """Several stances as one, and whether they are divided between for and against.

    >>> together(["supports", "unclear"]), together(["proposes", "opposes"])
    (('supports', False), ('unclear', True))
    """
    found = set(stances)
    favor = found & {"proposes", "supports"}
    if favor and "opposes" in found:
        return "unclear", True
    if favor:
        return ("proposes" if "proposes" in found else "supports"), False
    return ("opposes" if "opposes" in found else "unclear"), False


def window() -> int:
    """For how many days a statement speaks."""
    days: int = _data()["window"]
    return days


def matters() -> frozenset[str]:
    """Topics that nobody is for or against."""
    return frozenset(_data()["matters"])


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = cached("stances", (_FILE,), lambda: load_yaml(_FILE))
    return data


@cache
def _rules() -> tuple[_Rule, ...]:
    words = {name: re.compile(pattern) for name, pattern in _data()["words"].items()}
    return tuple(
        _Rule(
            stance=row["stance"],
            because=row["because"],
            events=frozenset(row["event"]),
            statuses=frozenset(row.get("status", ())),
            of=row.get("of"),
            words=tuple(words[name] for name in row.get("words", ())),
        )
        for row in _data()["rules"]
    )
