"""The headline counts once: it is the title, and no line of the body."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from foedera.read.arabic.letters import fold

__all__ = ["without_headline"]

_WORD = re.compile(r"\w+")
_BAR = re.compile(r"\s+[|–—-]\s+(?=[^|–—]+$)")
_LONGEST = 50
_ALIKE = 0.85


def without_headline(text: str, title: str | None) -> str:
    r"""The body without a first line that is nearly the title, with or without its outlet.

    Nothing is dropped where no title is known, or where nothing would be left.

    >>> without_headline("Seoul agrees\nSeoul agreed.", "Seoul agrees – RT World News")
    'Seoul agreed.'
    """
    first, _, rest = text.lstrip().partition("\n")
    if not title or not rest.strip() or len(first) > 3 * len(title) + _LONGEST:
        return text
    lines, titles = (_with_and_without(line) for line in (first.strip("*# "), title))
    if any(_same(line, name) for line in lines for name in titles):
        return rest.lstrip("\n ")
    return text


def _with_and_without(line: str) -> set[str]:
    bar = _BAR.search(line)
    return {line, line[: bar.start()]} if bar else {line}


def _same(line: str, title: str) -> bool:
    ours, theirs = _words(line), _words(title)
    if not ours or max(len(ours), len(theirs)) > _LONGEST:
        return False
    return SequenceMatcher(None, ours, theirs, autojunk=False).ratio() >= _ALIKE


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text).lower())
