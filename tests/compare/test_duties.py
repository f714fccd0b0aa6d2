"""Duties gained and lost between two tables."""

from __future__ import annotations

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from foedera import compare, network

MIRROR = {
    "gained": "lost",
    "lost": "gained",
    "firmer": "weaker",
    "weaker": "firmer",
    "rebased": "rebased",
}


def test_a_new_treaty_gains_a_duty_with_its_article(duties):
    (change,) = compare.compare_duties(
        duties(), duties("JPN>PHL defense proposed proposals/asian-nato 5")
    )
    assert (change.bearer, change.beneficiary, change.change) == ("JPN", "PHL", "gained")
    assert [(b.agreement, b.article) for b in change.after] == [("proposals/asian-nato", "5")]
    assert change.strengths == ("none", "binding")


def test_a_treaty_that_ends_loses_its_duties(duties):
    (change,) = compare.compare_duties(duties("USA>JPN defense binding us-japan V"), duties())
    assert change.change == "lost"
    assert change.before[0].article == "V"


def test_a_second_treaty_for_the_same_pair_is_no_gain(duties):
    before = duties("USA>JPN defense binding us-japan V")
    after = pl.concat([before, duties("USA>JPN defense proposed asian-nato 5")])
    (change,) = compare.compare_duties(before, after)
    assert change.change == "rebased"


def test_a_duty_in_doubt_that_is_settled_becomes_firmer(duties):
    before = duties("USA>NZL defense binding anzus IV ?")
    after = duties("USA>NZL defense proposed asian-nato 5")
    (change,) = compare.compare_duties(before, after)
    assert change.change == "firmer"
    assert change.strengths == ("arguable", "binding")


def test_a_political_promise_is_weaker_than_a_treaty(duties):
    before = duties("JPN>KOR consultation binding treaty 4")
    after = duties("JPN>KOR consultation political camp-david 1")
    (change,) = compare.compare_duties(before, after)
    assert change.change == "weaker"


def test_access_is_not_among_the_duties_compared(duties):
    after = duties("JPN>PHL access binding raa 2")
    assert compare.compare_duties(duties(), after) == ()


def test_whom_a_state_must_fight_for_leaves_out_what_is_in_doubt(duties):
    frame = duties(
        "USA>JPN defense binding us-japan V",
        "USA>NZL defense binding anzus IV ?",
        "USA>KOR consultation binding us-korea II",
    )
    assert compare.fights_for(frame) == {"USA": ("JPN",)}


states = st.sampled_from(["USA", "JPN", "KOR", "PHL"])
rows = st.tuples(
    states,
    states,
    st.sampled_from(["defense", "consultation", "access"]),
    st.sampled_from(["x/one", "x/two", "x/three"]),
    st.sampled_from(["1", "2"]),
    st.sampled_from(["binding", "political", "proposed", "domestic"]),
    st.just("none-stated"),
    st.booleans(),
)
frames = st.lists(rows, max_size=15).map(
    lambda found: pl.DataFrame(found, schema=network.DUTY_SCHEMA, orient="row")
)


@given(frames)
def test_nothing_differs_from_itself(frame):
    assert compare.compare_duties(frame, frame) == ()
    assert compare.compare_guarantors(frame, frame) == ()
    square = compare.matrix(frame, frame, ["USA", "JPN", "KOR", "PHL"])
    assert not any(cell.changed for cell in square.cells)


@given(frames, frames)
def test_exchanging_before_and_after_exchanges_gain_and_loss(before, after):
    there = compare.compare_duties(before, after)
    back = compare.compare_duties(after, before)
    assert [(c.bearer, c.beneficiary, c.duty, MIRROR[c.change]) for c in there] == [
        (c.bearer, c.beneficiary, c.duty, c.change) for c in back
    ]
    assert [(c.before, c.after) for c in there] == [(c.after, c.before) for c in back]


@given(frames, frames)
def test_a_gained_duty_of_defense_shows_in_the_matrix(before, after):
    square = compare.matrix(before, after, ["USA", "JPN", "KOR", "PHL"])
    for change in compare.compare_duties(before, after):
        if change.duty == "defense" and change.change == "gained":
            cell = square[change.bearer, change.beneficiary]
            assert cell.changed
            assert cell.after is not None
            assert cell.after.duty == "defense"


@given(frames)
def test_the_order_of_rows_does_not_matter(frame):
    assert compare.compare_duties(frame, frame.reverse()) == ()
