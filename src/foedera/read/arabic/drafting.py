"""Makes drafts of acts: parties, date, status, and whom an unnamed object concerns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedera.read.arabic.memory import Agreement, Party
from foedera.read.arabic.whens import SPEECH
from foedera.read.arabic.whom import Whom
from foedera.read.document import Draft
from foedera.read.words import Frame, frames

if TYPE_CHECKING:
    from foedera.read.document import Clause
    from foedera.read.model import EventDate, Span

__all__ = ["SPEECH", "Drafting", "replace_draft"]

_NEARBY = frozenset(
    ["فوق", "المياه", "الاجواء", "اجواء", "مياه", "المجال", "لاعتراضها", "لاعتراضه"]
)
_TARGETED = frozenset(["ACCUSE", "REJECT", "THREATEN", "SANCTION", "COERCE", "ASSAULT"])


class Drafting(Whom):
    """Makes drafts within one sentence, with what came before in mind."""

    def _evidence(self, clause: Clause, noun: tuple[int, int] | None = None) -> Span:
        first, last = (clause.first, clause.last) if noun is None else noun
        while first < last and self.view.tokens[first].norm in "،,؛;:.–-»”)":
            first += 1
        while last > first + 1 and self.view.tokens[last - 1].norm in "،,؛;:.–-«“(":
            last -= 1
        return self.document.span(first, max(last, first + 1))

    def _draft(
        self,
        frame: str,
        clause: Clause,
        head: int,
        subject: Party,
        recipients: list[str],
        *,
        extra: list[str] | None = None,
        mode: str = "",
        rule: str = "",
        noun: tuple[int, int] | None = None,
        when: EventDate | None = None,
        wants_object: bool = False,
        friendly_fallback: bool = False,
    ) -> Draft:
        row = frames()[frame]
        actors, given = _sides(row, subject, recipients, extra or [])
        wanted = wants_object or friendly_fallback
        if not given and row.type == "AID":
            given = self._for_operation(clause, head, actors)
        if not given and row.type == "REQUEST" and not wanted:
            given = self._membership(clause, head, actors)
        if not given and row.id == "patrol":
            near = any(self.view.norm(k) in _NEARBY for k in range(head, clause.last))
            given = self._near_whom(head, actors) if near else []
        alone = row.mutual and len(actors) > 1
        pair = (
            subject.chunk is not None and subject.chunk.anaphor == "2" and not subject.chunk.parts
        )
        alone = alone or (pair and row.type == "ACCUSE")
        if alone or (row.id == "worry" and self._vague(clause, head)):
            wanted = friendly_fallback = False
        elif (
            not given
            and (noun is None or friendly_fallback)
            and (wanted or row.type in _TARGETED or row.id == "intrude")
        ):
            given = self._unnamed(clause, head, actors, row, wanted=wanted)
        if not given and row.type == "ASSAULT" and noun is not None:
            given = self._struck_inside(head, actors)
        first, last = noun if noun else (clause.first, clause.last)
        if not given and len(actors) == 1 and row.type == "SUPPORT":
            given = self._joined(row, first, last, head, actors)
        draft = Draft(
            type=row.type or "",
            frame=frame,
            sentence=clause.sentence,
            evidence=self._evidence(clause, noun),
            token=head,
            actors=actors,
            recipients=given,
            date=when or self._date(first, self._before_terms(row, head, last), head),
            rule=rule or frame,
        )
        if draft.date is None and noun is None and not self._untold(first, last, head):
            draft.date = self._date_nearby(clause, draft)
        if self.context.speaker is not None:
            draft.speaker = self.context.speaker.speaker
        elif row.spoken:
            draft.speaker = subject.speaker
        draft.status = self._status(clause, head, mode or self.context.mode, draft)
        if draft.type:
            self._keep(draft, subject)
        return draft

    def _before_terms(self, row: Frame, head: int, last: int) -> int:
        """Agreed *on resuming them next week*: the date of what is agreed is not the act's."""
        if row.id != "agree-to":
            return last
        for k in range(head + 1, last):
            if self.view.norm(k) == "علي" and self.view.word(self.view.after(k)).masdars:
                return k
        return last

    def _keep(self, draft: Draft, subject: Party) -> None:
        """Take a draft up and remember its group and treaty."""
        self.drafts.append(draft)
        self.doers[draft.token] = list(subject.entities)
        everyone = list(dict.fromkeys([*draft.actors, *draft.recipients]))
        if len(everyone) < 2:
            return
        if frames()[draft.frame].mutual or len(everyone) == 2:
            self.memory.together(everyone)
        if draft.frame in ("sign", "conclude", "in-force", "deal") or (
            draft.frame == "agree-to" and self.memory.agreement is None
        ):
            self.memory.agreement = Agreement(everyone, draft.token)


def _sides(
    row: Frame, subject: Party, recipients: list[str], extra: list[str]
) -> tuple[list[str], list[str]]:
    """Actors and recipients by the frame: done together, or with the sides changed over."""
    actors, given = list(subject.entities), list(recipients)
    if row.mutual:
        actors += extra
    else:
        given += [e for e in extra if e not in actors]
    if row.swap:
        actors, given = given, actors
    actors = list(dict.fromkeys(actors))
    return actors, [e for e in dict.fromkeys(given) if e not in actors or row.type == "PROTEST"]


def replace_draft(draft: Draft, evidence: Span) -> Draft:
    """A copy of a draft with other words as evidence."""
    return Draft(
        draft.type,
        draft.frame,
        draft.sentence,
        evidence,
        draft.token,
        list(draft.actors),
        list(draft.recipients),
        list(draft.topics),
        draft.date,
        draft.status,
        draft.speaker,
        list(draft.outlets),
        draft.rule,
    )
