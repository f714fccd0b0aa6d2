"""Whom an act concerns that names nobody: by its object, the sentence, and what was told before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedera.read.arabic.whens import SPEECH, Whens

if TYPE_CHECKING:
    from foedera.read.document import Clause, Draft
    from foedera.read.words import Frame

__all__ = ["Whom"]

_ABOUT = {
    "criticism": ("ACCUSE",),
    "sanction": ("SANCTION",),
    "curb": ("SANCTION",),
    "tariff": ("SANCTION",),
    "exercise": ("COOPERATE", "MOBILIZE"),
    "request": ("REQUEST",),
    "proposal": ("REQUEST",),
    "attack": ("ASSAULT",),
    "threat": ("THREATEN",),
    "warning": ("THREATEN", "ACCUSE"),
    "missile": ("MOBILIZE",),
    "test": ("MOBILIZE",),
    "operation": ("MOBILIZE", "ASSAULT"),
    "ceasefire": ("RETREAT", "AGREE"),
    "claim": ("ACCUSE",),
    "satellite": ("MOBILIZE",),
}
_ARMED = frozenset(["تنظيم", "داعش", "ارهابيين", "متطرف", "متطرفين", "جهاديين", "طالبان"])
_TELLING = ("مع", "بين", "ضد", "ل", "الي", "علي", "تجاه", "+")
_CAUSES = frozenset(["من", "بشان", "تجاه", "ضد", "ازاء"])
_THESE = frozenset(["هذا", "هذه", "ذلك", "تلك", "هولاء"])


class Whom(Whens):
    """Finds the recipients that a clause leaves out."""

    def _for_operation(self, clause: Clause, head: int, actors: list[str]) -> list[str]:
        """Support for the operation goes to those who carry it out."""
        for k in range(head + 1, clause.last):
            word = self.view.word(k)
            if word.prep == "ل" and word.noun and word.noun.kind in ("operation", "attack"):
                for draft in reversed(self.memory_drafts()):
                    if draft.type == "ASSAULT":
                        return [e for e in draft.actors if e not in actors]
        return []

    def _near_whom(self, head: int, actors: list[str]) -> list[str]:
        """Whose skies or seas aircraft and ships come near: named last, before or in the sentence."""
        here = [e for c in self.view.chunks if c.first > head for e in c.entities]
        told = [e for d in reversed(self.memory_drafts()[-3:]) for e in (*d.recipients, *d.actors)]
        found = [e for e in (*here, *told) if e not in actors and not e.startswith("org:")]
        return found[:1]

    def _membership(self, clause: Clause, head: int, actors: list[str]) -> list[str]:
        """An application for membership goes to the organisation spoken of."""
        words = {self.view.norm(k) for k in range(head + 1, clause.last)}
        if not words & {"العضويه", "عضويه", "الانضمام", "للانضمام", "بالعضويه"}:
            return []
        here = [e for c in self.view.chunks if head < c.first < clause.last for e in c.entities]
        before = [e for e, _ in reversed(self.memory.named)]
        named = (e for e in (*here, *before) if e.startswith("org:"))
        return [e for e in (next(named, ""),) if e and e not in actors]

    def _joined(self, row: Frame, first: int, last: int, head: int, actors: list[str]) -> list[str]:
        """What one state signs, ratifies or joins: whoever the object names, the pact spoken of."""
        if row.id not in ("sign", "ratify", "join"):
            return []
        found: list[str] = []
        for chunk in self.view.chunks:
            if max(first, head) < chunk.first < last and chunk.prep in ("", "+", "الي", "ل"):
                found += [e for e in self.roles.entities(chunk, None) if e not in actors]
        if not found and row.id == "sign":
            follow = [c for c in self.view.chunks if last <= c.first < last + 6]
            found = [e for c in follow for e in self.roles.entities(c, None) if e not in actors]
        if found or row.id == "sign":
            return found
        if row.id == "join":
            named = (e for e, _ in reversed(self.memory.named) if e.startswith("org:"))
            return [e for e in (next(named, ""),) if e]
        for draft in reversed(self.memory_drafts()[-2:]):
            if draft.frame in ("sign", "conclude") and set(draft.actors) & set(actors):
                return [e for e in (*draft.actors, *draft.recipients) if e not in actors]
        return []

    def _struck_inside(self, head: int, actors: list[str]) -> list[str]:
        """Targets inside Cambodia: the place of a strike tells whom it hits."""
        for chunk in self.view.chunks:
            if chunk.first > head and self.view.norm(chunk.first - 1) in ("داخل", "عمق"):
                return [e for e in chunk.entities if e not in actors]
        return []

    def _armed_group(self, head: int, clause: Clause) -> bool:
        """Whether an armed organisation that acts for no state is what is struck."""
        words = (self.view.norm(k) for k in range(head + 1, clause.last))
        return any(w.removeprefix("لل").removeprefix("ال").lstrip("ل") in _ARMED for w in words)

    def _provoked_by(self, clause: Clause, head: int, actors: list[str]) -> list[str]:
        """In answer to this American step: a threat is meant for whoever took it."""
        answers = [k for k in range(head + 1, self.view.last) if self.view.norm(k) == "ردا"]
        for chunk in self.view.chunks:
            if answers and answers[0] < chunk.first <= answers[0] + 5:
                return [e for e in self.roles.entities(chunk, None) if e not in actors]
        return []

    def _vague(self, clause: Clause, head: int) -> bool:
        """A worry about nothing, or about something that has not been spoken of."""
        for k in range(head + 1, clause.last):
            word = self.view.word(k)
            if word.particle == "that":
                return False
            if word.particle == "preposition" and word.value in _CAUSES:
                after = self.view.word(self.view.after(k))
                pointing = after.norm in _THESE or after.particle == "that"
                return not (after.definite or after.pronoun or pointing)
        return self.view.word(head).norm.startswith("مبدي")

    def _unnamed(
        self, clause: Clause, head: int, actors: list[str], row: Frame, *, wanted: bool
    ) -> list[str]:
        """Whom an act concerns that names nobody: who tells of it, who stands near, the last act's."""
        given: list[str] = []
        told_by = self.context.speaker
        near = (self.view.norm(k).removesuffix("ا") for k in range(head + 1, head + 4))
        if row.id == "accuse" and any(w in ("اطراف", "جهات", "قوي", "دول") for w in near):
            return []
        kind = "COERCE" if row.id == "intrude" else row.type
        inside = self._struck_inside(head, actors) if kind == "ASSAULT" else []
        if kind == "ASSAULT" and self._armed_group(head, clause):
            return []
        provoked = self._provoked_by(clause, head, actors) if kind == "THREATEN" else []
        if row.id in ("threaten", "warn-of", "warn") and not provoked:
            provoked = self._elsewhere(head, actors, ("علي", "ضد", "الي", "+", "ب", ""))
        if inside or provoked:
            return inside or provoked
        if kind in ("COERCE", "ASSAULT") and told_by and not set(told_by.entities) & set(actors):
            given = list(told_by.entities)
        elif kind in ("SANCTION", "COERCE", "ASSAULT") or row.id == "accuse":
            given = self._elsewhere(head, actors)
        if not given and kind == "COERCE":
            given = self._marked(head, actors)
        if not given and kind == "SANCTION":
            given = self._of_description(clause, actors)
        if not given and kind == "ASSAULT":
            given = self._elsewhere(head, actors, ("في", "قرب"))
        if not given and kind == "COERCE" and clause.opener in ("while", "after"):
            before = [c for c in self.view.chunks if c.last <= head and c.kind != "city"]
            given = [e for c in before for e in c.entities if e not in actors][:1]
        if not given and (wanted or not self._object_named(clause, head, kind)):
            given = self._about(clause, head, actors)
        return given

    def _of_antecedent(self, clause: Clause, head: int, actors: list[str], row: Frame) -> list[str]:
        """... a charge that Islamabad rejected: whoever made the charge."""
        if row.type not in ("REJECT", "ACCUSE") or not self.view.word(head).verb_pronoun:
            return []
        for k in range(head - 1, max(self.view.first, head - 3) - 1, -1):
            noun = self.view.word(k).noun
            for draft in reversed(self.memory_drafts() if noun and noun.kind in _ABOUT else []):
                if noun and draft.type in _ABOUT[noun.kind] and draft.actors != actors:
                    return list(draft.actors)
        return []

    def _of_description(self, clause: Clause, actors: list[str]) -> list[str]:
        """... the deal that it had signed with Paris: the other party in the clause that follows."""
        stop = self._past_description(clause)
        for chunk in self.view.chunks:
            if clause.last <= chunk.first < stop and chunk.prep in ("مع", "بين", "الي"):
                found = [e for e in self.roles.entities(chunk, None) if e not in actors]
                if found:
                    return found
        return []

    def _marked(self, head: int, actors: list[str]) -> list[str]:
        """A tanker that flies the flag of Panama, an employee of a Japanese company."""
        for chunk in self.view.chunks:
            flag = (
                self.view.norm(chunk.first).endswith("علم")
                or self.view.norm(chunk.first - 1) == "علم"
            )
            if chunk.first > head and (flag or (chunk.kind == "thing" and chunk.prep == "في")):
                found = [e for e in self.roles.entities(chunk, None) if e not in actors]
                if found:
                    return found
        return []

    def _about(self, clause: Clause, head: int, actors: list[str]) -> list[str]:
        """Whom an object without a name concerns: a treaty's parties or the last act's doer."""
        own = set(actors)
        told = self.memory_drafts()
        for k in range(head + 1, clause.last):
            noun = self.view.word(k).noun
            if noun is not None and noun.lemma == "وقف" and "طلاق" not in self.view.norm(k + 1):
                continue
            if noun is None or k in self.view.cover:
                continue
            found = self._of_object(noun.kind, actors, told, definite=self.view.word(k).definite)
            if found is not None:
                return found
        for draft in reversed(told[-5:]):
            targets = [e for e in draft.recipients if e not in own]
            doers = [] if own & set(draft.actors) else list(draft.actors)
            if draft.type in SPEECH and targets:
                return targets
            if doers or targets:
                return doers or targets
        return []

    def _of_object(
        self, kind: str, actors: list[str], told: list[Draft], *, definite: bool
    ) -> list[str] | None:
        """Whose the treaty, step, charge or test is that an act is about; None when it is nobody's."""
        own = set(actors)
        if kind in ("agreement", "deal"):
            parties = self.memory.agreement.parties if self.memory.agreement else []
            if own & set(parties):
                return [e for e in parties if e not in own]
            return self.memory.partner(own) or list(parties)
        if kind == "decision" and definite:
            others = [d for d in told[-6:] if not own & set(d.actors)]
            main = [d for d in others if d.type not in SPEECH] or others
            return list(main[-1].actors) if main else None
        for draft in reversed(told if kind in _ABOUT else []):
            if kind == "proposal" and draft.type == "REQUEST" and draft.actors == actors:
                return []
            if draft.type in _ABOUT[kind] and not own & set(draft.actors):
                return list(draft.actors)
        return [] if kind == "attack" and definite else None

    def _object_named(self, clause: Clause, head: int, kind: str | None) -> bool:
        """Whether the clause names an object that is no actor: co-operation with an agency."""
        if kind != "SANCTION":
            return False
        return any(
            self.view.norm(k) in ("مع", "علي", "ضد", "عن") for k in range(head + 1, clause.last)
        )

    def _elsewhere(
        self, head: int, actors: list[str], preps: tuple[str, ...] = _TELLING
    ) -> list[str]:
        """Another actor that the same sentence names with a telling preposition."""
        for chunk in self.view.chunks:
            if chunk.first > head and chunk.prep in preps:
                found = [e for e in self.roles.entities(chunk, self.subject) if e not in actors]
                if found:
                    return found
        return []
