"""Whether a use of a verb fits what stands around it, and who fills its places."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from foedera.read.english.workspace import codes

if TYPE_CHECKING:
    from foedera.read.english.clauses import Sketch
    from foedera.read.english.groups import Group
    from foedera.read.english.lexicon import VerbRow
    from foedera.read.english.phrases import Phrase
    from foedera.read.english.slots import Slot
    from foedera.read.english.workspace import Workspace

__all__ = ["Fit", "fit", "parties_of_thing"]

_OWNING = ("of", "between", "by", "with", "from", "among", "for", "against", "to", "in", "on")
_COMMON = frozenset({"any", "yes"})


@dataclass(slots=True)
class Fit:
    """Who fills the places of one use of a verb; `thing` is set when a thing is acted upon."""

    row: VerbRow
    recipients: list[str] = field(default_factory=list)
    partners: list[str] = field(default_factory=list)
    thing: bool = False
    topics: list[str] = field(default_factory=list)


def fit(
    space: Workspace, sketch: Sketch, group: Group, row: VerbRow, parts: list[Slot]
) -> Fit | None:
    """The places of one use of a verb filled, or nothing where the use does not fit."""
    found = Fit(row)
    by_name: dict[str, list[Slot]] = {}
    for part in parts:
        by_name.setdefault(part.name, []).append(part)
    here = by_name.get("o", [])
    wanted = row.get("n")
    met = row.get("intr") is not None or row.get("-") is not None
    met = _object(space, sketch, group, row, here, found) or met
    if wanted and wanted not in _COMMON and wanted != "person" and not wanted.startswith("!"):
        matched = _class_found(here, wanted) or (
            group.passive and _subject_class(sketch, group, wanted)
        )
        if not matched and not (row.get("o") and (found.recipients or found.partners)):
            return None
        met = met or bool(matched)
        found.thing = found.thing or bool(matched)
    for name, role in row.args:
        if name in ("o", "n", "that", "inf", "intr", "-") or name.startswith("!"):
            continue
        for slot in by_name.get(name, []):
            met = _preposition(space, sketch, slot, role, found) or met
    met = met or (row.get("that") is not None and _has_content(sketch, group))
    met = met or (row.get("inf") is not None and _has_infinitive(sketch, group))
    return found if met else None


def _object(
    space: Workspace, sketch: Sketch, group: Group, row: VerbRow, here: list[Slot], found: Fit
) -> bool:
    role, wanted = row.get("o"), row.get("n")
    if not role and wanted not in _COMMON:
        return False
    if group.passive:
        heads = space.subjects(sketch, group)
        if role and heads:
            _fill(found, role, codes(heads))
            return True
        first, last = group.subject_range
        if wanted in _COMMON or role:
            found.thing = True
            _fill(found, role or "r", parties_of_thing(space, sketch, first, last, ()))
        return wanted in _COMMON
    for slot in here:
        actors = slot.actors
        space.resolve(sketch, slot.phrases)
        heads = [p for p in actors if p.entities and not _possessed(sketch, p)]
        if role and heads and not _later_thing(sketch, slot, heads):
            _fill(found, role, codes(heads))
            return True
        if wanted in _COMMON and _has_thing(sketch, slot):
            found.thing = True
            _fill(found, role or "-", parties_of_thing(space, sketch, slot.first, group.end, ()))
            return True
        if role and slot.phrases and wanted is None and codes(slot.phrases):
            _fill(found, role, codes(slot.phrases))
            return True
    return False


def _possessed(sketch: Sketch, phrase: Phrase) -> bool:
    return sketch.norm(phrase.last) == "'s"


def _later_thing(sketch: Sketch, slot: Slot, heads: list[Phrase]) -> bool:
    """A name that only qualifies what follows it: "the US proposal", "NATO plans"."""
    last = heads[-1]
    after = sketch.tokens[last.last] if last.last < slot.last else None
    if after is None or last.kind not in ("state", "org"):
        return False
    return (
        after.kind == "word"
        and after.norm.isalpha()
        and after.norm
        not in (
            "and",
            "or",
            "as",
            "to",
            "that",
            "who",
            "not",
            "again",
            "instead",
            "also",
            "today",
            "yesterday",
            "itself",
            "last",
            "this",
            "next",
            "earlier",
            "twice",
            "together",
            "directly",
            "publicly",
            "formally",
            "which",
            "whose",
            "both",
            "had",
            "has",
            "is",
            "was",
            "will",
            "would",
            "more",
            "sharply",
            "strongly",
            "early",
            "late",
            "later",
            "out",
            "off",
            "up",
            "down",
            "on",
        )
        and not after.norm.endswith("ly")
        and not any(g.first == last.last for g in sketch.groups)
    )


def _has_thing(sketch: Sketch, slot: Slot) -> bool:
    for at in range(slot.first, slot.last):
        token = sketch.tokens[at]
        if token.kind == "word" and token.norm.isalpha() and at not in sketch.covers:
            if token.norm not in ("the", "a", "an", "also", "not", "on", "in", "it", "them"):
                return True
        if at in sketch.covers and sketch.covers[at].kind in (
            "modifier",
            "possessor",
            "pronoun",
            "group",
        ):
            return True
    return False


def _class_found(here: list[Slot], wanted: str) -> bool:
    kinds = set(_CLASSES.get(wanted, (wanted,)))
    return any(use.kind in kinds for slot in here for _, use in slot.nouns)


_CLASSES = {
    "aid": ("aid", "arms", "armssale", "money"),
    "arms": ("arms", "armssale", "missile"),
    "troops": ("troops", "arms", "vessel", "missile", "aid"),
    "sanction": ("sanction",),
    "treaty": ("treaty", "trade_deal"),
    "trade": ("trade", "sanction"),
    "missile": ("missile",),
    "org": ("org", "treaty"),
    "vessel": ("vessel", "arms", "troops", "aid"),
    "ambassador": ("ambassador", "envoy"),
    "establish": ("establish", "command", "base"),
    "base": ("base",),
    "commitment": ("commitment", "support", "treaty"),
    "concern": ("concern", "opposition", "support", "criticism", "protest", "promise"),
}


def _subject_class(sketch: Sketch, group: Group, wanted: str) -> bool:
    from foedera.read.english.slots import find_nouns

    kinds = set(_CLASSES.get(wanted, (wanted,)))
    return any(use.kind in kinds for _, use in find_nouns(sketch, *group.subject_range))


def _preposition(space: Workspace, sketch: Sketch, slot: Slot, role: str, found: Fit) -> bool:
    space.resolve(sketch, slot.phrases)
    heads = [p for p in slot.phrases if p.entities and p.kind not in ("outlet",)]
    if not heads:
        if role in ("r", "c") and slot.nouns:
            parties = parties_of_thing(space, sketch, slot.first, slot.last, ())
            if parties:
                _fill(found, role, parties)
                return True
        return role in ("-", "t") and role == "t"
    strong = [p for p in heads if p.acts]
    _fill(found, role, codes(strong or heads))
    return role in ("r", "c", "t")


def _fill(found: Fit, role: str, entities: list[str]) -> None:
    target = found.partners if role == "c" else found.recipients
    if role in ("r", "c", "x"):
        target.extend(code for code in entities if code not in target)


def _has_content(sketch: Sketch, group: Group) -> bool:
    return any(g.parent is group and g.link == "that" for g in sketch.groups)


def _has_infinitive(sketch: Sketch, group: Group) -> bool:
    return any(g.form == "infinitive" and g.parent is group for g in sketch.groups)


def parties_of_thing(
    space: Workspace, sketch: Sketch, first: int, last: int, without: tuple[str, ...]
) -> list[str]:
    """Who is behind a thing: its qualifiers and owners, else what was told of it before."""
    from foedera.read.english.slots import slots

    parts = slots(sketch, first, last)
    found: list[str] = []
    for part in parts:
        if part.name == "o" or part.name in _OWNING:
            space.resolve(sketch, part.phrases)
            picked = [p for p in part.phrases if p.entities and p.kind != "outlet"]
            if (
                part.name != "o"
                and found
                and part.name not in ("of", "between", "by", "with", "from", "and")
            ):
                continue
            found.extend(code for code in codes(picked) if code not in found)
    found = [code for code in found if code not in without]
    if found:
        return found
    for at in range(first, last):
        word = sketch.tokens[at].norm
        kinds = [use.kind for place, use in parts[0].nouns if place == at] if parts else []
        if at in sketch.covers and sketch.covers[at].kind != "group":
            continue
        told = space.discourse.thing(word, kinds, without)
        if told is not None:
            return [c for c in (*told.actors, *told.recipients) if c not in without]
    return []
