"""When: one row per track, past solid, planned hollow, the report's day as a line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from foedera.svg import WIDTH, Box, Canvas, Swatch, text_width, wrap

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Moment", "Timeline", "Track", "draw", "span"]

_SIZE = 13.5
_LINE = 16.0
_LABEL = 172.0
_EDGE = 14.0


@dataclass(frozen=True, slots=True)
class Moment:
    """One thing on the line; `first` to `last` is what its date leaves open."""

    first: date
    last: date
    label: str
    planned: bool = False
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Track:
    """A row: meetings, agreements, statements or forces."""

    label: str
    moments: tuple[Moment, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """One timeline; `ticks` are (day, label), `report_day` is drawn as a line with its word."""

    key: str
    lang: str
    title: str
    desc: str
    tracks: tuple[Track, ...]
    start: date
    end: date
    report_day: date | None
    report_word: str
    ticks: tuple[tuple[date, str], ...]
    legend: tuple[Swatch, ...] = ()


def span(days: list[date], report_day: date | None) -> tuple[date, date]:
    """The stretch of time worth drawing: from at most 100 days before the report to its last plan.

    >>> span([date(1951, 9, 8), date(2024, 9, 17)], date(2024, 9, 18))
    (datetime.date(2024, 9, 14), datetime.date(2024, 9, 21))
    """
    anchor = report_day or (max(days) if days else date(2000, 1, 1))
    near = [day for day in days if anchor - timedelta(100) <= day <= anchor + timedelta(200)]
    near.append(anchor)
    pad = max((max(near) - min(near)).days // 12, 3)
    return min(near) - timedelta(pad), max(near) + timedelta(pad)


def draw(line: Timeline) -> str:
    """The picture as SVG; in Arabic time runs from right to left."""
    canvas = Canvas(line.key, line.lang, line.title, line.desc)
    days = max((line.end - line.start).days, 1)

    def at(day: date) -> float:
        share = (day - line.start).days / days
        along = _EDGE + share * (WIDTH - 2 * _EDGE)
        return WIDTH - along if canvas.rtl else along

    top = 40.0
    back = canvas.add("g")
    rows: list[tuple[float, float]] = []
    for index, track in enumerate(line.tracks):
        tall = _track(canvas, track, at, top)
        rows.append((top, tall))
        canvas.add(
            "rect",
            back,
            x=0,
            y=top,
            width=WIDTH,
            height=tall,
            cls="band odd" if index % 2 else "band",
        )
        top += tall
    _scale(canvas, line, at, top)
    height = top + 6
    if line.legend:
        height = canvas.legend(line.legend, height + 4)
    return canvas.svg(height)


def _scale(canvas: Canvas, line: Timeline, at: Callable[[date], float], bottom: float) -> None:
    last: Box | None = None
    for day, label in line.ticks:
        x = at(day)
        canvas.add("line", x1=x, y1=34, x2=x, y2=bottom, cls="tick")
        wide = text_width(label, 12.5)
        left = min(max(x - wide / 2, 2.0), WIDTH - wide - 2)
        box = Box(left, 16, left + wide, 32)
        if last is None or not box.meets(last, 6):
            canvas.text(left + wide / 2, 29, label, 12.5, cls="axis")
            last = box
    if line.report_day is not None:
        x = at(line.report_day)
        canvas.add("line", x1=x, y1=14, x2=x, y2=bottom, cls="today")
        wide = text_width(line.report_word, 12.5)
        left = min(max(x - wide / 2, 2.0), WIDTH - wide - 2)
        canvas.text(left + wide / 2, 12, line.report_word, 12.5, cls="today-word")


def _track(canvas: Canvas, track: Track, at: Callable[[date], float], top: float) -> float:
    rtl = canvas.rtl
    canvas.text(
        WIDTH - 6 if rtl else 6, top + 17, track.label, 13, "right" if rtl else "left", "track"
    )
    taken = [_whole(track.label, top, rtl=rtl)]
    bottom = top + 26
    for moment in sorted(track.moments, key=lambda moment: (moment.first, moment.label)):
        low, high = _extent(moment, at)
        lines = wrap(moment.label, _SIZE, _LABEL, 2)
        wide = max(text_width(text, _SIZE) for text in lines)
        tall = _LINE * len(lines)
        # The words stand beside the mark: ahead in time if there is room, else behind, else under.
        ahead, behind = (low - 3 - wide, high + 3) if rtl else (high + 3, low - 3 - wide)
        fits = [left for left in (ahead, behind) if 2 <= left <= WIDTH - wide - 2]
        left = fits[0] if fits else min(max((low + high - wide) / 2, 2.0), WIDTH - wide - 2)
        drop = 0.0 if fits else 12.0
        y = top + 4
        while True:
            box = Box(min(left, low), y, max(left + wide, high), y + drop + tall + 4)
            if not any(box.meets(other, 2) for other in taken):
                break
            y += 4
        taken.append(box)
        _moment(canvas, moment, at, y + 9)
        side = "right" if left < low else "left"
        edge = left + wide if side == "right" else left
        for index, text in enumerate(lines):
            canvas.text(edge, y + drop + 13 + index * _LINE, text, _SIZE, side, "halo")
        tall += drop
        bottom = max(bottom, y + tall + 8)
    return bottom - top


def _extent(moment: Moment, at: Callable[[date], float]) -> tuple[float, float]:
    """Where the mark begins and ends on the canvas."""
    low, high = sorted((at(moment.first), at(moment.last)))
    middle = (low + high) / 2
    return (low - 4, high + 4) if high - low > 12 else (middle - 8, middle + 8)


def _whole(label: str, top: float, *, rtl: bool) -> Box:
    wide = text_width(label, 13) + 8
    return Box(WIDTH - wide - 4, top, WIDTH, top + 22) if rtl else Box(0, top, wide + 4, top + 22)


def _moment(canvas: Canvas, moment: Moment, at: Callable[[date], float], y: float) -> None:
    css = "moment planned" if moment.planned else "moment"
    group = canvas.add("g", cls=css)
    if moment.tip:
        canvas.tooltip(group, moment.tip)
    a, b = sorted((at(moment.first), at(moment.last)))
    if b - a > 12:
        canvas.add("rect", group, x=a, y=y - 3, width=b - a, height=6.0, rx=3, cls=css)
    canvas.add("circle", group, cx=(a + b) / 2, cy=y, r=6, cls=css)
