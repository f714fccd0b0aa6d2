"""The English part of reading a report, behind the protocol of all languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from foedera.read.document import Clause, DateExpression, Trigger
from foedera.read.english.attribution import attribute, credit
from foedera.read.english.clauses import Sketch
from foedera.read.english.deployments import find_deployments
from foedera.read.english.gazetteer import bases
from foedera.read.english.groups import find_groups
from foedera.read.english.nominal import noun_events
from foedera.read.english.opposites import inherit, reach
from foedera.read.english.phrases import demonym_tokens, find_phrases
from foedera.read.english.roles import verb_events
from foedera.read.english.status import frame_of
from foedera.read.english.times import find_times
from foedera.read.english.tokens import tokenise
from foedera.read.english.when import settle
from foedera.read.english.workspace import Workspace, speaker_of
from foedera.read.model import Mention, Quote

if TYPE_CHECKING:
    from foedera.read.document import Document, Draft, Sentence, Token
    from foedera.read.english.dates import Time
    from foedera.read.english.group import Group
    from foedera.read.english.phrase import Phrase
    from foedera.read.model import EventDate

__all__ = ["English"]

_PRESS = frozenset(["newspaper", "paper", "daily", "agency", "broadcaster", "magazine", "channel"])
_VIA = {"people": "nisba", "metonym": "organ", "bloc": "alias", "org": "name"}


class English:
    """Reads one report in English.

    >>> from foedera.read.document import Document
    >>> from foedera.read.model import Report
    >>> reader = English(Document(Report("Tokyo backed Manila.", lang="en")))
    >>> [token.norm for token in reader.tokenise()]
    ['tokyo', 'backed', 'manila', '.']
    """

    code: ClassVar[str] = "en"

    def __init__(self, document: Document) -> None:
        self.document = document
        self.space = Workspace(document)
        self._groups: dict[int, list[Group]] = {}
        self._phrases: list[list[Phrase]] = []
        self._papers: set[int] = set()
        self._sketches: dict[int, Sketch] = {}
        self._verbs: dict[int, Group] = {}
        self._current: tuple[Sketch, dict[int, Time]] | None = None

    def tokenise(self) -> list[Token]:
        """Cut the text into tokens with exact offsets."""
        return tokenise(self.document.text)

    def mentions(self) -> list[Mention]:
        """Find the actors that the text names."""
        document = self.document
        names = bases(document.tokens)
        self._papers = {base.first for base in names if base.via == "outlet"}
        named = {at for base in names for at in range(base.first, base.last)}
        adjectives = demonym_tokens(names, document.tokens)
        verbal: set[int] = set()
        for sentence in document.sentences:
            groups = find_groups(document.tokens, sentence.first, sentence.last, named, adjectives)
            self._groups[sentence.index] = groups
            verbal.update(at for group in groups for at in range(group.first, group.last))
        self._phrases = find_phrases(document.tokens, document.sentences, names, verbal)
        found: list[Mention] = []
        told: dict[tuple[str, int], list[Phrase]] = {}
        for phrase in (p for phrases in self._phrases for p in phrases if self._counts(p)):
            found.append(self._mention(phrase))
            for at in range(phrase.first, phrase.last):
                told.setdefault((phrase.entities[0], at), []).append(phrase)
        covered = {(m.entity, m.span.start) for m in found}
        for base in names:
            if base.entity is None or base.via in ("outlet", "city", "ship"):
                continue
            if self._of_the_press(base.last):
                continue
            span = document.span(base.first, base.last)
            inside = any(p.last >= base.last for p in told.get((base.entity, base.first), ()))
            if not inside and (base.entity, span.start) not in covered:
                via = _VIA.get(base.via, base.via)
                found.append(Mention(base.entity, span, span.of(document.text), via, base.person))
        return sorted(found, key=lambda m: (m.span, m.entity))

    def _of_the_press(self, at: int) -> bool:
        """Whether a nationality is that of a newspaper or agency."""
        tokens = self.document.tokens
        if at < len(tokens) and tokens[at].norm == "'s":
            at += 1
        if at in self._papers:
            return True
        return at < len(tokens) and tokens[at].norm in _PRESS

    def _counts(self, phrase: Phrase) -> bool:
        if phrase.kind in ("outlet", "place") or phrase.anaphor is not None or phrase.via == "ship":
            return False
        if phrase.kind in ("modifier", "possessor") and self._of_the_press(phrase.last):
            return False
        return len(phrase.entities) == 1

    def _mention(self, phrase: Phrase) -> Mention:
        span = self.document.span(phrase.first, phrase.last)
        via = _VIA.get(phrase.via, phrase.via)
        return Mention(phrase.entities[0], span, span.of(self.document.text), via, phrase.person)

    def dates(self) -> list[DateExpression]:
        """Find and resolve expressions of time."""
        document = self.document
        self.space.times = find_times(document.tokens)
        found: list[DateExpression] = []
        last: EventDate | None = None  # what "that day" points back to
        for time in self.space.times:
            span = document.span(time.first, time.last)
            date = time.resolve(document.report.published, span, future=False, context=last)
            last = date or last
            relative = time.relative and time.kind not in ("same", "later")
            found.append(DateExpression(time.first, time.last, span, date, relative=relative))
        return found

    def clauses(self, sentence: Sentence) -> list[Clause]:
        """Cut one sentence into clauses, one for each verb and one for what has none."""
        drawn = Sketch(
            self.document.tokens,
            sentence,
            self._phrases[sentence.index],
            self._groups[sentence.index],
        )
        self._sketches[sentence.index] = drawn
        self.space.begin(drawn)
        self._dateline(drawn)
        self._current = (drawn, settle(self.space, drawn))
        found: list[Clause] = []
        self._verbs = {}
        begin = drawn.first
        for group in drawn.groups:
            end = max(group.end, begin)
            found.append(Clause(sentence.index, begin, end, group.link))
            self._verbs[id(found[-1])] = group
            begin = end
        return found or [Clause(sentence.index, drawn.first, drawn.last)]

    def _dateline(self, drawn: Sketch) -> None:
        if drawn.sentence.index == 0 and drawn.first > drawn.sentence.first:
            places = [p for p in drawn.phrases if p.last <= drawn.first and p.entities]
            if places:
                self.space.discourse.dateline = places[0].entities[0]

    def triggers(self, clause: Clause) -> list[Trigger]:
        """The verb of a clause, or its first word where it has none."""
        group = self._verbs.get(id(clause))
        if group is None:
            return [Trigger(clause.first, "", "noun")]
        frame = frame_of(group) or ""
        return [Trigger(group.head, frame, group.form, group.tense, passive=group.passive)]

    def roles(self, clause: Clause, trigger: Trigger) -> list[Draft]:
        """The events of one clause: nouns before its verb, the verb, nouns after it."""
        assert self._current
        drawn, own = self._current
        group = self._verbs.get(id(clause))
        if group is None:
            return noun_events(self.space, drawn, clause.first, clause.last, None, own)
        drafts = noun_events(self.space, drawn, clause.first, group.first, group, own)
        drafts += verb_events(self.space, drawn, group, own)
        drafts += noun_events(self.space, drawn, group.last, clause.last, group, own)
        if group.link in ("main", "comma", "and", "relative") and group.form == "finite":
            subjects = [p for p in self.space.subjects(drawn, group) if p.acts]
            self.space.discourse.subject_is(subjects)
        return drafts

    def attribute(self, sentence: Sentence, drafts: list[Draft]) -> None:
        """Set speakers and outlets, and remember who was named."""
        drawn = self._sketches[sentence.index]
        _join_meetings(drafts)
        attribute(self.space, drawn, drafts)
        reach(self.space, drawn, drafts)
        inherit(self.space, drafts)
        for phrase in drawn.phrases:
            self.space.resolve(drawn, [phrase])
            self.space.discourse.note(phrase)
        self.document.deployments.extend(find_deployments(self.space, drawn))

    def finish(self) -> None:
        """Credit the whole report's outlets and say whose words the quotations are."""
        drawn = [self._sketches[index] for index in sorted(self._sketches)]
        papers = credit(self.space, drawn)
        for draft in self.document.drafts:
            draft.outlets.extend(paper for paper in papers if paper not in draft.outlets)
        self.document.quotes = [self._spoken(quote) for quote in self.document.quotes]

    def _spoken(self, quote: Quote) -> Quote:
        """The quotation with the speaker of the nearest verb of saying in its sentence."""
        sentence = self.document.sentence_at(quote.span.start)
        drawn = self._sketches.get(sentence.index) if sentence else None
        if drawn is None:
            return quote
        first, last = self.document.tokens_of(quote.span)
        outside = [g for g in drawn.groups if g.last <= first or g.first >= last]
        outside.sort(key=lambda g: min(abs(g.last - first), abs(g.first - last)))
        for group in outside:
            speaker = speaker_of(self.space.subjects(drawn, group), self.document)
            if speaker is not None:
                return Quote(quote.span, quote.open, quote.close, speaker)
        return quote


def _join_meetings(drafts: list[Draft]) -> None:
    """As in "visited Hanoi and met its leader" is one event: keep the first, with the better date."""
    kept: list[Draft] = []
    for draft in drafts:
        twin = next((k for k in kept if _one_meeting(k, draft)), None)
        if twin is None:
            kept.append(draft)
        else:
            twin.date = twin.date or draft.date
    drafts[:] = kept


def _one_meeting(a: Draft, b: Draft) -> bool:
    parties = {*a.actors, *a.recipients} == {*b.actors, *b.recipients}
    dates = a.date is None or b.date is None or a.date.start == b.date.start
    return a.type == b.type == "CONSULT" and parties and dates and a.status == b.status
