"""Who loses, gains or shares a guarantor."""

from __future__ import annotations

import pytest

from foedera import compare, network

STAR = network.hub_and_spoke("USA", ["JPN", "PHL", "KOR"])
CIRCLE = network.all_for_all(["USA", "JPN", "PHL", "KOR"])


def test_spokes_of_a_star_stop_depending_on_the_hub_alone():
    changes = compare.compare_guarantors(STAR, CIRCLE)
    assert {c.state: c.change for c in changes} == dict.fromkeys(
        ["JPN", "KOR", "PHL"], "second-added"
    )
    assert all(c.before == ("USA",) for c in changes)


def test_when_the_hub_goes_its_spokes_are_left_alone():
    changes = compare.compare_guarantors(STAR, STAR.clear())
    assert {c.state: c.change for c in changes} == dict.fromkeys(
        ["JPN", "KOR", "PHL", "USA"], "left-alone"
    )
    assert {c.state for c in changes if c.lost_sole} == {"JPN", "KOR", "PHL"}


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        ([], ["USA"], "first"),
        (["USA"], ["GBR"], "exchanged"),
        (["USA", "GBR"], ["GBR"], "down-to-one"),
        (["USA", "GBR"], [], "left-alone"),
        (["USA"], ["USA", "GBR"], "second-added"),
    ],
)
def test_each_step_between_none_one_and_more_has_a_name(duties, before, after, change):
    old, new = (
        duties(*[f"{g}>JPN defense binding x/{g} 1" for g in side]) for side in (before, after)
    )
    (found,) = compare.compare_guarantors(old, new)
    assert (found.state, found.change) == ("JPN", change)


def test_a_third_guarantor_changes_no_step(duties):
    old = duties("USA>JPN defense binding a 1", "GBR>JPN defense binding b 1")
    new = duties(
        "USA>JPN defense binding a 1",
        "GBR>JPN defense binding b 1",
        "AUS>JPN defense binding c 1",
    )
    assert compare.compare_guarantors(old, new) == ()
