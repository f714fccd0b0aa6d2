"""Whose act a noun tells: its owner, who announces it, who is met or struck."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedera.read.arabic.memory import Party
from foedera.read.arabic.treaties import Treaties
from foedera.read.words import Frame, frames

if TYPE_CHECKING:
    from foedera.read.arabic.chunk import Chunk
    from foedera.read.arabic.meaning import Meaning

__all__ = ["Owners"]

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

_PURPOSE = frozenset(["بهدف", "بغيه", "لاجل", "اجل", "سبيل", "شان", "قصد", "بقصد"])


class Owners(Treaties):
    """Finds the parties of an event noun."""

    def _doer(
        self, place: int, stop: int, meaning: Meaning, actors: list[str], *, adjunct: bool
    ) -> Party | None:
        """Who does what a noun without owner tells."""
        if len(actors) > 1 or (actors and meaning.frame == "clash"):
            return Party([])
        before = self.view.norm(self.view.before(place))
        if meaning.frame == "visit" and before == "في":
            return self._on_a_visit(place)
        if before in ("بصدد", "صدد", "وشك", "بسبيل"):
            near = [c for c in self.view.chunks if c.last <= place and not c.prep]
            return Party(self.roles.entities(near[-1], self.subject), near[-1]) if near else None
        party = self._plan_owner(place) if meaning.mode == "planned" else None
        party = party or self._decider(place)
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

    def _decider(self, place: int) -> Party | None:
        """قرار بريطانيا وفرنسا إلغاء: whose decision it is."""
        chunk = self.view.cover.get(place - 1)
        if chunk is None or chunk.last != place:
            return None
        for k in (chunk.first, chunk.first - 1):
            noun = self.view.word(k).noun
            if noun is not None and noun.kind == "decision":
                return Party(self.roles.entities(chunk, self.subject), chunk)
        return None

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

    def _done_to(self, place: int, frame: Frame, owner: Party | None) -> list[str]:
        """شدد على مطالبة إسرائيل, أعلن مقاطعة قطر: the name after the masdar suffers it."""
        teller = self.effect.subject or self._declarer(place)
        cover = self.view.cover.get(place)
        if frame.type not in ("SANCTION", "COERCE", "REQUEST") or teller is None:
            return []
        if owner is None or owner.chunk is None:
            return []
        next_to = owner.chunk.first == place + 1 and owner.chunk.kind in ("office", "people")
        if owner.chunk is not cover and not next_to:
            return []
        told = self.effect.report in ("announce", "reveal", "affirm") or not self.effect.subject
        apart = not set(owner.entities) & set(teller.entities)
        short = next_to or owner.chunk.last - place <= 3
        return list(owner.entities) if told and apart and short else []

    def _declarer(self, place: int) -> Party | None:
        """إعلان السعودية مقاطعة قطر: who declares it stands between the two nouns."""
        for chunk in self.view.chunks:
            if chunk.last == place and chunk.head.lstrip("وبل") == "اعلان":
                return Party(self.roles.entities(chunk, None), chunk)
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
        armed = any(m.meaning in ("arm", "+supply") for m in self.view.word(place).masdars)
        hostile = bool(kinds & {"COERCE", "ASSAULT", "SANCTION"})
        return (hostile or armed) and not self.view.word(place).definite

    def _inherits(self, place: int) -> bool:
        """Whether the noun is what somebody announces, so that he is its doer."""
        effect = self.effect
        decided = effect.report == "tell" and any(
            (n := self.view.word(k).noun) is not None and n.kind == "decision"
            for k in range(effect.head + 1, place)
        )
        announced = effect.report in ("announce", "reveal", "respond") or decided
        return announced and effect.subject is not None and place > effect.head

    def _purpose(self, place: int) -> bool:
        word = self.view.word(place)
        if word.prep == "ل":
            return True
        before = self.view.before(place)
        if before >= self.view.first and self.view.norm(before).lstrip("ول") in _PURPOSE:
            return True
        for k in range(place - 1, max(self.view.first, place - 5) - 1, -1):
            governor = self.view.word(k)
            adjunct = governor.particle == "preposition" and governor.value == "عند"
            if k in self.view.verbs or self.view.norm(k) in "،,؛" or adjunct:
                return False
            if governor.masdars and governor.prep == "ل" and k not in self.view.cover:
                return True
        return False

    def _missile_after(self, place: int) -> bool:
        noun = self.view.word(place + 1).noun if place + 1 < self.view.last else None
        return noun is not None and noun.kind in ("missile", "satellite")
