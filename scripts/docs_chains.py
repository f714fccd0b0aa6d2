"""Draw the chains of docs/explanation/chains.md as SVG; `--check` only tells which are stale."""

from __future__ import annotations

import sys
import textwrap
from dataclasses import dataclass, field
from datetime import date
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from foedera import atlas, must
from foedera.atlas.speech import spoken
from foedera.locale.days import spoken_day
from foedera.locale.prose import joined
from foedera.treaties.words import article_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from foedera.must.chain import Chain, Entry

IMAGES = Path(__file__).resolve().parents[1] / "docs" / "images"
JULY, AUGUST = date(1914, 7, 28), date(1914, 8, 1)
JUNE = date(2024, 6, 1)

#: The pictures: file, title, and the declared incidents that start the war.
CHAINS: dict[str, tuple[str, list[must.Incident]]] = {
    "chain-1914.svg": (
        "July 1914, if every firm duty is honored",
        [
            # Whether Serbia had provoked it was what Europe quarreled about.
            must.Incident(("AUH",), "SRB", JULY, place="belgrade", facts={"unprovoked": None}),
            must.Incident(("RUS",), "AUH", AUGUST),
        ],
    ),
    "chain-taiwan.svg": (
        "A war over Taiwan with strikes on Okinawa and Guam",
        [
            must.Incident(("CHN",), "TWN", JUNE, place="taipei"),
            must.Incident(("CHN",), "JPN", JUNE, place="okinawa"),
            must.Incident(("CHN",), "USA", JUNE, place="okinawa", object="armed-forces"),
            must.Incident(("CHN",), "USA", JUNE, place="guam"),
        ],
    ),
}

# Distances in pixels; a column is a round.
COLUMN, BOX, LAST, GAP, LINE, STEM = 226, 146, 330, 22, 17, 16
SIDES = {
    "target": ("#dbe7f5", "#1f4e86"),
    "attacker": ("#f7e0d6", "#9a3412"),
}
INK, FAINT, RED = "#1b1b1b", "#555555", "#b3261e"
STYLE = (
    "text{font-family:'DejaVu Sans',Verdana,sans-serif;font-size:12.5px;fill:" + INK + "}"
    ".title{font-size:18px;font-weight:bold}.head{font-weight:bold;fill:" + FAINT + "}"
    ".state{font-weight:bold;font-size:13.5px}.faint{fill:" + FAINT + "}"
    ".number{fill:#ffffff;font-weight:bold;font-size:11.5px}"
)


@dataclass
class Node:
    """A box: one state, or several that may enter for the same reason."""

    entries: list[Entry]
    column: int
    firm: bool
    lines: list[tuple[str, str]]
    below: list[Node] = field(default_factory=list)
    top: float = 0.0

    @property
    def width(self) -> int:
        return BOX if self.firm else LAST

    @property
    def height(self) -> int:
        return 14 + LINE * len(self.lines)


def draw(title: str, incidents: list[must.Incident]) -> str:
    """The picture of one chain."""
    found = must.chain(incidents)
    roots = _tree(found)
    margin = 34 + 24 * len(incidents)
    columns = 1 + max(node.column for node in _walk(roots))
    width = margin + COLUMN * (columns - 1) + (LAST if found.possible else BOX) + 16
    head = [f'<text x="16" y="30" class="title">{escape(title)}</text>']
    y = 56
    for number, incident in enumerate(incidents, 1):
        head += [_badge(24, y - 4, number), _text(40, y, _told(incident))]
        y += 21
    y += 20
    head += [
        _text(margin + COLUMN * n, y, words, "head") for n, words in enumerate(_headings(found))
    ]
    bottom = _place(roots, y + 16)
    body = [part for node in _walk(roots) for part in _shape(node, margin)]
    wars = list(_wars(incidents, roots, margin))
    legend = _legend(bottom + 12, width)
    height = round(bottom + 46)
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
            f'width="{width}" height="{height}" role="img" aria-labelledby="title desc">',
            f'<title id="title">{escape(title)}</title>',
            f'<desc id="desc">{escape(_described(found))}</desc>',
            f"<style>{STYLE}</style>",
            "<defs>" + "".join(_head(f"to-{c[1:]}", c) for c in (INK, RED)) + "</defs>",
            f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
            *head,
            *wars,
            *body,
            *legend,
            "</svg>",
            "",
        ]
    )


def _tree(found: Chain) -> list[Node]:
    """The belligerents of the start, each with those who enter for its sake below it."""
    nodes = {e.state: _node([e], e.round, firm=True) for e in found.entries}
    last = 1 + max(e.round for e in found.entries)
    for entry in found.entries:
        if entry.for_:
            nodes[entry.for_].below.append(nodes[entry.state])
    alike: dict[tuple[str, str, str], list[Entry]] = {}
    for entry in found.possible:
        assert entry.finding
        key = (entry.finding.agreement.id, entry.finding.article, entry.finding.beneficiary)
        alike.setdefault(key, []).append(entry)
    for (_, _, beneficiary), entries in alike.items():
        nodes[beneficiary].below.append(_node(entries, last, firm=False))
    first = [nodes[e.state] for e in found.entries if e.round == 0]
    return sorted(first, key=lambda node: node.entries[0].side, reverse=True)


def _node(entries: list[Entry], column: int, *, firm: bool) -> Node:
    names = [spoken(e.state, "en") for e in entries]
    first = entries[0]
    if firm:
        lines = [("state", part) for part in textwrap.wrap(names[0].removeprefix("the "), 16)]
    else:
        said = joined(names, "en")
        said = said[0].upper() + said[1:]
        lines = [("state", part) for part in textwrap.wrap(said, 36)]
    if first.against:
        against = "against " + joined([spoken(s, "en") for s in first.against], "en")
        lines += [("faint", part) for part in textwrap.wrap(against, 18 if firm else 46)]
    if not firm and first.finding:
        lines += [("", part) for part in textwrap.wrap(_doubt(first), 46)]
    return Node(entries, column, firm, lines)


def _doubt(entry: Entry) -> str:
    """The first test that is unclear, in words."""
    assert entry.finding
    return next(t.because.en for t in entry.finding.tests if t.holds is None)


def _walk(nodes: Iterable[Node]) -> Iterator[Node]:
    for node in nodes:
        yield node
        yield from _walk(node.below)


def _place(nodes: Iterable[Node], top: float) -> float:
    """One row for each box, so that no arrow runs through a box; the bottom of the last."""
    for node in nodes:
        node.top = top
        top = _place(node.below, top + max(node.height, 44) + GAP)
    return top


def _shape(node: Node, margin: int) -> Iterator[str]:
    x = margin + COLUMN * node.column
    fill, edge = SIDES[node.entries[0].side]
    dash = "" if node.firm else ' stroke-dasharray="6 4"'
    yield (
        f'<rect x="{x}" y="{node.top:g}" width="{node.width}" height="{node.height}" rx="5" '
        f'fill="{fill}" stroke="{edge}" stroke-width="1.5"{dash}/>'
    )
    for n, (kind, words) in enumerate(node.lines):
        yield _text(x + 9, node.top + 19 + LINE * n, words, kind)
    for below in node.below:
        yield from _arrow(node, below, x, margin)


def _arrow(node: Node, below: Node, x: int, margin: int) -> Iterator[str]:
    """From under a state's box to the box of one who enters for its sake, with the reason."""
    end, y = margin + COLUMN * below.column, below.top + 20
    dash = "" if below.firm else ' stroke-dasharray="6 4"'
    yield (
        f'<path d="M{x + STEM} {node.top + node.height:g}V{y:g}H{end - 2}" fill="none" '
        f'stroke="{INK}" stroke-width="1.5"{dash} marker-end="url(#to-{INK[1:]})"/>'
    )
    finding = below.entries[0].finding
    assert finding
    start = end - COLUMN + STEM + 10
    names = textwrap.wrap(finding.agreement.short.en, 26)
    for n, words in enumerate(names, 1 - len(names)):
        yield _text(start, y - 6 + LINE * n, words)
    yield _text(start, y + 15, f"article {article_label(finding.article, 'en')}", "faint")


def _wars(incidents: list[must.Incident], roots: list[Node], margin: int) -> Iterator[str]:
    """The declared incidents, each in a lane of its own left of the boxes."""
    at = {node.entries[0].state: node for node in roots}
    meeting: dict[str, int] = {}
    for number, incident in enumerate(incidents, 1):
        lane = 18 + 24 * (number - 1)
        (attacker,) = incident.attackers
        ends = []
        for state in (attacker, incident.target):
            # Arrows that meet at one box end apart from each other.
            ends.append(at[state].top + 6 + 7 * meeting.setdefault(state, 0))
            meeting[state] += 1
        yield (
            f'<path d="M{margin} {ends[0]:g}H{lane}V{ends[1]:g}H{margin - 2}" fill="none" '
            f'stroke="{RED}" stroke-width="1.5" marker-end="url(#to-{RED[1:]})"/>'
        )
        yield _badge(lane, (ends[0] + ends[1]) / 2, number)


def _badge(x: float, y: float, number: int) -> str:
    return (
        f'<circle cx="{x:g}" cy="{y:g}" r="9" fill="{RED}"/>'
        f'<text x="{x:g}" y="{y + 4:g}" class="number" text-anchor="middle">{number}</text>'
    )


def _text(x: float, y: float, words: str, kind: str = "") -> str:
    css = f' class="{kind}"' if kind else ""
    return f'<text x="{x:g}" y="{y:g}"{css}>{escape(words)}</text>'


def _head(name: str, color: str) -> str:
    return (
        f'<marker id="{name}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" '
        f'markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z" fill="{color}"/></marker>'
    )


def _headings(found: Chain) -> list[str]:
    rounds = max(e.round for e in found.entries)
    heads = ["at war from the start", *(f"round {n}" for n in range(1, rounds + 1))]
    return [*heads, "arguably drawn in"] if found.possible else heads


def _legend(y: float, width: int) -> Iterator[str]:
    x = 16
    for dash, words in (("", "bound"), (' stroke-dasharray="6 4"', "arguable")):
        yield (
            f'<path d="M{x} {y + 10:g}h34" stroke="{INK}" stroke-width="1.5"{dash} '
            f'marker-end="url(#to-{INK[1:]})"/>'
        )
        yield _text(x + 42, y + 14, words)
        x += 120
    yield f'<path d="M{x} {y + 10:g}h34" stroke="{RED}" stroke-width="1.5" marker-end="url(#to-{RED[1:]})"/>'
    yield _text(x + 42, y + 14, "attacks")
    assert x + 120 < width


def _told(incident: must.Incident) -> str:
    attackers = joined([spoken(s, "en") for s in incident.attackers], "en")
    where = f" at {atlas.locate(incident.place).name.en}" if incident.place else ""
    what = "the armed forces of " if incident.object == "armed-forces" else ""
    target = spoken(incident.target, "en")
    said = f"{attackers} attacks {what}{target}{where}, {spoken_day(incident.on, 'en')}"
    return said[0].upper() + said[1:]


def _described(found: Chain) -> str:
    """The picture in words, for those who do not see it."""
    parts = ["; ".join(_told(i) for i in found.incidents) + "."]
    for entry in (*found.entries, *found.possible):
        if entry.finding:
            firm = "is bound" if entry.finding.verdict == "bound" else "is arguably bound"
            name, cause = spoken(entry.state, "en"), spoken(entry.finding.beneficiary, "en")
            because = f"{entry.finding.agreement.short.en}, article {article_label(entry.finding.article, 'en')}"
            parts.append(f"{name[0].upper()}{name[1:]} {firm} to fight for {cause}: {because}.")
    return " ".join(parts)


def main(*, check: bool) -> int:
    """Write what is stale; the number of stale pictures when only checking."""
    stale = 0
    for name, (title, incidents) in CHAINS.items():
        path, text = IMAGES / name, draw(title, incidents)
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale += 1
        print(f"{'stale' if check else 'written'}: docs/images/{name}")
        if not check:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return stale if check else 0


if __name__ == "__main__":
    raise SystemExit(main(check="--check" in sys.argv))
