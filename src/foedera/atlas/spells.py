"""Time as the atlas keeps it: spells from a first day to the day after the last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["CodeSpell", "Spell", "day", "standing"]


@dataclass(frozen=True, slots=True)
class Spell:
    """From a first day (None: since before the record) until a day (None: still)."""

    from_: date | None
    until: date | None

    def covers(self, on: date) -> bool:
        """Whether the day lies in the spell; `until` is the first day outside.

        >>> Spell(date(1991, 12, 26), None).covers(date(1991, 12, 26))
        True
        """
        return (self.from_ is None or self.from_ <= on) and (self.until is None or on < self.until)


@dataclass(frozen=True, slots=True)
class CodeSpell:
    """A number that a list of states gives one of them for some time."""

    code: int
    from_: date
    until: date | None


class _Dated(Protocol):
    @property
    def from_(self) -> date | None: ...
    @property
    def until(self) -> date | None: ...


D = TypeVar("D", bound=_Dated)


def day(text: str | None) -> date | None:
    """The day that an ISO string names; None for None."""
    return None if text is None else date.fromisoformat(text)


def standing(items: Iterable[D], on: date) -> tuple[D, ...]:
    """Those items whose spell covers the day."""
    return tuple(
        item
        for item in items
        if (item.from_ is None or item.from_ <= on) and (item.until is None or on < item.until)
    )
