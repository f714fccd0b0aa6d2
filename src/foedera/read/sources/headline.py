"""The headline counts once: it is the title, and no line of the body."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import cache

from foedera.read.arabic.letters import fold
from foedera.read.words import outlets

__all__ = ["part_headline"]

_WORD = re.compile(r"\w+")
_BAR = re.compile(r"\s+[|–—-]\s+(?=[^|–—]+$)")
_LONGEST = 50
_ALIKE = 0.85


def part_headline(text: str, title: str | None) -> tuple[str, str | None, str | None]:
    r"""The body without its headline, the title, and the outlet that ends the title, if one does.

    A first line that is nearly the title is dropped. Nothing is dropped where no title is known.

    >>> part_headline("Seoul agrees\nSeoul agreed.", "Seoul agrees – RT World News")
    ('Seoul agreed.', 'Seoul agrees', 'RT')
    """
    if not title:
        return text, None, None
    title, outlet = _without_outlet(title)
    first, _, rest = text.lstrip().partition("\n")
    if rest.strip() and _same(_without_outlet(first.strip("*# "))[0], title):
        return rest.lstrip("\n "), title, outlet
    return text, title, outlet


def _without_outlet(title: str) -> tuple[str, str | None]:
    bar = _BAR.search(title)
    outlet = _names().get(_spelling(title[bar.end() :])) if bar else None
    return (title[: bar.start()].strip(), outlet) if bar and outlet else (title, None)


@cache
def _names() -> dict[str, str]:
    return {
        _spelling(form): outlet.name
        for outlet in outlets()
        for form in (outlet.name, *outlet.ar, *outlet.en)
    }


def _spelling(text: str) -> str:
    return " ".join(_words(text))


def _words(text: str) -> list[str]:
    return [fold(word).lower() for word in _WORD.findall(text)]


def _same(line: str, title: str) -> bool:
    ours, theirs = _words(line), _words(title)
    if not ours or len(ours) > _LONGEST:
        return False
    return SequenceMatcher(None, ours, theirs, autojunk=False).ratio() >= _ALIKE
