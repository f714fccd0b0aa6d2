"""The shape of a graph: how far one state is its center, and how closely the rest hold together.

Every function takes a `Graph` and returns a number, or None where the number has no meaning.
Keys in square brackets are papers, listed in the how-to page on networks.
"""

from __future__ import annotations

from itertools import combinations

import polars as pl

from foedera.network.ties import Graph, links

__all__ = [
    "centralization",
    "components",
    "degrees",
    "density",
    "hub_share",
    "hubs",
    "reached",
    "transitivity",
    "weighted_centralization",
]


def degrees(duties: pl.DataFrame, *, doubtful: bool = False) -> pl.DataFrame:
    """How many states each state owes a duty to (`out`) and is owed it by (`in`), by duty.

    Columns: ``state, duty, out, in``; states, counts from 0. Degree centrality of [freeman-1979].

    >>> from foedera.network import hub_and_spoke
    >>> degrees(hub_and_spoke("USA", ["JPN", "KOR"])).row(2)
    ('USA', 'defense', 2, 2)
    """
    tables = []
    for duty in sorted(duties["duty"].unique().to_list()):
        pairs = links(duties, duty, doubtful=doubtful)
        given = pairs.group_by(pl.col("bearer").alias("state")).agg(pl.len().alias("out"))
        taken = pairs.group_by(pl.col("beneficiary").alias("state")).agg(pl.len().alias("in"))
        tables.append(
            given.join(taken, on="state", how="full", coalesce=True).select(
                "state",
                pl.lit(duty).alias("duty"),
                pl.col("out").fill_null(0).cast(pl.Int64),
                pl.col("in").fill_null(0).cast(pl.Int64),
            )
        )
    if not tables:
        return pl.DataFrame(
            schema={"state": pl.String, "duty": pl.String, "out": pl.Int64, "in": pl.Int64}
        )
    return pl.concat(tables).sort("state", "duty")


def hubs(graph: Graph) -> tuple[str, ...]:
    """The state, or states, with the most linked partners; empty where nobody has one."""
    sizes = {state: len(linked) for state, linked in graph.neighbors.items()}
    most = max(sizes.values(), default=0)
    return tuple(s for s, size in sizes.items() if most and size == most)


def centralization(graph: Graph) -> float | None:
    """Degree centralization, 0 (all alike) to 1 (a star), of undirected links [freeman-1979].

    The sum of the gaps between the largest degree and each state's, over (n-1)(n-2), the sum in
    a star of n states. None for fewer than three states or no link.

    >>> from foedera.network import all_for_all, graph, hub_and_spoke
    >>> centralization(graph(hub_and_spoke("USA", ["JPN", "KOR", "PHL"])))
    1.0
    >>> centralization(graph(all_for_all(["USA", "JPN", "KOR", "PHL"])))
    0.0
    """
    n, pairs = len(graph.states), graph.pairs
    if n < 3 or not pairs:
        return None
    sizes = [len(linked) for linked in graph.neighbors.values()]
    return sum(max(sizes) - size for size in sizes) / ((n - 1) * (n - 2))


def weighted_centralization(graph: Graph) -> float | None:
    """The same of node strength, a link weighing as many agreements as stand behind it; 0 to 1.

    Strength is degree with tuning 1 in [opsahl-2010]. The largest sum that links of at most the
    largest weight w allow is a star of such links, (n-1)(n-2)w.
    """
    n, pairs = len(graph.states), graph.pairs
    if n < 3 or not pairs:
        return None
    strength = dict.fromkeys(graph.states, 0)
    for (a, b), weight in pairs.items():
        strength[a] += weight
        strength[b] += weight
    gaps = sum(max(strength.values()) - s for s in strength.values())
    return gaps / ((n - 1) * (n - 2) * max(pairs.values()))


def hub_share(graph: Graph) -> float | None:
    """Share, 0 to 1, of linked pairs that include the hub: how far everything runs through one.

    1 is the pure hub-and-spoke of [cha-2010]. Tied hubs share one value. None without links.
    """
    pairs = graph.pairs
    if not pairs:
        return None
    return max(len(linked) for linked in graph.neighbors.values()) / len(pairs)


def density(graph: Graph) -> float | None:
    """Linked pairs as a share, 0 to 1, of possible pairs [wasserman-faust-1994]."""
    n = len(graph.states)
    return len(graph.pairs) / (n * (n - 1) / 2) if n > 1 else None


def reached(graph: Graph) -> int:
    """Unordered pairs linked directly or through one common ally (paths of at most 2 links).

    >>> from foedera.network import graph, hub_and_spoke
    >>> reached(graph(hub_and_spoke("USA", ["JPN", "KOR", "PHL"])))
    6
    """
    found = set(graph.pairs)
    for linked in graph.neighbors.values():
        found.update(combinations(sorted(linked), 2))
    return len(found)


def components(graph: Graph) -> tuple[tuple[str, ...], ...]:
    """Groups of states joined by links of any length, the largest first; loners are left out."""
    neighbors = graph.neighbors
    seen: set[str] = set()
    groups = []
    for start in graph.states:
        if start in seen or not neighbors[start]:
            continue
        group, frontier = {start}, [start]
        while frontier:
            new = neighbors[frontier.pop()] - group
            group |= new
            frontier.extend(new)
        seen |= group
        groups.append(tuple(sorted(group)))
    return tuple(sorted(groups, key=lambda g: (-len(g), g)))


def transitivity(graph: Graph) -> float | None:
    """Share, 0 to 1, of cases in which two allies of a state are allied [wasserman-faust-1994].

    Three times the triangles over the connected triples: 0 in a star, 1 where all are linked.
    None where no state has two allies.
    """
    neighbors = graph.neighbors
    triples = closed = 0
    for linked in neighbors.values():
        triples += len(linked) * (len(linked) - 1) // 2
        closed += sum(b in neighbors[a] for a, b in combinations(linked, 2))
    return closed / triples if triples else None
