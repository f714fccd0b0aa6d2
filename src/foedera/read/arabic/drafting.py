"""Makes drafts of acts: parties, date, status, and whom an unnamed object concerns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedera.read.arabic.context import Context
from foedera.read.arabic.memory import Agreement, Memory, Party
from foedera.read.arabic.roles import Roles
from foedera.read.document import Draft
from foedera.read.words import Frame, frames

if TYPE_CHECKING:
    from foedera.read.arabic.view import View
    from foedera.read.document import Clause, Document
    from foedera.read.model import EventDate, Span, Status

__all__ = ["SPEECH", "Drafting", "replace_draft"]

SPEECH = frozenset(["AGREE", "SUPPORT", "REJECT", "REQUEST", "ACCUSE", "THREATEN"])
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
    "satellite": ("MOBILIZE",),
}
_DATED = frozenset(
    "مبرمه مبرم موقعه موقع صادر صادره منعقده منعقد معتمده معتمد مورخ مورخه الموقعه".split()
)
_ARMED = frozenset(["تنظيم", "داعش", "ارهابيين", "متطرف", "متطرفين", "جهاديين", "طالبان"])
_NEARBY = frozenset(
    ["فوق", "المياه", "الاجواء", "اجواء", "مياه", "المجال", "لاعتراضها", "لاعتراضه"]
)
_TARGETED = frozenset(["ACCUSE", "REJECT", "THREATEN", "SANCTION", "COERCE", "ASSAULT"])
_PURPOSE = frozenset(["بهدف", "بغيه", "لاجل", "اجل", "سبيل", "شان", "قصد", "بقصد"])

_TELLING = ("مع", "بين", "ضد", "ل", "الي", "علي", "تجاه", "+")

_CAUSES = frozenset(["من", "بشان", "تجاه", "ضد", "ازاء"])
_THESE = frozenset(["هذا", "هذه", "ذلك", "تلك", "هولاء"])
_RECENT = 40
_WHEN = ("حين", "عندما", "لما")


class Drafting:
    """Makes drafts within one sentence, with what came before in mind."""

    def __init__(
        self, document: Document, view: View, memory: Memory, clauses: list[Clause]
    ) -> None:
        self.document = document
        self.view = view
        self.memory = memory
        self.clauses = clauses
        self.roles = Roles(document, view, memory)
        self.main = Context()
        self.effect = Context()
        self.context = Context()
        self.taken: set[int] = set()
        self.drafts: list[Draft] = []
        self.idle = -1
        self.lead: Party | None = None
        self.doers: dict[int, list[str]] = {}
        self.reports: list[tuple[int, int, Party, str]] = []
        self.subject: Party | None = None
        self.named_upto = view.first
        self.clause_date: EventDate | None = None
        self.closed_from: int = 10**9

    def memory_drafts(self) -> list[Draft]:
        """What was told lately, this sentence included; words do not refer back further."""
        return [*self.memory.drafts[-_RECENT:], *self.drafts]

    def _last_group(self) -> list[str]:
        return list(self.memory.groups[-1]) if self.memory.groups else []

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
        if alone or (row.id == "worry" and self._vague(clause, head)):
            wanted = friendly_fallback = False
        elif (
            not given and (noun is None or friendly_fallback) and (wanted or row.type in _TARGETED)
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
            date=when or self._date(first, last, head),
            rule=rule or frame,
        )
        if draft.date is None and noun is None:
            draft.date = self._date_nearby(clause, draft)
        if self.context.speaker is not None:
            draft.speaker = self.context.speaker.speaker
        elif row.spoken:
            draft.speaker = subject.speaker
        draft.status = self._status(clause, head, mode or self.context.mode, draft)
        if draft.type:
            self._keep(draft, subject)
        return draft

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

    def _date_nearby(self, clause: Clause, draft: Draft) -> EventDate | None:
        """The date of the words that govern the act, or of the act it is joined to."""
        if draft.type in SPEECH and self.context.date is not None:
            return self.context.date
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
        inside = self._struck_inside(head, actors) if row.type == "ASSAULT" else []
        if row.type == "ASSAULT" and self._armed_group(head, clause):
            return []
        provoked = self._provoked_by(clause, head, actors) if row.type == "THREATEN" else []
        if inside or provoked:
            return inside or provoked
        if (
            row.type in ("COERCE", "ASSAULT")
            and told_by
            and not set(told_by.entities) & set(actors)
        ):
            given = list(told_by.entities)
        elif row.type in ("SANCTION", "COERCE", "ASSAULT") or row.id == "accuse":
            given = self._elsewhere(head, actors)
        if not given and row.type == "COERCE":
            given = self._marked(head, actors)
        if not given and row.type == "ASSAULT":
            given = self._elsewhere(head, actors, ("في",))
        if not given and row.type == "COERCE" and clause.opener in ("while", "after"):
            before = [c for c in self.view.chunks if c.last <= head and c.kind != "city"]
            given = [e for c in before for e in c.entities if e not in actors][:1]
        if not given and (wanted or not self._object_named(clause, head, row.type)):
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
            if noun is None or k in self.view.cover:
                continue
            if noun.kind in ("agreement", "deal"):
                if self.memory.agreement and own & set(self.memory.agreement.parties):
                    return [e for e in self.memory.agreement.parties if e not in own]
                return self.memory.partner(own) or (
                    list(self.memory.agreement.parties) if self.memory.agreement else []
                )
            if noun.kind == "decision" and self.view.word(k).definite:
                others = [d for d in told[-6:] if not own & set(d.actors)]
                main = [d for d in others if d.type not in SPEECH] or others
                if main:
                    return list(main[-1].actors)
            for draft in reversed(told if noun.kind in _ABOUT else []):
                if noun.kind == "proposal" and draft.type == "REQUEST" and draft.actors == actors:
                    return []
                if draft.type in _ABOUT[noun.kind] and not own & set(draft.actors):
                    return list(draft.actors)
        for draft in reversed(told[-5:]):
            targets = [e for e in draft.recipients if e not in own]
            doers = [] if own & set(draft.actors) else list(draft.actors)
            if draft.type in SPEECH and targets:
                return targets
            if doers or targets:
                return doers or targets
        return []

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

    def _of_participle(self, head: int, place: int) -> bool:
        """Whether a date belongs to words like "the treaty signed in 2001" after the verb."""
        near = range(max(head + 1, place - 6), place)
        return any(self.view.norm(k).removeprefix("ال") in _DATED for k in near)

    def _tied(self, first: int, last: int) -> EventDate | None:
        """The date of an act that the words point back to: at the meeting, at once, at it."""
        for k in range(first, last):
            word = self.view.word(k)
            norm = word.norm
            if norm in ("خلاله", "خلالها", "اثناءه", "اثناءها", "عقبه", "عقبها", "بعده") or (
                norm in ("الفور", "بذلك") and self.view.norm(k - 1).lstrip("و") == "علي"
            ):
                return self._last_date(None)
            noun = word.noun
            if noun and noun.kind in ("statement", "declaration") and word.definite:
                if norm.startswith("ال") and self.view.norm(k - 1) in (
                    "بموجب",
                    "في",
                    "خلال",
                    "ضمن",
                ):
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
