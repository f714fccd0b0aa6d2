"""Two tellings, one act? Worked cases, and what must hold of the rule whatever the events."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foedera.read import Event, EventDate, Span, Speaker
from foedera.read.validate import TYPES
from foedera.record.same import MUTUAL, Telling, same_act, same_claim

CASES = yaml.safe_load((Path(__file__).parent / "same.yaml").read_text(encoding="utf-8"))


def telling(tools: Any, told: dict[str, Any], report: int) -> Telling:
    speaker, name = told.get("speaker", (None, None))
    when = told.get("date")
    made = tools.event(
        *told["is"],
        date=None if when is None else str(when),
        status=told.get("status", "happened"),
        speaker=speaker,
        name=name,
    )
    return Telling(made, told.get("published", date(2024, 7, 9)), report)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_worked_case(tools: Any, case: dict[str, Any]):
    one = telling(tools, case["one"], 1)
    other = telling(tools, case["other"], 1 if case.get("report") == "same" else 2)
    assert same_act(one, other) is case["same"]
    assert same_act(other, one) is case["same"]


codes = st.lists(st.sampled_from(["USA", "JPN", "PHL", "CHN"]), unique=True, max_size=3)
days = st.dates(date(2024, 7, 1), date(2024, 7, 9))
dates = st.none() | st.tuples(days, days).map(
    lambda pair: EventDate(min(pair), max(pair), "day" if pair[0] == pair[1] else "range")
)
speakers = st.none() | st.builds(
    Speaker, st.sampled_from(["USA", "JPN"]), st.none() | st.sampled_from(["Lin Jian", "Lin"])
)
events = st.builds(
    Event,
    id=st.just("e1"),
    event=st.sampled_from(sorted(TYPES)),
    actors=codes.filter(bool).map(tuple),
    recipients=codes.map(tuple),
    topics=st.lists(st.sampled_from(["taiwan", "aukus"]), unique=True).map(tuple),
    date=dates,
    status=st.sampled_from(["happened", "planned", "denied"]),
    speaker=speakers,
    outlets=st.just(()),
    evidence=st.just(Span(0, 5)),
    sentence=st.just(Span(0, 5)),
    rule=st.just("test"),
)
# Rows of events are slow to draw on a busy machine, and nothing here depends on the time.
calm = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
tellings = st.builds(Telling, events, st.none() | days, st.integers(1, 2))


@calm
@given(tellings, tellings)
def test_sameness_asks_for_no_order(one: Telling, other: Telling):
    assert same_act(one, other) == same_act(other, one)


@calm
@given(tellings, tellings)
def test_one_act_has_one_type_and_shares_its_parties(one: Telling, other: Telling):
    if same_act(one, other):
        a, b = one.event, other.event
        assert a.event == b.event
        if a.event in MUTUAL:
            assert {*a.actors, *a.recipients} & {*b.actors, *b.recipients}
        else:
            assert set(a.actors) == set(b.actors)


@calm
@given(events)
def test_an_event_is_the_same_claim_as_itself(event: Event):
    assert same_claim(event, event)
