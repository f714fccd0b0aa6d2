"""What holds for any English text, and how expressions of time resolve."""

from __future__ import annotations

import itertools
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedera.read.english.times import find_times
from foedera.read.english.tokens import tokenise
from foedera.read.loading import report
from foedera.read.model import Span
from foedera.read.pipeline import read

WORDS = st.sampled_from(
    "Japan Tokyo's the signed said that Kim accused , . “ ” and with treaty to will not who on "
    "Monday 2019 Xinhua reported U.S. in talks him its after — ( ) troops visit Jr. don't".split()
)


@given(st.lists(WORDS, min_size=1, max_size=40))
@settings(max_examples=60, deadline=None, derandomize=True)
def test_any_words_can_be_read(words: list[str]) -> None:
    text = " ".join(words)
    if not any(ch.isalnum() for ch in text):
        return
    reading = read(report(text, published="2024-07-28", lang="en"))
    for mention in reading.mentions:
        assert mention.span.of(reading.report.text) == mention.text
    for event in reading.events:
        assert event.actors
        assert event.event == "PROTEST" or not set(event.actors) & set(event.recipients)


@given(st.text(alphabet="aZ'’.-, \n\"“”9é", min_size=1, max_size=60))
@settings(max_examples=60, deadline=None, derandomize=True)
def test_tokens_lie_where_they_say(text: str) -> None:
    tokens = tokenise(text)
    assert all(text[t.start : t.end] == t.text for t in tokens)
    assert all(a.end <= b.start for a, b in itertools.pairwise(tokens))


@pytest.mark.parametrize(
    ("words", "future", "wanted"),
    [
        ("on Thursday", False, "2024-07-25"),
        ("on Thursday", True, "2024-08-01"),
        ("last Sunday", False, "2024-07-21"),
        ("on 8 July", False, "2024-07-08"),
        ("July 8, 2023", False, "2023-07-08"),
        ("on September 27", True, "2024-09-27"),
        ("in March", False, "2024-03"),
        ("last August", False, "2023-08"),
        ("next month", True, "2024-08"),
        ("earlier this year", False, "2024"),
        ("yesterday", False, "2024-07-27"),
        ("two years ago", False, "2022"),
        ("in 1951", False, "1951"),
        ("the 22nd of this month", False, "2024-07-22"),
    ],
)
def test_expressions_of_time(words: str, future: bool, wanted: str) -> None:
    (time,) = find_times(tokenise(words))
    found = time.resolve(date(2024, 7, 28), Span(0, len(words)), future=future, context=None)
    assert found is not None
    assert found.iso == wanted


def test_without_a_day_of_publication_relative_dates_stay_open() -> None:
    reading = read(report("Tokyo and Manila signed a pact on Thursday.", lang="en"))
    assert [event.date for event in reading.events] == [None]
    assert any(w.code == "no-publication-date" for w in reading.warnings)


def test_a_credit_in_the_title_covers_every_event() -> None:
    text = "Paris rejected the Chinese offer. Berlin praised Paris."
    reading = read(report(text, published="2024-07-28", lang="en", title="Paris says no – RT"))
    assert [event.outlets for event in reading.events] == [("RT",), ("RT",)]


def test_troops_abroad_are_deployments_and_no_event() -> None:
    reading = read(report("About 2,500 US troops are based in Iraq.", lang="en"))
    assert [(d.guest, d.host, d.personnel) for d in reading.deployments] == [("USA", "IRQ", 2500)]
    assert reading.events == ()
