"""Who does what nobody is named for: passives, pronouns, crowds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedera.read.arabic.letters import DAMMA, unstretched
from foedera.read.arabic.meaning import Meaning, slots_for
from foedera.read.arabic.memory import Party
from foedera.read.arabic.special import Special
from foedera.read.words import Frame, frames

if TYPE_CHECKING:
    from foedera.read.arabic.chunk import Chunk
    from foedera.read.arabic.lexicon import Verb
    from foedera.read.document import Clause, Draft

__all__ = ["Doers"]

_CAUSES = frozenset("غضبا احتجاجا تنديدا اعتراضا رفضا استنكارا ضد".split())
_CROWD_ACTS = frozenset("request condemn criticise burn invade intrude seize blockade".split())
_TOGETHER = frozenset(["condemn", "criticise", "agree-to", "meet", "talks", "sign", "request"])


_REASONS = frozenset("للمطالبه احتجاجا رفضا تنديدا استنكارا مطالبين تطالب ضد بوجه مناهضه".split())
# three-letter verbs of form I, of which a damma on the prefix makes the passive: يُعقد, يُنشر
_FORM_ONE = frozenset(
    "عقد نشر طرح رفع فرض بحث قتل منع رفض طرد وضع فتح نقل سحب قطع دعا ذكر جمع شن طلب حظر رفع صرف دفع".split()
)


class Doers(Special):
    """Finds the doers that a clause leaves out."""

    def _called_for(self, head: int) -> list[str]:
        """للمطالبة برحيل, احتجاجا على, رفضا ل: whom the words after the reason name first."""
        why = [k for k in range(head + 1, self.view.last) if self.view.norm(k) in _REASONS]
        after = [c for c in self.view.chunks if why and why[0] < c.first <= why[0] + 7]
        return self.roles.entities(after[0], None) if after else []

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
            if word.norm.removeprefix("ال").startswith("سفار"):
                return self.memory.partner(set(actors)) or actors
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

    def _pronoun_apart(self, head: int) -> str:
        """محذرا إياهما: an object pronoun that stands by itself."""
        after = self.view.norm(self.view.after(head))
        return after[3:] if after.startswith("ايا") else ""

    def _others_named(self, head: int, stop: int, subject: Party | None) -> bool:
        """Whether anybody but the subject is named after the verb, more than as a place."""
        return any(
            head < c.first < stop
            and c.prep not in ("عند",)
            and (subject is None or c is not subject.chunk)
            for c in self.view.chunks
        )

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
        if actors and (len(actors) > 1 or frames()[frame].mutual):
            return Party([*self._mates(clause, head, frame, actors), *actors])
        told_of = self.subject if clause.opener in ("relative", "bare") else None
        if frame in ("sign", "conclude") and told_of is not None and len(told_of.entities) > 1:
            return Party(list(told_of.entities))
        if frame in ("sign", "in-force", "conclude", "ratify") and self.memory.agreement:
            return Party(list(self.memory.agreement.parties))
        if frame in ("sign", "conclude") and self._treaty_at(clause, head):
            return Party(self.memory.group(2))
        if frame == "anger":
            return self._provoker(after)
        if frame == "agree-to":
            within = [c for c in self.view.chunks if clause.last <= c.first and not c.prep]
            if within and len(within[0].entities) > 1:
                return Party(list(within[0].entities))
        if frames()[frame].type == "PROTEST":
            return Party([], human=True)
        if frame == "talks":
            return self._of_those_talks(clause, head)
        return self._of_passive(head, frame, after)

    def _mates(self, clause: Clause, head: int, frame: str, actors: list[str]) -> list[str]:
        """Who else takes part: in talks told of before, in a treaty that the clause describes."""
        if frames()[frame].type == "CONSULT" and self._pointed(clause, head):
            met = self._of_those_talks(clause, head)
            return met.entities if met else []
        described = clause.opener in ("relative", "bare") and frame in ("sign", "conclude")
        if described and len(actors) == 1 and self.subject is not None:
            return [e for e in self.subject.entities if e not in actors]
        return []

    def _treaty_at(self, clause: Clause, head: int) -> bool:
        """Whether a treaty stands beside the verb: وقعت may mean that something happened."""
        near = range(max(self.view.first, head - 5), clause.last)
        return any((n := self.view.word(k).noun) and n.kind in ("agreement", "deal") for k in near)

    def _provoker(self, after: list[Chunk]) -> Party | None:
        """Whose step angers: the thing named before the anger, else the last act's doer."""
        things = [c for c in after if c.kind == "thing" and not c.prep]
        if len(things) > 1:
            return Party(self.roles.entities(things[0], None), things[0])
        told = self.memory_drafts()
        return Party(list(told[-1].actors)) if told else None

    def _pointed(self, clause: Clause, head: int) -> bool:
        """هذه المباحثات: whether the object is talks that have been told of."""
        near = range(head + 1, min(clause.last, head + 4))
        return any(self.view.norm(k) in ("هذه", "هذا", "تلك", "ذلك") for k in near)

    def _of_those_talks(self, clause: Clause, head: int) -> Party | None:
        """The participants of the meeting that the words point back to."""
        near = [*range(clause.first, head), *range(head + 1, min(clause.last, head + 4))]
        nouns = [
            k for k in near if (n := self.view.word(k).noun) and n.kind in ("talks", "meeting")
        ]
        if not any(self.view.word(k).definite for k in nouns):
            return None
        for draft in reversed(self.memory_drafts()[-6:]):
            if draft.type == "CONSULT":
                self.pointed = draft
                return Party(list(dict.fromkeys([*draft.actors, *draft.recipients])))
        return None

    def _of_passive(self, head: int, frame: str, after: list[Chunk]) -> Party | None:
        verb = self.view.verbs.get(head)
        if verb is None or not (verb.tense == "passive" or self._is_passive(head)):
            return None
        told = self.memory_drafts()
        if frame in ("sanction", "trade-curb") and self.drafts and self.drafts[-1].frame == "lift":
            return Party(list(self.drafts[-1].actors))
        if told and frame in _TOGETHER:
            return Party(list(dict.fromkeys([*told[-1].actors, *told[-1].recipients])))
        if frame in ("missile-test", "nuclear-test") and self.lead is not None:
            return self.lead
        if told and frames()[frame].type in ("COERCE", "ASSAULT"):
            alike = [d for d in told[-3:] if d.type in ("COERCE", "ASSAULT")]
            return Party(list(alike[-1].actors)) if alike else None
        fitting = [c for c in after if (c.kind == "thing" if frame == "sanction" else not c.prep)]
        if frame in ("sanction", "alert") and fitting:
            return self.roles.party(fitting[0])
        return None

    def _by_people(
        self, clause: Clause, head: int, frame: str, recipients: list[str]
    ) -> list[Draft]:
        """Demonstrators: the state is the one they demonstrate in, or their government."""
        if frames()[frame].type != "PROTEST" and frame not in _CROWD_ACTS:
            return []
        here = [c for c in self.view.chunks if clause.first <= c.first < clause.last]
        seats = [c for c in here if self._seat(c)]
        theirs = [c for c in here if c.kind in ("people", "forces") and c not in seats]
        theirs = [c for c in theirs if c.first <= head + 4]
        places = [c for c in here if (c.prep == "في" or c.kind == "city") and c not in seats]
        others = [c for c in here if c.prep in ("عند", "امام", "") and c not in seats]
        home = [e for c in (*theirs, *places, *others) for e in self.roles.entities(c, None)]
        near = range(max(self.view.first, head - 2), min(self.view.last, head + 5))
        if any(self.view.word(k).value in ("opinion", "armed") for k in near):
            return []
        actors = home[:1] or self.memory.last("", [])
        if not actors:
            return []
        if (
            self.drafts
            and self.drafts[-1].type == "PROTEST"
            and not self._named_home(theirs, clause)
        ):
            return []  # what the same crowd does next
        recipients = [e for c in seats for e in c.entities if e not in actors] or recipients
        recipients = recipients or self._angry_at(head, actors)
        theirs = [c for c in here if c.first > head and c.kind in ("forces", "organ", "thing")]
        meant = [e for c in theirs if c not in places for e in c.entities if e not in actors][:1]
        meant = [e for e in self._called_for(head) if e not in actors] or meant
        target = recipients or meant or home[1:2] or self._protested(clause, head, actors)
        return [self._draft("protest", clause, head, Party(actors), target)]

    def _named_home(self, theirs: list[Chunk], clause: Clause) -> bool:
        """Whether a crowd of its own is told of after the one before."""
        before = self.drafts[-1].evidence.end
        return bool(theirs) or self.view.tokens[clause.first].start > before + 60

    def _seat(self, chunk: Chunk) -> bool:
        """An embassy, a consulate, a base of another state."""
        words = (self.view.norm(k).removeprefix("ال") for k in range(chunk.first, chunk.last))
        return any(w.startswith(("سفار", "قنصلي", "قاعد", "بعث", "ممثلي")) for w in words)

    def _angry_at(self, head: int, actors: list[str]) -> list[str]:
        """غضبا من, تنديدا ب: whose step they are against."""
        causes = [k for k in range(head + 1, self.view.last) if self.view.norm(k) in _CAUSES]
        self.taken.update(causes[:1])
        for chunk in self.view.chunks:
            if causes and chunk.first > causes[0]:
                found = [e for e in self.roles.entities(chunk, None) if e not in actors]
                if found:
                    return found
        return []

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
        two = len(verb.lemma) == 3 and verb.lemma not in _FORM_ONE
        return verb.tense == "present" and (verb.lemma.startswith("ا") or two)
