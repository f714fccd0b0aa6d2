"""Days of the calendar in Arabic text: بين 12 و17 يوليو, 18/9/2024, 12 محرم 1446."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from foedera.read.arabic.letters import fold
from foedera.read.arabic.monthwords import (
    ORDINALS,
    TimeWords,
    day_number,
    is_year,
    month_date,
    norm_at,
)

if TYPE_CHECKING:
    from foedera.read.document import Token

__all__ = ["WEEKDAYS", "calendar_day"]

WEEKDAYS = {
    fold(f): n
    for n, words in enumerate(
        ["الإثنين|الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"]
    )
    for f in words.split("|")
}
_TO = frozenset(map(fold, ("إلى", "حتى", "وحتى", "وإلى", "لغاية", "-", "–", "—")))
_BETWEEN = frozenset(("بين", "وبين"))
_DAYS_OF = frozenset(("يومي", "يوم"))
_MOVED = ("تاجيل", "ارجا", "اجلت", "تاجل", "موعد")
_REACH = 8
_HIJRI = frozenset(
    map(
        fold,
        "محرم|صفر|ربيع الأول|ربيع الآخر|ربيع الثاني|جمادى الأولى|جمادى الآخرة|جمادى الثانية|رجب|"
        "شعبان|رمضان|شوال|ذو القعدة|ذي القعدة|ذو الحجة|ذي الحجة".split("|"),
    )
)
_HIJRI_YEARS = range(1300, 1500)
_OF_HIJRA = frozenset(map(fold, ("هـ", "هجرية", "هجري", "للهجرة")))
_AGREES = frozenset(map(fold, ("الموافق", "الموافقة", "الموافقين", "(")))


def calendar_day(tokens: list[Token], at: int, stop: int) -> TimeWords | None:
    """A day, several days or a month of the calendar that begins at a place."""
    hijri = _hijri(tokens, at, stop)
    if hijri is not None:
        said = _agreeing(tokens, hijri.last, stop)
        day = month_date(tokens, said, stop) if said < stop else None
        return hijri if day is None or day.kind != "day" else replace(day, first=at)
    found = _written(tokens, at, stop) or _stretch(tokens, at, stop) or month_date(tokens, at, stop)
    if found is None or found.kind != "day":
        return found
    said = _agreeing(tokens, found.last, stop)
    other = _hijri(tokens, said, stop) if said < stop else None
    return found if other is None else replace(found, last=other.last)


def _agreeing(tokens: list[Token], at: int, stop: int) -> int:
    """Where the same day in the other calendar would stand (الموافق); `stop` where none is told."""
    if norm_at(tokens, at, stop) not in _AGREES:
        return stop
    return at + 1 + (norm_at(tokens, at + 1, stop) in ("ل", "يوم"))


def _hijri(tokens: list[Token], at: int, stop: int) -> TimeWords | None:
    """A day of the Islamic calendar: known for what it is, and not converted."""
    if norm_at(tokens, at, stop) in ("عام", "سنه") and _hijri_year(tokens, at + 1, stop):
        return TimeWords("hijri", at, _past_mark(tokens, at + 2, stop))
    number = day_number(tokens, at, stop)
    if number is None:
        return None
    place = number[1]
    place += norm_at(tokens, place, stop) == "من"
    place += norm_at(tokens, place, stop) == "شهر"
    one = norm_at(tokens, place, stop)
    two = f"{one} {norm_at(tokens, place + 1, stop)}"
    if one not in _HIJRI and two not in _HIJRI:
        return None
    place += 2 if two in _HIJRI else 1
    year = place + (norm_at(tokens, place, stop) in ("عام", "سنه", "من", "،"))
    return TimeWords(
        "hijri",
        at,
        _past_mark(tokens, year + 1, stop) if _hijri_year(tokens, year, stop) else place,
    )


def _hijri_year(tokens: list[Token], at: int, stop: int) -> bool:
    norm = norm_at(tokens, at, stop)
    return norm.isdecimal() and int(norm) in _HIJRI_YEARS


def _past_mark(tokens: list[Token], at: int, stop: int) -> int:
    return at + (norm_at(tokens, at, stop) in _OF_HIJRA)


def _written(tokens: list[Token], at: int, stop: int) -> TimeWords | None:
    """A day in figures: 18/9/2024, 2024/9/18; the day comes before the month."""
    first, mark, middle, again, last = (norm_at(tokens, at + k, stop) for k in range(5))
    if mark not in ("/", "-") or mark != again or not (first + middle + last).isdecimal():
        return None
    if is_year(first):
        first, last = last, first
    if not is_year(last) or not (first and middle):
        return None
    day, month = int(first), int(middle)
    if day <= 12 < month:
        day, month = month, day
    possible = 1 <= day <= 31 and 1 <= month <= 12
    return TimeWords("day", at, at + 5, int(last), month, day) if possible else None


def _stretch(tokens: list[Token], at: int, stop: int) -> TimeWords | None:
    """Several days by the first and the last: من 12 إلى 17 يوليو, بين 28 فبراير و3 مارس."""
    number = day_number(tokens, at, stop)
    if number is None:
        return None
    day, place = number
    link, after = _link(tokens, place, stop)
    if link:
        end = month_date(tokens, after, stop) if after < stop else None
        if end is None or end.day is None or end.kind not in ("day", "month-day", "same"):
            return None
        if link == "و" and not (end.day == day + 1 or _between(tokens, at)):
            return None
        return replace(end, first=at, day=day, until=(end.day, end.month, end.year))
    start = month_date(tokens, at, stop)
    if start is None or start.kind != "day":
        return None
    link, after = _link(tokens, start.last, stop)
    if not link or (link == "و" and not _between(tokens, at)) or _moved(tokens, at):
        return None
    after += norm_at(tokens, after, stop) == "يوم"
    after += norm_at(tokens, after, stop) in WEEKDAYS
    end = month_date(tokens, after, stop) if after < stop else None
    return _joined(start, end) if end is not None and end.kind == "day" else None


def _joined(start: TimeWords, end: TimeWords) -> TimeWords:
    assert start.month is not None
    assert end.month is not None
    assert end.day is not None
    year = start.year
    if year is None and end.year is not None:
        year = end.year - (end.month < start.month)
    told = end if start.shift is None else start
    until = (end.day, end.month, end.year)
    return replace(
        start, last=end.last, year=year, shift=told.shift, amount=told.amount, until=until
    )


def _link(tokens: list[Token], at: int, stop: int) -> tuple[str, int]:
    """The word that leads to the last day, and where that day is to stand."""
    norm = norm_at(tokens, at, stop)
    if norm == "و" and norm_at(tokens, at + 1, stop) in _TO:
        return "الي", at + 2
    if norm[:1] == "و" and norm[1:] in ORDINALS:
        return "و", at
    return (norm, at + 1) if norm == "و" or norm in _TO else ("", at)


def _between(tokens: list[Token], at: int) -> bool:
    before = at - 1
    if before >= 0 and tokens[before].norm in _DAYS_OF:
        before -= 1
    return before >= 0 and tokens[before].norm in _BETWEEN


def _moved(tokens: list[Token], at: int) -> bool:
    """As in تأجيل الاجتماع من 12 يوليو إلى 17 يوليو: two days, and no stretch of days."""
    return any(token.norm.startswith(_MOVED) for token in tokens[max(0, at - _REACH) : at])
