"""Finite verbs and participles of saying, each within its clause."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from foedera.read.arabic.chunk import head_of
from foedera.read.arabic.context import Context
from foedera.read.arabic.meaning import Meaning, meaning_of
from foedera.read.arabic.memory import Party
from foedera.read.arabic.reporting import Reporting
from foedera.read.arabic.shades import shade
from foedera.read.words import frames

if TYPE_CHECKING:
    from foedera.read.arabic.lexicon import Verb
    from foedera.read.document import Clause, Draft

__all__ = ["Verbs"]

_REPORTS = frozenset(
    ["report", "announce", "affirm", "describe", "reveal", "tell", "respond", "claim-neutral"]
)


_RISING = frozenset(["خرج", "نزل", "تجمع", "هتف", "ردد", "سار", "احتشد"])

_CAUSING = frozenset(["دفع", "حمل", "قاد", "اجبر", "ارغم", "اقنع", "اضطر", "حدا", "شجع", "حفز"])
_SOLDIERS = frozenset(["عسكري", "جندي", "عسكريا", "جنديا", "عسكريين", "جنود", "قاعده", "قواعد"])
_MEANT = frozenset(["يفترض", "المقرر", "المفترض", "المتوقع", "مقررا", "مفترضا", "المنتظر"])
_CANNON = frozenset(["بخراطيم", "خراطيم", "بمدافع", "مدافع", "خرطوم", "بمدفع"])
_ON_DEFENCE = frozenset(["الدفاع", "جيشها", "جيشه", "التسلح", "الدفاعي", "العسكري", "دفاعها"])
_ORDERING = frozenset(["امر", "اوعز", "وجه"])
_ORDERED = frozenset(["MOBILIZE", "RETREAT", "SANCTION", "CONCEDE", "COERCE", "ASSAULT"])
_SIGNED = frozenset(["agreement", "deal", "declaration"])
_LEADING = frozenset(["main", "and", "comma", "while"])


class Verbs(Reporting):
    """Reads the verb of a clause."""

    def verbal(self, clause: Clause, head: int) -> list[Draft]:
        """The acts that a finite verb or a participle of saying tells."""
        self.open_clause(clause, head)
        self.pointed = None
        verb = self.view.verbs.get(head)
        if verb is None:
            verb = next(p for p in self.view.word(head).participles if p.meaning)
            subject = self.lead or self.subject
        else:
            subject = self._subject(clause, head, verb)
        self._name_before(head)
        self.governing_date = self.clause_date
        self.clause_date = self._date(clause.first, self._with_relatives(clause), head)
        self.effect = Context(subject=subject, head=head, date=self.clause_date)
        if self.context.closed and clause.opener != "relative":
            self.effect = replace(self.context)
            self.closed_from = clause.first
            return []
        if self._only(clause, head) or self._unreal(clause, head) or self._term(clause, head):
            return []
        caused = self._caused(clause, head, verb)
        if caused is not None:
            self._take_subject(clause, caused[0])
            return self._act(clause, head, None, caused[1], caused[0])
        raw = self._raw(verb, clause, head)
        meaning = self._meaning(raw, verb, clause, head)
        self._take_subject(clause, subject)
        if (
            subject is not None
            and subject.human
            and (verb.lemma in _RISING or self._demonstrators(clause, head))
        ):
            return self._by_people(clause, head, "protest", self._against(clause, head))
        if meaning is None:
            self.idle = head if not raw else -1
            return self._denied_plainly(clause, head, verb, subject)
        if self._standing(meaning, verb, clause, head):
            return []
        if meaning.frame == "in-force" and not (
            head in self.view.verbs and self._treaty_at(clause, head)
        ):
            return []  # still in force, or a mandate that runs: a state of affairs
        if meaning.frame.startswith("~"):
            return self._modal(clause, head, verb, meaning, subject)
        if meaning.frame in _REPORTS or meaning.frame in ("belief", "deny"):
            return self._reporting(clause, head, meaning, subject)
        return self._act(clause, head, verb, meaning, subject)

    def _only(self, clause: Clause, head: int) -> bool:
        """لا تعترف بها سوى 15 دولة: what only a few do is no refusal."""
        if not self._negation(clause, head):
            return False
        return any(self.view.norm(k) in ("سوي", "الا") for k in range(head + 1, clause.last))

    def _term(self, clause: Clause, head: int) -> bool:
        """معاهدة تنهي الحرب: what a treaty or plan is to do is a term of it."""
        verb = self.view.verbs.get(head)
        noun = self.view.word(head - 1).noun if head - 1 >= self.view.first else None
        habitual = verb is not None and verb.tense == "present" and not self.view.word(head).future
        planned = noun is not None and noun.kind in ("agreement", "deal", "project", "proposal")
        return clause.opener == "bare" and habitual and planned

    def _unreal(self, clause: Clause, head: int) -> bool:
        """كان سيعقد, كان يفترض أن: what was to be and did not come about."""
        start = clause.first
        index = self.clauses.index(clause)
        if clause.opener == "that" and index:
            start = self.clauses[index - 1].first
        words = [self.view.norm(k).lstrip("وف") for k in range(start, head)]
        was = [k for k, w in enumerate(words) if w in ("كان", "كانت", "كانا", "كانوا")]
        if not was or "قد" in words:
            return False
        meant = any(w in _MEANT for w in words[was[-1] :])
        return self.view.word(head).future or (clause.opener == "that" and meant)

    def _caused(self, clause: Clause, head: int, verb: Verb) -> tuple[Party, Meaning] | None:
        """دفع السويد إلى طلب العضوية, حمل بكين على سحب سفيرها: the one moved to act is the doer."""
        if verb.lemma not in _CAUSING:
            return None
        for chunk in reversed(self.view.chunks):
            if not head < chunk.first < clause.last or chunk.prep or chunk.kind == "thing":
                continue
            for k in range(chunk.last, min(clause.last, chunk.last + 5)):
                if self.view.word(k).value not in ("الي", "علي"):
                    continue
                place = self.view.after(k)
                for masdar in self.view.word(place).masdars:
                    found = meaning_of(self.view, masdar.meaning, place, clause.last, masdar.slots)
                    if found is not None and found.frame in frames():
                        found.noun = max(found.noun, place)
                        return Party(self.roles.entities(chunk, None), chunk), found
                break
        return None

    def _meaning(self, raw: str, verb: Verb, clause: Clause, head: int) -> Meaning | None:
        """What the verb means, by its object or by the noun that it describes."""
        if raw == "+host" and self.view.word(head).verb_pronoun:
            described = self._by_antecedent(raw, clause, head)
            if described is not None:
                return described
        if verb.lemma in _ORDERING:
            done = self._ordered_act(head, clause.last)
            if done is not None:
                return done
        meaning = meaning_of(self.view, raw, head, clause.last, verb.slots)
        if raw == "+host" and self._keeps_troops(head, clause.last):
            return None
        if meaning is None and raw.startswith("+"):
            meaning = self._by_antecedent(raw, clause, head)
        if meaning is None and raw.startswith("+") and self.view.norm(clause.last - 1) in "،,":
            ends = range(clause.last, min(self.view.last, clause.last + 14))
            after = next((k for k in ends if self.view.norm(k) in ("،", ",")), None)
            if after is not None:
                stop = min(self.view.last, after + 8)
                meaning = meaning_of(self.view, raw, after, stop, verb.slots)
        if meaning is None and raw == "+send" and self._sends_somebody(head):
            meaning = Meaning("delegate", -1, "", raw, verb.slots)
        return meaning

    def _ordered_act(self, head: int, stop: int) -> Meaning | None:
        """أمر بسحب قواته: what a leader orders his own side to do is done."""
        for k in range(head + 1, stop):
            word = self.view.word(k)
            if word.prep != "ب" or not word.masdars:
                continue
            for masdar in word.masdars:
                found = meaning_of(self.view, masdar.meaning, k, stop, masdar.slots)
                if found is not None and found.frame in frames():
                    if frames()[found.frame].type not in _ORDERED:
                        return None
                    found.noun = max(found.noun, k)
                    return found
            return None
        return None

    def _keeps_troops(self, head: int, stop: int) -> bool:
        """تستضيف قطر عشرة آلاف عسكري: soldiers, not guests; or a pronoun and nobody named."""
        nouns = [self.view.norm(k).removeprefix("ال") for k in range(head + 1, stop)]
        if any(n in _SOLDIERS for n in nouns):
            return True
        named = any(head < c.first < stop for c in self.view.chunks)
        return bool(self.view.word(head).verb_pronoun) and not named

    def _take_subject(self, clause: Clause, subject: Party | None) -> None:
        """Remember the doer for the clauses that leave him out."""
        if subject is None or not subject.entities:
            return
        if clause.opener != "relative":
            self.subject = subject
        if clause.opener in _LEADING and not self.context.speaker:
            self.lead = subject

    def _standing(self, meaning: Meaning, verb: Verb, clause: Clause, head: int) -> bool:
        """A treaty "that Manila concludes with it" tells no act of its own."""
        habitual = verb.tense == "present" and not self.view.word(head).future
        moded = meaning.mode or self.context.mode
        if verb.lemma in ("حظر", "منع") and habitual and not self.clause_date and not moded:
            return True
        if meaning.frame == "recognise" and habitual and self.clause_date is None:
            return True
        signed = meaning.frame in ("sign", "conclude", "ratify")
        if meaning.frame in ("promise", "offer") and verb.meaning.startswith("+"):
            signed = True
        told = clause.opener == "main" and self._signable(clause, head)
        return signed and habitual and not moded and not told and self.clause_date is None

    def _signable(self, clause: Clause, head: int) -> bool:
        """توقع اتفاقية, not توقع قتلى or توقع الفوز: the object is something that is signed."""
        nouns = (self.view.word(k).noun for k in range(head + 1, min(clause.last, head + 8)))
        return any(n is not None and n.kind in _SIGNED for n in nouns)

    def _modal(
        self, clause: Clause, head: int, verb: Verb, meaning: Meaning, subject: Party | None
    ) -> list[Draft]:
        """A plan or wish whose act stands in the clause that follows."""
        asked = self._wanted_from(clause, head, meaning, subject)
        if asked:
            return asked
        self.effect = Context(
            speaker=self.context.speaker,
            mode=meaning.mode,
            subject=subject,
            head=head,
            date=self.clause_date,
        )
        return self._denied_plainly(clause, head, verb, subject)

    def _raw(self, verb: Verb, clause: Clause, head: int) -> str:
        """The verb's meaning after a look at the words that change it."""
        after = self.view.norm(self.view.after(head))
        changed = self._raw_by_words(verb, clause, head)
        if changed is not None:
            return changed
        shaded = shade(self.view, verb, head, clause.last)
        if shaded is not None:
            return shaded
        if (
            verb.lemma in ("جاء", "ورد")
            and after in ("في",)
            and any(
                (n := self.view.word(k).noun) is not None
                and n.kind in ("statement", "declaration", "letter")
                for k in range(head + 1, min(head + 5, self.view.last))
            )
        ):
            return "report"
        return verb.meaning

    def _raw_by_words(self, verb: Verb, clause: Clause, head: int) -> str | None:
        """Verbs whose meaning one other word of the clause settles."""
        ahead = [self.view.norm(k) for k in range(head + 1, min(head + 9, self.view.last))]
        words = {self.view.norm(k) for k in range(head + 1, clause.last)}
        if verb.lemma == "فعل" and self.view.norm(head - 2) in ("يجب", "ينبغي"):
            return ""
        if verb.lemma == "فعل" and not any(
            self.view.norm(k).lstrip("وف") in ("كذلك", "ذلك", "بالمثل")
            for k in (head - 1, head + 1)
        ):
            needful = any(self.view.norm(k) == "يلزم" for k in range(head, self.view.last))
            return "promise" if self.view.word(head).future and needful else ""
        if verb.lemma == "استبعد" and self._kept_out(head, clause.last):
            return "expel"
        lookalike = self._lookalike(verb, clause, head, ahead)
        if lookalike is not None:
            return lookalike
        if verb.meaning in ("attack", "+launch", "+use") and "المياه" in words and words & _CANNON:
            return "harass"
        if verb.lemma == "اعترض" and "علي" not in ahead and self._craft(head, clause.last):
            return "harass"
        if verb.lemma == "انهي" and self._finishes(head, clause.last):
            return "+finish"
        if verb.lemma == "عاد" and any(
            (n := self.view.word(k).noun) is not None and n.kind == "test"
            for k in range(head + 1, min(head + 4, clause.last))
        ):
            return "+do"
        return None

    def _lookalike(self, verb: Verb, clause: Clause, head: int, ahead: list[str]) -> str | None:
        """Verbs spelt like others: is counted as, amounts to, goes on, builds."""
        if (
            verb.lemma == "وعد"
            and verb.tense == "present"
            and not any(
                self.view.word(k).prep == "ب" or self.view.norm(k) in ("ب", "بان", "بانه", "بانها")
                for k in range(head + 1, min(head + 12, self.view.last))
            )
        ):
            return ""  # is counted as
        if (
            verb.lemma == "وصل"
            and self.view.tokens[min(head + 2, self.view.last - 1)].kind == "number"
        ):
            return ""
        if verb.lemma == "تواصل" and "مع" not in ahead and self._finishes(head, clause.last):
            return "go-on"
        if verb.meaning == "request" and clause.opener == "bare" and ahead[:1] in (["بها"], ["به"]):
            return ""  # waters that Greece claims
        if verb.lemma == "اشاد" and not any(
            self.view.word(k).prep == "ب" or self.view.norm(k) in ("ب", "بما", "بان", "بانه")
            for k in range(head + 1, min(head + 12, self.view.last))
        ):
            return "+build"
        return None

    def _kept_out(self, head: int, stop: int) -> bool:
        """استبعدت الرابطة قائده من قمتها: somebody, not a possibility, is ruled out."""
        near = [c for c in self.view.chunks if head < c.first < stop and not c.prep]
        whom = near[1:] or near
        aside = ("جهته", "جانبه", "ناحيته", "جهتها", "جانبها", "ناحيتها")
        out = any(
            self.view.norm(k) == "من" and self.view.norm(k + 1) not in aside
            for c in whom
            for k in range(c.last, min(stop, c.last + 2))
        )
        return out and whom[-1].kind in ("office", "person", "state", "people", "organ")

    def _demonstrators(self, clause: Clause, head: int) -> bool:
        """Whether the people who do it are demonstrators, whatever the verb says."""
        near = (self.view.norm(k).removeprefix("ال") for k in range(head + 1, head + 3))
        verb = self.view.verbs.get(head)
        speaks = verb is not None and verb.meaning in _REPORTS
        return not speaks and any(n in ("متظاهرون", "محتجون", "متظاهرين") for n in near)

    def _craft(self, head: int, stop: int) -> bool:
        """Whether ships, aircraft or soldiers stand after the verb."""
        return any(
            c.kind == "forces"
            or (c.kind == "thing" and (h := head_of(c.head)) and h[0].kind == "forces")
            for c in self.view.chunks
            if head < c.first < stop
        )

    def _finishes(self, head: int, stop: int) -> bool:
        """Whether what ends is an exercise, a visit or talks, which then have taken place."""
        nouns = (self.view.word(k).noun for k in range(head + 1, min(stop, head + 16)))
        return any(n is not None and n.kind in ("exercise", "visit", "tour") for n in nouns)

    def _subject(self, clause: Clause, head: int, verb: Verb) -> Party | None:
        if verb.meaning in ("+pass",) or verb.tense == "passive" or self._is_passive(head):
            return None
        pronoun = self.view.word(head).verb_pronoun
        if verb.lemma in ("جاء", "ورد") and self._raw(verb, clause, head) == "report":
            return self._source(clause, head)
        if verb.lemma == "عاد" and self._raw(verb, clause, head) == "+do":
            owners = (c for c in self.view.chunks if head < c.first < clause.last)
            first = next(owners, None)
            return self.roles.party(first) if first else None
        after = self.view.word(self.view.after(head))
        if verb.meaning == "talks" and after.noun and after.definite:
            return None  # the talks themselves deal with something
        opening = self.view.norm(clause.first)
        if opening in ("وانه", "وانها", "وبانه", "وبانها") and self._goes_on_saying(clause):
            return self.memory.speaker
        party = self._had_before(clause, head) or self.roles.subject(clause, head, verb, pronoun)
        if party is not None and party.entities:
            self.memory.act(party)
        return party

    def _had_before(self, clause: Clause, head: int) -> Party | None:
        """سبق لواشنطن أن رفضت, يمكن لباريس أن: the doer stands after ل before أن."""
        if clause.opener != "that":
            return None
        for chunk in reversed(self.view.chunks):
            if (
                chunk.last <= clause.first
                and clause.first - chunk.last <= 2
                and chunk.prep in ("ل", "علي")
            ):
                before = self.view.norm(chunk.first - 1).lstrip("وف")
                if before in ("سبق", "يمكن", "ينبغي", "يجوز", "يحق", "لا_"):
                    return self.roles.party(chunk)
        return None

    def _sends_somebody(self, head: int) -> bool:
        """Whether the first noun after the verb and its subject is a person: sent an envoy."""
        place = self.view.after(head)
        subject = self.view.cover.get(place)
        if subject is not None and subject.kind in ("state", "organ", "org"):
            place = subject.last
        found = head_of(self.view.norm(place))
        return found is not None and (found[0].kind == "office" or found[4] == "وفد")

    def _against(self, clause: Clause, head: int) -> list[str]:
        slots = {"ضد": "R", "امام": "R", "علي": "R"}
        found = self.roles.fill(head + 1, clause.last, slots, None, set())[1]
        if found:
            return found
        against = [k for k in range(head + 1, clause.last) if self.view.norm(k) in ("ضد", "علي")]
        after = [c for c in self.view.chunks if against and against[0] < c.first < clause.last]
        return self.roles.entities(after[0], None) if after else []

    def _with_relatives(self, clause: Clause) -> int:
        """The end of the clause with the descriptions that follow it before its content."""
        index = self.clauses.index(clause)
        if index + 2 < len(self.clauses):
            first, second = self.clauses[index + 1], self.clauses[index + 2]
            if first.opener in ("bare", "relative") and second.opener == "that":
                return first.last
        return clause.last
