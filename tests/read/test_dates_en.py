"""What expressions of time come to in English news."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from foedera.read import read, report
from foedera.read.english.times import find_times
from foedera.read.english.tokens import tokenise
from foedera.read.model import EventDate, Span

if TYPE_CHECKING:
    from foedera.read.english.dates import Time

CASES = yaml.load(
    Path(__file__).with_name("dates_en.yaml").read_text("utf-8"), Loader=yaml.BaseLoader
)
PUBLISHED = date(2024, 7, 28)


def only_time(words: str) -> Time | None:
    found = find_times(tokenise(f"It was done {words}."))
    assert len(found) <= 1, found
    return found[0] if found else None


@pytest.mark.parametrize(
    "case", CASES, ids=[f"{case['words']} {case.get('future', '')}" for case in CASES]
)
def test_expression(case: dict[str, Any]) -> None:
    time = only_time(case["words"])
    told = date.fromisoformat(case["after"]) if "after" in case else None
    context = EventDate(told, told, "day") if told else None
    future = case.get("future") == "true"
    found = time and time.resolve(PUBLISHED, Span(0, 1), future=future, context=context)
    assert (found.iso if found else "-") == case["date"]
    if "last" in case:
        assert found
        assert (found.precision, found.end.isoformat()) == ("days", case["last"])
    assert list(found.alternatives if found else ()) == case.get("others", [])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["words"])
def test_without_a_day_of_publication_nothing_relative_is_resolved(case: dict[str, Any]) -> None:
    time = only_time(case["words"])
    found = time and time.resolve(None, Span(0, 1), future=False, context=None)
    assert time is None or not time.relative or found is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Poland expelled two Russian diplomats on Friday.", "2024-07-26"),
        ("Poland will expel two Russian diplomats on Friday.", "2024-08-02"),
        ("The ministers of Chad and Niger meet on Thursday.", "2024-08-01"),
        (
            "In January, after Kenya had complained, Uganda recalled its envoy from Nairobi.",
            "2024-01",
        ),
        (
            "The US adviser said on July 19 that Washington would defend the Philippines.",
            "2024-07-19",
        ),
        ("It was in 2014 that Chile and Peru signed the accord.", "2014"),
    ],
)
def test_the_tense_and_the_clause_say_which_day(text: str, day: str) -> None:
    events = read(report(text, published="2024-07-28", lang="en")).events
    assert day in [event.date.iso for event in events if event.date], events


@pytest.mark.parametrize("words", ["30 February 2024", "12 Muharram 1446"])
def test_a_day_that_cannot_be_told_is_warned_of(words: str) -> None:
    text = f"Poland expelled two Russian diplomats on {words}."
    reading = read(report(text, published="2024-07-28", lang="en"))
    assert [event.date for event in reading.events] == [None]
    warned = [w for w in reading.warnings if w.code == "date-unresolved"]
    assert [w.values["words"] for w in warned] == [words]


def test_days_of_a_change_of_plan_are_no_stretch() -> None:
    time = find_times(tokenise("The talks were postponed from July 12 to July 17."))
    assert [(found.day, found.until) for found in time] == [(12, None), (17, None)]


def test_what_points_back_to_a_day_is_not_told_as_unresolved() -> None:
    text = "Tokyo hosted the envoys on 3 July. That day it briefed Manila on radar."
    assert read(report(text, published="2024-07-10", lang="en")).warnings == ()
