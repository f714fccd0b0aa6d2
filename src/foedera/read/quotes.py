"""Finds quotations whatever marks they use, also pairs that do not belong together."""

from __future__ import annotations

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
_LONGEST = 1200


def find_quotes(text: str) -> list[Quote]:
    """Every quotation in order; none reaches over an empty line or into another.

    >>> [q.inside.of("قال “نعم″ ثم «لا»") for q in find_quotes("قال “نعم″ ثم «لا»")]
    ['نعم', 'لا']
    """
    found: list[Quote] = []
    at = 0
    while at < len(text):
        mark = text[at]
        closers = _CLOSERS.get(mark)
        if closers is None or (mark == "‘" and not _opens(text, at)):
            at += 1
            continue
        end = _closing(text, at, closers)
        if end is None:
            at += 1
            continue
        found.append(Quote(Span(at, end + 1), mark, text[end]))
        at = end + 1
    return found


def _opens(text: str, at: int) -> bool:
    return (at == 0 or not text[at - 1].isalnum()) and at + 1 < len(text) and text[at + 1].isalnum()


def _closing(text: str, at: int, closers: str) -> int | None:
    stop = text.find("\n", at)
    limit = min(len(text) if stop < 0 else stop, at + _LONGEST)
    for place in range(at + 1, limit):
        mark = text[place]
        if mark not in closers or place == at + 1:
            continue
        if mark == "’" and text[place + 1 : place + 2].isalnum():
            continue
        return place
    return None
