"""Duties gained and lost, per directed pair of states."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import polars as pl

from foedera.compare.strength import COLUMNS, STRENGTHS, bases, strength
from foedera.network import links

if TYPE_CHECKING:
    from foedera.compare.strength import Basis, Strength

__all__ = ["COMPARED", "Change", "DutyChange", "compare_duties", "fights_for"]

#: The duties that a comparison speaks about.
COMPARED = ("defense", "consultation")

Change = Literal["gained", "lost", "firmer", "weaker", "rebased"]


@dataclass(frozen=True, slots=True)
class DutyChange:
    """What changes in what one state owes another.

    `gained` and `lost`: the duty is there in one architecture only. `firmer` and `weaker`: it is
    there in both, with more or less force. `rebased`: equally firm, resting on other articles.
    """

    bearer: str
    beneficiary: str
    duty: str
    change: Change
    before: tuple[Basis, ...]
    after: tuple[Basis, ...]

    @property
    def strengths(self) -> tuple[Strength, Strength]:
        """How firm the duty is before and after."""
        return strength(self.before), strength(self.after)

    def to_json(self) -> dict[str, Any]:
        """Plain data, with the articles on either side."""
        before, after = self.strengths
        return {
            "bearer": self.bearer,
            "beneficiary": self.beneficiary,
            "duty": self.duty,
            "change": self.change,
            "before": {"strength": before, "by": [b.to_json() for b in self.before]},
            "after": {"strength": after, "by": [b.to_json() for b in self.after]},
        }


def compare_duties(before: pl.DataFrame, after: pl.DataFrame) -> tuple[DutyChange, ...]:
    """The changed duties of defense and consultation between two duties frames.

    Sorted by duty (defense first), bearer, beneficiary. Exchanging the frames exchanges gained
    with lost and firmer with weaker.

    >>> from foedera.network import all_for_all, hub_and_spoke
    >>> changes = compare_duties(
    ...     hub_and_spoke("USA", ["JPN", "PHL"]), all_for_all(["USA", "JPN", "PHL"])
    ... )
    >>> [(c.bearer, c.beneficiary) for c in changes if c.change == "gained"]
    [('JPN', 'PHL'), ('PHL', 'JPN')]
    """
    differing = _differing(before, after)
    old, new = (
        bases(side.join(differing, on=differing.columns, how="semi"), COMPARED)
        for side in (before, after)
    )
    changes = []
    for key in sorted(old.keys() | new.keys(), key=lambda k: (COMPARED.index(k[2]), k)):
        change = _change(old.get(key, ()), new.get(key, ()))
        if change:
            changes.append(DutyChange(*key, change, old.get(key, ()), new.get(key, ())))
    return tuple(changes)


def _differing(before: pl.DataFrame, after: pl.DataFrame) -> pl.DataFrame:
    """Pairs and duties for which the two frames do not hold the same articles."""
    rows = (side.select(COLUMNS).unique() for side in (before, after))
    lone = pl.concat(rows).filter(~pl.struct(COLUMNS).is_duplicated())
    return lone.select("bearer", "beneficiary", "duty").unique()


def _change(before: tuple[Basis, ...], after: tuple[Basis, ...]) -> Change | None:
    if before == after:
        return None
    step = STRENGTHS.index(strength(after)) - STRENGTHS.index(strength(before))
    if not before:
        return "gained"
    if not after:
        return "lost"
    if step == 0:
        return "rebased"
    return "firmer" if step > 0 else "weaker"


def fights_for(duties: pl.DataFrame) -> dict[str, tuple[str, ...]]:
    """Whom each state is bound to defend, beyond doubt of law.

    >>> from foedera.network import hub_and_spoke
    >>> fights_for(hub_and_spoke("USA", ["JPN", "PHL"]))["USA"]
    ('JPN', 'PHL')
    """
    pairs = links(duties).group_by("bearer", maintain_order=True).agg("beneficiary")
    return {bearer: tuple(targets) for bearer, targets in pairs.rows()}
