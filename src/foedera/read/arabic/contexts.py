"""Opens each clause: whose words it carries, what mode it stands in, whether it is content."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from foedera.read.arabic.context import Context
from foedera.read.arabic.drafting import Drafting
from foedera.read.arabic.memory import Agreement

if TYPE_CHECKING:
    from foedera.read.document import Clause

__all__ = ["Contexts"]

_EXPECT = {
    **dict.fromkeys(
        ["المتوقع", "المقرر", "المرجح", "المنتظر", "المرتقب", "المزمع", "المفترض", "المخطط"],
        "planned",
    ),
    **dict.fromkeys(["المحتمل", "الممكن", "الوارد", "ربما", "يمكن", "يحتمل", "قد"], "hypothetical"),
}


class Contexts(Drafting):
    """Keeps the context of the clause being read."""

    def open_clause(self, clause: Clause, head: int | None) -> None:
        """Set the context of a clause from how it is joined to what came before."""
        self._name_before(clause.first)
        within_words = self.closed_from < clause.first
        self.closed_from = 10**9
        self.idle = -1
        opener = clause.opener
        if opener == "that":
            self.context = replace(self.effect)
            if self._goes_on_saying(clause):
                self.context = Context(speaker=self.memory.speaker, subject=self.memory.speaker)
            if self._doubted(clause):
                self.context.closed = True
            mode = self._expected(clause)
            if mode:
                self.context = Context(
                    mode=mode, speaker=self.context.speaker, report=self.context.report
                )
        elif opener in ("relative", "bare"):
            sourced = self.view.word(self.view.before(clause.first) - 1).value == "حسب"
            self.context = (
                replace(self.context, closed=False, mode="")
                if opener == "relative" or sourced
                else self.context
            )
            if opener == "bare" and within_words and head is not None:
                self.context = replace(self.context, closed=self._describes_thing(clause, head))
        elif opener == "participle":
            self.context = Context(speaker=self.context.speaker if self.context.speaker else None)
        elif opener == "and" and self._continues(clause, head):
            pass
        else:
            self.context = Context()
            if opener != "after":
                self.memory.speaker = None

    def _describes_thing(self, clause: Clause, head: int) -> bool:
        """قصف أي منشأة تبنيها: a verb that describes a thing spoken of in a threat or demand."""
        before = self.view.word(head - 1) if head > self.view.first else None
        plain = before is not None and not before.particle and not before.definite
        any_such = self.view.norm(head - 2) in ("اي", "كل")
        return clause.first == head and plain and any_such

    def _goes_on_saying(self, clause: Clause) -> bool:
        """He said that A asked for B, *and that* he refused: back to what he said."""
        index = self.clauses.index(clause)
        if index < 2 or not self.view.word(clause.first).conj or self.memory.speaker is None:
            return False
        return self.effect.closed and self.clauses[index - 1].opener == "that"

    def _continues(self, clause: Clause, head: int | None) -> bool:
        """Whether "and" + verb still belongs to the words reported or asked for."""
        if (
            head is None
            or head not in self.view.verbs
            or not (self.context.closed or self.context.speaker)
        ):
            return False
        if any(self.view.word(k).particle == "that" for k in range(clause.first, head)):
            return True
        return self.view.verbs[head].tense == "present"

    def _doubted(self, clause: Clause) -> bool:
        """It is hard that, on condition that: what follows is no act."""
        near = range(max(self.view.first, clause.first - 6), clause.first)
        if any(self.view.norm(k).lstrip("وف") in ("يصعب", "يستحيل", "يتعذر", "يندر") for k in near):
            return True
        before = self.view.norm(self.view.before(clause.first)).lstrip("ولب")
        return before.removeprefix("ال") in (
            "صعب",
            "مستبعد",
            "مستحيل",
            "شرط",
            "شريطه",
            "خطا",
            "مبكر",
            "معتاد",
            "طبيعي",
            "نادر",
            "ضروري",
            "مهم",
            "افضل",
            "خطر",
        )

    def _expected(self, clause: Clause) -> str:
        for k in range(clause.first - 1, max(self.view.first, clause.first - 5) - 1, -1):
            mode = _EXPECT.get(self.view.norm(k).lstrip("وف"), _EXPECT.get(self.view.norm(k)))
            if mode and self.view.norm(k) != "قد":
                return mode
        return ""

    def set_topic(self, clause: Clause) -> None:
        """A sentence without a verb is about the actor it begins with."""
        for chunk in self.view.chunks:
            if (
                clause.first <= chunk.first <= clause.first + 1
                and chunk.prep in ("", "ل")
                and chunk.kind != "thing"
            ):
                party = self.roles.party(chunk)
                self.memory.act(party)
                self.subject = party
                return

    def _name_before(self, place: int) -> None:
        for chunk in self.view.chunks:
            if self.named_upto <= chunk.first < place:
                self.memory.name(chunk, self.roles.entities(chunk, self.subject))
                self._note_agreement(chunk.first)
        self.named_upto = max(self.named_upto, place)

    def _note_agreement(self, place: int) -> None:
        """Keep whose treaty it is when a treaty noun stands before "between A and B"."""
        chunk = self.view.cover[place]
        if chunk.prep not in ("بين", "مع"):
            return
        for k in range(place - 1, max(self.view.first, place - 10) - 1, -1):
            if k in self.view.verbs:
                return
            noun = self.view.word(k).noun
            if noun and noun.kind in ("agreement", "deal"):
                parties = self.roles.entities(chunk, self.subject)
                if chunk.prep == "مع" and self.subject:
                    parties = [*self.subject.entities, *parties]
                if len(parties) > 1:
                    self.memory.agreement = Agreement(parties, k)
                return
