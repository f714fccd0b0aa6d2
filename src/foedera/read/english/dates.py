"""The days, months and years that expressions of time come to."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from foedera.read.model import EventDate, Precision

if TYPE_CHECKING:
    from collections.abc import Callable

    from foedera.read.model import Span

Stretch = tuple[date, date, Precision]
"""First day, last day and how exact the expression is."""

__all__ = ["Stretch", "Time", "month_of", "shift"]


@dataclass(slots=True)
class Time:
    """Words [first, last) that say when; what they come to may depend on tense and context.

    `kind`: day, weekday, month, monthless-day, year, relative, same, later, hijri or unknown.
    `until`: day, month and year of the last of several days; the year is 0 where it is not written.
    """

    first: int
    last: int
    kind: str
    day: int = 0
    month: int = 0
    year: int = 0
    shift: int = 0
    unit: str = ""
    word: str = ""
    until: tuple[int, int, int] | None = None

    @property
    def relative(self) -> bool:
        """Whether the expression needs the day of publication to be understood."""
        return self.kind in ("weekday", "weekend", "season", "relative", "same", "later") or (
            self.kind in ("month", "monthless-day") and not self.year
        )

    def resolve(
        self, published: date | None, span: Span, *, future: bool, context: EventDate | None
    ) -> EventDate | None:
        """The date meant, seen from the day of publication and from the date told before."""
        method: Callable[..., Stretch | None] | None = getattr(
            self, f"_{self.kind.replace('-', '_')}", None
        )
        if method is None:
            return None
        try:
            found = method(published, context, future=future)
        except (ValueError, OverflowError):
            return None
        if found is None:
            return None
        start, end, precision = found
        return EventDate(start, end, precision, span, self.kind, self._others(published, start))

    def _others(self, published: date | None, start: date) -> tuple[str, ...]:
        """The other reading of "last July" in a July, of "last summer", of "03/04/2024"."""
        if self.word == "slashed" and self.day <= 12 and self.day != self.month:
            return (date(self.year, self.day, self.month).isoformat(),)
        if self.word != "last" or published is None:
            return ()
        if self.kind == "month" and self.month == published.month and not self.year:
            return (f"{start.year - 1:04d}-{self.month:02d}",)
        if self.kind == "season":
            return (
                (f"{start.year - 1:04d}",)
                if start.year == published.year
                else (f"{published.year:04d}",)
            )
        return ()

    def _season(
        self, published: date | None, context: EventDate | None, *, future: bool
    ) -> Stretch | None:
        """As in "this spring", "last summer": a season is known by its year only."""
        if published is None:
            return None
        over = published.month > self.month
        back = -1 if self.word == "last" and not over else 0
        return shift(published, back + (1 if self.word == "next" and over else 0), "year")

    def _weekend(
        self, published: date | None, context: EventDate | None, *, future: bool
    ) -> Stretch | None:
        """The Saturday and Sunday before, or after for what is to come."""
        if published is None:
            return None
        back = (published.weekday() - 5) % 7
        saturday = published - timedelta(days=back)
        if future or self.word == "next":
            saturday = published + timedelta(days=(5 - published.weekday()) % 7)
        elif self.word == "last" and back <= 1:
            saturday -= timedelta(days=7)
        return saturday, saturday + timedelta(days=1), "range"

    def _year(
        self, published: date | None, context: EventDate | None, *, future: bool
    ) -> Stretch | None:
        return date(self.year, 1, 1), date(self.year, 12, 31), "year"

    def _day(
        self, published: date | None, context: EventDate | None, *, future: bool
    ) -> Stretch | None:
        return self._days(self.year)

    def _days(self, year: int) -> Stretch | None:
        """The day in a year, and those up to the last one told."""
        start = date(year, self.month, self.day)
        if self.until is None:
            return start, start, "day"
        day, month, told = self.until
        end = date(told or year + (month < self.month), month, day)
        return (start, end, "days") if start < end else None

    def _month(
        self, published: date | None, context: EventDate | None, *, future: bool
    ) -> Stretch | None:
        year = self.year or self._nearest_year(published, future=future)
        if published is not None and self.shift:
            year = published.year + self.shift
        return month_of(year, self.month) if year else None

    def _nearest_year(self, published: date | None, *, future: bool) -> int | None:
        if published is None:
            return None
        if future:
            return published.year if self.month >= published.month else published.year + 1
        if self.word == "last" and self.month == published.month:
            return published.year
        return published.year if self.month <= published.month else published.year - 1

    def _monthless_day(
        self, published: date | None, context: EventDate | None, *, future: bool
    ) -> Stretch | None:
        """A day and a month without a year."""
        if published is None:
            return None
        found = self._days(published.year)
        if found and future and found[1] < published:
            return self._days(published.year + 1)
        if found and not future and found[0] > published:
            return self._days(published.year - 1)
        return found

    def _weekday(
        self, published: date | None, context: EventDate | None, *, future: bool
    ) -> Stretch | None:
        if self.word == "following":
            if context is None or context.precision != "day":
                return None
            day = context.start + timedelta(days=(self.day - context.start.weekday()) % 7 or 7)
            return day, day, "day"
        if published is None:
            return None
        back = (published.weekday() - self.day) % 7
        if self.word in ("last week", "next week"):
            monday = published - timedelta(days=published.weekday())
            day = monday + timedelta(days=self.day + (7 if self.word == "next week" else -7))
            return day, day, "day"
        if self.word == "last":
            day = published - timedelta(days=back or 7)
        elif self.word == "next" or future:
            ahead = (self.day - published.weekday()) % 7
            day = published + timedelta(days=ahead or (7 if self.word == "next" else 0))
        else:
            day = published - timedelta(days=back)
        return day, day, "day"

    def _relative(
        self, published: date | None, context: EventDate | None, *, future: bool
    ) -> Stretch | None:
        return shift(published, self.shift, self.unit) if published else None

    def _day_of(
        self, published: date | None, context: EventDate | None, *, future: bool
    ) -> Stretch | None:
        """As in "the 22nd of this month", "the 11th of the same month"."""
        base = context.start if self.word == "same" and context else published
        found = shift(base, self.shift, "month") if base else None
        if found is None:
            return None
        day = found[0].replace(day=self.day)
        return day, day, "day"

    def _same(
        self, published: date | None, context: EventDate | None, *, future: bool
    ) -> Stretch | None:
        """As in "that day", "the same month": what the date told before comes to."""
        if context is None:
            return None
        if not self.unit:
            return context.start, context.end, context.precision
        return shift(context.start, self.shift, self.unit, context.precision)

    def _later(
        self, published: date | None, context: EventDate | None, *, future: bool
    ) -> Stretch | None:
        return self._same(published, context, future=future)


def month_of(year: int, month: int) -> Stretch:
    """First and last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month"


def shift(day: date, amount: int, unit: str, precision: str = "day") -> Stretch | None:
    """The day, week, month or year that lies `amount` units away.

    >>> shift(date(2024, 1, 31), -1, "month")
    (datetime.date(2023, 12, 1), datetime.date(2023, 12, 31), 'month')
    """
    if unit == "year":
        year = day.year + amount
        return date(year, 1, 1), date(year, 12, 31), "year"
    if unit == "month":
        months = day.year * 12 + day.month - 1 + amount
        return month_of(months // 12, months % 12 + 1)
    if unit == "week":
        start = day - timedelta(days=day.weekday()) + timedelta(weeks=amount)
        return start, start + timedelta(days=6), "range"
    if precision != "day":
        return None
    moved = day + timedelta(days=amount)
    return moved, moved, "day"
