"""Worked comparisons: what an Asian NATO, or the end of the American alliances, would change."""

from __future__ import annotations

from datetime import date

import pytest

from foedera import compare, must
from foedera.errors import NotFound, UsageError

DAY = date(2024, 9, 18)
MEMBERS = {"USA", "JPN", "KOR", "PHL", "AUS"}


@pytest.fixture(scope="module")
def asian_nato() -> compare.Comparison:
    return compare.compare("in-force", "asian-nato", DAY)


@pytest.fixture(scope="module")
def without_usa() -> compare.Comparison:
    return compare.compare("in-force", "without-usa", DAY)


def verdicts(found: compare.Comparison, place: str, attacker: str, target: str):
    return {
        v.state: (v.before.verdict, v.after.verdict)
        for v in found.verdicts
        if (v.place, v.attacker, v.target) == (place, attacker, target)
    }


def test_japan_would_have_to_fight_for_three_more_states(asian_nato):
    japan = asian_nato.entanglement("JPN")
    assert set(japan.new_allies) == {"KOR", "PHL", "AUS"}
    assert japan.dropped_allies == ()


@pytest.mark.parametrize("place", ["second-thomas", "scarborough"])
def test_japan_would_be_bound_where_china_attacks_a_philippine_ship(asian_nato, place):
    found = verdicts(asian_nato, place, "CHN", "PHL")
    assert found["JPN"] == ("not-bound", "bound")
    assert found["KOR"] == ("not-bound", "bound")
    assert "USA" not in found, "the United States is bound already"


def test_the_article_that_binds_is_named(asian_nato):
    (change,) = [
        v
        for v in asian_nato.verdicts
        if (v.place, v.attacker, v.target, v.state) == ("second-thomas", "CHN", "PHL", "JPN")
    ]
    assert change.before.article is None
    assert (change.after.agreement, change.after.article) == ("proposals/asian-nato-2024", "5")
    assert change.object == "public-vessel"


def test_allies_of_japan_would_be_bound_at_the_senkaku_islands(asian_nato):
    found = verdicts(asian_nato, "senkaku", "CHN", "JPN")
    for ally in ("KOR", "PHL", "AUS"):
        assert found[ally][1] == "bound"
    assert "USA" not in found


def test_nobody_would_be_bound_between_two_members_at_dokdo(asian_nato):
    assert verdicts(asian_nato, "dokdo", "JPN", "KOR") == {}


def test_the_comparison_agrees_with_the_duties_engine(asian_nato):
    for change in asian_nato.verdicts[:5]:
        incident = must.Incident(
            (change.attacker,), change.target, DAY, object=change.object, place=change.place
        )
        for side, under in ((change.before, "in-force"), (change.after, "asian-nato")):
            assert must.ask(incident, under).verdict(change.state, "defense") == side.verdict


def test_the_star_would_become_a_circle(asian_nato):
    before, after = asian_nato.before.network, asian_nato.after.network
    assert set(before.states) == set(after.states) == MEMBERS
    assert before.hubs == ("USA",)
    assert before["centralization"].value == 1
    assert after["centralization"].value == 0
    assert (before["hub_share"].value, after["hub_share"].value) == (1, pytest.approx(0.4))


def test_nobody_loses_a_duty_by_adding_an_alliance(asian_nato):
    assert asian_nato.changes("lost") == ()
    assert asian_nato.changes("weaker") == ()
    assert not any(v.released for v in asian_nato.verdicts)


def test_three_states_would_stop_depending_on_one_guarantor(asian_nato):
    added = {g.state for g in asian_nato.guarantors if g.change == "second-added"}
    assert added == {"JPN", "KOR", "PHL"}
    assert all(g.before == ("USA",) for g in asian_nato.guarantors)


def test_an_alliance_in_doubt_is_made_firm_not_gained(asian_nato):
    changes = {(c.bearer, c.beneficiary, c.duty): c.change for c in asian_nato.duties}
    assert changes["AUS", "PHL", "defense"] == "firmer"
    assert changes["JPN", "PHL", "defense"] == "gained"


def test_without_the_united_states_its_spokes_have_nobody(without_usa):
    alone = {g.state for g in without_usa.guarantors if g.change == "left-alone"}
    assert {"JPN", "KOR", "PHL"} <= alone
    assert "DEU" not in alone
    assert without_usa.changes("gained") == ()
    assert verdicts(without_usa, "senkaku", "CHN", "JPN")["USA"] == ("bound", "not-bound")


def test_an_architecture_differs_in_nothing_from_itself():
    same = compare.compare("asian-nato", "asian-nato", DAY)
    assert same.is_empty
    assert same.verdicts == same.duties == same.guarantors == ()
    assert same.sentence("en").startswith("Nothing would change")


def test_the_other_way_round_what_was_gained_is_lost(asian_nato):
    back = compare.compare("asian-nato", "in-force", DAY)

    def pairs(found, change):
        return {(c.bearer, c.beneficiary, c.duty) for c in found.changes(change)}

    assert pairs(back, "lost") == pairs(asian_nato, "gained")
    assert pairs(back, "weaker") == pairs(asian_nato, "firmer")
    assert [(v.before, v.after) for v in back.verdicts] == [
        (v.after, v.before) for v in asian_nato.verdicts
    ]
    assert back.states == asian_nato.states


def test_members_can_be_chosen():
    found = compare.compare("in-force", "asian-nato", DAY, members=["JPN", "PHL"])
    assert set(found.entanglement("JPN").new_allies) == {"PHL"}
    assert set(found.states) == {"JPN", "PHL"}


def test_the_headline_says_who_is_drawn_in_and_how_far(asian_nato):
    lead = asian_nato.sentence("en")
    assert lead.startswith("Asian NATO: ")
    assert "would be bound to defend 3 more states and to fight at " in lead
    arabic = asian_nato.sentence("ar")
    assert arabic.startswith("ناتو آسيوي: على ")
    assert "الدفاع عن 3 دول إضافية والقتال في" in arabic


def test_the_headline_of_a_loss_says_who_is_left_alone(without_usa):
    assert "would end, and nobody would be bound to defend" in without_usa.sentence("en")
    assert "بلا طرف ملزَم بالدفاع عنها" in without_usa.sentence("ar")


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_every_ground_of_the_finding_is_a_sentence(asian_nato, without_usa, lang):
    for found in (asian_nato, without_usa):
        said = found.summary(lang)
        assert len(said) >= 4
        assert all(s.endswith(".") and "{" not in s for s in said)


def test_an_unknown_architecture_is_refused_with_the_nearest_name():
    with pytest.raises(NotFound, match="asian-nato"):
        compare.compare("in-force", "asian-nat", DAY)


def test_an_unknown_member_is_refused():
    with pytest.raises(NotFound, match="JPX"):
        compare.compare("in-force", "asian-nato", DAY, members=["JPX", "PHL"])


def test_members_of_what_has_none_to_choose_are_refused():
    with pytest.raises(UsageError, match="cannot be chosen"):
        compare.compare("in-force", "without-usa", DAY, members=["JPN", "PHL"])


@pytest.mark.parametrize("day", ["", "18 September 2024", "2024-13-01"])
def test_a_date_is_needed(day):
    with pytest.raises(UsageError, match="--on"):
        compare.compare("in-force", "asian-nato", day)
