"""Treaties dated by a participle, and ceasefires."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from foedera.read.arabic.memory import Party
from foedera.read.arabic.verbs import Verbs
from foedera.read.model import EventDate

if TYPE_CHECKING:
    from foedera.read.document import Clause, Draft

__all__ = ["Treaties"]


class Treaties(Verbs):
    """Reads nouns of agreements."""

    def _day_before(self, when: EventDate | None) -> EventDate | None:
        if when is None or when.precision != "day":
            return None
        on = when.start - timedelta(days=1)
        return EventDate(on, on, "day", when.expression, "day-before")

    def _ceasefire(self, clause: Clause, place: int) -> list[Draft]:
        words = [self.view.norm(k) for k in range(place, min(self.view.last, place + 4))]
        if not any("نار" in w for w in words):
            return []
        if any(w.startswith("لقبول") or w == "مقترح" for w in (self.view.norm(place - 1),)):
            return []
        parties = next(
            (list(d.actors) for d in reversed(self.memory_drafts()) if d.type == "ASSAULT"), []
        )
        for chunk in self.view.chunks:
            if place < chunk.first < clause.last and chunk.prep in ("بين", "مع"):
                parties = self.roles.entities(chunk, self.subject)
        if not parties and self.effect.report == "announce" and self.effect.subject:
            parties = list(self.effect.subject.entities)
        if not parties:
            return []
        return [
            self._draft("ceasefire", clause, place, Party(parties), [], noun=(place, clause.last))
        ]

    def _dated_treaty(self, clause: Clause, place: int) -> list[Draft]:
        """‘The treaty signed in 1951’: a participle that dates the act."""
        for k in range(place + 1, min(self.view.last, place + 16)):
            word = self.view.word(k)
            if self.view.norm(k) in "؛;":
                break
            stem = word.norm.removeprefix("ال")
            if stem in ("موقعه", "مبرمه", "موقع", "مبرم", "مصادق"):
                when = self._date(k, min(self.view.last, k + 8), k)
                if when is None:
                    return []
                parties = self._treaty_parties(place, k)
                if len(parties) < 2:
                    return []
                return [
                    self._draft(
                        "sign",
                        clause,
                        k,
                        Party(parties),
                        [],
                        noun=(place, min(self.view.last, k + 4)),
                        when=when,
                    )
                ]
        return []

    def _treaty_parties(self, place: int, stop: int) -> list[str]:
        found: list[str] = []
        for chunk in self.view.chunks:
            if stop < chunk.first <= stop + 3 and chunk.prep in ("بين", "مع"):
                sides = self.roles.entities(chunk, self.subject)
                own = self.subject.entities if self.subject and chunk.prep == "مع" else []
                return list(dict.fromkeys([*own, *sides]))
        for chunk in self.view.chunks:
            if place <= chunk.first < stop:
                found += self.roles.entities(chunk, self.subject)
        if len(found) < 2:
            pronoun = next(
                (
                    self.view.norm(k)
                    for k in range(place, stop)
                    if self.view.norm(k) in ("معها", "معه", "معهم")
                ),
                "",
            )
            for chunk in reversed(self.view.chunks):
                if chunk.first < place and chunk.prep != "في":
                    for entity in self.roles.entities(chunk, self.subject):
                        if entity not in found:
                            found.append(entity)
            if not pronoun and len(found) != 2:
                here = list(dict.fromkeys(found))[:2]
                last = self.memory.groups[-1:] if not here else []
                found = list(last[0]) if last else here
        return list(dict.fromkeys(found))[:4]
