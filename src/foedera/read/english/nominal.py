"""Events that a noun tells of by itself: "after talks with X", "Y's visit to Z"."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from foedera.read.english.lexicon import nouns, verb_rows
from foedera.read.english.slots import find_nouns, slots
from foedera.read.english.status import closed_groups, frame_of, hidden, outlook, speech_parent
from foedera.read.english.when import date_between, date_of, of_occasion
from foedera.read.english.workspace import codes, speaker_of, topics_of
from foedera.read.words import frames

if TYPE_CHECKING:
    from foedera.read.document import Draft
    from foedera.read.english.clauses import Sketch
    from foedera.read.english.dates import Time
    from foedera.read.english.group import Group
    from foedera.read.english.lexicon import NounRow
    from foedera.read.english.phrase import Phrase
    from foedera.read.english.workspace import Workspace
    from foedera.read.model import EventDate, Status

__all__ = ["noun_events"]

_TIMED = frozenset(
    ["after", "during", "following", "at", "before", "since", "ahead", "amid", "upon", "despite"]
)
_ADVERBIAL = _TIMED | frozenset(["for", "in", "on", "with", "to", "by", "over"])
_STANDING = frozenset(
    [
        "act",
        "meeting",
        "visit",
        "exercise",
        "assault",
        "blockade",
        "ceasefire",
        "approval",
        "treaty",
    ]
)
_INVOLVING = frozenset({"involve", "include", "bring", "group", "feature", "gather"})
_ACTING_ALONE = frozenset({"attack", "invade", "blockade", "approve", "recognise"})


def noun_events(
    space: Workspace,
    sketch: Sketch,
    first: int,
    last: int,
    group: Group | None,
    own: dict[int, Time],
) -> list[Draft]:
    """The events named by nouns in [first, last) that no verb tells of already."""
    nouns = find_nouns(sketch, first, last)
    if not nouns:
        return []
    reader = _NounReader(space, sketch, group, own)
    drafts: list[Draft] = []
    for place, use in nouns:
        draft = reader.event(place, use)
        if draft and not any(_same(draft, other) for other in drafts):
            drafts.append(draft)
            space.discourse.tell(draft)
    return drafts


def _same(a: Draft, b: Draft) -> bool:
    return a.type == b.type and {*a.actors, *a.recipients} == {*b.actors, *b.recipients}


def _told_apart(group: Group) -> bool:
    """Whether a verb is one of telling or asking somebody something."""
    frame = frame_of(group)
    return frame is not None and frames()[frame].spoken


class _NounReader:
    def __init__(
        self, space: Workspace, sketch: Sketch, group: Group | None, own: dict[int, Time]
    ) -> None:
        self.space, self.sketch, self.group, self.own = space, sketch, group, own
        self.closed = closed_groups(sketch)

    def event(self, place: int, use: NounRow) -> Draft | None:
        if use.kind not in _STANDING or not (use.frame or use.kind == "treaty"):
            return None
        covered = self.sketch.covers.get(place)
        if covered is not None and covered.kind != "group":
            return None
        if any(g.first <= place < g.last for g in self.sketch.groups):
            return None
        if use.kind == "treaty":
            return self._treaty(place, use) if not use.frame else None
        if self._taken(place):
            return None
        return self._draft(place, use)

    def _taken(self, place: int) -> bool:
        """Whether a verb governs the noun as its object, or hides it in words that are not told."""
        group = self.group
        if group is None or place < group.first:
            return False
        governor = self._governor(place, group.last)
        if governor in _TIMED:
            return False
        if hidden(group, self.sketch, self.closed):
            return True
        if group.form == "infinitive" and group.lead_word is None:
            return True
        if group.lemma == "be" and governor in ("to", "for"):
            return True
        rows = verb_rows().get(group.lemma, ())
        eventful = any(row.frame == "?" or frames()[row.frame].type for row in rows)
        if governor is None or governor == "of":
            return eventful
        return governor not in ({"in", "for"} if eventful else _ADVERBIAL)

    def _governor(self, place: int, left: int) -> str | None:
        for at in range(place - 1, left - 1, -1):
            word = self.sketch.norm(at)
            if word in self.sketch.prepositions and at not in self.sketch.covers:
                return "ahead" if self.sketch.norm(at - 1) == "ahead" else word
            if word == ",":
                return "during"
        return None

    def _draft(self, place: int, use: NounRow) -> Draft | None:
        width = len(use.noun.split())
        end = self._reach(place + width)
        owner = self._owner(place)
        sides = self._sides(place + width, end, use)
        actors = [*codes([owner] if owner else []), *sides["a"]]
        found = self._parties(place, use, actors, sides)
        status = self._status(place, use)
        if found is None and use.kind == "exercise" and len(set(actors)) == 1:
            return self._own_exercise(place, end, actors, status)
        if found is None or status is None:
            return None
        if use.kind == "assault" and status != "happened":
            return None
        actors, recipients = found
        begin = owner.first if owner else place
        draft = self.space.draft(
            use.frame,
            self.sketch,
            place,
            (begin, end),
            actors,
            recipients,
            cast("Status", status),
            f"noun:{use.noun}",
        )
        return self._finished(draft, place, end)

    def _own_exercise(
        self, place: int, end: int, actors: list[str], status: str | None
    ) -> Draft | None:
        """As in "Chinese drills around the island": against whom they are shown."""
        near = [s for s in slots(self.sketch, place, end) if s.name in ("around", "near", "off")]
        self.space.resolve(self.sketch, [p for s in near for p in s.phrases])
        others = [c for c in codes(p for s in near for p in s.phrases) if c not in actors]
        if not others or status is None:
            return None
        draft = self.space.draft(
            "own-exercise",
            self.sketch,
            place,
            (place, end),
            actors,
            others,
            cast("Status", status),
        )
        return self._finished(draft, place, end)

    def _finished(self, draft: Draft | None, place: int, end: int) -> Draft | None:
        if draft is None:
            return None
        draft.date = draft.date or self._date(place, end, draft.status)
        group = self.group
        saying = speech_parent(group) if group is not None else None
        if saying is not None and place >= saying.last:
            speakers = self.space.subjects(self.sketch, saying)
            draft.speaker = speaker_of(speakers, self.space.document)
        named = codes(p for p in self.sketch.phrases if p.entities)
        begin, last = self.space.document.tokens_of(draft.evidence)
        draft.topics = topics_of(self.space.document, draft, max(begin - 3, 0), last, named)
        return draft

    def _date(self, place: int, end: int, status: str) -> EventDate | None:
        found = date_between(self.space, self.sketch, place, end, future=status == "planned")
        if found is None and self.group is not None:
            inner = next((g for g in self.sketch.groups if g.lead is self.group), None)
            group = inner if inner is not None and self.group.lemma == "be" else self.group
            found = date_of(self.space, self.sketch, group, self.own, cast("Status", status))
            return found or of_occasion(self.space, self.sketch, group)
        return found

    def _sides(self, first: int, end: int, use: NounRow) -> dict[str, list[str]]:
        sides: dict[str, list[str]] = {"r": [], "c": [], "a": []}
        for slot in slots(self.sketch, first, end):
            if slot.name == "x":
                break
            role = dict(use.args).get(slot.name)
            if role not in sides:
                continue
            self.space.resolve(self.sketch, slot.phrases)
            found = codes(
                p for p in slot.phrases if p.acts or p.kind in ("modifier", "possessor", "place")
            )
            sides[role].extend(found)
        return sides

    def _parties(
        self, place: int, use: NounRow, actors: list[str], sides: dict[str, list[str]]
    ) -> tuple[list[str], list[str]] | None:
        recipients, partners = sides["r"], sides["c"] or self._involved(place, use)
        subject = self._subject()
        if use.kind == "visit":
            actors = actors or subject
            recipients = recipients or [c for c in self._around(place) if c not in actors]
            if not actors or not recipients or set(actors) & set(recipients):
                return None
            return actors, recipients
        if not frames()[use.frame].mutual:
            if use.kind != "act" and use.frame not in _ACTING_ALONE:
                return None
            if use.kind == "assault" and not recipients:
                recipients = [code for code in self._struck(place, use) if code not in actors]
            alone = any(name == "alone" for name, _ in use.args)
            return (actors, recipients) if actors and (recipients or alone) else None
        if not partners and "trilateral" in self._near(place) and len(actors) < 3:
            triple = [s for s in self.space.discourse.sets if len(s) == 3]
            actors = list(triple[-1]) if triple else actors
        if not partners and use.kind == "ceasefire":
            clash = [d for d in self.space.discourse.drafts[-3:] if d.type == "ASSAULT"]
            actors = [*clash[-1].actors, *clash[-1].recipients] if clash else actors
        if not partners and len(actors) < 2:
            together = self._aside(place)
            return (together, []) if len(together) > 1 else None
        if len(set(partners)) == 1 and not actors:
            actors = subject or self._before(place, partners)
        together = list(dict.fromkeys([*actors, *partners]))
        if len(together) == 1 and partners:
            together = list(
                dict.fromkeys([*together, *self._main_subject(), *self.space.discourse.subject])
            )[:2]
        return (together, []) if len(together) > 1 else None

    def _aside(self, place: int) -> list[str]:
        """As in "In a telephone call A told his counterpart": those who meet are the clause's."""
        group = self.group
        opens = self.sketch.norm(self.sketch.first) in ("in", "during", "at")
        if group is not None and place >= group.last and _told_apart(group):
            near = self.sketch.between(group.last, place)
            met = [p for p in near if p.kind in ("person", "role")]
            if self._governor(place, group.last) not in ("in", "during") or not met:
                return []
            self.space.resolve(self.sketch, met)
            return list(dict.fromkeys([*self._subject()[:1], *codes(met)[:1]]))
        if group is None or place >= group.first or not opens or place - self.sketch.first > 4:
            return []
        found = self._subject()
        if len(found) > 1:
            return found[:4]
        there = [p for p in self.sketch.between(group.last, group.end) if p.acts]
        met = [p for p in there if p.kind in ("person", "role")]
        self.space.resolve(self.sketch, met)
        return list(dict.fromkeys([*found[:1], *codes(met)[:1]]))

    def _struck(self, place: int, use: NounRow) -> list[str]:
        """As in "died in an Israeli raid near Homs": where it was, or whose men died."""
        end = self._reach(place + len(use.noun.split()))
        there = [
            s for s in slots(self.sketch, place, end) if s.name in ("in", "near", "at", "over")
        ]
        found = codes(p for s in there for p in s.phrases if p.entities and p.kind != "outlet")
        group = self.group
        if found or group is None or group.lemma not in ("die", "kill", "wound", "injure"):
            return found
        return codes(p for p in self.sketch.between(*group.subject_range) if p.entities)

    def _involved(self, place: int, use: NounRow) -> list[str]:
        """As in "the drills, involving A and B", "exercises that include C": who takes part."""
        if not frames()[use.frame].mutual:
            return []
        end = place + len(use.noun.split())
        for other in self.sketch.groups:
            near = 0 <= other.first - end <= 2
            if (
                near
                and other.lemma in _INVOLVING
                and other.link in ("participle", "reduced", "relative")
            ):
                named = [p for p in self.sketch.between(other.last, other.end) if p.acts]
                return codes(named)
        return []

    def _around(self, place: int) -> list[str]:
        """As in "speaking in Hanoi during a visit": the place of the clause is the host's."""
        if self._governor(place, self.sketch.first) not in ("during", "on", "at"):
            return []
        group = self.group
        first, last = (group.last, place) if group is not None and place >= group.last else (0, 0)
        here = slots(self.sketch, first, last) if first < last else []
        named = [p for slot in here if slot.name in ("in", "to") for p in slot.phrases]
        found = codes(p for p in named if p.kind in ("state", "place"))[:1]
        told = self.space.discourse.drafts[-1:]
        if found or not told or told[0].sentence != self.sketch.sentence.index:
            return found
        return told[0].recipients if len(told[0].recipients) == 1 else []

    def _near(self, place: int) -> set[str]:
        return {self.sketch.norm(at) for at in range(place - 4, place)}

    def _subject(self) -> list[str]:
        group = self.group
        return codes(self.space.subjects(self.sketch, group)) if group is not None else []

    def _main_subject(self) -> list[str]:
        """The subject of the sentence's first finite verb of its own."""
        for group in self.sketch.groups:
            if group.form == "finite" and group.link in ("main", "comma"):
                return codes(self.space.subjects(self.sketch, group))
        return []

    def _before(self, place: int, without: list[str]) -> list[str]:
        """The last actor named before a noun that lacks one."""
        named = [p for p in self.sketch.between(self.sketch.first, place) if p.acts and p.entities]
        found = [code for p in reversed(named) for code in p.entities if code not in without]
        return found[:1]

    def _treaty(self, place: int, use: NounRow) -> Draft | None:
        """As in "the pact with A and B in 1951": an agreement with its parties and its year."""
        if self.sketch.norm(place + 1) in nouns():
            return None
        end = self._reach(place + 1)
        dated = self.space.times_in(place + 1, end)
        if not dated or any(
            g.first > place and g.first <= dated[0].first for g in self.sketch.groups
        ):
            return None
        group = self.group
        if group is not None and place >= group.first and self._governor(place, group.last) is None:
            return None
        partners: list[str] = []
        for slot in slots(self.sketch, place + 1, end):
            if slot.name in ("with", "between"):
                self.space.resolve(self.sketch, slot.phrases)
                partners.extend(codes(p for p in slot.phrases if p.acts))
        if not partners:
            return None
        owner = self._owner(place)
        actors = codes([owner] if owner else []) or (self._subject() if len(partners) < 3 else [])
        together = list(dict.fromkeys([*actors, *partners]))
        if len(together) < 2:
            return None
        draft = self.space.draft(
            "sign", self.sketch, place, (place, end), together, [], "happened", "noun:treaty"
        )
        return self._finished(draft, place, end)

    def _reach(self, at: int) -> int:
        """How far the noun's own complements go: to the next verb or clause."""
        end = self.sketch.last
        for other in self.sketch.groups:
            if other.first >= at:
                end = min(end, other.start if other.start >= at else other.first)
                break
        if self.group is not None and at <= self.group.first:
            end = min(end, self.group.first)
        return end

    def _owner(self, place: int) -> Phrase | None:
        """The possessor or nationality that stands before a noun."""
        for at in range(place - 1, max(self.sketch.first, place - 6) - 1, -1):
            phrase = self.sketch.covers.get(at)
            if phrase is not None:
                qualifies = phrase.kind in ("possessor", "modifier") or (
                    phrase.kind in ("state", "org") and phrase.last == place
                )
                self.space.resolve(self.sketch, [phrase])
                return phrase if qualifies and phrase.entities else None
            word = self.sketch.norm(at)
            if word in self.sketch.prepositions or word in (",", "and", "a", "an"):
                return None
        return None

    def _status(self, place: int, use: NounRow) -> str | None:
        group = self.group
        governor = self._governor(place, self.sketch.first)
        if use.kind == "visit" and governor == "on":
            return "happened" if group is not None and group.tense == "past" else "ongoing"
        if governor == "ahead":
            return "planned" if group is None or group.tense != "past" else None
        if group is None or group.form not in ("infinitive", "finite"):
            return "happened"
        if place >= group.last and self._governor(place, group.last) in _TIMED:
            planned = outlook(group, self.sketch) == "planned"
            return "planned" if planned and group.form == "finite" else "happened"
        status = self._scheduled(group) or outlook(group, self.sketch)
        in_subject = group.subject_range[0] <= place < group.subject_range[1]
        helper = self.sketch.norm(group.last - 1)
        if in_subject and group.lemma == "be" and helper in ("expected", "due", "scheduled", "set"):
            return "planned"
        if in_subject and group.lemma in ("continue", "go") and group.progressive:
            return "ongoing"
        if in_subject and group.lemma in ("schedule", "expect", "plan", "set", "due"):
            return "planned"
        if status == "ongoing":
            return "ongoing" if in_subject else "happened"
        if status in ("planned", "hypothetical", "happened"):
            return status
        return "happened" if status == "hidden" else None

    def _scheduled(self, group: Group) -> str | None:
        """As in "talks are due to resume": the outlook of the verb that the helper leads to."""
        inner = next((g for g in self.sketch.groups if g.lead is group), None)
        return outlook(inner, self.sketch) if inner is not None and group.lemma == "be" else None
