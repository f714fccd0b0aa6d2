"""Offices, organs and the names that go with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedera.read.english.lexicon import epithets, office_words, word_list
from foedera.read.english.phrase import Phrase

if TYPE_CHECKING:
    from foedera.read.document import Token
    from foedera.read.english.gazetteer import Base, Surnames

__all__ = ["Offices"]

_REACH = 7
_VIA = {"role": "office", "organ": "organ"}
_LOOSE_ORGANS = frozenset({"foreign-ministry", "defense-ministry", "ministry", "parliament"})


class Offices:
    """Builds phrases around an office ("foreign ministry spokesman Lin Jian")."""

    def __init__(
        self, tokens: list[Token], names: list[Base], verbal: set[int], surnames: Surnames
    ) -> None:
        self.tokens = tokens
        self.verbal = verbal
        self.surnames = surnames
        self.koreas = any(base.entity in ("KOR", "PRK") for base in names)
        present = {base.entity for base in names}
        self.epithets = _epithets(present)
        self.last_outlet: str | None = None
        self.base_at = {base.first: base for base in names}
        self.inside = {at for base in names for at in range(base.first, base.last)}
        self.stops = word_list("prepositions") | word_list("determiners") | {"to", "that"}
        self.end = len(tokens)

    def norm(self, at: int) -> str:
        """The normalised word at a place of this sentence, empty outside it."""
        return self.tokens[at].norm if 0 <= at < self.end else ""

    def _reads(self, at: int, key: tuple[str, ...]) -> bool:
        stop = at + len(key)
        if stop > self.end:
            return False
        read = zip(self.tokens[at:stop], key, strict=True)
        return all(token.norm == part for token, part in read)

    def _genitive(self, at: int) -> bool:
        if self.norm(at) == "'s":
            return True
        if self.norm(at) != "'" or self.norm(at - 1)[-1:] != "s":
            return False
        return at > 0 and self.tokens[at].start == self.tokens[at - 1].end

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

    def _office_at(self, at: int) -> tuple[int, str, str, bool] | None:
        for key, office, kind, several in office_words().get(self.norm(at), ()):
            if len(key) == 1 or self._reads(at, key):
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
            if base or (self.tokens[spot].kind == "mark" and not self._hyphen(spot)):
                break
            if word in self.stops or (word in ("and", "or") and not self._coordinated_office(spot)):
                break
            if found and not self._more_office(spot):
                break
            spot += 1
        if not found:
            return None
        return self._after_office(at, last, found, entity, several=several)

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
        self, start: int, last: int, found: tuple[str, str], entity: str | None, *, several: bool
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
            beyond = self._apposed(last) if self.norm(last) != "to" else None
            if beyond:
                first, end, person, owner = beyond
                return Phrase(
                    start,
                    end,
                    "person",
                    tuple(code for code in (owner or entity,) if code),
                    person,
                    self._text(first, end),
                    office,
                    via="person",
                )
        if kind == "organ" and office == "military":
            last = self._unknown_name(last) or last
        if kind == "organ" and self._thing(last):
            qualified = (entity,) if entity else ()
            return Phrase(start, last, "modifier", qualified, via=_VIA[kind])
        if entity is None:
            placed = several or office in (
                "cabinet",
                "government",
                "parliament",
                "foreign-ministry",
            )
            owners = self._owners(last, plural=placed)
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
            hyphened = spot > at + 1 and self.norm(spot - 1) == "-"
            shown = token.text[0].isupper() or particle or joins or hyphened
            if spot in self.inside or not shown:
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
        inside = self.norm(at) in ("at", "in", "with", "for")
        abroad = inside and self.norm(at - 1) in ("embassy", "consulate", "ambassador", "mission")
        if abroad or self.norm(at) not in ("of", "from", "at", "in", "with", "for"):
            return None
        codes: list[str] = []
        spot, last = at + 1, at
        while spot < self.end:
            base = self.base_at.get(spot)
            if base and base.via in ("metonym", "person") and base.entity and not codes:
                return (base.entity,), base.last
            if inside and base and base.via not in ("nisba", "org"):
                return self._placed_owner(base, plural=plural)
            if base and base.via in ("name", "capital", "org", "bloc") and base.entity:
                if self._genitive(base.last):
                    return ((base.entity,), base.last) if not codes and not inside else None
                codes.append(base.entity)
                spot = last = base.last
            elif base and base.via == "nisba" and base.entity and not codes:
                chain = self._chain(base.last, base.entity)
                if chain is None and self._thing(base.last):
                    return (base.entity,), base.last + 1
                return ((base.entity,), chain.last) if chain and not chain.person else None
            elif self.norm(spot) in ("the", ",", "and", "both", "its", "his", "their"):
                spot += 1
            elif not codes and self._office_at(spot):
                chain = self._chain(spot, None)
                owning = chain is not None and chain.entities and (inside or chain.person)
                if chain and chain.person and chain.entities:
                    self.surnames.learn(chain.person, chain.entities[0])
                return (chain.entities, chain.last) if chain and owning else None
            else:
                break
        return (tuple(dict.fromkeys(codes)), last) if codes else None

    def _placed_owner(self, base: Base, *, plural: bool) -> tuple[tuple[str, ...], int] | None:
        """As in "officials in Tokyo", "a spokesman for Japan's foreign minister"."""
        if not base.entity:
            return None
        if base.via == "capital" and plural:
            return (base.entity,), base.last
        owned = base.last + 1 if self._genitive(base.last) else base.last
        chain = self._chain(owned, base.entity)
        if chain is None or (owned != base.last and chain.person):
            return None
        return (base.entity,), chain.last

    def _office(self, at: int) -> Phrase | None:
        hit = self._office_at(at)
        if not hit:
            return None
        _, office, kind, _several = hit
        if at in self.verbal:
            return None
        phrase = self._chain(at, None)
        if phrase is None or (phrase.first != at and phrase.last <= at):
            return None
        phrase.first = at
        if phrase.entities:
            return phrase
        titled = phrase.person is not None
        if titled or kind == "role" or office in _LOOSE_ORGANS:
            phrase.anaphor = "office"
            phrase.definite = self.norm(at - 1) in ("the", "both")
            return phrase
        return None

    def _text(self, first: int, last: int) -> str:
        words: list[str] = []
        for at in range(first, last):
            joined = words and self.tokens[at].start == self.tokens[at - 1].end
            if joined:
                words[-1] += self.tokens[at].text
            else:
                words.append(self.tokens[at].text)
        return " ".join(words)


def _epithets(present: set[str | None]) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """By first word, the descriptions that can mean just one of the actors named in a report."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for key, entities in epithets():
        meant = [entity for entity in entities if entity in present]
        if len(meant) == 1:
            found.setdefault(key[0], []).append((key, meant[0]))
    return found
