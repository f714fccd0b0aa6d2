"""The reader against annotated reports of our own: none of their figures may fall."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import scoring

REPORTS = Path(__file__).parent / "reports"
LANGUAGES = sorted(folder.name for folder in REPORTS.iterdir() if folder.is_dir())
# strict F1, F1 of actors and of topics; rounded down from what is reached, raised with it
FLOORS = {"ar": (0.79, 0.97, 0.88), "en": (0.72, 0.98, 0.87)}


def marked(path: Path) -> Any:
    return pytest.param(path, id=path.stem)


@pytest.mark.parametrize("path", [marked(p) for p in sorted(REPORTS.glob("*/*.json"))])
def test_an_annotation_keeps_the_scheme(path: Path) -> None:
    (gold,) = (g for g in scoring.load(path.parent) if g["id"] == path.stem)
    assert gold["lang"] == path.parent.name
    assert gold["events"]
    told = {topic for event in gold["events"] for topic in event["topics"]}
    assert told <= set(gold["mentions"]["topics"])
    for event in gold["events"]:
        assert event["event"] in scoring.QUADRANT
        assert event["actors"] or event["recipients"]
        assert gold["text"].count(event["evidence"]) == 1, event["evidence"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_figure_falls(lang: str) -> None:
    figures = scoring.score(scoring.load(REPORTS / lang))[lang]
    strict, actors, topics = FLOORS[lang]
    assert figures["strict"]["f1"] >= strict
    assert figures["actors"]["f1"] >= actors
    assert figures["topics"]["f1"] >= topics
