"""Finds the words that a model returned in the report; what is not there letter by letter is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedera.read.model import Span

if TYPE_CHECKING:
    from foedera.read.document import Document

__all__ = ["occurrences", "whole_tokens"]

_MOST = 50


def occurrences(words: str, text: str, within: Span) -> list[Span]:
    """Every place inside `within` where the words stand exactly; none for words without letters.

    >>> text = "Seoul met Tokyo. Tokyo left."
    >>> occurrences(" Tokyo ", text, Span(0, 16)), len(occurrences("Tokyo", text, Span(0, 28)))
    ([Span(start=10, end=15)], 2)
    """
    words = words.strip()
    if not any(letter.isalnum() for letter in words):
        return []
    found: list[Span] = []
    at = text.find(words, within.start, within.end)
    while at >= 0 and len(found) < _MOST:
        found.append(Span(at, at + len(words)))
        at = text.find(words, at + 1, within.end)
    return found


def whole_tokens(document: Document, span: Span) -> tuple[Span, int]:
    """The span widened to whole tokens, and how many of them are words or numbers."""
    tokens = document.tokens
    first, last = document.tokens_of(span)
    while first > 0 and tokens[first - 1].end > span.start:
        first -= 1
    while last < len(tokens) and tokens[last].start < span.end:
        last += 1
    counted = sum(token.kind != "mark" for token in tokens[first:last])
    return document.span(first, last), counted
