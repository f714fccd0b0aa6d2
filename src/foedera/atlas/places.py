"""Places that treaties and reports name: who administers them since when, who claims them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from foedera.atlas.borders import distance_km
from foedera.atlas.files import rows
from foedera.atlas.names import Index, Names
from foedera.atlas.sources import Source, source
from foedera.atlas.spells import day
from foedera.atlas.tenures import Holding, holding, holdings

if TYPE_CHECKING:
    from datetime import date

__all__ = ["Claim", "Place", "find_place", "place", "places", "places_at"]


@dataclass(frozen=True, slots=True)
class Claim:
    """A state claims a place that another may hold."""

    state: str
    from_: date | None
    until: date | None
    source: Source


@dataclass(frozen=True, slots=True)
class Place:
    """A curated place.

    `administered` is the dated record of who holds it; `sea` says that it is no territory at all
    (a strait, a sea, a low-tide elevation); `territory` is what it is to its present holder.
    """

    slug: str
    name: Names
    aliases: dict[str, tuple[str, ...]]
    kind: str
    lat: float
    lon: float
    radius_km: float
    land: str | None
    administered: tuple[Holding, ...]
    claimed: tuple[Claim, ...]
    sea: bool
    territory: str | None
    notes: Names | None
    sources: tuple[Source, ...]

    def __hash__(self) -> int:
        return hash(self.slug)

    @property
    def is_water(self) -> bool:
        """Whether it is open water: a strait, a sea, a line across one."""
        return self.sea and self.kind != "shoal"

    def distance_km(self, lat: float, lon: float) -> float:
        """Great-circle distance from the place's middle."""
        return distance_km(self.lat, self.lon, lat, lon)


def place(slug: str) -> Place:
    """The place with that slug; NotFound with the nearest names.

    >>> place("senkaku").name.en
    'Senkaku Islands'
    """
    found = _by_slug().get(slug)
    if found is None:
        raise _index().missing(slug)
    return found


def find_place(text: str, *, where: str | None = None) -> Place:
    """The place that a slug or a name in either language means.

    >>> find_place("diaoyu").slug, find_place("جزيرة غوام").slug
    ('senkaku', 'guam')
    """
    return _index().find(text, where=where)


def places() -> tuple[Place, ...]:
    """All curated places."""
    return tuple(_by_slug().values())


def places_at(lat: float, lon: float) -> list[Place]:
    """Curated places whose radius covers the point, the tightest first."""
    near = [p for p in places() if p.distance_km(lat, lon) <= p.radius_km]
    return sorted(near, key=lambda p: (p.radius_km, p.distance_km(lat, lon)))


@cache
def _by_slug() -> dict[str, Place]:
    return {
        slug: _place(slug, r) for slug, r in rows("places", "places/*.yaml", "PlaceEntry").items()
    }


@cache
def _index() -> Index[Place]:
    every = places()
    return Index(
        "place",
        [
            *((p, (p.slug, p.name.en, p.name.ar)) for p in every),
            *((p, (*p.aliases["en"], *p.aliases["ar"])) for p in every),
        ],
    )


def _place(slug: str, row: dict[str, Any]) -> Place:
    listed, land = row["administered"], row["land"]
    if listed is not None:
        administered = tuple(holding(each) for each in listed)
    else:
        administered = holdings(land, row["lat"], row["lon"]) if land else ()
    note = row["note"]
    return Place(
        slug,
        Names(row["en"], row["ar"]),
        {"en": tuple(row["also_en"]), "ar": tuple(row["also_ar"])},
        row["kind"],
        row["lat"],
        row["lon"],
        row["radius_km"],
        land,
        administered,
        tuple(
            Claim(c["state"], day(c["from_"]), day(c["until"]), source(c["source"]))
            for c in row["claimed"]
        ),
        row["sea"],
        row["territory"],
        Names(note["en"], note["ar"]) if note else None,
        tuple(source(key) for key in row["sources"]),
    )
