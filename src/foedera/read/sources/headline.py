"""The headline counts once: it is the title, and no line of the body."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from foedera.read.arabic.letters import fold
from foedera.read.words import outlets

__all__ = ["part_headline"]

_WORD = re.compile(r"\w+")
_END = (".", "!", "؟", "?", "…", ":", "،", ",", ".»", ".”", ".\"")
_BAR = re.compile(r"\s+[|–—-]\s+(?=[^|–—]+$)")
_LONGEST = 25
_ALIKE = 0.85
_SHARED = 0.6
_STEM = 4


def part_headline(text: str, title: str | None) -> tuple[str, str | None, str | None]:
    r"""The body without its headline, the title, and the outlet that ends the title, if one does.

    A first line that is nearly the title is dropped. Where no title is known, a first line is
    one if it is short, ends in no full stop, and the paragraph after it repeats its words.

    >>> part_headline("Tokyo and Manila sign a pact\n\nTokyo and Manila signed a pact.", None)
    ('Tokyo and Manila signed a pact.', 'Tokyo and Manila sign a pact', None)
    >>> part_headline("Seoul agreed.", "Seoul agrees – RT World News")
    ('Seoul agreed.', 'Seoul agrees', 'RT')
    """
    title, outlet = _without_outlet(title)
    first, _, rest = text.lstrip().partition("\n")
    rest = rest.lstrip("\n ")
    if not rest.strip():
        return text, title, outlet
    if title:
        same = _same(_without_outlet(first)[0] or "", title)
        return (rest if same else text), title, outlet
    if _is_headline(first, rest):
        title, outlet = _without_outlet(first.strip().strip("*# "))
        return rest, title, outlet
    return text, None, None


def _without_outlet(title: str | None) -> tuple[str | None, str | None]:
    bar = _BAR.search(title or "")
    if title is None or bar is None:
        return title, None
    said = fold(title[bar.end() :].strip()).lower()
    for outlet in outlets():
        if any(fold(form).lower() == said for form in (outlet.name, *outlet.ar, *outlet.en)):
            return title[: bar.start()].strip(), outlet.name
    return title, None


def _words(text: str) -> list[str]:
    return [fold(word).lower() for word in _WORD.findall(text)]


def _same(line: str, title: str) -> bool:
    ours, theirs = _words(line), _words(title)
    if not ours or len(ours) > 2 * _LONGEST:
        return False
    return SequenceMatcher(None, ours, theirs, autojunk=False).ratio() >= _ALIKE


def _is_headline(first: str, rest: str) -> bool:
    words = [word for word in _words(first) if len(word) >= _STEM]
    line = first.strip()
    if not 2 <= len(words) <= _LONGEST or line.endswith(_END) or line[:1] in "-•*«“\"'":
        return False
    body = {word[:_STEM] for word in _all_forms(_words(rest[:1000]))}
    shared = sum(1 for word in words if any(w[:_STEM] in body for w in _all_forms([word])))
    return shared >= _SHARED * len(words) and rest[:1000].count(".") > 0


def _all_forms(words: list[str]) -> list[str]:
    """Words as they are and, in Arabic, without what is joined to their front."""
    found = list(words)
    for word in words:
        found.extend(word[n:] for n in (1, 2, 3) if len(word) - n >= _STEM and word[0] in "وفبلكا")
    return found
