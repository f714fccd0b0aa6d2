"""A logic program that shares nothing with the tables gives the same verdict on every pair."""

from __future__ import annotations

import importlib
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedera import must, treaties
from foedera.must.ask import _prepared
from foedera.must.engine import evaluate

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]
STATES = ["USA", "JPN", "CHN", "KOR", "PRK", "PHL", "GBR", "FRA", "DEU", "TUR", "RUS", "AUS", "THA"]
PLACES = [
    "guam",
    "okinawa",
    "second-thomas",
    "scarborough",
    "falklands",
    "seoul",
    "52.5,13.4",
    None,
]
FACTS = ["unprovoked", "requested", "joint-decision"]

incidents = st.builds(
    lambda pair, days, act, thing, place, facts: must.Incident(
        (pair[0],), pair[1], date(1904, 1, 1) + timedelta(days=days), act, thing, place, facts
    ),
    st.permutations(STATES),
    st.integers(0, 44_000),
    st.sampled_from(must.ACTS),
    st.sampled_from(must.OBJECTS),
    st.sampled_from(PLACES),
    st.dictionaries(st.sampled_from(FACTS), st.booleans()),
)


@pytest.fixture(scope="module")
def oracle() -> ModuleType:
    sys.path.insert(0, str(ROOT))
    try:
        return importlib.import_module("benchmarks.oracle")
    finally:
        sys.path.remove(str(ROOT))


@pytest.mark.parametrize("slug", ["in-force", "asian-nato", "without-usa"])
@settings(max_examples=4, deadline=None, derandomize=True)
@given(chosen=st.lists(incidents, min_size=5, max_size=12))
def test_tables_and_logic_program_agree_on_every_pair(
    oracle: ModuleType, slug: str, chosen: list[must.Incident]
) -> None:
    under = treaties.architecture(slug)
    frame, rules, _ = _prepared(chosen, under)
    pairs, meetings, _ = evaluate(frame, rules)
    texts = meetings.select("meeting", "agreement", "article", "beneficiary", "role")
    ours = {
        (
            row["incident"],
            f"{row['agreement']}#{row['article']}",
            row["bearer"],
            row["beneficiary"],
            row["role"],
            row["verdict"],
        )
        for row in pairs.join(texts, on="meeting").iter_rows(named=True)
    }
    assert ours == oracle.solve(chosen, under)
