"""Joins drafts that tell of the same act and turns what is left into events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedera.read.model import Event
from foedera.read.words import frames

if TYPE_CHECKING:
    from foedera.read.document import Document, Draft

__all__ = ["in_order", "merge", "to_events"]

_NEAR = 40
_MUTUAL = frozenset({"CONSULT", "COOPERATE", "AGREE", "SUPPORT"})


def merge(drafts: list[Draft]) -> list[Draft]:
    """One draft per act: told twice in near sentences, or once as verb and once as noun."""
    kept: list[Draft] = []
    for draft in drafts:
        twin = next((k for k in reversed(kept[-_NEAR:]) if _same(k, draft)), None)
        if twin is None:
            kept.append(draft)
        else:
            _absorb(twin, draft)
    return kept


def _same(a: Draft, b: Draft) -> bool:
    if a.type != b.type or a.status != b.status:
        return False
    if a.date and b.date and not _dates_agree(a, b):
        return False
    if a.type in _MUTUAL:
        everyone_a = {*a.actors, *a.recipients}
        everyone_b = {*b.actors, *b.recipients}
        if everyone_a != everyone_b:
            return False
        apart = a.type != "CONSULT" and set(a.actors).isdisjoint(b.actors)
        if apart and a.sentence == b.sentence and a.recipients and b.recipients:
            return False
    elif set(a.actors) != set(b.actors) or not _recipients_agree(a, b):
        return False
    if _speaker(a) != _speaker(b):
        return False
    if a.sentence == b.sentence and a.frame != b.frame and not frames()[a.frame].mutual:
        return False
    if a.sentence != b.sentence and a.frame != b.frame and frames()[a.frame].spoken:
        return False
    apart = frames()[a.frame].spoken or a.frame == "agree-to"
    near = abs(a.sentence - b.sentence) <= (0 if apart else 1)
    if a.topics and b.topics and set(a.topics).isdisjoint(b.topics):
        return False
    dated = a.date is not None and b.date is not None and a.date.start == b.date.start
    return near or dated


def _recipients_agree(a: Draft, b: Draft) -> bool:
    return set(a.recipients) == set(b.recipients)


def _dates_agree(a: Draft, b: Draft) -> bool:
    assert a.date
    assert b.date
    return a.date.start <= b.date.end and b.date.start <= a.date.end


def _speaker(draft: Draft) -> tuple[str | None, str | None]:
    speaker = draft.speaker
    return (speaker.actor, speaker.name) if speaker else (None, None)


def _absorb(kept: Draft, other: Draft) -> None:
    for topic in other.topics:
        if topic not in kept.topics:
            kept.topics.append(topic)
    for outlet in other.outlets:
        if outlet not in kept.outlets:
            kept.outlets.append(outlet)
    if other.date and (
        kept.date is None or other.date.end - other.date.start < kept.date.end - kept.date.start
    ):
        kept.date = other.date


def in_order(drafts: list[Draft]) -> list[Draft]:
    """The drafts as they stand in the text."""
    return sorted(drafts, key=lambda d: (d.evidence.start, d.evidence.end))


def to_events(document: Document, drafts: list[Draft]) -> tuple[Event, ...]:
    """Events in the order given, numbered from e1."""
    return tuple(
        Event(
            id=f"e{number}",
            event=draft.type,
            actors=tuple(draft.actors),
            recipients=tuple(draft.recipients),
            topics=tuple(draft.topics),
            date=draft.date,
            status=draft.status,
            speaker=draft.speaker,
            outlets=tuple(draft.outlets),
            evidence=draft.evidence,
            sentence=document.sentences[draft.sentence].span,
            rule=draft.rule or draft.frame,
            confidence=round(draft.confidence, 2),
            warnings=tuple(draft.warnings),
            reader=draft.reader,
        )
        for number, draft in enumerate(drafts, 1)
    )
