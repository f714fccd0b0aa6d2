"""Months and days of months in Arabic news: 3 سبتمبر, الخامس من مايو الماضي, تموز/يوليو."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from foedera.read.arabic.letters import fold
from foedera.read.words import LEXICON, forms, rows

if TYPE_CHECKING:
    from foedera.read.document import Token

__all__ = [
    "ORDINALS",
    "SAME",
    "TimeWords",
    "day_number",
    "is_year",
    "month_date",
    "months",
    "norm_at",
    "shift_of",
]

ORDINALS = {
    fold(w): n
    for n, w in enumerate(
        "الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر".split(), 1
    )
}
SAME = frozenset(("ذاته", "نفسه", "عينه"))
_PAST = frozenset(
    map(fold, ("الماضي", "الماضية", "المنصرم", "المنصرمة", "الفائت", "الفائتة", "السابق"))
)
_NEXT = frozenset(map(fold, ("المقبل", "المقبلة", "القادم", "القادمة", "التالي", "التالية")))
_THIS = frozenset(map(fold, ("الجاري", "الجارية", "الحالي", "الحالية")))


@dataclass(frozen=True, slots=True)
class TimeWords:
    """What an expression says, before it is resolved; numbers are as written.

    kind: day, month, year, weekday, today, yesterday, tomorrow, before-yesterday, week, ago, same,
    hijri. `shift` is -1 for past, 1 for coming, 0 for this, None when the words do not say; `until`
    is day, month and year of the last of several days, the latter two None where they are not said.
    """

    kind: str
    first: int
    last: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    shift: int | None = None
    amount: int = 0
    unit: str = ""
    until: tuple[int, int | None, int | None] | None = None


@cache
def months() -> dict[str, tuple[tuple[tuple[str, ...], int], ...]]:
    """By first word: the words of every name and its month, longest names first."""
    found: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for row in rows(LEXICON / "ar" / "months.tsv"):
        for form in forms(row["forms"]):
            words = tuple(fold(form).split())
            found.setdefault(words[0], []).append((words, int(row["month"])))
    return {
        first: tuple(sorted(named, key=lambda name: -len(name[0])))
        for first, named in found.items()
    }


def norm_at(tokens: list[Token], at: int, stop: int) -> str:
    """The word at a place, folded; empty behind the end."""
    return tokens[at].norm if at < stop else ""


def _month_at(tokens: list[Token], at: int, stop: int) -> tuple[int, int] | None:
    """Month and end of a month name, twin names (تموز/يوليو) included."""
    norm = norm_at(tokens, at, stop)
    options = [norm, norm[1:]] if norm[:1] in "ولب" else [norm]
    for first in options:
        for words, month in months().get(first, ()):
            if all(norm_at(tokens, at + k, stop) == w for k, w in enumerate(words[1:], 1)):
                end = at + len(words)
                if norm_at(tokens, end, stop) in ("/", "\\", "(", "-"):
                    twin = _month_at(tokens, end + 1, stop)
                    if twin:
                        end = twin[1] + (norm_at(tokens, twin[1], stop) == ")")
                return month, end
    return None


def month_date(tokens: list[Token], at: int, stop: int) -> TimeWords | None:
    """A month with or without its day and year: 3 سبتمبر, الخامس من مايو الماضي, يناير 2025."""
    found = _day_of_month(tokens, at, stop)
    if found is None:
        return None
    day, place = found
    norm = norm_at(tokens, place, stop)
    if norm == "الشهر" and day is not None:
        return _in_month(norm_at(tokens, place + 1, stop), at, place, day)
    if norm == "شهر":
        place += 1
    month = _month_at(tokens, place, stop)
    if month is None or (norm_at(tokens, place, stop) == "ماي" and day is None):
        return None
    number, end = month
    end, year, shift, of_year = _year_of_month(tokens, end, stop, day)
    kind = "month" if day is None else "day"
    amount = 12 if of_year else 0
    return TimeWords(kind, at, end, year, number, day, None, shift, amount)


def day_number(tokens: list[Token], at: int, stop: int) -> tuple[int, int] | None:
    """The day of a month, in figures or as an ordinal, and the place behind it."""
    token = tokens[at]
    if token.kind == "number" and token.norm.isdecimal():
        day = int(token.norm)
        return (day, at + 1) if 1 <= day <= 31 else None
    return _ordinal(tokens, at, stop) if _ordinal_ten(tokens, at, stop) else None


def _day_of_month(tokens: list[Token], at: int, stop: int) -> tuple[int | None, int] | None:
    """The day at `at` and where the month is to follow; no day when a month name may stand here."""
    token = tokens[at]
    if token.kind == "number" and token.norm.isdecimal() and 1 <= int(token.norm) <= 31:
        place = at + 1
        following = norm_at(tokens, place, stop)
        if following.startswith("و") and following[1:].isdecimal():
            place += 1
        elif following == "و" and norm_at(tokens, place + 1, stop).isdecimal():
            place += 2
        return int(token.norm), place + (norm_at(tokens, place, stop) == "من")
    if _plain(token.norm) in ORDINALS or _ordinal_ten(tokens, at, stop):
        day, place = _ordinal(tokens, at, stop)
        return (day, place + 1) if norm_at(tokens, place, stop) == "من" else None
    return None, at


def _year_of_month(
    tokens: list[Token], end: int, stop: int, day: int | None
) -> tuple[int, int | None, int | None, bool]:
    """End, year, shift and whether the shift is of the year, from the words after a month."""
    tail = norm_at(tokens, end, stop)
    if tail in ("من", "عام", "سنه"):
        step = end + 1 + (norm_at(tokens, end + 1, stop) in ("عام", "سنه"))
        if is_year(norm_at(tokens, step, stop)):
            return step + 1, int(tokens[step].norm), None, False
        shift = shift_of(norm_at(tokens, step + 1, stop))
        if norm_at(tokens, step, stop) == "العام" and shift is not None:
            return step + 2, None, shift, True
    elif is_year(tail):
        return end + 1, int(tail), None, False
    elif tail in ("،", ",") and day is not None and is_year(norm_at(tokens, end + 1, stop)):
        return end + 2, int(norm_at(tokens, end + 1, stop)), None, False
    elif shift_of(tail) is not None:
        return end + 1, None, shift_of(tail), False
    return end, None, None, False


def _in_month(tail: str, start: int, place: int, day: int | None) -> TimeWords | None:
    if tail in SAME:
        return TimeWords("same", start, place + 2, None, None, day)
    shift = shift_of(tail)
    if shift is None:
        return None
    return TimeWords("month-day", start, place + 2, None, None, day, None, shift)


def _plain(norm: str) -> str:
    """An ordinal without "and" before it: والسابع."""
    return norm[1:] if norm[:1] == "و" and norm[1:] in ORDINALS else norm


def _ordinal_ten(tokens: list[Token], at: int, stop: int) -> bool:
    norm = _plain(tokens[at].norm)
    return norm in ("الحادي", "العشرين", "الثلاثين", "العشرون", "الثلاثون") or (
        norm in ORDINALS and at + 1 < stop
    )


def _ordinal(tokens: list[Token], at: int, stop: int) -> tuple[int, int]:
    norm = _plain(tokens[at].norm)
    after = norm_at(tokens, at + 1, stop)
    base = ORDINALS.get(norm, 1 if norm in ("الحادي",) else 0)
    if after in ("عشر", "عشره") and base:
        return 10 + base, at + 2
    if after in ("والعشرين", "والعشرون") and base:
        return 20 + base, at + 2
    if after in ("والثلاثين", "والثلاثون") and base:
        return 30 + base, at + 2
    if norm in ("العشرين", "العشرون"):
        return 20, at + 1
    if norm in ("الثلاثين", "الثلاثون"):
        return 30, at + 1
    return base, at + 1


def shift_of(norm: str) -> int | None:
    """-1 for last, 1 for next, 0 for this; None for other words."""
    if norm in _PAST:
        return -1
    if norm in _NEXT:
        return 1
    return 0 if norm in _THIS else None


def is_year(norm: str) -> bool:
    """Whether a word is a year in figures."""
    return len(norm) == 4 and norm.isdecimal() and 1800 <= int(norm) <= 2100
