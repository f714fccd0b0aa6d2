"""Areas that treaties name: what is surely inside, what possibly, and by which text.

Polygons are in degrees of longitude and latitude; one that crosses 180 goes on past it. Their
edges follow straight lines on a plain map, or rhumb lines where a treaty says so.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from foedera.atlas.files import rows
from foedera.atlas.names import Index, Names
from foedera.atlas.sources import Source, source

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Area", "area", "areas"]

Ring = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Area:
    """An area with a certain core and a possible rim (`possible` holds the core too)."""

    slug: str
    name: Names
    definition: Names
    source: tuple[Source, ...]
    certain: tuple[Ring, ...]
    possible: tuple[Ring, ...]

    def __hash__(self) -> int:
        return hash(self.slug)

    def contains(self, lat: float, lon: float) -> bool | None:
        """True in the core, False outside the rim, None between: there the text leaves it open.

        >>> pacific = area("pacific")
        >>> (
        ...     pacific.contains(13.44, 144.79),
        ...     pacific.contains(51.5, 0.0),
        ...     pacific.contains(3.5, 100.3),
        ... )
        (True, False, None)
        """
        if any(_inside(ring, lat, lon) for ring in self.certain):
            return True
        return None if any(_inside(ring, lat, lon) for ring in self.possible) else False

    def contains_many(self, lats: Sequence[float], lons: Sequence[float]) -> list[bool | None]:
        """`contains` for every pair, at the speed of arrays.

        >>> area("pacific").contains_many([13.44, 51.5], [144.79, 0.0])
        [True, False]
        """
        sure = _inside_many(self.certain, lats, lons)
        maybe = _inside_many(self.possible, lats, lons)
        return [True if a else None if b else False for a, b in zip(sure, maybe, strict=True)]


def area(slug: str) -> Area:
    """The area with that slug; NotFound with the nearest names.

    >>> area("mediterranean").name.ar
    'البحر المتوسط'
    """
    found = _by_slug().get(slug)
    if found is None:
        raise Index("area", [(a, (a.slug,)) for a in areas()]).missing(slug)
    return found


def areas() -> tuple[Area, ...]:
    """All areas."""
    return tuple(_by_slug().values())


def _inside(ring: Ring, lat: float, lon: float) -> bool:
    return any(_crossed(ring, lat, x) for x in (lon, lon + 360.0, lon - 360.0))


def _crossed(ring: Ring, lat: float, lon: float) -> bool:
    inside = False
    x1, y1 = ring[-1]
    for x2, y2 in ring:
        if (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1:
            inside = not inside
        x1, y1 = x2, y2
    return inside


def _inside_many(
    rings: tuple[Ring, ...], lats: Sequence[float], lons: Sequence[float]
) -> list[bool]:
    import numpy as np

    lat, lon = np.asarray(lats, dtype=float), np.asarray(lons, dtype=float)
    found = np.zeros(lat.shape, dtype=bool)
    for ring in rings:
        for turn in (0.0, 360.0, -360.0):
            inside = np.zeros(lat.shape, dtype=bool)
            x1, y1 = ring[-1]
            for x2, y2 in ring:
                if y1 != y2:
                    edge = (x2 - x1) * (lat - y1) / (y2 - y1) + x1
                    inside ^= ((y1 > lat) != (y2 > lat)) & (lon + turn < edge)
                x1, y1 = x2, y2
            found |= inside
    return [bool(each) for each in found]


@cache
def _by_slug() -> dict[str, Area]:
    found = {}
    for slug, row in rows("areas", "areas.yaml", "AreaEntry").items():
        certain = tuple(_ring(shape) for shape in row["certain"])
        found[slug] = Area(
            slug,
            Names(row["en"], row["ar"]),
            Names(row["definition"]["en"], row["definition"]["ar"]),
            tuple(source(key) for key in row["sources"]),
            certain,
            (*certain, *(_ring(shape) for shape in row["possible"])),
        )
    return found


def _ring(shape: dict[str, Any]) -> Ring:
    if shape["box"]:
        west, south, east, north = shape["box"]
        return ((west, south), (east, south), (east, north), (west, north))
    points = [(float(x), float(y)) for x, y in shape["polygon"]]
    return _rhumb(points) if shape["rhumb"] else tuple(points)


def _rhumb(points: list[tuple[float, float]]) -> Ring:
    """Each edge broken up along the line of constant bearing, straight on Mercator's chart."""
    line: list[tuple[float, float]] = []
    for (x1, y1), (x2, y2) in zip(points, [*points[1:], points[0]], strict=True):
        line.append((x1, y1))
        if x1 == x2 or max(abs(y1), abs(y2)) > 85:
            continue
        m1, m2 = _mercator(y1), _mercator(y2)
        for step in range(1, 20):
            part = step / 20
            lat = math.degrees(2 * math.atan(math.exp(m1 + (m2 - m1) * part)) - math.pi / 2)
            line.append((x1 + (x2 - x1) * part, lat))
    return tuple(line)


def _mercator(lat: float) -> float:
    return math.log(math.tan(math.pi / 4 + math.radians(lat) / 2))
