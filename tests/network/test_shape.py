"""What the shape of a graph of duties tells, on ideal types and on published data."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera import network

ALLIES = ["USA", "JPN", "KOR", "PHL", "AUS"]
DUTY = "defense"


def duties(*pairs: tuple[str, str], force: str = "binding", doubtful: bool = False) -> pl.DataFrame:
    rows = [(a, b, DUTY, f"x/{a}-{b}", "1", force, "none-stated", doubtful) for a, b in pairs]
    return pl.DataFrame(rows, schema=network.DUTY_SCHEMA, orient="row")


def test_a_star_is_as_centralized_as_a_graph_can_be():
    star = network.graph(network.hub_and_spoke("USA", ALLIES[1:]))
    assert network.centralization(star) == 1
    assert network.weighted_centralization(star) == 1
    assert network.hub_share(star) == 1
    assert network.transitivity(star) == 0
    assert network.survival(star) == 0
    assert network.hubs(star) == ("USA",)


def test_an_alliance_of_all_with_all_has_no_hub():
    circle = network.graph(network.all_for_all(ALLIES))
    assert network.centralization(circle) == 0
    assert network.density(circle) == 1
    assert network.transitivity(circle) == 1
    assert network.redundancy(circle) == 4
    assert network.survival(circle) == 1
    assert network.hubs(circle) == tuple(sorted(ALLIES))


def test_each_spoke_of_a_star_has_one_guarantor_and_the_hub_has_many():
    star = network.graph(network.hub_and_spoke("USA", ALLIES[1:]))
    assert network.sole_guarantors(star) == dict.fromkeys(sorted(ALLIES[1:]), "USA")
    assert len(star.guarantors["USA"]) == 4


def test_a_duty_that_runs_one_way_protects_one_side_only():
    one_way = network.graph(duties(("USA", "PLW")))
    assert one_way.guarantors == {"PLW": ("USA",), "USA": ()}
    assert one_way.pairs == {("PLW", "USA"): 1}


def test_a_political_declaration_makes_no_link():
    assert network.links(duties(("USA", "JPN"), force="political")).is_empty()
    assert network.links(duties(("USA", "JPN"), force="domestic")).is_empty()


def test_a_proposed_treaty_links_as_if_it_held():
    assert network.links(duties(("JPN", "PHL"), force="proposed")).height == 1


def test_a_duty_in_doubt_widens_the_answer_and_does_not_decide_it():
    frame = pl.concat(
        [network.hub_and_spoke("USA", ["JPN", "AUS"]), duties(("USA", "NZL"), doubtful=True)]
    )
    pairs = network.measure_duties(frame)["pairs"]
    assert (pairs.value, pairs.with_doubtful) == (2, 3)


def test_two_treaties_between_one_pair_weigh_more_than_one():
    frame = pl.concat(
        [network.hub_and_spoke("USA", ["JPN", "KOR"]), duties(("USA", "JPN"), ("JPN", "USA"))]
    )
    graph = network.graph(frame)
    assert graph.pairs == {("JPN", "USA"): 2, ("KOR", "USA"): 1}
    # strengths 3, 2, 1: gaps 0+1+2 over (3-1)(3-2)*2
    assert network.weighted_centralization(graph) == pytest.approx(0.75)


def test_spokes_reach_each_other_through_the_hub_only():
    star = network.graph(network.hub_and_spoke("USA", ALLIES[1:]))
    assert len(star.pairs) == 4
    assert network.reached(star) == 10


def test_separate_alliances_are_separate_groups():
    frame = pl.concat(
        [network.hub_and_spoke("USA", ["JPN", "KOR"]), network.hub_and_spoke("CHN", ["PRK"])]
    )
    groups = network.components(network.graph(frame))
    assert groups == (("JPN", "KOR", "USA"), ("CHN", "PRK"))


def test_without_a_link_there_is_no_number_but_a_reason():
    found = network.measure_duties(duties(), states=ALLIES)
    for name in ("centralization", "hub_share", "redundancy", "survival"):
        assert found[name].value is None
        assert found[name].why_missing("en") == "no pair of states is linked by this duty"
    assert found["density"].value == 0
    assert found.hubs == ()


def test_two_states_are_too_few_for_a_center():
    found = network.measure_duties(network.hub_and_spoke("USA", ["JPN"]))["centralization"]
    assert found.value is None
    assert found.why_missing("en") == "fewer than three states"


def test_a_measure_is_named_in_arabic_as_well():
    found = network.measure_duties(network.hub_and_spoke("USA", ["JPN"]))
    for item in found.items:
        assert item.label("ar") != item.label("en")


def test_degrees_count_what_is_owed_and_what_is_due():
    table = network.degrees(duties(("USA", "PLW"), ("USA", "JPN"), ("JPN", "USA")))
    assert table.rows() == [
        ("JPN", DUTY, 1, 1),
        ("PLW", DUTY, 0, 1),
        ("USA", DUTY, 2, 1),
    ]
    assert network.degrees(duties()).is_empty()


states = st.sampled_from(ALLIES)
some_pairs = st.lists(st.tuples(states, states).filter(lambda p: p[0] != p[1]), max_size=12)


@given(some_pairs)
def test_shares_stay_between_nought_and_one(pairs):
    found = network.measure_duties(duties(*pairs), states=ALLIES)
    for item in found.items:
        if item.value is not None:
            assert item.value >= item.low or item.value == 0
            assert item.high is None or item.value <= item.high
        else:
            assert item.reason


@given(some_pairs, st.permutations(ALLIES))
def test_names_do_not_matter(pairs, order):
    renamed = dict(zip(ALLIES, order, strict=True))
    before = network.measure_duties(duties(*pairs), states=ALLIES)
    after = network.measure_duties(
        duties(*[(renamed[a], renamed[b]) for a, b in pairs]), states=ALLIES
    )
    assert [i.value for i in before.items] == pytest.approx([i.value for i in after.items])


@pytest.mark.parametrize(
    ("year", "n", "ties", "density", "centralization", "transitivity"),
    [
        (1900, 42, 8, 0.0093, 0.0671, 0.667),
        (1950, 75, 312, 0.1124, 0.3149, 0.934),
        (1980, 156, 696, 0.0576, 0.2619, 0.932),
        (2018, 195, 1707, 0.0902, 0.2526, 0.887),
    ],
)
def test_the_defense_network_of_atop_has_its_published_shape(
    shared, year, n, ties, density, centralization, transitivity
):
    atop = pl.read_parquet(shared / "data" / "atop_directed_dyad_year.parquet")
    rows = atop.filter((pl.col("year") == year) & (pl.col("atop_defense") == 1))
    spells = pl.read_parquet(shared / "data" / "cow_states.parquet")
    system = spells.filter(
        (pl.col("styear") <= year) & ((pl.col("endyear") >= year) | (pl.col("endyear") == 2016))
    )
    frame = duties(*((str(a), str(b)) for a, b in rows.select("ccode1", "ccode2").rows()))
    graph = network.graph(frame, states=map(str, system["ccode"].unique()))
    assert len(graph.states) == n
    assert len(graph.pairs) == ties
    assert network.density(graph) == pytest.approx(density, abs=5e-5)
    assert network.centralization(graph) == pytest.approx(centralization, abs=5e-5)
    assert network.transitivity(graph) == pytest.approx(transitivity, abs=5e-4)
