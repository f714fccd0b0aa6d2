"""How firmly one state owes another a duty, and by which articles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import polars as pl

from foedera.network import LEGAL

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["COLUMNS", "STRENGTHS", "Basis", "Key", "Strength", "bases", "strength"]

Strength = Literal["none", "political", "arguable", "binding"]
STRENGTHS: tuple[Strength, ...] = ("none", "political", "arguable", "binding")

#: What a comparison reads of a duties frame.
COLUMNS = (
    "bearer", "beneficiary", "duty", "agreement", "article", "force", "discretion", "doubtful",
)  # fmt: skip

#: bearer, beneficiary, duty
Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True, order=True)
class Basis:
    """One article that makes a duty."""

    agreement: str
    article: str
    force: str
    discretion: str
    doubtful: bool

    @property
    def strength(self) -> Strength:
        """`binding` also for a proposal that the architecture takes as if it held."""
        if self.force not in LEGAL:
            return "political"
        return "arguable" if self.doubtful else "binding"

    def to_json(self) -> dict[str, Any]:
        """Plain data."""
        return {
            "agreement": self.agreement,
            "article": self.article,
            "force": self.force,
            "discretion": self.discretion,
            "doubtful": self.doubtful,
        }


def strength(found: Iterable[Basis]) -> Strength:
    """The firmest of several articles; `none` where there is none.

    >>> sure = Basis("x/treaty", "V", "binding", "constitutional-processes", False)
    >>> strength([sure, Basis("x/old", "I", "binding", "none-stated", True)]), strength([])
    ('binding', 'none')
    """
    return max((b.strength for b in found), key=STRENGTHS.index, default="none")


def bases(duties: pl.DataFrame, kinds: Iterable[str] | None = None) -> dict[Key, tuple[Basis, ...]]:
    """The articles behind each directed pair and duty, of these kinds or of all."""
    kept = duties.filter(pl.col("bearer") != pl.col("beneficiary"))
    if kinds is not None:
        kept = kept.filter(pl.col("duty").is_in(list(kinds)))
    found: dict[Key, list[Basis]] = {}
    for bearer, beneficiary, duty, *rest in kept.select(COLUMNS).unique().rows():
        found.setdefault((bearer, beneficiary, duty), []).append(Basis(*rest))
    return {key: tuple(sorted(articles)) for key, articles in sorted(found.items())}
