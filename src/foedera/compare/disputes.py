"""Places with rival claims, and whom an attack there would newly bind.

On land, each claimant is supposed to attack the holder. At a feature of the sea, where there is no
territory to hold, each rival is supposed to attack a public vessel of each other. The question is
the same before and after, and the duties engine answers both.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import permutations
from typing import TYPE_CHECKING, Any, Literal

import polars as pl

from foedera import atlas, must

if TYPE_CHECKING:
    from collections.abc import Iterable
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

    `certain` is false where the atlas calls the holding contested.
    """

    place: str
    sea: bool
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
        return tuple(pairs if self.sea else ((a, b) for a, b in pairs if b in self.holders))

    @property
    def object(self) -> str:
        """What is attacked."""
        return "public-vessel" if self.sea else "territory"

    def to_json(self) -> dict[str, Any]:
        """Plain data."""
        return {
            "place": self.place,
            "sea": self.sea,
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
        held = [h for h in place.administered if h.state and _covers(h, on)]
        claims = [c.state for c in place.claimed if _covers(c, on)]
        dispute = Dispute(
            place=place.slug,
            sea=place.sea,
            holders=tuple(sorted({str(h.state) for h in held})),
            certain=bool(held) and all(h.certainty == "clear" for h in held),
            claimants=tuple(sorted(set(claims))),
        )
        if len(dispute.rivals) > 1:
            found.append(dispute)
    return tuple(sorted(found, key=lambda d: d.place))


def _covers(spell: Any, on: date) -> bool:
    return (spell.from_ is None or spell.from_ <= on) and (spell.until is None or on < spell.until)


def rulings(
    disputes: Iterable[Dispute], architecture: Architecture, on: date
) -> dict[Case, Ruling]:
    """Who must defend the target in each attack at each place, bound or arguably."""
    incidents = [
        must.Incident((a,), b, on, object=d.object, place=d.place, id=f"{d.place}:{a}:{b}")
        for d in disputes
        for a, b in d.attacks
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
