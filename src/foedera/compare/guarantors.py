"""Who would lose the one state that must defend it, and who would no longer hang on one alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from foedera.network import graph

if TYPE_CHECKING:
    import polars as pl

__all__ = ["GuarantorChange", "compare_guarantors"]

GuarantorKind = Literal["left-alone", "first", "second-added", "down-to-one", "exchanged"]


@dataclass(frozen=True, slots=True)
class GuarantorChange:
    """A change that touches a sole guarantor.

    `left-alone`: had one or more, has none. `first`: had none, has some. `second-added`: had
    exactly one, has more. `down-to-one`: had more, has one. `exchanged`: another sole guarantor.
    """

    state: str
    change: GuarantorKind
    before: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def lost_sole(self) -> bool:
        """Whether the only guarantor before is gone."""
        return len(self.before) == 1 and self.before[0] not in self.after

    def to_json(self) -> dict[str, Any]:
        """Plain data."""
        return {
            "state": self.state,
            "change": self.change,
            "before": list(self.before),
            "after": list(self.after),
            "lost_sole": self.lost_sole,
        }


def compare_guarantors(before: pl.DataFrame, after: pl.DataFrame) -> tuple[GuarantorChange, ...]:
    """States for which the step between none, one and more guarantors is crossed.

    A guarantor is a state bound beyond doubt to defend another.

    >>> from foedera.network import all_for_all, hub_and_spoke
    >>> star, circle = hub_and_spoke("USA", ["JPN", "PHL"]), all_for_all(["USA", "JPN", "PHL"])
    >>> [(c.state, c.change) for c in compare_guarantors(star, circle)]
    [('JPN', 'second-added'), ('PHL', 'second-added')]
    """
    old, new = graph(before).guarantors, graph(after).guarantors
    changes = []
    for state in sorted(old.keys() | new.keys()):
        mine, then = old.get(state, ()), new.get(state, ())
        kind = _kind(mine, then)
        if kind:
            changes.append(GuarantorChange(state, kind, mine, then))
    return tuple(changes)


def _kind(before: tuple[str, ...], after: tuple[str, ...]) -> GuarantorKind | None:
    steps = min(len(before), 2), min(len(after), 2)
    if steps == (1, 1):
        return "exchanged" if before != after else None
    kinds: dict[tuple[int, int], GuarantorKind] = {
        (1, 0): "left-alone",
        (2, 0): "left-alone",
        (0, 1): "first",
        (0, 2): "first",
        (1, 2): "second-added",
        (2, 1): "down-to-one",
    }
    return kinds.get(steps)
