"""Who is behind a thing that a sentence names: "the accord", "its complaint", "the launch"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedera.read.english.lexicon import word_list
from foedera.read.english.slots import slots
from foedera.read.english.workspace import codes

if TYPE_CHECKING:
    from foedera.read.document import Draft
    from foedera.read.english.clauses import Sketch
    from foedera.read.english.workspace import Workspace

__all__ = ["parties_of_thing"]

_CLOSE = ("of", "between", "by", "with", "from", "among")
_OWNING = (*_CLOSE, "for", "against", "to", "in", "on", "around")
_HOSTILE = frozenset({"ASSAULT", "COERCE", "THREATEN", "SANCTION", "ACCUSE", "REJECT"})


def parties_of_thing(
    space: Workspace, sketch: Sketch, first: int, last: int, without: tuple[str, ...]
) -> list[str]:
    """Who is behind a thing: its qualifiers and owners, else what was told of it before."""
    parts = slots(sketch, first, last)
    found: list[str] = []
    for part in parts:
        if part.name == "as":
            break
        if part.name != "o" and part.name not in _OWNING:
            continue
        space.resolve(sketch, part.phrases)
        picked = [p for p in part.phrases if p.entities and p.kind != "outlet"]
        if part.name != "o" and found and part.name not in _CLOSE:
            continue
        found.extend(code for code in codes(picked) if code not in found)
    found = [code for code in found if code not in without]
    if found:
        return found
    for at in range(first, last):
        if at in sketch.covers and sketch.covers[at].kind != "group":
            continue
        if _new(sketch, at):
            continue
        kinds = [use.kind for part in parts for place, use in part.nouns if place == at]
        told = space.discourse.thing(sketch.tokens[at].norm, kinds, without)
        if told is not None:
            return _behind(told, kinds, without)
    return []


def _behind(told: Draft, kinds: list[str], without: tuple[str, ...]) -> list[str]:
    """Whom a thing that an act told of before concerns, without some."""
    if "assault" in kinds and told.type not in _HOSTILE:
        return []
    # An idea of one's own side's is nobody else's, whoever it was put to.
    if told.type == "REQUEST" and set(told.actors) <= set(without):
        return []
    aggressors = [c for c in told.actors if c not in without]
    if told.type in _HOSTILE and aggressors:
        return aggressors
    return [c for c in (*told.actors, *told.recipients) if c not in without]


def _new(sketch: Sketch, at: int) -> bool:
    """Whether a thing is no one told of before: "a treaty", "the 1951 Mutual Defense Treaty"."""
    if sketch.tokens[at].text[0].isupper() and sketch.tokens[at - 1].text[0].isupper():
        return True
    for spot in range(at - 1, max(at - 4, sketch.first) - 1, -1):
        word = sketch.norm(spot)
        if word in ("a", "an", "another"):
            return True
        if word in sketch.prepositions or word in word_list("determiners") or word == ",":
            return False
    return False
