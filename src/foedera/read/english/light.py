"""Verbs whose event is named by their object: hold talks, launch an attack, send troops."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from foedera.read.english.lexicon import word_list
from foedera.read.english.participants import concerned
from foedera.read.english.slots import find_nouns, slots
from foedera.read.english.status import speech_parent
from foedera.read.english.things import parties_of_thing
from foedera.read.english.workspace import codes, evidence_of
from foedera.read.words import frames

if TYPE_CHECKING:
    from foedera.read.document import Draft
    from foedera.read.english.lexicon import NounRow, VerbRow
    from foedera.read.english.matching import Matcher
    from foedera.read.model import Status

__all__ = ["light_events"]

_TOWARDS = frozenset({"concern", "criticism", "opposition"})
_MOVED = frozenset({"troops", "vessel", "missile"})
_AROUND = ("around", "near", "off", "towards", "toward", "against")
_ANSWERED = frozenset({"ACCUSE", "REJECT", "AGREE", "SUPPORT", "SANCTION", "RETREAT"})
_ANNOUNCING = frozenset({"announce", "unveil"})
_LATER = frozenset({"AID", "CONSULT", "COOPERATE"})
_REFUSABLE = frozenset({"CONSULT", "COOPERATE", "AGREE", "SUPPORT", "AID"})
_DECIDED = {
    **dict.fromkeys(("shut", "close", "expel", "reject", "block"), "reject"),
    "end": "terminate",
    "ratify": "ratify",
    "approve": "approve",
    "leave": "leave",
    "back": "back",
    "support": "back",
    "condemn": "condemn",
    "suspend": "suspend",
    "impose": "sanction",
    "ban": "sanction",
    "join": "join",
    **dict.fromkeys(("increase", "raise", "lift", "boost", "double", "hike"), "budget"),
    **dict.fromkeys(("advance", "adopt", "pass", "authorise", "authorize", "endorse"), "approve"),
    **dict.fromkeys(("quit", "withdraw", "exit"), "leave"),
    **dict.fromkeys(("recognise", "recognize"), "recognise"),
    **dict.fromkeys(("scrap", "terminate", "denounce", "revoke"), "terminate"),
    **dict.fromkeys(("sanction", "blacklist"), "sanction"),
    **dict.fromkeys(("send", "arm", "fund"), "aid"),
}


def light_events(matcher: Matcher, row: VerbRow, status: str) -> list[Draft]:
    """The events that the object of a light verb names."""
    lemma = matcher.group.lemma
    if lemma in ("send", "dispatch"):
        found = _sent(matcher, status)
    elif lemma == "vote":
        found = _voted(matcher)
    elif lemma == "cut":
        found = _cut(matcher, status)
    else:
        found = _begun(matcher, status) if lemma in ("begin", "start", "launch") else None
        if found is None:
            return _named(matcher, _shaded(lemma, status))
    return [found] if found else []


def _shaded(lemma: str, status: str) -> str:
    """As in "considers a halt", "plans a summit", "continued its drills"."""
    if status != "happened" and status != "ongoing":
        return status
    if lemma in _ANNOUNCING:
        return "announced"
    for shade in ("hypothetical", "planned"):
        if lemma in word_list(f"chains.{shade}"):
            return shade
    return "ongoing" if lemma in ("continue", "pursue") else status


def _named(matcher: Matcher, status: str) -> list[Draft]:
    sketch, group = matcher.sketch, matcher.group
    first, last = group.subject_range if group.passive else (group.last, group.end)
    reach = group.subject_range[1] if group.passive else matcher.named("o")[0].last
    uses = [
        (at, use)
        for at, use in find_nouns(sketch, first, last)
        if use.frame
        and at < reach
        and not (at in sketch.covers and sketch.covers[at].kind != "group")
    ]
    before = [] if uses else matcher.named("o")[1:]
    uses += [(at, use) for slot in before for at, use in slot.nouns if use.frame]
    if not uses and status == "announced":
        return _granted(matcher)
    if not uses and status == "hypothetical":
        return _weighed(matcher)
    heads = {at: use for at, use in uses}
    found: list[Draft] = []
    ends = [at for at in heads if not any(at < other <= at + 2 for other in heads)]
    for at in ends:
        draft = _by_noun(matcher, at, heads[at], status)
        if draft and not any(d.type == draft.type for d in found):
            found.append(draft)
    return found


def _weighed(matcher: Matcher) -> list[Draft]:
    """As in "is considering a pact with A", "is weighing a sale of tanks to A"."""
    kinds = {use.kind for slot in matcher.named("o")[:1] for _, use in slot.nouns}
    for frame, wanted, way in (("sign", "treaty", "with"), ("arm", "armssale", "to")):
        named = [p for s in matcher.named(way) for p in s.phrases if p.acts]
        others = [code for code in codes(named) if code not in matcher.subject]
        if wanted in kinds and others and matcher.subject:
            draft = matcher.space.draft(
                frame,
                matcher.sketch,
                matcher.group.head,
                evidence_of(matcher.sketch, matcher.group),
                matcher.subject,
                others,
                "hypothetical",
            )
            return [draft] if draft else []
    return []


def _granted(matcher: Matcher) -> list[Draft]:
    """As in "announced another billion dollars' worth of arms for A"."""
    kinds = {use.kind for s in matcher.parts for _, use in s.nouns}
    named = [p for n in ("for", "to") for s in matcher.named(n) for p in s.phrases if p.entities]
    helped = [code for code in codes(named) if code not in matcher.subject]
    if not helped or not kinds & {"arms", "aid", "money", "armssale"}:
        return []
    sketch, group = matcher.sketch, matcher.group
    frame = "arm" if kinds & {"arms", "armssale"} else "aid"
    span = evidence_of(sketch, group)
    draft = matcher.space.draft(frame, sketch, group.head, span, matcher.subject, helped, "planned")
    return [draft] if draft else []


def _by_noun(matcher: Matcher, place: int, use: NounRow, status: str) -> Draft | None:
    space, sketch, group = matcher.space, matcher.sketch, matcher.group
    actors = list(matcher.subject) if not group.passive else []
    sides = _sides(matcher, place, use)
    if group.passive:
        actors = sides["a"] or parties_of_thing(space, sketch, *group.subject_range, ())
    if not actors and not group.passive:
        actors = parties_of_thing(space, sketch, *group.subject_range, ())
    recipients, partners = sides["r"], sides["c"]
    if frames()[use.frame].swap:
        actors, recipients = sides["a"], actors
    frame = frames()[use.frame]
    name = use.frame
    if status == "announced":
        later = frame.type in _LATER and use.kind not in ("command", "treaty")
        status = "planned" if later else "happened"
    if status == "refused":
        if frame.type not in _REFUSABLE:
            return None
        recipients, name, status = [*partners, *recipients], "refuse", "happened"
    elif frame.mutual:
        actors = list(dict.fromkeys([*actors, *partners]))
    else:
        recipients = [*recipients, *partners]
    if name == "exercise" and not _joint([*actors, *recipients]):
        name = "own-exercise"
        recipients = codes(p for n in _AROUND for s in matcher.named(n) for p in s.phrases)
    recipients = recipients or _reached(matcher, name, actors)
    if name == "visit" and not recipients:
        return None
    return space.draft(
        name,
        sketch,
        group.head,
        evidence_of(sketch, group),
        actors,
        recipients,
        cast("Status", status),
    )


def _reached(matcher: Matcher, name: str, actors: list[str]) -> list[str]:
    """Whom an act reaches that its own places do not name."""
    kind = frames()[name].type
    if name == "visit":
        here = [p for s in matcher.named("in") for p in s.phrases if p.kind in ("state", "place")]
        return [code for code in codes(here) if code not in actors][:1]
    found = _speaking(matcher, actors) if kind in ("AGREE", "AID", "CONCEDE") else []
    if not found and kind in _ANSWERED:
        found, _ = concerned(matcher, name, actors)
    return found


def _joint(parties: list[str]) -> bool:
    """Whether an exercise has several sides: two names, or a body with members."""
    return len(set(parties)) > 1 or any(code.startswith("org:") for code in parties)


def _sides(matcher: Matcher, place: int, use: NounRow) -> dict[str, list[str]]:
    """Who stands with the noun, against it and behind it."""
    space, sketch = matcher.space, matcher.sketch
    sides: dict[str, list[str]] = {"r": [], "c": [], "a": []}
    parts = matcher.parts
    if matcher.group.passive:
        parts = [*slots(sketch, place + 1, matcher.group.subject_range[1]), *parts]
    seen: set[str] = set()
    for slot in parts:
        role = dict(use.args).get(slot.name) if slot.name not in seen else None
        seen.add(slot.name)
        if slot.name == "by" and matcher.group.passive:
            role = "a"
        if slot.name in ("with", "between") and role is None and use.kind != "missile":
            role = "c"
        if role is None and use.kind in _TOWARDS and slot.name in ("at", "over", "about", "with"):
            role = "r"
        if role not in sides:
            continue
        there = [p for p in slot.phrases if p.kind not in ("outlet", "place") and p.entities]
        named = codes([p for p in there if p.acts] or there)
        if role == "r" and any(p.anaphor in ("it", "them") for p in slot.phrases):
            named = matcher.told_of()
        elif role == "r" and not named:
            subject = tuple(matcher.subject)
            named = parties_of_thing(space, sketch, slot.first, matcher.group.end, subject)
        sides[role].extend(named)
    return sides


def _sent(matcher: Matcher, status: str) -> Draft | None:
    space, sketch, group = matcher.space, matcher.sketch, matcher.group
    here = matcher.named("o")[0]
    first, last = group.subject_range if group.passive else (here.first, here.last)
    kinds = {use.kind for _, use in find_nouns(sketch, first, last)}
    told = {sketch.norm(at) for at in range(first, last)}
    envoys = [p for p in sketch.between(first, last) if p.kind in ("role", "person")]
    to = [p for name in ("to", "into") for slot in matcher.named(name) for p in slot.phrases]
    actors = matcher.subject
    indirect = [p for p in here.phrases if p.first == here.first and not group.passive]
    direct = [p for p in indirect if p.kind in ("pronoun", "state", "org")]
    matcher.space.resolve(sketch, direct)
    targets = [code for code in codes([*to, *direct]) if code not in actors]
    forces = bool(kinds & _MOVED) or any(p.role == "military" for p in sketch.between(first, last))
    frame = ""
    helping = bool(told & {"police", "medics", "instructors", "engineers", "advisers", "trainers"})
    if (envoys and not forces and not helping) or "envoy" in kinds:
        frame = "visit" if targets else ""
    elif told & word_list("warlike") and not told & {"hospital", "weapons"}:
        near = {use.kind for _, use in find_nouns(sketch, group.last, group.end)}
        frame = "intrude" if near & {"line", "airspace", "border"} and not targets else "deploy"
    elif kinds & {"arms", "armssale", "missile"}:
        frame = "arm"
    elif forces or kinds & {"aid", "money"}:
        frame = "send-troops" if told & {"troops", "soldiers", "police", "forces"} else "aid"
        targets = targets or _helped(matcher, actors) or _speaking(matcher, actors)
    if not frame or (status == "refused" and not targets):
        return None
    if status == "refused":
        frame, status = "refuse", "happened"
    return space.draft(
        frame,
        sketch,
        group.head,
        evidence_of(sketch, group),
        actors,
        targets,
        cast("Status", status),
    )


def _helped(matcher: Matcher, actors: list[str]) -> list[str]:
    """Who had asked for the help that is sent without saying to whom."""
    for draft in reversed(matcher.space.discourse.drafts[-4:]):
        both = [*draft.actors, *draft.recipients]
        instead = draft.type == "REJECT" and draft.sentence == matcher.sketch.sentence.index
        asked = instead or draft.type in ("REQUEST", "CONSULT", "AGREE")
        if asked and set(both) & set(actors):
            return [code for code in both if code not in actors]
    return []


def _speaking(matcher: Matcher, actors: list[str]) -> list[str]:
    """The side that tells of the help, when nobody else is named."""
    saying = speech_parent(matcher.group)
    voices = matcher.space.subjects(matcher.sketch, saying) if saying is not None else []
    return [code for code in codes(voices) if code not in actors]


def _voted(matcher: Matcher) -> Draft | None:
    """As in "voted to shut the bases", "voted to ratify": what the vote decides happens."""
    space, sketch, group = matcher.space, matcher.sketch, matcher.group
    opposed = next(
        (g for g in sketch.groups if g.parent is group and sketch.norm(g.start) == "against"), None
    )
    if opposed or matcher.named("against"):
        told, _ = concerned(matcher, "oppose", matcher.subject)
        span = (evidence_of(sketch, group)[0], opposed.end if opposed else group.end)
        return space.draft(
            "oppose", sketch, group.head, span, matcher.subject, told, "happened", "vote"
        )
    decided = [g for g in sketch.groups if g.parent is group and g.form == "infinitive"]
    frame = _DECIDED.get(decided[0].lemma) if decided else None
    if not frame:
        return None
    last = max(g.end for g in sketch.groups if g is decided[0] or g.index == decided[0].index + 1)
    zone = [p for p in sketch.between(decided[0].last, last) if p.kind != "outlet"]
    space.resolve(sketch, zone)
    targets = [code for code in codes(zone) if code not in matcher.subject]
    span = (evidence_of(sketch, group)[0], decided[0].end)
    return space.draft(
        frame, sketch, group.head, span, matcher.subject, targets, "happened", "vote"
    )


def _begun(matcher: Matcher, status: str) -> Draft | None:
    """As in "has begun the upgrade of its command": cooperation under way."""
    space, sketch, group = matcher.space, matcher.sketch, matcher.group
    end = max([group.end, *(g.end for g in sketch.groups if g.parent is group)])
    if not any(use.kind == "command" for _, use in find_nouns(sketch, group.last, end)):
        return None
    zone = [p for p in sketch.between(group.last, end) if p.kind != "outlet"]
    space.resolve(sketch, zone)
    others = [code for code in codes(zone) if code not in matcher.subject]
    under_way = "ongoing" if status == "happened" else status
    span = (evidence_of(sketch, group)[0], end)
    return space.draft(
        "joint-command",
        sketch,
        group.head,
        span,
        matcher.subject,
        others,
        cast("Status", under_way),
    )


def _cut(matcher: Matcher, status: str) -> Draft | None:
    kinds = {use.kind for _, use in matcher.named("o")[0].nouns}
    frame = "break-ties" if "ties" in kinds else "cut-aid" if kinds & {"aid", "money"} else ""
    targets = [p for n in ("with", "to", "for") for s in matcher.named(n) for p in s.phrases]
    if not frame or status == "refused":
        return None
    if not codes(targets):
        others, _ = concerned(matcher, frame, matcher.subject)
        return matcher.space.draft(
            frame,
            matcher.sketch,
            matcher.group.head,
            evidence_of(matcher.sketch, matcher.group),
            matcher.subject,
            others,
            cast("Status", status),
        )
    return matcher.space.draft(
        frame,
        matcher.sketch,
        matcher.group.head,
        evidence_of(matcher.sketch, matcher.group),
        matcher.subject,
        codes(targets),
        cast("Status", status),
    )
