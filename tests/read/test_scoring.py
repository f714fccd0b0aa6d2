"""The scorer itself: what matches, which pairing is taken, what the slots compare."""

from __future__ import annotations

from typing import Any

import pytest

import scoring


def event(kind: str, actors: str, recipients: str = "", **more: Any) -> dict[str, Any]:
    return {
        "event": kind,
        "actors": actors.split(),
        "recipients": recipients.split(),
        "topics": [],
        "evidence": "",
        **more,
    }


@pytest.mark.parametrize(
    ("gold", "found", "strict", "loose"),
    [
        (event("ACCUSE", "CHN", "USA"), event("ACCUSE", "CHN", "USA JPN"), True, True),
        (event("ACCUSE", "CHN", "USA"), event("ACCUSE", "CHN"), False, False),
        (event("ACCUSE", "CHN", "USA"), event("REQUEST", "CHN", "USA"), False, True),
        (event("ACCUSE", "CHN", "USA"), event("AGREE", "CHN", "USA"), False, False),
        (event("CONSULT", "JPN PHL"), event("CONSULT", "PHL", "JPN"), True, True),
        (event("CONSULT", "JPN PHL"), event("CONSULT", "JPN"), False, False),
        (event("CONSULT", "JPN"), event("CONSULT", "JPN"), True, True),
        (event("MOBILIZE", "PRK"), event("MOBILIZE", "PRK"), True, True),
        (event("REQUEST", "JPN", topics=["nato"]), event("REQUEST", "JPN", "USA"), False, False),
        (
            event("REQUEST", "JPN", topics=["nato"]),
            event("REQUEST", "JPN", "USA", topics=["nato", "basing"]),
            True,
            True,
        ),
    ],
)
def test_what_matches(
    gold: dict[str, Any], found: dict[str, Any], *, strict: bool, loose: bool
) -> None:
    assert scoring.matches(gold, found) is strict
    assert scoring.matches(gold, found, loose=True) is loose


def test_the_largest_pairing_is_taken_and_of_those_the_likest() -> None:
    wide, narrow = event("ACCUSE", "CHN", "USA JPN"), event("ACCUSE", "CHN", "USA")
    assert scoring.pair([wide, narrow], [narrow, event("ACCUSE", "CHN", "JPN")]) == [(0, 1), (1, 0)]
    assert scoring.pair([wide, narrow], [narrow, wide]) == [(0, 1), (1, 0)]


@pytest.mark.parametrize(
    ("slot", "gold", "found", "equal"),
    [
        ("date", "2024-07", "2024-07-28", True),
        ("date", "2024-07-28", "2024-07", False),
        ("date", None, "2024", False),
        ("outlets", ["Yomiuri"], ["Yomiuri Shimbun", "Kyodo"], True),
        ("outlets", [], ["Kyodo"], False),
        ("speaker", {"name": "Wong", "actor": "AUS"}, {"name": None, "actor": "AUS"}, True),
        ("speaker", None, {"name": None, "actor": "AUS"}, False),
        ("status", "planned", "happened", False),
    ],
)
def test_what_a_slot_compares(slot: str, gold: Any, found: Any, *, equal: bool) -> None:
    assert scoring.slot_equal(slot, {slot: gold}, {slot: found}) is equal
