"""The table of all pairs and years says what the single questions say."""

from __future__ import annotations

from datetime import date

import pytest

from foedera import must
from foedera.errors import UsageError
from worlds import agreement, architecture_of

TEMPLATE = must.Incident(("CHN",), "JPN", date(2000, 1, 1))


def test_each_cell_equals_the_single_question() -> None:
    world = architecture_of(
        agreement("a", "USA", "JPN"),
        agreement("b", "USA", "KOR", "AUS", in_force="1960-01-01", signed="1959-01-01"),
    )
    table = must.matrix(world, range(1955, 1965), TEMPLATE)
    for row in table.iter_rows(named=True):
        single = must.Incident(("CHN",), row["target"], date(row["year"], 7, 1))
        assert must.ask(single, world).verdict(row["state"], row["duty"]) == row["verdict"]
    firm = table.filter(verdict="bound", target="KOR").select("year").to_series().min()
    assert firm == 1960


def test_the_whole_library_over_seventy_years_is_one_table() -> None:
    table = must.matrix("in-force", range(1950, 2020, 5), TEMPLATE)
    assert table.columns == ["year", "state", "target", "duty", "verdict"]
    assert table.select("year", "state", "target", "duty").is_duplicated().sum() == 0
    assert table.filter(state="USA", target="PHL", year=1990, duty="defense").height == 1


def test_years_before_the_states_existed_have_no_row() -> None:
    with pytest.raises(UsageError, match="nothing to ask"):
        must.matrix("in-force", [1700], TEMPLATE)
