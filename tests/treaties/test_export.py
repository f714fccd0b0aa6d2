"""The library as directed pair-years, and how far it agrees with ATOP's own."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest

from foedera import treaties
from foedera.errors import UsageError
from foedera.treaties.export import ATOP_COLUMNS, atop_rows, parse_years
from worlds import agreement, promise

if TYPE_CHECKING:
    from pathlib import Path

COLUMNS = ["atop_defense", "atop_offense", "atop_neutral", "atop_nonagg", "atop_consul"]


def test_an_obligation_counts_in_every_year_in_which_it_held_on_some_day() -> None:
    ended = {"how": "expired", "because": {"en": "It ran out.", "ar": "انقضى."}, "source": "text"}
    pact = agreement("pact", "USA", "JPN", ended="1953-01-01", end=ended)
    rows = list(atop_rows([pact], range(1945, 1960)))
    assert [row[2] for row in rows if row[0] == 2] == [1952]


def test_what_one_owes_is_not_what_the_other_owes() -> None:
    one_way = promise(bearers=["USA"], beneficiaries=["JPN"])
    rows = list(atop_rows([agreement("pact", "USA", "JPN", articles=[one_way])], range(1960, 1961)))
    assert rows == [(2, 740, 1960, 1, 0, 0, 0, 0)]


def test_a_political_commitment_is_no_alliance() -> None:
    assert not list(
        atop_rows([agreement("pact", "USA", "JPN", force="political")], range(1960, 1961))
    )


@pytest.mark.parametrize("text", ["1950:1940", "soon", "1946-2018", ""])
def test_years_that_are_none_are_refused(text: str) -> None:
    with pytest.raises(UsageError, match="no stretch of years"):
        parse_years(text)


def test_at_least_97_percent_of_cells_equal_atop_where_the_library_has_the_alliances(
    shared: Path,
) -> None:
    import polars as pl

    library = [a for a in treaties.load() if a.atop is not None]
    members = pl.read_parquet(shared / "data" / "atop_member_years.parquet")
    members = members.filter(pl.col("year").is_between(1946, 2018))
    pairs = members.join(members, on=["atopid", "year"]).filter(
        pl.col("state") != pl.col("state_right")
    )
    whole = (
        pairs.group_by(ccode1="state", ccode2="state_right", year="year")
        .agg(pl.col("atopid").is_in([a.atop for a in library]).all())
        .filter("atopid")
        .select(
            ccode1=pl.col("ccode1").cast(int),
            ccode2=pl.col("ccode2").cast(int),
            year=pl.col("year").cast(int),
        )
    )
    theirs = pl.read_parquet(shared / "data" / "atop_directed_dyad_year.parquet").with_columns(
        pl.all().cast(int)
    )
    ours = pl.DataFrame(
        list(atop_rows(library, range(1946, 2019))), schema=list(ATOP_COLUMNS), orient="row"
    )
    keys = ["ccode1", "ccode2", "year"]
    both = whole.join(theirs, on=keys, how="left").join(ours, on=keys, how="left", suffix="_ours")
    both = both.fill_null(0)
    equal = sum((both[c] == both[f"{c}_ours"]).sum() for c in COLUMNS)
    assert both.height > 15000
    assert equal / (5 * both.height) >= 0.97


def test_the_command_writes_csv_with_atops_columns(capsys: pytest.CaptureFixture[str]) -> None:
    from foedera.cli import main

    with pytest.raises(SystemExit) as stop:
        main(["treaties", "export", "--years", "1980:1980"])
    assert stop.value.code == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    us_to_japan = next(r for r in rows if (r["ccode1"], r["ccode2"]) == ("2", "740"))
    assert us_to_japan["atop_defense"] == "1"
