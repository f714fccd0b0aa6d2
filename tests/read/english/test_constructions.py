"""Constructions of English news, one sentence each."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from foedera.read.loading import report
from foedera.read.pipeline import read

CASES = yaml.load(
    (Path(__file__).parent / "constructions.yaml").read_text(encoding="utf-8"),
    Loader=yaml.BaseLoader,
)


def events(case: dict[str, Any]) -> list[Any]:
    """The events of the case's own sentence, without those of the one before it."""
    before = case.get("before", "")
    text = f"{before} {case['text']}".strip()
    reading = read(report(text, published="2024-07-28", lang="en"), floor=0)
    for event in reading.events:
        assert event.evidence.of(text), "evidence has no words"
    return [e for e in reading.events if e.evidence.start >= len(before)]


def matches(event: Any, wanted: dict[str, Any]) -> bool:
    """Whether an event is what the case says, as far as the case says it."""
    parties = {*event.actors, *event.recipients}
    if event.event != wanted["event"] or event.status != wanted["status"]:
        return False
    if "recipients" in wanted:
        if not set(wanted["recipients"]) <= parties or not set(wanted["actors"]) <= parties:
            return False
    elif not set(wanted["actors"]) <= parties:
        return False
    if "date" in wanted and (event.date.iso if event.date else None) != wanted["date"]:
        return False
    if "speaker" in wanted:
        actor, name = wanted["speaker"]
        found = event.speaker
        if found is None or found.actor != actor or (name != "null" and found.name != name):
            return False
    return "outlets" not in wanted or list(event.outlets) == wanted["outlets"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_construction(case: dict[str, Any]) -> None:
    found = events(case)
    told = [(e.event, e.actors, e.recipients, e.date and e.date.iso, e.status) for e in found]
    for wanted in case["events"]:
        assert any(matches(event, wanted) for event in found), (wanted, told)
    assert len(found) == len(case["events"]), told
