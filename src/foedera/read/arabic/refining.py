"""Frames that depend on who the parties turn out to be, and on what stands beside the verb."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from foedera.read.arabic.chunk import head_of
from foedera.read.arabic.contexts import Contexts

if TYPE_CHECKING:
    from foedera.read.arabic.memory import Party
    from foedera.read.document import Clause, Draft

__all__ = ["Refining"]

_BORDER = frozenset(["حدود", "حدودها", "حدوده", "حدودهما", "سواحل", "مياه", "محيط", "اجواء"])
_POINTING = frozenset(["ذلك", "هذا", "هذه", "الامر", "الطلب", "الفكره", "الخطوه", "المقترح"])
_LEFT = frozenset(
    ["agreement", "deal", "participation", "conference", "body", "talks", "meeting", "proposal"]
)
_SEAS = frozenset("المحيط البحر بحر مضيق خليج الخليج المياه مياه".split())


class Refining(Contexts):
    """Looks again at what a verb has been taken to mean."""

    def _treaty_after(self, clause: Clause, head: int) -> bool:
        """Whether what somebody withdraws from is an agreement, not a place."""
        for k in range(head + 1, clause.last):
            noun = self.view.word(k).noun
            if noun is not None and k not in self.view.cover and noun.kind != "withdrawal":
                return noun.kind in _LEFT
        return False

    def _withdrawn(self, draft: Draft, clause: Clause, head: int, subject: Party) -> None:
        """Leaving an organisation or a treaty is not withdrawing troops."""
        leaves = any(r.startswith("org:") for r in draft.recipients)
        if leaves or self._treaty_after(clause, head):
            draft.frame, draft.type = "leave", "SANCTION"
            draft.recipients = draft.recipients or self._about(clause, head, draft.actors)

    def _exercised(self, draft: Draft, clause: Clause, head: int, subject: Party) -> None:
        """One state's own exercise moves its forces; whom it is held against is the recipient."""
        verb = self.view.verbs.get(head)
        hosted = verb is not None and verb.meaning == "+host"
        if len({*draft.actors, *draft.recipients}) >= 2 or hosted:
            return
        draft.frame, draft.type = "own-exercise", "MOBILIZE"
        near = {"بشان": "R", "قرب": "R", "ضد": "R", "علي": "R"}
        draft.recipients = self.roles.fill(head + 1, clause.last, near, subject, set())[1]

    def _opposed(self, draft: Draft, clause: Clause, head: int, subject: Party) -> None:
        told = self.memory_drafts()
        words = [self.view.norm(k) for k in range(head + 1, min(head + 4, clause.last))]
        if any(w in _POINTING for w in words) and told[-1:] != []:
            asked = next((d for d in reversed(told) if d is not draft), None)
            if asked is not None and asked.type in ("REQUEST", "AGREE"):
                draft.recipients = [e for e in asked.actors if e not in draft.actors]
                return
        if not self._proposal_in(clause, head):
            draft.frame, draft.type = "criticise", "ACCUSE"

    def _patrolled(self, draft: Draft, clause: Clause, head: int, subject: Party) -> None:
        together = {"مع": "A", "بين": "A"}
        mates, _, _ = self.roles.fill(head + 1, clause.last, together, subject, set())
        if len(draft.actors) > 1 or mates:
            draft.frame, draft.type = "cooperate", "COOPERATE"

    def _sent(self, draft: Draft, clause: Clause, head: int, subject: Party) -> None:
        """Aircraft sent towards somebody's zone are no help to him, nor is what is sent to nobody."""
        named = [c for c in self.view.chunks if head < c.first < clause.last]
        if not draft.recipients and not any(set(c.entities) - set(draft.actors) for c in named):
            draft.frame, draft.type = "deploy", "MOBILIZE"
            return
        words = {self.view.norm(k).lstrip("ول") for k in range(head, clause.last)}
        if not draft.recipients or words & {
            "منطقه",
            "مياه",
            "اجواء",
            "قرب",
            "حول",
            "باتجاه",
            "المياه",
            "الاجواء",
            "محيط",
            "سواحل",
        }:
            draft.frame, draft.type = "deploy", "MOBILIZE"

    def _established(self, draft: Draft, clause: Clause, head: int, subject: Party) -> None:
        if len({*draft.actors, *draft.recipients}) < 2:
            draft.type = ""

    def _summoned(self, draft: Draft, clause: Clause, head: int, subject: Party) -> None:
        """To call one's own ambassador home is more than to call in another's."""
        for k in range(head + 1, clause.last):
            norm = self.view.norm(k)
            if not norm.startswith(("سفير", "سفراء")):
                continue
            seat = self.view.cover.get(k)
            if norm.endswith(("ها", "ه", "هم", "هما")) and (
                self.view.cover.get(k + 1) is None or self.view.norm(k + 1) in ("في", "لدي", "من")
            ):
                draft.frame, draft.type = "break-ties", "SANCTION"
                like = self.drafts[-2] if len(self.drafts) > 1 else None
                told = list(seat.entities) if seat is not None else []
                if not told and like is not None and like.type == "SANCTION":
                    told = like.recipients
                told = told or self._inside_of(head, clause, draft) or draft.recipients
                draft.recipients = [e for e in told if e not in draft.actors]
            return

    def _inside_of(self, head: int, clause: Clause, draft: Draft) -> list[str]:
        slots = {"لدي": "R", "من": "R", "في": "R", "الي": "R"}
        return self.roles.fill(head + 1, clause.last, slots, None, set())[1]

    def _agreed(self, draft: Draft, clause: Clause, head: int, subject: Party) -> None:
        """To reach a ceasefire is to stop fighting."""
        verb = self.view.verbs.get(head)
        if len({*draft.actors, *draft.recipients}) == 1:
            draft.actors += self.memory.partner(set(draft.actors))
        words = [self.view.norm(k) for k in range(head, clause.last)]
        if verb is not None and verb.lemma == "توصل" and any("النار" in w for w in words):
            draft.frame, draft.type = "ceasefire", "RETREAT"

    def _fired_together(self, draft: Draft, clause: Clause, head: int, subject: Party) -> None:
        """Missiles that two states launch together are an exercise."""
        if len(draft.actors) > 1:
            draft.frame, draft.type = "exercise", "COOPERATE"

    def _defended(self, draft: Draft, clause: Clause, head: int, subject: Party) -> None:
        """To defend one's own position supports nobody."""
        own = any(
            c.first > head and c.kind == "self" and c.first < clause.last for c in self.view.chunks
        )
        if own or not draft.recipients:
            draft.type = ""

    def _on_crowd(self, draft: Draft, clause: Clause, head: int, subject: Party) -> None:
        """Water cannon against demonstrators: it is the state's own people that it hits."""
        crowd = any(
            self.view.norm(k).removeprefix("ال").startswith(("محتج", "متظاهر"))
            for k in range(head + 1, clause.last)
        )
        named = [c for c in self.view.chunks if head < c.first < clause.last]
        if crowd and all(set(c.entities) <= set(draft.actors) for c in named):
            draft.recipients = list(draft.actors)

    def _objected(self, draft: Draft, clause: Clause, head: int, subject: Party) -> None:
        """To object to a deal or a plan is to say no to it; a note of protest is a reproach."""
        verb = self.view.verbs.get(head)
        if verb is not None and verb.meaning.startswith("+"):
            return
        nouns = (self.view.word(k).noun for k in range(head + 1, clause.last))
        if any(
            n is not None and n.kind in ("deal", "agreement", "plan", "proposal") for n in nouns
        ):
            draft.frame, draft.type = "oppose", "REJECT"

    def _at_border(self, draft: Draft, clause: Clause, head: int, subject: Party) -> None:
        """A zone or works by the border are meant for the neighbour."""
        words = {self.view.norm(k).removeprefix("ال") for k in range(head, clause.last)}
        if words & _BORDER and not draft.recipients:
            near = {"مع": "R", "علي": "R", "قرب": "R"}
            draft.recipients = self.roles.fill(head + 1, clause.last, near, subject, set())[1]

    def _hacked(self, draft: Draft, clause: Clause, head: int, subject: Party) -> None:
        """Hackers break into networks, not into waters or air space."""
        words = (self.view.norm(k).removeprefix("ال") for k in range(clause.first, clause.last))
        if any(
            w.startswith(("شبكه", "شبكات", "قراصنه", "حواسيب", "خوادم", "سجلات")) for w in words
        ):
            draft.frame, draft.type = "cyber", "COERCE"

    def _calmed(self, draft: Draft, clause: Clause, head: int, subject: Party) -> None:
        """A ceasefire that comes into force."""
        words = [self.view.norm(k) for k in range(max(self.view.first, head - 5), head)]
        if any(w.removeprefix("ال") in ("نار", "هدنه") for w in words):
            draft.frame, draft.type = "ceasefire", "RETREAT"

    def _brushed(self, draft: Draft, clause: Clause, head: int, subject: Party) -> None:
        """To deplore what one is accused of is to reject the charge."""
        for k in range(head + 1, clause.last):
            noun = self.view.word(k).noun
            if noun is None or k in self.view.cover:
                continue
            if noun.kind != "claim":
                return
            draft.frame, draft.type = "reject", "REJECT"
            own = set(draft.actors)
            for old in reversed(self.memory_drafts()):
                if old.type == "ACCUSE" and own & set(old.recipients) and old is not draft:
                    draft.recipients = [e for e in old.actors if e not in own]
                    return
            return

    def _visited(self, draft: Draft, clause: Clause, head: int, subject: Party) -> None:
        """Ships and aircraft that arrive call at a port; with arms on board, or as police, they help."""
        guests = [c for c in self.view.chunks if clause.first <= c.first < clause.last]
        chunk = next((c for c in guests if c.kind == "forces" and not c.prep), None)
        if chunk is None or (chunk is not subject.chunk and draft.frame != "host"):
            return
        reach = range(chunk.last, max(clause.last, min(self.view.last, chunk.last + 5)))
        words = {self.view.norm(k) for k in reach}
        nouns = {n.kind for k in reach if (n := self.view.word(k).noun)}
        laden = any(w.startswith(("محمل", "تحمل", "يحمل", "متن")) for w in words)
        if laden and nouns & {"arms", "missile", "system"}:
            draft.frame, draft.type = "arm", "AID"
        elif chunk.gender == "f" or chunk.head in ("زورق", "قارب"):
            draft.frame, draft.type = "port-call", "COOPERATE"
        else:
            draft.frame, draft.type = "send-troops", "AID"

    def _scrapped(self, draft: Draft, clause: Clause, head: int, subject: Party) -> None:
        """To call off an exercise with a partner, to give up a treaty, is a step against him."""
        about = [self.view.word(k).noun for k in range(head + 1, clause.last)]
        treaty = any(n is not None and n.kind in ("agreement", "deal") for n in about)
        pointed = self.view.norm(head + 1) in ("عنه", "عنها") and self.memory.agreement is not None
        if treaty or pointed:
            own = set(draft.actors)
            parties = self.memory.agreement.parties if self.memory.agreement else []
            others = [e for e in parties if e not in own] if own & set(parties) else []
            draft.frame, draft.type = "terminate", "SANCTION"
            draft.recipients = draft.recipients or others or self.memory.partner(own)
            return
        mates, _, _ = self.roles.fill(head + 1, clause.last, {"مع": "A"}, subject, set())
        verb = self.view.verbs.get(head)
        if mates and len(draft.actors) == 1 and (verb is None or verb.meaning.startswith("+")):
            draft.frame, draft.type, draft.recipients = "suspend", "SANCTION", mates

    def _of_the_talks(self, draft: Draft, clause: Clause, head: int, subject: Party) -> None:
        """What talks told of before deal with is as past or coming as they are."""
        met = self.pointed
        everyone = {*draft.actors, *draft.recipients}
        body = any(e.startswith("org:") for e in everyone)
        if draft.frame == "talks" and len(everyone) < 2 and not body and met is None:
            draft.type = ""
        if met is None or subject.chunk is not None:
            return
        draft.date = draft.date or met.date
        if set(draft.actors) <= {*met.actors, *met.recipients}:
            draft.status = met.status

    def _met(self, draft: Draft, clause: Clause, head: int, subject: Party) -> None:
        """... when he met Modi: the one met is named, who met him is who was spoken of."""
        self._of_the_talks(draft, clause, head, subject)
        everyone = {*draft.actors, *draft.recipients}
        lead = self.lead.entities if self.lead else []
        if len(everyone) == 1 and not any(e.startswith("org:") for e in everyone):
            draft.actors += [e for e in lead if e not in everyone]

    def _joining(self, draft: Draft, clause: Clause, head: int, subject: Party) -> None:
        """To join a mission, or to wish to join a body, is to take part in it."""
        if draft.status in ("proposed", "hypothetical") and draft.recipients:
            draft.frame, draft.type = "cooperate", "COOPERATE"
            return
        nouns = {n.kind for k in range(head + 1, clause.last) if (n := self.view.word(k).noun)}
        if nouns & {"operation", "exercise", "patrol"}:
            after = [c for c in self.view.chunks if head < c.first < clause.last]
            led = [c for c in after if c.prep == "عند" or (c.prep == "ب" and c.head == "قياده")]
            others = [e for c in led for e in self.roles.entities(c, None)]
            own = set(draft.actors)
            draft.recipients = [e for e in others if e not in own] or self.memory.partner(own)
            draft.frame, draft.type = "cooperate", "COOPERATE"
        if not draft.recipients:
            draft.type = ""

    def _angered(self, draft: Draft, clause: Clause, head: int, subject: Party) -> None:
        if not draft.actors:
            draft.type = ""

    def _ordered(self, draft: Draft, clause: Clause, head: int, subject: Party) -> None:
        """An order is a demand only on another."""
        verb = self.view.verbs.get(head)
        if verb is not None and verb.lemma in ("امر", "اوعز") and not draft.recipients:
            draft.type = ""

    def _attended(self, draft: Draft, clause: Clause, head: int, subject: Party) -> None:
        """To take part in a body is a state of affairs; to attend its meeting is an act."""
        drilled = any(
            (n := self.view.word(k).noun) is not None and n.kind == "exercise"
            for k in range(head + 1, clause.last)
        )
        if drilled and len({*draft.actors, *draft.recipients}) > 1:
            draft.frame, draft.type = "exercise", "COOPERATE"
            return
        verb = self.view.verbs.get(head)
        if (
            verb is None
            or verb.tense != "present"
            or self.view.word(head).future
            or self.context.mode
        ):
            return
        nouns = [self.view.word(k).noun for k in range(head + 1, clause.last)]
        if not any(
            n is not None and n.kind in ("meeting", "talks", "conference", "exercise")
            for n in nouns
        ):
            draft.type = ""

    def _curbed(self, draft: Draft, clause: Clause, head: int, subject: Party) -> None:
        """To raise a tariff *from* somebody is to take it off."""
        verb = self.view.verbs.get(head)
        words = [self.view.norm(k) for k in range(head, clause.last)]
        if verb is not None and verb.lemma == "رفع" and "عن" in words:
            draft.frame, draft.type = "lift", "CONCEDE"
            draft.recipients = self.roles.fill(head + 1, clause.last, {"عن": "R"}, subject, set())[
                1
            ]
        elif verb is not None and verb.lemma in ("منع", "حظر"):
            self._forbidden(draft, clause, head)

    def _forbidden(self, draft: Draft, clause: Clause, head: int) -> None:
        """To keep people from fishing is force; to ban anything but trade is a plain sanction."""
        after = [c for c in self.view.chunks if head < c.first < clause.last and not c.prep]
        hindered = any(c.kind in ("people", "forces") for c in after)
        nouns = {n.kind for k in range(head, clause.last) if (n := self.view.word(k).noun)}
        words = " ".join(self.view.norm(k) for k in range(head, clause.last))
        if hindered:
            draft.frame, draft.type = "harass", "COERCE"
        elif not nouns & {"export", "tariff", "licence", "energy"} and "تجار" not in words:
            draft.frame = "sanction"

    def _acceded(self, draft: Draft, clause: Clause, head: int, subject: Party) -> None:
        """To consent to doing something is to agree; to approve a sale or a law is to support it."""
        verb = self.view.verbs.get(head)
        if (
            verb is None
            or verb.lemma != "وافق"
            or (subject.chunk and subject.chunk.kind == "organ")
        ):
            return
        for k in range(head + 1, clause.last):
            word = self.view.word(k)
            if word.noun and word.noun.kind in ("package", "deal", "agreement", "arms", "aid"):
                return
            if word.masdars:
                if not any(
                    m.meaning in ("+sell", "+give", "+supply", "sign") for m in word.masdars
                ):
                    draft.frame, draft.type = "accept", "AGREE"
                return

    def _proposal_in(self, clause: Clause, head: int) -> bool:
        """Whether what is opposed is a step not yet taken."""
        for k in range(head + 1, clause.last):
            word = self.view.word(k)
            if (
                word.noun
                and word.noun.kind in ("proposal", "plan", "request", "agreement", "decision")
            ) or word.masdars:
                return True
        return False

    def _put_to_sea(self, draft: Draft, clause: Clause, head: int, subject: Party) -> None:
        """ترسل ألمانيا فرقاطة إلى المحيط: ships sent to a sea are moved, not given away."""
        words = [self.view.norm(k) for k in range(head + 1, clause.last)]
        craft = any((h := head_of(w)) is not None and h[0].kind == "forces" for w in words)
        to_sea = any(a == "الي" and b in _SEAS for a, b in itertools.pairwise(words))
        if craft and to_sea and not draft.recipients:
            draft.frame, draft.type = "deploy", "MOBILIZE"

    def _deployed(self, draft: Draft, clause: Clause, head: int, subject: Party) -> None:
        words = {self.view.norm(k).removeprefix("ال") for k in range(head, clause.last)}
        if words & _BORDER:
            near = {"مع": "R", "علي": "R", "الي": "R", "قرب": "R", "obj": "R"}
            draft.recipients = self.roles.fill(head + 1, clause.last, near, subject, set())[1]
            return
        _, hosts, _ = self.roles.fill(
            head + 1, clause.last, {"في": "R", "علي": "R", "الي": "R"}, subject, set()
        )
        if hosts or len(draft.actors) > 1:
            draft.frame, draft.type, draft.recipients = "basing", "COOPERATE", hosts
