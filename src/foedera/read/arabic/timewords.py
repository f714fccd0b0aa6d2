"""Expressions of time in Arabic news: what the words say, before any day is worked out."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from foedera.read.arabic.daywords import WEEKDAYS, calendar_day
from foedera.read.arabic.letters import fold
from foedera.read.arabic.monthwords import (
    ORDINALS,
    SAME,
    TimeWords,
    is_year,
    months,
    norm_at,
    shift_of,
)

if TYPE_CHECKING:
    from foedera.read.document import Sentence, Token

__all__ = ["TimeWords", "find"]

_COUNT = {
    fold(w): n
    for w, n in (
        ("يومين", 2),
        ("ثلاثة", 3),
        ("أربعة", 4),
        ("خمسة", 5),
        ("ستة", 6),
        ("سبعة", 7),
        ("ثمانية", 8),
        ("تسعة", 9),
        ("عشرة", 10),
        ("ثلاث", 3),
        ("أربع", 4),
        ("خمس", 5),
        ("ست", 6),
        ("سبع", 7),
        ("ثماني", 8),
        ("تسع", 9),
        ("عشر", 10),
    )
}


def find(tokens: list[Token], sentence: Sentence) -> list[TimeWords]:
    """The expressions of one sentence, none overlapping another."""
    found: list[TimeWords] = []
    at = sentence.first
    while at < sentence.last:
        words = _at(tokens, at, sentence.last) if _opens(tokens[at].norm) else None
        if words is None:
            at += 1
        else:
            found.append(words)
            at = max(words.last, at + 1)
    return found


@lru_cache(maxsize=20000)
def _bare(norm: str) -> str:
    """Without و, ف, ل and ب before a time word."""
    for prefix in ("و", "ف", "ل", "ب"):
        if norm.startswith(prefix) and len(norm) > 4 and (norm[1:3] == "ال" or norm[1:] in _SINGLE):
            return norm[1:]
    return norm


_SINGLE = frozenset(map(fold, ("أمس", "اليوم", "غدا", "يوم", "مساء", "صباح", "فجر", "عام")))


_OPENERS = frozenset(
    ["شهر", "الحادي", "العشرين", "الثلاثين", "العشرون", "الثلاثون", "هذا", "هذه", "ذلك", "اول",
     "امس", "البارحه", "اليوم", "غدا", "الغد", "قبل", "منذ", "بعد", "قبلها", "قبله", "عام", "سنه",
     "العام"]
)  # fmt: skip


@lru_cache(maxsize=20000)
def _opens(norm: str) -> bool:
    """Whether an expression can begin with a word, its clitics off: most are passed over at once."""
    if norm[:1].isdecimal():
        return True
    for start in range(3):
        word = norm[start:]
        if word in _OPENERS or word in WEEKDAYS or word in ORDINALS or word in _UNITS:
            return True
        if word in months():
            return True
        if norm[start : start + 1] not in ("و", "ف", "ل", "ب"):
            return False
    return False


def _at(tokens: list[Token], at: int, stop: int) -> TimeWords | None:
    for reader in (calendar_day, _weekday, _day_word, _relative, _ago, _year):
        words = reader(tokens, at, stop)
        if words is not None:
            return words
    return None


def _weekday(tokens: list[Token], at: int, stop: int) -> TimeWords | None:
    norm = _bare(tokens[at].norm)
    if norm not in WEEKDAYS:
        return None
    end = at + 1
    shift = None
    start = at
    before = tokens[at - 1].norm if at else ""
    if before in ("يوم", "مساء", "صباح", "فجر", "ظهر", "ليل", "يومي", "اليوم", "امس", "ليله"):
        start = at - 1
    if before == "اليوم":
        return TimeWords("today", start, end, weekday=WEEKDAYS[norm])
    if before == "امس":
        return TimeWords("yesterday", start, end, weekday=WEEKDAYS[norm])
    tail = norm_at(tokens, end, stop)
    if shift_of(tail) is not None:
        shift, end = shift_of(tail), end + 1
    month = None
    if tokens[end].norm in ("،", ",") if end < stop else False:
        month = calendar_day(tokens, end + 1, stop) if end + 1 < stop else None
    elif end < stop:
        month = calendar_day(tokens, end, stop)
    if month is not None and month.kind == "day":
        return replace(month, first=start)
    return TimeWords("weekday", start, end, weekday=WEEKDAYS[norm], shift=shift)


def _day_word(tokens: list[Token], at: int, stop: int) -> TimeWords | None:
    norm = _bare(tokens[at].norm)
    following = norm_at(tokens, at + 1, stop)
    if norm == "اول" and following == "من" and norm_at(tokens, at + 2, stop) == "امس":
        end = at + 3
        if norm_at(tokens, end, stop) in WEEKDAYS:
            end += 1
        return TimeWords("before-yesterday", at, end)
    if norm in ("امس", "البارحه"):
        end = at + 1
        if following == "الاول":
            return TimeWords("before-yesterday", at, at + 2)
        if following in WEEKDAYS:
            end += 1
        return TimeWords("yesterday", at, end)
    if norm == "اليوم" and following not in ("التالي", "السابق", *SAME):
        end = at + 1 + (following in WEEKDAYS)
        return TimeWords("today", at, end)
    if norm == "اليوم" and following in SAME:
        return TimeWords("same", at, at + 2)
    if (
        norm == "اليوم"
        and following == "التالي"
        and not norm_at(tokens, at + 2, stop).startswith("ل")
    ):
        return TimeWords("later", at, at + 2, amount=1, unit="day")
    if norm == "اليوم" and following == "السابق":
        return TimeWords("day-before", at, at + 2)
    if norm == "ذلك" and following == "اليوم":
        return TimeWords("same", at, at + 2)
    if norm in ("غدا", "الغد"):
        return TimeWords("tomorrow", at, at + 1 + (following in WEEKDAYS))
    return None


_UNITS = {
    "الشهر": "month", "الاسبوع": "week", "العام": "year", "السنه": "year", "اسبوع": "week",
    "شهر": "month", "عام": "year", "سنه": "year", "اسابيع": "week", "اشهر": "month",
    "شهور": "month", "اعوام": "year", "سنوات": "year", "ايام": "day", "يوم": "day", "اسبوعين": "week2",
    "شهرين": "month2", "عامين": "year2", "سنتين": "year2", "يومين": "day2", "الايام": "day",
}  # fmt: skip


def _relative(tokens: list[Token], at: int, stop: int) -> TimeWords | None:
    norm = _bare(tokens[at].norm)
    following = norm_at(tokens, at + 1, stop)
    if norm == "هذا" or norm == "هذه":
        unit = _UNITS.get(following)
        if following.startswith("ال") and unit in ("month", "week", "year"):
            return TimeWords("unit", at, at + 2, shift=0, unit=unit)
        return None
    unit = _UNITS.get(norm)
    if unit in ("month", "week", "year") and norm.startswith("ال"):
        shift = shift_of(following)
        if shift is not None:
            return TimeWords("unit", at, at + 2, shift=shift, unit=unit)
    if norm == "العام" and following in SAME:
        return TimeWords("same", at, at + 2, unit="year")
    if norm == "الشهر" and following in SAME:
        return TimeWords("same", at, at + 2, unit="month")
    return None


def _ago(tokens: list[Token], at: int, stop: int) -> TimeWords | None:
    """قبل ثلاثة أيام, منذ أسبوعين, بعد يومين as a distance from publication."""
    norm = _bare(tokens[at].norm)
    norm = norm[1:] if norm in ("وبعد", "وقبل", "ومنذ", "وقبلها", "وقبله") else norm
    if norm in ("قبلها", "قبله") and norm_at(tokens, at + 1, stop) in ("بيوم", "بيومين"):
        days = 1 if norm_at(tokens, at + 1, stop) == "بيوم" else 2
        return TimeWords("later", at, at + 2, amount=-days, unit="day")
    if norm not in ("قبل", "منذ", "بعد"):
        return None
    place, amount = at + 1, 1
    word = norm_at(tokens, place, stop)
    if word.isdecimal() and not is_year(word):
        amount, place = int(word), place + 1
    elif word in _COUNT and word != "يومين":
        amount, place = _COUNT[word], place + 1
    unit = _UNITS.get(norm_at(tokens, place, stop))
    if unit is None or norm_at(tokens, place, stop).startswith("ال"):
        return None
    after = norm_at(tokens, place + 1, stop)
    if after in ("من", "علي") or amount > 99 or norm == "منذ":
        return None
    if unit.endswith("2"):
        amount, unit = 2, unit[:-1]
    if norm == "بعد":
        opens = at == 0 or tokens[at - 1].norm in "،.؛"
        if not (opens and unit == "day"):
            return None
        return TimeWords("later", at, place + 1, amount=amount, unit=unit)
    return TimeWords("ago", at, place + 1, amount=amount, unit=unit)


def _year(tokens: list[Token], at: int, stop: int) -> TimeWords | None:
    norm = tokens[at].norm
    if norm.lstrip("وفب") in ("عام", "سنه", "العام") and is_year(norm_at(tokens, at + 1, stop)):
        return TimeWords("year", at, at + 2, int(tokens[at + 1].norm))
    if is_year(norm) and tokens[at].kind == "number":
        before = tokens[at - 1].norm if at else ""
        if before in ("في", "منذ", "خلال", "حتي", "بحلول", "نهايه", "مطلع") or before in ("عامي",):
            return TimeWords("year", at, at + 1, int(norm))
    return None
