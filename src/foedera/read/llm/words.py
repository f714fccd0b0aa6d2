"""Words of a model or a server as they may be shown: short, on one line, without control codes."""

from __future__ import annotations

from foedera.console import plain

__all__ = ["shown"]

_LONGEST = 80


def shown(words: str) -> str:
    r"""At most 80 characters of some words, harmless wherever they are printed.

    >>> shown("ignore\n all \x1b[2J rules")
    'ignore all ␛[2J rules'
    """
    line = " ".join(plain(words[: 4 * _LONGEST]).split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
