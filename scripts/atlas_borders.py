"""Write the vendored boundaries of the atlas from the npm package world-atlas 2.0.2.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python scripts/atlas_borders.py package

borders.bin holds countries-10m.json (Natural Earth 1:10m) for finding whose land a point is;
outlines.bin holds a simplified countries-50m.json for drawing. Both keep TopoJSON's shared arcs.
Natural Earth is in the public domain; the package is under the ISC licence.
"""

from __future__ import annotations

import json
import sys
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import yaml
from shapely import LineString, Polygon

if TYPE_CHECKING:
    from numpy.typing import NDArray

DATA = Path(__file__).resolve().parents[1] / "src/foedera/atlas/data"

# Features that carry no ISO number. None: land that no code can stand for.
UNNUMBERED: dict[str, str | None] = {
    "Akrotiri": "GBR",
    "Baikonur": "KAZ",
    "Bajo Nuevo Bank": None,
    "Clipperton I.": "FRA",
    "Coral Sea Is.": "AUS",
    "Cyprus U.N. Buffer Zone": "CYP",
    "Dhekelia": "GBR",
    "Indian Ocean Ter.": "CXR",
    "Kosovo": "XKX",
    "N. Cyprus": "CYP",
    "Scarborough Reef": None,
    "Serranilla Bank": None,
    "Siachen Glacier": None,
    "Somaliland": "SOM",
    "Spratly Is.": None,
    "USNB Guantanamo Bay": "CUB",
}
# Territories with a code of their own that Natural Earth draws as part of their sovereign:
# sovereign -> ((code, west, south, east, north), ...), tested with a point of the polygon.
INSIDE: dict[str, tuple[tuple[str, float, float, float, float], ...]] = {
    "FRA": (
        ("GLP", -62.0, 15.7, -60.9, 16.6),
        ("MTQ", -61.4, 14.3, -60.7, 15.0),
        ("GUF", -55.0, 2.0, -51.0, 6.0),
        ("REU", 55.0, -21.6, 56.0, -20.7),
        ("MYT", 44.9, -13.1, 45.4, -12.5),
    ),
    "NLD": (("BES", -69.0, 11.9, -62.0, 18.0),),
    "NOR": (
        ("SJM", 8.0, 74.0, 36.0, 82.0),
        ("SJM", -10.0, 70.0, -7.0, 72.0),
        ("BVT", 3.0, -55.0, 4.0, -54.0),
    ),
    "NZL": (("TKL", -173.0, -10.0, -171.0, -8.0),),
    "CXR": (("CCK", 96.0, -13.0, 97.5, -11.0),),
}
Rings = list[list[int]]


def numbers() -> dict[str, str]:
    listed = yaml.safe_load((DATA / "states.yaml").read_text(encoding="utf-8"))
    return {row["numeric"]: code for code, row in listed.items() if row.get("numeric")}


def arcs_of(topology: dict) -> list[NDArray[np.int32]]:
    """Absolute quantized coordinates of every arc."""
    return [np.cumsum(np.array(arc, dtype=np.int32), axis=0) for arc in topology["arcs"]]


def ring_points(ring: list[int], arcs: list[NDArray[np.int32]]) -> NDArray[np.int32]:
    pieces = [arcs[i] if i >= 0 else arcs[~i][::-1] for i in ring]
    return np.concatenate([pieces[0], *(piece[1:] for piece in pieces[1:])])


def polygons(topology: dict, arcs: list[NDArray[np.int32]]) -> list[tuple[str | None, Rings]]:
    scale, shift = (np.array(topology["transform"][key]) for key in ("scale", "translate"))
    by_number = numbers()
    found: list[tuple[str | None, Rings]] = []
    for feature in topology["objects"]["countries"]["geometries"]:
        name = feature["properties"]["name"]
        code = by_number[feature["id"]] if "id" in feature else UNNUMBERED[name]
        parts = feature["arcs"] if feature["type"] == "MultiPolygon" else [feature["arcs"]]
        for rings in parts:
            lon, lat = (ring_points(rings[0], arcs) * scale + shift).mean(axis=0)
            own = next(
                (
                    inner
                    for inner, west, south, east, north in INSIDE.get(code or "", ())
                    if west <= lon <= east and south <= lat <= north
                ),
                code,
            )
            found.append((own, rings))
    return found


def pack(
    topology: dict, arcs: list[NDArray[np.int32]], found: list[tuple[str | None, Rings]]
) -> bytes:
    """Header, arc lengths, and zigzag deltas with like bytes side by side, all compressed."""
    deltas = np.concatenate([np.diff(arc, axis=0, prepend=0) for arc in arcs]).T.ravel()
    zigzag = ((deltas << 1) ^ (deltas >> 31)).astype("<u4")
    planes = zigzag.view(np.uint8).reshape(-1, 4).T.tobytes()
    lengths = np.array([len(arc) for arc in arcs], dtype="<u4").tobytes()
    header = json.dumps(
        {**topology["transform"], "arcs": len(arcs), "polygons": found}, separators=(",", ":")
    ).encode()
    return zlib.compress(len(header).to_bytes(4, "little") + header + lengths + planes, 9)


def simplified(
    topology: dict, tolerance: float, smallest: float
) -> tuple[list[NDArray[np.int32]], list[tuple[str | None, Rings]]]:
    """Arcs thinned by Douglas and Peucker; islets go where their state has larger land."""
    scale = np.array(topology["transform"]["scale"])
    full = arcs_of(topology)
    found = polygons(topology, full)
    sizes = [Polygon(ring_points(rings[0], full) * scale).area for _, rings in found]
    largest: dict[str | None, float] = {}
    for (code, _), size in zip(found, sizes, strict=True):
        largest[code] = max(size, largest.get(code, 0.0))
    kept = [
        (code, rings)
        for (code, rings), size in zip(found, sizes, strict=True)
        if size >= smallest or size == largest[code]
    ]
    used = sorted({i if i >= 0 else ~i for _, rings in kept for ring in rings for i in ring})
    place = {old: new for new, old in enumerate(used)}
    thin = []
    for old in used:
        line = LineString(full[old] * scale).simplify(tolerance, preserve_topology=False)
        points = np.rint(np.array(line.coords) / scale).astype(np.int32)
        closed = bool((full[old][0] == full[old][-1]).all())
        thin.append(full[old] if closed and len(points) < 5 else points)
    renumbered: list[tuple[str | None, Rings]] = [
        (code, [[place[i] if i >= 0 else ~place[~i] for i in ring] for ring in rings])
        for code, rings in kept
    ]
    return thin, renumbered


def main(package: Path) -> None:
    fine = json.loads((package / "countries-10m.json").read_text(encoding="utf-8"))
    arcs = arcs_of(fine)
    whole = pack(fine, arcs, polygons(fine, arcs))
    (DATA / "borders.bin").write_bytes(whole)
    coarse = json.loads((package / "countries-50m.json").read_text(encoding="utf-8"))
    drawing = pack(coarse, *simplified(coarse, tolerance=0.08, smallest=0.05))
    (DATA / "outlines.bin").write_bytes(drawing)
    print(f"borders.bin {len(whole)} bytes, outlines.bin {len(drawing)} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
