"""Whose land a point is, from Natural Earth's boundaries at 1:10m.

The vendored files keep TopoJSON's quantized arcs, so a coast is exact to about 0.4 km besides
Natural Earth's own generalization. Polygons are built only near the point that is asked for.
"""

from __future__ import annotations

import json
import math
import zlib
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from foedera.atlas.files import DATA

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

__all__ = ["EARTH_KM", "Shore", "distance_km", "nearest", "outlines"]

EARTH_KM = 6371.0088
_KM_PER_DEGREE = EARTH_KM * math.pi / 180
#: A closed ring repeats its first point, so one with fewer points than this encloses nothing.
_RING = 4


@dataclass(frozen=True, slots=True)
class Shore:
    """The nearest land: its code (None: land that no code stands for) and how far it is."""

    code: str | None
    distance_km: float


class _Topology:
    """Arcs and polygons of one vendored file."""

    def __init__(self, path: Path) -> None:
        import numpy as np

        raw = zlib.decompress(path.read_bytes())
        size = int.from_bytes(raw[:4], "little")
        header: dict[str, Any] = json.loads(raw[4 : 4 + size])
        count = header["arcs"]
        body = 4 + size
        lengths = np.frombuffer(raw, "<u4", count, body).astype(np.int64)
        planes = np.frombuffer(raw, np.uint8, offset=body + 4 * count).reshape(4, -1)
        zigzag = np.ascontiguousarray(planes.T).view("<u4").ravel()
        deltas = (zigzag >> 1).astype(np.int64) ^ -(zigzag & 1).astype(np.int64)
        points = np.cumsum(deltas.reshape(2, -1), axis=1)
        starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
        before = np.where(starts > 0, points[:, starts - 1], 0)
        points = points - np.repeat(before, lengths, axis=1)
        scale, shift = np.array(header["scale"]), np.array(header["translate"])
        self.points: NDArray[np.float64] = points.T * scale + shift
        self.starts = starts
        self.ends = starts + lengths
        self.polygons: list[tuple[str | None, list[list[int]]]] = header["polygons"]

    def ring(self, arcs: list[int]) -> NDArray[np.float64]:
        """Longitudes and latitudes of a ring, going on past 180 where it crosses that meridian."""
        import numpy as np

        pieces = []
        for place, i in enumerate(arcs):
            arc = i if i >= 0 else ~i
            piece = self.points[self.starts[arc] : self.ends[arc]]
            piece = piece if i >= 0 else piece[::-1]
            pieces.append(piece if place == 0 else piece[1:])
        ring = np.concatenate(pieces)
        if np.ptp(ring[:, 0]) > 300:
            ring[:, 0] = np.unwrap(ring[:, 0], period=360.0)
            if abs(ring[-1, 0] - ring[0, 0]) > 180:  # it goes round a pole, the southern one
                ring = np.concatenate([ring, [[ring[-1, 0], -90.0], [ring[0, 0], -90.0]]])
        return ring

    @cached_property
    def boxes(self) -> NDArray[np.float64]:
        """West, south, east, north of every polygon."""
        import numpy as np

        low = np.minimum.reduceat(self.points, self.starts)
        high = np.maximum.reduceat(self.points, self.starts)
        boxes = np.empty((len(self.polygons), 4))
        for place, (_, rings) in enumerate(self.polygons):
            arcs = [i if i >= 0 else ~i for i in rings[0]]
            boxes[place, :2] = low[arcs].min(axis=0)
            boxes[place, 2:] = high[arcs].max(axis=0)
            if boxes[place, 2] - boxes[place, 0] > 300:
                ring = self.ring(rings[0])
                boxes[place] = [*ring.min(axis=0), *ring.max(axis=0)]
        return boxes


@cache
def _borders() -> _Topology:
    return _Topology(DATA / "borders.bin")


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance on a sphere of the mean radius; within 0.6 % of the ellipsoid's.

    >>> round(distance_km(13.44, 144.79, 21.31, -157.86))
    6118
    """
    a, b = math.radians(lat1), math.radians(lat2)
    across = math.radians(lon2 - lon1)
    half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(across / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def nearest(lat: float, lon: float, reach_km: float) -> Shore | None:
    """The land at the point or nearest to it within `reach_km`; None when there is none.

    Distances are taken on a plane tangent at the point, which over 50 km errs by less than 1 %
    up to 75 degrees of latitude. Longitudes meet at 180 degrees.

    >>> nearest(51.5, -0.12, 22.2)
    Shore(code='GBR', distance_km=0.0)
    >>> nearest(0.0, -140.0, 22.2) is None
    True
    """
    best: Shore | None = None
    for code, polygon in _near(lat, lon, reach_km):
        away = polygon.distance(_origin())
        if away <= reach_km and (best is None or away < best.distance_km):
            best = Shore(code, away)
    return best


def _near(lat: float, lon: float, reach_km: float) -> list[tuple[str | None, Any]]:
    """Polygons that may lie within reach, in kilometres from the point."""
    import numpy as np

    borders = _borders()
    shrink = max(math.cos(math.radians(lat)), 0.01)
    high = reach_km / _KM_PER_DEGREE * 1.1
    wide = high / shrink
    west, south, east, north = borders.boxes.T
    level = (south - high <= lat) & (lat <= north + high)
    scale = np.array([_KM_PER_DEGREE * shrink, _KM_PER_DEGREE])
    found = []
    for turn in (-360.0, 0.0, 360.0):
        inside = level & (west + turn - wide <= lon) & (lon <= east + turn + wide)
        origin = np.array([lon - turn, lat])
        for place in np.nonzero(inside)[0]:
            code, rings = borders.polygons[place]
            outer, *holes = ((borders.ring(ring) - origin) * scale for ring in rings)
            found.append((code, _shape(outer, [hole for hole in holes if len(hole) >= _RING])))
    return found


def _shape(outer: NDArray[np.float64], holes: list[NDArray[np.float64]]) -> Any:
    """A polygon, or the line to which quantization has shrunk an islet."""
    from shapely import LineString, Polygon

    return Polygon(outer, holes) if len(outer) >= _RING else LineString(outer)


@cache
def _origin() -> Any:
    from shapely import Point

    return Point(0.0, 0.0)


@cache
def outlines() -> tuple[tuple[str | None, tuple[tuple[tuple[float, float], ...], ...]], ...]:
    """Simplified outlines for drawing: code and rings of (lon, lat), outer ring first.

    One entry for each polygon; about 1:50m thinned to a tenth of a degree. Not for measuring.

    >>> any(code == "JPN" for code, rings in outlines())
    True
    """
    drawing = _Topology(DATA / "outlines.bin")
    return tuple(
        (
            code,
            tuple(
                tuple((round(x, 3), round(y, 3)) for x, y in drawing.ring(ring).tolist())
                for ring in rings
            ),
        )
        for code, rings in drawing.polygons
    )
