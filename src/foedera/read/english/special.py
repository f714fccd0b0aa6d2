"""Verbs with rules of their own: deploying, leaving, hosting, beginning, standing on alert."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedera.read.english.crowds import marched
from foedera.read.english.idioms import (
    alleged,
    alongside,
    applied,
    called_off,
    decided,
    expected,
    fired,
    joined,
    made,
    painted,
    predicated,
    quit_it,
    simulated,
    stopped,
)
from foedera.read.english.lexicon import word_list
from foedera.read.english.participants import concerned
from foedera.read.english.reactions import angered, drawn
from foedera.read.english.slots import find_nouns
from foedera.read.english.things import parties_of_thing
from foedera.read.english.workspace import codes
from foedera.read.words import frames

if TYPE_CHECKING:
    from collections.abc import Callable

    from foedera.read.document import Draft
    from foedera.read.english.clauses import Sketch
    from foedera.read.english.matching import Matcher

__all__ = ["special_events"]

_COMPASS = frozenset({"east", "west", "north", "south", "coast", "shores", "waters"})
_CROWDS = word_list("protesting") | word_list("rioting") | {"stage", "hold", "mount"}
_OPEN = {("open", "to"), ("ready", "for"), ("prepared", "for"), ("receptive", "to")}
_SIDES = ("between", "with", "among")
_LASTING = frozenset({"exercise", "meeting", "assault", "blockade", "ceasefire", "demo"})


def special_events(matcher: Matcher, status: str) -> list[Draft]:
    """Events of verbs that the table of uses cannot describe."""
    group = matcher.group
    rule = _RULES.get(group.lemma)
    found = (marched(matcher, status) if group.lemma in _CROWDS else None) or (
        rule(matcher, status) if rule else None
    )
    return [found] if found else []


def _deployed(matcher: Matcher, status: str) -> Draft | None:
    """Forces sent into another state with its consent cooperate; others are a move of one's own."""
    sketch, group = matcher.sketch, matcher.group
    actors = matcher.subject
    if group.passive:
        actors = parties_of_thing(matcher.space, sketch, *group.subject_range, ())
    where: dict[str, list[str]] = {"in": [], "around": []}
    for slot in matcher.parts:
        if slot.name in ("in", "to", "on"):
            where["in"].extend(codes(slot.phrases))
        elif slot.name in ("around", "near", "against", "off") or _beside(sketch, slot.first):
            where["around"].extend(codes(slot.phrases))
    hosts = [code for code in where["in"] if code not in actors]
    joint = len(actors) > 1 and not hosts
    frame = "basing" if hosts or joint else "deploy"
    said = {sketch.norm(at) for at in range(group.last, group.end)}
    if frame == "basing" and said & {"exercise", "exercises", "drill", "drills"}:
        frame = "exercise"
    others = hosts or [code for code in where["around"] if code not in actors]
    around = (
        range(*group.subject_range) if group.passive else range(group.subject_range[0], group.end)
    )
    if others and any(sketch.norm(at) in ("peacekeepers", "peacekeeping") for at in around):
        frame = "send-troops"
    return made(matcher, frame, actors, others, status)


def _beside(sketch: Sketch, first: int) -> bool:
    """As in "east of", "off the coast of": outside and not inside."""
    near = {sketch.norm(at) for at in range(first - 3, first - 1)}
    return sketch.norm(first - 1) == "of" and bool(near & _COMPASS)


def _left(matcher: Matcher, status: str) -> Draft | None:
    """As in "withdrew from the pact", "leave the organisation": not troops but membership."""
    if matcher.group.lemma in ("leave", "quit", "exit"):
        slots = matcher.named("o")
        subjects = matcher.sketch.between(*matcher.group.subject_range)
        moving = matcher.group.link != "participle"
        if moving and any(p.role == "military" for p in subjects):
            left = codes(p for s in slots for p in s.phrases if p.entities)
            return made(matcher, "withdraw", matcher.subject, left, status)
    else:
        slots = [*matcher.named("from"), *matcher.named("of")]
        if matcher.named("o")[0].nouns:
            return None
    for slot in slots:
        orgs = [p for p in slot.phrases if any(c.startswith("org:") for c in p.entities)]
        if orgs:
            return made(matcher, "leave", matcher.subject, codes(orgs), status)
        kinds = {use.kind for _, use in slot.nouns}
        if kinds & {"treaty"} and matcher.subject:
            parties = parties_of_thing(
                matcher.space, matcher.sketch, slot.first, slot.last, tuple(matcher.subject)
            )
            return made(matcher, "leave", matcher.subject, parties, status)
        if kinds & {"meeting", "exercise"} and matcher.subject:
            parties = parties_of_thing(
                matcher.space, matcher.sketch, slot.first, matcher.group.end, tuple(matcher.subject)
            )
            return made(matcher, "leave", matcher.subject, parties, status) if parties else None
    return quit_it(matcher, status) if matcher.group.lemma in ("quit", "exit") else None


def _hosted(matcher: Matcher, status: str) -> Draft | None:
    """A host of a meeting meets those whom the meeting is between."""
    space, sketch = matcher.space, matcher.sketch
    if any(use.kind == "exercise" for s in matcher.named("o") for _, use in s.nouns):
        fellows = codes(p for s in matcher.named("with") for p in s.phrases if p.entities)
        together = [*matcher.subject, *fellows]
        return made(matcher, "exercise", together, [], status) if fellows else None
    for slot in matcher.named("o"):
        if not any(use.kind == "meeting" for _, use in slot.nouns):
            continue
        parties = parties_of_thing(space, sketch, slot.first, slot.last, tuple(matcher.subject))
        near = {sketch.norm(at) for at in range(slot.first, slot.last)}
        if "trilateral" in near and len(parties) < 2:
            around = codes(p for p in sketch.phrases if p.acts)
            parties = [code for code in around if code not in matcher.subject]
        if parties and matcher.subject:
            return made(matcher, "meet", [*matcher.subject, *parties], [], status)
    return None


def _took_place(matcher: Matcher, status: str) -> Draft | None:
    """As in "The exercises began on Thursday": the subject names the event."""
    space, sketch, group = matcher.space, matcher.sketch, matcher.group
    if matcher.named("o")[0].nouns or matcher.subject:
        return None
    first, last = group.subject_range
    for _, use in reversed(find_nouns(sketch, first, last)):
        if use.kind not in _LASTING or not use.frame:
            continue
        if any(d.sentence == sketch.sentence.index for d in space.discourse.drafts[-1:]) and (
            group.lemma in ("end", "conclude", "finish")
        ):
            return None
        parties = parties_of_thing(space, sketch, first, last, ())
        if len(parties) < 2:
            shared = [
                p for s in matcher.parts for p in s.phrases if s.name in _SIDES and p.entities
            ]
            parties = list(dict.fromkeys([*parties, *codes(shared)]))
        frame = use.frame
        if frame == "exercise" and len(parties) < 2:
            frame = "own-exercise"
        mutual = frames()[frame].mutual
        if mutual and len(parties) < 2:
            return None
        actors, others = (parties, []) if mutual else (parties[:1], parties[1:])
        return made(matcher, frame, actors, others, status)
    return None


def _in_force(matcher: Matcher, status: str) -> Draft | None:
    """As in "US tariffs on steel took effect": what takes effect is a sanction."""
    sketch, group = matcher.sketch, matcher.group
    first, last = group.subject_range
    for at, use in find_nouns(sketch, first, last):
        if use.kind != "sanction" or not use.frame:
            continue
        before = codes(p for p in sketch.between(first, at) if p.entities)
        after = [p for p in sketch.between(at, last) if p.entities]
        makers = before or codes(p for p in after if sketch.norm(p.first - 1) == "by")
        targets = [c for c in codes(after) if c not in makers]
        return made(matcher, use.frame, makers, targets, status) if makers else None
    return None


def _passed(matcher: Matcher, status: str) -> Draft | None:
    """As in "a patrol ship passed through the strait": warships on the move."""
    through = matcher.named("through")
    military = any(
        p.role == "military" for p in matcher.sketch.between(*matcher.group.subject_range)
    )
    if not through or not military or codes(p for s in through for p in s.phrases if p.acts):
        return None
    return made(matcher, "patrol", matcher.subject, [], status)


def _stood(matcher: Matcher, status: str) -> Draft | None:
    """As in "has been on high alert", "is ready to join", "is in talks with"."""
    sketch, group = matcher.sketch, matcher.group
    said = [sketch.norm(at) for at in range(group.last, group.end)]
    if "alert" in said[:5]:
        return made(
            matcher, "alert", matcher.subject, [], "ongoing" if status == "happened" else status
        )
    if said[:2] == ["in", "talks"] or (said[:1] == ["in"] and "talks" in said[:3]):
        others = codes(p for slot in matcher.named("with") for p in slot.phrases)
        if others:
            return made(
                matcher,
                "talks",
                [*matcher.subject, *others],
                [],
                "ongoing" if status == "happened" else status,
            )
    if "guest" in said[:6] and matcher.subject:
        hosts = codes(p for n in ("in", "of") for s in matcher.named(n) for p in s.phrases)
        hosts = [code for code in hosts if code not in matcher.subject]
        return made(matcher, "visit", matcher.subject, hosts, status) if hosts else None
    helper = sketch.norm(group.last - 1)
    ready = helper in word_list("willing") and any(g.lead is group for g in sketch.groups)
    ready = ready or tuple(said[:2]) in _OPEN
    if ready and matcher.subject and status == "happened":
        others, _ = concerned(matcher, "ready", matcher.subject)
        return made(matcher, "ready", matcher.subject, others, status)
    return expected(matcher, status) or predicated(matcher, status)


def _alerted(matcher: Matcher, status: str) -> Draft | None:
    """As in "put its forces on alert"."""
    sketch, group = matcher.sketch, matcher.group
    said = [sketch.norm(at) for at in range(group.last, group.end)]
    return made(matcher, "alert", matcher.subject, [], status) if "alert" in said else None


def _not_ruled_out(matcher: Matcher, status: str) -> Draft | None:
    """As in "did not rule out joining": possible agreement."""
    group = matcher.group
    unwilling = group.lead is not None and group.lead.lemma in ("refuse", "decline")
    if not group.negated and not unwilling and matcher.subject and status == "happened":
        bases = any(use.kind == "base" for s in matcher.named("o") for _, use in s.nouns)
        return made(matcher, "basing", matcher.subject, [], "denied") if bases else None
    if not (group.negated or unwilling) or not matcher.subject:
        return None
    kinds = {use.kind for slot in matcher.parts for _, use in slot.nouns}
    against = codes(p for s in matcher.named("against") for p in s.phrases if p.entities)
    if against:
        return made(matcher, "sanction", matcher.subject, against, "hypothetical")
    met = codes(p for s in matcher.named("with") for p in s.phrases if p.entities)
    if kinds & {"meeting"} and met:
        return made(matcher, "talks", [*matcher.subject, *met], [], "hypothetical")
    helped = codes(p for s in matcher.named("to") for p in s.phrases if p.entities)
    if kinds & {"troops", "soldier", "aid", "arms"} and helped:
        return made(matcher, "send-troops", matcher.subject, helped, "hypothetical")
    return made(matcher, "agree-to", matcher.subject, [], "hypothetical")


def _moved(matcher: Matcher, status: str) -> Draft | None:
    """As in "was alarmed by the drills", "the drills alarmed Tokyo"."""
    if matcher.group.passive or matcher.group.form == "participle":
        return predicated(matcher, status)
    return angered(matcher, status)


def _declared(matcher: Matcher, status: str) -> Draft | None:
    """As in "declared Russia ready to help"."""
    said = [matcher.sketch.norm(at) for at in range(matcher.group.last, matcher.group.end)]
    if status != "happened" or not set(said) & {"ready", "willing", "prepared"}:
        return None
    others, _ = concerned(matcher, "ready", matcher.subject)
    return made(matcher, "ready", matcher.subject, others, status) if matcher.subject else None


def _fell_back(matcher: Matcher, status: str) -> Draft | None:
    """As in "soldiers have been pulling back from two posts"."""
    around = matcher.sketch.between(*matcher.group.subject_range)
    if matcher.group.passive or not any(p.role == "military" for p in around):
        return _left(matcher, status)
    if matcher.named("o")[0].nouns:
        return None
    ways = ("from", "of")
    left = codes(p for n in ways for s in matcher.named(n) for p in s.phrases if p.entities)
    left = [code for code in left if code not in matcher.subject]
    return made(matcher, "withdraw", matcher.subject, left, status)


def _called_on(matcher: Matcher, status: str) -> Draft | None:
    """As in "called on the president at his palace": a visit, where nothing is asked."""
    asked = any(g.parent is matcher.group and g.form == "infinitive" for g in matcher.sketch.groups)
    if asked or not (matcher.named("at") or matcher.named("in")) or not matcher.subject:
        return None
    hosts = codes(p for s in matcher.named("o") for p in s.phrases if p.kind in ("person", "role"))
    hosts = [code for code in hosts if code not in matcher.subject]
    return made(matcher, "visit", matcher.subject, hosts, status) if hosts else None


def _laid(matcher: Matcher, status: str) -> Draft | None:
    """As in "will be submitted to the Senate for ratification": a ratification to come."""
    sketch = matcher.sketch
    aims = {sketch.norm(at) for s in matcher.named("for") for at in range(s.first, s.last)}
    if not matcher.group.passive or not aims & {"ratification", "approval"}:
        return None
    bodies = [p for n in ("to", "before") for s in matcher.named(n) for p in s.phrases]
    matcher.space.resolve(sketch, bodies)
    home = matcher.space.discourse.dateline
    actors = codes(p for p in bodies if p.entities) or ([home] if home else [])
    if not actors:
        return None
    others, _ = concerned(matcher, "ratify", actors)
    return made(matcher, "ratify", actors, others, status)


_RULES: dict[str, Callable[[Matcher, str], Draft | None]] = {
    "deploy": _deployed,
    "redeploy": _deployed,
    **dict.fromkeys(("station", "take up positions", "move in"), _deployed),
    "host": _hosted,
    "be": _stood,
    "declare": _declared,
    **dict.fromkeys(("pass", "transit", "move", "travel", "go"), _passed),
    **dict.fromkeys(
        (
            "take effect",
            "come into force",
            "enter into force",
            "come into effect",
            "go into effect",
            "come back into force",
            "snap back",
        ),
        _in_force,
    ),
    **dict.fromkeys(("put", "place"), _alerted),
    "expect": expected,
    "apply": applied,
    **dict.fromkeys(("cancel", "call off", "postpone", "put off"), called_off),
    **dict.fromkeys(("stop", "cease"), stopped),
    **dict.fromkeys(("allege", "claim", "charge", "complain"), alleged),
    **dict.fromkeys(("decide", "resolve"), decided),
    **dict.fromkeys(("sail", "fly", "patrol", "cruise", "steam"), alongside),
    **dict.fromkeys(("paint", "portray", "depict", "demonise", "demonize", "smear"), painted),
    **dict.fromkeys(("fire", "launch", "lob", "rain", "hurl"), fired),
    **dict.fromkeys(("join", "rejoin", "take part", "participate"), joined),
    **dict.fromkeys(("encircle", "surround", "blockade"), simulated),
    **dict.fromkeys(word_list("angering"), _moved),
    **dict.fromkeys(word_list("drawing"), drawn),
    "rule out": _not_ruled_out,
    **dict.fromkeys(("quit", "exit", "leave"), _left),
    **dict.fromkeys(("withdraw", "pull out", "pull back", "retreat", "disengage"), _fell_back),
    "call on": _called_on,
    **dict.fromkeys(("lay", "submit", "present", "forward"), _laid),
    **dict.fromkeys(
        word_list("taking_place"),
        _took_place,
    ),
}
