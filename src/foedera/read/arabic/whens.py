"""When an act takes place, and whether it has: the dates and states of drafts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedera.read.arabic.sentence import SentenceState

if TYPE_CHECKING:
    from foedera.read.document import Clause, Draft
    from foedera.read.model import EventDate, Status

__all__ = ["Whens"]

SPEECH = frozenset(["AGREE", "SUPPORT", "REJECT", "REQUEST", "ACCUSE", "THREATEN"])
_DATED = frozenset(
    "مفروضه مفروض مبرمه مبرم موقعه موقع صادر صادره منعقده منعقد معتمده معتمد مورخ مورخه الموقعه".split()
)
_PURPOSE = frozenset(["بهدف", "بغيه", "لاجل", "اجل", "سبيل", "شان", "قصد", "بقصد"])
_WHEN = ("حين", "عندما", "لما")


class Whens(SentenceState):
    """Dates the acts of one sentence."""

    def _date_nearby(self, clause: Clause, draft: Draft) -> EventDate | None:
        """The date of the words that govern the act, or of the act it is joined to."""
        if draft.type in SPEECH and self.context.date is not None:
            return self.context.date
        if clause.opener == "participle":
            last = self.drafts[-1] if self.drafts else None
            told = last is not None and last.status == "happened" and not _since(last)
            return (last.date if told and last else None) or self.governing_date
        if clause.opener == "while" and self.view.norm(clause.first).lstrip("و") in _WHEN:
            return self._date(self.view.first, clause.first, self.view.first)
        return self._date_of_sentence(clause, draft)

    def _date_of_sentence(self, clause: Clause, draft: Draft) -> EventDate | None:
        """What a sentence tells after a dated act, as having happened, is of the same day."""
        head = draft.token
        if not self.drafts or clause.opener == "relative" or self.context.mode:
            return None
        if self.view.word(head).future or (clause.opener == "that" and draft.type not in SPEECH):
            return None
        verb = self.view.verbs.get(head)
        past = verb is None or verb.tense in ("past", "passive") or draft.type in SPEECH
        last = self.drafts[-1]
        return last.date if past and last.status == "happened" and not _since(last) else None

    def _status(self, clause: Clause, head: int, mode: str, draft: Draft) -> Status:
        word = self.view.word(head)
        if self.context.deny:
            return "denied"
        if any(
            self.view.norm(k).lstrip("و") in ("سيكون", "ستكون") for k in range(clause.first, head)
        ):
            return "planned"
        if mode:
            return mode  # type: ignore[return-value]
        if word.future or self.view.norm(head - 1) in ("سوف", "وسوف"):
            verb = self.view.verbs.get(head)
            pledged = draft.frame == "promise" and verb is not None and verb.lemma == "فعل"
            if pledged or (draft.type == "SUPPORT" and self.context.report == "affirm"):
                return "happened"
            return "planned"
        verb = self.view.verbs.get(head)
        if (
            verb is not None
            and verb.tense == "present"
            and self.view.norm(head - 1).lstrip("وف") in ("قد", "ربما")
        ):
            return "hypothetical"
        if verb is not None and verb.meaning == "+continue" and draft.type not in SPEECH:
            today = draft.date is not None and draft.date.start == self.document.report.published
            return "ongoing" if verb.tense == "present" or today else "happened"
        if self._since(draft):
            return "ongoing"
        if (
            verb is not None
            and verb.tense == "present"
            and draft.type in ("CONSULT", "COOPERATE", "MOBILIZE", "AID", "ASSAULT", "COERCE")
            and (draft.date is None or draft.date.start == self.document.report.published)
        ):
            return "ongoing"
        return "happened"

    def _since(self, draft: Draft) -> bool:
        """Whether the act has gone on since its date."""
        if draft.date is None or draft.date.expression is None or draft.type in SPEECH:
            return False
        first = self.document.tokens_of(draft.date.expression)[0]
        return self.view.norm(first - 1) == "منذ"

    def _date(self, first: int, last: int, head: int) -> EventDate | None:
        """The expression of time in [first, last) nearest to the trigger, those after it first."""
        inside = [d for d in self.view.dates if first <= d.first < last and d.date is not None]
        if not inside:
            return self._tied(first, last)
        inside = [d for d in inside if d.first < head or not self._of_participle(head, d.first)]
        after = [d for d in inside if d.first > head]
        if not inside:
            return self._tied(first, last)
        return (after[0] if after else inside[-1]).date

    def _untold(self, first: int, last: int, head: int) -> bool:
        """Whether an act has a date of its own that cannot be worked out: it takes no other's."""
        return any(
            d.date is None and max(first, head + 1) <= d.first < last for d in self.view.dates
        )

    def _of_participle(self, head: int, place: int) -> bool:
        """Whether a date belongs to words like "the treaty signed in 2001" after the verb."""
        near = range(max(head + 1, place - 6), place)
        return any(self.view.norm(k).removeprefix("ال") in _DATED for k in near)

    def _tied(self, first: int, last: int) -> EventDate | None:
        """The date of an act that the words point back to: at the meeting, at once, at it."""
        for k in range(first, last):
            word = self.view.word(k)
            norm = word.norm
            if norm.startswith(("ختامه", "نهايته", "اثره", "ضويه")):
                return self._last_date(None)
            if norm in ("خلاله", "خلالها", "اثناءه", "اثناءها", "عقبه", "عقبها", "بعده") or (
                norm in ("الفور", "بذلك") and self.view.norm(k - 1).lstrip("و") == "علي"
            ):
                return self._last_date(None)
            noun = word.noun
            within = self.view.norm(k - 1) in ("بموجب", "في", "خلال", "ضمن")
            stated = noun and noun.kind in ("statement", "declaration") and norm.startswith("ال")
            if stated and within:
                return self._last_date(None)
            if (
                noun
                and noun.kind in ("meeting", "talks", "visit", "call", "conference")
                and word.definite
                and self._adjunct(k)
            ):
                return self._last_date("CONSULT")
        return None

    def _last_date(self, kind: str | None) -> EventDate | None:
        told = [d for d in self.memory_drafts()[-4:] if d.date is not None]
        fitting = [d.date for d in told if kind in (None, d.type) and d.date is not None]
        if kind is None:
            return fitting[-1] if fitting else None
        published = self.document.report.published
        past = [d for d in fitting if published is None or d.start <= published]
        return max(past, key=lambda d: d.start, default=None)

    def _adjunct(self, place: int) -> bool:
        """Whether the noun only dates or explains: during, after, at the end of, in the margin of."""
        for k in range(place - 1, max(self.view.first, place - 4) - 1, -1):
            norm = self.view.norm(k)
            word = self.view.word(k)
            if k in self.view.verbs or word.particle == "that":
                return False
            if (
                word.particle == "preposition"
                and word.value in ("عند", "لدي")
                and norm not in _PURPOSE
            ):
                return True
            if norm in ("في", "عن") and k == place - 1 and word.particle == "preposition":
                noun = self.view.word(place).noun
                return noun is not None and noun.kind in ("meeting", "talks", "call")
            if norm in (
                "هامش",
                "ختام",
                "اعقاب",
                "اطار",
                "ضوء",
                "سياق",
                "خضم",
                "مستهل",
                "ايام",
                "اشهر",
            ):
                return True
            if word.particle == "preposition":
                return False
        return False


def _since(draft: Draft) -> bool:
    """Whether the date is that of a past told only in passing: a year, a month long ago."""
    return draft.date is not None and draft.date.precision == "year"
