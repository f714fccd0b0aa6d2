"""Single Arabic sentences of every kind of event, each with what it tells; they are read as a body."""

from __future__ import annotations

from pathlib import Path

from foedera.read import read, report
from wanted import fits

SENTENCES = Path(__file__).with_name("sentences_ar.txt").read_text(encoding="utf-8").splitlines()
PUBLISHED = "2025-10-15"


def told_rightly(line: str) -> bool:
    """Whether a sentence gives the events after its bars, and none besides."""
    text, told = (part.strip() for part in line.split("|||"))
    wanted = [] if told == "NONE" else [w.strip() for w in told.split(";;")]
    events = read(report(text, published=PUBLISHED, lang="ar")).events
    return len(events) <= len(wanted) and all(any(fits(e, w) for e in events) for w in wanted)


def test_sentences_as_a_body() -> None:
    wrong = [line for line in SENTENCES if not told_rightly(line)]
    assert len(wrong) <= 0.1 * len(SENTENCES), wrong
