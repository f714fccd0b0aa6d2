"""Pronouns, groups and definite phrases that stand for actors named before."""

from __future__ import annotations

from functools import cache

from foedera.read.english.lexicon import Words, phrases, word_list
from foedera.read.english.offices import Offices
from foedera.read.english.phrase import Phrase

__all__ = ["Anaphors"]

_NUMBERS = {"two": "protagonists", "three": "triple", "four": "quadruple"}
_GROUPED = frozenset(
    (
        "countries states nations neighbours neighbors allies governments sides armies navies "
        "militaries capitals powers partners democracies rivals republics kingdoms parliaments "
        "ministries ministers presidents leaders premiers foes adversaries staffs forces fleets"
    ).split()
)
_OTHER_SIDES = {
    "neighbour": "neighbour",
    "neighbor": "neighbour",
    "rival": "rival",
    "foe": "rival",
    "adversary": "rival",
}
_PRESS = frozenset(
    ["agency", "newspaper", "paper", "daily", "channel", "network", "broadcaster", "magazine"]
)


_DEFINITES = (
    ("pair", "group"),
    ("protagonists", "group"),
    ("triple", "group"),
    ("quadruple", "group"),
    ("organisation", "group"),
    ("alliance", "group"),
    ("bloc", "group"),
    ("visitors", "group"),
    ("people", "role"),
    ("organs", "organ"),
    ("seats", "organ"),
)


@cache
def _definites() -> dict[tuple[str, str], tuple[tuple[Words, str, str], ...]]:
    """Definite phrases, what they stand for and their kind, by their first two words."""
    found: dict[tuple[str, str], list[tuple[Words, str, str]]] = {}
    for name, kind in _DEFINITES:
        for keys in phrases(f"anaphora.{name}").values():
            for key in keys:
                first = (key[0], key[1] if len(key) > 1 else "")
                found.setdefault(first, []).append((key, name, kind))
    return {
        first: tuple(sorted(kept, key=lambda entry: -len(entry[0])))
        for first, kept in found.items()
    }


class Anaphors(Offices):
    """Builds phrases whose meaning the discourse decides."""

    def _anaphor(self, at: int) -> Phrase | None:
        word = self.norm(at)
        if word in ("he", "she", "it", "they", "we") and self._subject_place(at):
            return Phrase(at, at + 1, "pronoun", anaphor=word, plural=word == "they", via="anaphor")
        if word == "i" and self.tokens[at].text == "I" and self._subject_place(at):
            return Phrase(at, at + 1, "pronoun", anaphor="we", via="anaphor")
        if word in ("him", "them") or (word == "her" and self._closes(at + 1)):
            return Phrase(at, at + 1, "pronoun", anaphor=word, plural=word == "them", via="anaphor")
        if word in ("this", "that") and self._ends(at + 1) and at - 1 in self.verbal:
            return Phrase(at, at + 1, "pronoun", anaphor="it", via="anaphor")
        if word in ("our", "my") and self.norm(at + 1) in ("country", "nation", "government"):
            return Phrase(at, at + 2, "organ", anaphor="seats", via="anaphor")
        if word in ("his", "her", "its", "their"):
            return self._relation(at) or self._possessive(at)
        if word == "the" and self.koreas and self.norm(at + 1) in ("south", "north"):
            return self._korea(at)
        for key, entity in self.epithets.get(word, ()):
            if self._reads(at, key):
                genitive = self._genitive(at + len(key))
                kind = "possessor" if genitive else "state"
                return Phrase(at, at + len(key), kind, (entity,), via="alias")
        if word == "the" and self.norm(at + 1) in _PRESS and self.last_outlet:
            return Phrase(at, at + 2, "outlet", outlet=self.last_outlet, via="outlet")
        described = self._described(at, (word, self.norm(at + 1)))
        return described or self._described(at, (word, "")) or self._numbered(at)

    def _numbered(self, at: int) -> Phrase | None:
        """As in "the two Nordic countries", "both nuclear-armed neighbours"."""
        both = self.norm(at) == "both"
        name = "protagonists" if both else _NUMBERS.get(self.norm(at + 1), "")
        if not name or (not both and self.norm(at) not in ("the", "these", "those")):
            return None
        first = at + 1 if both else at + 2
        for spot in range(first, min(first + 4, self.end)):
            if self.norm(spot) in _GROUPED:
                return Phrase(at, spot + 1, "group", anaphor=name, plural=True, via="anaphor")
            if self.tokens[spot].kind != "word" and self.norm(spot) != "-":
                return None
        return None

    def _described(self, at: int, first: tuple[str, str]) -> Phrase | None:
        """As in "the two sides", "the alliance": a description that the lists have."""
        for key, name, kind in _definites().get(first, ()):
            phrase = self._definite(at, at + len(key), name, kind) if self._reads(at, key) else None
            if phrase is not None:
                return phrase
        return None

    def _relation(self, at: int) -> Phrase | None:
        """As in "its northern neighbour", "their hosts": the other side of a pair, the visited."""
        for spot in range(at + 1, min(at + 4, self.end)):
            word = self.norm(spot)
            if word in _OTHER_SIDES:
                kind = "possessor" if self._genitive(spot + 1) else "state"
                return Phrase(at, spot + 1, kind, anaphor=_OTHER_SIDES[word], via="anaphor")
            if word in ("host", "hosts"):
                return Phrase(at, spot + 1, "organ", anaphor="host", via="anaphor")
            if self.tokens[spot].kind != "word" or spot in self.verbal:
                return None
        return None

    def _ends(self, at: int) -> bool:
        return at >= self.end or self.norm(at) in (".", ",", ";", "as", "on", "at", "in", "and")

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
        counted = self.norm(last - 1) in ("two", "three", "four")
        if counted and self._thing(last) and not self._office_at(last):
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
        """As in "his country", "its government", "their foreign ministers" act; "its islands" do not."""
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
