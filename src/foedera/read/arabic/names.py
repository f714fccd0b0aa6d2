"""Personal names: those a registry knows, those a title announces, and parts of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedera.read.arabic.analysis import analyse, stems
from foedera.read.arabic.chunk import (
    HYPHENS,
    TITLE,
    Chunk,
    head_of,
)
from foedera.read.arabic.gazetteer import match, transliterate
from foedera.read.arabic.letters import fold

if TYPE_CHECKING:
    from foedera.read.document import Document, Sentence, Token

__all__ = ["Names"]

_NAME_LINKS = frozenset(["بن", "ال", "ابو", "فون", "دي", "دير", "عبد", "ابن", "بنت", "ديل"])
_ADJECTIVES = frozenset(
    map(
        fold,
        "مجهول مجهولة رفيع رفيعة كبير كبيرة بارز بارزة سابق سابقة مطلع حكومي حكومية عسكري عسكرية محلي دفاعي أمني أمنية رسمي رسمية دبلوماسي غربي مدني ثالث واحد جديد مقرب مستقل".split(),
    )
)


class Names:
    """Remembers who has been named in a document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.tokens: list[Token] = document.tokens
        self.known_names: dict[str, tuple[str, str]] = {}
        self.named: list[str] = []
        self.heads_seen: dict[str, Chunk] = {}
        self.outlets: list[tuple[int, int, str, str]] = []
        self.mentioned: list[tuple[int, int, str, str]] = []

    def _known_name(self, place: int) -> Chunk | None:
        norm = self.tokens[place].norm
        after = self.tokens[place + 1].norm if place + 1 < len(self.tokens) else ""
        for conj, prep, definite, stem in stems(norm):
            name = ("ال" if definite else "") + stem
            for written, last in ((f"{name} {after}", place + 2), (name, place + 1)):
                if written in self.known_names:
                    entity, person = self.known_names[written]
                    chunk = Chunk(place, last, "person", [entity], prep, bool(conj), "")
                    chunk.person, chunk.written = person, (place, last)
                    return chunk
        return None

    def _extend(self, chunk: Chunk, sentence: Sentence) -> Chunk:
        """Take in a personal name that follows the title, whether a registry knows it or not."""
        if chunk.kind == "office" and chunk.number == "d" and not chunk.person:
            chunk.last = self._skip_name(chunk.last, sentence)
        if chunk.kind != "office" or chunk.person or chunk.number != "s" or not chunk.entities:
            return chunk
        place = chunk.last
        if place < sentence.last and self.tokens[place].norm in TITLE:
            while place < sentence.last and self.tokens[place].norm in TITLE:
                place += 1
        if place < sentence.last and match(self.tokens, place, sentence.last):
            return chunk
        end = self._name_end(place, sentence)
        if end > place:
            written = " ".join(t.norm for t in self.tokens[place:end] if t.norm not in HYPHENS)
            chunk.person = transliterate(written)
            chunk.written = (place, end)
            chunk.last = end
            self._learn(chunk.person, chunk.entities[0], place, end)
        return chunk

    def _skip_name(self, place: int, sentence: Sentence) -> int:
        """The end of a name that a registry does not know, after a coordinated nationality."""
        if place < sentence.last and match(self.tokens, place, sentence.last):
            return place
        return self._name_end(place, sentence)

    def _name_end(self, place: int, sentence: Sentence) -> int:
        end = place
        while end < sentence.last and end - place < 5:
            token = self.tokens[end]
            if token.norm in HYPHENS and end > place:
                end += 1
                continue
            word = analyse(token.norm)
            if token.norm in _ADJECTIVES or match(self.tokens, end, sentence.last):
                break
            plain = not (
                word.verbs or word.noun or word.masdars or word.particle or word.participles
            )
            if token.kind != "word" or token.norm in TITLE or head_of(token.norm):
                break
            if token.norm in _NAME_LINKS or (
                plain and not token.norm.startswith(("ال", "لل", "بال", "وال"))
            ):
                end += 1
                continue
            break
        while end > place and self.tokens[end - 1].norm in HYPHENS:
            end -= 1
        return end if end - place >= 2 else place

    def _learn(self, person: str, entity: str, first: int, last: int) -> None:
        """Let the later mention of one part of a full name stand for the person."""
        words = [t.norm for t in self.tokens[first:last] if t.norm not in HYPHENS]
        if len(words) < 2:
            return
        if len(words) > 2:
            self.known_names[" ".join(words[-2:])] = (entity, person)
        for word in (words[-1], words[0]):
            bare = word[1:] if word[:1] in "ولب" and word[1:] in self.known_names else word
            if len(bare) >= 2 and not analyse(bare).particle:
                self.known_names[bare] = (entity, person)
