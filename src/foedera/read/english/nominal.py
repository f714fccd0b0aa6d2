"""Events that a noun tells of by itself: "after talks with X", "Y's visit to Z"."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from foedera.read.english.lexicon import nouns, verb_rows, word_list
from foedera.read.english.noun_parties import NounParties
from foedera.read.english.slots import find_nouns, slots
from foedera.read.english.status import closed_groups, hidden, outlook, speech_parent
from foedera.read.english.when import date_between, date_of, of_occasion
from foedera.read.english.workspace import codes, speaker_of, topics_of
from foedera.read.words import frames

if TYPE_CHECKING:
    from foedera.read.document import Draft
    from foedera.read.english.clauses import Sketch
    from foedera.read.english.dates import Time
    from foedera.read.english.group import Group
    from foedera.read.english.lexicon import NounRow
    from foedera.read.english.workspace import Workspace
    from foedera.read.model import EventDate, Status

__all__ = ["noun_events"]

_TAKING_PLACE = frozenset({"take place", "go ahead", "happen", "occur"})
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
_GESTURES = frozenset({"criticism", "concern", "threat", "warning", "demand"})
_OFF = frozenset({"cancel", "call off", "postpone", "scrap", "put off", "shelve", "suspend"})


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


def _called_off(group: Group, place: int) -> bool:
    """As in "the summit was cancelled": it did not take place."""
    first, last = group.subject_range
    return group.passive and first <= place < last and group.lemma in _OFF


class _NounReader(NounParties):
    def __init__(
        self, space: Workspace, sketch: Sketch, group: Group | None, own: dict[int, Time]
    ) -> None:
        super().__init__(space, sketch, group, own)
        self.closed = closed_groups(sketch)

    def event(self, place: int, use: NounRow) -> Draft | None:
        if use.kind in _GESTURES and use.frame:
            return self._gesture(place, use)
        if use.kind not in _STANDING or not (use.frame or use.kind == "treaty"):
            return None
        covered = self.sketch.covers.get(place)
        if covered is not None and covered.kind != "group":
            return None
        if any(g.first <= place < g.last or _called_off(g, place) for g in self.sketch.groups):
            return None
        if use.kind == "treaty":
            return self._treaty(place, use) if not use.frame else None
        if self._taken(place):
            return None
        return self._draft(place, use)

    def _gesture(self, place: int, use: NounRow) -> Draft | None:
        """As in "In a swipe at Beijing, A said": who speaks in the clause to come makes it."""
        opens = self.sketch.norm(self.sketch.first) == "in" and place - self.sketch.first <= 5
        if not opens or self.group is None or place >= self.group.first:
            return None
        width = len(use.noun.split())
        others = self._sides(place + width, self._reach(place + width), use)["r"]
        actors = [code for code in self._main_subject() if code not in others]
        if not actors or not others:
            return None
        draft = self.space.draft(
            use.frame, self.sketch, place, (place, self.group.first), actors, others, "happened"
        )
        draft = self._finished(draft, place, self.group.first)
        if draft is not None and draft.speaker is None:
            speakers = self.space.subjects(self.sketch, self.group)
            draft.speaker = speaker_of(speakers, self.space.document)
        return draft

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
        asked = any(row.frame in ("request", "propose") for row in rows)
        if governor is None or governor == "of" or (asked and governor == "for"):
            return eventful
        return governor not in ({"in", "for"} if eventful else _ADVERBIAL)

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
        if in_subject and group.negated and group.lemma in _TAKING_PLACE:
            return "denied" if use.kind in ("meeting", "exercise") else None
        if in_subject and group.lemma in ("continue", "go") and group.progressive:
            return "ongoing"
        if in_subject and group.lemma in ("schedule", "expect", "plan", "set", "due"):
            return "planned"
        if group.lemma in word_list("chains.proposed") and place >= group.last:
            return "proposed" if status in ("happened", "ongoing", "planned") else None
        if status == "ongoing":
            return "ongoing" if in_subject else "happened"
        if status in ("planned", "hypothetical", "happened"):
            return status
        return "happened" if status == "hidden" else None

    def _scheduled(self, group: Group) -> str | None:
        """As in "talks are due to resume": the outlook of the verb that the helper leads to."""
        inner = next((g for g in self.sketch.groups if g.lead is group), None)
        return outlook(inner, self.sketch) if inner is not None and group.lemma == "be" else None
