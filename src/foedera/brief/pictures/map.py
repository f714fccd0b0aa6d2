"""Places in dispute as points, each with who holds it and who claims it; no silent border."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from foedera.svg import WIDTH, Canvas, Swatch, number, wrap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    Rings = tuple[tuple[tuple[float, float], ...], ...]
    Place = Callable[[float, float], tuple[float, float]]

__all__ = ["Map", "Spot", "draw", "project"]

_CENTER = 150.0
_SIZE = 13.5
_COLUMN = 156.0
_LINE = 16.5


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in dispute: its name, one line on holder and claimants, whether a duty is new there."""

    name: str
    lat: float
    lon: float
    claims: str
    gained: bool = False


@dataclass(frozen=True, slots=True)
class Map:
    """One map: outlines as (code, rings of lon, lat), the states to tint, the spots."""

    key: str
    lang: str
    title: str
    desc: str
    outlines: Sequence[tuple[str | None, Rings]]
    tinted: frozenset[str]
    spots: tuple[Spot, ...]
    note: str = ""
    legend: tuple[Swatch, ...] = ()


def project(lon: float, lat: float) -> tuple[float, float]:
    """Natural Earth projection, in radians, centred on 150° east.

    Source: Šavrič, Jenny, Patterson, Petrovič & Hurni, "A polynomial equation for the Natural
    Earth projection", Cartography and Geographic Information Science 38 (2011).

    >>> project(150, 0)
    (0.0, 0.0)
    """
    x, y = math.radians((lon - _CENTER + 540) % 360 - 180), math.radians(lat)
    y2 = y * y
    y4 = y2 * y2
    return (
        x * (0.8707 - 0.131979 * y2 + y4 * (-0.013791 + y4 * (0.003971 * y2 - 0.001529 * y4))),
        y * (1.007226 + y2 * (0.015085 + y4 * (-0.044475 + 0.028874 * y2 - 0.005916 * y4))),
    )


def draw(chart: Map) -> str:
    """The picture as SVG: land on one side, the names of the spots in a column beside it."""
    canvas = Canvas(chart.key, chart.lang, chart.title, chart.desc)
    window = _window(chart.spots)
    corners = [project(lon, lat) for lon in window[::2] for lat in window[1::2]]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    wide = WIDTH - _COLUMN
    scale = wide / (max(xs) - min(xs))
    height = max((max(ys) - min(ys)) * scale, sum(_words(s)[2] for s in chart.spots) + 8)
    drop = (height - (max(ys) - min(ys)) * scale) / 2

    def at(lon: float, lat: float) -> tuple[float, float]:
        x, y = project(lon, lat)
        return (x - min(xs)) * scale, (max(ys) - y) * scale + drop

    clip = canvas.add("clipPath", id=f"{chart.key}-clip")
    canvas.add("rect", clip, x=0, y=0, width=float(wide), height=float(height), rx=6)
    canvas.add("rect", x=0, y=0, width=float(wide), height=float(height), rx=6, cls="sea")
    land = canvas.add("g", clip_path=f"url(#{chart.key}-clip)")
    pad = drop / scale * 60
    wider = (window[0], window[1] - pad, window[2], window[3] + pad)
    paths: dict[bool, list[str]] = {False: [], True: []}
    for code, rings in chart.outlines:
        for ring in _visible(rings, wider):
            paths[code in chart.tinted].append(_path(ring, at))
    for tinted, pieces in paths.items():
        if pieces:
            canvas.add("path", land, d="".join(pieces), cls="land tinted" if tinted else "land")
    _spots(canvas, chart.spots, at, height)
    bottom = height + 4
    for line in wrap(chart.note, 12, WIDTH - 16, 4) if chart.note else ():
        bottom += 17
        canvas.text(
            WIDTH - 4 if canvas.rtl else 4,
            bottom,
            line,
            12,
            "right" if canvas.rtl else "left",
            "note",
        )
    if chart.legend:
        bottom = canvas.legend(chart.legend, bottom + 6)
    return canvas.svg(bottom + 6)


def _window(spots: tuple[Spot, ...]) -> tuple[float, float, float, float]:
    """The part of the world to show, as west, south, east, north; east may pass 180°."""
    lons = [(spot.lon - _CENTER + 540) % 360 - 180 + _CENTER for spot in spots] or [100.0, 150.0]
    lats = [spot.lat for spot in spots] or [0.0, 45.0]
    west, east = min(lons) - 7, max(lons) + 7
    south, north = min(lats) - 6, max(lats) + 6
    if east - west < 34:
        middle = (east + west) / 2
        west, east = middle - 17, middle + 17
    need = (east - west) * 1.12
    if north - south < need:
        middle = (north + south) / 2
        south, north = middle - need / 2, middle + need / 2
    return west, max(south, -70.0), east, min(north, 78.0)


def _visible(rings: Rings, window: tuple[float, float, float, float]) -> Iterable[Any]:
    """The parts of one polygon inside the window, as rings; longitudes may pass 180 degrees."""
    west, south, east, north = window
    lons = [lon for lon, _ in rings[0]]
    lats = [lat for _, lat in rings[0]]
    if max(lats) < south or min(lats) > north:
        return
    for shift in (0.0, 360.0):
        if max(lons) + shift < west or min(lons) + shift > east:
            continue
        yield from _clipped([[(lon + shift, lat) for lon, lat in ring] for ring in rings], window)


def _clipped(
    rings: list[list[tuple[float, float]]], window: tuple[float, float, float, float]
) -> Iterable[Any]:
    from shapely import Polygon, clip_by_rect, simplify

    grain = (window[2] - window[0]) / 420
    part = simplify(clip_by_rect(Polygon(rings[0], rings[1:]), *window), grain)
    for piece in getattr(part, "geoms", [part]):
        if piece.geom_type == "Polygon" and piece.area > grain * grain * 3:
            yield piece.exterior.coords
            for hole in piece.interiors:
                yield hole.coords


def _path(ring: Any, at: Place) -> str:
    points = [at(lon, lat) for lon, lat, *_ in ring]
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points[:-1]) + "z"


def _spots(canvas: Canvas, spots: tuple[Spot, ...], at: Place, height: float) -> None:
    """Points on the map, and their words in a column on the right in the same order, joined."""
    placed = sorted(
        ((at(spot.lon, spot.lat), spot) for spot in spots), key=lambda p: (p[0][1], p[0][0])
    )
    edge = WIDTH - _COLUMN + 14
    blocks = []
    for (x, y), spot in placed:
        names, lines, tall = _words(spot)
        blocks.append(((x, y), spot, (names, lines), tall))
    leaders = canvas.add("g", cls="leaders")
    tops = _stack([(at_[1] - tall / 2, tall) for at_, _, _, tall in blocks], height)
    for ((x, y), spot, (names, lines), _), top in zip(blocks, tops, strict=True):
        join = top + _LINE - 5
        canvas.add(
            "path",
            leaders,
            d=f"M{number(x)} {number(y)}L{number(edge - 16)} {number(join)}h10",
            cls="leader",
        )
        css = "spot gained" if spot.gained else "spot"
        group = canvas.add("g", cls=css)
        canvas.tooltip(group, f"{spot.name}: {spot.claims}")
        if spot.gained:
            canvas.add(
                "path",
                group,
                d=f"M{number(x)} {number(y - 6.5)}l6.5 6.5l-6.5 6.5l-6.5 -6.5z",
                cls=css,
            )
        else:
            canvas.add("circle", group, cx=x, cy=y, r=4.5, cls=css)
        for index, line in enumerate((*names, *lines)):
            css, size = ("name", _SIZE) if index < len(names) else ("claims", 12.5)
            canvas.text(edge, top + _LINE * (index + 1) - 2, line, size, "left", css)


def _words(spot: Spot) -> tuple[tuple[str, ...], tuple[str, ...], float]:
    """The lines of a spot's name and claims, and the height they take."""
    names = wrap(spot.name, _SIZE, _COLUMN - 16, 2)
    claims = wrap(spot.claims, 12.5, _COLUMN - 16, 3)
    return names, claims, _LINE * (len(names) + len(claims)) + 8


def _stack(wanted: list[tuple[float, float]], height: float) -> list[float]:
    """Tops for blocks of (wished top, height), in order, apart, as near to their wish as fits."""
    tops: list[float] = []
    floor = 2.0
    for top, tall in wanted:
        floor = max(top, floor)
        tops.append(floor)
        floor += tall
    ceiling = height - 2.0
    for index in reversed(range(len(wanted))):
        tops[index] = max(min(tops[index], ceiling - wanted[index][1]), 2.0)
        ceiling = tops[index]
    return tops
