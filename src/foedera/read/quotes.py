"""Finds quotations whatever marks they use, also pairs that do not belong together."""

from __future__ import annotations

import re

from foedera.read.model import Quote, Span

__all__ = ["find_quotes"]

_CLOSERS = {
    "“": '”″“"',
    "„": '“”"',
    "«": "»",
    "‹": "›",
    '"': '"”″',
    "″": "″”",
    "”": "”",
    "‘": "’",
}
_MARKS = {marks: re.compile(f"[{marks}]") for marks in (*_CLOSERS.values(), "\n")}
_LONGEST = 1200


def find_quotes(text: str) -> list[Quote]:
    """Every quotation in order; none reaches over an empty line or into another.

    >>> [q.inside.of("قال “نعم″ ثم «لا»") for q in find_quotes("قال “نعم″ ثم «لا»")]
    ['نعم', 'لا']
    """
    found: list[Quote] = []
    ends: dict[str, int] = {}
    at = 0
    while at < len(text):
        mark = text[at]
        closers = _CLOSERS.get(mark)
        if closers is None or (mark == "‘" and not _opens(text, at)):
            at += 1
            continue
        end = _closing(text, at, closers, ends)
        if end is None:
            at += 1
            continue
        found.append(Quote(Span(at, end + 1), mark, text[end]))
        at = end + 1
    return found


def _opens(text: str, at: int) -> bool:
    return (at == 0 or not text[at - 1].isalnum()) and at + 1 < len(text) and text[at + 1].isalnum()


def _closing(text: str, at: int, closers: str, ends: dict[str, int]) -> int | None:
    """The mark that closes what opens at `at`; `ends` keeps the next of each kind, found once."""
    for marks, start in ((closers, at + 2), ("\n", at + 1)):
        if ends.get(marks, -1) < start:
            ends[marks] = _next(text, start, marks)
    place = ends[closers]
    return place if place < min(ends["\n"], at + _LONGEST) else None


def _next(text: str, start: int, marks: str) -> int:
    """Where the next of some marks stands, an apostrophe inside a word not counted."""
    for found in _MARKS[marks].finditer(text, start):
        place = found.start()
        if text[place] != "’" or not text[place + 1 : place + 2].isalnum():
            return place
    return len(text)
