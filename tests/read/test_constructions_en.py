"""English constructions, one own sentence each."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from foedera.read import read, report

if TYPE_CHECKING:
    from foedera.read import Event

CASES = yaml.safe_load(Path(__file__).with_name("constructions_en.yaml").read_text("utf-8"))
WANTED = re.compile(
    r"^(?P<type>[A-Z]+) (?P<actors>[\w:,-]+) >(?: (?P<recipients>[A-Z]{3}[\w:,]*|org:[\w:,-]+))?(?P<rest>.*)$"
)
MUTUAL = {"CONSULT", "COOPERATE", "AGREE", "SUPPORT"}
STATUS = {"ongoing", "planned", "proposed", "denied", "hypothetical"}


def holds(event: Event, word: str) -> bool:
    """Whether one word after the parties is true of an event."""
    if word.startswith("@"):
        return (event.date.iso if event.date else "none") == word[1:]
    if word.startswith("speaker="):
        return event.speaker is not None and event.speaker.actor == word[8:]
    if word.startswith("outlet="):
        return word[7:].replace("_", " ") in event.outlets
    if word.startswith("#"):
        return word[1:] in event.topics
    return word == event.status


def fits(event: Event, wanted: str) -> bool:
    match = WANTED.match(wanted)
    assert match, wanted
    actors = set(match["actors"].split(","))
    recipients = set((match["recipients"] or "").split(",")) - {""}
    words = match["rest"].split()
    if not STATUS & set(words):
        words.append("happened")
    if event.event != match["type"] or not all(holds(event, word) for word in words):
        return False
    if event.event in MUTUAL:
        return actors | recipients == {*event.actors, *event.recipients}
    return actors == set(event.actors) and recipients == set(event.recipients)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_construction(case: dict[str, Any]) -> None:
    before = case.get("before", "")
    reading = read(
        report(f"{before} {case['text']}".strip(), published="2024-07-28", lang="en"), floor=0
    )
    found = [e for e in reading.events if e.evidence.start >= len(before)]
    told = [
        f"{e.event} {e.actors} > {e.recipients} {e.status} {e.date.iso if e.date else None}"
        f" {e.speaker and e.speaker.actor} {e.outlets} {e.rule}"
        for e in found
    ]
    for wanted in case["events"]:
        assert any(fits(event, wanted) for event in found), (wanted, told)
    assert len(found) == len(case["events"]), told
