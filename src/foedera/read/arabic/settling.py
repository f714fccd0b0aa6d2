"""Negation, and frames that depend on who the parties turn out to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedera.read.arabic.meaning import meaning_of
from foedera.read.arabic.refining import Refining
from foedera.read.words import frames

if TYPE_CHECKING:
    from foedera.read.arabic.lexicon import Verb
    from foedera.read.arabic.meaning import Meaning
    from foedera.read.arabic.memory import Party
    from foedera.read.document import Clause, Draft

__all__ = ["Settling"]

_HOSTILE = frozenset(["SANCTION", "MOBILIZE", "COERCE", "ASSAULT"])
_FRIENDLY = frozenset(["AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"])


class Settling(Refining):
    """Puts the last touches to a draft."""

    def _negation(self, clause: Clause, head: int) -> str:
        for k in range(head - 1, max(clause.first, head - 3) - 1, -1):
            word = self.view.word(k)
            if word.particle == "negation":
                return word.value
            if word.norm == "الا" and k == head - 1:
                return "لا"
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
        refine = {
            "visit": self._visited,
            "host": self._visited,
            "harass": self._on_crowd,
            "arrest": self._on_crowd,
            "in-force": self._calmed,
            "object": self._objected,
            "build-up": self._at_border,
            "intrude": self._hacked,
            "condemn": self._brushed,
            "criticise": self._brushed,
            "withdraw": self._withdrawn,
            "exercise": self._exercised,
            "oppose": self._opposed,
            "warn": self._warning,
            "deploy": self._deployed,
            "arm": self._put_to_sea,
            "patrol": self._patrolled,
            "send-troops": self._sent,
            "establish": self._established,
            "trade-curb": self._curbed,
            "approve": self._acceded,
            "attend": self._attended,
            "summon": self._summoned,
            "agree-to": self._agreed,
            "scrap-plan": self._scrapped,
            "missile-test": self._fired_together,
            "defend-words": self._defended,
            "join": self._joining,
            "talks": self._of_the_talks,
            "meet": self._met,
            "anger": self._angered,
            "request": self._ordered,
        }.get(meaning.frame)
        refused = negation in ("لن", "لا") and draft.type in _FRIENDLY
        if refine is not None and draft.type and not refused:
            refine(draft, clause, head, subject)
        if negation and draft.type:
            self._negate(draft, negation, meaning)
        when = draft.date
        published = self.document.report.published
        if (
            when
            and published
            and when.start > published
            and draft.status in ("happened", "ongoing")
        ):
            draft.status = "planned"
        if draft.type in ("AGREE", "THREATEN") and not draft.recipients and len(draft.actors) == 1:
            draft.recipients = self._inside(head, draft)
        if not draft.type and draft in self.drafts:
            self.drafts.remove(draft)

    def _inside(self, head: int, draft: Draft) -> list[str]:
        """Whom a promise or threat is meant for, when its content names him."""
        tied = (
            ("ل", "الي", "مع", "بين", "+")
            if draft.type == "AGREE"
            else ("", "ل", "الي", "ب", "ضد", "علي", "+")
        )
        for chunk in self.view.chunks:
            if chunk.first > head and chunk.prep in tied:
                found = [
                    e for e in self.roles.entities(chunk, self.subject) if e not in draft.actors
                ]
                if found:
                    return found
        for k in range(head + 1, self.view.last):
            if draft.type == "AGREE" and self.view.norm(k) in ("معها", "معه"):
                gender = "f" if self.view.norm(k) == "معها" else "m"
                return self.memory.last(gender, draft.actors)
        return []

    def _negate(self, draft: Draft, negation: str, meaning: Meaning) -> None:
        if meaning.frame == "rule-out":
            draft.frame, draft.type, draft.status = "ready", "AGREE", "hypothetical"
            self._not_ruled_out(draft)
        elif negation == "لن" and (
            draft.frame == "visit" or (draft.type in _HOSTILE and self.context.speaker is not None)
        ):
            draft.status = "denied"
        elif (negation in ("لن", "لا") and draft.type in _FRIENDLY) or (
            negation == "لم" and draft.frame in ("accept", "approve", "agree-to", "recognise")
        ):
            draft.frame, draft.type, draft.status = "refuse", "REJECT", "happened"
        elif negation == "لم" and (self.context.speaker is not None or draft.frame == "sign"):
            draft.status = "denied"
        else:
            draft.type = ""

    def _not_ruled_out(self, draft: Draft) -> None:
        """Not to rule out a strike, or that Pyongyang test a bomb: that act is possible."""
        own = set(draft.actors)
        for k in range(draft.token + 1, self.view.last):
            word = self.view.word(k)
            if word.particle == "that":
                return
            adjunct = self.view.word(self.view.before(k)).particle == "preposition"
            if not word.masdars or word.definite or adjunct or k in self.view.verbs:
                continue
            cover = self.view.cover.get(k)
            named = cover if cover is not None and cover.first == k else None
            others = [e for e in self.roles.entities(named, None) if e not in own] if named else []
            start = named.last - 1 if named and others else k
            raws = [*(m.meaning for m in word.masdars), *(["+do"] if others else [])]
            found = (meaning_of(self.view, r, start, self.view.last, ()) for r in raws)
            told = next(
                (
                    m
                    for m in found
                    if m is not None and m.frame in frames() and frames()[m.frame].type
                ),
                None,
            )
            if told is None:
                continue
            kind = frames()[told.frame].type or ""
            self.taken.update(range(k, max(told.noun, k) + 1))
            if others and kind in ("AGREE", "SUPPORT"):
                return
            draft.frame, draft.type, draft.recipients = told.frame, kind, []
            if others and kind in _HOSTILE - {"MOBILIZE"}:
                draft.recipients = others
            elif others:
                draft.actors = others
            return

    def _warning(self, draft: Draft, clause: Clause, head: int, subject: Party) -> None:
        """A warning of what will follow is a threat, a warning against conduct a reproach."""
        tail = range(head + 1, self.view.last)
        words = [self.view.norm(k) for k in tail]
        future = (
            any(
                k in self.view.verbs
                and self.view.norm(k).lstrip("وف").startswith(("سي", "ست", "سن"))
                for k in tail
            )
            or any(self.view.word(k).future for k in tail)
            or any(w in ("لن", "قد", "سوف", "عواقب", "مغبه", "تداعيات", "رد") for w in words)
            or any(w == "اذا" or (w == "ان" and i > 4) for i, w in enumerate(words))
        )
        inside = [c for c in self.view.chunks if head < c.first < clause.last]
        named = {e for c in inside for e in self.roles.entities(c, None)}
        if not named & set(draft.recipients):
            own = set(draft.actors)
            for chunk in self.view.chunks:
                if chunk.first > head and chunk.kind != "self":
                    found = [e for e in self.roles.entities(chunk, None) if e not in own]
                    if found:
                        draft.recipients = found[:1]
                        break
        if future:
            draft.frame, draft.type = "warn-of", "THREATEN"
