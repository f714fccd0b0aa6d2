"""Who protects whom, and what is left if the hub goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedera.network.shape import hubs

if TYPE_CHECKING:
    from foedera.network.ties import Graph

__all__ = ["redundancy", "sole_guarantors", "survival"]


def sole_guarantors(graph: Graph) -> dict[str, str]:
    """States that exactly one other state must defend, each with that one state.

    >>> from foedera.network import graph, hub_and_spoke
    >>> sole_guarantors(graph(hub_and_spoke("USA", ["JPN", "KOR"])))
    {'JPN': 'USA', 'KOR': 'USA'}
    """
    return {state: by[0] for state, by in graph.guarantors.items() if len(by) == 1}


def redundancy(graph: Graph) -> float | None:
    """Mean number of guarantors of a protected state, from 1 upward; None if nobody has one.

    In-degree of [freeman-1979], over the states where it is not 0.

    >>> from foedera.network import all_for_all, graph
    >>> redundancy(graph(all_for_all(["USA", "JPN", "KOR"])))
    2.0
    """
    counts = [len(by) for by in graph.guarantors.values() if by]
    return sum(counts) / len(counts) if counts else None


def survival(graph: Graph) -> float | None:
    """Share, 0 to 1, of protected states other than the hub that keep a guarantor without it.

    Removing the best-connected node is the attack of [albert-2000]; with tied hubs, the removal
    that hurts most counts. None if nobody but the hub is protected.

    >>> from foedera.network import all_for_all, graph, hub_and_spoke
    >>> survival(graph(hub_and_spoke("USA", ["JPN", "KOR"])))
    0.0
    >>> survival(graph(all_for_all(["USA", "JPN", "KOR"])))
    1.0
    """
    before = graph.guarantors
    shares = []
    for hub in hubs(graph):
        kept = graph.without([hub]).guarantors
        protected = [s for s, by in before.items() if by and s != hub]
        if protected:
            shares.append(sum(bool(kept[s]) for s in protected) / len(protected))
    return min(shares, default=None)
