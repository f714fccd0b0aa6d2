"""Acts told by a noun: "talks between", "the raid on", "the treaty signed in 1951"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedera.read.arabic.meaning import MODES, Meaning, meaning_of, slots_for
from foedera.read.arabic.memory import Party
from foedera.read.arabic.owners import Owners
from foedera.read.words import Frame, frames

if TYPE_CHECKING:
    from foedera.read.document import Clause, Draft
    from foedera.read.model import EventDate

__all__ = ["Nouns"]

_REPORTS = frozenset(
    ["report", "announce", "affirm", "describe", "reveal", "tell", "respond", "claim-neutral"]
)
_ASPECT_NOUNS = frozenset(
    ["موعد", "تاريخ", "امكان", "انتهاء", "وقف", "قرب", "امكانيه", "احتمال", "عدم", "مجرد"]
)

_CROSSINGS = frozenset(["عبور", "تحليق", "سقوط", "مرور"])
_NAMING = frozenset(["agreement", "ceasefire", "deal", "declaration", "request"])
_GATHERED = frozenset(["مجتمعين", "المجتمعون", "المجتمعين", "مجتمعون"])
_HEEDING = frozenset("بناء نزولا تلبيه استجابه عند بدعوه".split())
_BY_CROWDS = ("ASSAULT", "COERCE")
_NEED_OTHERS = frozenset(["REQUEST", "SUPPORT", "REJECT", "CONCEDE", "ACCUSE", "THREATEN"])


class Nouns(Owners):
    """Reads event nouns and masdars."""

    def noun_places(self, clause: Clause) -> list[int]:
        """Event nouns and masdars of a clause, in order."""
        found = []
        for place in range(clause.first, clause.last):
            if place in self.view.verbs:
                continue
            cover = self.view.cover.get(place)
            if cover is not None and not (cover.kind == "thing" and place == cover.first):
                continue
            word = self.view.word(place)
            told = word.noun and (word.noun.alone or word.noun.kind in _NAMING)
            told = told or self._headline(place)
            if told or word.norm in _GATHERED or any(m.meaning for m in word.masdars):
                found.append(place)
        return found

    def nominal(self, clause: Clause, place: int) -> list[Draft]:
        """The act that a noun tells by itself, if it names who did it."""
        word = self.view.word(place)
        apart = self._noun_of_its_own(clause, place)
        if apart is not None:
            return apart
        signing = word.pronoun and any(m.meaning in ("sign", "conclude") for m in word.masdars)
        dated = (
            bool(signing) and self._date(place, self._noun_reach(clause, place), place) is not None
        )
        adjunct = self._adjunct(place) or dated
        if place >= self.closed_from and not adjunct:
            return []
        if self.context.closed and not adjunct and clause.opener != "relative":
            return []
        planned = self._plan_before(place)
        if (
            self._purpose(place)
            and not planned
            and self.effect.report not in ("announce", "reveal")
        ):
            return []
        before = self.view.norm(self.view.before(place))
        aspect = bool({before, before.lstrip("وفبل")} & _ASPECT_NOUNS)
        if aspect and not (word.noun and word.noun.kind == "ceasefire"):
            return []
        fire = any("نار" in self.view.norm(k) for k in range(place + 1, place + 4))
        truce = word.noun and word.noun.kind == "ceasefire" and not word.definite
        if truce and (fire or not word.masdars):
            return self._ceasefire(clause, place)
        meaning = self._noun_meaning(place)
        if meaning is None or meaning.frame not in frames() or self._points_back(place, meaning):
            return []
        if planned:
            meaning.mode = "planned"
        return self._told_by_noun(clause, place, meaning, adjunct=adjunct)

    def _noun_of_its_own(self, clause: Clause, place: int) -> list[Draft] | None:
        """What nouns tell that have a rule of their own; None for all others."""
        word = self.view.word(place)
        paper = word.noun and word.noun.kind in ("agreement", "deal", "declaration")
        if word.noun and paper and not word.noun.alone:
            return self._dated_treaty(clause, place)
        if word.norm in _GATHERED:
            return self._gathered(clause, place)
        if place in self.taken or self.view.norm(place + 1).removeprefix("ال") == "مبكر":
            return []
        if word.noun and word.noun.kind == "request" and word.prep == "ب":
            return self._at_request(clause, place)
        if word.norm.removeprefix("ال") in ("مقابله", "حوار") and self._with_outlet(place):
            return []
        return self._heeded(clause, place) or None

    def _at_request(self, clause: Clause, place: int) -> list[Draft]:
        """بطلب من موسكو: the one who asked, and the one who did it."""
        chunk = self.view.cover.get(place + 2) if self.view.norm(place + 1) == "من" else None
        if chunk is None or self.subject is None:
            return []
        asking = self.roles.entities(chunk, None)
        others = [e for e in self.subject.entities if e not in asking]
        if not others:
            return []
        party = Party(asking, chunk)
        return [self._draft("request", clause, place, party, others, noun=(place, chunk.last))]

    def _gathered(self, clause: Clause, place: int) -> list[Draft]:
        """كان القادة مجتمعين في طوكيو: who is told of before the participle has met."""
        for chunk in reversed(self.view.chunks):
            near = chunk.last <= place <= chunk.last + 3
            if (
                near
                and not chunk.prep
                and (len(chunk.entities) > 1 or chunk.entities[:1] > ["org"])
            ):
                party = self.roles.party(chunk)
                return [self._draft("meet", clause, place, party, [], noun=(place, clause.last))]
        return []

    def _with_outlet(self, place: int) -> bool:
        """مقابلة مع صحيفة: an interview is no meeting of states."""
        near = range(place + 1, min(self.view.last, place + 4))
        return any(self.view.word(k).particle == "outlet-noun" for k in near)

    def _heeded(self, clause: Clause, place: int) -> list[Draft]:
        """تلبية لنداء الرئيس, بناء على طلب حكومته: whose request it is that is met."""
        word = self.view.word(place)
        kinds = {m.meaning for m in word.masdars} | ({word.noun.kind} if word.noun else set())
        near = {self.view.norm(k) for k in range(max(self.view.first, place - 3), place)}
        if "request" not in kinds or not near & _HEEDING or self.subject is None:
            return []
        cover = self.view.cover.get(place)
        chunk = cover if cover is not None and cover.first == place else None
        chunk = chunk or self.view.cover.get(place + 1)
        asking = self.roles.entities(chunk, None) if chunk else []
        others = [e for e in self.subject.entities if e not in asking]
        if chunk is None or not asking or not others:
            return []
        self.taken.add(place)
        party = self.roles.party(chunk)
        return [self._draft("request", clause, place, party, others, noun=(place, chunk.last))]

    def _points_back(self, place: int, meaning: Meaning) -> bool:
        """‘Before its signing’ tells nothing; ‘the understanding’ is the one just told of."""
        word = self.view.word(place)
        earlier = self.view.norm(self.view.before(place)).lstrip("و")
        if earlier in ("قبل", "قبيل", "دون", "لحين") and word.pronoun:
            stop = min(self.view.last, place + 8)
            met = meaning.frame == "meet" and any(place < c.first < stop for c in self.view.chunks)
            return not met
        agreed = word.definite and meaning.frame in ("agree-to", "deal")
        return agreed and any(d.type == "AGREE" for d in self.memory_drafts()[-5:])

    def _plan_before(self, place: int) -> bool:
        """‘Plans of the alliance to open’, "their resolve to deploy"."""
        for k in range(place - 1, max(self.view.first, place - 5) - 1, -1):
            noun = self.view.word(k).noun
            if noun and noun.kind == "plan":
                return not any(self.view.norm(j) in ("لا", "ولا") for j in range(k - 2, k))
            if k in self.view.verbs:
                return False
        return False

    def _headline(self, place: int) -> bool:
        """عقوبات أميركية على: a sentence without a verb that opens with sanctions tells of them."""
        noun = self.view.word(place).noun
        opens = place == self.view.first and not self.view.verbs
        return opens and noun is not None and noun.kind == "sanction"

    def _noun_meaning(self, place: int) -> Meaning | None:
        word = self.view.word(place)
        if word.noun and word.noun.alone and word.noun.frame:
            return Meaning(word.noun.frame, -1, "", "noun")
        if self._headline(place):
            return Meaning("sanction", -1, "", "noun")
        if word.noun and word.noun.kind in ("commitment", "pledge") and self.effect.report:
            return Meaning("reaffirm", -1, "", "noun")
        if word.norm.lstrip("و") in _CROSSINGS and self._missile_after(place):
            return Meaning("missile-test", place + 1, "", "noun")
        for masdar in word.masdars:
            if masdar.meaning in _REPORTS or masdar.meaning in MODES:
                continue
            if masdar.meaning == "leave-maybe":
                return Meaning("leave", -1, "", "noun") if self._left_treaty(place) else None
            found = meaning_of(self.view, masdar.meaning, place, self.view.last, masdar.slots)
            if found is not None and found.frame == "withdraw" and self._left_treaty(place):
                return Meaning("leave", -1, "", "noun")
            if found is not None and not found.frame.startswith("~"):
                return found
        return None

    def _left_treaty(self, place: int) -> bool:
        """خروج موسكو من اتفاق: out of a treaty or a body, not out of a place."""
        for k in range(place + 1, min(self.view.last, place + 10)):
            if self.view.norm(k) == "من":
                after = self.view.after(k)
                noun, cover = self.view.word(after).noun, self.view.cover.get(after)
                body = cover is not None and cover.kind == "org"
                return body or (noun is not None and noun.kind in ("agreement", "deal", "body"))
        return False

    def _told_by_noun(
        self, clause: Clause, place: int, meaning: Meaning, *, adjunct: bool
    ) -> list[Draft]:
        word = self.view.word(place)
        frame = frames()[meaning.frame]
        stop = self._noun_reach(clause, place)
        owner = self._owner(place, word.pronoun, stop)
        whom = self._done_to(place, frame, owner)
        if whom:
            owner = None
        avoid = {owner.chunk.first} if owner and owner.chunk else set()
        actors, recipients, _ = self.roles.fill(place + 1, stop, slots_for(meaning), owner, avoid)
        dated = self._date(place, stop, place) is not None
        if owner is None and not adjunct and 0 <= self.idle < place and not dated:
            return []
        recipients = recipients or self._visited_by_pronoun(place, owner)
        inherits = self._inherits(place) and not adjunct
        if owner and owner.chunk and owner.chunk.kind == "people" and frame.type in _BY_CROWDS:
            frame = frames()["protest"]
        if word.pronoun and frame.id in ("sign", "conclude") and self.memory_drafts():
            last = self.memory_drafts()[-1]
            owner = Party(list(dict.fromkeys([*last.actors, *last.recipients])))
        party = owner or self._doer(place, stop, meaning, actors, adjunct=adjunct)
        teller = (self.effect.subject or self._declarer(place)) if whom else None
        if teller is not None:
            party, recipients, inherits = teller, whom, True
        if party is None:
            return []
        party, recipients = self._others(frame, party, owner, recipients, inherits=inherits)
        everyone = {*party.entities, *actors}
        if frame.id == "exercise" and len(everyone) == 1 and not recipients:
            frame = frames()["own-exercise"]
        if frame.id == "send-troops" and not recipients:
            frame = frames()["deploy"]
        certain = inherits or dated
        if _says_little(frame, everyone, recipients, certain=certain, moded=bool(meaning.mode)):
            return []
        self.taken.update(range(place, max(meaning.noun, place) + 1))
        mode = "planned" if self._plan_revealed(clause, place) else meaning.mode
        draft = self._draft(
            frame.id,
            clause,
            place,
            party,
            recipients,
            extra=actors,
            mode=mode,
            noun=(place, stop),
            friendly_fallback=inherits and frame.type in ("SANCTION", "COERCE"),
        )
        if draft.date is None:
            draft.date = self._date_of_noun(clause, place, draft, adjunct=adjunct)
        if frame.id == "withdraw" and any(r.startswith("org:") for r in draft.recipients):
            draft.frame, draft.type = "leave", "SANCTION"
        return [draft]

    def _visited_by_pronoun(self, place: int, owner: Party | None) -> list[str]:
        """خلال زيارته إياها."""
        apart = self._pronoun_apart(place)
        return self._pronoun(apart, owner, place) if apart else []

    def _date_of_noun(
        self, clause: Clause, place: int, draft: Draft, *, adjunct: bool
    ) -> EventDate | None:
        """The date of a noun's act without one: of the clause, or of the act it belongs to."""
        kind = draft.type
        if self.view.norm(self.view.before(place)) == "غداة":
            return self._day_before(self._date(clause.first, clause.last, clause.first))
        before = self.drafts[-2] if len(self.drafts) > 1 else None
        if adjunct and kind == "CONSULT" and before and before.date and before.status == "happened":
            return before.date
        if self._inherits(place) and not adjunct and self.effect.date is not None:
            return self.effect.date
        if self.view.norm(self.view.before(place)) == "في" and kind == "CONSULT":
            return self._date(self.view.first, place, self.view.first)
        told_here = kind in ("CONSULT", "COOPERATE", "ASSAULT", "PROTEST")
        happened = told_here and draft.status == "happened"
        return self.clause_date if happened and not self.view.word(place).pronoun else None

    def _plan_revealed(self, clause: Clause, place: int) -> bool:
        if self.effect.report != "reveal":
            return False
        nouns = (self.view.word(k).noun for k in range(clause.first, place))
        return any(noun is not None and noun.kind == "plan" for noun in nouns)

    def _noun_reach(self, clause: Clause, place: int) -> int:
        index = self.clauses.index(clause)
        stop = clause.last
        for k in range(place + 1, clause.last):
            if self.view.norm(k) in "؛;":
                stop = k
                break
        if (
            stop == clause.last
            and index + 1 < len(self.clauses)
            and self.clauses[index + 1].opener in ("relative", "bare")
        ):
            between = any(
                c.prep in ("بين", "مع") and clause.last <= c.first < self.clauses[index + 1].last
                for c in self.view.chunks
            )
            inside = any(place < c.first < clause.last for c in self.view.chunks)
            if between and not inside:
                stop = self.clauses[index + 1].last
        return stop


def _says_little(
    frame: Frame, everyone: set[str], recipients: list[str], *, certain: bool, moded: bool
) -> bool:
    """Whether a noun tells too little to be an act: nobody, one alone where two are needed."""
    together = frame.type in ("CONSULT", "COOPERATE")
    body = frame.type == "CONSULT" and any(e.startswith("org:") for e in everyone)
    if not everyone or (together and not body and len(everyone | set(recipients)) < 2):
        return True
    if frame.id == "cooperate" and not certain and not moded:
        return True
    vague = not recipients and not frame.mutual and frame.type in _NEED_OTHERS
    return vague and not certain
