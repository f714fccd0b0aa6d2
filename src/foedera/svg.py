"""Building SVG that is legible in both writing directions and speaks to a screen reader."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import dataclass

__all__ = [
    "WIDTH",
    "Box",
    "Canvas",
    "Swatch",
    "is_arabic",
    "text_width",
    "wrap",
]

WIDTH = 440
"""Every picture is this many units wide: about 1.2 px each on a page, 0.9 on a phone."""

_ARABIC = ("؀", "ۿ")
_LEGEND_ROW = 22


def is_arabic(text: str) -> bool:
    """Whether any letter of the text is Arabic.

    >>> is_arabic("اليابان"), is_arabic("Japan")
    (True, False)
    """
    return any(_ARABIC[0] <= letter <= _ARABIC[1] for letter in text)


def text_width(text: str, size: float) -> float:
    """About how wide a text is, in units; errs on the wide side."""
    return len(text) * size * (0.42 if is_arabic(text) else 0.53)


def wrap(text: str, size: float, width: float, lines: int = 2) -> tuple[str, ...]:
    """The text broken at spaces into at most so many lines; what does not fit ends in an ellipsis.

    >>> wrap("a treaty of mutual cooperation", 10, 90)
    ('a treaty of', 'mutual…')
    """
    out: list[str] = []
    line = ""
    words = text.split()
    for index, word in enumerate(words):
        longer = f"{line} {word}".strip()
        if not line or text_width(longer, size) <= width:
            line = longer
            continue
        out.append(line)
        line = word
        if len(out) == lines:
            out[-1] = _cut(out[-1], size, width)
            return tuple(out)
        if len(out) == lines - 1:
            rest = " ".join(words[index:])
            if text_width(rest, size) > width:
                kept = ""
                for piece in words[index:]:
                    longer = f"{kept} {piece}".strip()
                    if text_width(longer + "…", size) > width and kept:
                        break
                    kept = longer
                return (*out, f"{kept}…")
            return (*out, rest)
    return (*out, line) if line else tuple(out)


def _cut(text: str, size: float, width: float) -> str:
    """The text with an ellipsis, a word shorter where that does not fit."""
    return f"{text}…" if text_width(text + "…", size) <= width else f"{text.rsplit(' ', 1)[0]}…"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the canvas."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box, gap: float = 0) -> bool:
        """Whether the two overlap or come nearer than the gap."""
        return (
            self.left - gap < other.right
            and other.left - gap < self.right
            and self.top - gap < other.bottom
            and other.top - gap < self.bottom
        )

    def overlap(self, other: Box) -> float:
        """The area that both cover."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return wide * high if wide > 0 and high > 0 else 0.0


@dataclass(frozen=True, slots=True)
class Swatch:
    """One line of a legend: a mark and what it means."""

    kind: str
    meaning: str
    css: str = ""
    letter: str = ""


def number(value: float) -> str:
    """A coordinate, short."""
    return f"{value:.1f}".rstrip("0").rstrip(".")


class Canvas:
    """An SVG under construction: `lang` sets the direction, `key` keeps ids apart on one page."""

    def __init__(self, key: str, lang: str, title: str, desc: str) -> None:
        self.lang = lang
        self.rtl = lang == "ar"
        self.key = key
        self.root = ET.Element(
            "svg",
            {
                "xmlns": "http://www.w3.org/2000/svg",
                "role": "img",
                "class": "picture",
                "aria-labelledby": f"{key}-title {key}-desc",
                "lang": lang,
            },
        )
        ET.SubElement(self.root, "title", {"id": f"{key}-title"}).text = title
        ET.SubElement(self.root, "desc", {"id": f"{key}-desc"}).text = desc

    def add(self, tag: str, parent: ET.Element | None = None, **attributes: object) -> ET.Element:
        """One element; floats are shortened, `cls` is its class, underscores become hyphens."""
        clean = {
            "class" if name == "cls" else name.replace("_", "-"): number(value)
            if isinstance(value, float)
            else str(value)
            for name, value in attributes.items()
            if value not in (None, "")
        }
        return ET.SubElement(self.root if parent is None else parent, tag, clean)

    def text(
        self,
        x: float,
        y: float,
        words: str,
        size: float = 14,
        anchor: str = "middle",
        cls: str = "",
        parent: ET.Element | None = None,
        transform: str = "",
    ) -> ET.Element:
        """Real text; `anchor` is left, middle or right on the canvas, whatever the script."""
        rtl = is_arabic(words)
        physical = {"left": ("start", "end"), "middle": ("middle",) * 2, "right": ("end", "start")}
        element = self.add(
            "text",
            parent,
            x=float(x),
            y=float(y),
            font_size=number(size),
            text_anchor=physical[anchor][rtl],
            direction="rtl" if rtl else "ltr",
            cls=cls,
            transform=transform,
        )
        element.text = words
        return element

    def tooltip(self, parent: ET.Element, words: str) -> None:
        """What a pointer resting on the element is told."""
        title = ET.Element("title")
        title.text = words
        parent.insert(0, title)

    def legend(self, swatches: tuple[Swatch, ...], top: float, size: float = 13.5) -> float:
        """Marks and their meanings in flowing rows from `top`; the height below them."""
        x, y = 8.0, top + 14
        for swatch in swatches:
            need = 40 + text_width(swatch.meaning, size) + 12
            if x > 8 and x + need > WIDTH - 4:
                x, y = 8.0, y + _LEGEND_ROW
            self._swatch(swatch, x, y)
            at = x + 38
            self.text(
                WIDTH - at if self.rtl else at,
                y,
                swatch.meaning,
                size,
                "right" if self.rtl else "left",
                "legend",
            )
            x += need
        return y + 10

    def _swatch(self, swatch: Swatch, x: float, y: float) -> None:
        left = WIDTH - x - 30 if self.rtl else x
        middle = y - 5
        if swatch.kind == "line":
            self.add("line", x1=left, y1=middle, x2=left + 30, y2=middle, cls=swatch.css)
        elif swatch.kind == "arrow":
            tip = left if self.rtl else left + 30
            back = 9 if self.rtl else -9
            self.add("line", x1=left, y1=middle, x2=left + 30, y2=middle, cls=swatch.css)
            self.add(
                "path",
                d=f"M{number(tip)} {number(middle)}l{back} -5v10z",
                cls=f"{swatch.css} head",
            )
        elif swatch.kind == "cell":
            self.add("rect", x=left + 5, y=y - 16, width=22, height=20, rx=3, cls=swatch.css)
            self.text(left + 16, y - 1, swatch.letter, 13, cls=f"{swatch.css} letter")
        elif swatch.kind == "diamond":
            shape = f"M{number(left + 15)} {number(middle - 6.5)}l6.5 6.5l-6.5 6.5l-6.5 -6.5z"
            self.add("path", d=shape, cls=swatch.css)
        else:
            self.add("circle", cx=left + 15, cy=middle, r=6, cls=swatch.css)

    def svg(self, height: float) -> str:
        """The finished text."""
        self.root.set("viewBox", f"0 0 {WIDTH} {number(height)}")
        return ET.tostring(self.root, encoding="unicode")
