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
        if chunk.anaphor == "self":
            if self.memory.speaker is not None:
                return list(self.memory.speaker.entities)
            if subject is not None and subject.entities:
                return list(subject.entities)
            return list(self.memory.parties[-1].entities) if self.memory.parties else []
        if chunk.anaphor in ("first", "second"):
            pair: tuple[str, ...] = next(
                (g for g in reversed(self.memory.groups) if len(g) == 2), ()
            )
            here = [c for c in self.view.chunks if c.last <= chunk.first and len(c.parts) == 2]
            pair = tuple(here[-1].entities) if here else pair
            return [pair[chunk.anaphor == "second"]] if len(pair) == 2 else []
        if chunk.anaphor in ("ally", "other"):
            own = list(subject.entities) if subject else []
            own += self.memory.speaker.entities if self.memory.speaker else []
            for draft in reversed(self.memory.drafts if chunk.anaphor == "ally" else []):
                if draft.type in ("COERCE", "ASSAULT", "THREATEN") and len(draft.recipients) == 1:
                    harmed = [e for e in draft.recipients if e not in own]
                    if harmed:
                        return harmed
            return self.memory.partner(set(own[:1])) or self.memory.last("", own)
        if chunk.anaphor == "last":
            taken = subject.entities if subject else []
            before = [c for c in self.view.chunks if c.last <= chunk.first and c.entities]
            for other in reversed(before):
                if other.entities[-1] not in taken and other.gender in ("", chunk.gender):
                    return [other.entities[-1]]
            return self.memory.last("", list(taken))
        return self.memory.group(int(chunk.anaphor))

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
