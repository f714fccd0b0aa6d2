"""Chains of entry: July 1914, a contingency over Taiwan, and what must hold in any world."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedera import must
from foedera.errors import UsageError
from worlds import agreement, architecture_of, promise


def test_july_1914_runs_from_the_attack_on_serbia_to_paris() -> None:
    on = date(1914, 8, 1)
    found = must.chain([must.Incident(("AUH",), "SRB", on), must.Incident(("RUS",), "AUH", on)])
    entered = {e.state: (e.round, e.side, e.for_) for e in found.entries if e.round}
    assert entered == {
        "GRC": (1, "target", "SRB"),
        "DEU": (1, "attacker", "AUH"),
        "FRA": (2, "target", "RUS"),
    }
    reasons = {e.state: e.finding.sentence("en") for e in found.entries if e.finding}
    assert "Dual Alliance" in reasons["DEU"]
    assert "Franco-Russian convention" in reasons["FRA"]
    assert "ITA" in {e.state for e in found.possible}


def test_the_guarantee_of_belgium_does_not_bind_britain_before_the_invasion() -> None:
    on = date(1914, 8, 4)
    before = [must.Incident(("DEU",), "FRA", on)]
    after = [*before, must.Incident(("DEU",), "BEL", on, place="50.63,5.57")]
    drawn = [
        {e.state for e in (*c.entries, *c.possible)}
        for c in (must.chain(before), must.chain(after))
    ]
    assert "GBR" not in drawn[0]
    assert "GBR" in drawn[1]


def test_a_contingency_over_taiwan_with_strikes_on_okinawa_and_guam() -> None:
    on = date(2024, 6, 1)
    found = must.chain(
        [
            must.Incident(("CHN",), "TWN", on, place="taipei"),
            must.Incident(("CHN",), "USA", on, object="armed-forces", place="okinawa"),
            must.Incident(("CHN",), "JPN", on, place="okinawa"),
            must.Incident(("CHN",), "USA", on, place="guam"),
        ]
    )
    assert found.side("attacker") == ("CHN",)
    assert {"AUS", "PHL"} <= set(found.side("target"))
    assert {"PRK", "RUS"} & {e.state for e in found.entries} == set()


def test_helping_the_victim_under_the_charter_gives_the_aggressor_no_ally() -> None:
    world = architecture_of(agreement("a", "JPN", "USA"), agreement("b", "CHN", "RUS"))
    old = architecture_of(
        agreement("a", "JPN", "USA", in_force="1930-01-01", signed="1930-01-01"),
        agreement("b", "CHN", "RUS", in_force="1930-01-01", signed="1930-01-01"),
    )
    now = must.chain([must.Incident(("CHN",), "JPN", date(2000, 1, 1))], world)
    then = must.chain([must.Incident(("CHN",), "JPN", date(1935, 1, 1))], old)
    assert now.side("attacker") == ("CHN",)
    assert then.side("attacker") == ("CHN", "RUS")


def test_an_ally_who_waits_for_another_enters_after_it() -> None:
    waits = promise(trigger={"act": "armed-attack", "conditions": ["prior-action:FRA"]})
    world = architecture_of(
        agreement("a", "FRA", "CSK"), agreement("b", "SUN", "CSK", articles=[waits])
    )
    found = must.chain([must.Incident(("DEU",), "CSK", date(1960, 1, 1))], world)
    assert [(e.state, e.round) for e in found.entries if e.round] == [("FRA", 1), ("SUN", 2)]


def test_a_state_on_both_sides_is_refused() -> None:
    on = date(2000, 1, 1)
    with pytest.raises(UsageError, match="JPN stands on both sides"):
        must.chain(
            [
                must.Incident(("CHN",), "USA", on),
                must.Incident(("USA",), "JPN", on),
                must.Incident(("CHN",), "JPN", on),
            ]
        )


STATES = ["USA", "JPN", "CHN", "RUS", "AUS"]
pacts = st.lists(st.permutations(STATES).map(lambda p: tuple(p[:2])), max_size=5)


@settings(max_examples=25, deadline=None, derandomize=True)
@given(pacts, st.permutations(STATES), st.sampled_from([date(1935, 1, 1), date(2000, 1, 1)]))
def test_a_chain_ends_and_every_entry_but_the_first_has_a_firm_reason(
    chosen: list[tuple[str, str]], order: list[str], on: date
) -> None:
    world = architecture_of(
        *(
            agreement(f"pact-{n}", *pair, signed="1930-01-01", in_force="1930-01-01")
            for n, pair in enumerate(chosen)
        )
    )
    found = must.chain([must.Incident((order[0],), order[1], on)], world)
    assert len({e.state for e in found.entries}) == len(found.entries)
    assert all(e.finding.verdict == "bound" for e in found.entries if e.round)
