"""Demonstrators: people in the street against a state, a mission or their own rulers."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from foedera.read.english.lexicon import word_list
from foedera.read.english.slots import find_nouns
from foedera.read.english.things import parties_of_thing
from foedera.read.english.workspace import codes, evidence_of

if TYPE_CHECKING:
    from foedera.read.document import Draft
    from foedera.read.english.matching import Matcher
    from foedera.read.english.phrase import Phrase
    from foedera.read.english.slots import Slot
    from foedera.read.model import Status

__all__ = ["marched"]

_STAGING = frozenset({"stage", "hold", "mount"})
_TOKENS = frozenset({"embassy", "embassies", "consulate", "mission", "missions", "base", "bases"})
_FORCES = frozenset({"guards", "police", "soldiers", "troops", "policemen", "motorcade"})
_AIMING = ("o", "against", "of", "at", "over", "to", "outside", "toward", "towards", "on")
_PLACES = ("in", "outside", "through", "across", "down", "near", "at")
_NATIONS = ("nisba", "people")
_FESTIVE = frozenset("welcome greet celebrate mourn watch cheer pay vote attend see bid".split())


def marched(matcher: Matcher, status: str) -> Draft | None:
    """As in "Thousands marched against the pact in Seoul": those who do so protest."""
    if not _crowded(matcher) or _festive(matcher):
        return None
    space, sketch, group = matcher.space, matcher.sketch, matcher.group
    subject = sketch.between(*group.subject_range)
    agents = [p for slot in matcher.named("by") for p in slot.phrases] if group.passive else []
    crowd = agents if group.passive else subject
    inner = min((g.first for g in sketch.groups if g.first > group.subject_range[0]), default=0)
    people = codes(
        p
        for p in crowd
        if p.entities and p.kind in ("modifier", "state") and p.via in _NATIONS and p.last <= inner
    )
    aimed = _aimed(matcher, subject)
    home = _home(matcher)
    near = codes(p for p in sketch.phrases if p.entities and p.kind != "outlet")
    near += [mention.entity for mention in space.document.mentions]
    context = [space.discourse.dateline, space.discourse.state, *space.discourse.seen[-1:], *near]
    actors = people[:1] or home or [code for code in context if code and code not in aimed][:1]
    actors = actors or aimed[:1]
    if not actors:
        return None
    draft = space.draft(
        "protest",
        sketch,
        group.head,
        evidence_of(sketch, group),
        actors,
        [],
        cast("Status", status),
    )
    if draft:
        draft.recipients = [c for c in aimed if c not in actors] or list(actors)
    return draft


def _words(matcher: Matcher, first: int, last: int) -> set[str]:
    return {matcher.sketch.norm(at) for at in range(first, last)}


def _crowded(matcher: Matcher) -> bool:
    """Whether demonstrators act: named so, or people who do what demonstrators do."""
    group, sketch = matcher.group, matcher.sketch
    if group.passive:
        there = set().union(*(_words(matcher, s.first, s.last) for s in matcher.named("by")), "")
    else:
        there = _words(matcher, *group.subject_range)
    named = bool(there & word_list("demonstrators"))
    if group.lemma in _STAGING:
        uses = find_nouns(sketch, group.last, group.end)
        return named and any(use.kind == "demo" for _, use in uses)
    own = group.lemma in word_list("protesting")
    if named and not own and any(p.kind == "crowd" for p in sketch.between(*group.subject_range)):
        own = group.lemma in word_list("rioting")
    if there & word_list("rioters"):
        return own or group.lemma in word_list("rioting") or _cued(matcher)
    many = named or bool(there & word_list("people")) or _nationals(matcher)
    if own:
        return many or (not matcher.subject and sketch.has_noun(*group.subject_range))
    return many and group.lemma in word_list("rioting") and _cued(matcher)


def _nationals(matcher: Matcher) -> bool:
    """As in "fifty thousand Georgians": a number and a people."""
    first, last = matcher.group.subject_range
    counted = any(matcher.sketch.tokens[at].kind == "number" for at in range(first, last))
    counted = counted or bool(_words(matcher, first, last) & {"thousand", "hundred", "thousands"})
    return counted and any(
        p.via in _NATIONS and p.kind == "state" for p in matcher.sketch.between(first, last)
    )


def _cued(matcher: Matcher) -> bool:
    """Whether the clause tells of a street, a seat of power, a mission or a slogan."""
    group = matcher.group
    return bool(_words(matcher, group.last, group.end) & word_list("protest_cues"))


def _festive(matcher: Matcher) -> bool:
    inner = [g.lemma for g in matcher.sketch.groups if g.parent is matcher.group]
    return bool(_FESTIVE & set(inner))


def _token(matcher: Matcher, slot: Slot) -> bool:
    return bool(_words(matcher, slot.first, slot.last) & _TOKENS)


def _aimed(matcher: Matcher, subject: list[Phrase]) -> list[str]:
    """Against whom: a mission, a flag, guards, the maker of what they march against."""
    sketch, group = matcher.sketch, matcher.group
    if group.passive:
        return codes(p for p in subject if p.entities and p.kind != "crowd")
    found: list[str] = []
    for slot in matcher.parts:
        if slot.name not in _AIMING or (slot.name == "to" and not _token(matcher, slot)):
            continue
        at_home = slot.name in ("o", "at", "outside", "of", "on") and not _token(matcher, slot)
        if at_home and _words(matcher, slot.first, slot.last) & word_list("protest_places"):
            continue
        named = [p for p in slot.phrases if p.entities and p.kind != "place"]
        facing = _token(matcher, slot) or bool(_words(matcher, slot.first, slot.last) & _FORCES)
        facing = facing or sketch.norm(slot.first - 2) in ("anger", "fury", "rage", "protest")
        if slot.name in ("at", "outside", "on") and not facing:
            named = [p for p in named if p.kind not in ("state", "organ")]
        found += codes(named)
    if not found:
        for slot in matcher.named("against"):
            found += parties_of_thing(matcher.space, sketch, slot.first, group.end, ())
    return list(dict.fromkeys(found))


def _home(matcher: Matcher) -> list[str]:
    """Where they march: "in Amman and Tunis", "filled Sanaa's central square"."""
    sketch = matcher.sketch
    clause = range(
        min(matcher.group.start, matcher.group.subject_range[0] or matcher.group.start),
        matcher.group.end,
    )
    found: list[str] = []
    last = -1
    for phrase in sketch.phrases:
        if phrase.first not in clause or not phrase.entities or phrase.kind == "outlet":
            continue
        before = sketch.norm(phrase.first - 1)
        listed = before in ("and", ",") and last == phrase.first - 1
        if before in _PLACES or listed:
            if phrase.kind in ("state", "place") and phrase.via != "nisba":
                found += phrase.entities
                last = phrase.last
        elif phrase.kind == "possessor" and any(
            sketch.norm(at) in word_list("protest_places")
            for at in range(phrase.last, phrase.last + 4)
        ):
            found += phrase.entities
    return list(dict.fromkeys(found))
