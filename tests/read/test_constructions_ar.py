"""Arabic constructions, one own sentence each, and what must not change the reading."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from foedera.read import Event, Reading, read, report

CASES = yaml.safe_load(Path(__file__).with_name("constructions_ar.yaml").read_text("utf-8"))
WANTED = re.compile(
    r"^(?P<type>[A-Z]+) (?P<actors>[\w:,-]+) >(?: (?P<recipients>[A-Z]{3}[\w:,]*|org:[\w:,-]+))?(?P<rest>.*)$"
)
MUTUAL = {"CONSULT", "COOPERATE", "AGREE", "SUPPORT"}
STATUS = {"ongoing", "planned", "proposed", "denied", "hypothetical"}


def reading_of(text: str) -> Reading:
    return read(report(text, published="2024-09-18", lang="ar"), floor=0)


def fits(event: Event, wanted: str) -> bool:
    match = WANTED.match(wanted)
    assert match, wanted
    actors = set(match["actors"].split(","))
    recipients = set((match["recipients"] or "").split(",")) - {""}
    status = "happened"
    for word in match["rest"].split():
        if word in STATUS:
            status = word
        elif (
            (word.startswith("@") and (event.date is None or event.date.iso != word[1:]))
            or (
                word.startswith("speaker=")
                and (event.speaker is None or event.speaker.actor != word[8:])
            )
            or (word.startswith("outlet=") and word[7:] not in event.outlets)
            or (word.startswith("#") and word[1:] not in event.topics)
        ):
            return False
    if event.event != match["type"] or event.status != status:
        return False
    if event.event in MUTUAL:
        return actors | recipients == {*event.actors, *event.recipients}
    return actors == set(event.actors) and recipients <= set(event.recipients)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_construction(case: dict[str, object]) -> None:
    reading = reading_of(str(case["text"]))
    told = [
        f"{e.event} {e.actors} > {e.recipients} {e.status} {e.date.iso if e.date else None} {e.rule}"
        for e in reading.events
    ]
    if case.get("none"):
        assert not told
        return
    wanted = list(case["events"])  # type: ignore[call-overload]
    for line in wanted:
        assert any(fits(event, line) for event in reading.events), (line, told)
    assert len(told) <= len(wanted) + 1, told
