"""Cuts a report at the ends of sentences into parts that fit one request."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from foedera.read.document import Sentence

__all__ = ["parts", "tokens_of"]

_BYTES_PER_TOKEN = 3
_PER_SENTENCE = 8


def tokens_of(text: str) -> int:
    """About how many tokens a model makes of a text: one for three bytes of UTF-8, rounded up.

    >>> tokens_of("Tokyo signed."), tokens_of("وقعت")
    (5, 3)
    """
    return -(-len(text.encode("utf-8", errors="replace")) // _BYTES_PER_TOKEN)


def parts(
    text: str, sentences: Sequence[Sentence], budget: int
) -> tuple[list[list[Sentence]], list[Sentence]]:
    """The sentences in runs of at most `budget` tokens, and those that alone are larger."""
    found: list[list[Sentence]] = []
    long: list[Sentence] = []
    left = 0
    for sentence in sentences:
        size = tokens_of(sentence.span.of(text)) + _PER_SENTENCE
        if size > budget:
            long.append(sentence)
            continue
        if not found or size > left:
            found.append([])
            left = budget
        found[-1].append(sentence)
        left -= size
    return found, long
