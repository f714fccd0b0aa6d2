"""From a table of duties to a graph: who is linked to whom, how firmly, by what.

A duties frame has one row per bearer, beneficiary and provision in force, with the columns
``bearer, beneficiary, duty, agreement, article, force, discretion, doubtful``; `must.duties`
makes it. Only duties that bind (``binding``) or would bind if the proposal held (``proposed``)
make links: a political declaration or a state's own law does not oblige one state to another.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

__all__ = ["LEGAL", "Graph", "graph", "links"]

LEGAL = ("binding", "proposed")


def links(duties: pl.DataFrame, duty: str = "defense", *, doubtful: bool = False) -> pl.DataFrame:
    """One row per directed pair that a legal duty of this kind links.

    Columns: ``bearer``, ``beneficiary``, ``agreements`` (how many distinct agreements say so).
    With `doubtful`, duties whose legal force is in doubt count too.

    >>> from foedera.network import hub_and_spoke
    >>> links(hub_and_spoke("USA", ["JPN"])).rows()
    [('JPN', 'USA', 1), ('USA', 'JPN', 1)]
    """
    kept = (pl.col("duty") == duty) & pl.col("force").is_in(LEGAL)
    kept &= pl.col("bearer") != pl.col("beneficiary")
    if not doubtful:
        kept &= ~pl.col("doubtful")
    return (
        duties.filter(kept)
        .group_by("bearer", "beneficiary")
        .agg(pl.col("agreement").n_unique().cast(pl.Int64).alias("agreements"))
        .sort("bearer", "beneficiary")
    )


@dataclass(frozen=True, slots=True)
class Graph:
    """States and the links among them; weight is the number of agreements behind a link."""

    states: tuple[str, ...]
    out: dict[str, dict[str, int]]

    @property
    def pairs(self) -> dict[tuple[str, str], int]:
        """Unordered pairs linked in at least one direction, with the larger weight of the two."""
        found: dict[tuple[str, str], int] = {}
        for bearer, targets in self.out.items():
            for beneficiary, weight in targets.items():
                pair = (min(bearer, beneficiary), max(bearer, beneficiary))
                found[pair] = max(found.get(pair, 0), weight)
        return dict(sorted(found.items()))

    @property
    def guarantors(self) -> dict[str, tuple[str, ...]]:
        """Who owes the duty to each state; states that nobody protects have an empty tuple."""
        found: dict[str, list[str]] = {state: [] for state in self.states}
        for bearer, targets in self.out.items():
            for beneficiary in targets:
                found[beneficiary].append(bearer)
        return {state: tuple(sorted(bearers)) for state, bearers in found.items()}

    @property
    def neighbors(self) -> dict[str, set[str]]:
        """States linked to each state, in either direction."""
        found: dict[str, set[str]] = {state: set() for state in self.states}
        for a, b in self.pairs:
            found[a].add(b)
            found[b].add(a)
        return found

    def without(self, removed: Collection[str]) -> Graph:
        """The same graph when these states leave it."""
        states = tuple(s for s in self.states if s not in removed)
        return Graph(states, _within(states, self.out))


def graph(
    duties: pl.DataFrame,
    duty: str = "defense",
    *,
    states: Iterable[str] | None = None,
    doubtful: bool = False,
) -> Graph:
    """The graph of one duty among `states` (by default every state the table names).

    >>> from foedera.network import hub_and_spoke
    >>> graph(hub_and_spoke("USA", ["JPN", "KOR"])).pairs
    {('JPN', 'USA'): 1, ('KOR', 'USA'): 1}
    """
    if states is None:
        states = (*duties["bearer"].to_list(), *duties["beneficiary"].to_list())
    chosen = tuple(sorted(set(states)))
    out: dict[str, dict[str, int]] = {}
    for bearer, beneficiary, weight in links(duties, duty, doubtful=doubtful).rows():
        out.setdefault(bearer, {})[beneficiary] = weight
    return Graph(chosen, _within(chosen, out))


def _within(states: Collection[str], out: dict[str, dict[str, int]]) -> dict[str, dict[str, int]]:
    inside = set(states)
    kept = {
        bearer: {b: w for b, w in targets.items() if b in inside}
        for bearer, targets in out.items()
        if bearer in inside
    }
    return {bearer: targets for bearer, targets in kept.items() if targets}
