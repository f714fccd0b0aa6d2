"""ATOP's dates, in which a day, a month or an end may be unknown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

__all__ = ["END_OF_CODING", "Span", "span"]

#: The first day that ATOP 5 does not code.
END_OF_CODING = date(2019, 1, 1)


@dataclass(frozen=True, slots=True)
class Span:
    """First day, first day after the end (None: open), and the stretches that are not certain."""

    first: date
    end: date | None
    doubts: tuple[tuple[date, date | None], ...]


def span(
    row: dict[str, Any], start: tuple[str, str, str], stop: tuple[str, str, str]
) -> Span | None:
    """The stretch of a row; None without a first year.

    Where only the month or year is known the stretch takes all of it, and all of it is in doubt.

    >>> from datetime import date
    >>> row = {"y": 1951, "m": 9, "d": 0, "ye": 0, "me": 0, "de": 0}
    >>> span(row, ("y", "m", "d"), ("ye", "me", "de")).doubts[0]
    (datetime.date(1951, 9, 1), datetime.date(1951, 10, 1))
    """
    begin = _period(*(row.get(c) or 0 for c in start))
    if begin is None:
        return None
    finish = _period(*(row.get(c) or 0 for c in stop))
    doubts: list[tuple[date, date | None]] = []
    if begin[1] - begin[0] > timedelta(days=1):
        doubts.append(begin)
    if finish is None:
        return Span(begin[0], None, (*doubts, (END_OF_CODING, None)))
    if finish[1] - finish[0] > timedelta(days=1):
        doubts.append(finish)
    # An alliance of a day or less than the known period still covers it.
    end = max(finish[1] if finish[1] - finish[0] > timedelta(days=1) else finish[0], begin[1])
    return Span(begin[0], end, tuple(doubts))


def _period(year: int, month: int, day: int) -> tuple[date, date] | None:
    """The day, month or year that is known, as [first, first after)."""
    if year <= 0:
        return None
    if month <= 0:
        return date(year, 1, 1), date(year + 1, 1, 1)
    if day <= 0:
        return date(year, month, 1), date(year + month // 12, month % 12 + 1, 1)
    known = date(year, month, day)
    return known, known + timedelta(days=1)
