"""The agreements of a day as a graph in Graphviz's DOT language."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from foedera import atlas

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from foedera.treaties.model import Agreement

__all__ = ["dot"]

_STYLES = {"binding": "solid", "political": "dashed", "proposed": "dotted"}


def dot(agreements: Iterable[Agreement], on: date, lang: str) -> str:
    """One node per state and one line per pair, named after the agreements between the two.

    A line is solid where one of them binds in law, dashed where all are political. A state's own
    law makes no line.
    """
    ties: dict[tuple[str, str], list[Agreement]] = {}
    for agreement in agreements:
        if agreement.force in _STYLES:
            for pair in combinations(sorted(agreement.members(on)), 2):
                ties.setdefault(pair, []).append(agreement)
    states = sorted({state for pair in ties for state in pair})
    lines = [f"  {code} [label={_quoted(atlas.state(code).name.of(lang))}];" for code in states]
    for (one, other), between in sorted(ties.items()):
        style = next(s for force, s in _STYLES.items() if any(a.force == force for a in between))
        label = _quoted("; ".join(a.short.of(lang) for a in between))
        lines.append(f"  {one} -- {other} [style={style}, tooltip={label}];")
    return "\n".join(["graph agreements {", *lines, "}"]) + "\n"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
