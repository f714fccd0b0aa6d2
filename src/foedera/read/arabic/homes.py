"""Organs and offices named without their state: the parliament, the foreign minister, its army."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedera.read.arabic.analysis import analyse
from foedera.read.arabic.chunk import Atom, Chunk, head_of, titular
from foedera.read.arabic.gazetteer import match
from foedera.read.arabic.letters import fold
from foedera.read.arabic.names import Names

if TYPE_CHECKING:
    from foedera.read.document import Document, Sentence

__all__ = ["Homes"]

_ALONE = frozenset(map(fold, "البرلمان الحكومة الجيش الرئاسة الخارجية الكرملين".split()))
_TITLED = frozenset(map(fold, "وزارة وزير وزيرة رئيس رئيسة متحدث متحدثة ناطق ناطقة نائب".split()))
_OWNED = frozenset(
    map(fold, "برلمان خارجية رئيس رئيسة متحدث وزير وزارة رئاسة دفاع قيادة وزيرة ناطق".split())
)
_JUNTAS = frozenset("NER MLI BFA MMR SDN GIN TCD GAB".split())
_OF_STATE = frozenset(
    map(fold, "الدفاع الخارجية الوزراء الحكومة الجيش الوزارة الجمهورية الرئاسة".split())
)


class Homes(Names):
    """Gives an organ without nationality to the state that the text is speaking of."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self.lead: str | None = None
        self.atoms: list[Atom | Chunk] = []

    def _at_home(self, place: int, sentence: Sentence) -> Chunk | None:
        """The chunk of an organ or office at `place` whose state is left out."""
        norm = self.tokens[place].norm
        found = head_of(norm)
        if found is None:
            return None
        head, conj, prep, definite, base = found
        owned = not definite and base in _OWNED and norm.endswith(("ها", "ه")) and base != norm
        owned = owned and not norm.endswith(base)
        last = place + 1
        if not owned:
            after = self.tokens[last].norm if last < sentence.last else ""
            if definite and base == "مجلس" and after == "العسكري":
                last += 1
            elif definite and "ال" + base in _ALONE:
                pass
            elif base in _TITLED:
                while last < sentence.last and titular(self.tokens[last].norm):
                    last += 1
                words = {self.tokens[k].norm for k in range(place + 1, last)}
                if not words & _OF_STATE:
                    return None
            else:
                return None
            if self._says_which(last, sentence):
                return None
        junta = self.tokens[last - 1].norm == "العسكري"
        state = (self._junta() if junta else None) or self._home(owned=owned)
        if state is None:
            return None
        chunk = Chunk(place, last, head.kind, [state], prep, bool(conj), head.gender, head.number)
        chunk.head = base
        return chunk

    def _junta(self) -> str | None:
        """The state under military rule that has been named last."""
        named = [state for a in self.atoms if (state := _state_of(a))]
        return next((s for s in reversed([*self.named, *named]) if s in _JUNTAS), None)

    def _says_which(self, place: int, sentence: Sentence) -> bool:
        """Whether what follows names the state after all."""
        while place < sentence.last and self.tokens[place].kind == "word":
            token = self.tokens[place]
            if match(self.tokens, place, sentence.last) or head_of(token.norm):
                return True
            word = analyse(token.norm)
            if token.norm in ("في", "لدي", "ل"):
                after = match(self.tokens, place + 1, sentence.last)
                return after is not None
            if not token.norm.startswith("ال") or word.noun or word.masdars:
                return token.norm.startswith("لل") or token.norm.endswith(("هما", "البلدين"))
            place += 1
        return False

    def _home(self, *, owned: bool) -> str | None:
        """The state in whose capital the sentence is set, else the one last spoken of."""
        states = [a for a in self.atoms if isinstance(a, Atom) and a.match.kind == "state"]
        spoken = (
            a.match.entity
            for a in self.atoms
            if isinstance(a, Atom) and a.match.kind in ("nisba", "person") and not a.match.prep
        )
        if owned:
            named = (_state_of(a) for a in reversed(self.atoms))
            return next((state for state in named if state), self.lead)
        if states:
            first = states[0]
            before = self.tokens[first.first - 1].norm if first.first else ""
            if before.lstrip("و") == "في" or before == "في":
                return first.match.entity
        named = (_state_of(a) for a in self.atoms)
        here = next((entity for entity in spoken if len(entity) == 3), None)
        return here or self.lead or next((state for state in named if state), None)


def _state_of(atom: Atom | Chunk) -> str | None:
    """The state that an atom names, if it is one state."""
    if isinstance(atom, Atom):
        return atom.match.entity if len(atom.match.entity) == 3 else None
    return atom.entities[0] if len(atom.entities) == 1 and len(atom.entities[0]) == 3 else None
