"""Who owes whom, on positions that never move: before and after can be compared by eye."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from foedera.store import cached, load_yaml
from foedera.svg import WIDTH, Box, Canvas, Swatch, number, text_width

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

__all__ = ["Network", "Node", "Tie", "draw", "labels", "placed", "positions"]

Point = tuple[float, float]

_SIZE = 14.5
_RADIUS = 7.0
_MARGIN_X, _MARGIN_TOP, _MARGIN_BOTTOM = 46.0, 26.0, 34.0


@dataclass(frozen=True, slots=True)
class Node:
    """A state in the picture: its label, and whether it belongs to the proposal."""

    code: str
    label: str
    member: bool = False
    hub: bool = False


@dataclass(frozen=True, slots=True)
class Tie:
    """The strongest duty between two states.

    strength: defense, consultation or access; force: binding, political or proposed;
    change: kept, gained or lost; one_way: only `source` owes `target`.
    """

    source: str
    target: str
    strength: str
    force: str = "binding"
    change: str = "kept"
    one_way: bool = False
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Network:
    """One network picture and the words around it."""

    key: str
    lang: str
    title: str
    desc: str
    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]
    legend: tuple[Swatch, ...] = ()


@cache
def positions() -> dict[str, tuple[float, float]]:
    """Where each state stands, in the table's own units: x to the east, y to the south."""
    path = Path(__file__).parent / "positions.yaml"
    table = cached("brief-positions", (path,), lambda: load_yaml(path))
    return {code: (float(x), float(y)) for code, (x, y) in table["states"].items()}


def placed(codes: tuple[str, ...]) -> tuple[dict[str, tuple[float, float]], float]:
    """Canvas positions of the states that the table knows, and the drawing's height."""
    table = {code: positions()[code] for code in codes if code in positions()}
    if not table:
        return {}, 60.0
    xs = [x for x, _ in table.values()]
    ys = [y for _, y in table.values()]
    wide = max(max(xs) - min(xs), 1.0)
    scale_x = (WIDTH - 2 * _MARGIN_X) / wide
    scale_y = min(max(scale_x, 48.0), 58.0)
    height = _MARGIN_TOP + (max(ys) - min(ys)) * scale_y + _MARGIN_BOTTOM
    where = {
        code: (_MARGIN_X + (x - min(xs)) * scale_x, _MARGIN_TOP + (y - min(ys)) * scale_y)
        for code, (x, y) in table.items()
    }
    return where, height


def draw(network: Network) -> str:
    """The picture as SVG."""
    canvas = Canvas(network.key, network.lang, network.title, network.desc)
    where, height = placed(tuple(node.code for node in network.nodes))
    order = {"kept": 0, "lost": 1, "gained": 2}
    for tie in sorted(network.ties, key=lambda tie: (order[tie.change], tie.source, tie.target)):
        if tie.source in where and tie.target in where:
            _tie(canvas, tie, where)
    boxes = labels(network.nodes, where, height)
    for node in network.nodes:
        if node.code not in where:
            continue
        x, y = where[node.code]
        group = canvas.add("g", cls="node member" if node.member else "node")
        if node.hub:
            canvas.add("circle", group, cx=x, cy=y, r=_RADIUS + 4.5, cls="hub")
        canvas.add("circle", group, cx=x, cy=y, r=_RADIUS)
        box = boxes[node.code]
        canvas.text(
            (box.left + box.right) / 2, box.bottom - 4, node.label, _SIZE, parent=group, cls="halo"
        )
    if network.legend:
        height = canvas.legend(network.legend, height + 4)
    return canvas.svg(height)


def _tie(canvas: Canvas, tie: Tie, where: dict[str, tuple[float, float]]) -> None:
    first, second = sorted((tie.source, tie.target))
    (x1, y1), (x2, y2) = where[first], where[second]
    length = math.hypot(x2 - x1, y2 - y1) or 1.0
    cx, cy = _bend(
        (x1, y1), (x2, y2), length, [p for c, p in where.items() if c not in (first, second)]
    )
    path = f"M{number(x1)} {number(y1)}Q{number(cx)} {number(cy)} {number(x2)} {number(y2)}"
    css = f"tie {tie.strength} {tie.force} {tie.change}"
    group = canvas.add("g", cls=css)
    if tie.tip:
        canvas.tooltip(group, tie.tip)
    canvas.add("path", group, d=path, cls=css)
    if tie.one_way:
        tx, ty = where[tie.target]
        angle = math.atan2(ty - cy, tx - cx)
        _head(canvas, group, tx - math.cos(angle) * 10, ty - math.sin(angle) * 10, angle, css)
    if tie.change == "lost":
        mx, my = (x1 + x2 + 2 * cx) / 4, (y1 + y2 + 2 * cy) / 4
        cross = f"M{number(mx - 5)} {number(my - 5)}l10 10m0 -10l-10 10"
        canvas.add("path", group, d=cross, cls="cross")


def _bend(start: Point, end: Point, length: float, others: list[Point]) -> Point:
    """The control point of the curve, on the side and as far out as keeps clear of other states."""
    (x1, y1), (x2, y2) = start, end
    across = (-(y2 - y1) / length, (x2 - x1) / length)
    gentle = min(0.10 * length, 26.0)

    def control(bend: float) -> Point:
        return (x1 + x2) / 2 + across[0] * bend, (y1 + y2) / 2 + across[1] * bend

    def clear(bend: float) -> float:
        cx, cy = control(bend)
        near = 40.0
        for step in range(1, 10):
            t = step / 10
            x = (1 - t) ** 2 * x1 + 2 * t * (1 - t) * cx + t * t * x2
            y = (1 - t) ** 2 * y1 + 2 * t * (1 - t) * cy + t * t * y2
            near = min([near, *(math.hypot(x - px, y - py) for px, py in others)])
        return min(near, 16.0)

    return control(max((gentle, -gentle, 2.2 * gentle, -2.2 * gentle), key=clear))


def _head(canvas: Canvas, group: Element, x: float, y: float, angle: float, css: str) -> None:
    points = []
    for turn, reach in ((0.0, 0.0), (math.pi - 0.42, 11.0), (math.pi + 0.42, 11.0)):
        px = x + math.cos(angle + turn) * reach
        py = y + math.sin(angle + turn) * reach
        points.append(f"{number(px)} {number(py)}")
    canvas.add("path", group, d=f"M{'L'.join(points)}z", cls=f"{css} head")


def labels(
    nodes: tuple[Node, ...], where: dict[str, tuple[float, float]], height: float
) -> dict[str, Box]:
    """A place for each name: below its point, else above, right or left, whichever is free."""
    points = [Box(x - _RADIUS, y - _RADIUS, x + _RADIUS, y + _RADIUS) for x, y in where.values()]
    taken: list[Box] = []
    boxes: dict[str, Box] = {}
    for node in nodes:
        if node.code not in where:
            continue
        x, y = where[node.code]
        wide, high = text_width(node.label, _SIZE), _SIZE + 4
        tries = [
            (x - wide / 2, y + 9),
            (x - wide / 2, y - 10 - high),
            (x + 11, y - high / 2),
            (x - 11 - wide, y - high / 2),
            (x - wide / 2, y + 20),
            (x - wide / 2, y - 22 - high),
        ]
        best, cost = None, math.inf
        for rank, (left, top) in enumerate(tries):
            left = min(max(left, 2.0), WIDTH - wide - 2)
            box = Box(left, top, left + wide, top + high)
            crowd = sum(box.overlap(other) for other in taken) * 4
            crowd += sum(box.overlap(other) for other in points)
            crowd += rank + (1000 if box.bottom > height or box.top < 0 else 0)
            if crowd < cost:
                best, cost = box, crowd
        assert best is not None
        taken.append(best)
        boxes[node.code] = best
    return boxes
