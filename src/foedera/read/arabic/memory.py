"""What a reader keeps in mind from sentence to sentence: who acted, which group, which treaty."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from foedera.read.document import keep_last
from foedera.read.model import Speaker

if TYPE_CHECKING:
    from collections.abc import Iterable

    from foedera.read.arabic.chunk import Chunk
    from foedera.read.document import Document, Draft

__all__ = ["Agreement", "Memory", "Party", "speaker_of"]


@dataclass(slots=True)
class Party:
    """Somebody who does something: the actors, the phrase and its grammar."""

    entities: list[str]
    chunk: Chunk | None = None
    gender: str = "m"
    number: str = "s"
    speaker: Speaker | None = None
    human: bool = False


@dataclass(slots=True)
class Agreement:
    """A treaty or deal that the text has spoken of, and whose it is."""

    parties: list[str]
    token: int


@dataclass(slots=True)
class Memory:
    """Everything that a later word may refer back to."""

    parties: list[Party] = field(default_factory=list)
    groups: list[tuple[str, ...]] = field(default_factory=list)
    named: list[tuple[str, str]] = field(default_factory=list)  # entity, gender
    agreement: Agreement | None = None
    drafts: list[Draft] = field(default_factory=list)
    speaker: Party | None = None
    outlet: str | None = None
    said: list[tuple[int, Speaker | None]] = field(default_factory=list)
    reporter: tuple[int, Party] | None = None

    def act(self, party: Party) -> None:
        """Remember the subject of a clause."""
        if party.entities:
            self.parties.append(party)
            keep_last(self.parties)
            if len(party.entities) > 1:
                self.together(party.entities)

    def name(self, chunk: Chunk, entities: list[str]) -> None:
        """Remember that a phrase named somebody."""
        for entity in entities:
            self.named.append((entity, chunk.gender))
        keep_last(self.named)
        if len(entities) > 1:
            self.together(entities)

    def together(self, entities: Iterable[str]) -> None:
        """Remember that some have been told of as one group."""
        self.groups.append(tuple(entities))
        keep_last(self.groups)

    def tell(self, drafts: list[Draft]) -> None:
        """Remember the acts of a sentence."""
        self.drafts.extend(drafts)
        keep_last(self.drafts)

    def subject(self, gender: str, number: str) -> Party | None:
        """The last subject that a verb without subject may have."""
        for party in reversed(self.parties[-8:]):
            if number in "dp":
                if party.number != "s" or len(party.entities) > 1:
                    return party
                continue
            if party.number == "s" and (not gender or party.gender in ("", gender)):
                return party
        return None

    def group(self, size: int, exclude: tuple[str, ...] = ()) -> list[str]:
        """The group of that size told of most often, the last of several, else those last named."""
        fitting = [g for g in self.groups if len(g) == size and not set(exclude) & set(g)]
        counts = Counter(map(frozenset, fitting))
        if fitting:
            last = fitting[-1]
            most = max(counts.values())
            if counts[frozenset(last)] * (2 if size == 2 else 1) < most:
                last = next(g for g in reversed(fitting) if counts[frozenset(g)] == most)
            return list(last)
        found: list[str] = []
        for entity, _ in reversed(self.named):
            if entity not in found and entity not in exclude and not entity.startswith("org:"):
                found.append(entity)
            if len(found) == size:
                return found[::-1]
        return []

    def partner(self, own: set[str]) -> list[str]:
        """The actor most often told of in a pair with one of `own`, the later of equals."""
        others = Counter(
            other
            for group in self.groups
            if len(group) == 2 and len(own & set(group)) == 1
            for other in group
            if other not in own
        )
        if not others:
            return []
        most = max(others.values())
        for group in reversed(self.groups):
            for other in group:
                if others.get(other) == most and own & set(group) and len(group) == 2:
                    return [other]
        return []

    def last(self, gender: str, exclude: list[str]) -> list[str]:
        """The actor that a pronoun of this gender may mean: the last who acted, else the last named."""
        for party in reversed(self.parties[-3:]):
            if (
                len(party.entities) == 1
                and party.entities[0] not in exclude
                and (not gender or party.gender in ("", gender))
            ):
                return list(party.entities)
        for entity, its in reversed(self.named):
            if entity not in exclude and (not gender or its in ("", gender)):
                return [entity]
        return []


def speaker_of(document: Document, chunk: Chunk | None, entities: list[str]) -> Speaker | None:
    """The speaker that a phrase makes: a person, a ministry, an army; None for a bare state."""
    if chunk is None or not chunk.speaks or not entities or len(set(entities)) > 1:
        return None
    first = chunk.parts[0] if chunk.parts else chunk
    written = role = None
    if first.written:
        written = document.span(*first.written).of(document.text)
    title_end = first.written[0] if first.written and first.written[0] > first.first else first.last
    if first.kind in ("office", "organ"):
        role = document.span(first.first, title_end).of(document.text).strip(" ،,") or None
    return Speaker(
        actor=(first.entities or entities)[0],
        name=first.person,
        name_as_written=written,
        role=role,
        span=document.span(first.first, first.last),
    )
