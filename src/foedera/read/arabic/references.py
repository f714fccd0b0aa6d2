"""Whom a phrase stands for: stand-ins resolved by what has been told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedera.read.arabic.memory import Memory, Party, speaker_of

if TYPE_CHECKING:
    from foedera.read.arabic.chunk import Chunk
    from foedera.read.arabic.view import View
    from foedera.read.document import Document

__all__ = ["References"]


class References:
    """Resolves the phrases of one sentence."""

    def __init__(self, document: Document, view: View, memory: Memory) -> None:
        self.document = document
        self.view = view
        self.memory = memory
        self.used: set[int] = set()

    def entities(self, chunk: Chunk, subject: Party | None) -> list[str]:
        """Whom a chunk stands for, stand-ins resolved."""
        if chunk.anaphor and not chunk.parts:
            return self._resolve(chunk, subject)
        if chunk.parts:
            found: list[str] = []
            for part in chunk.parts:
                found += self.entities(part, subject)
            return list(dict.fromkeys(found))
        return list(chunk.entities)

    def _resolve(self, chunk: Chunk, subject: Party | None) -> list[str]:
        resolved = {
            "self": self._own,
            "first": self._of_pair,
            "second": self._of_pair,
            "ally": self._friend,
            "other": self._friend,
            "met": self._participants,
            "last": self._latter,
        }.get(chunk.anaphor)
        return resolved(chunk, subject) if resolved else self.memory.group(int(chunk.anaphor))

    def _own(self, chunk: Chunk, subject: Party | None) -> list[str]:
        """His country: the speaker's, else the subject's."""
        if self.memory.speaker is not None:
            return list(self.memory.speaker.entities)
        if subject is not None and subject.entities:
            return list(subject.entities)
        return list(self.memory.parties[-1].entities) if self.memory.parties else []

    def _of_pair(self, chunk: Chunk, subject: Party | None) -> list[str]:
        """The first, the second of the two named last."""
        pair: tuple[str, ...] = next((g for g in reversed(self.memory.groups) if len(g) == 2), ())
        here = [c for c in self.view.chunks if c.last <= chunk.first and len(c.parts) == 2]
        pair = tuple(here[-1].entities) if here else pair
        return [pair[chunk.anaphor == "second"]] if len(pair) == 2 else []

    def _friend(self, chunk: Chunk, subject: Party | None) -> list[str]:
        """Its ally, its neighbour: whoever was harmed, is told of beside it, was named last."""
        own = list(subject.entities) if subject else []
        own += self.memory.speaker.entities if self.memory.speaker else []
        for draft in reversed(self.memory.drafts if chunk.anaphor == "ally" else []):
            if draft.type in ("COERCE", "ASSAULT", "THREATEN") and len(draft.recipients) == 1:
                harmed = [e for e in draft.recipients if e not in own]
                if harmed:
                    return harmed
        return self.memory.partner(set(own[:1])) or self.memory.last("", own)

    def _participants(self, chunk: Chunk, subject: Party | None) -> list[str]:
        """Those who met: the parties of the last meeting."""
        for draft in reversed(self.memory.drafts[-10:]):
            if draft.type == "CONSULT":
                return list(dict.fromkeys([*draft.actors, *draft.recipients]))
        return list(self.memory.groups[-1]) if self.memory.groups else []

    def _latter(self, chunk: Chunk, subject: Party | None) -> list[str]:
        """The latter: the actor named last, the subject apart."""
        taken = subject.entities if subject else []
        before = [c for c in self.view.chunks if c.last <= chunk.first and c.entities]
        for other in reversed(before):
            if other.entities[-1] not in taken and other.gender in ("", chunk.gender):
                return [other.entities[-1]]
        return self.memory.last("", list(taken))

    def nearest(self, place: int, gender: str) -> Party | None:
        """The last single actor of that gender named in the sentence before a place."""
        for chunk in reversed(self.view.chunks):
            told = chunk.kind in ("office", "person", "state", "organ") and not chunk.parts
            if chunk.last <= place and told and chunk.gender in ("", gender):
                return Party(self.entities(chunk, None), chunk, chunk.gender, chunk.number)
        return None

    def by_whom(self, chunk: Chunk) -> bool:
        """من قبل اليابان, على يد: the doer of a passive."""
        return self.view.norm(chunk.first - 1) in (
            "قبل",
            "جانب",
            "طرف",
            "يد",
            "ايدي",
        ) and self.view.norm(chunk.first - 2) in ("من", "علي")

    def party(self, chunk: Chunk) -> Party:
        """The party that a chunk makes as a subject."""
        entities = self.entities(chunk, None)
        self.used.add(chunk.first)
        return Party(
            entities, chunk, chunk.gender, chunk.number, speaker_of(self.document, chunk, entities)
        )
