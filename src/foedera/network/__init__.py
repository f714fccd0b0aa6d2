"""Measures of an architecture's graph of duties: hubs, guarantors, redundancy, cohesion.

>>> from foedera import network
>>> star = network.hub_and_spoke("USA", ["JPN", "KOR", "PHL"])
>>> circle = network.all_for_all(["USA", "JPN", "KOR", "PHL"])
>>> [network.measure_duties(duties)["hub_share"].value for duties in (star, circle)]
[1.0, 0.5]
"""

from foedera.network.blocs import bloc, in_bloc_order
from foedera.network.guarantors import redundancy, sole_guarantors, survival
from foedera.network.ideal import DUTY_SCHEMA, all_for_all, hub_and_spoke
from foedera.network.measure import Measure
from foedera.network.measures import Measures, measure_duties, measures
from foedera.network.shape import (
    centralization,
    components,
    degrees,
    density,
    hub_share,
    hubs,
    reached,
    transitivity,
    weighted_centralization,
)
from foedera.network.ties import LEGAL, Graph, graph, links

__all__ = [
    "DUTY_SCHEMA",
    "LEGAL",
    "Graph",
    "Measure",
    "Measures",
    "all_for_all",
    "bloc",
    "centralization",
    "components",
    "degrees",
    "density",
    "graph",
    "hub_and_spoke",
    "hub_share",
    "hubs",
    "in_bloc_order",
    "links",
    "measure_duties",
    "measures",
    "reached",
    "redundancy",
    "sole_guarantors",
    "survival",
    "transitivity",
    "weighted_centralization",
]
