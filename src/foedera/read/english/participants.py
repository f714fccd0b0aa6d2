"""Who did an act and whom it concerns, when the clause does not say it outright."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedera.read.english.agents import agents_of
from foedera.read.english.lexicon import word_list
from foedera.read.english.slots import find_nouns, slots
from foedera.read.english.status import speech_parent
from foedera.read.english.things import parties_of_thing
from foedera.read.english.workspace import codes
from foedera.read.themes import topics_between
from foedera.read.words import frames

if TYPE_CHECKING:
    from foedera.read.document import Draft
    from foedera.read.english.clauses import Sketch
    from foedera.read.english.group import Group
    from foedera.read.english.matching import Fit, Matcher
    from foedera.read.english.workspace import Workspace

__all__ = ["concerned", "doers"]

# Whoever attacks an idea of his own side's attacks nobody else's.
_IDEAS = frozenset({"concept", "idea", "initiative", "plan", "proposal", "scheme", "vision"})
_SENT = frozenset("launch fire send plant drop fly operate pilot deploy dispatch lob order".split())
_MEETINGS = frozenset({"meeting", "talks", "summit", "session", "visit"})
_SPEAKING = frozenset({"ACCUSE", "THREATEN", "REQUEST", "REJECT", "AGREE", "SUPPORT", "CONCEDE"})
_OPPOSED = frozenset({"ACCUSE", "REJECT", "THREATEN", "REQUEST", "RETREAT", "SANCTION"})
_HOSTILE = frozenset({"ACCUSE", "SANCTION", "THREATEN", "COERCE", "ASSAULT", "MOBILIZE", "REQUEST"})
_PACTS = frozenset({"sign", "conclude", "deal", "agree-to", "in-force", "approve", "ratify"})
_REACHING = frozenset(
    {"ACCUSE", "THREATEN", "REQUEST", "REJECT", "AGREE", "SUPPORT", "SANCTION", "CONCEDE"}
    | {"RETREAT", "PROTEST", "AID", "COERCE", "COOPERATE"}
)


def doers(matcher: Matcher, found: Fit, *, mutual: bool) -> list[str]:
    """The actors of an act: the subject, the agent of a passive, or who is behind the thing."""
    space, sketch, group = matcher.space, matcher.sketch, matcher.group
    if group.passive:
        return agents_of(matcher, found, mutual=mutual)
    first, last = group.subject_range
    if found.row.frame == "in-force":
        parties = parties_of_thing(space, sketch, first, last, ()) or matcher.subject
        return parties or list(space.discourse.protagonists())
    if matcher.subject:
        return matcher.subject
    saying = speech_parent(group)
    forces = {use.kind for _, use in find_nouns(sketch, first, last)} & {"troops", "vessel"}
    if saying is not None and forces:
        return codes(space.subjects(sketch, saying))
    outlets = [p for p in sketch.between(first, last) if p.kind == "outlet" and p.entities]
    if outlets:
        return codes(outlets[:1])
    sent = _sender(matcher)
    if sent:
        return sent
    if found.row.frame == "anger":
        return parties_of_thing(space, sketch, sketch.first, last, tuple(found.recipients))
    if mutual or any(sketch.norm(at) in _MEETINGS for at in range(first, last)):
        return parties_of_thing(space, sketch, first, last, ())
    return []


def _sender(matcher: Matcher) -> list[str]:
    """As in "A drone launched by X killed three": whoever sent it did so."""
    sketch, group = matcher.sketch, matcher.group
    for other in sketch.groups[: group.index]:
        near = other.link == "reduced" and other.subject_range[0] == group.subject_range[0]
        if near and other.passive and other.lemma in _SENT:
            found = [
                p for s in slots(sketch, other.last, other.end) if s.name == "by" for p in s.phrases
            ]
            matcher.space.resolve(sketch, found)
            return codes(found)
    return []


def concerned(matcher: Matcher, frame: str, actors: list[str]) -> tuple[list[str], Draft | None]:
    """Whom an act concerns when its own places do not say, and the act told before that says so."""
    kind = frames()[frame].type
    if kind not in _REACHING or (frames()[frame].mutual and len(actors) > 1):
        return [], None
    space, sketch, group = matcher.space, matcher.sketch, matcher.group
    if _untold(matcher, kind):
        return [], None
    if kind == "ACCUSE" and _of_attack(matcher):
        return _attackers(matcher, actors)
    ally = _victim(matcher, frame, actors)
    if ally:
        return ally, None
    found = [] if frame == "resign" else _around(matcher, actors)
    if found:
        return found, None
    said = {sketch.norm(at) for at in range(group.last, group.end)}
    if said & _MEETINGS:
        meeting = next((d for d in reversed(space.discourse.drafts) if d.type == "CONSULT"), None)
        if meeting:
            return _others(meeting, actors), meeting
    if frame == "resign":
        return [], None
    if kind in ("ACCUSE", "REJECT") and said & _IDEAS:
        author = next((d for d in reversed(space.discourse.drafts) if d.type == "REQUEST"), None)
        if author and set(author.actors) <= set(actors):
            return [], author
    told, draft = _before(matcher, frame, actors)
    if told:
        return told, draft
    found = _elsewhere(sketch, actors)
    return (found, None) if found else _by_topic(matcher, actors)


def _around(matcher: Matcher, actors: list[str]) -> list[str]:
    stretch = (matcher.space, matcher.sketch, matcher.group, actors)
    return _content(*stretch) or _zone(*stretch)


def _of_attack(matcher: Matcher) -> bool:
    """As in "condemned the attack", where nobody is named: whoever was attacked is not blamed."""
    here = [slot for slot in matcher.named("o") if not codes(slot.phrases)]
    return any(use.kind == "assault" for slot in here for _, use in slot.nouns)


def _attackers(matcher: Matcher, actors: list[str]) -> tuple[list[str], Draft | None]:
    for draft in reversed(matcher.space.discourse.drafts):
        blamed = [code for code in draft.actors if code not in actors]
        if draft.type == "ASSAULT" and blamed:
            return blamed, draft
    return [], None


def _untold(matcher: Matcher, kind: str) -> bool:
    """Whether the text leaves open whom an act concerns."""
    named = ("name", "mention")
    if any(g.lemma in named and g.parent is matcher.group for g in matcher.sketch.groups):
        return True
    return kind == "REQUEST" and _unnamed_hearers(matcher)


def _unnamed_hearers(matcher: Matcher) -> bool:
    """As in "appealed to further states", "called on the Europeans": asked of nobody named."""
    asked = [s for name in ("o", "to", "on") for s in matcher.named(name)]
    words = {matcher.sketch.norm(at) for slot in asked for at in range(slot.first, slot.last)}
    return bool(words & word_list("hearers"))


def _victim(matcher: Matcher, frame: str, actors: list[str]) -> list[str]:
    """As in "stood by its ally": the one against whom something has just been done."""
    group = matcher.group
    said = {matcher.sketch.norm(at) for at in range(group.last, group.end)}
    pledged = frame == "reaffirm" and bool(said & {"treaty", "pact", "commitment", "commitments"})
    befriended = pledged or bool(said & {"ally", "allies", "partner"})
    if frames()[frame].type != "SUPPORT" or not befriended:
        return []
    for draft in reversed(matcher.space.discourse.drafts):
        others = [code for code in draft.recipients if code not in actors]
        if draft.type in _HOSTILE and others and not set(draft.actors) & set(actors):
            return others
    return []


def _before(matcher: Matcher, frame: str, actors: list[str]) -> tuple[list[str], Draft | None]:
    """Whom the report so far lets one think of: the pact's parties, the last act's, the rival."""
    space, sketch, group = matcher.space, matcher.sketch, matcher.group
    kind = frames()[frame].type or ""
    if frame in ("approve", "ratify"):
        pact = next((d for d in reversed(space.discourse.drafts) if d.frame in _PACTS), None)
        others = _others(pact, actors) if pact else []
        if pact and pact.frame in ("approve", "ratify"):
            others = [code for code in pact.recipients if code not in actors]
        if others:
            return others, pact
    if kind == "AGREE" and _mediates(sketch, group):
        pair = [c for c in space.discourse.protagonists() if c not in actors]
        if len(pair) == 2:
            return pair, None
    told, draft = _told(space, sketch, kind, actors) if kind in _SPEAKING else ([], None)
    if draft and set(actors) & {*draft.actors, *draft.recipients}:
        return told, draft
    main = space.discourse.counterpart(actors) if kind in _OPPOSED or kind == "AID" else []
    if kind == "SANCTION" and not main:
        here = sketch.sentence.index
        near = [d for d in reversed(space.discourse.drafts) if here - d.sentence <= 2]
        main = next((d.actors for d in near if set(d.recipients) & set(actors)), [])
        main = [code for code in main if code not in actors]
    return (main, None) if main else (told, draft)


def _mediates(sketch: Sketch, group: Group) -> bool:
    """As in "offered to mediate": between the two parties of the report."""
    inner = [g.lemma for g in sketch.groups if g.parent is group and g.form == "infinitive"]
    return bool({"mediate", "arbitrate", "broker"} & set(inner))


def _by_topic(matcher: Matcher, actors: list[str]) -> tuple[list[str], Draft | None]:
    """The other party of an act told before about the same thing."""
    group = matcher.group
    topics = set(topics_between(matcher.space.document, group.last, group.end))
    for draft in reversed(matcher.space.discourse.drafts):
        others = _others(draft, actors)
        if topics & set(draft.topics) and set(draft.actors) & set(actors) and others:
            return others, draft
    return [], None


def _elsewhere(sketch: Sketch, actors: list[str]) -> list[str]:
    """The one other actor that the sentence names anywhere."""
    named = [c for c in codes(p for p in sketch.phrases if p.acts) if c not in actors]
    return named if len(named) == 1 else []


def _others(draft: Draft, actors: list[str]) -> list[str]:
    return [c for c in dict.fromkeys([*draft.actors, *draft.recipients]) if c not in actors]


def _content(space: Workspace, sketch: Sketch, group: Group, actors: list[str]) -> list[str]:
    found: list[str] = []
    for child in sketch.groups:
        if child.parent is not group or child.link not in ("that", "infinitive", "gerund"):
            continue
        first, last = child.subject_range if child.link == "that" else (child.first, child.first)
        for begin, end in ((first, last), (child.last, child.end)):
            beyond = begin >= child.last
            named = [
                p
                for p in sketch.between(begin, end)
                if p.kind not in ("outlet", "place") and not (beyond and p.kind == "possessor")
            ]
            space.resolve(sketch, named)
            found.extend(c for c in codes(named) if c not in found and c not in actors)
        if child.link == "that" and first < last:
            told = parties_of_thing(space, sketch, first, last, tuple(actors))
            found.extend(c for c in told if c not in found and c not in actors)
        found.extend(c for c in _content(space, sketch, child, actors) if c not in found)
    return found


def _zone(space: Workspace, sketch: Sketch, group: Group, actors: list[str]) -> list[str]:
    zone = [
        p
        for p in sketch.between(group.last, group.end)
        if p.kind not in ("outlet", "place")
        and not (p.via in ("capital", "name") and sketch.norm(p.first - 1) in ("in", "at", "over"))
    ]
    space.resolve(sketch, zone)
    named = [c for c in codes(zone) if c not in actors]
    if named:
        return named
    following = group.index + 1
    if following < len(sketch.groups) and sketch.groups[following].start == group.end:
        inner = sketch.groups[following]
        if inner.link in ("reduced", "relative") or inner.form == "infinitive":
            first = min(inner.start, inner.first)
            after = [p for p in sketch.between(first, inner.end) if p.kind != "outlet"]
            space.resolve(sketch, after)
            return [c for c in codes(after) if c not in actors]
    return []


def _told(
    space: Workspace, sketch: Sketch, kind: str, actors: list[str]
) -> tuple[list[str], Draft | None]:
    here = sketch.sentence.index
    near = [d for d in reversed(space.discourse.drafts) if here - d.sentence <= 2]
    if kind == "AGREE":
        near = [d for d in near if d.type in ("CONSULT", "AGREE", "AID", "REQUEST")]
    same = [d for d in near if set(d.actors) & set(actors) and d.recipients and d.type == kind]
    alike = [d for d in near if d.recipients and d.type == kind and kind in _OPPOSED]
    for draft in (*same, *alike, *near):
        if set(draft.recipients) & set(actors) and not set(draft.actors) & set(actors):
            others = [c for c in draft.actors if c not in actors]
        elif frames()[draft.frame].spoken and draft.recipients:
            others = [c for c in draft.recipients if c not in actors]
        else:
            others = _others(draft, actors)
        if others:
            return others, draft
    return [], None
