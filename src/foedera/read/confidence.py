"""How sure an event is: the share of events like it that proved right in reports never seen before.

A logistic regression over what can be seen of an event from outside: its kind, the length of its
sentence, whether its parties stand in its words or come from elsewhere. The weights
(`lexicon/confidence.tsv`) are fitted by `scripts/fit_confidence.py` on the events that earlier
versions of the rules read out of annotated reports at first contact, so they tell how well the rules
do on texts they were not made for.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from functools import cache
from typing import TYPE_CHECKING

from foedera.read.merge import to_events
from foedera.read.words import LEXICON, rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from foedera.read.document import Document, Draft
    from foedera.read.model import Event, Mention, Quote, Span

__all__ = ["FLOOR", "abstain", "features"]

FLOOR = 0.35
"""An event less sure than this is left out and its sentence listed as unread: see reading-quality."""

_ALONE = math.log1p(1)

_FAR = 12
"""Words between an act and its party past which more distance tells nothing."""


def abstain(document: Document, drafts: list[Draft], floor: float = FLOOR) -> list[Draft]:
    """The drafts that are sure enough, each with its confidence; the rules' own ones are judged.

    Where a sentence names nobody but the doer, nobody can have been taken for another, and the act
    stands. What is left out goes to `document.unsure`.
    """
    events = to_events(document, drafts)
    weights = _weights()[document.report.lang]
    seen = features(document.text, events, document.mentions, document.quotes)
    sure: list[Draft] = []
    for draft, x in zip(drafts, seen, strict=True):
        if draft.reader == "rules":
            draft.confidence = _share(weights, x)
        alone = x.get("named") == _ALONE and x.get("actors-near") == 1
        stands = draft.reader != "rules" or draft.confidence >= floor or alone
        (sure if stands else document.unsure).append(draft)
    return sure


def features(
    text: str, events: Sequence[Event], mentions: Sequence[Mention], quotes: Sequence[Quote]
) -> list[dict[str, float]]:
    """What the weights are asked for, one mapping per event of a text; what is missing is 0.

    Lengths and distances count words, so that marks on letters change nothing.
    """
    places = sorted(mentions, key=lambda m: m.span)
    starts = [m.span.start for m in places]
    openings = [quote.span.start for quote in quotes]
    siblings: dict[Span, list[Event]] = {}
    for event in events:
        siblings.setdefault(event.sentence, []).append(event)
    found = []
    for event in events:
        first, last = (bisect_left(starts, at) for at in event.sentence)
        named = places[first:last]
        at = bisect_right(openings, event.evidence.start) - 1
        quoted = at >= 0 and quotes[at].span.covers(event.evidence)
        seen = _kind(event) | _shape(text, event, named) | _parties(text, event, named)
        seen |= _company(event, siblings[event.sentence], quoted=quoted)
        found.append({name: x for name, x in seen.items() if x})
    return found


def _kind(event: Event) -> dict[str, float]:
    return {f"type:{event.event}": 1.0, f"status:{event.status}": 1.0, f"rule:{event.rule}": 1.0}


def _shape(text: str, event: Event, named: list[Mention]) -> dict[str, float]:
    length = len(event.sentence.of(text).split())
    before = len(text[event.sentence.start : event.evidence.start].split())
    inside = {m.entity for m in named if event.evidence.covers(m.span)}
    return {
        "evidence": math.log1p(len(event.evidence.of(text).split())),
        "sentence": math.log1p(length),
        "position": before / max(1, length),
        "named": math.log1p(len({m.entity for m in named})),
        "named-inside": math.log1p(len(inside)),
        "actors-inside": _part(event.actors, inside),
        "recipients-inside": _part(event.recipients, inside),
    }


def _parties(text: str, event: Event, named: list[Mention]) -> dict[str, float]:
    near = {m.entity for m in named}
    ways = {m.via for m in named if m.entity in event.actors}
    return {
        "actors": math.log1p(len(event.actors)),
        "recipients": math.log1p(len(event.recipients)),
        "one-sided": float(not event.recipients),
        "actors-near": _part(event.actors, near),
        "recipients-near": _part(event.recipients, near),
        "actor-far": _distance(text, event, event.actors, named),
        "recipient-far": _distance(text, event, event.recipients, named),
        **{f"actor-by:{way}": 1.0 for way in ways},
    }


def _company(event: Event, siblings: list[Event], *, quoted: bool) -> dict[str, float]:
    speaker = event.speaker
    return {
        "topics": math.log1p(len(event.topics)),
        "dated": float(event.date is not None),
        "speaker": float(speaker is not None),
        "speaker-named": float(speaker is not None and speaker.name is not None),
        "speaker-acts": float(speaker is not None and speaker.actor in event.actors),
        "outlets": float(bool(event.outlets)),
        "quoted": float(quoted),
        "siblings": math.log1p(len(siblings) - 1),
        "twins": float(sum(other.event == event.event for other in siblings) > 1),
    }


def _part(parties: Iterable[str], among: set[str]) -> float:
    codes = tuple(parties)
    return sum(code in among for code in codes) / len(codes) if codes else 0.0


def _distance(text: str, event: Event, parties: Iterable[str], named: list[Mention]) -> float:
    """Words between the act and the nearest name of a party, 1 at most; 1 where there is none."""
    codes = set(parties)
    if not codes:
        return 0.0
    gaps = [_gap(text, event.evidence, m.span) for m in named if m.entity in codes]
    return min([_FAR, *gaps]) / _FAR


def _gap(text: str, one: Span, other: Span) -> int:
    if one.touches(other):
        return 0
    first, last = (one, other) if one.end <= other.start else (other, one)
    return len(text[first.end : last.start].split())


def _share(weights: dict[str, float], seen: dict[str, float]) -> float:
    total = weights["constant"] + sum(weights.get(name, 0.0) * x for name, x in seen.items())
    return 1 / (1 + math.exp(-total))


@cache
def _weights() -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {"ar": {}, "en": {}}
    for row in rows(LEXICON / "confidence.tsv"):
        found[row["lang"]][row["feature"]] = float(row["weight"])
    return found
