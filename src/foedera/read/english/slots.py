"""What follows a verb: its object, its prepositional phrases and the things they name."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from foedera.read.english.lexicon import nouns, word_list

if TYPE_CHECKING:
    from foedera.read.english.clauses import Sketch
    from foedera.read.english.lexicon import NounRow
    from foedera.read.english.phrases import Phrase

__all__ = ["Slot", "find_nouns", "slots"]

_SKIP = frozenset(["about", "around", "over", "more", "than", "only"])


@dataclass(slots=True)
class Slot:
    """One place after a verb: the object ("o") or what follows a preposition."""

    name: str
    first: int
    last: int
    phrases: list[Phrase] = field(default_factory=list)
    nouns: list[tuple[int, NounRow]] = field(default_factory=list)

    @property
    def actors(self) -> list[Phrase]:
        """Phrases that are heads of the place, not qualifiers of a thing in it."""
        return [p for p in self.phrases if p.acts]


def find_nouns(sketch: Sketch, first: int, last: int) -> list[tuple[int, NounRow]]:
    """Nouns of the lexicon in [first, last), each use with its place; the longest at each."""
    found: list[tuple[int, NounRow]] = []
    at = first
    while at < last:
        step = 1
        for key, uses in nouns().get(sketch.tokens[at].norm, ()):
            if at + len(key) <= last and all(
                sketch.tokens[at + k].norm == word for k, word in enumerate(key)
            ):
                found.extend((at, use) for use in uses)
                step = len(key)
                break
        at += step
    return found


def slots(sketch: Sketch, first: int, last: int) -> list[Slot]:
    """The object and the prepositional phrases in [first, last), in order."""
    prepositions = word_list("prepositions")
    found = [Slot("o", first, last)]
    at = first
    while at < last:
        phrase = sketch.starts.get(at)
        if phrase and phrase.last <= last:
            found[-1].phrases.append(phrase)
            at = phrase.last
            continue
        word = sketch.norm(at)
        number_follows = at + 1 < last and sketch.tokens[at + 1].kind == "number"
        if word in prepositions and not (word in _SKIP and number_follows):
            found[-1].last = at
            found.append(Slot(word, at + 1, last))
        elif word == "," and not _list_goes_on(sketch, at, last):
            found[-1].last = at
            found.append(Slot("x", at + 1, last))
        at += 1
    for slot in found:
        slot.nouns = find_nouns(sketch, slot.first, slot.last)
    return found


def _list_goes_on(sketch: Sketch, comma: int, last: int) -> bool:
    """Whether a comma separates members of a list of actors."""
    before = sketch.covers.get(comma - 1)
    after = comma + 1
    while after < last and sketch.norm(after) in ("the", "and", "both"):
        after += 1
    following = sketch.starts.get(after)
    if not before or not following or before.kind == "person" and following.kind != "person":
        return False
    spot = following.last
    for _ in range(4):
        if (
            sketch.norm(spot) == "and"
            or sketch.norm(after - 1) == "and"
            or sketch.norm(comma + 1) == "and"
        ):
            return True
        nearest = sketch.starts.get(spot + 1) or sketch.starts.get(spot + 2)
        if sketch.norm(spot) != "," or not nearest:
            return False
        spot = nearest.last
    return False
