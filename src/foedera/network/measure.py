"""A number that knows its unit, its range, its source, and why it is missing when it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from foedera.locale import translator

__all__ = ["NAMES", "REASONS", "UNITS", "Measure"]

NAMES = {
    "centralization": "Centralization",
    "weighted_centralization": "Centralization, weighted by agreements",
    "hub_share": "Share of defense pairs that run through the hub",
    "density": "Density",
    "pairs": "Pairs linked by a duty of defense",
    "reached": "Pairs linked directly or through one common ally",
    "components": "Separate groups",
    "transitivity": "Allies of one ally that are allied to each other",
    "redundancy": "Guarantors per protected state",
    "survival": "Protected states that keep a guarantor if the hub leaves",
    "sole": "States with exactly one guarantor",
}

UNITS = {"share": "share", "pairs": "pairs", "states": "states", "groups": "groups"}

REASONS = {
    "few-states": "fewer than three states",
    "no-pairs": "no pair of states is linked by this duty",
    "no-triples": "no state has two allies",
}


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure of a graph.

    `value` counts duties whose legal force is undoubted; `with_doubtful` also those in doubt, so
    the two bound the answer. Both are null, with a `reason`, where the measure has no meaning.
    """

    name: str
    value: float | None
    with_doubtful: float | None
    unit: str
    low: float
    high: float | None
    source: str | None
    reason: str | None = None

    def label(self, lang: str) -> str:
        """What the measure is called in one language.

        >>> Measure("density", 0.5, 0.5, "share", 0, 1, "wasserman-faust-1994").label("en")
        'Density'
        """
        return translator(lang, "network")(NAMES[self.name])

    def why_missing(self, lang: str) -> str | None:
        """Why there is no value, or None where there is one."""
        return translator(lang, "network")(REASONS[self.reason]) if self.reason else None

    def to_json(self) -> dict[str, Any]:
        """Plain data: value, value with duties in doubt, unit, range, source, reason."""
        return {
            "value": _plain(self.value),
            "with_doubtful": _plain(self.with_doubtful),
            "unit": self.unit,
            "range": [self.low, self.high],
            "source": self.source,
            "reason": self.reason,
        }


def _plain(value: float | None) -> float | None:
    return round(value, 6) if isinstance(value, float) else value
