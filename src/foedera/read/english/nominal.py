"""Events that a noun tells of by itself: "after talks with X", "Y's visit to Z"."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from foedera.read.english.lexicon import verb_rows
from foedera.read.english.roles import closed_groups
from foedera.read.english.slots import find_nouns, slots
from foedera.read.english.status import hidden, outlook, speech_parent
from foedera.read.english.when import date_between, date_of
from foedera.read.english.workspace import codes, speaker_of
from foedera.read.words import frames

if TYPE_CHECKING:
    from foedera.read.document import Draft
    from foedera.read.english.clauses import Sketch
    from foedera.read.english.dates import Time
    from foedera.read.english.groups import Group
    from foedera.read.english.lexicon import NounRow
    from foedera.read.english.phrases import Phrase
    from foedera.read.english.workspace import Workspace
    from foedera.read.model import Status

__all__ = ["noun_events"]

_ADVERBIAL = frozenset(
    [
        "after",
        "during",
        "following",
        "at",
        "before",
        "since",
        "ahead",
        "amid",
        "for",
        "in",
        "on",
        "with",
        "to",
        "upon",
    ]
)
_STANDING = frozenset({"meeting", "visit", "exercise", "assault", "blockade", "ceasefire", "test"})


def noun_events(
    space: Workspace,
    sketch: Sketch,
    first: int,
    last: int,
    group: Group | None,
    own: dict[int, Time],
) -> list[Draft]:
    """The events named by nouns in [first, last) that no verb tells of already."""
    drafts: list[Draft] = []
    closed = closed_groups(sketch)
    for place, use in find_nouns(sketch, first, last):
        if not use.frame or use.kind not in _STANDING:
            continue
        if place in sketch.covers and sketch.covers[place].kind != "group":
            continue
        if any(g.first <= place < g.last for g in sketch.groups):
            continue
        if group is not None and _taken(sketch, group, place, closed):
            continue
        draft = _draft(space, sketch, place, use, group, own)
        if draft and not any(
            d.type == draft.type
            and set(d.actors) | set(d.recipients) == set(draft.actors) | set(draft.recipients)
            for d in drafts
        ):
            drafts.append(draft)
            space.discourse.drafts.append(draft)
            space.discourse.remember([*draft.actors, *draft.recipients])
    return drafts


def _taken(sketch: Sketch, group: Group, place: int, closed: set[int]) -> bool:
    """Whether a verb governs the noun as its object, or hides it in words that are not told."""
    if place < group.first:
        return False
    governor = _preposition_before(sketch, place, group.last)
    if hidden(group, sketch, closed):
        return True
    if group.form == "infinitive" and group.lead_word is None:
        return True
    if governor is None:
        rows = verb_rows().get(group.lemma, ())
        return any(row.frame == "?" or frames()[row.frame].type for row in rows)
    return governor not in _ADVERBIAL


def _preposition_before(sketch: Sketch, place: int, left: int) -> str | None:
    for at in range(place - 1, left - 1, -1):
        word = sketch.norm(at)
        if word in sketch.prepositions and at not in sketch.covers:
            return word
        if word == ",":
            return "during"
    return None


def _draft(
    space: Workspace,
    sketch: Sketch,
    place: int,
    use: NounRow,
    group: Group | None,
    own: dict[int, Time],
) -> Draft | None:
    width = len(use.noun.split())
    end = _reach(sketch, place + width, group)
    owner = _owner(space, sketch, place)
    actors: list[str] = codes([owner]) if owner else []
    recipients: list[str] = []
    partners: list[str] = []
    named_any = False
    for slot in slots(sketch, place + width, end):
        role = dict(use.args).get(slot.name)
        if slot.name == "x":
            break
        if role is None:
            continue
        space.resolve(sketch, slot.phrases)
        found = codes(p for p in slot.phrases if p.acts or p.kind == "modifier")
        named_any = named_any or bool(found)
        {"r": recipients, "c": partners, "a": actors}[role].extend(found)
    subject = codes(space.subjects(sketch, group)) if group is not None else []
    frame = frames()[use.frame]
    if use.kind == "visit":
        actors = actors or subject
        if not recipients or set(actors) == set(recipients):
            return None
    elif use.kind == "test":
        return None
    elif frame.mutual:
        if not partners and len(actors) < 2:
            return None
        if len(partners) + len(actors) < 2 or (len(set(partners)) == 1 and not actors):
            actors = [*subject, *actors]
        actors = list(dict.fromkeys([*actors, *partners]))
        if len(actors) < 2:
            return None
    else:
        if not actors or not recipients:
            return None
    status, draft = _status(sketch, group, place), None
    if status is None:
        return None
    begin = owner.first if owner else place
    draft = space.draft(
        use.frame,
        sketch,
        place,
        (begin, end),
        actors,
        recipients,
        cast("Status", status),
        f"noun:{use.noun}",
    )
    if draft is None:
        return None
    draft.date = date_between(space, sketch, place, end, future=status == "planned")
    if draft.date is None and group is not None:
        draft.date = date_of(space, sketch, group, own, draft.status)
    saying = speech_parent(group) if group is not None else None
    if saying is not None and group is not None and place >= group.first:
        draft.speaker = speaker_of(space.subjects(sketch, saying), space.document)
    return draft


def _reach(sketch: Sketch, at: int, group: Group | None) -> int:
    """How far the noun's own complements go: to the next verb or clause."""
    end = sketch.last
    for other in sketch.groups:
        if other.first >= at:
            end = min(end, max(other.start, at))
            break
    if group is not None and at <= group.first:
        end = min(end, group.first)
    return end


def _owner(space: Workspace, sketch: Sketch, place: int) -> Phrase | None:
    """The possessor or nationality that stands before a noun."""
    for at in range(place - 1, max(sketch.first, place - 6) - 1, -1):
        phrase = sketch.covers.get(at)
        if phrase is not None:
            if phrase.kind in ("possessor", "modifier") or (
                phrase.kind in ("state", "org") and phrase.last == place
            ):
                space.resolve(sketch, [phrase])
                return phrase if phrase.entities else None
            return None
        word = sketch.norm(at)
        if word in sketch.prepositions or word in (",", "and", "a", "an"):
            return None
    return None


def _status(sketch: Sketch, group: Group | None, place: int) -> str | None:
    if group is None:
        return "happened"
    if group.form in ("infinitive", "finite"):
        status = outlook(group, sketch)
        inside_subject = group.subject_range[0] <= place < group.subject_range[1]
        if inside_subject and group.lemma in ("continue", "go") and group.progressive:
            return "ongoing"
        if inside_subject and group.lemma in ("schedule", "expect", "plan", "set", "due"):
            return "planned"
        if status in ("planned", "hypothetical", "ongoing", "happened"):
            return status if not (status == "ongoing" and not inside_subject) else "happened"
        return "happened" if status == "hidden" else None
    return "happened"
