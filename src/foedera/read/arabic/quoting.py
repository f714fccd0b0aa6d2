"""Whose words a quotation is, and outlets that the whole report is credited to."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from foedera.read.arabic.letters import fold
from foedera.read.words import outlets

if TYPE_CHECKING:
    from collections.abc import Sequence

    from foedera.read.arabic.memory import Memory
    from foedera.read.document import Document, Draft, Sentence
    from foedera.read.model import Quote, Speaker

__all__ = ["credit_report", "give_speakers"]

_DASH = re.compile(r"\s[–—-]\s")
_GAP = re.compile(r"[^\w]+")
_NEAR = 60


def give_speakers(document: Document, memory: Memory) -> None:
    """Set the speaker of every quotation that a verb of saying stands beside."""
    spoken: list[Quote] = []
    told: dict[int, list[Draft]] = {}
    for draft in document.drafts:
        told.setdefault(draft.sentence, []).append(draft)
    for quote in document.quotes:
        sentence = document.sentence_at(quote.span.start)
        if sentence is None:
            spoken.append(quote)
            continue
        near = [d for k in (0, 1) for d in told.get(sentence.index + k, ())]
        speaker = (
            _of_event(near, quote)
            or _of_report(document, memory, quote, sentence)
            or _only_one(told.get(sentence.index, ()))
            or _orphan(document, told, quote, sentence)
        )
        if speaker is None and spoken and quote.span.start - spoken[-1].span.end <= 2:
            speaker = spoken[-1].speaker
        spoken.append(replace(quote, speaker=speaker))
    document.quotes = spoken


def _only_one(drafts: Sequence[Draft]) -> Speaker | None:
    """The one whose words all acts of the sentence are, if it is one."""
    speakers = {(d.speaker.actor, d.speaker.name): d.speaker for d in drafts if d.speaker}
    return next(iter(speakers.values())) if len(speakers) == 1 else None


def _orphan(
    document: Document, told: dict[int, list[Draft]], quote: Quote, sentence: Sentence
) -> Speaker | None:
    """A quotation cut off from its verb by a full stop: the last speaker of the sentence before."""
    starts = document.text[sentence.span.start : sentence.span.start + 1] in '“«"'
    before = told.get(sentence.index - 1, []) if starts and sentence.index not in told else []
    spoken = [d.speaker for d in before if d.speaker is not None]
    return spoken[-1] if spoken and quote.span.start < sentence.span.end else None


def _of_event(drafts: list[Draft], quote: Quote) -> Speaker | None:
    for draft in drafts:
        if draft.speaker is not None and draft.evidence.touches(quote.inside):
            return draft.speaker
    return None


def _of_report(
    document: Document, memory: Memory, quote: Quote, sentence: Sentence
) -> Speaker | None:
    """The nearest verb of saying in the quotation's sentence, or right after it."""
    first, last = document.tokens_of(quote.span)
    place = bisect_left(memory.said, sentence.first, key=lambda r: r[0])
    stop = bisect_left(memory.said, sentence.last, key=lambda r: r[0])
    here = memory.said[place:stop]
    if here:
        return min(here, key=lambda r: min(abs(r[0] - first), abs(r[0] - last)))[1]
    after = [r for r in memory.said[stop : stop + 1] if r[0] <= sentence.last + 1]
    if after and last >= sentence.last - 2:
        return after[0][1]
    starts = quote.span.start - sentence.span.start <= 1
    before = memory.said[max(0, place - 1) : place]
    previous = document.sentences[sentence.index - 1] if sentence.index else sentence
    if starts and before and before[-1][0] >= previous.first and first == sentence.first:
        return before[-1][1]
    return None


def credit_report(document: Document) -> None:
    """Give every event the outlet in the dateline or at the end of the title, outermost."""
    credited = [
        name
        for name in (_at_end(document), _at_start(document))
        if name and name != document.report.outlet
    ]
    for draft in document.drafts:
        draft.outlets += [name for name in credited if name not in draft.outlets]


def _at_end(document: Document) -> str | None:
    """Title – RT World News: the title as given, or the first line when it is none of the text."""
    lines = [document.report.title or "", document.text.split("\n", 1)[0]]
    for line in lines:
        parts = _DASH.split(line)
        if len(parts) > 1 and len(parts[-1]) < _NEAR and not line.rstrip().endswith("."):
            return _outlet_in(parts[-1])
    return None


def _at_start(document: Document) -> str | None:
    """موسكو (رويترز) – : the agency before the first dash."""
    opening = document.text[: 2 * _NEAR]
    parts = _DASH.split(opening, maxsplit=1)
    named = _outlet_in(parts[0]) if len(parts) > 1 and len(parts[0]) < _NEAR else None
    line, colon, _ = opening.partition(":")
    return named or (_outlet_in(line) if colon and len(line) < _NEAR // 2 else None)


def _outlet_in(words: str) -> str | None:
    line = f" {_GAP.sub(' ', fold(words)).strip()} "
    for outlet in outlets():
        for form in (*outlet.ar, *outlet.en):
            wanted = fold(form)
            if f" {wanted} " in line:
                return outlet.name
    return None
