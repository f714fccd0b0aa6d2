"""Stances over time, one row a state: a form and a colour for each, in either direction."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from foedera.locale import translator
from foedera.locale.days import spoken_month
from foedera.record.stances import STANCES
from foedera.record.wording import finding, reason, stance_word
from foedera.record.words import name
from foedera.svg import WIDTH, Canvas, number, text_width

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree.ElementTree import Element

    from foedera.record.positions import Position, Positions, Statement
    from foedera.record.stances import Stance

__all__ = ["STYLE", "draw"]

_EDGE = 22.0
_MARK = 7.0
_STEP = 19.0
_TOP = 30.0

# In the manner of Okabe and Ito; each stance also has a form, and each line its own dashes. The
# colours are written out, because programs that place a picture in a document know no variables.
_LIGHT = {
    "ink": "#1d1b18",
    "soft": "#5d5a54",
    "rule": "#dcd8cf",
    "band": "#f4f1ea",
    "paper": "#ffffff",
    "proposes": "#00795a",
    "supports": "#0064a0",
    "opposes": "#b84a00",
    "unclear": "#6b6b6b",
}
_DARK = {
    "ink": "#ece9e2",
    "soft": "#b4b0a7",
    "rule": "#33363b",
    "band": "#1d2024",
    "paper": "#15171a",
    "proposes": "#3fc79f",
    "supports": "#66b8ea",
    "opposes": "#ff9a52",
    "unclear": "#a9a9a9",
}
_FORMS = """
.positions { font-family: system-ui, "Segoe UI", "Noto Naskh Arabic", "Geeza Pro", Arial, sans-serif; }
.positions .tick { stroke-width: 1; }
.positions .mark { stroke-width: 1; }
.positions .held { fill: none; stroke-width: 3; }
.positions .held.opposes { stroke-dasharray: 9 4; }
.positions .mark.unclear, .positions .held.unclear { stroke-width: 2; }
.positions .held.unclear { stroke-dasharray: 2 4; }
"""


def _colors(palette: dict[str, str]) -> str:
    """The rules that give one palette to the forms."""
    rules = [
        f".positions text {{ fill: {palette['ink']}; }}",
        f".positions .axis {{ fill: {palette['soft']}; }}",
        f".positions .band {{ fill: {palette['band']}; }}",
        f".positions .tick {{ stroke: {palette['rule']}; }}",
        f".positions .mark {{ stroke: {palette['paper']}; }}",
    ]
    for stance in STANCES:
        rules.append(f".positions .mark.{stance} {{ fill: {palette[stance]}; }}")
        rules.append(f".positions .held.{stance} {{ stroke: {palette[stance]}; }}")
    ring = f"fill: {palette['paper']}; stroke: {palette['unclear']};"
    return "\n".join([*rules, f".positions .mark.unclear {{ {ring} }}"])


STYLE = f"{_FORMS}{_colors(_LIGHT)}\n@media (prefers-color-scheme: dark) {{\n{_colors(_DARK)}\n}}\n"


def draw(found: Positions, lang: str, *, alone: bool = True) -> str:
    """The picture as SVG; in Arabic time runs from right to left. `alone` brings its style along.

    Statements without any day are not drawn; the table beside the picture has them.
    """
    t = translator(lang, "record")
    canvas = Canvas("positions", lang, found.title[lang], finding(found, lang))
    canvas.root.set("class", "picture positions")
    if alone:
        canvas.add("style").text = STYLE
    start, end = _stretch(found)
    days = (end - start).days

    def at(day: date) -> float:
        along = _EDGE + (day - start).days / days * (WIDTH - 2 * _EDGE)
        return WIDTH - along if canvas.rtl else along

    back = canvas.add("g")
    top = _TOP
    for index, position in enumerate(found.positions):
        tall = _row(canvas, position, at, top, end)
        band = {"x": 0, "y": top, "width": WIDTH, "height": tall}
        canvas.add("rect", back, cls="band" if index % 2 == 0 else "", fill="none", **band)
        top += tall
    if not found.positions:
        canvas.text(WIDTH / 2, top + 18, t("no statement"), 14)
        top += 30
    _scale(canvas, start, end, at, top, back)
    return canvas.svg(_legend(canvas, top + 6))


def _stretch(found: Positions) -> tuple[date, date]:
    days = [
        day for p in found.positions for s in p.statements for day in (s.start, s.end) if day
    ] or [date(2000, 1, 1)]
    pad = timedelta(max((max(days) - min(days)).days // 16, 4))
    return min(days) - pad, max(days) + pad


def _row(
    canvas: Canvas, position: Position, at: Callable[[date], float], top: float, end: date
) -> float:
    """One state: its name, the stance it holds as a line, its statements as marks on it."""
    word = stance_word(position.stance, canvas.lang)
    edge, side = (WIDTH - 6.0, "right") if canvas.rtl else (6.0, "left")
    canvas.text(edge, top + 17, f"{name(position.state, canvas.lang)} · {word}", 14, side)
    taken: list[tuple[float, int]] = []
    middle = top + 36
    for index, (day, stance) in enumerate(position.history):
        until = position.history[index + 1][0] if index + 1 < len(position.history) else end
        canvas.add("line", x1=at(day), y1=middle, x2=at(until), y2=middle, cls=f"held {stance}")
    deepest = 0
    for statement in position.statements:
        if statement.start is None:
            continue
        x = at(statement.start)
        level = 0
        while any(abs(x - other) < 2 * _MARK + 2 and level == row for other, row in taken):
            level += 1
        taken.append((x, level))
        deepest = max(deepest, level)
        group = _mark(canvas, statement.stance, x, middle + level * _STEP)
        canvas.tooltip(group, _tip(statement, canvas.lang))
    return 36 + deepest * _STEP + 16


def _tip(statement: Statement, lang: str) -> str:
    day = statement.start.isoformat() if statement.start else ""
    words = statement.claims[0].evidence
    told = f"{day} · {stance_word(statement.stance, lang)}: {reason(statement.because, lang)}"
    return f"{told} · «{words}»"


def _mark(canvas: Canvas, stance: Stance, x: float, y: float) -> Element:
    """A diamond proposes, a triangle up supports, one down opposes, a ring is unclear."""
    group = canvas.add("g")
    r = _MARK
    paths = {
        "proposes": f"M{number(x)} {number(y - r - 1)}l{r + 1} {r + 1}l-{r + 1} {r + 1}l-{r + 1} -{r + 1}z",
        "supports": f"M{number(x)} {number(y - r)}l{r} {2 * r - 1}h-{2 * r}z",
        "opposes": f"M{number(x)} {number(y + r)}l{r} -{2 * r - 1}h-{2 * r}z",
    }
    if stance in paths:
        canvas.add("path", group, d=paths[stance], cls=f"mark {stance}")
    else:
        canvas.add("circle", group, cx=x, cy=y, r=r - 1, cls=f"mark {stance}")
    return group


def _scale(
    canvas: Canvas,
    start: date,
    end: date,
    at: Callable[[date], float],
    bottom: float,
    back: Element,
) -> None:
    """Lines at the beginnings of months, or of years where there are many; labels that fit."""
    last = -1.0
    for day in _ticks(start, end):
        x = at(day)
        yearly = (end - start).days > 900
        label = str(day.year) if yearly else spoken_month(day.year, day.month, canvas.lang)
        wide = text_width(label, 12.5)
        middle = min(max(x, wide / 2 + 2), WIDTH - wide / 2 - 2)
        canvas.add("line", back, x1=x, y1=_TOP - 6, x2=x, y2=bottom, cls="tick")
        if last < 0 or abs(middle - last) > wide + 8:
            canvas.text(middle, 18, label, 12.5, cls="axis")
            last = middle


def _ticks(start: date, end: date) -> list[date]:
    step = 12 if (end - start).days > 900 else 3 if (end - start).days > 250 else 1
    months = range(start.year * 12 + start.month, end.year * 12 + end.month)
    found = [date(m // 12, m % 12 + 1, 1) for m in months if m % step == 0]
    # A stretch inside one month has no beginning of a month; its own first day stands for it.
    return found or [start]


def _legend(canvas: Canvas, top: float) -> float:
    x, y = 8.0, top + 14
    for stance in STANCES:
        word = stance_word(stance, canvas.lang)
        need = 26 + text_width(word, 13.5) + 14
        if x > 8 and x + need > WIDTH - 4:
            x, y = 8.0, y + 22
        mark, label = x + 8, x + 22
        if canvas.rtl:
            mark, label = WIDTH - mark, WIDTH - label
        _mark(canvas, stance, mark, y - 5)
        canvas.text(label, y, word, 13.5, "right" if canvas.rtl else "left")
        x += need
    return y + 10
