"""Two ideal types to hold an architecture against: the star and the circle of equals."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["DUTY_SCHEMA", "all_for_all", "hub_and_spoke"]

DUTY_SCHEMA: dict[str, type[pl.DataType]] = {
    "bearer": pl.String,
    "beneficiary": pl.String,
    "duty": pl.String,
    "agreement": pl.String,
    "article": pl.String,
    "force": pl.String,
    "discretion": pl.String,
    "doubtful": pl.Boolean,
}


def hub_and_spoke(hub: str, spokes: Sequence[str], duty: str = "defense") -> pl.DataFrame:
    """The duties frame of a star: each spoke has one treaty, with the hub, both ways.

    [cha-2010] describes the American system in Asia as this type.

    >>> hub_and_spoke("USA", ["JPN", "KOR"]).height
    4
    """
    pairs = [(hub, s, s) for s in spokes] + [(s, hub, s) for s in spokes]
    return _frame((a, b, f"ideal/{hub}-{s}") for a, b, s in pairs).with_columns(duty=pl.lit(duty))


def all_for_all(states: Sequence[str], duty: str = "defense") -> pl.DataFrame:
    """The duties frame of one treaty in which each owes the duty to every other.

    >>> all_for_all(["USA", "JPN", "KOR"]).height
    6
    """
    rows = ((a, b, "ideal/all") for a, b in permutations(states, 2))
    return _frame(rows).with_columns(duty=pl.lit(duty))


def _frame(rows: Iterable[tuple[str, str, str]]) -> pl.DataFrame:
    return pl.DataFrame(
        [(a, b, "defense", name, "1", "binding", "none-stated", False) for a, b, name in rows],
        schema=DUTY_SCHEMA,
        orient="row",
    )
