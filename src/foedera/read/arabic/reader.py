"""The Arabic part of reading: mentions, dates, clauses, acts and who says so."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

from foedera.read.arabic import dates, letters
from foedera.read.arabic.acts import Acts
from foedera.read.arabic.analysis import analyse
from foedera.read.arabic.attribution import attribute
from foedera.read.arabic.chunks import Chunker
from foedera.read.arabic.clauses import cut, participle_at
from foedera.read.arabic.deployments import find_deployments
from foedera.read.arabic.memory import Memory
from foedera.read.arabic.quoting import credit_report, give_speakers
from foedera.read.arabic.view import View
from foedera.read.document import Trigger
from foedera.read.model import Mention

if TYPE_CHECKING:
    from foedera.read.arabic.chunk import Chunk
    from foedera.read.document import Clause, DateExpression, Document, Draft, Sentence, Token

__all__ = ["Arabic"]

_EXPECTED = frozenset(
    map(
        letters.fold,
        ("المتوقع", "المقرر", "المرجح", "المنتظر", "المرتقب", "المزمع", "المفترض", "المخطط"),
    )
)


# verbs whose present tense beside a weekday tells what is to come: meets on Thursday
_ACTS_TO_COME = frozenset(
    [
        "meet",
        "visit",
        "+host",
        "host",
        "attend",
        "go-on",
        "talks",
        "sign",
        "call",
        "+begin",
        "depart",
    ]
)


@dataclass(slots=True)
class _Named:
    chunks: dict[int, list[Chunk]]
    chunker: Chunker


class Arabic:
    """Reads one Arabic report; the pipeline calls its methods in order."""

    code: ClassVar[str] = "ar"

    def __init__(self, document: Document) -> None:
        self.document = document
        self.memory = Memory()
        self.named: _Named
        self.view: View
        self.acts: Acts

    def tokenise(self) -> list[Token]:
        """Words, numbers and marks."""
        return letters.tokens(self.document.text)

    def mentions(self) -> list[Mention]:
        """Every actor named, in order; phrases are kept for the clauses."""
        chunker = Chunker(self.document)
        self.named = _Named(chunker.run(), chunker)
        text = self.document.text
        found = {
            (m[0], m[2]): Mention(
                m[2], self.document.span(m[0], m[1]), self.document.span(m[0], m[1]).of(text), m[3]
            )
            for m in chunker.mentioned
        }
        return [found[key] for key in sorted(found)]

    def dates(self) -> list[DateExpression]:
        """Expressions of time, resolved by the tense around them."""
        found, directions = [], []
        for sentence in self.document.sentences:
            here = [] if sentence.boilerplate else dates.find(self.document.tokens, sentence)
            if here:
                found += here
                signs = self._signs(sentence)
                directions += [_direction(signs, words.first, words.last) for words in here]
        return dates.expressions(self.document, found, directions)

    def _signs(self, sentence: Sentence) -> list[tuple[int, int]]:
        """The places of a sentence that tell past or coming, with their sign."""
        norms = (t.norm for t in self.document.tokens[sentence.first : sentence.last])
        signs = ((k, _tense_sign(norm)) for k, norm in enumerate(norms, sentence.first))
        return [(k, sign) for k, sign in signs if sign]

    def clauses(self, sentence: Sentence) -> list[Clause]:
        """Clauses of one sentence; also opens the sentence for the calls that follow."""
        self.view = View(self.document, sentence, self.named.chunks.get(sentence.index, []))
        clauses = cut(self.view)
        self.acts = Acts(self.document, self.view, self.memory, clauses)
        return clauses

    def triggers(self, clause: Clause) -> list[Trigger]:
        """The clause's verb or participle first, then nouns that tell acts."""
        found: list[Trigger] = []
        for place in range(clause.first, clause.last):
            verb = self.view.verbs.get(place)
            if verb is not None:
                word = self.view.word(place)
                tense = "future" if word.future else verb.tense
                found.insert(0, Trigger(place, verb.meaning, "verb", tense))
            elif participle_at(self.view, place):
                found.insert(0, Trigger(place, "", "participle"))
        if not found:
            self.acts.open_clause(clause, None)
            self.acts.set_topic(clause)
        nouns = self.acts.noun_places(clause)
        found.extend(Trigger(place, "", "noun") for place in nouns)
        return found

    def roles(self, clause: Clause, trigger: Trigger) -> list[Draft]:
        """The acts that one trigger tells."""
        if trigger.form == "noun":
            return self.acts.nominal(clause, trigger.token)
        return self.acts.verbal(clause, trigger.token)

    def attribute(self, sentence: Sentence, drafts: list[Draft]) -> None:
        """Speakers, outlets and stances of one sentence."""
        self.acts.close(drafts)
        attribute(self.document, self.view, self.memory, self.named.chunker.outlets, drafts)
        self.memory.tell(drafts)

    def finish(self) -> None:
        """Deployments, credits of the whole report, speakers of quotations."""
        find_deployments(self.document, self.named.chunks)
        credit_report(self.document)
        give_speakers(self.document, self.memory)


def _direction(signs: list[tuple[int, int]], first: int, last: int) -> int:
    """Past or coming, by the nearest sign before an expression of time, else after it."""
    before = bisect_left(signs, first, key=lambda s: s[0])
    if before:
        return signs[before - 1][1]
    after = bisect_left(signs, last, key=lambda s: s[0])
    return signs[after][1] if after < len(signs) else -1


@lru_cache(maxsize=20000)
def _tense_sign(norm: str) -> int:
    word = analyse(norm)
    if norm in ("لقد", "وكان", "وكانت", "كان", "كانت"):
        return -1
    if word.future or norm in _EXPECTED or norm.lstrip("و") in ("سوف", "ستكون", "سيكون"):
        return 1
    meanings = {v.meaning for v in word.verbs}
    if meanings & {"plan", "expect"} and any(v.tense == "present" for v in word.verbs):
        return 1
    if any(v.tense == "past" for v in word.verbs) and not (word.noun or word.masdars):
        return -1
    coming = meanings & _ACTS_TO_COME and not (word.noun or word.masdars)
    return 1 if coming and all(v.tense == "present" for v in word.verbs) else 0
