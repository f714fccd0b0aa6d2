"""How far each state is drawn in: whom it must fight for, and in which live disputes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

__all__ = ["Entanglement", "entanglements"]


@dataclass(frozen=True, slots=True)
class Entanglement:
    """How much one state has taken on.

    `fights_for`: the states it is bound to defend. `disputes`: the places with rival claims at
    which it is bound, each with the attackers it would meet there. Both before and after.
    """

    state: str
    fights_for: tuple[tuple[str, ...], tuple[str, ...]]
    disputes: tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]

    @property
    def new_allies(self) -> tuple[str, ...]:
        """Whom it would newly have to fight for."""
        return tuple(s for s in self.fights_for[1] if s not in self.fights_for[0])

    @property
    def dropped_allies(self) -> tuple[str, ...]:
        """Whom it would no longer have to fight for."""
        return tuple(s for s in self.fights_for[0] if s not in self.fights_for[1])

    @property
    def new_disputes(self) -> tuple[str, ...]:
        """Places at which it would newly be bound to fight."""
        return tuple(p for p in self.disputes[1] if p not in self.disputes[0])

    @property
    def dropped_disputes(self) -> tuple[str, ...]:
        """Places at which it would no longer be bound."""
        return tuple(p for p in self.disputes[0] if p not in self.disputes[1])

    @property
    def opponents(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The attackers it would meet in those disputes, before and after."""
        first, second = (
            tuple(sorted({a for who in places.values() for a in who})) for places in self.disputes
        )
        return first, second

    def to_json(self) -> dict[str, Any]:
        """Plain data, with the counts."""

        def side(i: int) -> dict[str, Any]:
            places = {place: list(who) for place, who in self.disputes[i].items()}
            return {
                "fights_for": list(self.fights_for[i]),
                "disputes": places,
                "opponents": list(self.opponents[i]),
            }

        return {
            "state": self.state,
            "before": side(0),
            "after": side(1),
            "new_allies": list(self.new_allies),
            "dropped_allies": list(self.dropped_allies),
            "new_disputes": list(self.new_disputes),
            "dropped_disputes": list(self.dropped_disputes),
        }


def entanglements(
    states: tuple[str, ...],
    allies: tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]],
    places: tuple[dict[str, dict[str, tuple[str, ...]]], dict[str, dict[str, tuple[str, ...]]]],
) -> tuple[Entanglement, ...]:
    """One entry per state, from whom each defends and where each is bound, before and after."""
    return tuple(
        Entanglement(
            state,
            (allies[0].get(state, ()), allies[1].get(state, ())),
            (places[0].get(state, {}), places[1].get(state, {})),
        )
        for state in states
    )
