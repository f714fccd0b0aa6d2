"""Verbs that tell an act: who, whom, and who is meant when nobody is named."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from foedera.read.arabic.context import Context
from foedera.read.arabic.doers import Doers
from foedera.read.arabic.lexicon import combos
from foedera.read.arabic.meaning import SPECIAL, Meaning, slots_for
from foedera.read.arabic.memory import Party
from foedera.read.words import Frame, frames

if TYPE_CHECKING:
    from foedera.read.arabic.lexicon import Verb
    from foedera.read.document import Clause, Draft

__all__ = ["Acting"]

_GIVING = frozenset(["do", "give", "make", "send", "supply", "impose", "establish"])

_LIGHT = frozenset(
    ["do", "launch", "host", "begin", "resume", "continue", "finish", "end", "hold", "make", "pass"]
)
_ENVOYS = ("سفير", "نظير", "سفراء", "قائم", "قنصل", "ملحق", "مبعوث", "دبلوماسي")


class Acting(Doers):
    """Reads verbs with a frame."""

    def _act(
        self, clause: Clause, head: int, verb: Verb | None, meaning: Meaning, subject: Party | None
    ) -> list[Draft]:
        if meaning.noun >= 0:
            self.taken.add(meaning.noun)
            self.taken.update(range(head, meaning.noun))
        apart = self._by_own_rule(clause, head, meaning, subject)
        if apart is not None:
            return apart
        frame = frames()[meaning.frame]
        if self._no_act(frame, clause, head, verb):
            return []
        slots = slots_for(meaning)
        avoid = (
            {subject.chunk.first} if subject is not None and subject.chunk is not None else set()
        )
        start, stop = self._extent(clause, head, meaning, subject)
        self._attending(frame, clause, head)
        actors, recipients, content = self.roles.fill(start, stop, slots, subject, avoid)
        if frame.content == "closed":
            self.effect = Context(closed=True, subject=subject)
            self.closed_from = min(content, clause.last) if "C" in slots.values() else head + 1
        recipients += self._meant_by_pronoun(clause, head, frame, subject)
        if frame.id in ("summon", "expel") and self._is_moved(clause, head, subject):
            return self._ambassador_moved(clause, head, frame.id)
        if subject is None:
            subject = self._missing(clause, head, frame.id, actors)
        crowd = frame.type == "PROTEST" and subject is not None and subject.chunk is None
        if crowd and any(self.view.word(k).value == "group" for k in range(self.view.first, head)):
            subject = Party([], human=True)
        if subject is None or self._on_itself(frame, meaning):
            return []
        if subject.human:
            return self._by_people(clause, head, frame.id, recipients)
        recipients = recipients or self._from_context(clause, head, frame, slots, subject)
        several = self._pacts(clause, head) if "O" in slots.values() else []
        made: list[Draft] = []
        for whom in several or [recipients]:
            draft = self._draft(
                frame.id,
                clause,
                head,
                subject,
                whom,
                extra=actors,
                mode=meaning.mode,
                wants_object="O" in slots.values(),
            )
            if several and whom[0].startswith("org:"):
                draft.topics = [t for t in ("aukus", "quad", "nato") if whom[0] == f"org:{t}"]
            self._settle(draft, clause, head, verb, meaning, subject)
            made += [draft] if draft.type else []
        return made

    def _by_own_rule(
        self, clause: Clause, head: int, meaning: Meaning, subject: Party | None
    ) -> list[Draft] | None:
        """What verbs tell that have a rule of their own; None for all others."""
        if meaning.frame == "in-force" and subject is not None and self.memory.agreement:
            return self._act(clause, head, None, Meaning("in-force", meaning.noun), None)
        if meaning.verb == "undergo":
            return self._undergone(clause, head, meaning, subject)
        if meaning.frame == "burn" and subject is not None and subject.chunk is not None:
            crowd = subject.chunk.kind in ("forces", "people")
            return self._by_people(clause, head, "protest", []) if crowd else []
        if meaning.frame in SPECIAL:
            return self._special(clause, head, meaning, subject)
        return None

    def _attending(self, frame: Frame, clause: Clause, head: int) -> None:
        """The meeting that somebody attends is no second one."""
        nouns = ((k, self.view.word(k).noun) for k in range(head, clause.last))
        if frame.id == "attend":
            self.taken.update(k for k, n in nouns if n and n.kind in ("meeting", "talks"))

    def _extent(
        self, clause: Clause, head: int, meaning: Meaning, subject: Party | None
    ) -> tuple[int, int]:
        """Where the parties of an act are looked for."""
        frame, slots = frames()[meaning.frame], slots_for(meaning)
        stop = clause.last if clause.opener == "relative" else self._reach(clause, slots)
        if frame.type == "CONSULT" and not self._others_named(head, stop, subject):
            stop = self._past_description(clause)
        whole = meaning.noun < 0 or ("obj" in slots and frame.id != "anger")
        return (head + 1 if whole or meaning.verb in _GIVING else meaning.noun), stop

    def _meant_by_pronoun(
        self, clause: Clause, head: int, frame: Frame, subject: Party | None
    ) -> list[str]:
        """Whom the verb's object pronoun means."""
        pronoun = self.view.word(head).verb_pronoun or self._pronoun_apart(head)
        if not pronoun or clause.opener == "relative":
            return []
        own = list(subject.entities) if subject else []
        return (
            self._of_antecedent(clause, head, own, frame)
            or self._shared(frame, clause, subject)
            or self._pronoun(pronoun, subject, head)
        )

    def _on_itself(self, frame: Frame, meaning: Meaning) -> bool:
        """It had to bring it down: its own."""
        noun = self.view.word(meaning.noun) if meaning.noun >= 0 else None
        return frame.type == "ASSAULT" and noun is not None and bool(noun.pronoun)

    def _undergone(
        self, clause: Clause, head: int, meaning: Meaning, subject: Party | None
    ) -> list[Draft]:
        """تعرضت طوكيو لانتقادات من بكين: the doer stands after من."""
        whose = (c for c in self.view.chunks if meaning.noun <= c.first < clause.last)
        doer = next((c for c in whose if c.prep == "من" or self.roles.by_whom(c)), None)
        cover = self.view.cover.get(meaning.noun)
        doer = doer or (cover if cover is not None and cover.kind == "thing" else None)
        inside = (c for c in self.view.chunks if meaning.noun <= c.first < clause.last)
        doer = doer or next((c for c in inside if self.view.norm(c.first - 1) == "داخل"), None)
        about = [c for c in self.view.chunks if head < c.first < meaning.noun and c.prep == "+"]
        elsewhere = subject is None or subject.chunk is None or subject.chunk.first < head
        if about and elsewhere:
            subject = Party(self.roles.entities(about[0], None), about[0])
        if doer is None and subject is not None and meaning.frame == "attack":
            own = set(subject.entities)
            for old in reversed(self.memory_drafts()):
                if own & set(old.recipients) and old.type in ("ASSAULT", "THREATEN"):
                    return [self._draft(meaning.frame, clause, head, Party(old.actors), list(own))]
        if doer is None or subject is None or not subject.entities:
            return []
        party = Party(self.roles.entities(doer, None), doer)
        draft = self._draft(meaning.frame, clause, head, party, list(subject.entities))
        if set(party.entities) == set(subject.entities):
            draft.recipients = []
        return [draft]

    def _no_act(self, frame: Frame, clause: Clause, head: int, verb: Verb | None) -> bool:
        """Whether the verb tells nothing between states after all."""
        if frame.id == "request":
            return self._unnamed_source(head)
        return frame.type in ("ASSAULT", "COERCE") and self._crowd_goes_on(clause, verb)

    def _unnamed_source(self, head: int) -> bool:
        """An official who asked that his name be withheld asks nobody for anything."""
        words = [self.view.norm(k) for k in range(head + 1, min(self.view.last, head + 7))]
        return any(w.startswith(("اسمه", "هويته", "اسمها", "هويتها")) for w in words)

    def _is_moved(self, clause: Clause, head: int, subject: Party | None) -> bool:
        """Whether an envoy is the one summoned or sent away: a passive, with its vowels or without."""
        if subject is None:
            return True
        chunk = subject.chunk
        if chunk is None or not chunk.head.startswith(_ENVOYS):
            return False
        return head < chunk.first and not any(
            chunk.last <= c.first < clause.last and not c.prep for c in self.view.chunks
        )

    def _ambassador_moved(self, clause: Clause, head: int, frame: str) -> list[Draft]:
        """طُرد السفير الكمبودي من بانكوك: an envoy summoned, sent away or called home."""
        after = [c for c in self.view.chunks if head < c.first < clause.last]
        envoys = [
            c for c in after if c.prep in ("", "+") and c.kind in ("office", "people", "thing")
        ]
        if not envoys:
            return []
        whose = self.roles.entities(envoys[0], None)
        seats = [c for c in after if c.prep in ("من", "الي", "في", "لدي") and c is not envoys[0]]
        there = [e for c in reversed(seats) for e in self.roles.entities(c, None)]
        others = [e for e in there if e not in whose] or self.memory.last("", whose)
        if not others:
            return []
        words = {self.view.norm(k) for k in range(head, clause.last)}
        if words & {"للعوده", "للتشاور", "بالعوده"}:
            return [self._draft("break-ties", clause, head, Party(whose), others[:1])]
        return [self._draft(frame, clause, head, Party(others[:1]), whose)]

    def _from_context(
        self, clause: Clause, head: int, frame: Frame, slots: dict[str, str], subject: Party
    ) -> list[str]:
        """The other side as the content names it, or as the one who tells of the act."""
        if frame.type == "REQUEST" or (
            "O" in slots.values() and frame.type in ("ACCUSE", "REJECT")
        ):
            found = self._in_content(clause, head, subject)
            if found:
                return found
        told_by = self.context.speaker
        if clause.opener != "that" or told_by is None:
            return []
        other = not set(told_by.entities) & set(subject.entities)
        told = other and frame.type in ("REQUEST", "REJECT", "THREATEN", "AGREE")
        return list(told_by.entities) if told and not frame.mutual else []

    def _in_content(self, clause: Clause, head: int, subject: Party) -> list[str]:
        """To doubt *that Tehran keeps its word* concerns Tehran."""
        index = self.clauses.index(clause) + 1
        after = index < len(self.clauses) and self.clauses[index].opener == "that"
        stop = self.clauses[index].last if after else clause.last
        opened = [k for k in range(head + 1, stop) if self.view.word(k).particle == "that"]
        own = set(subject.entities)
        for chunk in self.view.chunks:
            if opened and opened[0] < chunk.first < stop and not chunk.prep:
                return [e for e in self.roles.entities(chunk, subject) if e not in own]
        return []

    def _pacts(self, clause: Clause, head: int) -> list[list[str]]:
        """Two pacts in one sentence, each with its own "between": two acts with their own parties."""
        after = [c for c in self.view.chunks if head < c.first < clause.last]
        pairs = [
            [*a.entities, *self.roles.entities(b, self.subject)]
            for a, b in itertools.pairwise(after)
            if (a.kind == "org" or [e[:4] for e in a.entities] == ["org:"]) and b.prep == "بين"
        ]
        return pairs if len(pairs) > 1 else []

    def _reach(self, clause: Clause, slots: dict[str, str]) -> int:
        """Objects that are about somebody may reach into the relative clause that follows."""
        if "O" not in slots.values() or self.view.norm(clause.last - 1) in ("وكذلك", "كذلك"):
            return clause.last
        struck = self.view.word(clause.last - 1).noun
        if struck is not None and struck.kind == "attack":
            return clause.last  # the attack that hit somebody: not whom it hit
        index = self.clauses.index(clause)
        if index + 1 < len(self.clauses) and self.clauses[index + 1].opener in (
            "relative",
            "bare",
            "that",
        ):
            has_own = any(
                clause.first <= c.first < clause.last
                and c.kind != "group"
                and (self.subject is None or c is not self.subject.chunk)
                and c.prep not in ("عند", "في", "حسب")
                for c in self.view.chunks
            )
            if not has_own:
                return self.clauses[index + 1].last
        return clause.last

    def _by_antecedent(self, raw: str, clause: Clause, head: int) -> Meaning | None:
        """مناورات تجريها: the noun that decides stands before the verb."""
        table = combos()
        for k in range(head - 1, max(self.view.first, head - 9) - 1, -1):
            noun = self.view.word(k).noun
            if k in self.view.verbs:
                break
            if noun is None:
                continue
            light = noun.alone and raw[1:] in _LIGHT
            frame = table.get((raw[1:], noun.kind)) or (noun.frame if light else "")
            if frame and frame in frames():
                self.taken.add(k)
                return Meaning(frame, k, "", raw)
        return None
