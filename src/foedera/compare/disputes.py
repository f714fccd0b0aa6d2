"""Places with rival claims, and whom an attack there would bind.

On land that somebody clearly holds, each claimant is supposed to attack the holder's territory. At a
shoal or on the open sea, each rival is supposed to attack a public vessel of each other; on land
that nobody clearly holds, the armed forces of each other. The question is the same before and
after, and the duties engine answers both. Two states that are allied before and after are not
supposed to attack each other, whatever one of them claims.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import permutations
from typing import TYPE_CHECKING, Any, Literal

import polars as pl

from foedera import atlas, must
from foedera.atlas.spells import standing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

    from foedera.treaties import Architecture

__all__ = [
    "Dispute",
    "Ruling",
    "VerdictChange",
    "bound_at",
    "compare_rulings",
    "live_disputes",
    "rulings",
]

Verdict = Literal["not-bound", "arguable", "bound"]


@dataclass(frozen=True, slots=True)
class Dispute:
    """A place that two or more states claim or hold on a date.

    `afloat` is true at sea and at shoals, where ships are what can be attacked; `certain` is false
    where the atlas names no clear holder.
    """

    place: str
    afloat: bool
    holders: tuple[str, ...]
    certain: bool
    claimants: tuple[str, ...]

    @property
    def rivals(self) -> tuple[str, ...]:
        """Everyone who holds or claims the place."""
        return tuple(sorted({*self.holders, *self.claimants}))

    @property
    def attacks(self) -> tuple[tuple[str, str], ...]:
        """The attacks to ask about: attacker, target."""
        pairs = permutations(self.rivals, 2)
        if self.afloat or not self.certain:
            return tuple(pairs)
        return tuple((a, b) for a, b in pairs if b in self.holders)

    @property
    def object(self) -> str:
        """What is attacked."""
        if self.afloat:
            return "public-vessel"
        return "territory" if self.certain else "armed-forces"

    def to_json(self) -> dict[str, Any]:
        """Plain data."""
        return {
            "place": self.place,
            "object": self.object,
            "holders": list(self.holders),
            "certain": self.certain,
            "claimants": list(self.claimants),
        }


@dataclass(frozen=True, slots=True)
class Ruling:
    """What the duties engine says of one state in one attack, with the article that decides."""

    verdict: Verdict
    agreement: str | None = None
    article: str | None = None

    def to_json(self) -> dict[str, Any]:
        """Plain data."""
        return {
            "verdict": self.verdict,
            "agreement": self.agreement,
            "article": self.article,
        }


@dataclass(frozen=True, slots=True)
class VerdictChange:
    """A state whose duty to defend the target at one place differs between two architectures."""

    state: str
    place: str
    attacker: str
    target: str
    object: str
    before: Ruling
    after: Ruling

    @property
    def newly_bound(self) -> bool:
        """Bound after and not before."""
        return self.after.verdict == "bound"

    @property
    def released(self) -> bool:
        """Bound before and not after."""
        return self.before.verdict == "bound"

    def to_json(self) -> dict[str, Any]:
        """Plain data."""
        return {
            "state": self.state,
            "place": self.place,
            "attacker": self.attacker,
            "target": self.target,
            "object": self.object,
            "before": self.before.to_json(),
            "after": self.after.to_json(),
        }


#: place, attacker, target, state
Case = tuple[str, str, str, str]


def live_disputes(on: date) -> tuple[Dispute, ...]:
    """The places of the atlas that more than one state holds or claims on the date."""
    found = []
    for place in atlas.places():
        held = [h for h in standing(place.administered, on) if h.state]
        dispute = Dispute(
            place=place.slug,
            afloat=place.sea or place.kind == "shoal",
            holders=tuple(sorted({str(h.state) for h in held})),
            certain=bool(held) and all(h.certainty == "clear" for h in held),
            claimants=tuple(sorted({c.state for c in standing(place.claimed, on)})),
        )
        if len(dispute.rivals) > 1:
            found.append(dispute)
    return tuple(sorted(found, key=lambda d: d.place))


def rulings(
    disputes: Iterable[Dispute],
    architecture: Architecture,
    on: date,
    allied: Collection[frozenset[str]] = (),
) -> dict[Case, Ruling]:
    """Who must defend the target in each attack at each place, bound or arguably.

    No attack is asked about between two states that stand in `allied` as a pair.
    """
    incidents = [
        must.Incident((a,), b, on, object=d.object, place=d.place, id=f"{d.place}:{a}:{b}")
        for d in disputes
        for a, b in d.attacks
        if frozenset((a, b)) not in allied
    ]
    if not incidents:
        return {}
    table = must.verdicts(incidents, architecture).filter(
        (pl.col("duty") == "defense") & (pl.col("verdict") != "not-bound")
    )
    found: dict[Case, Ruling] = {}
    for row in table.sort("agreement", "article").iter_rows(named=True):
        incident = incidents[row["incident"]]
        if row["beneficiary"] != incident.target:
            continue
        case = (str(incident.place), incident.attackers[0], incident.target, row["state"])
        ruling = Ruling(row["verdict"], row["agreement"], row["article"])
        if case not in found or (ruling.verdict, found[case].verdict) == ("bound", "arguable"):
            found[case] = ruling
    return found


def compare_rulings(
    before: dict[Case, Ruling], after: dict[Case, Ruling], disputes: Iterable[Dispute]
) -> tuple[VerdictChange, ...]:
    """The cases in which the verdict differs, sorted by state, place, attacker, target."""
    objects = {d.place: d.object for d in disputes}
    silent = Ruling("not-bound")
    changes = []
    for case in sorted(before.keys() | after.keys(), key=lambda c: (c[3], *c[:3])):
        old, new = before.get(case, silent), after.get(case, silent)
        if old.verdict != new.verdict:
            place, attacker, target, state = case
            changes.append(VerdictChange(state, place, attacker, target, objects[place], old, new))
    return tuple(changes)


def bound_at(found: dict[Case, Ruling]) -> dict[str, dict[str, tuple[str, ...]]]:
    """For each state, the places at which it is bound to fight and the attackers it would meet."""
    bound: dict[str, dict[str, set[str]]] = {}
    for (place, attacker, _, state), ruling in sorted(found.items()):
        if ruling.verdict == "bound":
            bound.setdefault(state, {}).setdefault(place, set()).add(attacker)
    return {
        state: {place: tuple(sorted(who)) for place, who in places.items()}
        for state, places in bound.items()
    }
