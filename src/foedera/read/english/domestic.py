"""Quarrels at home, which concern no other state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedera.read.words import frames

if TYPE_CHECKING:
    from foedera.read.english.matching import Fit, Matcher

__all__ = ["at_home"]

_KINDS = frozenset({"ACCUSE", "REQUEST", "REJECT"})
_RULERS = frozenset({"person", "organ", "role"})


def at_home(matcher: Matcher, found: Fit) -> bool:
    """As in "the opposition accused the prime minister": whom it concerns is of the same state."""
    if frames()[found.row.frame].type not in _KINDS or matcher.group.passive:
        return False
    if _opposed(matcher):
        return True
    aimed = {*found.recipients, *found.partners}
    if not aimed or not aimed <= set(matcher.subject):
        return False
    places = [slot for slot in matcher.parts if slot.name in ("o", "on", "to", "at")]
    told = [p for slot in places for p in slot.phrases]
    return any(p.kind in _RULERS and set(p.entities) & aimed and not p.anaphor for p in told)


def _opposed(matcher: Matcher) -> bool:
    """As in "the opposition leader urged the government": the government of the same state."""
    first, last = matcher.group.subject_range
    voices = {matcher.sketch.norm(at) for at in range(first, last)}
    ruling = [p for slot in matcher.named("o")[:1] for p in slot.phrases[:1]]
    return "opposition" in voices and any(p.anaphor == "organs" for p in ruling)
