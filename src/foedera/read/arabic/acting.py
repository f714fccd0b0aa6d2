"""Verbs that tell an act: who, whom, and who is meant when nobody is named."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from foedera.read.arabic.context import Context
from foedera.read.arabic.letters import DAMMA, unstretched
from foedera.read.arabic.lexicon import combos
from foedera.read.arabic.meaning import SPECIAL, Meaning, slots_for
from foedera.read.arabic.memory import Party
from foedera.read.arabic.special import Special
from foedera.read.words import Frame, frames

if TYPE_CHECKING:
    from foedera.read.arabic.chunk import Chunk
    from foedera.read.arabic.lexicon import Verb
    from foedera.read.document import Clause, Draft

__all__ = ["Acting"]

_ENVOYS = ("سفير", "نظير", "سفراء", "قائم", "قنصل", "ملحق", "مبعوث", "دبلوماسي")
_TOGETHER = frozenset(["condemn", "criticise", "agree-to", "meet", "talks", "sign", "request"])


class Acting(Special):
    """Reads verbs with a frame."""

    def _act(
        self, clause: Clause, head: int, verb: Verb | None, meaning: Meaning, subject: Party | None
    ) -> list[Draft]:
        if meaning.noun >= 0:
            self.taken.add(meaning.noun)
            self.taken.update(range(head, meaning.noun))
        if meaning.verb == "undergo":
            return self._undergone(clause, head, meaning, subject)
        if meaning.frame in SPECIAL:
            return self._special(clause, head, meaning, subject)
        frame = frames()[meaning.frame]
        if self._no_act(frame, clause, head, verb):
            return []
        slots = slots_for(meaning)
        avoid = (
            {subject.chunk.first} if subject is not None and subject.chunk is not None else set()
        )
        stop = clause.last if clause.opener == "relative" else self._reach(clause, slots)
        start = (
            head + 1
            if meaning.noun < 0
            or "obj" in slots
            or meaning.verb in ("do", "give", "make", "send", "supply", "impose", "establish")
            else meaning.noun
        )
        if frame.type == "CONSULT" and not self._others_named(head, stop, subject):
            stop = self._past_description(clause)
        if frame.id == "anger" and meaning.noun >= 0:
            start = meaning.noun
        actors, recipients, content = self.roles.fill(start, stop, slots, subject, avoid)
        if frame.content == "closed":
            self.effect = Context(closed=True, subject=subject)
            self.closed_from = min(content, clause.last) if "C" in slots.values() else head + 1
        pronoun = self.view.word(head).verb_pronoun or self._pronoun_apart(head)
        if pronoun and clause.opener != "relative":
            own = list(subject.entities) if subject else []
            recipients += (
                self._of_antecedent(clause, head, own, frame)
                or self._shared(frame, clause, subject)
                or self._pronoun(pronoun, subject, head)
            )
        if frame.id in ("summon", "expel") and self._is_moved(clause, head, subject):
            return self._ambassador_moved(clause, head, frame.id)
        if subject is None:
            subject = self._missing(clause, head, frame.id, actors)
        if subject is None and frame.type == "PROTEST":
            subject = Party([], human=True)
        if subject is None:
            return []
        if frame.type == "ASSAULT" and meaning.noun >= 0 and self.view.word(meaning.noun).pronoun:
            return []  # had to bring it down: its own
        if subject.human:
            return self._by_people(clause, head, frame.id, recipients)
        recipients = recipients or self._from_context(clause, head, frame, slots, subject)
        several = self._pacts(clause, head) if "O" in slots.values() else []
        made: list[Draft] = []
        for whom in several or [recipients]:
            draft = self._draft(
                frame.id,
                clause,
                head,
                subject,
                whom,
                extra=actors,
                mode=meaning.mode,
                wants_object="O" in slots.values(),
            )
            self._settle(draft, clause, head, verb, meaning, subject)
            made += [draft] if draft.type else []
        return made

    def _protested(self, clause: Clause, head: int, actors: list[str]) -> list[str]:
        """Whom a crowd means: those whose attack it condemns, him whose likeness it carries."""
        for k in range(head + 1, self.view.last):
            word = self.view.word(k)
            if word.noun and word.noun.kind == "attack":
                for draft in reversed(self.memory_drafts()):
                    if draft.type == "ASSAULT" and draft.actors != actors:
                        return list(draft.actors)
            if k < clause.last and word.norm.startswith(("هييته", "صورته", "صورتها", "دميته")):
                return self.memory.last("", actors)
        return actors

    def _crowd_goes_on(self, clause: Clause, verb: Verb | None) -> bool:
        """‘... demonstrated and stormed it’: what a crowd does is no act of war."""
        plural = verb is not None and verb.number == "p" and clause.opener != "main"
        crowd = any(
            m.meaning == "protest"
            for k in range(clause.first, clause.last)
            for m in self.view.word(k).masdars
        )
        return plural and (crowd or any(d.type == "PROTEST" for d in self.drafts))

    def _undergone(
        self, clause: Clause, head: int, meaning: Meaning, subject: Party | None
    ) -> list[Draft]:
        """تعرضت طوكيو لانتقادات من بكين: the doer stands after من."""
        whose = (c for c in self.view.chunks if meaning.noun <= c.first < clause.last)
        doer = next((c for c in whose if c.prep == "من" or self.roles.by_whom(c)), None)
        cover = self.view.cover.get(meaning.noun)
        doer = doer or (cover if cover is not None and cover.kind == "thing" else None)
        if doer is None or subject is None or not subject.entities:
            return []
        party = Party(self.roles.entities(doer, None), doer)
        return [self._draft(meaning.frame, clause, head, party, list(subject.entities))]

    def _pronoun_apart(self, head: int) -> str:
        """محذرا إياهما: an object pronoun that stands by itself."""
        after = self.view.norm(self.view.after(head))
        return after[3:] if after.startswith("ايا") else ""

    def _no_act(self, frame: Frame, clause: Clause, head: int, verb: Verb | None) -> bool:
        """Whether the verb tells nothing between states after all."""
        if frame.id == "request":
            return self._unnamed_source(head)
        return frame.type in ("ASSAULT", "COERCE") and self._crowd_goes_on(clause, verb)

    def _unnamed_source(self, head: int) -> bool:
        """An official who asked that his name be withheld asks nobody for anything."""
        words = [self.view.norm(k) for k in range(head + 1, min(self.view.last, head + 7))]
        return any(w.startswith(("اسمه", "هويته", "اسمها", "هويتها")) for w in words)

    def _is_moved(self, clause: Clause, head: int, subject: Party | None) -> bool:
        """Whether an envoy is the one summoned or sent away: a passive, with its vowels or without."""
        if subject is None:
            return True
        chunk = subject.chunk
        if chunk is None or not chunk.head.startswith(_ENVOYS):
            return False
        return head < chunk.first and not any(
            chunk.last <= c.first < clause.last and not c.prep for c in self.view.chunks
        )

    def _ambassador_moved(self, clause: Clause, head: int, frame: str) -> list[Draft]:
        """طُرد السفير الكمبودي من بانكوك: an envoy summoned, sent away or called home."""
        after = [c for c in self.view.chunks if head < c.first < clause.last]
        envoys = [
            c for c in after if c.prep in ("", "+") and c.kind in ("office", "people", "thing")
        ]
        if not envoys:
            return []
        whose = self.roles.entities(envoys[0], None)
        seats = [c for c in after if c.prep in ("من", "الي", "في", "لدي") and c is not envoys[0]]
        there = [e for c in reversed(seats) for e in self.roles.entities(c, None)]
        others = [e for e in there if e not in whose] or self.memory.last("", whose)
        if not others:
            return []
        words = {self.view.norm(k) for k in range(head, clause.last)}
        if words & {"للعوده", "للتشاور", "بالعوده"}:
            return [self._draft("break-ties", clause, head, Party(whose), others[:1])]
        return [self._draft(frame, clause, head, Party(others[:1]), whose)]

    def _from_context(
        self, clause: Clause, head: int, frame: Frame, slots: dict[str, str], subject: Party
    ) -> list[str]:
        """The other side as the content names it, or as the one who tells of the act."""
        if frame.type == "REQUEST" or (
            "O" in slots.values() and frame.type in ("ACCUSE", "REJECT")
        ):
            found = self._in_content(clause, head, subject)
            if found:
                return found
        told_by = self.context.speaker
        if clause.opener != "that" or told_by is None:
            return []
        other = not set(told_by.entities) & set(subject.entities)
        told = other and frame.type in ("REQUEST", "REJECT", "THREATEN", "AGREE")
        return list(told_by.entities) if told and not frame.mutual else []

    def _in_content(self, clause: Clause, head: int, subject: Party) -> list[str]:
        """To doubt *that Tehran keeps its word* concerns Tehran."""
        index = self.clauses.index(clause) + 1
        after = index < len(self.clauses) and self.clauses[index].opener == "that"
        stop = self.clauses[index].last if after else clause.last
        opened = [k for k in range(head + 1, stop) if self.view.word(k).particle == "that"]
        own = set(subject.entities)
        for chunk in self.view.chunks:
            if opened and opened[0] < chunk.first < stop and not chunk.prep:
                return [e for e in self.roles.entities(chunk, subject) if e not in own]
        return []

    def _pacts(self, clause: Clause, head: int) -> list[list[str]]:
        """Two pacts in one sentence, each with its own "between": two acts with their own parties."""
        after = [c for c in self.view.chunks if head < c.first < clause.last]
        pairs = [
            [*a.entities, *self.roles.entities(b, self.subject)]
            for a, b in itertools.pairwise(after)
            if a.kind == "org" and b.prep == "بين"
        ]
        return pairs if len(pairs) > 1 else []

    def _reach(self, clause: Clause, slots: dict[str, str]) -> int:
        """Objects that are about somebody may reach into the relative clause that follows."""
        if "O" not in slots.values() or self.view.norm(clause.last - 1) in ("وكذلك", "كذلك"):
            return clause.last
        index = self.clauses.index(clause)
        if index + 1 < len(self.clauses) and self.clauses[index + 1].opener in (
            "relative",
            "bare",
            "that",
        ):
            has_own = any(
                clause.first <= c.first < clause.last
                and c.kind != "group"
                and (self.subject is None or c is not self.subject.chunk)
                and c.prep not in ("عند", "في", "حسب")
                for c in self.view.chunks
            )
            if not has_own:
                return self.clauses[index + 1].last
        return clause.last

    def _others_named(self, head: int, stop: int, subject: Party | None) -> bool:
        """Whether anybody but the subject is named after the verb, more than as a place."""
        return any(
            head < c.first < stop
            and c.prep not in ("عند",)
            and (subject is None or c is not subject.chunk)
            for c in self.view.chunks
        )

    def _past_description(self, clause: Clause) -> int:
        """The end of the clause that describes the last words of this one."""
        index = self.clauses.index(clause) + 1
        if index < len(self.clauses) and self.clauses[index].opener in ("bare", "relative"):
            return self.clauses[index].last
        return clause.last

    def _pronoun(self, pronoun: str, subject: Party | None, head: int = 10**9) -> list[str]:
        own = list(subject.entities) if subject else []
        if pronoun == "هم":
            for chunk in reversed(self.view.chunks):
                if chunk.kind == "people" and chunk.last <= head:
                    return list(chunk.entities)
        if pronoun in ("هما", "هم"):
            return self.memory.group(2, tuple(own))
        gender = "f" if pronoun == "ها" else "m" if pronoun == "ه" else ""
        here = self.drafts[-1] if self.drafts else None
        if here is not None and gender and set(here.actors) == set(own):
            whom = [e for e in here.recipients if self._gender_of(e) in ("", gender)]
            if len(whom) == 1:
                return whom
        return self.memory.last(gender, own) if gender else []

    def _gender_of(self, entity: str) -> str:
        """The gender under which the text has last named an actor."""
        return next((g for e, g in reversed(self.memory.named) if e == entity), "")

    def _shared(self, frame: Frame, clause: Clause, subject: Party | None) -> list[str]:
        """... and Palau criticised it too: the thing just criticised by another is meant."""
        if (
            subject is None
            or not self.drafts
            or "O" not in dict(slots_for(Meaning(frame.id))).values()
        ):
            return []
        last = self.drafts[-1]
        alike = last.type in ("ACCUSE", "REJECT", "REQUEST") and last.sentence == clause.sentence
        if not alike or set(last.actors) & set(subject.entities):
            return []
        return [e for e in last.recipients if e not in subject.entities]

    def _missing(self, clause: Clause, head: int, frame: str, actors: list[str]) -> Party | None:
        """The doer of a passive or nominal act: by whom, the treaty's parties, the last group."""
        after = [c for c in self.view.chunks if head < c.first < clause.last]
        for chunk in after:
            if self.roles.by_whom(chunk):
                return self.roles.party(chunk)
        if len(actors) == 1 and clause.opener in ("relative", "bare") and self.subject is not None:
            own = [e for e in self.subject.entities if e not in actors]
            return Party([*own, *actors]) if frame in ("sign", "conclude") else Party(actors)
        if len(actors) > 1 or (actors and frames()[frame].mutual):
            return Party(actors)
        if frame in ("sign", "in-force", "conclude", "ratify") and self.memory.agreement:
            return Party(list(self.memory.agreement.parties))
        if frame == "anger":
            things = [c for c in after if c.kind == "thing" and not c.prep]
            if len(things) > 1:
                return Party(self.roles.entities(things[0], None), things[0])
            told = self.memory_drafts()
            return Party(list(told[-1].actors)) if told else None
        if frame == "agree-to":
            within = [c for c in self.view.chunks if clause.last <= c.first and not c.prep]
            if within and len(within[0].entities) > 1:
                return Party(list(within[0].entities))
        return self._of_passive(head, frame, after)

    def _of_passive(self, head: int, frame: str, after: list[Chunk]) -> Party | None:
        verb = self.view.verbs.get(head)
        if verb is None or not (verb.tense == "passive" or self._is_passive(head)):
            return None
        told = self.memory_drafts()
        if told and frame in _TOGETHER:
            return Party(list(dict.fromkeys([*told[-1].actors, *told[-1].recipients])))
        if frame in ("missile-test", "nuclear-test") and self.lead is not None:
            return self.lead
        fitting = [c for c in after if (c.kind == "thing" if frame == "sanction" else not c.prep)]
        if frame in ("sanction", "alert") and fitting:
            return self.roles.party(fitting[0])
        return None

    def _by_people(
        self, clause: Clause, head: int, frame: str, recipients: list[str]
    ) -> list[Draft]:
        """Demonstrators: the state is the one they demonstrate in, or their government."""
        if frames()[frame].type != "PROTEST" and frame not in (
            "request",
            "condemn",
            "criticise",
            "burn",
        ):
            return []
        home = [
            e
            for c in self.view.chunks
            if clause.first <= c.first < clause.last and c.prep in ("في", "عند", "امام", "")
            for e in self.roles.entities(c, None)
        ]
        near = range(max(self.view.first, head - 2), min(self.view.last, head + 5))
        if any(self.view.word(k).value == "opinion" for k in near):
            return []
        actors = home[:1] or self.memory.last("", [])
        if not actors:
            return []
        target = recipients or home[1:2] or self._protested(clause, head, actors)
        return [self._draft("protest", clause, head, Party(actors), target)]

    def _by_antecedent(self, raw: str, clause: Clause, head: int) -> Meaning | None:
        """مناورات تجريها: the noun that decides stands before the verb."""
        table = combos()
        for k in range(head - 1, max(self.view.first, head - 9) - 1, -1):
            noun = self.view.word(k).noun
            if k in self.view.verbs:
                break
            if noun is None:
                continue
            frame = table.get((raw[1:], noun.kind)) or (noun.frame if noun.alone else "")
            if frame and frame in frames():
                self.taken.add(k)
                return Meaning(frame, k, "", raw)
        return None

    def _is_passive(self, head: int) -> bool:
        written = unstretched(self.view.tokens[head].text)
        text = written[len(self.view.word(head).conj) :]
        if text[:1] in "اٱ" and DAMMA in text[1:5] and self.view.verbs[head].tense == "past":
            return True
        return (
            len(text) > 1
            and text[1] == DAMMA
            and self.view.verbs[head].tense in ("past", "present")
            and not self._form_four(head)
        )

    def _form_four(self, head: int) -> bool:
        """يُعلن is active: verbs of form IV and II carry a damma on the prefix."""
        verb = self.view.verbs[head]
        return verb.tense == "present" and (verb.lemma.startswith("ا") or len(verb.lemma) == 3)
