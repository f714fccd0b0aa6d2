"""Who takes part in an act that a noun names: "talks with X", "the drills, involving A and B"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedera.read.english.slots import slots
from foedera.read.english.status import frame_of
from foedera.read.english.workspace import codes
from foedera.read.words import frames

if TYPE_CHECKING:
    from foedera.read.english.clauses import Sketch
    from foedera.read.english.dates import Time
    from foedera.read.english.group import Group
    from foedera.read.english.lexicon import NounRow
    from foedera.read.english.phrase import Phrase
    from foedera.read.english.workspace import Workspace

__all__ = ["NounParties"]

_ACTING_ALONE = frozenset({"attack", "invade", "blockade", "approve", "recognise"})
_INVOLVING = frozenset({"involve", "include", "bring", "group", "feature", "gather"})


def _told_apart(group: Group) -> bool:
    """Whether a verb is one of telling or asking somebody something."""
    frame = frame_of(group)
    return frame is not None and frames()[frame].spoken


class NounParties:
    """The surroundings of one noun of an act, in the clause of `group` where it has one."""

    def __init__(
        self, space: Workspace, sketch: Sketch, group: Group | None, own: dict[int, Time]
    ) -> None:
        self.space, self.sketch, self.group, self.own = space, sketch, group, own

    def _governor(self, place: int, left: int) -> str | None:
        for at in range(place - 1, left - 1, -1):
            word = self.sketch.norm(at)
            if word in self.sketch.prepositions and at not in self.sketch.covers:
                return "ahead" if self.sketch.norm(at - 1) == "ahead" else word
            if word == ",":
                return "during"
        return None

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

    def _near(self, place: int) -> set[str]:
        return {self.sketch.norm(at) for at in range(place - 4, place)}

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

    def _aside(self, place: int) -> list[str]:
        """As in "In a telephone call A told his counterpart": those who meet are the clause's."""
        group = self.group
        opens = self.sketch.norm(self.sketch.first) in ("in", "during", "at", "after", "following")
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
        if len(together) == 1 and together[0].startswith("org:") and use.kind == "meeting":
            return together, []
        if len(together) == 1 and partners:
            together = list(
                dict.fromkeys([*together, *self._main_subject(), *self.space.discourse.subject])
            )[:2]
        return (together, []) if len(together) > 1 else None
