"""Finds expressions of time in English text."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from foedera.read.english.dates import Time
from foedera.read.english.daywords import SHORT_MONTHS, YEAR, DayWords, months
from foedera.read.english.lexicon import words

if TYPE_CHECKING:
    from foedera.read.document import Token

__all__ = ["NUMBERS", "UNITS", "find_times"]

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


@lru_cache(maxsize=20000)
def _opens(word: str) -> bool:
    """Whether an expression of time can begin with a word: most words are passed over at once."""
    return (
        word[:1].isdecimal()
        or word in _weekdays()
        or word in months()
        or word.rstrip(".") in SHORT_MONTHS
        or word in _NAMED
        or word in _STEPS
        or word in _POINTING
        or word in NUMBERS
        or word in _VAGUE
    )


class _Finder(DayWords):
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
            self.written(at)
            or self.dated(at)
            or self._weekday(at)
            or self._vague(at)
            or self._deictic(at)
            or self._month(at)
            or self._counted(at)
            or self._year(at)
        )

    def _weekday(self, at: int) -> Time | None:
        word = self.norm(at)
        if word in ("last", "next", "this", "following") and self.norm(at + 1) in _weekdays():
            return Time(at, at + 2, "weekday", _weekdays()[self.norm(at + 1)], word=word)
        if word in _weekdays() and self.tokens[at].text[0].isupper():
            day = self.dated(at + 2 if self.norm(at + 1) == "," else at + 1)
            if day:
                day.first = at
                return day
            if self.norm(at + 1) == "of" and self.norm(at + 2) == "last":
                return Time(at, at + 4, "weekday", _weekdays()[word], word="last week")
            if self.norm(at + 1) in ("last", "next") and self.norm(at + 2) == "week":
                week = f"{self.norm(at + 1)} week"
                return Time(at, at + 3, "weekday", _weekdays()[word], word=week)
            return Time(at, at + 1, "weekday", _weekdays()[word])
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
        if YEAR.match(self.norm(at + 1)):
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
        if not YEAR.match(word) or self.tokens[at].kind != "number":
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
