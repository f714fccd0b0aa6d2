"""Acts told by a noun: "talks between", "the raid on", "the treaty signed in 1951"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedera.read.arabic.meaning import MODES, Meaning, meaning_of, slots_for
from foedera.read.arabic.memory import Party
from foedera.read.arabic.treaties import Treaties
from foedera.read.words import Frame, frames

if TYPE_CHECKING:
    from foedera.read.arabic.chunk import Chunk
    from foedera.read.document import Clause, Draft
    from foedera.read.model import EventDate

__all__ = ["Nouns"]

_REPORTS = frozenset(
    ["report", "announce", "affirm", "describe", "reveal", "tell", "respond", "claim-neutral"]
)
_PURPOSE = frozenset(["بهدف", "بغيه", "لاجل", "اجل", "سبيل", "شان", "قصد", "بقصد"])
_ASPECT_NOUNS = frozenset(
    ["موعد", "تاريخ", "امكان", "انتهاء", "وقف", "قرب", "امكانيه", "احتمال", "عدم", "مجرد"]
)
_SIZES = {
    "ثنائي": 2,
    "ثنائيه": 2,
    "الثنائيه": 2,
    "ثلاثيه": 3,
    "الثلاثيه": 3,
    "الثلاثي": 3,
    "رباعيه": 4,
    "الرباعيه": 4,
}

_CROSSINGS = frozenset(["عبور", "تحليق", "سقوط", "مرور"])
_DATED_THINGS = frozenset(["agreement", "ceasefire", "deal", "declaration"])
_BY_CROWDS = ("ASSAULT", "COERCE")
_NEED_OTHERS = frozenset(["REQUEST", "SUPPORT", "REJECT", "CONCEDE", "ACCUSE", "THREATEN"])


class Nouns(Treaties):
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
            if (word.noun and (word.noun.alone or word.noun.kind in _DATED_THINGS)) or any(
                m.meaning for m in word.masdars
            ):
                found.append(place)
        return found

    def nominal(self, clause: Clause, place: int) -> list[Draft]:
        """The act that a noun tells by itself, if it names who did it."""
        word = self.view.word(place)
        paper = word.noun and word.noun.kind in ("agreement", "deal", "declaration")
        if word.noun and paper and not word.noun.alone:
            return self._dated_treaty(clause, place)
        if place in self.taken or self.view.norm(place + 1).removeprefix("ال") == "مبكر":
            return []
        if word.noun and word.noun.kind == "request" and word.prep == "ب":
            return self._at_request(clause, place)
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
        before = self.view.norm(self.view.before(place)).lstrip("وفبل")
        if before in _ASPECT_NOUNS and not (word.noun and word.noun.kind == "ceasefire"):
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

    def _noun_meaning(self, place: int) -> Meaning | None:
        word = self.view.word(place)
        if word.noun and word.noun.alone and word.noun.frame:
            return Meaning(word.noun.frame, -1, "", "noun")
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

    def _missile_after(self, place: int) -> bool:
        noun = self.view.word(place + 1).noun if place + 1 < self.view.last else None
        return noun is not None and noun.kind in ("missile", "satellite")

    def _purpose(self, place: int) -> bool:
        word = self.view.word(place)
        if word.prep == "ل":
            return True
        before = self.view.before(place)
        if before >= self.view.first and self.view.norm(before).lstrip("ول") in _PURPOSE:
            return True
        for k in range(place - 1, max(self.view.first, place - 5) - 1, -1):
            governor = self.view.word(k)
            if k in self.view.verbs or self.view.norm(k) in "،,؛":
                return False
            if governor.masdars and governor.prep == "ل" and k not in self.view.cover:
                return True
        return False

    def _told_by_noun(
        self, clause: Clause, place: int, meaning: Meaning, *, adjunct: bool
    ) -> list[Draft]:
        word = self.view.word(place)
        frame = frames()[meaning.frame]
        stop = self._noun_reach(clause, place)
        owner = self._owner(place, word.pronoun, stop)
        avoid = {owner.chunk.first} if owner and owner.chunk else set()
        actors, recipients, _ = self.roles.fill(place + 1, stop, slots_for(meaning), owner, avoid)
        dated = self._date(place, stop, place) is not None
        if owner is None and not adjunct and 0 <= self.idle < place and not dated:
            return []
        inherits = self._inherits(place)
        if owner and owner.chunk and owner.chunk.kind == "people" and frame.type in _BY_CROWDS:
            frame = frames()["protest"]
        if word.pronoun and frame.id in ("sign", "conclude") and self.memory_drafts():
            last = self.memory_drafts()[-1]
            owner = Party(list(dict.fromkeys([*last.actors, *last.recipients])))
        party = owner or self._doer(place, stop, meaning, actors, adjunct=adjunct)
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

    def _inherits(self, place: int) -> bool:
        """Whether the noun is what somebody announces, so that he is its doer."""
        effect = self.effect
        decided = effect.report == "tell" and any(
            (n := self.view.word(k).noun) is not None and n.kind == "decision"
            for k in range(effect.head + 1, place)
        )
        announced = effect.report in ("announce", "reveal", "respond") or decided
        return announced and effect.subject is not None and place > effect.head

    def _doer(
        self, place: int, stop: int, meaning: Meaning, actors: list[str], *, adjunct: bool
    ) -> Party | None:
        """Who does what a noun without owner tells."""
        if len(actors) > 1:
            return Party([])
        before = self.view.norm(self.view.before(place))
        if meaning.frame == "visit" and before == "في":
            return self._on_a_visit(place)
        if before in ("بصدد", "صدد", "وشك", "بسبيل"):
            near = [c for c in self.view.chunks if c.last <= place and not c.prep]
            return Party(self.roles.entities(near[-1], self.subject), near[-1]) if near else None
        party = self._plan_owner(place) if meaning.mode == "planned" else None
        definite = self.view.word(place).definite
        if party is None and self._inherits(place) and not definite:
            party = self.effect.subject if meaning.mode or not self._purpose(place) else None
        frame = frames()[meaning.frame]
        if party is None and frame.type == "CONSULT":
            party = self._sized_group(place, stop)
        if party is None and frame.type == "CONSULT" and adjunct and not actors and self.subject:
            together = len(self.subject.entities) > 1 and meaning.frame != "visit"
            party = Party(list(self.subject.entities)) if together else None
        if party is None and frame.mutual and actors and adjunct and self.subject:
            party = self.subject if not set(actors) & set(self.subject.entities) else None
        return party

    def _on_a_visit(self, place: int) -> Party | None:
        """‘The minister will be in Tokyo, on a visit’: the first phrase of the sentence."""
        for chunk in self.view.chunks:
            if (
                chunk.last <= place
                and not chunk.prep
                and chunk.kind in ("office", "person", "state")
            ):
                return Party(self.roles.entities(chunk, None), chunk)
        return None

    def _others(
        self,
        frame: Frame,
        party: Party,
        owner: Party | None,
        recipients: list[str],
        *,
        inherits: bool,
    ) -> tuple[Party, list[str]]:
        """Complete the sides of a noun's act from who announces it and who the sentence is about."""
        if recipients:
            return party, recipients
        if frame.id == "clash" and len(party.entities) < 2:
            near = [c for c in self.view.chunks if c.kind in ("forces", "people", "office")]
            sides = [e for c in near if not c.prep for e in c.entities]
            return Party(list(dict.fromkeys([*party.entities, *sides])), party.chunk), []
        if frame.id == "visit":
            places = [c for c in self.view.chunks if c.prep == "في" and c.kind in ("state", "city")]
            hosts = [e for c in places for e in c.entities if e not in party.entities]
            return party, hosts[:1]
        announcer = self.effect.subject if inherits else None
        if inherits and self.effect.report == "respond" and frame.type == "MOBILIZE":
            others = (d.actors for d in reversed(self.memory_drafts()))
            first = next((a for a in others if not set(a) & set(party.entities)), [])
            return party, list(first)
        if announcer and party is not announcer and frame.type in ("RETREAT", "AID"):
            return party, [e for e in announcer.entities if e not in party.entities]
        if frame.swap and owner is not None and self.subject is not None:
            return self.subject, list(owner.entities)
        about = self.subject.entities if self.subject else []
        if frame.type == "ASSAULT":
            hit = [c for c in self.view.chunks if c.kind in ("forces", "people") and not c.prep]
            struck = [e for c in hit for e in c.entities if e not in party.entities]
            if struck:
                return party, struck
        if frame.type in ("ASSAULT", "COERCE") and not set(about) & set(party.entities):
            return party, list(about)
        return party, recipients

    def _plan_revealed(self, clause: Clause, place: int) -> bool:
        if self.effect.report != "reveal":
            return False
        nouns = (self.view.word(k).noun for k in range(clause.first, place))
        return any(noun is not None and noun.kind == "plan" for noun in nouns)

    def _plan_owner(self, place: int) -> Party | None:
        for k in range(place - 1, max(self.view.first, place - 5) - 1, -1):
            chunk = self.view.cover.get(k)
            if chunk is not None:
                return Party(self.roles.entities(chunk, self.subject), chunk)
        return None

    def _sized_group(self, place: int, stop: int) -> Party | None:
        """A dated trilateral summit whose members have been named before."""
        if self._date(place, stop, place) is None:
            return None
        for k in range(place, min(stop, place + 5)):
            size = _SIZES.get(self.view.norm(k))
            if size:
                group = self.memory.group(size)
                return Party(group) if len(group) == size else None
        return None

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

    def _owner(self, place: int, pronoun: str, stop: int) -> Party | None:
        """The doer named by the construct, a nationality, "by" or a pronoun."""
        if self._is_target(place):
            return None
        cover = self.view.cover.get(place)
        if cover is not None and cover.first == place:
            return Party(self.roles.entities(cover, self.subject), cover)
        if self.view.word(place).norm.lstrip("و") in _CROSSINGS:
            seen = [c for c in self.view.chunks if place < c.first <= place + 3]
            if seen and self._missile_after(place):
                return Party(self.roles.entities(seen[0], self.subject), seen[0])
        nearest = self.view.cover.get(place + 1) or self.view.cover.get(self.view.after(place))
        if (
            nearest is not None
            and nearest.first in (place + 1, self.view.after(place))
            and (nearest.prep in ("", "+") or self._adjoins(place, nearest))
        ) and (nearest.kind != "thing" or nearest.first == place + 1):
            return Party(self.roles.entities(nearest, self.subject), nearest)
        visit = self.view.word(place).noun
        of_person = visit is not None and visit.kind == "visit"
        for chunk in self.view.chunks:
            whose = of_person and chunk.prep == "ل" and chunk.kind in ("office", "person")
            if place < chunk.first < stop and (self.roles.by_whom(chunk) or whose):
                return Party(self.roles.entities(chunk, self.subject), chunk)
        if pronoun and self.subject is not None:
            if pronoun in ("هما", "هم"):
                group = (
                    self.subject.entities if len(self.subject.entities) > 1 else self._last_group()
                )
                return Party(list(group))
            return Party(list(self.subject.entities), None, self.subject.gender)
        return None

    def _adjoins(self, place: int, chunk: Chunk) -> bool:
        """بعد جلاء القوات: the preposition before a masdar is not that of its owner."""
        clitic = self.view.word(chunk.first).prep
        return chunk.first == place + 1 and chunk.prep == "عند" and not clitic

    def _is_target(self, place: int) -> bool:
        """انتهاك الأجواء اليابانية: what a hostile masdar governs, when a thing, is its target."""
        after = self.view.cover.get(place + 1)
        if after is None or after.first != place + 1 or after.kind != "thing" or after.prep:
            return False
        kinds = {
            frames()[m.meaning].type for m in self.view.word(place).masdars if m.meaning in frames()
        }
        return (
            bool(kinds & {"COERCE", "ASSAULT", "SANCTION"}) and not self.view.word(place).definite
        )


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
