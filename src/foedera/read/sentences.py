"""Sentences and boilerplate, for every language alike."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from foedera.read.boilerplate import mark_boilerplate
from foedera.read.document import Sentence
from foedera.read.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foedera.read.document import Token

__all__ = ["sentence_spans", "split_sentences"]

_END = re.compile(r"(?<![.!?؟…])[.!?؟…]++[\"”″»’')\]]*+(?=\s|$)")
_ABBREVIATION = re.compile(
    r"(?:^\d|(?:^|[\s(\"“«])(?:[^\W\d]|[A-Z](?:\.[A-Z])+|Mr|Mrs|Ms|Dr|Gen|Lt|Col|Sen|Rep|Gov|"
    r"Adm|Maj|Sgt|St|No|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|U\.S|U\.K|U\.N))$"
)
_LONGEST = 160
_LINE = re.compile(r"[^\n]+")


def sentence_spans(text: str) -> Iterator[tuple[int, Span]]:
    """Paragraph number and span of every sentence; each line is a paragraph.

    >>> [span.of("One. Two") for _, span in sentence_spans("One. Two")]
    ['One.', 'Two']
    """
    for paragraph, line in enumerate(_LINE.finditer(text)):
        start = line.start()
        for end in _END.finditer(text, line.start(), line.end()):
            before = text[max(start, end.start() - 12) : end.start()]
            if end.group().startswith(".") and len(end.group()) == 1:
                if _ABBREVIATION.search(before) or (
                    before[-1:].isdigit() and text[end.end() : end.end() + 1].isdigit()
                ):
                    continue
                if _following(text, end.end()).islower():
                    continue
            yield from _trimmed(text, paragraph, start, end.end())
            start = end.end()
        yield from _trimmed(text, paragraph, start, line.end())


def _following(text: str, at: int) -> str:
    while text[at : at + 1] == " ":
        at += 1
    return text[at : at + 1]


def _trimmed(text: str, paragraph: int, start: int, end: int) -> Iterator[tuple[int, Span]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield paragraph, Span(start, end)


def split_sentences(text: str, tokens: list[Token], lang: str) -> list[Sentence]:
    """The sentences of a text over its tokens, with boilerplate marked."""
    sentences: list[Sentence] = []
    place = 0
    for paragraph, span in sentence_spans(text):
        while place < len(tokens) and tokens[place].start < span.start:
            place += 1
        first = place
        while place < len(tokens) and tokens[place].end <= span.end:
            place += 1
        for start, stop in _pieces(tokens, first, place):
            whole = None if (start, stop) == (first, place) else span
            part = _span(tokens, start, stop) if whole else span
            sentences.append(Sentence(len(sentences), part, start, stop, paragraph, whole=whole))
    mark_boilerplate(sentences, tokens, lang)
    return sentences


def _pieces(tokens: list[Token], first: int, last: int) -> Iterator[tuple[int, int]]:
    """The sentence, or where it runs on beyond all reason, parts of it that end at a comma."""
    while last - first > _LONGEST:
        stop = first + _LONGEST
        commas = (k for k in range(stop, stop - _LONGEST // 2, -1) if tokens[k].norm in "،,؛;")
        cut = next(commas, stop) + 1
        yield first, cut
        first = cut
        if first == last:
            return
    yield first, last


def _span(tokens: list[Token], first: int, last: int) -> Span:
    return Span(tokens[first].start, tokens[last - 1].end)
