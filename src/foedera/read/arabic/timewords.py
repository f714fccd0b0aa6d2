"""Expressions of time in Arabic news: what the words say, before any day is worked out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from foedera.read.arabic.letters import fold
from foedera.read.words import LEXICON, forms, rows

if TYPE_CHECKING:
    from foedera.read.document import Sentence, Token

__all__ = ["TimeWords", "find"]

_WEEKDAYS = {
    fold(f): n
    for n, words in enumerate(
        ["الإثنين|الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"]
    )
    for f in words.split("|")
}
_ORDINALS = {
    fold(w): n
    for n, w in enumerate(
        "الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر".split(), 1
    )
}
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
_SAME = frozenset(("ذاته", "نفسه", "عينه"))
_PAST = frozenset(
    map(fold, ("الماضي", "الماضية", "المنصرم", "المنصرمة", "الفائت", "الفائتة", "السابق"))
)
_NEXT = frozenset(map(fold, ("المقبل", "المقبلة", "القادم", "القادمة", "التالي", "التالية")))
_THIS = frozenset(map(fold, ("الجاري", "الجارية", "الحالي", "الحالية")))
_PARTS = frozenset(
    map(
        fold,
        (
            "مساء",
            "صباح",
            "فجر",
            "ظهر",
            "ليل",
            "ليلة",
            "عصر",
            "مطلع",
            "منتصف",
            "أواخر",
            "أوائل",
            "نهاية",
            "بداية",
            "مستهل",
            "خلال",
            "يوم",
            "يومي",
            "اليوم",
            "في",
            "من",
            "شهر",
            "عام",
            "سنة",
            "ال",
        ),
    )
)


@dataclass(frozen=True, slots=True)
class TimeWords:
    """What an expression says, before it is resolved; numbers are as written.

    kind: day, month, year, weekday, today, yesterday, tomorrow, before-yesterday, week, ago, same.
    `shift` is -1 for past, 1 for coming, 0 for this, None when the words do not say.
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


@cache
def _months() -> dict[str, tuple[tuple[tuple[str, ...], int], ...]]:
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


def _norm(tokens: list[Token], at: int, stop: int) -> str:
    return tokens[at].norm if at < stop else ""


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
        if word in _OPENERS or word in _WEEKDAYS or word in _ORDINALS or word in _UNITS:
            return True
        if word in _months():
            return True
        if norm[start : start + 1] not in ("و", "ف", "ل", "ب"):
            return False
    return False


def _at(tokens: list[Token], at: int, stop: int) -> TimeWords | None:
    for reader in (_month_date, _weekday, _day_word, _relative, _ago, _year):
        words = reader(tokens, at, stop)
        if words is not None:
            return words
    return None


def _month_at(tokens: list[Token], at: int, stop: int) -> tuple[int, int] | None:
    """Month and end of a month name, twin names (تموز/يوليو) included."""
    norm = _norm(tokens, at, stop)
    options = [norm, norm[1:]] if norm[:1] in "ولب" else [norm]
    for first in options:
        for words, month in _months().get(first, ()):
            if all(_norm(tokens, at + k, stop) == w for k, w in enumerate(words[1:], 1)):
                end = at + len(words)
                if _norm(tokens, end, stop) in ("/", "\\", "(", "-"):
                    twin = _month_at(tokens, end + 1, stop)
                    if twin:
                        end = twin[1] + (_norm(tokens, twin[1], stop) == ")")
                return month, end
    return None


def _month_date(tokens: list[Token], at: int, stop: int) -> TimeWords | None:
    """A month with or without its day and year: 3 سبتمبر, الخامس من مايو الماضي, يناير 2025."""
    found = _day_of_month(tokens, at, stop)
    if found is None:
        return None
    day, place = found
    norm = _norm(tokens, place, stop)
    if norm == "الشهر" and day is not None:
        return _in_month(_norm(tokens, place + 1, stop), at, place, day)
    if norm == "شهر":
        place += 1
    month = _month_at(tokens, place, stop)
    if month is None or (_norm(tokens, place, stop) == "ماي" and day is None):
        return None
    number, end = month
    end, year, shift, of_year = _year_of_month(tokens, end, stop, day)
    kind = "month" if day is None else "day"
    amount = 12 if of_year else 0
    return TimeWords(kind, at, end, year, number, day, None, shift, amount)


def _day_of_month(tokens: list[Token], at: int, stop: int) -> tuple[int | None, int] | None:
    """The day at `at` and where the month is to follow; no day when a month name may stand here."""
    token = tokens[at]
    if token.kind == "number" and token.norm.isdecimal() and 1 <= int(token.norm) <= 31:
        place = at + 1
        following = _norm(tokens, place, stop)
        if following.startswith("و") and following[1:].isdecimal():
            place += 1
        elif following == "و" and _norm(tokens, place + 1, stop).isdecimal():
            place += 2
        return int(token.norm), place + (_norm(tokens, place, stop) == "من")
    if token.norm in _ORDINALS or _ordinal_ten(tokens, at, stop):
        day, place = _ordinal(tokens, at, stop)
        return (day, place + 1) if _norm(tokens, place, stop) == "من" else None
    return None, at


def _year_of_month(
    tokens: list[Token], end: int, stop: int, day: int | None
) -> tuple[int, int | None, int | None, bool]:
    """End, year, shift and whether the shift is of the year, from the words after a month."""
    tail = _norm(tokens, end, stop)
    if tail in ("من", "عام", "سنه"):
        step = end + 1 + (_norm(tokens, end + 1, stop) in ("عام", "سنه"))
        if _is_year(_norm(tokens, step, stop)):
            return step + 1, int(tokens[step].norm), None, False
        shift = _shift(_norm(tokens, step + 1, stop))
        if _norm(tokens, step, stop) == "العام" and shift is not None:
            return step + 2, None, shift, True
    elif _is_year(tail):
        return end + 1, int(tail), None, False
    elif tail in ("،", ",") and day is not None and _is_year(_norm(tokens, end + 1, stop)):
        return end + 2, int(_norm(tokens, end + 1, stop)), None, False
    elif _shift(tail) is not None:
        return end + 1, None, _shift(tail), False
    return end, None, None, False


def _in_month(tail: str, start: int, place: int, day: int | None) -> TimeWords | None:
    if tail in _SAME:
        return TimeWords("same", start, place + 2, None, None, day)
    shift = _shift(tail)
    if shift is None:
        return None
    return TimeWords("month-day", start, place + 2, None, None, day, None, shift)


def _ordinal_ten(tokens: list[Token], at: int, stop: int) -> bool:
    norm = tokens[at].norm
    return norm in ("الحادي", "العشرين", "الثلاثين", "العشرون", "الثلاثون") or (
        norm in _ORDINALS and at + 1 < stop
    )


def _ordinal(tokens: list[Token], at: int, stop: int) -> tuple[int, int]:
    norm = tokens[at].norm
    after = _norm(tokens, at + 1, stop)
    base = _ORDINALS.get(norm, 1 if norm in ("الحادي",) else 0)
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


def _shift(norm: str) -> int | None:
    if norm in _PAST:
        return -1
    if norm in _NEXT:
        return 1
    return 0 if norm in _THIS else None


def _is_year(norm: str) -> bool:
    return len(norm) == 4 and norm.isdecimal() and 1800 <= int(norm) <= 2100


def _weekday(tokens: list[Token], at: int, stop: int) -> TimeWords | None:
    norm = _bare(tokens[at].norm)
    if norm not in _WEEKDAYS:
        return None
    end = at + 1
    shift = None
    start = at
    before = tokens[at - 1].norm if at else ""
    if before in ("يوم", "مساء", "صباح", "فجر", "ظهر", "ليل", "يومي", "اليوم", "امس", "ليله"):
        start = at - 1
    if before == "اليوم":
        return TimeWords("today", start, end, weekday=_WEEKDAYS[norm])
    if before == "امس":
        return TimeWords("yesterday", start, end, weekday=_WEEKDAYS[norm])
    tail = _norm(tokens, end, stop)
    if _shift(tail) is not None:
        shift, end = _shift(tail), end + 1
    month = None
    if tokens[end].norm in ("،", ",") if end < stop else False:
        month = _month_date(tokens, end + 1, stop) if end + 1 < stop else None
    elif end < stop:
        month = _month_date(tokens, end, stop)
    if month is not None and month.kind == "day":
        return TimeWords(
            "day", start, month.last, month.year, month.month, month.day, None, month.shift
        )
    return TimeWords("weekday", start, end, weekday=_WEEKDAYS[norm], shift=shift)


def _day_word(tokens: list[Token], at: int, stop: int) -> TimeWords | None:
    norm = _bare(tokens[at].norm)
    following = _norm(tokens, at + 1, stop)
    if norm == "اول" and following == "من" and _norm(tokens, at + 2, stop) == "امس":
        end = at + 3
        if _norm(tokens, end, stop) in _WEEKDAYS:
            end += 1
        return TimeWords("before-yesterday", at, end)
    if norm in ("امس", "البارحه"):
        end = at + 1
        if following == "الاول":
            return TimeWords("before-yesterday", at, at + 2)
        if following in _WEEKDAYS:
            end += 1
        return TimeWords("yesterday", at, end)
    if norm == "اليوم" and following not in ("التالي", "السابق", *_SAME):
        end = at + 1 + (following in _WEEKDAYS)
        return TimeWords("today", at, end)
    if norm == "اليوم" and following in _SAME:
        return TimeWords("same", at, at + 2)
    if (
        norm == "اليوم"
        and following == "التالي"
        and not _norm(tokens, at + 2, stop).startswith("ل")
    ):
        return TimeWords("later", at, at + 2, amount=1, unit="day")
    if norm == "اليوم" and following == "السابق":
        return TimeWords("day-before", at, at + 2)
    if norm == "ذلك" and following == "اليوم":
        return TimeWords("same", at, at + 2)
    if norm in ("غدا", "الغد"):
        return TimeWords("tomorrow", at, at + 1 + (following in _WEEKDAYS))
    return None


_UNITS = {
    "الشهر": "month", "الاسبوع": "week", "العام": "year", "السنه": "year", "اسبوع": "week",
    "شهر": "month", "عام": "year", "سنه": "year", "اسابيع": "week", "اشهر": "month",
    "شهور": "month", "اعوام": "year", "سنوات": "year", "ايام": "day", "يوم": "day", "اسبوعين": "week2",
    "شهرين": "month2", "عامين": "year2", "سنتين": "year2", "يومين": "day2", "الايام": "day",
}  # fmt: skip


def _relative(tokens: list[Token], at: int, stop: int) -> TimeWords | None:
    norm = _bare(tokens[at].norm)
    following = _norm(tokens, at + 1, stop)
    if norm == "هذا" or norm == "هذه":
        unit = _UNITS.get(following)
        if following.startswith("ال") and unit in ("month", "week", "year"):
            return TimeWords("unit", at, at + 2, shift=0, unit=unit)
        return None
    unit = _UNITS.get(norm)
    if unit in ("month", "week", "year") and norm.startswith("ال"):
        shift = _shift(following)
        if shift is not None:
            return TimeWords("unit", at, at + 2, shift=shift, unit=unit)
    if norm == "العام" and following in _SAME:
        return TimeWords("same", at, at + 2, unit="year")
    if norm == "الشهر" and following in _SAME:
        return TimeWords("same", at, at + 2, unit="month")
    return None


def _ago(tokens: list[Token], at: int, stop: int) -> TimeWords | None:
    """قبل ثلاثة أيام, منذ أسبوعين, بعد يومين as a distance from publication."""
    norm = _bare(tokens[at].norm)
    norm = norm[1:] if norm in ("وبعد", "وقبل", "ومنذ", "وقبلها", "وقبله") else norm
    if norm in ("قبلها", "قبله") and _norm(tokens, at + 1, stop) in ("بيوم", "بيومين"):
        days = 1 if _norm(tokens, at + 1, stop) == "بيوم" else 2
        return TimeWords("later", at, at + 2, amount=-days, unit="day")
    if norm not in ("قبل", "منذ", "بعد"):
        return None
    place, amount = at + 1, 1
    word = _norm(tokens, place, stop)
    if word.isdecimal() and not _is_year(word):
        amount, place = int(word), place + 1
    elif word in _COUNT and word != "يومين":
        amount, place = _COUNT[word], place + 1
    unit = _UNITS.get(_norm(tokens, place, stop))
    if unit is None or _norm(tokens, place, stop).startswith("ال"):
        return None
    after = _norm(tokens, place + 1, stop)
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
    if norm.lstrip("وفب") in ("عام", "سنه", "العام") and _is_year(_norm(tokens, at + 1, stop)):
        return TimeWords("year", at, at + 2, int(tokens[at + 1].norm))
    if _is_year(norm) and tokens[at].kind == "number":
        before = tokens[at - 1].norm if at else ""
        if before in ("في", "منذ", "خلال", "حتي", "بحلول", "نهايه", "مطلع") or before in ("عامي",):
            return TimeWords("year", at, at + 1, int(norm))
    return None
