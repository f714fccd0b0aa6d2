"""Who does it and to whom: subjects by position and agreement, the rest by prepositions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedera.read.arabic.subjects import Subjects

if TYPE_CHECKING:
    from foedera.read.arabic.chunk import Chunk
    from foedera.read.arabic.memory import Party

__all__ = ["Roles"]

_AS_WHAT = frozenset(
    ["بوصفه", "بوصفها", "باعتباره", "باعتبارها", "لكونه", "لكونها", "لانه", "لانها"]
)
_BETWEEN = frozenset(["بين", "مع"])
_ADJUNCT = frozenset(["عند", "حسب", "في", "قرب", "بشان", "امام"])


def _split(word: str) -> tuple[str, str]:
    """The preposition and the pronoun of عليها, منه, إليهما."""
    for pronoun in ("هما", "هم", "ها", "ه"):
        if word.endswith(pronoun):
            base = word[: -len(pronoun)]
            return {"علي": "علي", "الي": "الي", "لدي": "لدي"}.get(base, base), pronoun
    return word, ""


class Roles(Subjects):
    """Finds subjects and fills slots in one sentence."""

    # ---- reference

    # ---- subject

    # ---- the others

    def gapped(self, chunk: Chunk) -> bool:
        """‘... and with Britain in 2023’: a second party whose verb is left out."""
        before = chunk.first - 1
        if before <= self.view.first or not self.view.word(before).conj:
            return False
        if self.view.word(before).particle != "preposition":
            return False
        earlier = max(
            (c.last for c in self.view.chunks if c.last <= before), default=self.view.first
        )
        return any(earlier <= d.first < chunk.first for d in self.view.dates)

    def fill(
        self,
        start: int,
        stop: int,
        slots: dict[str, str],
        subject: Party | None,
        avoid: set[int],
    ) -> tuple[list[str], list[str], int]:
        """Actors, recipients and the place where the content begins, from [start, stop)."""
        actors: list[str] = []
        recipients: list[str] = []
        content = self._content(start, stop, slots)
        taken_object = False
        for chunk in self._candidates(start, min(stop, content), subject, avoid):
            key = self._key(chunk, start, slots)
            role = slots.get(key)
            if key == "obj" and taken_object and role in ("R", "A"):
                continue
            if role is None and key in _BETWEEN and recipients and slots.get("obj") == "O":
                role = "R"
            if key == "obj" and _no_object(chunk, subject):
                continue
            if (
                role == "R"
                and key == "ل"
                and subject
                and set(chunk.entities) <= set(subject.entities)
            ):
                continue
            if role not in ("A", "R", "O") or (role == "O" and key in _ADJUNCT):
                continue
            taken_object = taken_object or key == "obj"
            side = actors if role == "A" else recipients
            if chunk.anaphor == "2" and not chunk.parts and subject is not None:
                side += self.memory.group(2, tuple(subject.entities))
            else:
                side += self.entities(chunk, subject)
        if slots.get("مع") == "A" and not actors:
            actors = self._with_pronoun(start, min(stop, content), subject)
        if slots.get("بين") == "A" and not actors:
            between = any(self.view.norm(k) in ("بينهما", "بينهم") for k in range(start, stop))
            actors = self._between_them(subject) if between else []
        if not recipients and not actors:
            recipients = self._by_pronoun(start, min(stop, content), slots, subject)
        if not recipients and "O" in slots.values():
            recipients = self._concerned(start, min(stop, content), subject, avoid)
        return actors, recipients, content

    def _key(self, chunk: Chunk, start: int, slots: dict[str, str]) -> str:
        """The slot that a phrase asks for: its preposition, or that of an object."""
        key = chunk.prep if chunk.prep not in ("", "+") else "obj"
        if key in slots:
            return key
        if chunk.kind == "thing" and self._governed(chunk):
            return "obj"  # selling Ankara fighters
        made = self.view.word(start - 1).masdars if chunk.first == start else ()
        return "obj" if made and chunk.kind == "organ" else key  # setting up a joint command

    def _governed(self, chunk: Chunk) -> bool:
        """Whether the phrase is a masdar of giving or arming with its object."""
        meanings = {m.meaning for m in self.view.word(chunk.first).masdars}
        return bool(meanings & {"+sell", "+supply", "+give", "arm", "aid", "lend"})

    def _candidates(
        self, start: int, stop: int, subject: Party | None, avoid: set[int]
    ) -> list[Chunk]:
        """Phrases in [start, stop) that may fill a slot, up to one whose verb is left out."""
        found: list[Chunk] = []
        for chunk in self.view.chunks:
            if not start <= chunk.first < stop:
                continue
            if self.gapped(chunk):
                break
            border = chunk.prep == "مع" and "حدود" in self.view.norm(chunk.first - 2)
            if border or self._met_with(chunk, start) or self.is_seat(chunk):
                continue
            if chunk.first not in avoid and (subject is None or chunk is not subject.chunk):
                found.append(chunk)
        return found

    def _between_them(self, subject: Party | None) -> list[str]:
        """بينهما: the two of the last act, else the last two spoken of."""
        pair = next((g for g in reversed(self.memory.groups[-4:]) if len(g) == 2), None)
        return list(pair) if pair else self.memory.group(2)

    def is_seat(self, chunk: Chunk) -> bool:
        """ومقره المنامة: where a body has its seat is no party."""
        near = {self.view.norm(k).lstrip("و") for k in (chunk.first - 1, chunk.first)}
        return bool(near & {"مقره", "مقرها"})

    def _met_with(self, chunk: Chunk, start: int) -> bool:
        """أثنى، خلال لقائه الرئيس، على: whom he met is not whom he praises."""
        place = chunk.first - 1
        if place <= start:
            return False
        noun, before = self.view.word(place), self.view.word(self.view.before(place))
        event = noun.noun is not None and noun.noun.kind in ("meeting", "call", "visit", "talks")
        return bool(event and noun.pronoun and before.value in ("عند", "في", "لدي"))

    def _by_pronoun(
        self, start: int, stop: int, slots: dict[str, str], subject: Party | None
    ) -> list[str]:
        """فرض عقوبات عليها, طلب منه: the other side as a preposition's pronoun."""
        own = list(subject.entities) if subject else []
        for k in range(start, stop):
            word = self.view.word(k)
            if word.particle != "pp":
                continue
            base, pronoun = _split(word.norm[len(word.conj) :])
            if slots.get(base) != "R":
                continue
            if pronoun in ("هما", "هم"):
                return self.memory.group(2, tuple(own))
            if pronoun in ("ها", "ه"):
                return self.memory.last("f" if pronoun == "ها" else "m", own)
        return []

    def _with_pronoun(self, start: int, stop: int, subject: Party | None) -> list[str]:
        """وقعت معهما: the other side as a pronoun."""
        own = list(subject.entities) if subject else []
        for k in range(start, stop):
            norm = self.view.norm(k)
            if norm in ("معهما", "معهم"):
                return [e for e in self.memory.group(2) if e not in own]
            if norm in ("معها", "معه"):
                return self.memory.last("f" if norm == "معها" else "m", own)
        return []

    def _concerned(
        self, start: int, stop: int, subject: Party | None, avoid: set[int]
    ) -> list[str]:
        """Whom an object is about when the preposition hangs on the object: a pact with Japan."""
        own = set(subject.entities) if subject else set()
        as_what = [k for k in range(start, stop) if self.view.norm(k) in _AS_WHAT]
        stop = as_what[0] if as_what else stop
        for chunk in self.view.chunks:
            if (
                start <= chunk.first < stop
                and chunk.first not in avoid
                and chunk.prep not in _ADJUNCT
            ):
                found = [e for e in self.entities(chunk, subject) if e not in own]
                if found:
                    return found
        return []

    def _content(self, start: int, stop: int, slots: dict[str, str]) -> int:
        """Where the words begin that only say what is asked, alleged or promised."""
        closers = {key for key, role in slots.items() if role == "C"}
        for k in range(start, stop):
            word = self.view.word(k)
            if word.particle == "that":
                return k
            if not closers:
                continue
            cover = self.view.cover.get(k)
            if word.norm in closers and not word.particle:
                return k  # a clitic cut off before a quotation
            if word.particle == "preposition" and word.value in closers:
                after = self.view.cover.get(self.view.after(k))
                if after is None or after.kind == "thing":
                    return k
            if word.prep in closers and word.stem and (cover is None or cover.kind == "thing"):
                return k
        return stop


def _no_object(chunk: Chunk, subject: Party | None) -> bool:
    """A city, or the subject's own name after a title that no list knows."""
    named = set(chunk.entities)
    same = subject is not None and bool(named) and named <= set(subject.entities)
    return chunk.kind == "city" or (same and chunk.kind == "person")
