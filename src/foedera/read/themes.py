"""Topics of the scheme, found by the registry's patterns in a stretch of tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedera.read.words import frames, topics

if TYPE_CHECKING:
    from foedera.read.document import Document, Draft

__all__ = ["assign_topics", "report_topics", "topics_between"]


def topics_between(document: Document, first: int, last: int) -> list[str]:
    """The topics that the tokens [first, last) touch, in the order of the registry."""
    line = normal_line(document, first, last)
    return [t.topic for t in topics(document.report.lang) if t.pattern.search(line)] if line else []


def normal_line(document: Document, first: int, last: int) -> str:
    """The normalised words of [first, last) with single spaces, as topic patterns expect them."""
    words: list[str] = []
    end = -1
    for token in document.tokens[first:last]:
        if words and token.start > end:
            words.append(" ")
        words.append(token.norm)
        end = token.end
    return "".join(words)


def assign_topics(document: Document, drafts: list[Draft]) -> None:
    """Give each draft the topics of its own words and those its frame implies."""
    for draft in drafts:
        if not draft.topics:
            first, last = document.tokens_of(draft.evidence)
            draft.topics = topics_between(document, first, last)
        for topic in frames()[draft.frame].topic:
            if topic not in draft.topics:
                draft.topics.append(topic)
        draft.topics = [t for t in draft.topics if _fits(document, t, draft)]


def _fits(document: Document, topic: str, draft: Draft) -> bool:
    """A treaty with fixed parties is no topic of an act that involves none of them."""
    parties = next(
        (t.parties for t in topics(document.report.lang) if t.topic == topic), frozenset[str]()
    )
    return not parties or not parties.isdisjoint([*draft.actors, *draft.recipients])


def report_topics(document: Document, drafts: list[Draft]) -> tuple[str, ...]:
    """Topics of all events and of every sentence that belongs to the report."""
    found = {topic for draft in drafts for topic in draft.topics}
    for sentence in document.sentences:
        if not sentence.boilerplate:
            found.update(topics_between(document, sentence.first, sentence.last))
    return tuple(sorted(found))
