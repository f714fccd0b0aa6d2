"""Topics of the scheme, found by the registry's patterns in the words of an act or sentence."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from foedera.read.words import frames, topics

if TYPE_CHECKING:
    from collections.abc import Iterable

    from foedera.read.document import Document, Draft

__all__ = ["assign_topics", "normal_line", "report_topics", "topics_between"]

_REACH = 6
_STICKY = frozenset(
    [
        "taiwan",
        "south-china-sea",
        "east-china-sea",
        "ukraine",
        "korean-peninsula",
        "asian-nato",
        "aukus",
        "csto",
        "basing",
        "nato",
    ]
)


def topics_between(
    document: Document, first: int, last: int, parties: Iterable[str] = (), act: str = ""
) -> list[str]:
    """The topics that the tokens [first, last) touch, in the order of the registry.

    `parties` are those of the act or the sentence: an agreement with fixed parties needs them.
    """
    line = normal_line(document, first, last)
    return _topics_of(line, frozenset(parties), act, document.report.lang) if line else []


def _topics_of(line: str, parties: frozenset[str], act: str, lang: str) -> list[str]:
    found = []
    named, meant = _told(line, lang)
    for t in topics(lang):
        told = t.topic in named
        if not told and t.parties and t.parties <= parties:
            told = t.topic in meant or (t.exactly and parties == t.parties and act in t.acts)
        if told and (not t.parties or not act or not parties.isdisjoint(t.parties)):
            found.append(t)
    topical = {t.topic for t in found}
    return [t.topic for t in found if topical.isdisjoint(t.yields)]


@lru_cache(maxsize=64)
def _told(line: str, lang: str) -> tuple[frozenset[str], frozenset[str]]:
    """The topics that a line names, and those it means if their parties are about.

    One sentence is asked about several times: for each of its acts, and by itself.
    """
    return (
        frozenset(t.topic for t in topics(lang) if t.pattern and t.pattern.search(line)),
        frozenset(t.topic for t in topics(lang) if t.generic and t.generic.search(line)),
    )


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
    """Give each draft its topics: of its own words, else its sentence's, else the last told.

    What two acts of the same actors in neighbouring sentences are about is taken to be the same
    unless the second names a topic of its own.
    """
    ordered = sorted(drafts, key=lambda d: (d.evidence.start, d.evidence.end))
    for index, draft in enumerate(ordered):
        everyone = [*draft.actors, *draft.recipients]
        own = list(draft.topics)
        if not own:
            first, last = document.tokens_of(draft.evidence)
            own = topics_between(document, first, last, everyone, draft.type)
        own += [t for t in frames()[draft.frame].topic if t not in own]
        draft.topics = own or _inherited(document, draft, ordered[max(0, index - _REACH) : index])


def _inherited(document: Document, draft: Draft, before: list[Draft]) -> list[str]:
    sentence = document.sentences[draft.sentence]
    everyone = {*draft.actors, *draft.recipients}
    found = topics_between(document, sentence.first, sentence.last, everyone, draft.type)
    if found:
        return found
    for other in reversed(before):
        related = everyone & {*other.actors, *other.recipients}
        if not other.topics or not related:
            continue
        if draft.sentence == other.sentence:
            return list(other.topics)
        if draft.sentence - other.sentence <= 3:
            return [t for t in other.topics if t in _STICKY]
    return []


def report_topics(document: Document, drafts: list[Draft]) -> tuple[str, ...]:
    """Topics of all events and of every sentence that belongs to the report."""
    found = {topic for draft in drafts for topic in draft.topics}
    named: dict[int, set[str]] = {}
    for mention in document.mentions:
        place = document.sentence_at(mention.span.start)
        if place is not None:
            named.setdefault(place.index, set()).add(mention.entity)
    for sentence in document.sentences:
        if not sentence.boilerplate:
            actors = named.get(sentence.index, ())
            found.update(topics_between(document, sentence.first, sentence.last, actors))
    return tuple(sorted(found))
