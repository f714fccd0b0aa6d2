"""What must hold for any Arabic text: exact spans and sound events."""

from __future__ import annotations

from pathlib import Path

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from foedera.read import Reading, read, report
from foedera.read.validate import TYPES

SENTENCES = [
    case["text"]
    for case in yaml.safe_load(Path(__file__).with_name("constructions_ar.yaml").read_text("utf-8"))
]
PIECES = [
    *SENTENCES,
    "«",
    "»",
    "“",
    "″",
    '"',
    "\n",
    "،",
    ".",
    "أن",
    "الذي",
    "لم",
    "٣٠",
    "[x]",
    "ا" * 50,
]


def check_reading(reading: Reading) -> None:
    text = reading.report.text
    for mention in reading.mentions:
        assert mention.span.of(text) == mention.text
    for quote in reading.quotes:
        assert text[quote.span.start : quote.span.end].startswith(quote.open)
        assert text[quote.span.start : quote.span.end].endswith(quote.close)
    for event in reading.events:
        assert event.event in TYPES
        assert event.actors
        assert event.event == "PROTEST" or not set(event.actors) & set(event.recipients)
        assert 0 <= event.evidence.start < event.evidence.end <= len(text)
        assert 0 <= event.sentence.start < event.sentence.end <= len(text)
        assert event.date is None or event.date.rule
        if event.speaker is not None and event.speaker.span is not None:
            assert event.speaker.span.of(text).strip()
    for unread in reading.unread:
        assert unread.span.of(text).strip()


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=6), st.data())
def test_spans_are_exact_in_any_mixture(pieces: list[str], data: st.DataObject) -> None:
    text = " ".join(pieces)
    cut = data.draw(st.integers(0, len(text)))
    mixed = text[cut:] + " " + text[:cut]
    if any(ch.isalnum() for ch in mixed):
        check_reading(read(report(mixed, published="2024-09-18", lang="ar")))


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=120))
def test_any_text_can_be_read(text: str) -> None:
    if any(ch.isalnum() for ch in text.strip("\ufeff\n ")):
        check_reading(read(report(text, published="2024-09-18", lang="ar")))
