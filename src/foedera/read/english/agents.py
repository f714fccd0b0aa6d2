"""Who did what a passive verb or a participle tells of, when no subject can say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedera.read.english.status import speech_parent
from foedera.read.english.things import parties_of_thing
from foedera.read.english.workspace import codes
from foedera.read.words import frames

if TYPE_CHECKING:
    from foedera.read.english.clauses import Sketch
    from foedera.read.english.matching import Fit, Matcher

__all__ = ["agents_of", "behind"]

_SUMMONERS = {"summon": ("to", "in"), "expel": ("from",), "harass": ("from",), "reject": ("in",)}
_FORCES = frozenset({"basing", "deploy", "send-troops", "port-call", "alert"})

_DECREEING = frozenset({"announce", "declare", "decide", "decree", "order"})
_DECREED = frozenset({"SANCTION", "COOPERATE", "RETREAT", "CONCEDE", "MOBILIZE"})


def agents_of(matcher: Matcher, found: Fit, *, mutual: bool) -> list[str]:
    """Who did what a passive verb tells of."""
    space, sketch, group = matcher.space, matcher.sketch, matcher.group
    frame = frames()[found.row.frame]
    named = _by(matcher, found) or (_authors(matcher) if frame.spoken else [])
    if named:
        return named
    saying = speech_parent(group)
    if saying is not None and saying.lemma == "deny" and not mutual:
        return codes(space.subjects(sketch, saying))
    placed = _placed(matcher, found) or (_foes(matcher) if frame.type == "ASSAULT" else [])
    if placed:
        return [code for code in placed if code not in found.recipients]
    if frame.type == "AID" and not found.recipients:
        found.recipients.extend(_receiver(matcher))
    if frame.type == "AID" and found.recipients:
        return _makers(matcher, found.recipients) or _giver(matcher, found.recipients)
    if mutual or group.form == "participle":
        return behind(matcher, found)
    if saying is not None and saying.lemma in _DECREEING and frame.type in _DECREED:
        return codes(space.subjects(sketch, saying))
    if found.row.frame in _FORCES:
        return matcher.subject or parties_of_thing(space, sketch, *group.subject_range, ())
    return []


def _by(matcher: Matcher, found: Fit) -> list[str]:
    """Whom "by" names, or who is behind the thing that it names."""
    space, sketch = matcher.space, matcher.sketch
    held = matcher.group.parent
    if matcher.group.link == "caused" and held is not None:
        return codes(matcher.space.subjects(matcher.sketch, held))
    agents = [p for slot in matcher.named("by")[:1] for p in slot.phrases]
    space.resolve(sketch, agents)
    if agents:
        return codes(p for p in agents if p.kind != "outlet")
    for slot in matcher.named("by"):
        end = _phrase_end(sketch, slot.first, matcher.group.end)
        made = parties_of_thing(space, sketch, slot.first, end, tuple(found.recipients))
        if made:
            return made
    return []


def _authors(matcher: Matcher) -> list[str]:
    """As in "In a statement by the ministry the decision was condemned"."""
    space, sketch, group = matcher.space, matcher.sketch, matcher.group
    front = {sketch.norm(at) for at in range(sketch.first, group.subject_range[0])}
    if not front & {"statement", "declaration", "communique", "note", "letter", "resolution"}:
        return []
    authors = sketch.between(sketch.first, group.subject_range[0])
    space.resolve(sketch, authors)
    return codes(p for p in authors if p.entities)


def _placed(matcher: Matcher, found: Fit) -> list[str]:
    """As in "was summoned to the ministry in Manila": the place says whose it is."""
    where = _SUMMONERS.get(found.row.frame, ())
    placed = [p for name in where for s in matcher.named(name) for p in s.phrases if p.acts]
    matcher.space.resolve(matcher.sketch, placed)
    return [code for code in codes(placed) if code not in found.recipients][:1]


def _phrase_end(sketch: Sketch, first: int, last: int) -> int:
    """Where the phrase after "by" ends at the latest: where a place or time begins."""
    stops = ("in", "on", "near", "at", "off", "over")
    return next((at for at in range(first, last) if sketch.norm(at) in stops), last)


def _makers(matcher: Matcher, recipients: list[str]) -> list[str]:
    """As in "Iranian drones were delivered to Russia": whose the things are."""
    named = matcher.sketch.between(*matcher.group.subject_range)
    found = codes(p for p in named if p.kind in ("modifier", "possessor", "organ"))
    return [code for code in found if code not in recipients]


def _receiver(matcher: Matcher) -> list[str]:
    """As in "said the tanks would be delivered": to the speaker's own side, if it is dealing."""
    saying = speech_parent(matcher.group)
    voices = codes(matcher.space.subjects(matcher.sketch, saying)) if saying is not None else []
    return voices if len(voices) == 1 and _giver(matcher, voices) else []


def _giver(matcher: Matcher, recipients: list[str]) -> list[str]:
    """Who delivers when only the receiver is named: the other party of an act told just before."""
    here = matcher.sketch.sentence.index
    for draft in reversed(matcher.space.discourse.drafts):
        both = {*draft.actors, *draft.recipients}
        if here - draft.sentence <= 3 and set(recipients) <= both and len(both) == 2:
            return [code for code in both if code not in recipients]
    return []


def _foes(matcher: Matcher) -> list[str]:
    """As in "were killed in fighting with A", "was sunk in an attack by B"."""
    told = [s for name in ("with", "against") for s in matcher.named(name)]
    return codes(p for slot in told for p in slot.phrases if p.entities and p.kind != "outlet")


def behind(matcher: Matcher, found: Fit) -> list[str]:
    """Who signed "a treaty signed in 1951": the thing's own parties, else those spoken of."""
    space, sketch, group = matcher.space, matcher.sketch, matcher.group
    together = list(found.partners)
    for code in parties_of_thing(space, sketch, *group.subject_range, ()):
        if code not in together:
            together.append(code)
    if len(together) > 1:
        return together
    if group.form == "participle" or group.link == "relative":
        for other in reversed([g for g in sketch.groups if g.index < group.index]):
            around = [p for p in space.subjects(sketch, other) if p.entities]
            zone = [p for p in sketch.between(other.last, group.first) if p.acts]
            merged = list(dict.fromkeys([*together, *codes(around), *codes(zone)]))
            if len(merged) > 1:
                return merged[:4]
            together = merged
        before = sketch.between(sketch.first, group.first)
        others = codes(p for p in before if p.acts or p.kind == "modifier")
        if len(others) > 1:
            return others
        main = next((g for g in sketch.groups[group.index + 1 :] if g.form == "finite"), None)
        if group.index == 0 and main is not None:
            around = [*space.subjects(sketch, main), *sketch.between(main.last, main.end)]
            merged = list(dict.fromkeys([*together, *codes(p for p in around if p.entities)]))
            if len(merged) > 1:
                return merged[:2]
    elif found.recipients and len(found.recipients) > 1:
        return found.recipients
    if space.discourse.sets and group.form != "participle":
        return list(space.discourse.sets[-1])
    return together if len(together) > 1 else list(space.discourse.protagonists()) or together
