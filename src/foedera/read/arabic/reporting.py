"""Verbs of saying, believing, denying and wanting: their words carry the act."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from foedera.read.arabic.acting import Acting
from foedera.read.arabic.context import Context
from foedera.read.arabic.drafting import replace_draft
from foedera.read.arabic.gazetteer import match
from foedera.read.arabic.meaning import Meaning, meaning_of, slots_for
from foedera.read.words import frames

if TYPE_CHECKING:
    from foedera.read.arabic.lexicon import Verb
    from foedera.read.arabic.memory import Party
    from foedera.read.document import Clause, Draft
    from foedera.read.model import EventDate

__all__ = ["Reporting"]

_DEEDS = frozenset("AID ASSAULT COERCE SANCTION COOPERATE MOBILIZE RETREAT SUPPORT CONSULT".split())
_NEWS = frozenset("ذلك الخبر النبا الانباء التقرير التقارير صحه".split())
_EXIST = {
    "base": "basing",
    "exercise": "exercise",
    "troops": "basing",
    "talks": "talks",
    "meeting": "meet",
    "call": "call",
    "agreement": "deal",
    "deal": "deal",
}


class Reporting(Acting):
    """Reads verbs whose content is the act."""

    def _reporting(
        self, clause: Clause, head: int, meaning: Meaning, subject: Party | None
    ) -> list[Draft]:
        kind = meaning.frame
        if subject is not None and subject.entities and kind in ("announce", "reveal"):
            deal = self._deal_told(clause, head, kind)
            if deal is not None:
                return self._act(clause, head, self.view.verbs.get(head), deal, subject)
        if subject is not None and subject.human:
            self.effect = Context(closed=True, head=head)
            return []
        if subject is None or not subject.entities:
            subject = self._source(clause, head) or self._above_all(clause, head) or subject
        if subject is None or not subject.entities:
            self.effect = Context()
            return []
        self._says(clause, head, kind, subject)
        answered = self._brushed_off(clause, head, kind, subject)
        if answered:
            return answered
        if kind == "deny":
            return self._denial(clause, head, subject)
        if kind == "affirm":
            return self._affirmed(clause, head, subject)
        return []

    def _brushed_off(self, clause: Clause, head: int, kind: str, subject: Party) -> list[Draft]:
        """To answer objections, to call accusations something: the charge is rejected."""
        if kind not in ("respond", "describe"):
            return []
        for k in range(head + 1, min(clause.last, head + 12)):
            word = self.view.word(k)
            if word.particle == "that":
                return []
            noun = word.noun
            if noun is None or noun.kind not in ("criticism", "claim", "protest"):
                continue
            if kind == "respond" and self.view.word(self.view.before(k)).value != "علي":
                continue
            whose = self.view.cover.get(k) or self.view.cover.get(self.view.after(k))
            self.effect = Context(closed=True, subject=subject)
            _, critics, _ = self.roles.fill(k, clause.last, {"obj": "R", "+": "R"}, subject, set())
            critics = self.roles.entities(whose, subject) if whose else critics
            critics = [e for e in critics if e not in subject.entities][:1]
            return [
                self._draft(
                    "reject", clause, head, subject, critics, rule="answer", friendly_fallback=True
                )
            ]
        return []

    def _deal_told(self, clause: Clause, head: int, kind: str) -> Meaning | None:
        """To announce a deal is to agree on it: as object, or as what a relative clause describes."""
        described = clause.opener == "relative" and self.view.word(head).verb_pronoun
        if described and kind == "announce":
            found = self._by_antecedent("+announce", clause, head)
            if found is not None:
                return found
        index = self.clauses.index(clause) + 1
        stop = clause.last
        if index < len(self.clauses) and self.clauses[index].opener == "bare":
            stop = self.clauses[index].last  # past the description of a statement
        for k in range(head + 1, min(stop, head + 20)):
            word = self.view.word(k)
            agreed = {m.lemma for m in word.masdars} & {"توصل", "اتفق", "توافق"}
            upon = word.pronoun and self.view.norm(k + 1) == "علي"
            if kind == "announce" and agreed and ("توصل" in agreed or upon):
                return Meaning("deal", k, "", "announce")
        return meaning_of(self.view, "+announce", head, clause.last, ())

    def _says(self, clause: Clause, head: int, kind: str, subject: Party) -> None:
        """Open the content of a verb of saying, or close that of a verb of believing."""
        self.memory.speaker = subject
        self.memory.said.append((head, subject.speaker))
        if subject.speaker is not None:
            self.memory.reporter = (clause.sentence, subject)
        said = Context(
            speaker=subject,
            report=kind,
            subject=subject,
            deny=kind == "deny",
            date=self._day_of_saying(head, subject),
            head=head,
        )
        self.context = replace(said)
        self.effect = replace(said, closed=True, report="") if kind == "belief" else said
        self.reports.append((head, clause.last, subject, kind))
        if kind == "describe":
            self.closed_from = head + 1

    def _day_of_saying(self, head: int, subject: Party) -> EventDate | None:
        """When it was said; what an outlet reports today was not said today."""
        follower = self.view.word(self.view.after(head))
        if follower.particle == "outlet-noun" or self._outlet_at(self.view.after(head)):
            return None
        if self.clause_date is None and self.drafts:
            last = self.drafts[-1]
            if last.status == "happened" and set(subject.entities) <= set(last.actors):
                return last.date
        return self.clause_date

    def _outlet_at(self, place: int) -> bool:
        found = match(self.view.tokens, place, self.view.last) if place < self.view.last else None
        return found is not None and found.kind == "outlet"

    def _above_all(self, clause: Clause, head: int) -> Party | None:
        """يرى منافسوها – وخاصة بكين – أنها: the one singled out of an unnamed group."""
        for chunk in self.view.chunks:
            if head < chunk.first < clause.last:
                before = self.view.norm(chunk.first - 1).lstrip("و")
                if before in ("خاصه", "خصوصا", "لاسيما", "سيما", "ابرزهم", "راسهم", "بينهم"):
                    return self.roles.party(chunk)
        return None

    def _source(self, clause: Clause, head: int) -> Party | None:
        """نقلت رويترز عن مسؤول, جاء في بيان وزارة: the one whose words they are."""
        for chunk in self.view.chunks:
            if (
                head < chunk.first < clause.last
                and chunk.prep in ("عن", "ل", "في", "حسب")
                and chunk.speaks
            ):
                return self.roles.party(chunk)
        return None

    def _denial(self, clause: Clause, head: int, subject: Party) -> list[Draft]:
        pronoun = self.view.word(head).verb_pronoun
        it = clause.opener == "while" and self.view.norm(clause.first) == "ما"
        if (clause.opener == "relative" or it) and pronoun and self.drafts:
            last = self.drafts[-1]
            twin = replace_draft(last, self._evidence(clause))
            twin.status, twin.speaker, twin.outlets, twin.token = "denied", None, [], head
            self.drafts.append(twin)
            return [twin]
        if self._that_follows(head):
            return self._denied_again(clause, head, subject)
        following = next((c for c in self.clauses if c.first == clause.last), None)
        if following is not None and following.opener == "that":
            return []
        unreal = self._denied_act(clause, head, subject) or self._no_such_thing(
            clause, head, subject
        )
        if unreal is not None:
            return [unreal]
        told = self._denied_news(clause, head, subject)
        if told is not None:
            return [told]
        self.context = Context()
        slots = {"obj": "O"}
        _, accusers, _ = self.roles.fill(head + 1, clause.last, slots, subject, set())
        return [
            self._draft(
                "reject", clause, head, subject, accusers[:1], rule="denial", friendly_fallback=True
            )
        ]

    def _no_such_thing(self, clause: Clause, head: int, subject: Party) -> Draft | None:
        """نفت وجود أي قاعدة صينية: the thing said not to exist is an act that is denied."""
        words = [self.view.norm(k) for k in range(head + 1, clause.last)]
        if not {"وجود", "اي", "اجراء", "ابرام", "توقيع"} & set(words):
            return None
        kinds = {n.kind: k for k in range(head + 1, clause.last) if (n := self.view.word(k).noun)}
        for kind, frame in _EXIST.items():
            if kind not in kinds:
                continue
            k = kinds[kind]
            slots = {"obj": "R", "مع": "R", "بين": "R", "في": "R", "ل": "R"}
            _, others, _ = self.roles.fill(k, clause.last, slots, subject, set())
            others = others or self.memory.partner(set(subject.entities))
            draft = self._draft(frame, clause, head, subject, others, rule="no-such-thing")
            draft.status, draft.speaker = "denied", subject.speaker
            return draft
        return None

    def _denied_act(self, clause: Clause, head: int, subject: Party) -> Draft | None:
        """تنفي إرسال أي سلاح: the masdar names the act that is denied."""
        for k in range(head + 1, min(clause.last, head + 10)):
            word = self.view.word(k)
            if not word.masdars or word.definite or word.prep or k in self.view.cover:
                continue
            raws = (m for m in word.masdars if m.meaning)
            found = [meaning_of(self.view, m.meaning, k, clause.last, m.slots) for m in raws]
            told = next((m for m in found if m is not None and m.frame in frames()), None)
            if told is None or frames()[told.frame].type not in _DEEDS:
                continue
            slots = slots_for(told)
            _, others, _ = self.roles.fill(k + 1, clause.last, slots, subject, set())
            draft = self._draft(told.frame, clause, head, subject, others, rule="denied-act")
            draft.status, draft.speaker = "denied", subject.speaker
            return draft
        return None

    def _denied_news(self, clause: Clause, head: int, subject: Party) -> Draft | None:
        """ونفت سيول ذلك, كذب الخبر: what has just been told of oneself is denied."""
        words = [self.view.norm(k) for k in range(head + 1, clause.last)]
        last = next((d for d in reversed(self.memory_drafts()[-3:])), None)
        if last is None or not _NEWS & set(words) or last.status == "denied":
            return None
        if not set(last.actors) & set(subject.entities) or last.type not in _DEEDS:
            return None
        twin = replace_draft(last, self._evidence(clause))
        twin.sentence, twin.token = clause.sentence, head
        twin.status, twin.speaker, twin.outlets = "denied", subject.speaker, []
        self.drafts.append(twin)
        return twin

    def _that_follows(self, head: int) -> bool:
        """Whether a clause says what is denied, before anything else is said."""
        for k in range(head + 1, min(self.view.last, head + 14)):
            word = self.view.word(k)
            if word.particle == "that":
                return True
            shaped = word.norm.endswith("ا") or self.view.norm(k - 1) in "،,"
            if word.participles and shaped and not word.definite and k not in self.view.cover:
                return False
        return False

    def _denied_again(self, clause: Clause, head: int, subject: Party) -> list[Draft]:
        """Denial of an act told before and now named by its noun ("that the withdrawal is decided")."""
        told = self.memory_drafts()
        for k in range(head + 1, self.view.last):
            word = self.view.word(k)
            if (
                not (word.definite and (word.masdars or (word.noun and word.noun.frame)))
                or k in self.view.cover
            ):
                continue
            meanings = {m.meaning.lstrip("+") for m in word.masdars} | {
                word.noun.frame if word.noun else ""
            }
            types = {frames()[m].type for m in meanings if m in frames()}
            if "withdraw" in meanings:
                types.add("SANCTION")
            for old in reversed(told):
                if old.type in types and set(old.actors) & set(subject.entities):
                    twin = replace_draft(old, self._evidence(clause))
                    twin.status, twin.speaker, twin.outlets, twin.token, twin.date = (
                        "denied",
                        subject.speaker,
                        [],
                        head,
                        None,
                    )
                    twin.sentence = clause.sentence
                    self.drafts.append(twin)
                    return [twin]
        return []

    def _affirmed(self, clause: Clause, head: int, subject: Party) -> list[Draft]:
        """Reaffirming a commitment or support, said with a noun."""
        for k in range(head + 1, clause.last):
            word = self.view.word(k)
            if word.particle == "that":
                return []
            if (word.noun and word.noun.kind in ("commitment", "support")) or any(
                m.meaning in ("promise", "back") for m in word.masdars
            ):
                self.closed_from = head + 1
                slots = {
                    "obj": "O",
                    "ب": "O",
                    "ل": "R",
                    "عن": "R",
                    "الي": "R",
                    "تجاه": "R",
                    "علي": "O",
                    "مع": "R",
                }
                _, recipients, _ = self.roles.fill(k, clause.last, slots, subject, set())
                return [
                    self._draft(
                        "reaffirm", clause, head, subject, recipients, friendly_fallback=True
                    )
                ]
        return []

    def _denied_plainly(
        self, clause: Clause, head: int, verb: Verb, subject: Party | None
    ) -> list[Draft]:
        """‘Will not change’, "does not think of": saying no without a frame of its own."""
        negation = self._negation(clause, head)
        if self.view.norm(head - 1) == "احد":
            return []
        if negation not in ("لن", "لا") or subject is None or not subject.entities:
            return []
        if verb.meaning not in ("change", "consider", "want", "plan") and not (
            negation == "لن" and (self.context.speaker or subject.speaker)
        ):
            return []
        if verb.tense not in ("present", "jussive"):
            return []
        words = {self.view.norm(k) for k in range(head + 1, clause.last)}
        idle = any(w.startswith("مكتوف") for w in words)
        frame = "warn-of" if idle else "refuse"
        return [
            self._draft(frame, clause, head, subject, [], rule="negated", friendly_fallback=True)
        ]

    def _wanted_from(
        self, clause: Clause, head: int, meaning: Meaning, subject: Party | None
    ) -> list[Draft]:
        """To want of somebody that he do something is to ask him."""
        if meaning.verb != "want" or subject is None or not subject.entities:
            return []
        _, recipients, _ = self.roles.fill(head + 1, clause.last, {"من": "R"}, subject, set())
        near = (self.view.word(k).masdars for k in range(head + 1, min(clause.last, head + 12)))
        getting = any(m.meaning in ("+receive", "+buy") for masdars in near for m in masdars)
        if not recipients or getting:
            return []
        self.effect = Context(closed=True, subject=subject)
        return [self._draft("request", clause, head, subject, recipients, rule="want-from")]
