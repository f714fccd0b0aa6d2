"""Works out the days that Arabic expressions of time mean.

The tense of the verb decides between past and coming weekdays; without a day of publication a
relative expression stays unresolved.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from foedera.read.arabic.timewords import TimeWords, find
from foedera.read.document import DateExpression
from foedera.read.model import EventDate, Span

if TYPE_CHECKING:
    from foedera.read.document import Document
    from foedera.read.model import Precision

__all__ = ["expressions", "find", "resolve"]

_OF_A_DAY = frozenset(["same", "later"])


def resolve(
    words: TimeWords, published: date | None, direction: int, previous: EventDate | None, span: Span
) -> EventDate | None:
    """The interval of an expression; `direction` is -1 for past verbs and 1 for coming acts.

    `previous` is the last date resolved before it, for "the same month". None when the day of
    publication is needed and not known.
    """
    found = _first_day(words, published, direction, previous, span)
    return found if found is None or words.until is None else _to_last_day(found, words.until)


def _to_last_day(found: EventDate, until: tuple[int, int | None, int | None]) -> EventDate | None:
    """The days from the first to the last one told; None where they run backwards."""
    day, month, year = until
    month = month or found.start.month
    year = year or found.start.year + (month < found.start.month)
    if day > monthrange(year, month)[1] or date(year, month, day) <= found.start:
        return None
    return replace(found, end=date(year, month, day), precision="days")


def _first_day(
    words: TimeWords, published: date | None, direction: int, previous: EventDate | None, span: Span
) -> EventDate | None:
    if words.kind == "year":
        assert words.year is not None
        return _make(date(words.year, 1, 1), date(words.year, 12, 31), "year", "year", span)
    if words.year is not None and words.month is not None:
        return _fixed(words.year, words.month, words.day, "full", span)
    if words.kind == "same":
        return _same(words, previous, published, span)
    if words.kind == "later":
        if previous is None or previous.precision != "day":
            return None
        on = previous.start + timedelta(days=words.amount)
        return _make(on, on, "day", "days-later", span)
    if published is None:
        return None
    return _relative_to(words, published, direction, span)


def _same(
    words: TimeWords, previous: EventDate | None, published: date | None, span: Span
) -> EventDate | None:
    if previous is None:
        return None
    if words.day is not None:
        return _fixed(previous.start.year, previous.start.month, words.day, "same-month", span)
    if words.unit == "month":
        return _fixed(previous.start.year, previous.start.month, None, "same-month", span)
    if words.unit == "year":
        return _make(
            date(previous.start.year, 1, 1),
            date(previous.start.year, 12, 31),
            "year",
            "same-year",
            span,
        )
    return EventDate(previous.start, previous.end, previous.precision, span, "same-day")


def _relative_to(words: TimeWords, published: date, direction: int, span: Span) -> EventDate | None:
    day = timedelta(days=1)
    fixed = {"today": 0, "yesterday": -1, "before-yesterday": -2, "tomorrow": 1}
    if words.kind in fixed:
        on = published + fixed[words.kind] * day
        return _make(on, on, "day", words.kind, span)
    if words.kind == "weekday":
        return _on_weekday(words, published, direction, span)
    if words.kind == "unit":
        return _unit(words, published, span)
    if words.kind == "ago":
        return _before(words, published, span)
    if words.kind == "month-day":
        year, month = _add_months(published, words.shift or 0)
        return _fixed(year, month, words.day, "month-named-relatively", span)
    if words.month is not None:
        return _month_of(words, published, direction, span)
    return None


def _on_weekday(words: TimeWords, published: date, direction: int, span: Span) -> EventDate:
    assert words.weekday is not None
    back = (published.weekday() - words.weekday) % 7
    ahead = (words.weekday - published.weekday()) % 7
    if words.shift == -1:
        on, rule = published - timedelta(days=back or 7), "weekday-past-named"
    elif words.shift == 1:
        on, rule = published + timedelta(days=ahead or 7), "weekday-coming-named"
    elif direction > 0:
        on, rule = published + timedelta(days=ahead), "weekday-coming"
    else:
        on, rule = published - timedelta(days=back), "weekday-past"
    return _make(on, on, "day", rule, span)


def _unit(words: TimeWords, published: date, span: Span) -> EventDate | None:
    shift = words.shift or 0
    if words.unit == "month":
        year, month = _add_months(published, shift)
        return _fixed(year, month, None, "month-relative", span)
    if words.unit == "year":
        year = published.year + shift
        return _make(date(year, 1, 1), date(year, 12, 31), "year", "year-relative", span)
    monday = published - timedelta(days=published.weekday()) + timedelta(weeks=shift)
    return _make(monday, monday + timedelta(days=6), "range", "week-relative", span)


def _before(words: TimeWords, published: date, span: Span) -> EventDate | None:
    if words.unit == "day":
        on = published - timedelta(days=words.amount)
        return _make(on, on, "day", "days-ago", span)
    if words.unit == "week":
        on = published - timedelta(weeks=words.amount)
        return _fixed(on.year, on.month, None, "weeks-ago", span)
    if words.unit == "month":
        year, month = _add_months(published, -words.amount)
        return _fixed(year, month, None, "months-ago", span)
    year = published.year - words.amount
    return _make(date(year, 1, 1), date(year, 12, 31), "year", "years-ago", span)


def _month_of(words: TimeWords, published: date, direction: int, span: Span) -> EventDate | None:
    assert words.month is not None
    if words.amount == 12:  # "of last year"
        return _fixed(
            published.year + (words.shift or 0),
            words.month,
            words.day,
            "month-of-relative-year",
            span,
        )
    year = published.year
    alternatives: tuple[str, ...] = ()
    key = (words.month, words.day or 0)
    today = (published.month, published.day if words.day else 0)
    if words.shift == -1:
        if key > today:
            year -= 1
        elif key[0] == published.month:
            alternatives = (f"{year - 1:04d}-{words.month:02d}",)
    elif words.shift == 1:
        year += key <= today
    elif words.shift is None and direction > 0:
        year += _last_key(words, key) < today
    elif words.shift is None:
        year -= key > today
    return _fixed(year, words.month, words.day, "month-nearest", span, alternatives)


def _last_key(words: TimeWords, first: tuple[int, int]) -> tuple[int, int]:
    """Month and day of the last of several days of one year: what has begun is not yet over."""
    if words.until is None or words.until[1] is None:
        return first
    return max(first, (words.until[1], words.until[0]))


def _fixed(
    year: int,
    month: int,
    day: int | None,
    rule: str,
    span: Span,
    alternatives: tuple[str, ...] = (),
) -> EventDate | None:
    last = monthrange(year, month)[1]
    if day is None:
        return EventDate(
            date(year, month, 1), date(year, month, last), "month", span, rule, alternatives
        )
    if day > last:
        return None
    return EventDate(
        date(year, month, day), date(year, month, day), "day", span, rule, alternatives
    )


def _make(start: date, end: date, precision: Precision, rule: str, span: Span) -> EventDate:
    return EventDate(start, end, precision, span, rule)


def _add_months(day: date, months: int) -> tuple[int, int]:
    index = day.year * 12 + day.month - 1 + months
    return index // 12, index % 12 + 1


def expressions(
    document: Document, found: list[TimeWords], directions: list[int]
) -> list[DateExpression]:
    """Resolve found expressions in order, each with its direction."""
    resolved: list[DateExpression] = []
    previous: EventDate | None = None
    day: EventDate | None = None
    for words, direction in zip(found, directions, strict=True):
        span = document.span(words.first, words.last)
        before = day if words.kind in _OF_A_DAY and not words.unit else previous
        when = resolve(words, document.report.published, direction, before or previous, span)
        relative = when is None or words.kind not in ("year",)
        resolved.append(DateExpression(words.first, words.last, span, when, relative))
        previous = when or previous
        day = when if when is not None and when.precision == "day" else day
    return resolved
