"""Cuts English text into words, numbers and marks with exact offsets."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from foedera.read.document import LONGEST, Token

__all__ = ["fold", "tokenise"]

_TOKEN = re.compile(
    r"(?P<word>(?:[A-Z]\.){2,}|[^\W\d_]+\.(?=\s)(?<=\b(?:Mr|Dr|Jr|Ms|St)\.)|"
    r"[^\W\d_](?:n['’]t\b)|[^\W\d_]+?(?=n['’]t\b)|n['’]t\b|[^\W\d_]+(?:['’](?!s\b|ll\b|re\b|ve\b|d\b)[^\W\d_]+)*)"
    r"|(?P<number>\d+(?:[.,]\d+)*(?:st|nd|rd|th)?)"
    r"|(?P<genitive>['’](?:s|ll|re|ve|d)\b)"
    r"|(?P<mark>[^\s\w]|_)"
)


@lru_cache(maxsize=20000)
def fold(word: str) -> str:
    """Small letters without accents, Western digits, and a straight apostrophe.

    >>> fold("Orbán’s"), fold("٢٠٢٤")
    ("orban's", '2024')
    """
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.replace("’", "'"))
    return "".join(
        str(unicodedata.decimal(ch, ch)) for ch in plain if not unicodedata.combining(ch)
    ).lower()


def tokenise(text: str) -> list[Token]:
    """The tokens of a text; a genitive is a token of its own.

    >>> [t.norm for t in tokenise("Tokyo’s U.S. ally didn't go.")]
    ['tokyo', "'s", 'u.s.', 'ally', 'did', "n't", 'go', '.']
    """
    tokens: list[Token] = []
    for found in _TOKEN.finditer(text):
        kind = found.lastgroup or "mark"
        norm = fold(found.group()[:LONGEST])
        if kind == "genitive":
            kind = "word" if norm != "'s" else "mark"
        tokens.append(Token(len(tokens), found.start(), found.end(), found.group(), norm, kind))
    return tokens
