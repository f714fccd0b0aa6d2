"""All measures of one architecture on one date."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from foedera.network import guarantors, shape
from foedera.network.measure import Measure
from foedera.network.ties import Graph, graph

if TYPE_CHECKING:
    from datetime import date

    import polars as pl

    from foedera.treaties import Architecture

__all__ = ["Measures", "measure_duties", "measures"]

_Of = Callable[[Graph], "float | None"]

# name: function, unit, low, high, source, reason when there is no value
_TABLE: dict[str, tuple[_Of, str, float, float | None, str | None, str]] = {
    "centralization": (shape.centralization, "share", 0, 1, "freeman-1979", "no-pairs"),
    "weighted_centralization": (
        shape.weighted_centralization, "share", 0, 1, "opsahl-2010", "no-pairs",
    ),
    "hub_share": (shape.hub_share, "share", 0, 1, "cha-2010", "no-pairs"),
    "density": (shape.density, "share", 0, 1, "wasserman-faust-1994", "few-states"),
    "pairs": (lambda g: len(g.pairs), "pairs", 0, None, None, "no-pairs"),
    "reached": (shape.reached, "pairs", 0, None, "wasserman-faust-1994", "no-pairs"),
    "components": (
        lambda g: len(shape.components(g)), "groups", 0, None, "wasserman-faust-1994", "no-pairs",
    ),
    "transitivity": (shape.transitivity, "share", 0, 1, "wasserman-faust-1994", "no-triples"),
    "redundancy": (guarantors.redundancy, "states", 1, None, "freeman-1979", "no-pairs"),
    "survival": (guarantors.survival, "share", 0, 1, "albert-2000", "no-pairs"),
    "sole": (lambda g: len(guarantors.sole_guarantors(g)), "states", 0, None, "cha-2010", "no-pairs"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Measures:
    """The measures of one duty's graph among some states; look one up by name."""

    duty: str
    states: tuple[str, ...]
    hubs: tuple[str, ...]
    sole: tuple[tuple[str, str], ...]
    groups: tuple[tuple[str, ...], ...]
    items: tuple[Measure, ...]

    def __getitem__(self, name: str) -> Measure:
        for item in self.items:
            if item.name == name:
                return item
        raise KeyError(name)

    def to_json(self) -> dict[str, Any]:
        """Plain data, with every measure under its name."""
        return {
            "duty": self.duty,
            "states": list(self.states),
            "hubs": list(self.hubs),
            "sole_guarantors": dict(self.sole),
            "groups": [list(group) for group in self.groups],
            "measures": {item.name: item.to_json() for item in self.items},
        }


def measure_duties(
    duties: pl.DataFrame, duty: str = "defense", *, states: Iterable[str] | None = None
) -> Measures:
    """Every measure of one duty in a duties frame, among `states` or all that the frame names.

    Give the same `states` for two architectures that are to be compared: most measures depend on
    how many states there are.

    >>> from foedera.network import hub_and_spoke
    >>> found = measure_duties(hub_and_spoke("USA", ["JPN", "KOR", "PHL"]))
    >>> found["centralization"].value, found.hubs
    (1.0, ('USA',))
    """
    states = tuple(states) if states is not None else None
    sure = graph(duties, duty, states=states)
    wide = graph(duties, duty, states=states, doubtful=True)
    return Measures(
        duty=duty,
        states=sure.states,
        hubs=shape.hubs(sure),
        sole=tuple(guarantors.sole_guarantors(sure).items()),
        groups=shape.components(sure),
        items=tuple(_measure(name, sure, wide) for name in _TABLE),
    )


def measures(
    architecture: str | Architecture,
    on: date,
    duty: str = "defense",
    *,
    states: Iterable[str] | None = None,
) -> Measures:
    """Every measure of one duty under an architecture on a date.

    Raises NotFound for an unknown architecture.
    """
    from foedera import must

    return measure_duties(must.duties(architecture, on), duty, states=states)


def _measure(name: str, sure: Graph, wide: Graph) -> Measure:
    of, unit, low, high, source, reason = _TABLE[name]
    value, with_doubtful = of(sure), of(wide)
    if value is None and len(sure.states) < 3 and reason == "no-pairs" and sure.pairs:
        reason = "few-states"
    return Measure(
        name, value, with_doubtful, unit, low, high, source, reason if value is None else None
    )
