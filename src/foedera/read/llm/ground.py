"""Turns what the model claims into drafts, as far as the report bears it out.

The model names words; the places, codes, days and names come from the report and from our own
word lists. An event without its evidence or with an actor that the report does not name is
rejected; a date, speaker, outlet or topic that cannot be checked is left out. Each is reported.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, cast, get_args

from foedera.read.document import Draft
from foedera.read.llm.locate import occurrences, whole_tokens
from foedera.read.llm.sources import outlet_named, speaker_of
from foedera.read.llm.when import date_in
from foedera.read.llm.words import shown
from foedera.read.model import ReadingWarning, Span, Status
from foedera.read.themes import topics_between
from foedera.read.validate import TYPES, fault
from foedera.read.words import frames

if TYPE_CHECKING:
    from collections.abc import Iterable

    from foedera.read.document import Document, Sentence
    from foedera.read.llm.prompt import Item, Party

__all__ = ["Grounding"]

_FEWEST_WORDS = 2
# topics that are kinds of acts, a judgement like the event type; the others name something
_CLASSES = frozenset(
    "reciprocal-access joint-command extended-deterrence joint-exercise intelligence-sharing "
    "arms-transfer missile-test nuclear-weapons defence-spending basing trade election".split()
)


class _Rejected(Exception):
    def __init__(self, reason: str, /, **values: Any) -> None:
        super().__init__(reason)
        self.reason = reason
        self.values = values


class Grounding:
    """Checks the items of one answer against the sentences that were asked about."""

    def __init__(self, document: Document, sentences: Iterable[Sentence]) -> None:
        self.document = document
        self.asked = {sentence.index + 1: sentence for sentence in sentences}
        self.named = {mention.entity for mention in document.mentions}
        self.known_topics = _CLASSES.union(
            *(topics_between(document, s.first, s.last, self.named) for s in document.sentences)
        )
        self.warnings: list[ReadingWarning] = []

    def draft(self, number: int, item: Item) -> Draft | None:
        """The draft that an item comes to, or None with a warning that says why not."""
        try:
            return self._draft(item)
        except _Rejected as rejected:
            place = self.asked.get(item.sentence)
            self._warn(rejected.reason, place.span if place else None, n=number, **rejected.values)
            return None

    def _warn(self, reason: str, span: Span | None, /, **values: Any) -> None:
        cleaned = {k: shown(v) if isinstance(v, str) else v for k, v in values.items()}
        self.warnings.append(ReadingWarning(reason, span, cleaned))

    def _draft(self, item: Item) -> Draft:
        if item.event not in TYPES:
            raise _Rejected("llm-type", words=item.event)
        if item.status not in get_args(Status):
            raise _Rejected("llm-status", words=item.status)
        sentence = self.asked.get(item.sentence)
        if sentence is None:
            raise _Rejected("llm-sentence", words=str(item.sentence))
        evidence, counted = self._evidence(item, sentence)
        if counted < _FEWEST_WORDS:
            raise _Rejected("llm-evidence-short", words=item.evidence)
        draft = Draft(
            type=item.event,
            frame=_plain_frames()[item.event],
            sentence=sentence.index,
            evidence=evidence,
            token=self.document.tokens_of(evidence)[0],
            actors=self._parties(item.actors, sentence),
            recipients=self._parties(item.recipients, sentence),
            status=cast("Status", item.status),
            rule="llm",
            reader="llm",
        )
        wrong = fault(self.document, draft)
        if wrong:
            raise _Rejected(f"llm-{wrong}")
        self._circumstances(item, sentence, draft)
        return draft

    def _evidence(self, item: Item, sentence: Sentence) -> tuple[Span, int]:
        found = occurrences(item.evidence, self.document.text, sentence.span)
        if not found:
            raise _Rejected("llm-evidence-absent", words=item.evidence, sentence=item.sentence)
        if len(found) > 1:
            raise _Rejected("llm-evidence-ambiguous", words=item.evidence, sentence=item.sentence)
        return whole_tokens(self.document, found[0])

    def _parties(self, parties: list[Party], sentence: Sentence) -> list[str]:
        for party in parties:
            if party.code not in self.named:
                raise _Rejected("llm-actor-unknown", code=party.code)
            places = self._places(party.words, sentence)
            if not places:
                raise _Rejected("llm-actor-words", code=party.code, words=party.words)
            meant = self._named_at(places)
            if meant and party.code not in meant:
                other = ", ".join(sorted(meant))
                raise _Rejected("llm-actor-other", code=party.code, words=party.words, other=other)
        return [party.code for party in parties]

    def _places(self, words: str, sentence: Sentence) -> list[Span]:
        """Where words stand: in the sentence, else anywhere before or after it."""
        text = self.document.text
        return occurrences(words, text, sentence.span) or occurrences(
            words, text, Span(0, len(text))
        )

    def _named_at(self, places: list[Span]) -> set[str]:
        return {
            mention.entity
            for mention in self.document.mentions
            if any(mention.span.touches(place) for place in places)
        }

    def _circumstances(self, item: Item, sentence: Sentence, draft: Draft) -> None:
        """Date, speaker, outlets and topics, each only as far as it can be checked."""
        document = self.document
        if item.date_words:
            near = self._time(item.date_words, sentence, draft.evidence)
            draft.date = date_in(document, near, item.status) if near else None
            if draft.date is None:
                code = "llm-date-open" if near else "llm-date-absent"
                self._warn(code, draft.evidence, words=item.date_words)
        if item.speaker:
            draft.speaker = self._speaker(item, sentence, draft)
        for words in item.outlets:
            places = self._places(words, sentence)
            if places:
                draft.outlets.append(outlet_named(words.strip(), document.report.lang))
            else:
                self._warn("llm-outlet-absent", draft.evidence, words=words)
        draft.topics = self._topics(item, draft)

    def _time(self, words: str, sentence: Sentence, evidence: Span) -> Span | None:
        """Where words of time stand: by the act, in its sentence, or once in the whole report."""
        text = self.document.text
        found = occurrences(words, text, sentence.span)
        if found:
            return next((place for place in found if evidence.touches(place)), found[0])
        elsewhere = occurrences(words, text, Span(0, len(text)))
        return elsewhere[0] if len(elsewhere) == 1 else None

    def _speaker(self, item: Item, sentence: Sentence, draft: Draft) -> Any:
        assert item.speaker
        places = occurrences(item.speaker.words, self.document.text, sentence.span)
        code = item.speaker.code
        meant = self._named_at(places)
        fits = code is None or (code in self.named and (not meant or code in meant))
        if not places or not fits:
            self._warn("llm-speaker-absent", draft.evidence, words=item.speaker.words)
            return None
        return speaker_of(self.document, places[0], item.speaker.name, code)

    def _topics(self, item: Item, draft: Draft) -> list[str]:
        """Kinds of acts, and of agreements and places those that our patterns find in the report."""
        for words in item.topics:
            if words not in self.known_topics:
                self._warn("llm-topic-absent", draft.evidence, words=words)
        return [topic for topic in dict.fromkeys(item.topics) if topic in self.known_topics]


@cache
def _plain_frames() -> dict[str, str]:
    """For each type the first frame that implies nothing further; it steers merging alone."""
    found: dict[str, str] = {}
    for frame in frames().values():
        if frame.type and not frame.topic:
            found.setdefault(frame.type, frame.id)
    return found
