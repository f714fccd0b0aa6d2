"""Verbs whose event lies in the words around them: light verbs, sending, calling names, claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from foedera.read.english.lexicon import word_list
from foedera.read.english.matching import parties_of_thing
from foedera.read.english.slots import find_nouns
from foedera.read.english.status import speech_parent
from foedera.read.english.workspace import codes
from foedera.read.words import frames

if TYPE_CHECKING:
    from foedera.read.document import Draft
    from foedera.read.english.clauses import Sketch
    from foedera.read.english.groups import Group
    from foedera.read.english.lexicon import NounRow, VerbRow
    from foedera.read.english.slots import Slot
    from foedera.read.english.workspace import Workspace
    from foedera.read.model import Status

__all__ = ["content_events", "light_events", "special_events"]

_MOVED = frozenset({"troops", "vessel", "missile"})
_HELPFUL = frozenset({"aid", "arms", "armssale"})
_WARLIKE = frozenset(
    ["warship", "warships", "carrier", "bomber", "bombers", "jets", "fighter", "fighters", "planes"]
    + ["plane", "fleet", "destroyer", "destroyers", "frigate", "warplanes", "aircraft", "drones"]
)


def special_events(space: Workspace, sketch: Sketch, group: Group, status: str) -> list[Draft]:
    """Events of verbs that have rules of their own."""
    if group.lemma in ("call", "describe", "brand", "label", "denounce"):
        return _judgement(space, sketch, group, status)
    if group.lemma == "deploy":
        return _deployed(space, sketch, group, status)
    if group.lemma in ("cover", "apply", "extend") and speech_parent(group) is not None:
        return _covered(space, sketch, group)
    if group.lemma in ("build", "be") and status in ("refused", "denied", "happened", "planned"):
        return _no_base(space, sketch, group)
    return []


def light_events(
    space: Workspace,
    sketch: Sketch,
    group: Group,
    row: VerbRow,
    parts: list[Slot],
    status: str,
) -> list[Draft]:
    """The event named by the object of "hold", "launch", "announce", "send" and the like."""
    if group.lemma in ("send", "dispatch"):
        return _sent(space, sketch, group, parts, status)
    if group.lemma == "vote":
        return _voted(space, sketch, group)
    if group.lemma in ("begin", "start", "launch") and (
        found := _begun(space, sketch, group, status)
    ):
        return found
    if group.lemma == "cut":
        return _cut(space, sketch, group, parts, status)
    here = parts[0].nouns if parts else []
    if group.passive:
        here = find_nouns(sketch, *group.subject_range)
    for place, use in here:
        if not use.frame or (use.kind == "meeting" and group.lemma in ("build", "use")):
            continue
        if place in sketch.covers and sketch.covers[place].kind not in ("group",):
            continue
        draft = _by_noun(space, sketch, group, place, use, parts, status)
        if draft:
            return [draft]
    return []


def _by_noun(
    space: Workspace,
    sketch: Sketch,
    group: Group,
    place: int,
    use: NounRow,
    parts: list[Slot],
    status: str,
) -> Draft | None:
    actors = codes(space.subjects(sketch, group)) if not group.passive else []
    recipients: list[str] = []
    partners: list[str] = []
    agents: list[str] = []
    for slot in parts:
        role = dict(use.args).get(slot.name)
        if slot.name == "by" and group.passive:
            role = "a"
        if slot.name in ("with", "between") and role is None and use.kind != "missile":
            role = "c"
        if role is None:
            continue
        space.resolve(sketch, slot.phrases)
        named = codes(p for p in slot.phrases if p.kind != "outlet")
        if not named and role == "r":
            named = parties_of_thing(space, sketch, slot.first, slot.last, tuple(actors))
        {"r": recipients, "c": partners, "a": agents}.get(role, recipients).extend(named)
    if group.passive:
        first, last = group.subject_range
        actors = agents or parties_of_thing(space, sketch, first, last, ())
    frame = frames()[use.frame]
    if status == "refused":
        kind = frame.type
        if kind not in ("CONSULT", "COOPERATE", "AGREE", "SUPPORT", "AID"):
            return None
        return space.draft(
            "refuse", sketch, group.head, _span(sketch, group), actors, [*partners, *recipients]
        )
    if frame.mutual:
        actors = list(dict.fromkeys([*actors, *partners]))
    else:
        recipients.extend(partners)
    name = use.frame
    if name == "exercise" and len({*actors, *recipients}) < 2:
        name = "own-exercise"
        around = [p for s in parts if s.name in ("around", "near", "off") for p in s.phrases]
        recipients = codes(around)
    if name == "visit":
        return None
    return space.draft(
        name, sketch, group.head, _span(sketch, group), actors, recipients, cast("Status", status)
    )


def _span(sketch: Sketch, group: Group) -> tuple[int, int]:
    from foedera.read.english.roles import evidence_of

    return evidence_of(sketch, group)


def _sent(
    space: Workspace, sketch: Sketch, group: Group, parts: list[Slot], status: str
) -> list[Draft]:
    actors = codes(space.subjects(sketch, group))
    here = parts[0]
    kinds = {use.kind for _, use in here.nouns}
    envoys = [p for p in here.phrases if p.kind in ("role", "person")]
    to = [p for slot in parts if slot.name in ("to", "into") for p in slot.phrases]
    space.resolve(sketch, to)
    targets = [code for code in codes(to) if code not in actors]
    told = {sketch.norm(at) for at in range(here.first, here.last)}
    moved = kinds & (_MOVED | _HELPFUL) or any(
        p.role == "military" for p in here.phrases if p.kind in ("organ", "modifier")
    )
    if envoys and not moved or "envoy" in kinds:
        frame = "visit" if targets else ""
    elif told & _WARLIKE and "hospital" not in told and "weapons" not in told:
        frame = "deploy"
    elif kinds & {"arms", "armssale", "missile"}:
        frame = "arm"
    elif moved or kinds & {"aid", "money"}:
        frame = "send-troops" if told & {"troops", "soldiers", "police", "forces"} else "aid"
        targets = targets or _helped(space, actors)
    else:
        frame = ""
    if not frame or status == "refused" and not targets:
        return []
    if status == "refused":
        frame, status = "refuse", "happened"
    draft = space.draft(
        frame, sketch, group.head, _span(sketch, group), actors, targets, cast("Status", status)
    )
    return [draft] if draft else []


def _helped(space: Workspace, actors: list[str]) -> list[str]:
    """Who had asked for the help that is sent without saying to whom."""
    for draft in reversed(space.discourse.drafts[-4:]):
        if draft.type in ("REQUEST", "CONSULT", "AGREE"):
            both = [*draft.actors, *draft.recipients]
            if set(both) & set(actors):
                return [code for code in both if code not in actors]
    return []


def _voted(space: Workspace, sketch: Sketch, group: Group) -> list[Draft]:
    """ "voted to shut the bases", "voted to ratify": what the vote decides happens."""
    decided = next((g for g in sketch.groups if g.parent is group and g.form == "infinitive"), None)
    if decided is None:
        return []
    actors = codes(space.subjects(sketch, group))
    zone = [p for p in sketch.between(decided.last, decided.end) if p.kind != "outlet"]
    space.resolve(sketch, zone)
    targets = [code for code in codes(zone) if code not in actors]
    frame = {
        "shut": "reject",
        "close": "reject",
        "expel": "reject",
        "reject": "reject",
        "block": "reject",
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
        "increase": "budget",
    }.get(decided.lemma)
    if not frame:
        return []
    draft = space.draft(
        frame, sketch, group.head, (evidence_start(sketch, group), decided.end), actors, targets
    )
    return [draft] if draft else []


def evidence_start(sketch: Sketch, group: Group) -> int:
    """Where the words begin that tell of a verb's event."""
    return _span(sketch, group)[0]


def _begun(space: Workspace, sketch: Sketch, group: Group, status: str) -> list[Draft]:
    """ "has begun the upgrade of its command": cooperation under way."""
    end = max((g.end for g in sketch.groups if g.parent is group), default=group.end)
    uses = find_nouns(sketch, group.last, end)
    if not any(use.kind == "command" for _, use in uses):
        return []
    actors = codes(space.subjects(sketch, group))
    zone = [p for p in sketch.between(group.last, end) if p.kind != "outlet"]
    space.resolve(sketch, zone)
    others = [code for code in codes(zone) if code not in actors]
    under_way = "ongoing" if status == "happened" else status
    draft = space.draft(
        "joint-command",
        sketch,
        group.head,
        (evidence_start(sketch, group), end),
        actors,
        others,
        cast("Status", under_way),
    )
    return [draft] if draft else []


def _cut(
    space: Workspace, sketch: Sketch, group: Group, parts: list[Slot], status: str
) -> list[Draft]:
    actors = codes(space.subjects(sketch, group))
    kinds = {use.kind for _, use in parts[0].nouns}
    frame = "break-ties" if "ties" in kinds else "cut-aid" if kinds & {"aid", "money"} else ""
    targets = [p for slot in parts if slot.name in ("with", "to", "for") for p in slot.phrases]
    space.resolve(sketch, targets)
    if not frame or status == "refused":
        return []
    draft = space.draft(
        frame,
        sketch,
        group.head,
        _span(sketch, group),
        actors,
        codes(targets),
        cast("Status", status),
    )
    return [draft] if draft else []


def _judgement(space: Workspace, sketch: Sketch, group: Group, status: str) -> list[Draft]:
    """ "called the plan dangerous", "described the visit as historic"."""
    nearby = {sketch.norm(at) for at in range(group.last, min(sketch.last, group.end + 4))}
    text = " ".join(sketch.norm(at) for at in range(group.last, group.end))
    bad, good = word_list("judgements.bad"), word_list("judgements.good")
    if nearby & bad or "cold war" in text:
        frame = "criticise"
    elif nearby & good:
        frame = "praise"
    else:
        return []
    if group.link in ("sub", "relative") and sketch.norm(group.start) == "what":
        return []
    actors = codes(space.subjects(sketch, group))
    targets = parties_of_thing(space, sketch, group.last, group.end, ())
    if group.link == "participle" and not targets and space.discourse.drafts:
        return []
    targets = [code for code in targets if code not in actors]
    if not actors or status not in ("happened", "ongoing"):
        return []
    draft = space.draft(frame, sketch, group.head, _span(sketch, group), actors, targets)
    return [draft] if draft else []


def _deployed(space: Workspace, sketch: Sketch, group: Group, status: str) -> list[Draft]:
    """Forces sent into another state with its consent cooperate; others are a move of one's own."""
    actors = codes(space.subjects(sketch, group))
    if group.passive:
        first, last = group.subject_range
        actors = parties_of_thing(space, sketch, first, last, ())
    places = [
        p
        for p in sketch.between(group.last, group.end)
        if p.entities and p.kind in ("state", "group", "pronoun")
    ]
    before = [sketch.norm(p.first - 1) for p in places]
    before = [
        sketch.norm(p.first - 2) if w == "the" else w for p, w in zip(places, before, strict=True)
    ]
    hosts = [p for p, w in zip(places, before, strict=True) if w in ("in", "to", "on")]
    others = [code for code in codes(hosts) if code not in actors]
    frame = "basing" if others else "deploy"
    if status == "refused":
        frame, status = "refuse", "happened"
    if not others:
        others = [
            c
            for p, w in zip(places, before, strict=True)
            if w in ("around", "near", "against")
            for c in p.entities
            if c not in actors
        ]
    draft = space.draft(
        frame, sketch, group.head, _span(sketch, group), actors, others, cast("Status", status)
    )
    if draft and frame == "basing":
        words_said = {sketch.norm(at) for at in range(group.last, group.end)}
        if words_said & {"exercise", "exercises", "drill", "drills"}:
            draft.frame = "exercise"
    return [draft] if draft else []


def _covered(space: Workspace, sketch: Sketch, group: Group) -> list[Draft]:
    """ "X said that the treaty covered the islands": X reaffirms a commitment."""
    first, last = group.subject_range
    said = {sketch.norm(at) for at in range(first, last)}
    if not said & {
        "treaty",
        "pact",
        "alliance",
        "article",
        "commitment",
        "commitments",
        "obligations",
        "guarantee",
        "umbrella",
    }:
        return []
    parent = speech_parent(group)
    assert parent is not None
    actors = codes(space.subjects(sketch, parent))
    named = codes(p for p in sketch.between(first, group.end) if p.entities)
    others = [code for code in named if code not in actors]
    if not others:
        others = [
            c
            for c in parties_of_thing(space, sketch, first, last, tuple(actors))
            if c not in actors
        ]
    draft = space.draft("reaffirm", sketch, group.head, (parent.first, group.end), actors, others)
    return [draft] if draft else []


def _no_base(space: Workspace, sketch: Sketch, group: Group) -> list[Draft]:
    """ "no base would be built", "there would be no base": a base is denied."""
    first = group.subject_range[0]
    words_said = [sketch.norm(at) for at in range(first, group.end)]
    if "no" not in words_said or not {"base", "bases", "troops", "soldiers"} & set(words_said):
        return []
    place = first + words_said.index("no")
    saying = speech_parent(group)
    if saying is None:
        return []
    speaker = codes(space.subjects(sketch, saying))
    guests = codes(p for p in sketch.between(place, group.end) if p.entities)
    parties = list(dict.fromkeys([*guests, *speaker]))
    if len(parties) < 2:
        return []
    draft = space.draft("basing", sketch, group.head, (place, group.end), parties, (), "denied")
    return [draft] if draft else []


def content_events(space: Workspace, sketch: Sketch, group: Group, status: str) -> list[Draft]:
    """ "X said that an attack would draw an overwhelming response": X threatens."""
    if group.modal not in ("would", "will") or group.parent is None:
        return []
    parent = speech_parent(group)
    if parent is None or not {sketch.norm(at) for at in range(group.last, group.end)} & word_list(
        "consequences"
    ):
        return []
    if group.lemma not in (
        "draw",
        "face",
        "meet",
        "trigger",
        "provoke",
        "bring",
        "suffer",
        "pay",
        "lead",
        "result",
        "respond",
        "retaliate",
        "be",
    ):
        return []
    actors = codes(space.subjects(sketch, parent))
    named = codes(p for p in sketch.between(group.subject_range[0], group.end) if p.entities)
    others = [code for code in named if code not in actors]
    draft = space.draft("warn-of", sketch, group.head, _span(sketch, group), actors, others)
    return [draft] if draft else []
