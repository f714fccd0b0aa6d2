"""Noun phrases that name somebody who can act: states, their organs, officials and persons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from foedera.read.english.gazetteer import Surnames
from foedera.read.english.lexicon import office_words, phrases, word_list, words

if TYPE_CHECKING:
    from foedera.read.document import Sentence, Token
    from foedera.read.english.gazetteer import Base

__all__ = ["Phrase", "demonym_tokens", "find_phrases"]

ACTING = frozenset({"state", "org", "organ", "role", "person", "group", "pronoun", "crowd"})
_REACH = 7


@dataclass(slots=True)
class Phrase:
    """Tokens [first, last) that name an actor.

    `kind`: state, org, organ, role, person, crowd (demonstrators), outlet, group (an anaphor for
    several), pronoun, possessor ("Tokyo's" before a thing) or modifier ("Chinese" before one).
    `entities` is empty until an anaphor is resolved; `anaphor` says what it looks for.
    """

    first: int
    last: int
    kind: str
    entities: tuple[str, ...] = ()
    person: str | None = None
    written: str | None = None
    role: str | None = None
    outlet: str | None = None
    anaphor: str | None = None
    plural: bool = False
    via: str = "name"

    @property
    def acts(self) -> bool:
        """Whether the phrase can be the doer of an act, and not only qualify a thing."""
        return self.kind in ACTING


class _Builder:
    def __init__(
        self, tokens: list[Token], names: list[Base], verbal: set[int], surnames: Surnames
    ) -> None:
        self.tokens = tokens
        self.verbal = verbal
        self.surnames = surnames
        self.koreas = any(base.entity in ("KOR", "PRK") for base in names)
        present = {base.entity for base in names}
        self.epithets = {
            entity: phrases(f"epithets.{entity}")
            for entity in words()["epithets"]
            if entity in present
        }
        self.last_outlet: str | None = None
        self.base_at = {base.first: base for base in names}
        self.inside = {at for base in names for at in range(base.first, base.last)}
        self.stops = word_list("prepositions") | word_list("determiners") | {"to", "that"}
        self.end = len(tokens)

    def norm(self, at: int) -> str:
        return self.tokens[at].norm if 0 <= at < self.end else ""

    def _reads(self, at: int, key: tuple[str, ...]) -> bool:
        return all(self.norm(at + k) == part for k, part in enumerate(key))

    def run(self, sentence: Sentence) -> list[Phrase]:
        found: list[Phrase] = []
        self.end = sentence.last
        at = sentence.first
        while at < sentence.last:
            phrase = self._phrase(at)
            if phrase is None:
                at += 1
                continue
            self._learn(phrase)
            found.append(phrase)
            at = max(phrase.last, at + 1)
        return found

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

    # ---- names

    def _from_base(self, base: Base) -> Phrase:
        if base.via == "city" and self.norm(base.last) == "-":
            return Phrase(base.first, base.last, "name", via="city")
        if base.via == "city":
            return Phrase(base.first, base.last, "place", (base.entity or "",), via="city")
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
            if named and named - after >= 2 and self.norm(named) in (",", ""):
                return self._named(base.first, after, named, base.entity, None)
        via = "nisba" if base.via == "nisba" else base.via
        kind = self._bare_kind(base, genitive, after)
        return Phrase(base.first, base.last, kind, (base.entity,), via=via)

    def _joint(self, base: Base) -> Phrase | None:
        """ "French and British warships", "the Japanese, Korean and US ministers"."""
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

    def _bare_kind(self, base: Base, genitive: bool, after: int) -> str:
        if genitive:
            return "possessor"
        kind = "org" if base.entity and base.entity.startswith("org:") else "state"
        if base.via == "metonym":
            kind = "organ"
        if base.via != "nisba":
            return "modifier" if self.norm(after) == "-" else kind
        word = self.tokens[base.last - 1].norm
        if word.endswith(("ans", "nese", "os", "ons", "sh", "is")) and self._closes(after):
            return kind
        return "modifier"

    def _closes(self, at: int) -> bool:
        """Whether a word cannot be a noun that a demonym before it would qualify."""
        word = self.norm(at)
        return (
            at >= self.end
            or self.tokens[at].kind == "mark"
            or word in self.stops
            or word in word_list("modals")
            or word in word_list("be")
            or word in word_list("have")
        )

    def _genitive(self, at: int) -> bool:
        if self.norm(at) == "'s":
            return True
        if self.norm(at) != "'" or self.norm(at - 1)[-1:] != "s":
            return False
        return at > 0 and self.tokens[at].start == self.tokens[at - 1].end

    # ---- offices

    def _office_at(self, at: int) -> tuple[int, str, str, bool] | None:
        for key, office, kind, several in office_words().get(self.norm(at), ()):
            if at + len(key) <= self.end and all(
                self.norm(at + k) == word for k, word in enumerate(key)
            ):
                return at + len(key), office, kind, several
        return None

    def _chain(self, at: int, entity: str | None) -> Phrase | None:
        """The offices and the name that follow a nationality, or nothing when a thing follows."""
        spot, found, last, several = at, None, at, False
        while spot < min(self.end, at + _REACH) and spot not in self.verbal:
            hit = self._office_at(spot)
            if hit:
                spot, several = hit[0], hit[3]
                found, last = (hit[1], hit[2]), spot
                continue
            word = self.norm(spot)
            base = self.base_at.get(spot)
            if base and base.via == "person" and found:
                break
            if base and base.via in ("metonym", "outlet") and not found:
                return None
            if base or self.tokens[spot].kind == "mark" and not self._hyphen(spot):
                break
            if word in self.stops or word in ("and", "or") and not self._coordinated_office(spot):
                break
            if found and not self._more_office(spot):
                break
            spot += 1
        if not found:
            return None
        return self._after_office(at, last, found, entity, several)

    def _hyphen(self, at: int) -> bool:
        token = self.tokens[at]
        return token.text in "-/" and self.tokens[at - 1].end == token.start

    def _coordinated_office(self, at: int) -> bool:
        return any(self._office_at(at + k) for k in (1, 2))

    def _more_office(self, at: int) -> bool:
        """Whether an office word still comes within two words ("ministry's deputy spokesman")."""
        return any(
            self._office_at(at + k) and not self.base_at.get(at + k)
            for k in (0, 1, 2)
            if self.norm(at + k - (1 if k else 0)) not in self.stops and self.norm(at) != "-"
        )

    def _after_office(
        self, start: int, last: int, found: tuple[str, str], entity: str | None, several: bool
    ) -> Phrase:
        office, kind = found
        base = self.base_at.get(last)
        if kind == "role" and base and base.via == "person" and base.entity:
            return Phrase(
                start,
                base.last,
                "person",
                (base.entity,),
                base.person,
                self._text(base.first, base.last),
                office,
                via="person",
            )
        if kind == "role" and not several:
            named = self._unknown_name(last)
            if named:
                return self._named(start, last, named, entity, office)
            beyond = self._apposed(last)
            if beyond:
                first, end, person, owner = beyond
                return Phrase(
                    start,
                    end,
                    "person",
                    (owner or entity,) if owner or entity else (),
                    person,
                    self._text(first, end),
                    office,
                    via="person",
                )
        if kind == "organ" and office == "military":
            last = self._unknown_name(last) or last
        if kind == "organ" and self._thing(last):
            codes = (entity,) if entity else ()
            return Phrase(start, last, "modifier", codes, via=_VIA[kind])
        if entity is None:
            owners = self._owners(last, plural=several)
            if owners:
                codes, end = owners
                beyond = self._apposed(end) if kind == "role" and not several else None
                if beyond:
                    return Phrase(
                        start,
                        beyond[1],
                        "person",
                        codes[:1],
                        beyond[2],
                        self._text(beyond[0], beyond[1]),
                        office,
                        via="person",
                    )
                return Phrase(
                    start,
                    end,
                    kind,
                    codes,
                    role=office,
                    via=_VIA[kind],
                    plural=several or len(codes) > 1,
                )
        entities = (entity,) if entity else ()
        return Phrase(start, last, kind, entities, role=office, plural=several, via=_VIA[kind])

    def _thing(self, at: int) -> bool:
        """Whether a noun follows that an organ's name only qualifies ("military base")."""
        if at >= self.end or at in self.inside or at in self.verbal or self._closes(at):
            return False
        token = self.tokens[at]
        return (
            token.kind == "word"
            and token.norm not in word_list("adverbs")
            and token.norm not in ("and", "or", "but", "who", "which", "whose", "where")
            and not token.norm.endswith("ly")
        )

    def _named(
        self, first: int, start: int, last: int, entity: str | None, office: str | None
    ) -> Phrase:
        written = self._text(start, last)
        known = self.surnames.find(self.tokens[last - 1]) if last - start == 1 else None
        person, owner = known or (written, entity)
        owner = owner or entity
        return Phrase(
            first, last, "person", (owner,) if owner else (), person, written, office, via="person"
        )

    def _apposed(self, at: int) -> tuple[int, int, str, str | None] | None:
        """A name between commas after an office ("minister for the Pacific, Zed Seselja,")."""
        spot = at
        while spot < min(self.end, at + 7) and self.norm(spot) != ",":
            if self.norm(spot) in word_list("relatives") or self.norm(spot) in word_list("be"):
                return None
            spot += 1
        if self.norm(spot) != ",":
            return None
        base = self.base_at.get(spot + 1)
        if base and base.via == "person" and base.person and self.norm(base.last) in (",", "."):
            return base.first, base.last, base.person, base.entity
        last = self._unknown_name(spot + 1)
        if last and last - spot > 2 and self.norm(last) == ",":
            return spot + 1, last, self._text(spot + 1, last), None
        return None

    def _unknown_name(self, at: int) -> int | None:
        """The end of a run of capitalised words that can be a person's name."""
        spot = at
        while spot < self.end and spot - at < 5:
            token = self.tokens[spot]
            particle = spot > at and token.norm in word_list("name_particles")
            joins = token.norm == "-" and spot > at and self.tokens[spot - 1].end == token.start
            if spot in self.inside or not (token.text[0].isupper() or particle or joins):
                break
            if token.norm in word_list("weekdays") or (
                token.norm in word_list("months")
                and token.norm not in ("may", "april", "june", "august")
            ):
                break
            if token.kind != "word" and not joins:
                break
            spot += 1
        while spot > at and self.norm(spot - 1) in ("-", *word_list("name_particles")):
            spot -= 1
        titled = any(self.norm(k) in word_list("titled") for k in range(at, spot))
        return spot if spot > at and not titled else None

    def _owners(self, at: int, *, plural: bool = False) -> tuple[tuple[str, ...], int] | None:
        """States after an office: "of Japan and the Philippines"."""
        if self.norm(at) not in ("of", "from", "at", "in", "with"):
            return None
        inside = self.norm(at) in ("at", "in", "with")
        codes: list[str] = []
        spot, last = at + 1, at
        while spot < self.end:
            base = self.base_at.get(spot)
            if base and base.via == "metonym" and base.entity and not codes:
                return (base.entity,), base.last
            if inside and base and base.via == "capital" and base.entity and plural:
                return (base.entity,), base.last
            if inside and base and base.via not in ("nisba", "org"):
                if not self._genitive(base.last) or not base.entity:
                    break
                chain = self._chain(base.last + 1, base.entity)
                return ((base.entity,), chain.last) if chain and not chain.person else None
            if base and base.via in ("name", "capital", "org", "bloc") and base.entity:
                if self._genitive(base.last):
                    break
                codes.append(base.entity)
                spot = last = base.last
            elif base and base.via == "nisba" and base.entity and not codes:
                chain = self._chain(base.last, base.entity)
                return ((base.entity,), chain.last) if chain and not chain.person else None
            elif self.norm(spot) in ("the", ",", "and", "both"):
                spot += 1
            else:
                break
        return (tuple(dict.fromkeys(codes)), last) if codes else None

    def _office(self, at: int) -> Phrase | None:
        hit = self._office_at(at)
        if not hit:
            return None
        _, office, kind, several = hit
        if at in self.verbal:
            return None
        phrase = self._chain(at, None)
        if phrase is None or phrase.first != at and phrase.last <= at:
            return None
        phrase.first = at
        if phrase.entities:
            return phrase
        titled = phrase.person is not None
        if titled or kind == "role" or office in _LOOSE_ORGANS:
            phrase.anaphor = "office"
            return phrase
        return None

    # ---- anaphors

    def _anaphor(self, at: int) -> Phrase | None:
        word = self.norm(at)
        if word in ("he", "she", "it", "they") and self._subject_place(at):
            return Phrase(at, at + 1, "pronoun", anaphor=word, plural=word == "they", via="anaphor")
        if word in ("him", "them") or (word == "her" and self._closes(at + 1)):
            return Phrase(at, at + 1, "pronoun", anaphor=word, plural=word == "them", via="anaphor")
        if word in ("his", "her", "its", "their"):
            return self._possessive(at)
        if word == "the" and self.koreas and self.norm(at + 1) in ("south", "north"):
            return self._korea(at)
        for entity, named in self.epithets.items():
            for key in named.get(word, ()):
                if self._reads(at, key):
                    genitive = self._genitive(at + len(key))
                    kind = "possessor" if genitive else "state"
                    return Phrase(at, at + len(key), kind, (entity,), via="alias")
        if word == "the" and self.norm(at + 1) in _PRESS and self.last_outlet:
            return Phrase(at, at + 2, "outlet", outlet=self.last_outlet, via="outlet")
        for name, kind in (
            ("pair", "group"),
            ("triple", "group"),
            ("quadruple", "group"),
            ("organisation", "group"),
            ("visitors", "group"),
            ("people", "role"),
            ("organs", "organ"),
            ("seats", "organ"),
        ):
            for key in phrases(f"anaphora.{name}").get(word, ()):
                if self._reads(at, key):
                    return self._definite(at, at + len(key), name, kind)
        return None

    def _korea(self, at: int) -> Phrase | None:
        if not self.tokens[at + 1].text[0].isupper() or at + 1 in self.inside:
            return None
        entity = "KOR" if self.norm(at + 1) == "south" else "PRK"
        if self._genitive(at + 2):
            chain = self._chain(at + 3, entity)
            if chain:
                chain.first = at
                return chain
            return Phrase(at, at + 2, "possessor", (entity,), via="alias")
        return Phrase(at, at + 2, "state", (entity,), via="alias")

    def _definite(self, first: int, last: int, name: str, kind: str) -> Phrase | None:
        base = self.base_at.get(last)
        if base and base.via != "person":
            return None
        if self._genitive(last) and kind == "group":
            chain = self._chain(last + 1, None)
            if chain and not chain.entities:
                chain.first, chain.anaphor, chain.plural = first, name, True
                return chain
        chain = self._chain(first + 1, None) if kind != "group" else None
        if chain and (chain.entities or chain.person):
            chain.first = first
            if not chain.entities:
                chain.anaphor = "office"
            return chain
        if kind != "group" and self._office_at(last):
            return None
        possessive = self._genitive(last)
        phrase = Phrase(
            first,
            last,
            "possessor" if possessive else kind,
            anaphor=name,
            plural=kind == "group",
            via="anaphor",
        )
        owners = self._owners(last) if kind in ("role", "organ") else None
        if owners:
            phrase.entities, phrase.last = owners
            phrase.anaphor = None
        return phrase

    def _subject_place(self, at: int) -> bool:
        return self.norm(at + 1) not in ("'s", "-")

    def _possessive(self, at: int) -> Phrase:
        """ "his country", "its government", "their foreign ministers" act; "its islands" do not."""
        word = self.norm(at)
        if self.norm(at + 1) in ("country", "government", "administration", "nation", "countries"):
            return Phrase(at, at + 2, "organ", anaphor=word, plural=word == "their", via="anaphor")
        chain = self._chain(at + 1, None)
        if chain and chain.kind in ("person", "role", "organ"):
            chain.first = at
            if not chain.entities:
                chain.anaphor = word
            return chain
        return Phrase(at, at + 1, "possessor", anaphor=word, plural=word == "their", via="anaphor")

    def _surname(self, at: int) -> Phrase | None:
        known = self.surnames.find(self.tokens[at])
        if not known:
            return None
        person, owner = known
        return Phrase(
            at,
            at + 1,
            "possessor" if self._genitive(at + 1) else "person",
            (owner,) if owner else (),
            person,
            self.tokens[at].text,
            via="person",
        )

    def _crowd(self, at: int) -> Phrase | None:
        if self.norm(at) not in word_list("demonstrators"):
            return None
        return Phrase(at, at + 1, "crowd", anaphor="crowd", plural=True, via="anaphor")

    def _text(self, first: int, last: int) -> str:
        words: list[str] = []
        for at in range(first, last):
            joined = words and self.tokens[at].start == self.tokens[at - 1].end
            if joined:
                words[-1] += self.tokens[at].text
            else:
                words.append(self.tokens[at].text)
        return " ".join(words)


_VIA = {"role": "office", "organ": "organ"}
_PRESS = frozenset(
    ["agency", "newspaper", "paper", "daily", "channel", "network", "broadcaster", "magazine"]
)
_LOOSE_ORGANS = frozenset({"foreign-ministry", "defense-ministry", "ministry"})


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
