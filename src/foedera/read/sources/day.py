"""The day of publication as sources write it, in either language and in feeds and metadata."""

from __future__ import annotations

import re
from datetime import date
from email.utils import parsedate_tz
from functools import cache

from foedera.read.arabic.letters import fold
from foedera.read.words import LEXICON, forms, rows

__all__ = ["written_day"]

_ISO = re.compile(r"\s*(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})(?!\d)")
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)")
_NAMED = re.compile(
    r"(?<![\d:])(\d{1,2})(?:st|nd|rd|th)?\.?\s+(?:of\s+)?([^\W\d_][^\d]{1,40}?)[\s,،/]+(\d{4})"
)
_MONTH_FIRST = re.compile(r"([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_FIRST = 1800  # what is older is a program's way of saying that it has no date
_ENGLISH = (
    "january february march april may june july august september october november december"
).split()


def written_day(words: str) -> date | None:
    """The day that is written, in the time zone it is written in; None where none can be told.

    A date of two numbers below 13, such as 05/07/2024, is read day first in Arabic only.

    >>> written_day("2024-07-09T23:30:00+09:00"), written_day("الأحد ٢٨ يوليو/تموز ٢٠٢٤")
    (datetime.date(2024, 7, 9), datetime.date(2024, 7, 28))
    >>> written_day("Tue, 09 Jul 2024 23:30:00 +0900"), written_day("05/07/2024")
    (datetime.date(2024, 7, 9), None)
    """
    text = fold(words)[:200]
    iso = _ISO.match(text)
    if iso:
        return _date(int(iso[1]), int(iso[3]), int(iso[4]))
    for pattern, (day_at, month_at) in ((_NAMED, (1, 2)), (_MONTH_FIRST, (2, 1))):
        for match in pattern.finditer(text):
            month = _month(match[month_at])
            if month:
                return _date(int(match[3]), month, int(match[day_at]))
    mail = parsedate_tz(words)
    if mail:
        return _date(*mail[:3])
    numbers = _DAY_FIRST.search(text)
    if not numbers:
        return None
    day, month, year = (int(number) for number in numbers.groups())
    arabic = any("\u0600" <= letter <= "\u06ff" for letter in words)
    if month > 12 and not arabic:
        return _date(year, day, month)
    return _date(year, month, day) if arabic or day > 12 or day == month else None


def _month(name: str) -> int | None:
    for part in re.split(r"[/\\(|]", name):
        word = part.strip(" .,،)").lower()
        if word in _arabic():
            return _arabic()[word]
        if len(word) >= 3:
            for number, full in enumerate(_ENGLISH, start=1):
                if full.startswith(word[:4] if word.startswith("sept") else word):
                    return number
    return None


@cache
def _arabic() -> dict[str, int]:
    return {
        fold(form): int(row["month"])
        for row in rows(LEXICON / "ar" / "months.tsv")
        for form in forms(row["forms"])
    }


def _date(year: int, month: int, day: int) -> date | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if year >= _FIRST else None
