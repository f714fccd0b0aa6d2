"""Whom an act reaches that cannot be done alone, when nothing in its own clause says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedera.read.english.lexicon import word_list
from foedera.read.english.slots import find_nouns
from foedera.read.english.workspace import codes

if TYPE_CHECKING:
    from foedera.read.document import Draft
    from foedera.read.english.clauses import Sketch
    from foedera.read.english.workspace import Workspace

__all__ = ["inherit", "reach"]

_REACHING = frozenset(
    {"ACCUSE", "THREATEN", "SANCTION", "ASSAULT", "COERCE", "REQUEST", "REJECT", "CONCEDE"}
)
_OFFERED = frozenset({"offer", "ready", "promise", "accept", "choose"})
_ALONE = frozenset({"resign", "vote", "propose"})
_SPOKEN = frozenset({"ACCUSE", "THREATEN", "REQUEST", "REJECT", "CONCEDE", "RETREAT", "SUPPORT"})
_LASTING = frozenset(
    (
        "south-china-sea taiwan ukraine nuclear-weapons arms-transfer intelligence-sharing basing "
        "reciprocal-access korean-peninsula east-china-sea jpn-phl-raa jpn-aus-raa nato"
    ).split()
)
_NEAR = 2


def reach(space: Workspace, sketch: Sketch, drafts: list[Draft]) -> None:
    """Give each draft of a sentence that blames, fights or asks nobody the other side, in place."""
    for draft in drafts:
        reaching = draft.type in _REACHING or draft.frame == "intrude"
        reaching = reaching or (draft.frame in _OFFERED and len(draft.actors) == 1)
        alone = not reaching or draft.frame in _ALONE or draft.rule in _ALONE
        both = draft.type == "ASSAULT" and len(draft.actors) > 1
        spared = _asks_many(space, sketch, draft) or _of_attack(sketch, draft)
        if draft.recipients or alone or both or spared:
            continue
        draft.recipients = (
            _speaker(draft)
            or _alongside(drafts, draft)
            or _told(space, draft)
            or _named(sketch, draft)
            or _before(space, draft)
            or _after(space, sketch, draft)
        )


def _of_attack(sketch: Sketch, draft: Draft) -> bool:
    """As in "condemned the attack", where nobody is named: the side attacked is not blamed."""
    group = next((g for g in sketch.groups if g.head == draft.token), None)
    if draft.type != "ACCUSE" or group is None:
        return False
    named = codes(sketch.between(group.last, group.end))
    return not named and any(
        use.kind == "assault" for _, use in find_nouns(sketch, group.last, group.end)
    )


def inherit(space: Workspace, drafts: list[Draft]) -> None:
    """Give a draft that names no topic that of the act told just before between the same sides."""
    for draft in drafts:
        sides = {*draft.actors, *draft.recipients}
        if draft.topics or draft.type not in _SPOKEN or len(sides) < 2:
            continue
        for other in reversed(space.discourse.drafts):
            near = 0 <= draft.sentence - other.sentence <= 1 and other.token < draft.token
            if near and other.topics and len(sides & {*other.actors, *other.recipients}) > 1:
                draft.topics = [topic for topic in other.topics if topic in _LASTING]
                break


def _asks_many(space: Workspace, sketch: Sketch, draft: Draft) -> bool:
    """As in "appealed to all states": asked of nobody in particular."""
    if draft.type != "REQUEST":
        return False
    first, last = space.document.tokens_of(draft.evidence)
    return any(sketch.norm(at) in word_list("hearers") for at in range(first, last))


def _speaker(draft: Draft) -> list[str]:
    """Who tells of another's blow or measure is whom it hits."""
    if draft.speaker is None or draft.type not in ("ASSAULT", "COERCE", "SANCTION", "MOBILIZE"):
        return []
    actor = draft.speaker.actor
    return [actor] if actor is not None and actor not in draft.actors else []


def _alongside(drafts: list[Draft], draft: Draft) -> list[str]:
    """As in "A cut off aid to X, and B suspended talks": against the same side."""
    before = [other for other in drafts if other.token < draft.token and other.recipients]
    if not before or before[-1].type not in _REACHING or set(before[-1].actors) & set(draft.actors):
        return []
    if set(draft.actors) & set(before[-1].recipients):
        return []
    return list(before[-1].recipients)


def _told(space: Workspace, draft: Draft) -> list[str]:
    """The other side of the act told last that the doer had a part in."""
    doers = set(draft.actors)
    for other in reversed(space.discourse.drafts):
        near = 0 <= draft.sentence - other.sentence <= _NEAR
        parties = list(dict.fromkeys([*other.actors, *other.recipients]))
        if other is draft or not near or not doers & set(parties) or len(parties) > 3:
            continue
        if other.sentence == draft.sentence and other.token > draft.token:
            continue
        others = [code for code in parties if code not in doers]
        if others:
            return others
    return []


def _named(sketch: Sketch, draft: Draft) -> list[str]:
    """The one other state that the sentence names, if only as an adjective."""
    kinds = ("outlet", "place")
    named = codes(p for p in sketch.phrases if p.entities and p.kind not in kinds)
    others = [code for code in named if code not in draft.actors]
    return others if len(others) == 1 else []


def _after(space: Workspace, sketch: Sketch, draft: Draft) -> list[str]:
    """The first actor named after the act, where nobody has been named before."""
    after = [p for p in sketch.phrases if p.first > draft.token and p.acts and p.kind != "outlet"]
    space.resolve(sketch, after)
    return [code for code in codes(after) if code not in draft.actors][:1]


def _before(space: Workspace, draft: Draft) -> list[str]:
    """The state or body that was named last."""
    named = [code for code in reversed(space.discourse.seen) if code not in draft.actors]
    return named[:1]
