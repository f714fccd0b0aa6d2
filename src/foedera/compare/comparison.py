"""Two architectures on one date, side by side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from foedera import atlas, must, treaties
from foedera.compare.disputes import bound_at, compare_rulings, live_disputes, rulings
from foedera.compare.duties import compare_duties, fights_for
from foedera.compare.entanglement import entanglements
from foedera.compare.guarantors import compare_guarantors
from foedera.compare.matrix import matrix
from foedera.errors import UsageError
from foedera.must.incident import parse_day
from foedera.network import in_bloc_order, measure_duties

if TYPE_CHECKING:
    from collections.abc import Sequence

    import polars as pl

    from foedera.compare.disputes import Dispute, VerdictChange
    from foedera.compare.duties import DutyChange
    from foedera.compare.entanglement import Entanglement
    from foedera.compare.guarantors import GuarantorChange
    from foedera.compare.matrix import Matrix
    from foedera.network import Measures
    from foedera.treaties import Architecture

__all__ = ["Comparison", "Side", "compare"]


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two architectures, and the shape of its defense network among the states."""

    slug: str
    title: dict[str, str]
    members: tuple[str, ...]
    network: Measures

    def to_json(self) -> dict[str, Any]:
        """Plain data."""
        return {
            "architecture": self.slug,
            "title": dict(self.title),
            "members": list(self.members),
            "network": self.network.to_json(),
        }


@dataclass(frozen=True, slots=True)
class Comparison:
    """What would change between two architectures on a date.

    `states` are those whose duties change, and the members of a proposal; the measures and the matrix
    are taken among them, on both sides alike, so that the numbers can be compared.
    """

    before: Side
    after: Side
    on: date
    states: tuple[str, ...]
    duties: tuple[DutyChange, ...]
    disputes: tuple[Dispute, ...]
    verdicts: tuple[VerdictChange, ...]
    guarantors: tuple[GuarantorChange, ...]
    entanglements: tuple[Entanglement, ...]
    matrix: Matrix

    @property
    def is_empty(self) -> bool:
        """Whether nothing changes."""
        return not (self.duties or self.verdicts)

    def changes(self, change: str, duty: str | None = None) -> tuple[DutyChange, ...]:
        """The duty changes of one kind: gained, lost, firmer, weaker or rebased."""
        return tuple(
            c for c in self.duties if c.change == change and (duty is None or c.duty == duty)
        )

    def entanglement(self, state: str) -> Entanglement:
        """What one state has taken on; KeyError for a state that nothing changes for."""
        for item in self.entanglements:
            if item.state == state:
                return item
        raise KeyError(state)

    def sentence(self, lang: str = "en") -> str:
        """The finding in one sentence."""
        from foedera.compare.sentences import headline

        return headline(self, lang)

    def summary(self, lang: str = "en") -> tuple[str, ...]:
        """The findings that support it, one sentence each."""
        from foedera.compare.sentences import summary

        return summary(self, lang)

    def to_json(self) -> dict[str, Any]:
        """One document, format foedera.comparison.v1."""
        counts = {
            duty: {
                kind: len(self.changes(kind, duty))
                for kind in ("gained", "lost", "firmer", "weaker", "rebased")
            }
            for duty in ("defense", "consultation")
        }
        return {
            "format": "foedera.comparison.v1",
            "on": self.on.isoformat(),
            "before": self.before.to_json(),
            "after": self.after.to_json(),
            "sentence": {lang: self.sentence(lang) for lang in ("en", "ar")},
            "summary": {lang: list(self.summary(lang)) for lang in ("en", "ar")},
            "states": list(self.states),
            "counts": counts,
            "duties": [change.to_json() for change in self.duties],
            "disputes_asked": [dispute.to_json() for dispute in self.disputes],
            "verdicts": [change.to_json() for change in self.verdicts],
            "guarantors": [change.to_json() for change in self.guarantors],
            "entanglements": [item.to_json() for item in self.entanglements],
            "matrix": self.matrix.to_json(),
        }


def compare(
    before: str | Architecture,
    after: str | Architecture,
    on: date | str,
    members: Sequence[str] | None = None,
) -> Comparison:
    """What would change on a date if one architecture took the place of another.

    `members` replaces the members of the architecture that has a choice of them. Raises NotFound
    for an unknown architecture or member and UsageError for a missing or malformed date, or for
    members where neither side has a choice.
    """
    if not on:
        raise UsageError(
            "no date",
            where="--on",
            remedy="Write YYYY-MM-DD, e.g. 2024-09-18; treaties come and go, so a day is needed.",
        )
    day = on if isinstance(on, date) else parse_day(on)
    old, new = _architectures(before, after, members)
    duties_old, duties_new = must.duties(old, day), must.duties(new, day)
    changes = compare_duties(duties_old, duties_new)
    states = _states(changes, {*old.members, *new.members}, duties_old)

    disputes = live_disputes(day)
    allies = fights_for(duties_old), fights_for(duties_new)
    allied = _pairs(allies[0]) & _pairs(allies[1])
    ruled_old, ruled_new = (rulings(disputes, side, day, allied) for side in (old, new))
    verdicts = compare_rulings(ruled_old, ruled_new, disputes)

    guarantors = compare_guarantors(duties_old, duties_new)
    return Comparison(
        before=_side(old, duties_old, states),
        after=_side(new, duties_new, states),
        on=day,
        states=states,
        duties=changes,
        disputes=disputes,
        verdicts=verdicts,
        guarantors=tuple(
            sorted(guarantors, key=lambda g: in_bloc_order([*states, g.state]).index(g.state))
        ),
        entanglements=entanglements(
            states,
            allies,
            (bound_at(ruled_old), bound_at(ruled_new)),
        ),
        matrix=matrix(duties_old, duties_new, states),
    )


def _architectures(
    before: str | Architecture, after: str | Architecture, members: Sequence[str] | None
) -> tuple[Architecture, Architecture]:
    for code in members or ():
        atlas.state(code)
    sides = [treaties.architecture(a) if isinstance(a, str) else a for a in (before, after)]
    if members is not None:
        open_ = [i for i, side in enumerate(sides) if side.members]
        for i in open_ or [1]:
            sides[i] = treaties.architecture(sides[i].slug, members=members)
    return sides[0], sides[1]


def _states(
    changes: tuple[DutyChange, ...], members: set[str], duties: pl.DataFrame
) -> tuple[str, ...]:
    """The states the comparison is about; all with a defense duty where nothing changes."""
    touched = {s for c in changes if c.change != "rebased" for s in (c.bearer, c.beneficiary)}
    touched |= members
    if not touched:
        allied = fights_for(duties)
        touched = {*allied, *(s for targets in allied.values() for s in targets)}
    return in_bloc_order(touched)


def _pairs(allies: dict[str, tuple[str, ...]]) -> set[frozenset[str]]:
    return {frozenset((a, b)) for a, targets in allies.items() for b in targets}


def _side(architecture: Architecture, duties: pl.DataFrame, states: tuple[str, ...]) -> Side:
    title = {"en": architecture.title.en, "ar": architecture.title.ar}
    found = measure_duties(duties, states=states)
    return Side(architecture.slug, title, architecture.members, found)
