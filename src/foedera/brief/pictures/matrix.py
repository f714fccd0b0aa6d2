"""The duties as a table of squares: the row owes, the column is owed."""

from __future__ import annotations

from dataclasses import dataclass

from foedera.svg import WIDTH, Canvas, Swatch, text_width

__all__ = ["Cell", "Matrix", "draw"]

_SIZE = 13.5
_MOST = 34.0


@dataclass(frozen=True, slots=True)
class Cell:
    """The strongest duty of one state towards another.

    strength: defense, consultation or access; letter: its sign in the reader's language;
    change: kept, gained, raised or lost.
    """

    owes: str
    owed: str
    strength: str
    letter: str
    change: str = "kept"
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Matrix:
    """One matrix; `states` are (code, label) in the order of both sides, blocs together."""

    key: str
    lang: str
    title: str
    desc: str
    states: tuple[tuple[str, str], ...]
    cells: tuple[Cell, ...]
    row_word: str
    column_word: str
    legend: tuple[Swatch, ...] = ()


def draw(matrix: Matrix) -> str:
    """The picture as SVG; in Arabic the rows' names stand on the right."""
    canvas = Canvas(matrix.key, matrix.lang, matrix.title, matrix.desc)
    names = max((text_width(label, _SIZE) for _, label in matrix.states), default=40.0)
    side = names + 14
    slant = 0.72 * names
    count = max(len(matrix.states), 1)
    size = min(_MOST, (WIDTH - side - slant * 0.72 - 6) / count)
    top = slant + 30
    flip = matrix.lang == "ar"

    def left(column: int) -> float:
        at = side + column * size
        return WIDTH - at - size if flip else at

    _axes(canvas, matrix, side, top)
    place = {code: index for index, (code, _) in enumerate(matrix.states)}
    for index, (_, label) in enumerate(matrix.states):
        middle = top + index * size + size / 2 + 5
        canvas.text(
            WIDTH - side + 8 if flip else side - 8,
            middle,
            label,
            _SIZE,
            "left" if flip else "right",
        )
        x, y = left(index) + size / 2, top - 7
        turn = 46 if flip else -46
        canvas.text(
            x,
            y,
            label,
            _SIZE,
            "right" if flip else "left",
            transform=f"rotate({turn} {x:.1f} {y:.1f})",
        )
    for row in range(count):
        for column in range(count):
            canvas.add(
                "rect",
                x=left(column) + 1,
                y=top + row * size + 1,
                width=size - 2,
                height=size - 2,
                rx=3,
                cls="cell self" if row == column else "cell none",
            )
    for cell in matrix.cells:
        if cell.owes in place and cell.owed in place:
            _cell(canvas, cell, left(place[cell.owed]), top + place[cell.owes] * size, size)
    height = top + count * size + 6
    if matrix.legend:
        height = canvas.legend(matrix.legend, height + 4)
    return canvas.svg(height)


def _axes(canvas: Canvas, matrix: Matrix, side: float, top: float) -> None:
    flip = matrix.lang == "ar"
    edge, where = (WIDTH - 4, "right") if flip else (4.0, "left")
    canvas.text(edge, top - 8, f"{matrix.row_word} ↓", 12.5, where, "axis")
    canvas.text(edge, 16, f"{matrix.column_word} {'←' if flip else '→'}", 12.5, where, "axis")


def _cell(canvas: Canvas, cell: Cell, x: float, y: float, size: float) -> None:
    css = f"cell {cell.strength} {cell.change}"
    group = canvas.add("g", cls=css)
    if cell.tip:
        canvas.tooltip(group, cell.tip)
    changed = cell.change != "kept"
    inset = 2.0 if changed else 1.0
    canvas.add(
        "rect",
        group,
        x=x + inset,
        y=y + inset,
        width=size - 2 * inset,
        height=size - 2 * inset,
        rx=3,
        cls=css,
    )
    canvas.text(x + size / 2, y + size / 2 + 5, cell.letter, 13, parent=group, cls=f"{css} letter")
