"""The working state of one report while it is read: tokens, sentences, clauses, drafts of events."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from foedera.read.model import (
    Deployment,
    EventDate,
    Mention,
    Quote,
    Report,
    Span,
    Speaker,
    Status,
    Unread,
)

if TYPE_CHECKING:
    from foedera.read.levelling import Levelled

__all__ = [
    "LONGEST",
    "Clause",
    "DateExpression",
    "Document",
    "Draft",
    "Sentence",
    "Token",
    "Trigger",
    "keep_last",
]

LONGEST = 64
"""Letters of a word that the lexicons are asked for; no word or number is longer but by accident."""

_REMEMBERED = 100


@dataclass(slots=True)
class Token:
    """A word, number or mark; `norm` is what the lexicons are asked for, offsets never move."""

    index: int
    start: int
    end: int
    text: str
    norm: str
    kind: str  # word | number | mark


@dataclass(slots=True)
class Sentence:
    """A sentence as offsets and as the half-open token range [first, last).

    `whole` is the place of the sentence that it is a part of, where that was too long.
    """

    index: int
    span: Span
    first: int
    last: int
    paragraph: int
    boilerplate: bool = False
    whole: Span | None = None


@dataclass(slots=True, eq=False)
class Clause:
    """A stretch of one sentence with at most one main verb; `opener` says how it is joined.

    Openers: main, and, that, relative, while, after, purpose, participle, quote.
    """

    sentence: int
    first: int
    last: int
    opener: str = "main"
    parent: Clause | None = None


@dataclass(slots=True)
class Trigger:
    """A word that may stand for an event: its token, its frame and its grammatical form.

    `form` is perfect, imperfect, masdar, participle or noun; `tense` past, present or future.
    """

    token: int
    frame: str
    form: str
    tense: str = "past"
    negation: str | None = None
    passive: bool = False
    last: int = -1


@dataclass(slots=True)
class DateExpression:
    """Words that say when, and what they come to; `date` is None when they cannot be resolved."""

    first: int
    last: int
    span: Span
    date: EventDate | None
    relative: bool = False


@dataclass(slots=True)
class Draft:
    """An event under construction; the shared stages turn the finished ones into events."""

    type: str
    frame: str
    sentence: int
    evidence: Span
    token: int
    actors: list[str] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    date: EventDate | None = None
    status: Status = "happened"
    speaker: Speaker | None = None
    outlets: list[str] = field(default_factory=list)
    rule: str = ""
    confidence: float = 1.0
    warnings: list[str] = field(default_factory=list)
    reader: str = "rules"


@dataclass(slots=True)
class Document:
    """One report and all that has been found in it so far.

    Places are those of `report`, whose text has been levelled where `levelled` is set.
    """

    report: Report
    levelled: Levelled | None = None
    tokens: list[Token] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    dates: list[DateExpression] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)
    unsure: list[Draft] = field(default_factory=list)  # left out, see confidence
    deployments: list[Deployment] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    told: set[int] = field(default_factory=set)  # sentences whose acts others tell

    @property
    def text(self) -> str:
        """The body of the report."""
        return self.report.text

    def span(self, first: int, last: int) -> Span:
        """Offsets of the half-open token range [first, last)."""
        if first >= last:
            start = self.tokens[first].start if first < len(self.tokens) else len(self.text)
            return Span(start, start)
        return Span(self.tokens[first].start, self.tokens[last - 1].end)

    def tokens_of(self, span: Span) -> tuple[int, int]:
        """The half-open range of tokens that lie inside a span."""
        first = bisect_left(self.tokens, span.start, key=lambda t: t.start)
        last = bisect_right(self.tokens, span.end, key=lambda t: t.end)
        return first, max(first, last)

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that an offset falls into."""
        place = bisect_right(self.sentences, offset, key=lambda s: s.span.start) - 1
        if place < 0 or offset >= self.sentences[place].span.end:
            return None
        return self.sentences[place]


def keep_last(items: list[Any]) -> None:
    """Forget the oldest of what a reader remembers, so that no look back grows with the text.

    No word refers to something told a hundred acts ago.
    """
    if len(items) > 2 * _REMEMBERED:
        del items[:-_REMEMBERED]
