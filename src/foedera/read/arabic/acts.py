"""From triggers to drafts: what each verb and event noun tells, within its context."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedera.read.arabic.context import Context
from foedera.read.arabic.counterparts import Counterparts
from foedera.read.arabic.drafting import replace_draft
from foedera.read.arabic.stance import stance
from foedera.read.words import frames

if TYPE_CHECKING:
    from foedera.read.arabic.memory import Party
    from foedera.read.document import Clause, Draft
    from foedera.read.model import EventDate


__all__ = ["Acts"]


_UNTIMELY = frozenset("سابق مبكر مرفوض مقبول مقبوله وارد مطروح".split())


class Acts(Counterparts):
    """Reads the acts of one sentence; `close` adds what can only be said at its end."""

    def close(self, drafts: list[Draft]) -> None:
        """Add the stances that reported words take without a verb of their own."""
        self._name_before(self.view.last)
        drafts += self._gaps()
        for head, _, party, kind in [*self.reports, *self._quoted_on()]:
            found = stance(self.view, head, kind)
            if found is None:
                continue
            frame, first, last = found
            told_inside = any(
                min(first, head) < d.token < last and set(d.actors) & set(party.entities)
                for d in drafts
            )
            if kind != "describe" and told_inside:
                continue
            if kind == "describe" and frame == "refuse":
                frame = "criticise"
            charges = ("اتهام", "الاتهام", "انتقاد", "الانتقاد", "مزاعم", "المزاعم")
            if kind == "respond" and any(
                self.view.norm(k).startswith(charges) for k in range(first, last)
            ):
                frame = "reject"
            if frame == "refuse" and self._of_another(first, party):
                continue
            before = [d for d in drafts if d.token <= head]
            if self._said_already(frames()[frame].type or "", party, before):
                continue
            clause = next(c for c in self.clauses if c.first <= head < c.last)
            until = self._until(clause, first)
            self.context = Context(speaker=party, date=self._date(clause.first, until, head))
            named = self._meant(head, party, (first, last), kind)
            row = frames()[frame]
            draft = self._draft(
                frame,
                clause,
                head,
                party,
                named[:2],
                noun=(first, last),
                friendly_fallback=row.type in ("REJECT", "ACCUSE", "SUPPORT") and kind != "quote",
                rule="stance",
            )
            draft.date = self.context.date
            drafts.append(draft)
        self._complete(drafts)

    def _until(self, clause: Clause, words: int) -> int:
        """The end of a clause of saying, with "at a seminar held on Tuesday" before its words."""
        described = any(
            c.opener == "bare" and c.first == clause.last and c.first < words <= c.last
            for c in self.clauses
        )
        return words if described else self._with_relatives(clause)

    def _of_another(self, first: int, party: Party) -> bool:
        """Whether what is said not to be concerns a thing: that *the deal* will not change."""
        opener = self.view.word(first)
        subject = first + 1
        if opener.particle != "that" or opener.norm.endswith(("ه", "ها", "هم", "نا", "هما")):
            return False
        words = {self.view.norm(k) for k in range(first, self.view.last)}
        if words & _UNTIMELY:
            return False
        word = self.view.word(subject)
        chunk = self.view.cover.get(subject)
        return chunk is None and word.definite and not word.particle and not word.prep

    def _quoted_on(self) -> list[tuple[int, int, Party, str]]:
        """A sentence that only quotes goes on with the speaker of the one before."""
        told = self.memory.reporter
        first, last = self.view.first, self.view.last
        if self.reports or told is None or self.view.norm(first) not in ("“", "«", '"'):
            return []
        if told[0] < self.view.sentence.index - 1:
            return []
        self.memory.reporter = (self.view.sentence.index, told[1])
        return [(first, last, told[1], "quote")]

    def _meant(self, head: int, party: Party, words: tuple[int, int], kind: str) -> list[str]:
        """Whom a stance is about: named in the words, or what is described before them."""
        own = set(party.entities)

        def within(first: int, last: int, *, described: bool) -> list[str]:
            return [
                e
                for c in self.view.chunks
                if first <= c.first < last
                and c is not party.chunk
                and (c.prep not in ("في", "عند") or (described and c.kind == "thing"))
                for e in self.roles.entities(c, party)
                if e not in own
            ]

        told = (
            [] if kind not in ("describe", "belief") else within(head + 1, words[0], described=True)
        )
        named = told or within(*words, described=kind == "belief")
        that = self.view.norm(words[0])
        if not named and kind == "belief" and that.endswith(("ها", "ه")):
            return self.memory.last("f" if that.endswith("ها") else "m", list(own))
        return named

    def _said_already(self, kind: str, party: Party, drafts: list[Draft]) -> bool:
        """Whether the verb that these words explain has told the stance: condemned it, saying that."""
        blame = ("ACCUSE", "REJECT", "THREATEN")
        return any(
            set(d.actors) == set(party.entities)
            and (d.type == kind or (d.type in blame and kind in blame))
            for d in drafts
        )

    def _gaps(self) -> list[Draft]:
        """Acts whose verb is left out: "and with Britain in 2023", "then Japan's Diet in June"."""
        found: list[Draft] = []
        for chunk in self.view.chunks:
            when = self._date_right_after(chunk.last)
            before = [d for d in self.drafts if d.token < chunk.first and d.type == "SUPPORT"]
            if when is None or not before:
                continue
            model = before[-1]
            entities = self.roles.entities(chunk, self.subject)
            twin = replace_draft(model, self.document.span(chunk.first, chunk.last))
            twin.token, twin.date, twin.topics = chunk.first, when, []
            if self.roles.gapped(chunk):
                twin.actors = [*self.doers.get(model.token, model.actors[:1]), *entities]
                twin.recipients = []
            elif self.view.norm(chunk.first - 1) == "ثم" and not chunk.prep:
                everyone = [*model.actors, *model.recipients]
                twin.actors, twin.recipients = entities, [e for e in everyone if e not in entities]
            else:
                continue
            self.drafts.append(twin)
            found.append(twin)
        return found

    def _date_right_after(self, place: int) -> EventDate | None:
        for expression in self.view.dates:
            if place <= expression.first <= place + 2 and expression.first < self.view.last:
                return expression.date
        return None
