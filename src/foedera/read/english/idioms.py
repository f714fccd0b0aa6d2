"""Predicates, decisions and shots: acts that a verb tells of only together with other words."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from foedera.read.english.lexicon import word_list, words
from foedera.read.english.participants import concerned
from foedera.read.english.slots import find_nouns, slots
from foedera.read.english.status import speech_parent
from foedera.read.english.things import parties_of_thing
from foedera.read.english.workspace import codes, evidence_of

if TYPE_CHECKING:
    from foedera.read.document import Draft
    from foedera.read.english.matching import Matcher
    from foedera.read.english.slots import Slot
    from foedera.read.model import Status

__all__ = [
    "alleged",
    "alongside",
    "applied",
    "called_off",
    "decided",
    "expected",
    "fired",
    "joined",
    "made",
    "painted",
    "predicated",
    "quit_it",
    "simulated",
    "stopped",
]

_TRADING = frozenset({"import", "export", "buy", "sell", "purchase"})
_DEALING = _TRADING | {"supply", "ship", "deliver", "provide", "fund", "send", "finance", "arm"}
_AIMED = ("at", "into", "on", "against", "towards", "toward")
_WAYS = ("about", "over", "at", "by", "with", "to", "of", "for", "from", "against", "in", "on")


def made(
    matcher: Matcher, frame: str, actors: list[str], recipients: list[str], status: str
) -> Draft | None:
    """The event of a matched verb; what is refused is a refusal that happened."""
    if status == "refused":
        frame, status = "refuse", "happened"
    return matcher.space.draft(
        frame,
        matcher.sketch,
        matcher.group.head,
        evidence_of(matcher.sketch, matcher.group),
        actors,
        recipients,
        cast("Status", status),
    )


def predicated(matcher: Matcher, status: str) -> Draft | None:
    """As in "was critical of Beijing", "is full of praise for its ally", "was alarmed by it"."""
    sketch, group = matcher.sketch, matcher.group
    if status not in ("happened", "ongoing") or not matcher.subject:
        return None
    near = range(max(group.last - 1, group.first), min(group.last + 4, group.end))
    frame = next(
        (
            name
            for name, list_ in words()["predicative"].items()
            for at in near
            if sketch.norm(at) in list_
        ),
        None,
    )
    if frame is None:
        return None
    if not any(slot.name in _WAYS for slot in matcher.parts):
        return None
    targets: list[str] = []
    for slot in matcher.parts:
        if slot.name in _WAYS:
            named = codes(p for p in slot.phrases if p.kind not in ("outlet", "place"))
            named = named or parties_of_thing(
                matcher.space, sketch, slot.first, slot.last, tuple(matcher.subject)
            )
            targets.extend(code for code in named if code not in matcher.subject)
    if not targets:
        targets, _ = concerned(matcher, frame, matcher.subject)
    return made(matcher, frame, matcher.subject, targets, "happened") if targets else None


def expected(matcher: Matcher, status: str) -> Draft | None:
    """As in "is expected in Tokyo next week": a visit to come."""
    helper = matcher.sketch.norm(matcher.group.last - 1)
    lead = any(g.lead is matcher.group for g in matcher.sketch.groups)
    if lead or helper not in ("expected", "due") or matcher.group.negated:
        return None
    hosts = [c for name in ("in", "at") for s in matcher.named(name) for c in codes(s.phrases)]
    hosts = [code for code in hosts if code not in matcher.subject]
    found = matcher.subject and hosts
    return made(matcher, "visit", matcher.subject, hosts, "planned") if found else None


def alongside(matcher: Matcher, status: str) -> Draft | None:
    """As in "sailed a frigate through the strait alongside a US destroyer": done together."""
    military = any(
        p.role == "military" for p in matcher.sketch.between(*matcher.group.subject_range)
    )
    near = [*matcher.named("alongside"), *(matcher.named("with") if military else [])]
    others = codes(p for s in near for p in s.phrases if p.acts)
    partners = [code for code in others if code not in matcher.subject]
    said = {matcher.sketch.norm(at) for at in range(matcher.group.first, matcher.group.end)}
    joint = len(matcher.subject) > 1 and bool(said & {"together", "joint", "jointly", "formation"})
    if not (partners or joint) or not matcher.subject:
        return None
    return made(matcher, "exercise", [*matcher.subject, *partners], [], status)


def decided(matcher: Matcher, status: str) -> Draft | None:
    """As in "the two leaders decided to set up a forum": deciding together is agreeing."""
    if status != "happened" or len(matcher.subject) < 2 or matcher.group.passive:
        return None
    return made(matcher, "agree-to", matcher.subject, [], status)


def fired(matcher: Matcher, status: str) -> Draft | None:
    """As in "fired missiles at A": weapons aimed at a state are an attack, not a test."""
    sketch, group = matcher.sketch, matcher.group
    makers = matcher.subject
    shot = {use.kind for slot in matcher.named("o") for _, use in slot.nouns}
    if group.passive:
        around = sketch.between(*group.subject_range)
        makers = codes(p for p in around if p.kind in ("modifier", "possessor"))
        makers = codes(p for s in matcher.named("by") for p in s.phrases) or makers
        shot = {use.kind for _, use in find_nouns(sketch, *group.subject_range)}
    if not makers:
        return None
    if not shot & {"missile", "arms", "assault"}:
        return None
    wet = {
        sketch.norm(at) for s in matcher.parts if s.name in _AIMED for at in (s.first, s.first + 1)
    }
    if wet & {"waters", "sea", "seas", "ocean"} or sketch.norm(group.end - 1) == "sea":
        return made(matcher, "missile-test", makers, [], status) if "missile" in shot else None
    targets: list[str] = []
    for slot in matcher.parts:
        if slot.name in _AIMED:
            found = codes(p for p in slot.phrases if p.kind != "outlet" and p.entities)
            targets.extend(code for code in found if code not in makers)
    return made(matcher, "attack", makers, targets, status) if targets else None


def joined(matcher: Matcher, status: str) -> Draft | None:
    """As in "joined NATO", "took part in the drills": what is joined says what the act is."""
    sketch, group = matcher.sketch, matcher.group
    if not matcher.subject:
        return None
    names = ("o",) if group.lemma in ("join", "rejoin") else ("in",)
    drills = [s for n in ("for", "in") for s in matcher.named(n) if _drilled(s)]
    if group.lemma == "join" and drills:
        fellows = codes(p for s in matcher.named("o") for p in s.phrases if p.kind != "outlet")
        together = [*matcher.subject, *fellows]
        return made(matcher, "exercise", together, [], status) if len(set(together)) > 1 else None
    if any(g.parent is group and sketch.norm(g.start) == "in" for g in sketch.groups):
        return None
    ships = [p for s in matcher.named("o") for p in s.phrases if p.role == "military"]
    if group.lemma == "join" and ships:
        together = [*matcher.subject, *codes(ships)]
        return made(matcher, "exercise", together, [], status) if len(set(together)) > 1 else None
    for slot in matcher.parts:
        if slot.name not in names:
            continue
        kinds = {use.kind for _, use in slot.nouns}
        if "exercise" in kinds or "mission" in kinds:
            others = codes(p for p in slot.phrases if p.entities) or parties_of_thing(
                matcher.space, sketch, slot.first, group.end, tuple(matcher.subject)
            )
            with_them = [c for s in matcher.named("with") for c in codes(s.phrases)]
            together = [*matcher.subject, *others, *with_them]
            frame = "exercise" if "exercise" in kinds else "cooperate"
            return made(matcher, frame, together, [], status) if len(set(together)) > 1 else None
        orgs = [p for p in slot.phrases if p.kind == "org" or p.anaphor in ("alliance", "bloc")]
        if orgs and not kinds & {"meeting", "treaty"} and codes(orgs)[:1] != matcher.subject[:1]:
            return made(matcher, "join", matcher.subject, codes(orgs), status)
    return None


def _drilled(slot: Slot) -> bool:
    return any(use.kind == "exercise" for _, use in slot.nouns)


def painted(matcher: Matcher, status: str) -> Draft | None:
    """As in "X said that A was painting his country black": X accuses A."""
    saying = speech_parent(matcher.group)
    if saying is None or not matcher.subject:
        return None
    accusers = codes(matcher.space.subjects(matcher.sketch, saying))
    if not accusers or set(accusers) & set(matcher.subject):
        return None
    return made(matcher, "accuse", accusers, matcher.subject, "happened")


def alleged(matcher: Matcher, status: str) -> Draft | None:
    """As in "as Japan alleges, a destroyer aimed its radar": whoever the clause to come blames."""
    sketch, group = matcher.sketch, matcher.group
    aside = group.link == "sub" and sketch.norm(group.start) == "as"
    if not (aside or group.inserted) or not matcher.subject:
        return None
    if group.inserted:
        inner = next((g for g in sketch.groups if g.parent is group and g.link == "that"), None)
        blamed = codes(matcher.space.subjects(sketch, inner)) if inner else []
        blamed = [code for code in blamed if code not in matcher.subject]
        return made(matcher, "accuse", matcher.subject, blamed, "happened") if blamed else None
    following = next((g for g in sketch.groups[group.index + 1 :] if g.form == "finite"), None)
    blamed = codes(sketch.between(group.last, following.first)) if following else []
    blamed = [code for code in blamed if code not in matcher.subject]
    return made(matcher, "accuse", matcher.subject, blamed, "happened") if blamed else None


def applied(matcher: Matcher, status: str) -> Draft | None:
    """As in "applied to join", "applied together in May": to the body that the sentence names."""
    asked = [c for s in matcher.named("to") for c in codes(s.phrases)]
    bodies = codes(p for p in matcher.sketch.phrases if p.kind in ("org", "group"))
    told = [code for code in reversed(matcher.space.discourse.seen) if code.startswith("org:")]
    found = asked or [code for code in bodies if code.startswith("org:")] or told[:1]
    found = [code for code in found if code not in matcher.subject]
    return made(matcher, "request", matcher.subject, found, status) if found else None


def stopped(matcher: Matcher, status: str) -> Draft | None:
    """As in "stopped importing coal from A", "ceased to supply B": trade or help is cut."""
    sketch, group = matcher.sketch, matcher.group
    for inner in sketch.groups:
        if inner.parent is not group or inner.lemma not in _DEALING or not matcher.subject:
            continue
        places = slots(sketch, inner.last, inner.end)
        named = [p for s in places if s.name in ("from", "to") for p in s.phrases]
        others = [c for c in codes(p for p in named if p.entities) if c not in matcher.subject]
        frame = "trade-curb" if inner.lemma in _TRADING else "cut-aid"
        return made(matcher, frame, matcher.subject, others, status) if others else None
    return None


def called_off(matcher: Matcher, status: str) -> Draft | None:
    """As in "a summit between A and B was cancelled": by those whose it was."""
    sketch, group = matcher.sketch, matcher.group
    uses = find_nouns(sketch, *group.subject_range)
    if not group.passive or matcher.named("by") or status != "happened":
        return None
    if not any(use.kind in ("meeting", "visit", "exercise") for _, use in uses):
        return None
    parties = parties_of_thing(matcher.space, sketch, *group.subject_range, ())
    return made(matcher, "suspend", parties, [], status) if parties else None


def quit_it(matcher: Matcher, status: str) -> Draft | None:
    """As in "Australia quit the year after": what is left is the body spoken of before."""
    told = matcher.space.discourse.subject
    if matcher.group.passive or codes(p for s in matcher.parts for p in s.phrases):
        return None
    if len(told) == 1 and told[0].startswith("org:") and matcher.subject:
        return made(matcher, "leave", matcher.subject, list(told), status)
    return None


def simulated(matcher: Matcher, status: str) -> Draft | None:
    """As in "encircled the island in mock blockades": a show of force and no force."""
    sketch, group = matcher.sketch, matcher.group
    after = {sketch.norm(at) for at in range(group.last, group.end)}
    drilled = any(use.kind == "exercise" for _, use in find_nouns(sketch, group.last, group.end))
    if not (after & word_list("simulated") or drilled) or not matcher.subject:
        return None
    targets = codes(p for s in matcher.named("o") for p in s.phrases if p.entities)
    return made(matcher, "own-exercise", matcher.subject, targets, status)
