"""The logic of the engine, in made-up worlds where every answer can be counted out."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedera import must
from worlds import agreement, architecture_of, promise

DAY = date(2000, 1, 1)
STATES = ("USA", "JPN", "CHN", "AUS")


def verdict(world: object, incident: must.Incident, state: str, duty: str = "defense") -> str:
    return must.ask(incident, world).verdict(state, duty)


def attack(
    attacker: str = "CHN", target: str = "JPN", on: date = DAY, **facts: bool | None
) -> must.Incident:
    return must.Incident((attacker,), target, on, facts=facts)


def test_nothing_binds_before_entry_into_force_nor_from_the_end_on() -> None:
    pact = agreement("pact", "USA", "JPN", in_force="1950-01-01", ended="1960-01-01", end=ENDED)
    world = architecture_of(pact)
    expected = {
        date(1949, 12, 31): "not-bound",
        date(1950, 1, 1): "bound",
        date(1959, 12, 31): "bound",
        date(1960, 1, 1): "not-bound",
    }
    assert {d: verdict(world, attack(on=d), "USA") for d in expected} == expected


ENDED = {"how": "expired", "because": {"en": "It ran out.", "ar": "انقضت مدته."}, "source": "text"}


def test_an_unknown_entry_into_force_is_arguable_not_guessed() -> None:
    pact = agreement("pact", "USA", "JPN", in_force=None)
    assert verdict(architecture_of(pact), attack(), "USA") == "arguable"


def test_a_state_that_left_and_came_back_is_bound_only_while_a_party() -> None:
    spells = [{"from": "1950-01-01", "until": "1960-01-01"}, {"from": "1970-01-01"}]
    pact = agreement("pact", "USA", "JPN", parties={"USA": spells, "JPN": None})
    world = architecture_of(pact)
    got = [verdict(world, attack(on=date(y, 6, 1)), "USA") for y in (1955, 1965, 1975)]
    assert got == ["bound", "not-bound", "bound"]


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        ("armed-attack", "bound"),
        ("blockade", "arguable"),
        ("cyber-attack", "arguable"),
        ("coercion", "not-bound"),
        ("threat", "not-bound"),
    ],
)
def test_the_threshold_of_an_armed_attack(act: str, expected: str) -> None:
    world = architecture_of(agreement("pact", "USA", "JPN"))
    incident = must.Incident(("CHN",), "JPN", DAY, act=act)
    assert verdict(world, incident, "USA") == expected


def test_an_unclear_fact_never_yields_a_verdict_that_a_completion_overturns() -> None:
    conditions = ["unprovoked", "requested", "state-of-war"]
    article = promise(trigger={"act": "armed-attack", "conditions": conditions})
    world = architecture_of(agreement("pact", "USA", "JPN", articles=[article]))
    for known in product([True, False, None], repeat=3):
        facts = dict(zip(conditions, known, strict=True))
        got = verdict(world, attack(**facts), "USA")
        completions = {
            verdict(world, attack(**dict(zip(conditions, full, strict=True))), "USA")
            for full in product([True, False], repeat=3)
            if all(k is None or k == f for k, f in zip(known, full, strict=True))
        }
        assert got == (completions.pop() if len(completions) == 1 else "arguable")


def test_attackers_named_left_out_outsiders_and_by_alignment() -> None:
    def under(attacker: object, *attackers: str) -> str:
        article = promise(trigger={"act": "armed-attack", "attacker": attacker})
        world = architecture_of(agreement("pact", "USA", "JPN", "AUS", articles=[article]))
        return verdict(world, must.Incident(attackers, "JPN", DAY), "USA")

    assert under(["CHN"], "CHN") == "bound"
    assert under(["CHN"], "RUS") == "not-bound"
    assert under(["CHN"], "RUS", "CHN") == "bound"
    assert under({"not": ["CHN"]}, "CHN") == "not-bound"
    assert under({"not": ["CHN"]}, "RUS") == "bound"
    assert under("non-party", "AUS") == "not-bound"
    assert under("non-party", "CHN") == "bound"
    assert under({"alignment": "communist"}, "CHN") == "bound"
    assert under({"alignment": "communist"}, "RUS") == "not-bound"


def test_a_political_commitment_is_promised_but_not_owed() -> None:
    world = architecture_of(agreement("pact", "USA", "JPN", force="political"))
    assert verdict(world, attack(), "USA") == "arguable"


def test_suspension_rests_the_duty_between_the_pair_only() -> None:
    pause = {"between": ["USA", "JPN"], "from": "1990-01-01", **REASON}
    world = architecture_of(agreement("pact", "USA", "JPN", "AUS", suspended=[pause]))
    assert verdict(world, attack(), "USA") == "not-bound"
    assert verdict(world, attack(), "AUS") == "bound"
    contested = {**pause, "certainty": "contested"}
    world = architecture_of(agreement("pact", "USA", "JPN", "AUS", suspended=[contested]))
    assert verdict(world, attack(), "USA") == "arguable"


REASON = {"because": {"en": "They fell out.", "ar": "اختلفا."}, "source": "text"}


def test_a_doubt_makes_the_answer_arguable_while_it_lasts() -> None:
    world = architecture_of(
        agreement("pact", "USA", "JPN", doubt=[{"from": "1977-06-30", **REASON}])
    )
    assert verdict(world, attack(on=date(1970, 1, 1)), "USA") == "bound"
    assert verdict(world, attack(), "USA") == "arguable"


def test_the_attacker_of_a_friend_breaks_its_own_pledge() -> None:
    article = promise(duty="nonaggression")
    answer = must.ask(
        attack(), architecture_of(agreement("pact", "CHN", "JPN", articles=[article]))
    )
    assert [f.state for f in answer.findings if f.breaks_own_pledge] == ["CHN"]


def test_an_ally_of_the_attacker_owes_nothing_under_a_pact_of_defense() -> None:
    answer = must.ask(attack(), architecture_of(agreement("pact", "CHN", "RUS")))
    (finding,) = answer.findings
    assert (finding.state, finding.verdict) == ("RUS", "not-bound")
    assert [t.test for t in finding.decisive] == ["side"]


def test_a_state_bound_to_both_sides_is_flagged() -> None:
    help_ = promise()
    spare = promise(duty="neutrality")
    world = architecture_of(
        agreement("pact", "USA", "JPN", articles=[help_]),
        agreement("understanding", "USA", "CHN", articles=[spare]),
    )
    assert must.ask(attack(), world).conflicts() == ("USA",)


pacts = st.lists(
    st.tuples(
        st.permutations(STATES).map(lambda p: tuple(p[:2])),
        st.sampled_from(["defense", "consultation", "neutrality", "nonaggression", "offense"]),
        st.booleans(),
    ),
    max_size=5,
)
incidents = st.builds(
    lambda pair, days: must.Incident((pair[0],), pair[1], DAY + timedelta(days=days)),
    st.permutations(STATES),
    st.integers(-20000, 8000),
)


def world_of(chosen: list[tuple[tuple[str, str], str, bool]]) -> list[object]:
    return [
        agreement(
            f"pact-{n}",
            *pair,
            articles=[
                promise(
                    duty=duty,
                    trigger={"act": "armed-attack", "conditions": ["unprovoked"] if asks else []},
                )
            ],
        )
        for n, (pair, duty, asks) in enumerate(chosen)
    ]


def outcome(agreements: list[object], incident: must.Incident) -> set[tuple[str, ...]]:
    frame = must.verdicts([incident], architecture_of(*agreements))
    return set(frame.drop("incident").iter_rows())


@settings(max_examples=40, deadline=None, derandomize=True)
@given(pacts, pacts, incidents)
def test_adding_an_agreement_never_removes_a_duty(
    first: list, more: list, incident: must.Incident
) -> None:
    world = world_of([*first, *more])
    assert outcome(world[: len(first)], incident) <= outcome(world, incident)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(pacts, incidents, st.randoms(use_true_random=False))
def test_verdicts_do_not_depend_on_order(
    chosen: list, incident: must.Incident, rng: object
) -> None:
    world = world_of(chosen)
    shuffled = list(world)
    rng.shuffle(shuffled)
    assert outcome(world, incident) == outcome(shuffled, incident)


@settings(max_examples=30, deadline=None, derandomize=True)
@given(pacts, st.lists(incidents, min_size=1, max_size=6))
def test_one_incident_and_a_table_of_them_agree(chosen: list, several: list) -> None:
    world = architecture_of(*world_of(chosen))
    table = must.verdicts(several, world)
    for n, incident in enumerate(several):
        alone = must.verdicts([incident], world).drop("incident").rows()
        assert sorted(table.filter(incident=n).drop("incident").rows()) == sorted(alone)


def test_a_suspension_of_one_states_duty_leaves_the_others() -> None:
    pause = {"between": ["USA", "JPN"], "from": "1990-01-01", "of": "USA", **REASON}
    world = architecture_of(agreement("pact", "USA", "JPN", suspended=[pause]))
    assert verdict(world, attack(), "USA") == "not-bound"
    assert verdict(world, attack(target="USA"), "JPN") == "bound"


def test_a_state_protected_without_being_a_party_is_helped_for_the_pacts_own_time() -> None:
    article = promise(bearers=["USA"], beneficiaries=["RVN"])
    world = architecture_of(agreement("pact", "USA", "JPN", articles=[article]))
    got = [verdict(world, attack(target="RVN", on=date(y, 6, 1)), "USA") for y in (1949, 1965)]
    assert got == ["not-bound", "bound"]


def test_the_day_of_the_conquest_counts_the_holder_before_it() -> None:
    article = promise(trigger={"act": "armed-attack", "covers": [{"held-by": "beneficiary"}]})
    world = architecture_of(agreement("pact", "USA", "GBR", articles=[article]))
    invasion = must.Incident(("ARG",), "GBR", date(1982, 4, 2), place="falklands")
    assert verdict(world, invasion, "USA") == "bound"


def test_attacker_and_target_are_not_interchangeable() -> None:
    one_way = promise(bearers=["USA"], beneficiaries=["JPN"])
    world = architecture_of(agreement("pact", "USA", "JPN", articles=[one_way]))
    assert verdict(world, attack("CHN", "JPN"), "USA") == "bound"
    assert verdict(world, attack("JPN", "CHN"), "USA") == "not-bound"


@pytest.mark.parametrize(
    ("attacker", "target", "place"),
    [("CHN", "USA", "guam"), ("CHN", "PHL", "second-thomas"), ("PRK", "KOR", "seoul")],
)
def test_swapping_attacker_and_target_changes_who_is_bound(
    attacker: str, target: str, place: str
) -> None:
    def bound(a: str, b: str) -> set[tuple[str, str]]:
        answer = must.ask(must.Incident((a,), b, date(2024, 6, 1), place=place))
        return {(f.state, f.duty) for f in answer.findings if f.verdict == "bound"}

    there, back = bound(attacker, target), bound(target, attacker)
    assert there != back
    assert not {s for s, duty in there & back if duty == "defense"}
