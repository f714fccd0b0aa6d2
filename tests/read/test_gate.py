"""A gate never keeps a pattern from finding what it would find."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedera.read.gate import Gated, gated, needed
from foedera.read.words import topics

PATTERNS = [
    pattern
    for lang in ("ar", "en")
    for topic in topics(lang)
    for pattern in (topic.pattern, topic.generic)
    if pattern is not None
]


@pytest.mark.parametrize(
    ("pattern", "strings"),
    [
        ("defen[cs]e treaty", {"e treaty"}),
        ("(?:treaty|pact) with", {" with"}),
        ("treat(y|ies)|pact", {"treat", "pact"}),
        ("(colou?r|base)s?", {"colo", "base"}),
        ("(drill){2}", {"drill"}),
        ("(drill)*x?", set()),
        ("(?i)nato", set()),
        ("nato|", set()),
        ("(?!nato)asean", {"asean"}),
    ],
)
def test_what_a_pattern_cannot_do_without(pattern: str, strings: set[str]) -> None:
    assert set(needed(pattern)) == strings


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.sampled_from(PATTERNS), st.data())
def test_the_gate_opens_for_all_that_matches(topic: Gated, data: st.DataObject) -> None:
    line = data.draw(st.from_regex(topic.pattern))
    assert topic.search(line) is not None


@settings(max_examples=50, deadline=None, derandomize=True)
@given(st.sampled_from(PATTERNS), st.text("مناورة treaty japan 2+", max_size=30))
def test_the_gate_finds_nothing_of_its_own(topic: Gated, line: str) -> None:
    assert (topic.search(line) is None) == (topic.pattern.search(line) is None)


def test_without_letters_of_its_own_a_pattern_is_always_tried() -> None:
    found = gated(r"\d+").search("in 1951")
    assert found is not None
    assert found.group() == "1951"
