"""Which attacks are asked about at a place with rival claims."""

from __future__ import annotations

from datetime import date

import pytest

from foedera import compare, treaties
from foedera.compare.disputes import rulings

DAY = date(2024, 9, 18)


@pytest.fixture(scope="module")
def disputes() -> dict[str, compare.Dispute]:
    return {d.place: d for d in compare.live_disputes(DAY)}


def test_on_held_land_the_claimants_attack_the_holder(disputes):
    senkaku = disputes["senkaku"]
    assert senkaku.object == "territory"
    assert set(senkaku.attacks) == {("CHN", "JPN"), ("TWN", "JPN")}


@pytest.mark.parametrize("shoal", ["second-thomas", "scarborough"])
def test_at_a_shoal_each_rival_may_attack_a_ship_of_each_other(disputes, shoal):
    assert disputes[shoal].object == "public-vessel"
    assert {("CHN", "PHL"), ("PHL", "CHN")} <= set(disputes[shoal].attacks)


def test_on_land_that_nobody_clearly_holds_forces_are_attacked(disputes):
    galwan = disputes["galwan"]
    assert not galwan.certain
    assert galwan.object == "armed-forces"
    assert set(galwan.attacks) == {("CHN", "IND"), ("IND", "CHN")}


def test_a_place_without_rivals_is_no_dispute(disputes):
    assert "guam" not in disputes
    assert "tokyo" not in disputes


def test_what_was_in_dispute_depends_on_the_day():
    assert "okinawa" not in {d.place for d in compare.live_disputes(DAY)}
    before = {d.place: d for d in compare.live_disputes(date(1970, 1, 1))}
    assert "PHL" not in before.get("thitu", compare.Dispute("thitu", False, (), False, ())).holders


def test_allies_are_not_supposed_to_attack_each_other(disputes):
    place = [disputes["senkaku"]]
    in_force = treaties.architecture("in-force")
    asked = rulings(place, in_force, DAY)
    spared = rulings(place, in_force, DAY, {frozenset(("TWN", "JPN"))})
    assert {case[1] for case in asked} == {"CHN", "TWN"}
    assert {case[1] for case in spared} == {"CHN"}


def test_without_disputes_nobody_is_bound_anywhere():
    assert rulings([], treaties.architecture("in-force"), DAY) == {}
