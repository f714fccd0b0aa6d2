"""Arabic constructions, one own sentence each, and what must not change the reading."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from foedera.read import Reading, read, report
from wanted import fits

CASES = yaml.safe_load(Path(__file__).with_name("constructions_ar.yaml").read_text("utf-8"))


def reading_of(text: str) -> Reading:
    return read(report(text, published="2024-09-18", lang="ar"), floor=0)


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
