"""From verbs to drafts of events."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from foedera.read.english.lexicon import verb_rows, word_list
from foedera.read.english.matching import Fit, fit, parties_of_thing
from foedera.read.english.slots import slots
from foedera.read.english.special import content_events, light_events, special_events
from foedera.read.english.status import frame_of, hidden, outlook, speech_parent
from foedera.read.english.when import date_of
from foedera.read.english.workspace import codes, speaker_of
from foedera.read.words import frames

if TYPE_CHECKING:
    from foedera.read.document import Draft
    from foedera.read.english.clauses import Sketch
    from foedera.read.english.dates import Time
    from foedera.read.english.groups import Group
    from foedera.read.english.lexicon import VerbRow
    from foedera.read.english.slots import Slot
    from foedera.read.english.workspace import Workspace
    from foedera.read.model import Status

__all__ = ["closed_groups", "evidence_of", "verb_events"]

_WILLED = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"})
_SAYING = frozenset({"ACCUSE", "THREATEN", "REQUEST", "AGREE", "SUPPORT", "REJECT"})


def closed_groups(sketch: Sketch) -> set[int]:
    """Verbs whose content is not told again: what is asked, promised or alleged."""
    found = set()
    for group in sketch.groups:
        frame = frame_of(group)
        if frame and frames()[frame].content == "closed" and group.form != "participle":
            found.add(group.index)
        if group.lemma in ("refuse", "decline", "fail"):
            found.add(group.index)
    return found


def verb_events(
    space: Workspace, sketch: Sketch, group: Group, own: dict[int, Time]
) -> list[Draft]:
    """The events that one verb tells of, dated, with status and speaker."""
    if group.index in space.silent:
        return []
    closed = closed_groups(sketch)
    drafts: list[Draft]
    if hidden(group, sketch, closed):
        return []
    status = _status(group, sketch)
    if status in ("hidden", "none"):
        return _asked(space, sketch, group, own) if status == "none" else []
    drafts = special_events(space, sketch, group, status)
    if not drafts:
        drafts = _from_rows(space, sketch, group, status)
    for draft in drafts:
        _finish(space, sketch, group, own, draft)
    return drafts


def _status(group: Group, sketch: Sketch) -> str:
    if group.form == "ing":
        return _participle_status(group, sketch)
    if group.form == "participle":
        return "happened" if group.link == "reduced" else "hidden"
    return outlook(group, sketch)


def _participle_status(group: Group, sketch: Sketch) -> str:
    if group.link == "participle":
        return (
            "happened"
            if sketch.norm(group.start) == ","
            or group.index == 0
            or sketch.norm(group.start - 1) in ("and", "but")
            else "hidden"
        )
    word = sketch.norm(group.start)
    if group.parent is not None and group.parent.lemma == "deny":
        return "denied"
    if word in ("after", "before", "by", "as"):
        return "happened"
    parent = group.parent
    if parent is not None and parent.last == group.first:
        for status in ("hypothetical", "ongoing"):
            if parent.lemma in word_list(f"chains.{status}"):
                return status if status == "hypothetical" else outlook(parent, sketch)
    return "hidden"


def _from_rows(space: Workspace, sketch: Sketch, group: Group, status: str) -> list[Draft]:
    parts = slots(sketch, *sketch.zone(group))
    for row in verb_rows().get(group.lemma, ()):
        if row.frame == "?":
            drafts = light_events(space, sketch, group, row, parts, status)
            if drafts:
                return drafts
            continue
        if frames()[row.frame].type is None and row.frame != "claim":
            continue
        found = fit(space, sketch, group, row, parts)
        if found is None:
            continue
        draft = _draft(space, sketch, group, row, found, parts, status)
        if draft:
            return [draft]
    return content_events(space, sketch, group, status)


def _draft(
    space: Workspace,
    sketch: Sketch,
    group: Group,
    row: VerbRow,
    found: Fit,
    parts: list[Slot],
    status: str,
) -> Draft | None:
    frame = frames()[row.frame]
    actors = _actors(space, sketch, group, found, parts, mutual=frame.mutual)
    if not actors:
        return None
    recipients = [code for code in found.recipients if code not in actors]
    if frame.mutual or row.frame in ("meet", "talks", "call"):
        actors = list(dict.fromkeys([*actors, *found.partners]))
    else:
        recipients = list(
            dict.fromkeys([*recipients, *(c for c in found.partners if c not in actors)])
        )
    name = row.frame
    if frame.type in _SAYING and not recipients and not (frame.mutual and len(actors) > 1):
        recipients = _from_content(space, sketch, group, actors)
    if frame.type == "ACCUSE" and row.frame == "warn" and _threatens(sketch, group):
        name = "warn-of"
    if status == "refused":
        if frame.type not in _WILLED:
            return None
        name, status = "refuse", "happened"
    if frame.mutual and len({*actors, *recipients}) < 2 and row.frame in ("exercise",):
        name = "own-exercise"
    draft = space.draft(
        name,
        sketch,
        group.head,
        evidence_of(sketch, group),
        actors,
        recipients,
        cast("Status", status),
    )
    return draft


def _actors(
    space: Workspace,
    sketch: Sketch,
    group: Group,
    found: Fit,
    parts: list[Slot],
    *,
    mutual: bool,
) -> list[str]:
    if group.passive:
        agents = [p for slot in parts if slot.name == "by" for p in slot.phrases]
        space.resolve(sketch, agents)
        if agents:
            return codes(p for p in agents if p.kind != "outlet")
        if mutual or group.form == "participle":
            return _behind(space, sketch, group, found, parts)
        return []
    outlets = [p for p in sketch.between(*group.subject_range) if p.kind == "outlet" and p.entities]
    return codes(space.subjects(sketch, group)) or codes(outlets[:1])


def _behind(
    space: Workspace, sketch: Sketch, group: Group, found: Fit, parts: list[Slot]
) -> list[str]:
    """Who signed "a treaty signed in 1951": the thing's own parties, else those spoken of."""
    first, last = group.subject_range
    partners = list(found.partners)
    named = parties_of_thing(space, sketch, first, last, ())
    together = list(dict.fromkeys([*named, *partners]))
    if len(together) > 1:
        return together
    main = [g for g in sketch.groups if g.index < group.index and g.form == "finite"]
    if group.form == "participle":
        for other in reversed(main):
            around = codes(space.subjects(sketch, other))
            zone = codes(p for p in sketch.between(other.last, group.first) if p.acts)
            merged = list(dict.fromkeys([*together, *around, *zone]))
            if len(merged) > 1:
                return merged[:4]
            together = merged
        others = codes(
            p for p in sketch.between(sketch.first, group.first) if p.acts or p.kind == "modifier"
        )
        if len(others) > 1:
            return others
    if space.discourse.sets and group.form != "participle":
        return list(space.discourse.sets[-1])
    return together


def _from_content(space: Workspace, sketch: Sketch, group: Group, actors: list[str]) -> list[str]:
    """Whom a claim or promise concerns, when only its content says so."""
    children = [
        g for g in sketch.groups if g.parent is group and g.link in ("that", "infinitive", "gerund")
    ]
    found: list[str] = []
    for child in children:
        first, last = child.subject_range if child.link == "that" else (child.first, child.first)
        for begin, end in ((first, last), (child.last, child.end)):
            if begin >= end:
                continue
            named = [p for p in sketch.between(begin, end) if p.kind not in ("outlet",)]
            space.resolve(sketch, named)
            found.extend(c for c in codes(named) if c not in found and c not in actors)
        if child.link == "that":
            told = parties_of_thing(space, sketch, first, last, ())
            found.extend(c for c in told if c not in found and c not in actors)
    if found:
        return found
    zone = [p for p in sketch.between(group.last, group.end) if p.kind != "outlet"]
    space.resolve(sketch, zone)
    named_here = [c for c in codes(zone) if c not in actors]
    if named_here:
        return named_here
    if any(
        sketch.norm(at) in ("meeting", "talks", "summit") for at in range(group.last, group.end)
    ):
        meeting = next((d for d in reversed(space.discourse.drafts) if d.type == "CONSULT"), None)
        if meeting:
            return [c for c in (*meeting.actors, *meeting.recipients) if c not in actors]
    return []


def _threatens(sketch: Sketch, group: Group) -> bool:
    children = [g for g in sketch.groups if g.parent is group]
    end = max((g.end for g in children), default=group.end)
    said = {sketch.norm(at) for at in range(group.last, max(end, group.end))}
    text = " ".join(sketch.norm(at) for at in range(group.last, max(end, group.end)))
    strong = said & word_list("consequences")
    if any(phrase in text for phrase in word_list("consequences") if " " in phrase):
        return True
    return bool(strong) and bool(said & {"would", "will", "with", "of", "face", "if"})


def _asked(space: Workspace, sketch: Sketch, group: Group, own: dict[int, Time]) -> list[Draft]:
    """ "X said that Y must withdraw": X asks it of Y."""
    if group.modal not in ("must", "should") or group.parent is None:
        return []
    parent = speech_parent(group)
    if parent is None:
        return []
    speakers = space.subjects(sketch, parent)
    asked = codes(space.subjects(sketch, group))
    doers = codes(speakers)
    if not doers or not asked or set(asked) & set(doers):
        return []
    draft = space.draft("request", sketch, group.head, evidence_of(sketch, group), doers, asked)
    if draft is None:
        return []
    _finish(space, sketch, group, own, draft)
    return [draft]


def _finish(
    space: Workspace, sketch: Sketch, group: Group, own: dict[int, Time], draft: Draft
) -> None:
    draft.date = draft.date or date_of(space, sketch, group, own, draft.status)
    frame = frames()[draft.frame]
    subjects = space.subjects(sketch, group)
    saying = speech_parent(group)
    if saying is not None:
        draft.speaker = speaker_of(space.subjects(sketch, saying), space.document)
    elif frame.spoken and not group.passive:
        draft.speaker = speaker_of(subjects, space.document)
    space.discourse.drafts.append(draft)
    together = [*draft.actors, *draft.recipients]
    if draft.type in ("CONSULT", "SUPPORT", "AGREE", "COOPERATE"):
        space.discourse.remember(together)
    if draft.type == "CONSULT":
        space.discourse.delegation = tuple(draft.actors[:1])


def evidence_of(sketch: Sketch, group: Group) -> tuple[int, int]:
    """The tokens that tell of a verb's event: subject, verb and what follows it."""
    first, last = group.subject_range
    lead = group
    while lead.lead is not None:
        lead = lead.lead
    begin = lead.first
    if first < last <= lead.first and lead.link != "relative" and lead.first - last <= 1:
        begin = first
    elif group.form == "participle" and last == group.first:
        begin = first
    return begin, max(group.end, group.last)
