"""Troops of one state stationed in another, with their number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from foedera.read.model import Deployment

if TYPE_CHECKING:
    from foedera.read.arabic.chunk import Chunk
    from foedera.read.document import Document, Sentence

__all__ = ["find_deployments"]

_THOUSAND = frozenset(["الف", "الاف", "الفا"])
_WORDS = {
    "عشره": 10, "عشرون": 20, "عشرين": 20, "ثلاثين": 30, "اربعين": 40, "خمسين": 50, "خمسه": 5,
    "سته": 6, "سبعه": 7, "ثمانيه": 8, "تسعه": 9, "ثلاثه": 3, "اربعه": 4, "مئه": 100, "خمسون": 50,
    "ثلاثون": 30, "اربعون": 40,
}  # fmt: skip
_TROOPS = frozenset(["جندي", "جنديا", "جنود", "عسكري", "عسكريا", "عسكريين", "عنصر", "قوات"])
_STATION = re.compile(
    r"تمركز|متمركز|ينتشر|تنتشر|منتشر|يتواجد|تتواجد|يوجد|توجد|ارسل|نشر|مرابط|تحتفظ|يرابط|متواجد|تستضيف|يتواجدون"
)


def find_deployments(document: Document, chunks: dict[int, list[Chunk]]) -> None:
    """Read "28,500 American soldiers are stationed in X" wherever it stands."""
    for sentence in document.sentences:
        if sentence.boilerplate:
            continue
        found = _number(document, sentence)
        if found is None:
            continue
        place, number = found
        line = " ".join(t.norm for t in document.tokens[sentence.first : sentence.last])
        if not _STATION.search(line):
            continue
        here = chunks.get(sentence.index, [])
        guest = _guest(document, here, place)
        host = _host(here, guest, place)
        if guest and host:
            first = max(sentence.first, place - 3)
            last = min(sentence.last, place + 7)
            document.deployments.append(Deployment(guest, host, number, document.span(first, last)))


def _number(document: Document, sentence: Sentence) -> tuple[int, int] | None:
    tokens = document.tokens
    for k in range(sentence.first, sentence.last):
        token = tokens[k]
        value: float | None = None
        if token.kind == "number":
            digits = token.norm.replace(",", "").replace("٬", "")
            value = float(digits) if digits.replace(".", "").isdecimal() else None
        elif token.norm in _WORDS:
            value = float(_WORDS[token.norm])
        if value is None:
            continue
        end = k + 1
        if end < sentence.last and tokens[end].norm in _THOUSAND:
            value, end = value * 1000, end + 1
        ahead = [tokens[j].norm for j in range(end, min(end + 2, sentence.last))]
        if value >= 50 and any(w in _TROOPS for w in ahead):
            return end, int(value)
    return None


def _guest(document: Document, chunks: list[Chunk], place: int) -> str | None:
    for chunk in chunks:
        if (
            chunk.first <= place + 2
            and chunk.last > place
            and chunk.kind in ("forces", "thing", "people")
        ):
            return chunk.entities[0]
    for chunk in reversed(chunks):
        if chunk.last <= place and not chunk.prep and chunk.entities:
            return chunk.entities[0]
    return None


def _host(chunks: list[Chunk], guest: str | None, place: int) -> str | None:
    ranked = sorted(chunks, key=lambda c: abs(c.first - place))
    for chunk in ranked:
        if (
            chunk.prep in ("في", "الي", "ب", "علي")
            and chunk.entities
            and chunk.entities[0] != guest
        ):
            return chunk.entities[0]
    return None
