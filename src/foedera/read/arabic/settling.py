"""Negation, and frames that depend on who the parties turn out to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedera.read.arabic.contexts import Contexts
from foedera.read.arabic.meaning import Meaning
from foedera.read.arabic.memory import Party
from foedera.read.document import Draft

if TYPE_CHECKING:
    from foedera.read.arabic.lexicon import Verb
    from foedera.read.document import Clause

__all__ = ["Settling"]

_FRIENDLY = frozenset(["AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"])


class Settling(Contexts):
    """Puts the last touches to a draft."""

    def _negation(self, clause: Clause, head: int) -> str:
        for k in range(head - 1, max(clause.first, head - 3) - 1, -1):
            word = self.view.word(k)
            if word.particle == "negation":
                return word.value
        return ""

    def _settle(
        self,
        draft: Draft,
        clause: Clause,
        head: int,
        verb: Verb | None,
        meaning: Meaning,
        subject: Party,
    ) -> None:
        """Negation, and frames that depend on who the parties are."""
        negation = self._negation(clause, head)
        if negation:
            self._negate(draft, negation, meaning)
        if meaning.frame == "withdraw" and any(r.startswith("org:") for r in draft.recipients):
            draft.frame, draft.type = "leave", "SANCTION"
        elif meaning.frame == "withdraw" and self._treaty_after(clause, head):
            draft.frame, draft.type = "leave", "SANCTION"
            draft.recipients = draft.recipients or self._about(clause, head, draft.actors)
        if meaning.frame == "exercise" and len({*draft.actors, *draft.recipients}) < 2:
            draft.frame, draft.type = "own-exercise", "MOBILIZE"
            _, near, _ = self.roles.fill(
                head + 1,
                clause.last,
                {"بشان": "R", "قرب": "R", "ضد": "R", "علي": "R"},
                subject,
                set(),
            )
            draft.recipients = near
        if meaning.frame == "oppose" and not self._proposal_in(clause, head):
            draft.frame, draft.type = "criticise", "ACCUSE"
        if meaning.frame == "warn":
            self._warning(draft, clause, head)
        if meaning.frame == "deploy" and draft.type:
            self._deployed(draft, clause, head, subject)
        if not draft.type and draft in self.drafts:
            self.drafts.remove(draft)

    def _treaty_after(self, clause: Clause, head: int) -> bool:
        """Whether what somebody withdraws from is an agreement, not a place."""
        for k in range(head + 1, clause.last):
            noun = self.view.word(k).noun
            if noun is not None and k not in self.view.cover:
                return noun.kind in ("agreement", "deal", "participation")
        return False

    def _proposal_in(self, clause: Clause, head: int) -> bool:
        """Whether what is opposed is a step not yet taken."""
        for k in range(head + 1, clause.last):
            word = self.view.word(k)
            if (
                word.noun
                and word.noun.kind in ("proposal", "plan", "request", "agreement", "decision")
            ) or word.masdars:
                return True
        return False

    def _deployed(self, draft: Draft, clause: Clause, head: int, subject: Party) -> None:
        _, hosts, _ = self.roles.fill(
            head + 1, clause.last, {"في": "R", "علي": "R", "الي": "R"}, subject, set()
        )
        if hosts or len(draft.actors) > 1:
            draft.frame, draft.type, draft.recipients = "basing", "COOPERATE", hosts

    def _negate(self, draft: Draft, negation: str, meaning: Meaning) -> None:
        if meaning.frame == "rule-out":
            draft.frame, draft.type, draft.status = "ready", "AGREE", "hypothetical"
        elif negation in ("لن", "لا") and draft.type in _FRIENDLY:
            draft.frame, draft.type, draft.status = "refuse", "REJECT", "happened"
        elif negation == "لم" and self.context.speaker is not None:
            draft.status = "denied"
        else:
            draft.type = ""

    def _warning(self, draft: Draft, clause: Clause, head: int) -> None:
        """A warning of what will follow is a threat, a warning against conduct a reproach."""
        tail = range(head + 1, self.view.last)
        words = [self.view.norm(k) for k in tail]
        future = any(self.view.word(k).future for k in tail) or any(
            w in ("قد", "سوف", "عواقب", "مغبه", "تداعيات", "رد") for w in words
        )
        if not draft.recipients:
            own = set(draft.actors)
            for chunk in self.view.chunks:
                if chunk.first > head and chunk.kind != "self":
                    found = [e for e in self.roles.entities(chunk, None) if e not in own]
                    if found:
                        draft.recipients = found[:1]
                        break
        if future:
            draft.frame, draft.type = "warn-of", "THREATEN"
