"""Topics of an act: by its words, by its parties and by what it refers back to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from foedera.read.themes import normal_line, topics_between
from foedera.read.words import LEXICON
from foedera.store import load_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable

    from foedera.read.document import Document, Draft

__all__ = ["topics_of"]


@dataclass(frozen=True, slots=True)
class _Resolver:
    topic: str
    parties: frozenset[str]
    pattern: re.Pattern[str] | None
    exactly: bool
    acts: frozenset[str]
    yields: frozenset[str]


@cache
def _resolvers() -> tuple[_Resolver, ...]:
    """What topics.yaml says beyond the patterns that name a topic outright."""
    found = []
    for topic, row in load_yaml(LEXICON / "topics.yaml").items():
        generic = (row.get("generic") or {}).get("en", [])
        found.append(
            _Resolver(
                topic,
                frozenset(row.get("parties", ())),
                re.compile("|".join(f"(?:{p})" for p in generic)) if generic else None,
                bool(row.get("exactly", False)),
                frozenset(row.get("acts", ())),
                frozenset(row.get("yields", ())),
            )
        )
    return tuple(found)


def topics_of(
    document: Document, draft: Draft, first: int, last: int, named: Iterable[str]
) -> list[str]:
    """The topics of a draft that is told in the tokens [first, last).

    `named` are the actors that its sentence names: they decide which agreement a general
    expression means.
    """
    found = topics_between(document, first, last)
    line = normal_line(document, first, last)
    parties = frozenset([*draft.actors, *draft.recipients])
    around = parties | frozenset(named)
    for resolver in _resolvers():
        if resolver.topic in found or not resolver.parties:
            continue
        told = bool(resolver.pattern and resolver.pattern.search(line))
        fits = resolver.parties <= around and bool(resolver.parties & parties)
        exact = resolver.exactly and parties == resolver.parties and draft.type in resolver.acts
        if (told and fits) or exact:
            found.append(resolver.topic)
    return [
        topic
        for topic in found
        if not any(r.topic == topic and r.yields & set(found) for r in _resolvers())
    ]
