"""Who held a piece of land, when: the history of today's states and territories.

A row says who held it from a day until a day, and how certain that is. A state's own spells
follow from its existence and need no row. Where neither speaks, the atlas does not know.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from foedera.atlas.files import rows
from foedera.atlas.names import Names
from foedera.atlas.sources import Source, source
from foedera.atlas.spells import day
from foedera.atlas.states import LIST_BEGINS, state

if TYPE_CHECKING:
    from datetime import date

__all__ = ["Holding", "Part", "holding", "holdings", "part_at"]


@dataclass(frozen=True, slots=True)
class Holding:
    """A state administers something from a day until a day (None: before the record, still).

    `certainty` is 'contested' where who held it was itself in dispute or changed hands; then
    `state` is the one most often said to. `territory` is what the land was to that state.
    """

    state: str | None
    from_: date | None
    until: date | None
    certainty: str
    source: Source
    territory: str | None = None
    because: Names | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A part of some land whose history or status differs from the rest."""

    slug: str
    land: str
    name: Names
    polygon: tuple[tuple[float, float], ...]
    kind: str | None
    tenure: tuple[Holding, ...]

    def holds(self, lat: float, lon: float) -> bool:
        """Whether the point lies in the part's polygon (edges in degrees)."""
        inside = False
        before = self.polygon[-1]
        for corner in self.polygon:
            (x1, y1), (x2, y2) = before, corner
            if (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1:
                inside = not inside
            before = corner
        return inside


def holding(row: dict[str, Any]) -> Holding:
    """The holding that a checked row describes."""
    said = row["because"]
    return Holding(
        row["state"],
        day(row["from_"]),
        day(row["until"]),
        row["certainty"],
        source(row["source"]),
        row["territory"],
        Names(said["en"], said["ar"]) if said else None,
    )


def part_at(land: str, lat: float, lon: float) -> Part | None:
    """The part of the land that the point lies in, if the atlas sets one apart."""
    return next((p for p in _parts().get(land, ()) if p.holds(lat, lon)), None)


def holdings(land: str, lat: float, lon: float) -> tuple[Holding, ...]:
    """Who held the land at the point: the part's rows, the land's rows, its own existence.

    Earlier rows take precedence over later ones where both cover a day.

    >>> from datetime import date
    >>> from foedera.atlas.spells import standing
    >>> standing(holdings("UKR", 50.0, 30.5), date(1970, 1, 1))[0].state
    'SUN'
    """
    part = part_at(land, lat, lon)
    return (
        *(part.tenure if part else ()),
        *_listed().get(land, ()),
        *_own(land, part.kind if part else None),
    )


@cache
def _own(land: str, kind: str | None) -> tuple[Holding, ...]:
    status = kind or "metropolitan"
    return tuple(
        Holding(
            land,
            None if spell.from_ == LIST_BEGINS else spell.from_,
            spell.until,
            "clear",
            source("gw-states"),
            status,
        )
        for spell in state(land).exists
    )


@cache
def _listed() -> dict[str, tuple[Holding, ...]]:
    return {
        land: tuple(holding(row) for row in listed)
        for land, listed in rows("tenures", "tenures/*.yaml", "Tenures").items()
    }


@cache
def _parts() -> dict[str, tuple[Part, ...]]:
    found: dict[str, tuple[Part, ...]] = {}
    for slug, row in rows("parts", "parts.yaml", "PartEntry").items():
        part = Part(
            slug,
            row["land"],
            Names(row["en"], row["ar"]),
            _polygon(row),
            row["kind"],
            tuple(holding(each) for each in row["tenure"]),
        )
        found[part.land] = (*found.get(part.land, ()), part)
    return found


def _polygon(row: dict[str, Any]) -> tuple[tuple[float, float], ...]:
    if row["polygon"]:
        return tuple((x, y) for x, y in row["polygon"])
    west, south, east, north = row["box"]
    return ((west, south), (east, south), (east, north), (west, north))
