"""Verbs whose act lies elsewhere: entering into force, following suit, beginning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedera.read.arabic.chunk import head_of
from foedera.read.arabic.context import Context
from foedera.read.arabic.meaning import Meaning
from foedera.read.arabic.memory import Party
from foedera.read.arabic.settling import Settling
from foedera.read.words import frames

if TYPE_CHECKING:
    from foedera.read.document import Clause, Draft

__all__ = ["Special"]


class Special(Settling):
    """Reads verbs that need a rule of their own."""

    def _special(
        self, clause: Clause, head: int, meaning: Meaning, subject: Party | None
    ) -> list[Draft]:
        kind = meaning.frame
        words = " ".join(self.view.norm(k) for k in range(head, clause.last))
        if kind == "follow" and subject is not None and self.memory_drafts():
            last = self.memory_drafts()[-1]
            if (
                frames()[last.frame].type == "SUPPORT" or frames()[last.frame].spoken
            ) and subject.chunk is not None:
                mates = last.actors if frames()[last.frame].mutual else []
                others = [e for e in (*mates, *last.recipients) if e not in subject.entities]
                return [self._draft(last.frame, clause, head, subject, others)]
        if self._negation(clause, head):
            return []
        if kind == "enter" and ("حيز" in words or "النفاذ" in words or "سريان" in words):
            return self._in_force(clause, head)
        found = {"enter": self._entered, "detect": self._sighted}.get(kind)
        if found is not None and subject is not None and subject.entities:
            return found(clause, head, subject)
        if kind == "stipulate":
            self.effect = Context(closed=True)
            self.closed_from = head + 1
            return []
        if kind == "depart" and subject is not None and subject.chunk is not None:
            if subject.chunk.kind == "forces":
                _, hosts, _ = self.roles.fill(head + 1, clause.last, {"obj": "R"}, subject, set())
                return [self._settled("withdraw", clause, head, subject, hosts)]
            _, hosts, _ = self.roles.fill(head + 1, clause.last, {"الي": "R"}, subject, set())
            return [self._draft("visit", clause, head, subject, hosts)] if hosts else []
        if kind == "go-on":
            return self._goes_on(clause, head, meaning)
        if kind == "leave-maybe" and subject is not None and subject.entities:
            _, recipients, _ = self.roles.fill(head + 1, clause.last, {"من": "R"}, subject, set())
            if any(r.startswith("org:") for r in recipients):
                return [self._settled("leave", clause, head, subject, recipients)]
        return []

    def _sighted(self, clause: Clause, head: int, subject: Party) -> list[Draft]:
        """Taipei counts thirty Chinese aircraft around the island: they have come near it."""
        own = set(subject.entities)
        for chunk in self.view.chunks:
            if not head < chunk.first < clause.last or chunk.prep or chunk is subject.chunk:
                continue
            others = [e for e in self.roles.entities(chunk, None) if e not in own]
            seen = head_of(chunk.head) if chunk.head else None
            if others and (chunk.kind == "forces" or (seen and seen[0].kind == "forces")):
                draft = self._draft("deploy", clause, head, Party(others), list(own))
                draft.speaker = subject.speaker
                return [draft]
        return []

    def _entered(self, clause: Clause, head: int, subject: Party) -> list[Draft]:
        """Ships in another's waters, aircraft in another's air space."""
        words = {self.view.norm(k) for k in range(head + 1, clause.last)}
        if not words & {
            "المياه",
            "مياه",
            "مياهها",
            "مياهه",
            "الاجواء",
            "اجواء",
            "المجال",
            "مجالها",
            "مجاله",
            "منطقه",
        }:
            return []
        slots = {"obj": "R", "الي": "R", "قرب": "R", "في": "R"}
        _, others, _ = self.roles.fill(head + 1, clause.last, slots, subject, set())
        zone = "منطقه" in words and words & {"الدفاع", "دفاع", "تحديد", "التحديد", "التعرف"}
        frame = "deploy" if zone else "intrude"
        return [self._draft(frame, clause, head, subject, others)] if others else []

    def _settled(
        self, frame: str, clause: Clause, head: int, subject: Party, recipients: list[str]
    ) -> Draft:
        draft = self._draft(frame, clause, head, subject, recipients)
        self._settle(draft, clause, head, self.view.verbs.get(head), Meaning(frame), subject)
        return draft

    def _in_force(self, clause: Clause, head: int) -> list[Draft]:
        parties: list[str] = []
        for chunk in self.view.chunks:
            if clause.first <= chunk.first < clause.last and chunk.prep in ("بين", "مع"):
                parties = self.roles.entities(chunk, None)
                break
        if len(parties) < 2 and self.memory.agreement:
            parties = list(self.memory.agreement.parties)
        if len(parties) < 2:
            return []
        calm = [
            k
            for k in range(clause.first, clause.last)
            if (n := self.view.word(k).noun) and n.kind == "ceasefire"
        ]
        self.taken.update(calm)
        near = range(max(self.view.first, clause.first - 5), clause.first)
        fire = any("نار" in self.view.norm(k) for k in near)
        frame = "ceasefire" if calm or fire else "in-force"
        return [self._draft(frame, clause, head, Party(parties), [])]

    def _goes_on(self, clause: Clause, head: int, meaning: Meaning) -> list[Draft]:
        """An exercise or talks begin or end: the noun before or after the verb says what."""
        before = range(max(self.view.first, head - 4), clause.first)
        around = [*range(clause.first, head), *range(head + 1, clause.last)]
        for k in [*around, *(reversed(before) if clause.opener in ("bare", "relative") else ())]:
            noun = self.view.word(k).noun
            if noun is None or not noun.alone or k in self.taken:
                continue
            self.taken.add(k)
            slots = {"بين": "A", "مع": "A"}
            actors, _, _ = self.roles.fill(clause.first, clause.last, slots, None, set())
            if len(actors) < 2:
                stop = self._past_description(clause)
                wide = {"من": "A", "بين": "A", "مع": "A"}
                actors = [*actors, *self.roles.fill(k, stop, wide, None, set())[0]]
            if len(actors) < 2:
                for chunk in self.view.chunks:
                    if k in range(chunk.first, chunk.last):
                        actors = [*self.roles.entities(chunk, None), *actors]
            if len(set(actors)) < 2 and noun.frame == "exercise":
                joined = [c for c in self.view.chunks if c.first > k and len(c.entities) > 1]
                actors = list(joined[0].entities) if joined else actors
            if not actors:
                actors = self._last_group()
            if actors:
                frame = noun.frame
                if frame == "exercise" and len(set(actors)) < 2:
                    frame = "own-exercise"
                return [self._draft(frame, clause, head, Party(actors), [])]
        return []
