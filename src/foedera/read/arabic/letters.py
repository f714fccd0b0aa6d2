"""Arabic letters: one spelling for the lexicons, tokens whose offsets never move."""

from __future__ import annotations

import re

from foedera.read.document import LONGEST, Token

__all__ = ["DAMMA", "fold", "tokens", "unstretched"]

_MARKS = "\u0640\u0670\u200c\u200d\u200e\u200f" + "".join(map(chr, range(0x064B, 0x0660)))
_FOLD = str.maketrans(
    {mark: None for mark in _MARKS}
    | {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي"}
    | {"ک": "ك", "ڤ": "ف", "پ": "ب", "گ": "غ", "چ": "ج"}
    | {chr(0x0660 + n): str(n) for n in range(10)}
    | {chr(0x06F0 + n): str(n) for n in range(10)}
)
DAMMA = "\u064f"
_TOKEN = re.compile(
    r"(?P<word>[\u0620-\u065f\u0670-\u06d3\u06fa-\u06ff]+)"
    r"|(?P<number>[0-9\u0660-\u0669\u06f0-\u06f9]+(?:[.,٫٬][0-9\u0660-\u0669]+)*)"
    r"|(?P<latin>[A-Za-z\u00c0-\u024f]+(?:['’][A-Za-z]+)?)"
    r"|(?P<mark>[^\s])"
)


def fold(text: str) -> str:
    """The spelling the lexicons use: no vowel marks, one alef, one ya, ta marbuta as ha.

    >>> fold("المعاهدةُ الأميركيّة")
    'المعاهده الاميركيه'
    """
    return text.translate(_FOLD)


def unstretched(text: str) -> str:
    """A word as written, marks and all, but for the bars that only lengthen it."""
    return text.replace("\u0640", "")


def tokens(text: str) -> list[Token]:
    """Words, numbers and marks in order.

    >>> [t.norm for t in tokens("في ٣٠يناير")]
    ['في', '30', 'يناير']
    """
    found: list[Token] = []
    for index, match in enumerate(_TOKEN.finditer(text)):
        kind = match.lastgroup or "mark"
        word = match.group()
        norm = (fold(word) if kind != "latin" else word.lower())[:LONGEST]
        if kind == "latin":
            kind = "word"
        found.append(Token(index, match.start(), match.end(), word, norm, kind))
    return found
