"""Who owes whom what, as a square: the strongest duty in each cell, before and after."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import polars as pl

from foedera.compare.strength import STRENGTHS, bases, strength
from foedera.network import in_bloc_order

if TYPE_CHECKING:
    from collections.abc import Iterable

    from foedera.compare.strength import Key, Strength

__all__ = ["RANK", "Cell", "Matrix", "Tie", "matrix"]

#: Duties from the heaviest to the lightest; what is not listed makes no cell.
RANK = (
    "defense",
    "assistance",
    "consultation",
    "extended-deterrence",
    "command",
    "access",
    "basing",
)


@dataclass(frozen=True, slots=True)
class Tie:
    """The heaviest thing that one state owes another, and how firmly."""

    duty: str
    strength: Strength
    agreements: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """Plain data."""
        return {
            "duty": self.duty,
            "strength": self.strength,
            "agreements": list(self.agreements),
        }


@dataclass(frozen=True, slots=True)
class Cell:
    """One directed pair; None where nothing is owed."""

    bearer: str
    beneficiary: str
    before: Tie | None
    after: Tie | None

    @property
    def changed(self) -> bool:
        """Whether the heaviest duty, or its firmness, differs."""
        old = (self.before.duty, self.before.strength) if self.before else None
        new = (self.after.duty, self.after.strength) if self.after else None
        return old != new

    def to_json(self) -> dict[str, Any]:
        """Plain data."""
        return {
            "bearer": self.bearer,
            "beneficiary": self.beneficiary,
            "before": self.before.to_json() if self.before else None,
            "after": self.after.to_json() if self.after else None,
            "changed": self.changed,
        }


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows owe, columns are owed; states in the order that all pictures share, blocs together."""

    states: tuple[str, ...]
    cells: tuple[Cell, ...]

    def __getitem__(self, pair: tuple[str, str]) -> Cell:
        for cell in self.cells:
            if (cell.bearer, cell.beneficiary) == pair:
                return cell
        return Cell(*pair, None, None)

    def to_json(self) -> dict[str, Any]:
        """Plain data; cells in which nothing is owed on either side are left out."""
        return {"states": list(self.states), "cells": [cell.to_json() for cell in self.cells]}


def matrix(before: pl.DataFrame, after: pl.DataFrame, states: Iterable[str]) -> Matrix:
    """The strongest duty of each state to each other of `states`, in both architectures.

    >>> from foedera.network import all_for_all, hub_and_spoke
    >>> star, circle = hub_and_spoke("USA", ["JPN", "PHL"]), all_for_all(["USA", "JPN", "PHL"])
    >>> square = matrix(star, circle, ["PHL", "USA", "JPN"])
    >>> square.states, square["JPN", "PHL"].changed, square["JPN", "USA"].changed
    (('USA', 'JPN', 'PHL'), True, False)
    """
    order = in_bloc_order(states)
    among = pl.col("bearer").is_in(order) & pl.col("beneficiary").is_in(order)
    old, new = _ties(before.filter(among)), _ties(after.filter(among))
    cells = [
        Cell(a, b, old.get((a, b)), new.get((a, b)))
        for a in order
        for b in order
        if (a, b) in old or (a, b) in new
    ]
    return Matrix(order, tuple(cells))


def _ties(duties: pl.DataFrame) -> dict[tuple[str, str], Tie]:
    found: dict[tuple[str, str], tuple[tuple[int, int], Tie]] = {}
    for key, articles in bases(duties, RANK).items():
        firm = strength(articles)
        weight = _weight(key, firm)
        pair = key[:2]
        if pair not in found or weight > found[pair][0]:
            names = tuple(sorted({a.agreement for a in articles if a.strength == firm}))
            found[pair] = weight, Tie(key[2], firm, names)
    return {pair: tie for pair, (_, tie) in found.items()}


def _weight(key: Key, firm: Strength) -> tuple[int, int]:
    return -RANK.index(key[2]), STRENGTHS.index(firm)
