"""What follows a verb: its object, its prepositional phrases and the things they name."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from foedera.read.english.lexicon import NounRow, nouns, word_list

if TYPE_CHECKING:
    from foedera.read.english.clauses import Sketch
    from foedera.read.english.phrase import Phrase

__all__ = ["Slot", "find_nouns", "slots"]

_ARM = NounRow("designation", "arms", "", ())
_TENS = frozenset(
    (
        "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty "
        "fifty sixty seventy eighty ninety hundred thousand half"
    ).split()
)
_OPENERS = frozenset(["a", "an", "the", "its", "his", "her", "their", "all", "some", "several"])
_MAKERS = frozenset(["Su", "Mi", "Tu", "Il", "Ka", "An", "Yak"])
_COUNTING = frozenset(["about", "around", "over", "more", "than", "only", "under", "at"])
_PARTS = frozenset(
    (
        "one some two three several many most part members batch shipment number series fleet dozen "
        "dozens hundreds thousands millions billions tons tonnes couple pair set lot consignment "
        "tranche type squadron load amount handful wave barrage salvo scores package round worth "
        "kind sort stream swarm quantities array string flotilla group trio"
    ).split()
)
_TIMED = frozenset(["on", "in", "by", "since", "until", "from", "during", "at"])


@dataclass(slots=True)
class Slot:
    """One place after a verb: the object ("o"), what follows a preposition, or an aside ("x").

    Prepositional phrases after an aside are named with a tilde: they belong to it, not to the verb.
    """

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
        width = _designation(sketch, at, last)
        if width:
            found.append((at, _ARM))
            at += width
            continue
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


def _designation(sketch: Sketch, at: int, last: int) -> int:
    """How many tokens name a weapon by letters and number ("F-16s", "K2"); none where none does."""
    token = sketch.tokens[at]
    cased = token.text.isupper() or sum(letter.isupper() for letter in token.text) > 1
    if token.kind != "word" or len(token.text) > 3 or not (cased or token.text in _MAKERS):
        return 0
    spot = at + 1
    if spot < last and sketch.tokens[spot].text == "-":
        spot += 1
    if spot >= last or sketch.tokens[spot].kind != "number" or at in sketch.covers:
        return 0
    glued = sketch.tokens[spot].start - token.end == spot - at - 1
    tail = spot + 1 < last and sketch.norm(spot + 1) in ("s", "a", "b", "c")
    return (spot + (2 if tail else 1)) - at if glued else 0


def slots(sketch: Sketch, first: int, last: int) -> list[Slot]:
    """The object and the prepositional phrases in [first, last), in order."""
    prepositions = word_list("prepositions")
    found = [Slot("o", first, last)]
    aside = False
    at = first
    while at < last:
        phrase = sketch.starts.get(at)
        if phrase and phrase.last <= last:
            if _object_follows(sketch, found, phrase):
                found[-1].last = at
                found.append(Slot("o", at, last))
            found[-1].phrases.append(phrase)
            at = phrase.last
            continue
        word = sketch.norm(at)
        name = ""
        width = _titled(sketch, at, last)
        if width:
            at += width
            continue
        described = sketch.norm(at - 1) in ("the", "its", "an")
        if word in prepositions and not (
            described or _counts(sketch, at, last) or _partitive(sketch, at)
        ):
            name = f"~{word}" if aside else word
        elif at == first and word == "," and _inserted_end(sketch, at, last):
            at = _inserted_end(sketch, at, last)
            found[-1].first = at
            continue
        elif word == "," and not _list_goes_on(sketch, at, last):
            aside = aside or not _adjunct_before(sketch, found[-1], at)
            name = "x" if aside else "o"
        elif found[-1].name in _TIMED and _ends_time(sketch, at):
            name = "o"
        elif len(found) == 2 and found[0].last == found[0].first and _second(sketch, found[1], at):
            found[-1].last = at
            found.append(Slot("o", at, last))
        if name:
            found[-1].last = at
            found.append(Slot(name, at + 1, last))
        at += 1
    for slot in found:
        slot.nouns = find_nouns(sketch, slot.first, slot.last)
    return found


def _second(sketch: Sketch, slot: Slot, at: int) -> bool:
    """As in "handed over to Kyiv 49 tanks", "took from those islands the last men": the object."""
    before, token = sketch.tokens[at - 1], sketch.tokens[at]
    opens = token.kind == "number" or token.norm in _OPENERS
    closed = before.kind == "word" and before.norm not in word_list("determiners")
    joined = before.norm in ("and", "or", "than", "about", "of")
    return (
        slot.name in ("to", "from", "with") and at > slot.first and opens and closed and not joined
    )


def _inserted_end(sketch: Sketch, at: int, last: int) -> int:
    """As in "sent back, unsigned, a draft": where the object begins after words set in; else 0."""
    reach = 16 if sketch.norm(at + 1) in sketch.prepositions else 5
    for spot in range(at + 2, min(at + reach, last - 1)):
        if sketch.norm(spot) == ",":
            opens = sketch.norm(spot + 1) in word_list("determiners") or spot + 1 in sketch.starts
            return spot + 1 if reach == 5 or opens else 0
    return 0


def _object_follows(sketch: Sketch, found: list[Slot], phrase: Phrase) -> bool:
    """As in "praised at the ceremony | Israel's part": two nouns side by side are two places."""
    slot = found[-1]
    if len(found) != 2 or slot.name not in _TIMED or found[0].last > found[0].first or slot.phrases:
        return False
    before = phrase.first - 1
    token = sketch.tokens[before]
    return (
        before > slot.first
        and token.kind == "word"
        and token.text[0].islower()
        and token.norm not in word_list("determiners")
        and token.norm not in ("and", "or", "of")
        and phrase.kind in ("possessor", "state", "person", "org")
    )


def _titled(sketch: Sketch, at: int, last: int) -> int:
    """The length of a noun of several words with a preposition inside: "letter of intent"."""
    for key, _ in nouns().get(sketch.norm(at), ()):
        inner = any(word in ("of", "to", "in", "on", "for", "by") for word in key)
        reads = at + len(key) <= last and all(
            sketch.norm(at + k) == word for k, word in enumerate(key)
        )
        if inner and reads:
            return len(key)
    return 0


def _counts(sketch: Sketch, at: int, last: int) -> bool:
    """As in "over 50": the word belongs to the number after it."""
    if at + 1 >= last or sketch.norm(at) not in _COUNTING:
        return False
    after = sketch.tokens[at + 1]
    return (
        after.kind == "number"
        or after.norm in _TENS
        or after.norm in ("$", "€", "£", "least", "most")
    )


def _partitive(sketch: Sketch, at: int) -> bool:
    """As in "one of its boats": the phrase goes on."""
    counted = sketch.tokens[at - 1].kind == "number" and len(sketch.norm(at - 1)) < 4
    return sketch.norm(at) == "of" and (counted or sketch.norm(at - 1) in _PARTS)


def _ends_time(sketch: Sketch, at: int) -> bool:
    """Whether a weekday, month or year ends here, so that the object may follow."""
    word = sketch.norm(at)
    year = sketch.tokens[at].kind == "number" and len(word) == 4 and word.isdecimal()
    timed = word in word_list("weekdays") or word in word_list("months") or year
    return timed and sketch.tokens[at + 1].kind == "word" if at + 1 < sketch.last else False


def _adjunct_before(sketch: Sketch, slot: Slot, comma: int) -> bool:
    """As in "accused, on Monday, China": a comma that only closes a time."""
    return slot.name in _TIMED and not slot.phrases and comma - slot.first <= 2


def _list_goes_on(sketch: Sketch, comma: int, last: int) -> bool:
    """Whether a comma separates members of a list of actors."""
    before = sketch.covers.get(comma - 1)
    after = comma + 1
    while after < last and sketch.norm(after) in ("the", "and", "both"):
        after += 1
    following = sketch.starts.get(after)
    if not before or not following or (before.kind == "person" and following.kind != "person"):
        return False
    if "and" in (sketch.norm(after - 1), sketch.norm(comma + 1)):
        return True
    spot = following.last
    for _ in range(4):
        if sketch.norm(spot) == "and":
            return True
        nearest = sketch.starts.get(spot + 1) or sketch.starts.get(spot + 2)
        if sketch.norm(spot) != "," or not nearest:
            return False
        if "and" in (sketch.norm(spot + 1), sketch.norm(nearest.first - 1)):
            return True
        spot = nearest.last
    return False
