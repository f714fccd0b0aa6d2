"""Noun phrases that name somebody who can act: states, their organs, officials and persons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedera.read.english.anaphors import Anaphors
from foedera.read.english.gazetteer import Surnames
from foedera.read.english.phrase import Phrase

if TYPE_CHECKING:
    from foedera.read.document import Sentence, Token
    from foedera.read.english.gazetteer import Base

__all__ = ["demonym_tokens", "find_phrases"]


class _Builder(Anaphors):
    def run(self, sentence: Sentence) -> list[Phrase]:
        found: list[Phrase] = []
        self.end = sentence.last
        at = sentence.first
        while at < sentence.last:
            phrase = self._phrase(at)
            if phrase is None:
                at += 1
                continue
            phrase.words = frozenset(self.norm(k) for k in range(phrase.first, phrase.last))
            self._introduced(phrase, sentence.first)
            self._acting_for(found, phrase)
            self._learn(phrase)
            found.append(phrase)
            at = max(phrase.last, at + 1)
        return found

    def _introduced(self, phrase: Phrase, first: int) -> None:
        """As in "Kim Kang-il, a North Korean vice defence minister,": a new name, then the office."""
        if phrase.kind != "role" or phrase.person or phrase.plural or not phrase.entities:
            return
        comma = phrase.first - 1
        while comma > first and self.norm(comma) in ("a", "an", "the", "former"):
            comma -= 1
        if self.norm(comma) != "," or not self._closing(phrase.last):
            return
        for begin in range(max(first, comma - 4), comma - 1):
            if begin > first and self.tokens[begin - 1].text[0].isupper():
                continue
            if self._unknown_name(begin) == comma:
                phrase.person = phrase.written = self._text(begin, comma)
                phrase.kind, phrase.via = "person", "person"
                return

    def _acting_for(self, found: list[Phrase], phrase: Phrase) -> None:
        """As in "von der Leyen, the German defence minister,", "Ambassador Qiu, for China,"."""
        before = found[-1] if found else None
        if before is None or before.kind not in ("person", "role") or not phrase.entities:
            return
        between = [self.norm(at) for at in range(before.last, phrase.first)]
        states = [code for code in phrase.entities if not code.startswith("org:")]
        if (
            phrase.kind == "role"
            and between in ([",", "the"], [","])
            and self._closing(phrase.last)
        ):
            if phrase.via != "anaphor" and not phrase.anaphor and len(states) == 1:
                before.entities = tuple(states)
        elif between[:2] == [",", "for"] and len(between) <= 3 and self._closing(phrase.last):
            before.entities, before.anaphor = phrase.entities, None

    def _closing(self, at: int) -> bool:
        return at >= self.end or self.norm(at) in (",", ".", ";")

    def _learn(self, phrase: Phrase) -> None:
        if phrase.outlet:
            self.last_outlet = phrase.outlet
        if phrase.person:
            self.surnames.learn(phrase.person, phrase.entities[0] if phrase.entities else None)

    def _phrase(self, at: int) -> Phrase | None:
        base = self.base_at.get(at)
        if base:
            return self._from_base(base)
        return self._anaphor(at) or self._office(at) or self._surname(at) or self._crowd(at)

    def _from_base(self, base: Base) -> Phrase:
        if base.via == "city" and self.norm(base.last) == "-":
            return Phrase(base.first, base.last, "name", via="city")
        if base.via == "city":
            return Phrase(base.first, base.last, "place", (base.entity or "",), via="city")
        if base.via == "ship":
            return Phrase(
                base.first,
                self._ship(base.last),
                "organ",
                (base.entity or "",),
                role="military",
                via="ship",
            )
        if base.via == "outlet":
            entities = (base.entity,) if base.entity else ()
            return Phrase(
                base.first, base.last, "outlet", entities, outlet=base.outlet, via="outlet"
            )
        assert base.entity
        if base.via == "nisba":
            joint = self._joint(base)
            if joint:
                return joint
        if base.via == "person":
            kind = "possessor" if self._genitive(base.last) else "person"
            return Phrase(
                base.first,
                base.last,
                kind,
                (base.entity,),
                base.person,
                self._text(base.first, base.last),
                via="person",
            )
        genitive = self._genitive(base.last)
        after = base.last + 1 if genitive else base.last
        office = self._chain(after, base.entity)
        if office:
            office.first = base.first
            return office
        follower = self.base_at.get(after)
        if genitive and follower and follower.via == "person":
            return Phrase(
                base.first,
                follower.last,
                "person",
                (base.entity,),
                follower.person,
                self._text(follower.first, follower.last),
                via="person",
            )
        if genitive:
            named = self._unknown_name(after)
            if named and named - after >= 2 and self._ends_name(named):
                return self._named(base.first, after, named, base.entity, None)
        via = "nisba" if base.via == "nisba" else base.via
        kind = "possessor" if genitive else self._bare_kind(base, after)
        return Phrase(base.first, base.last, kind, (base.entity,), via=via)

    def _ends_name(self, at: int) -> bool:
        """Whether a name can end before a place: a mark, a verb or a function word follows."""
        word = self.norm(at)
        return self._closes(at) or at in self.verbal or word in ("and", "who", "as", "also", "or")

    def _ship(self, at: int) -> int:
        """The end of a ship's name: capitals, with small words between them."""
        spot = at
        while spot < self.end and self.tokens[spot].text[0].isupper() and spot not in self.inside:
            spot += 1
            if self.norm(spot) in ("de", "of", "la") and spot + 1 < self.end:
                spot += 1
        return spot

    def _joint(self, base: Base) -> Phrase | None:
        """As in "French and British warships", "the Japanese, Korean and US ministers"."""
        codes, spot = [base.entity], base.last
        while True:
            after = spot + 1 if self.norm(spot) in (",", "and") else spot
            after = after + 1 if self.norm(after) == "and" else after
            follower = self.base_at.get(after)
            if after == spot or follower is None or follower.via not in ("nisba", "name"):
                break
            codes.append(follower.entity)
            spot = follower.last
        if len(codes) < 2:
            return None
        office = self._chain(spot, codes[-1])
        if office is None or office.person or office.entities != (codes[-1],):
            return None
        office.first, office.plural = base.first, True
        office.entities = tuple(dict.fromkeys(code for code in codes if code))
        return office

    def _bare_kind(self, base: Base, after: int) -> str:
        kind = "org" if base.entity and base.entity.startswith("org:") else "state"
        if base.via == "metonym":
            kind = "organ"
        if base.via != "nisba":
            return "modifier" if self.norm(after) == "-" else kind
        word = self.tokens[base.last - 1].norm
        if word.endswith(("ans", "nese", "os", "ons", "sh", "is")) and self._closes(after):
            return kind
        return "modifier"


def find_phrases(
    tokens: list[Token], sentences: list[Sentence], names: list[Base], verbal: set[int]
) -> list[list[Phrase]]:
    """The actor phrases of each sentence, built around its names; `verbal` tokens are verbs."""
    builder = _Builder(tokens, names, verbal, Surnames())
    return [builder.run(sentence) for sentence in sentences]


def demonym_tokens(names: list[Base], tokens: list[Token]) -> set[int]:
    """Tokens of demonyms that qualify the noun after them."""
    return {
        at
        for base in names
        if base.via == "nisba" and not tokens[base.last - 1].norm.endswith(("ans", "os", "ons"))
        for at in range(base.first, base.last)
    }
