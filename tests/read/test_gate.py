"""A gate never keeps a pattern from finding what it would find."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from foedera.read.arabic import letters, timewords
from foedera.read.english import times
from foedera.read.english.tokens import tokenise
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


def constructions(path: str) -> list[str]:
    cases = yaml.safe_load((Path(__file__).parent / path).read_text("utf-8"))
    return [case["text"] for case in cases]


def test_no_arabic_expression_of_time_is_passed_over() -> None:
    for text in constructions("constructions_ar.yaml"):
        tokens = letters.tokens(text)
        for token in tokens:
            if timewords._at(tokens, token.index, len(tokens)) is not None:
                assert timewords._opens(token.norm), token.norm


def test_no_english_expression_of_time_is_passed_over() -> None:
    for text in constructions("english/constructions.yaml"):
        tokens = tokenise(text)
        finder = times._Finder(tokens)
        for token in tokens:
            if finder.at(token.index) is not None:
                assert times._opens(token.norm), token.norm
