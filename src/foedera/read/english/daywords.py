"""Days of the calendar in English text: "8 July 2024", "from July 12 to 17", "24/07/2024"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from foedera.read.english.dates import Time
from foedera.read.english.lexicon import words

if TYPE_CHECKING:
    from foedera.read.document import Token

__all__ = ["SHORT_MONTHS", "YEAR", "DayWords", "months"]

YEAR = re.compile(r"(?:1[89]|20)\d\d$")
_DAY = re.compile(r"(?:[12]?\d|3[01])(?:st|nd|rd|th)?$")
SHORT_MONTHS = {
    **{m: k for k, m in enumerate(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug"), 1)},
    "sept": 9,
    "sep": 9,
    "oct": 10,
    "nov": 11,
    "dec": 12,
}
_DASHES = frozenset("-–—")
_TO = frozenset({"to", "through", "until", "till"}) | _DASHES
_MOVED = frozenset({"postponed", "moved", "delayed", "rescheduled", "shifted", "brought"})
_AFTER_DAYS = frozenset(
    """in at on with by for and as but when where while after before to of between during amid about
    over that which who is was were are will would , . ; : ) ( - – — ” " '""".split()
) | {""}
_HIJRI = frozenset(
    "muharram safar rajab sha'ban shaaban ramadan shawwal dhu dhul zulhijja zulqada rabi jumada".split()
)
_REACH = 6


@cache
def months() -> dict[str, int]:
    """The months by their names, 1 to 12."""
    return {name: k for k, name in enumerate(words()["months"], 1)}


def _number(word: str) -> int:
    return int(re.sub(r"\D", "", word))


class DayWords:
    """Finds the days of the calendar that the words of a text name."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens

    def norm(self, at: int) -> str:
        """The word at a place; empty outside the text."""
        return self.tokens[at].norm if 0 <= at < len(self.tokens) else ""

    def month_at(self, at: int) -> int:
        """The month, 1 to 12, that the word at a place names; 0 where it names none."""
        word = self.norm(at)
        if word in months():
            lower = self.tokens[at].text[0].islower()
            return 0 if lower or (word == "may" and not self._may(at)) else months()[word]
        short = word.rstrip(".")
        capital = at < len(self.tokens) and self.tokens[at].text[:1].isupper()
        return (
            SHORT_MONTHS.get(short, 0) if capital and short != "may" and self._day_near(at) else 0
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
        ) or bool(_DAY.match(before) or _DAY.match(after) or YEAR.match(after))

    def written(self, at: int) -> Time | None:
        """As in "2024-07-24", "24/07/2024"; "03/04/2024" may be the third or the fourth month."""
        marks = (self.norm(at + 1), self.norm(at + 3))
        first, middle, last = (self.norm(at + k) for k in (0, 2, 4))
        if marks == ("-", "-") and YEAR.match(first) and middle.isdigit() and last.isdigit():
            return self._possible(Time(at, at + 5, "day", int(last), int(middle), int(first)))
        if marks == ("/", "/") and YEAR.match(last) and first.isdigit() and middle.isdigit():
            day, month = int(first), int(middle)
            if day <= 12 < month:
                day, month = month, day
            return self._possible(Time(at, at + 5, "day", day, month, int(last), word="slashed"))
        return None

    def _possible(self, time: Time) -> Time | None:
        return time if 1 <= time.month <= 12 and 1 <= time.day <= 31 else None

    def dated(self, at: int) -> Time | None:
        """As in "8 July 2024", "July 8", "the 8th of July", "July 12 to 17", "3 March to 2 May"."""
        time = self._day_of(at) or self._hijri(at) or self._days_then_month(at)
        if time is not None:
            return time
        time = self._one_day(at)
        if time is not None and not self._moved(at):
            self._add_last_day(time)
        return time

    def _day_of(self, at: int) -> Time | None:
        """As in "the 12th of this month"."""
        if not _DAY.match(self.norm(at)) or self.norm(at + 1) != "of":
            return None
        spot = at + 2 + (self.norm(at + 2) == "the")
        which = self.norm(spot)
        kind = {"this": "relative", "last": "relative", "same": "same"}.get(which)
        if self.norm(spot + 1) != "month" or not kind:
            return None
        back = -1 if which == "last" else 0
        return Time(at, spot + 2, "day-of", day=_number(self.norm(at)), shift=back, word=kind)

    def _hijri(self, at: int) -> Time | None:
        """As in "12 Muharram 1446": a day that is not converted, and no day of another month."""
        if not _DAY.match(self.norm(at)):
            return None
        spot = at + 2 if self.norm(at + 1) == "of" else at + 1
        if self.norm(spot) not in _HIJRI:
            return None
        while spot < at + _REACH and self.norm(spot):
            if re.match(r"1[34]\d\d$", self.norm(spot)):
                return Time(at, spot + 1, "hijri")
            spot += 1
        return None

    def _days_then_month(self, at: int) -> Time | None:
        """As in "12 to 17 July", "between 12 and 17 July", "1 and 2 June"."""
        first, link, last = (self.norm(at + k) for k in range(3))
        if not (_DAY.match(first) and (link in _TO or link == "and") and _DAY.match(last)):
            return None
        time = self._one_day(at + 2)
        if time is None or not self.month_at(self._past_of(at + 3)):
            return None
        whole = link in _TO or self._joined(at, _number(first), _number(last))
        until = (time.day, time.month, 0)
        time.first, time.day = at, _number(first)
        if whole:
            time.until = until
        return time

    def _past_of(self, at: int) -> int:
        return at + 1 if self.norm(at) == "of" else at

    def _joined(self, at: int, first: int, last: int) -> bool:
        """Whether two days with "and" between them are one stretch of days."""
        return last == first + 1 or self.norm(at - 1) == "between"

    def _one_day(self, at: int) -> Time | None:
        if _DAY.match(self.norm(at)):
            spot = self._past_of(at + 1)
            month, day, last = self.month_at(spot), _number(self.norm(at)), spot + 1
        elif month := self.month_at(at):
            spot = at + 2 if self.norm(at + 1) == "." else at + 1
            if not _DAY.match(self.norm(spot)) or self._percent(spot + 1):
                return None
            day, last = _number(self.norm(spot)), spot + 1
        if not month or not day:
            return None
        spot = last + 1 if self.norm(last) == "," else last
        if YEAR.match(self.norm(spot)):
            return Time(at, spot + 1, "day", day, month, int(self.norm(spot)))
        return Time(at, last, "monthless-day", day, month)

    def _add_last_day(self, time: Time) -> None:
        """Lengthen a time by what follows, as in "July 12 to 17, 2024", "28 July until 3 August"."""
        spot = time.last
        if self.norm(spot) == "," and self.norm(spot + 1) in _TO - _DASHES:
            spot += 1
        link, spot = self.norm(spot), spot + 1
        joins = link in _TO or link == "and"
        if not joins:
            return
        if self.norm(spot) in words()["weekdays"]:
            spot += 1 + (self.norm(spot + 1) == ",")
        end = self._one_day(spot)
        if end is not None:
            between = self.norm(time.first - 1) == "between"
            if link in _TO or between:
                self._close(time, end)
            return
        if not _DAY.match(self.norm(spot)) or self._percent(spot + 1):
            return
        last = _number(self.norm(spot))
        whole = link in _TO or self._joined(time.first, time.day, last)
        year = spot + 2 if self.norm(spot + 1) == "," else spot + 1
        told = YEAR.match(self.norm(year))
        if not whole or not (told or link in _DASHES or self.norm(spot + 1) in _AFTER_DAYS):
            return
        self._close(
            time,
            Time(
                spot,
                year + 1 if told else spot + 1,
                "day",
                last,
                time.month,
                int(self.norm(year)) if told else 0,
            ),
        )

    def _close(self, time: Time, end: Time) -> None:
        time.last, time.until = end.last, (end.day, end.month, end.year)
        if end.year and not time.year:
            time.kind, time.year = "day", end.year - (end.month < time.month)

    def _moved(self, at: int) -> bool:
        """As in "postponed from July 12 to July 17": two days, and no stretch of days."""
        return any(self.norm(k) in _MOVED for k in range(at - _REACH, at))

    def _percent(self, at: int) -> bool:
        return self.norm(at) in ("%", "per", "percent")
