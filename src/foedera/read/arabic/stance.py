"""The stance that reported words take when no verb in them names an act."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from foedera.read.arabic.letters import fold
from foedera.read.words import LEXICON, rows

if TYPE_CHECKING:
    from foedera.read.arabic.view import View

__all__ = ["stance"]


@cache
def _cues() -> tuple[tuple[str, re.Pattern[str], str], ...]:
    return tuple(
        (row["frame"], re.compile(fold(row["pattern"])), row["kind"])
        for row in rows(LEXICON / "ar" / "cues.tsv")
    )


def stance(view: View, head: int, kind: str) -> tuple[str, int, int] | None:
    """Frame and token range of the words reported at `head`; None when they take no stance."""
    if kind == "deny":
        return None
    first, last = (view.first + 1, view.last) if kind == "quote" else _words_of(view, head)
    if last - first < 2:
        return None
    line = " ".join(view.tokens[k].norm for k in range(first, last))
    for frame, pattern, only in _cues():
        if only in ("", kind) and pattern.search(line):
            return frame, first, last
    return None


def _words_of(view: View, head: int) -> tuple[int, int]:
    """The clause after that or a colon, or the quotation beside the verb."""
    for k in range(head + 1, view.last):
        if view.word(k).particle == "that" or view.norm(k) == ":":
            return k, _end(view, k + 1)
        if view.norm(k) in '“«"':
            return k + 1, _end(view, k + 1)
    start = view.tokens[head].start
    for quote in view.quotes:
        if quote.span.end <= start:
            return view.document.tokens_of(quote.span)
    before = view.quote_before
    if before and view.sentence.span.start - before.span.end <= 3 and head - view.first <= 1:
        return view.document.tokens_of(before.span)
    return head + 1, _end(view, head + 1)


def _end(view: View, start: int) -> int:
    for k in range(start, view.last):
        if view.norm(k) in "؛;":
            return k
        if view.norm(k) in "”»" and view.norm(k + 1).startswith(("و", "،")) and k > start + 2:
            return k
        if view.norm(k) in "،," and (
            view.word(view.after(k)).participles
            or view.word(view.after(k)).particle == "subordinator"
        ):
            return k
    return view.last
