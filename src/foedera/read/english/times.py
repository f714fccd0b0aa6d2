"""Finds expressions of time in English text."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from foedera.read.english.dates import Time
from foedera.read.english.lexicon import words

if TYPE_CHECKING:
    from foedera.read.document import Token

__all__ = ["NUMBERS", "UNITS", "find_times"]

_YEAR = re.compile(r"(?:1[89]|20)\d\d$")
_DAY = re.compile(r"(?:[12]?\d|3[01])(?:st|nd|rd|th)?$")
_SHORT_MONTHS = {
    **{m: k for k, m in enumerate(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug"), 1)},
    "sept": 9,
    "sep": 9,
    "oct": 10,
    "nov": 11,
    "dec": 12,
}
NUMBERS = {
    w: k
    for k, w in enumerate(
        ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), 0
    )
} | {"a": 1, "an": 1, "eleven": 11, "twelve": 12, "several": 0, "few": 0}
_VAGUE = frozenset({"weekend", "end", "year", "half", "day", "at", "following"})
_SEASONS = {"spring": 5, "summer": 8, "autumn": 11, "fall": 11}
_LONG = {"fortnight": (2, "week"), "decade": (10, "year"), "century": (100, "year")}
UNITS = {"day": "day", "week": "week", "month": "month", "year": "year", "hour": "hour"}


_NAMED = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0, "overnight": 0}
_STEPS = {"last": -1, "this": 0, "next": 1, "previous": -1}
_POINTING = frozenset(["that", "same", "following", "day"])


@cache
def _weekdays() -> dict[str, int]:
    return {name: k for k, name in enumerate(words()["weekdays"])}


@cache
def _months() -> dict[str, int]:
    return {name: k for k, name in enumerate(words()["months"], 1)}


@lru_cache(maxsize=20000)
def _opens(word: str) -> bool:
    """Whether an expression of time can begin with a word: most words are passed over at once."""
    return (
        word[:1].isdecimal()
        or word in _weekdays()
        or word in _months()
        or word.rstrip(".") in _SHORT_MONTHS
        or word in _NAMED
        or word in _STEPS
        or word in _POINTING
        or word in NUMBERS
        or word in _VAGUE
    )


class _Finder:
    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.weekdays = _weekdays()
        self.months = _months()

    def norm(self, at: int) -> str:
        return self.tokens[at].norm if 0 <= at < len(self.tokens) else ""

    def month_at(self, at: int) -> int:
        word = self.norm(at)
        if word in self.months:
            lower = self.tokens[at].text[0].islower()
            return 0 if lower or (word == "may" and not self._may(at)) else self.months[word]
        short = word.rstrip(".")
        capital = at < len(self.tokens) and self.tokens[at].text[:1].isupper()
        return (
            _SHORT_MONTHS.get(short, 0) if capital and short != "may" and self._day_near(at) else 0
        )

    def _day_near(self, at: int) -> bool:
        return bool(
            _DAY.match(self.norm(at + 1))
            or _DAY.match(self.norm(at - 1))
            or self.norm(at + 1) == "."
        )

    def _may(self, at: int) -> bool:
        before, after = self.norm(at - 1), self.norm(at + 1)
        return before in (
            "in",
            "last",
            "next",
            "since",
            "until",
            "early",
            "late",
            "mid",
            "of",
            "this",
            "by",
            "from",
            "-",
        ) or bool(_DAY.match(before) or _DAY.match(after) or _YEAR.match(after))

    def run(self) -> list[Time]:
        found: list[Time] = []
        at = 0
        while at < len(self.tokens):
            time = self.at(at) if _opens(self.tokens[at].norm) else None
            if time:
                found.append(time)
                at = time.last
            else:
                at += 1
        return found

    def at(self, at: int) -> Time | None:
        return (
            self._written(at)
            or self._dated(at)
            or self._weekday(at)
            or self._vague(at)
            or self._deictic(at)
            or self._month(at)
            or self._counted(at)
            or self._year(at)
        )

    def _written(self, at: int) -> Time | None:
        """As in "2024-07-24", "24/07/2024"."""
        marks = (self.norm(at + 1), self.norm(at + 3))
        first, middle, last = (self.norm(at + k) for k in (0, 2, 4))
        if marks == ("-", "-") and _YEAR.match(first) and middle.isdigit() and last.isdigit():
            year, month, day = int(first), int(middle), int(last)
        elif marks == ("/", "/") and _YEAR.match(last) and first.isdigit() and middle.isdigit():
            day, month, year = int(first), int(middle), int(last)
        else:
            return None
        return Time(at, at + 5, "day", day, month, year) if month <= 12 and day <= 31 else None

    def _dated(self, at: int) -> Time | None:
        """As in "8 July 2024", "July 8, 2024", "8 July", "July 8", "the 8th of July"."""
        month, day, last = 0, 0, 0
        if _DAY.match(self.norm(at)) and self.norm(at + 1) == "of" and self.norm(at + 3) == "month":
            kind = {"this": "relative", "last": "relative", "same": "same"}.get(self.norm(at + 2))
            kind = "same" if self.norm(at + 2) == "the" and self.norm(at + 3) == "same" else kind
            if kind:
                back = -1 if self.norm(at + 2) == "last" else 0
                return Time(
                    at,
                    at + 4,
                    "day-of",
                    day=int(re.sub(r"\D", "", self.norm(at))),
                    shift=back,
                    word=kind,
                )
        if _DAY.match(self.norm(at)):
            spot = at + 2 if self.norm(at + 1) == "of" else at + 1
            if self.norm(spot) in ("and", "-", "–", "to") and _DAY.match(self.norm(spot + 1)):
                spot += 2
            month = self.month_at(spot)
            day, last = int(re.sub(r"\D", "", self.norm(at))), spot + 1
        elif self.month_at(at):
            spot = at + 2 if self.norm(at + 1) == "." else at + 1
            if _DAY.match(self.norm(spot)) and not self._percent(spot + 1):
                month, day, last = (
                    self.month_at(at),
                    int(re.sub(r"\D", "", self.norm(spot))),
                    spot + 1,
                )
        if not month or not day:
            return None
        if self.norm(last) in ("-", "–") and _DAY.match(self.norm(last + 1)):
            last += 2
        spot = last + 1 if self.norm(last) == "," else last
        if _YEAR.match(self.norm(spot)):
            return Time(at, spot + 1, "day", day, month, int(self.norm(spot)))
        return Time(at, last, "monthless-day", day, month)

    def _percent(self, at: int) -> bool:
        return self.norm(at) in ("%", "per", "percent")

    def _weekday(self, at: int) -> Time | None:
        word = self.norm(at)
        if word in ("last", "next", "this", "following") and self.norm(at + 1) in self.weekdays:
            return Time(at, at + 2, "weekday", self.weekdays[self.norm(at + 1)], word=word)
        if word in self.weekdays and self.tokens[at].text[0].isupper():
            day = self._dated(at + 2 if self.norm(at + 1) == "," else at + 1)
            if day:
                day.first = at
                return day
            if self.norm(at + 1) == "of" and self.norm(at + 2) == "last":
                return Time(at, at + 4, "weekday", self.weekdays[word], word="last week")
            if self.norm(at + 1) in ("last", "next") and self.norm(at + 2) == "week":
                week = f"{self.norm(at + 1)} week"
                return Time(at, at + 3, "weekday", self.weekdays[word], word=week)
            return Time(at, at + 1, "weekday", self.weekdays[word])
        return None

    def _deictic(self, at: int) -> Time | None:
        word, after = self.norm(at), self.norm(at + 1)
        if word in _NAMED:
            return Time(at, at + 1, "relative", shift=_NAMED[word], unit="day")
        if word in _STEPS and after in ("week", "month", "year"):
            if (
                word == "this"
                and self.norm(at - 1) not in ("earlier", "later", "in", ",")
                and after == "year"
                and self.norm(at + 2) == "'s"
            ):
                return None
            return Time(at, at + 2, "relative", shift=_STEPS[word], unit=after)
        if word == "at" and after in ("the", "that") and self.norm(at + 2) == "time":
            closes = self.norm(at + 3) != "of"
            return Time(at, at + 3, "same", shift=0) if closes else None
        if word in ("that", "same") and after in ("day", "month", "year", "week"):
            return Time(at, at + 2, "same", shift=0, unit=after)
        if word in ("following", "next") and after == "day":
            return Time(at, at + 2, "same", shift=1, unit="day")
        if word in ("previous",) and after == "day":
            return Time(at, at + 2, "same", shift=-1, unit="day")
        if word == "year" and after == "is" and self.norm(at + 2) == "out":
            return Time(at - 1, at + 3, "relative", shift=0, unit="year")
        if word == "day" and (
            after in ("later", "earlier")
            or (after in ("after", "before") and self.norm(at + 2) in (",", ".", ""))
        ):
            return Time(
                at - 1, at + 2, "same", shift=1 if after in ("later", "after") else -1, unit="day"
            )
        return None

    def _vague(self, at: int) -> Time | None:
        """As in "the day before yesterday", "over the weekend", "last summer", "by year's end"."""
        word, after = self.norm(at), self.norm(at + 1)
        if (word, after, self.norm(at + 2)) == ("day", "before", "yesterday"):
            return Time(at, at + 3, "relative", shift=-2, unit="day")
        if word == "weekend" and self.norm(at - 1) in ("the", "last", "this", "next"):
            return Time(at - 1, at + 1, "weekend", word=self.norm(at - 1))
        if word in ("this", "last", "next") and after in _SEASONS:
            return Time(at, at + 2, "season", month=_SEASONS[after], word=word)
        if word == "end" and after == "of" and self.norm(at + 2) in ("the", "this"):
            unit = self.norm(at + 3)
            if unit in ("year", "month") and self.norm(at - 1) in ("the", "year"):
                return Time(at, at + 4, "relative", shift=0, unit=unit)
        if word == "year" and after == "'s" and self.norm(at + 2) == "end":
            return Time(at, at + 3, "relative", shift=0, unit="year")
        if word == "half" and after == "a" and self.norm(at + 2) == "year":
            sign = {"ago": -6, "later": 6, "earlier": -6}.get(self.norm(at + 3))
            kind = "relative" if self.norm(at + 3) == "ago" else "later"
            return Time(at, at + 4, kind, shift=sign, unit="month") if sign else None
        return None

    def _month(self, at: int) -> Time | None:
        month = self.month_at(at)
        if not month:
            return None
        before = self.norm(at - 1)
        first = at - 1 if before in ("last", "next", "this") else at
        if _YEAR.match(self.norm(at + 1)):
            return Time(first, at + 2, "month", month=month, year=int(self.norm(at + 1)))
        if self.norm(at + 1) in ("this", "last", "next") and self.norm(at + 2) == "year":
            steps = {"this": 0, "last": -1, "next": 1}
            back = steps[self.norm(at + 1)]
            return Time(first, at + 3, "month", month=month, shift=back)
        return Time(first, at + 1, "month", month=month, word=before if first < at else "")

    def _counted(self, at: int) -> Time | None:
        """As in "two days ago", "eight years later", "three months earlier"."""
        word = self.norm(at)
        count = int(word) if word.isdecimal() and len(word) < 4 else NUMBERS.get(word)
        unit = UNITS.get(self.norm(at + 1).rstrip("s"))
        if self.norm(at + 1) in _LONG and count == 1:
            count, unit = _LONG[self.norm(at + 1)]
        direction = self.norm(at + 2)
        if (
            count is None
            or not unit
            or direction not in ("ago", "later", "earlier", "after", "before")
        ):
            return None
        if direction in ("after", "before"):
            return None
        if unit == "hour" or count == 0:
            return None
        if direction == "ago":
            return Time(at, at + 3, "relative", shift=-count, unit=unit)
        return Time(at, at + 3, "later", shift=count if direction == "later" else -count, unit=unit)

    def _year(self, at: int) -> Time | None:
        word = self.norm(at)
        if not _YEAR.match(word) or self.tokens[at].kind != "number":
            return None
        before = self.norm(at - 1)
        titled = at + 1 < len(self.tokens) and self.tokens[at + 1].text[:1].isupper()
        if before == "the" and titled:
            return None
        led = before in (
            "in",
            "of",
            "since",
            "until",
            "by",
            "from",
            "during",
            "mid",
            "early",
            "late",
            "to",
            "for",
            "the",
            "-",
            "and",
            "(",
            "after",
            "before",
            "end",
        )
        return Time(at, at + 1, "year", year=int(word)) if led else None


def find_times(tokens: list[Token]) -> list[Time]:
    """Every expression of time in a text, in order."""
    return _Finder(tokens).run()
