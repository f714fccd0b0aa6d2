"""From a name or a coordinate to whose land it is, on any day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from foedera.atlas.borders import nearest
from foedera.atlas.names import Names
from foedera.atlas.places import Place, find_place, places_at
from foedera.atlas.reasons import Reason, Values
from foedera.atlas.spells import standing
from foedera.atlas.states import state
from foedera.atlas.tenures import Holding, holdings
from foedera.errors import NotFound, UsageError

if TYPE_CHECKING:
    from datetime import date

__all__ = ["TERRITORIAL_SEA_KM", "Holder", "Location", "locate"]

TERRITORIAL_SEA_KM = 22.224
"""Twelve nautical miles: UN Convention on the Law of the Sea, article 3."""

_COORDINATES = re.compile(r"\s*([+-]?\d+(?:\.\d+)?)\s*[,;،]\s*([+-]?\d+(?:\.\d+)?)\s*")


@dataclass(frozen=True, slots=True)
class Holder:
    """Who administers a location on a day.

    `known` is False where the record is silent or the holding contested; `state` is then the
    one most often said to hold it, or None. `because` gives the reason in either language.
    """

    state: str | None
    known: bool
    because: Reason


@dataclass(frozen=True, slots=True)
class Location:
    """A point that has been looked up.

    `basis` says how: a curated place, land, the sea within 12 nautical miles of the nearest coast
    ('island'), or the high seas. `land` is the code of the land, which may be a dependent
    territory's; `state` is who holds it today. `distance_km` is measured from the place's middle
    or the coast.
    """

    lat: float
    lon: float
    name: Names
    place: Place | None
    state: str | None
    basis: str
    distance_km: float
    land: str | None

    def holder(self, on: date) -> Holder:
        """Who administers the location on that day.

        >>> from datetime import date
        >>> locate("okinawa").holder(date(1960, 1, 1)).state
        'USA'
        """
        if self.basis == "high-seas":
            return Holder(
                None, known=True, because=Reason("{place} lies on the high seas", self._named())
            )
        found = standing(self._record(), on)
        if found:
            return self._holder(found[0])
        if self.place is not None and self.place.sea:
            return Holder(
                None, known=True, because=Reason("{place} is nobody's territory", self._named())
            )
        named: Values = (*self._named(), ("day", on))
        silent = Reason("the atlas has no record of who held {place} on {day}", named)
        return Holder(None, known=False, because=silent)

    def claimants(self, on: date) -> tuple[str, ...]:
        """States that claim the place on that day, the one that holds it not among them.

        >>> from datetime import date
        >>> locate("senkaku").claimants(date(2024, 6, 1))
        ('CHN', 'TWN')
        """
        if self.place is None:
            return ()
        holder = self.holder(on)
        held = holder.state if holder.known else None
        claims = standing(self.place.claimed, on)
        return tuple(dict.fromkeys(c.state for c in claims if c.state != held))

    def territory_kind(self, on: date) -> str | None:
        """What the land is to its holder on that day.

        'metropolitan': of the state's main territory. 'island': an island outside it.
        'overseas': other land outside it, such as a colony on a continent. None: no territory,
        or not known.

        >>> from datetime import date
        >>> [locate(p).territory_kind(date(2024, 1, 1)) for p in ("tokyo", "guam", "taiwan-strait")]
        ['metropolitan', 'island', None]
        """
        if self.basis == "high-seas" or (self.place is not None and self.place.sea):
            return None
        found = standing(self._record(), on)
        if not found or found[0].state is None:
            return None
        return found[0].territory or (self.place.territory if self.place else None)

    def _record(self) -> tuple[Holding, ...]:
        if self.place is not None:
            return self.place.administered
        if self.land is None:
            return ()
        return holdings(self.land, self.lat, self.lon)

    def _holder(self, first: Holding) -> Holder:
        known = first.certainty == "clear"
        if first.because is not None:
            return Holder(first.state, known=known, because=Reason(message="", given=first.because))
        if first.state is None:
            return Holder(None, known=known, because=Reason("nobody holds {place}", self._named()))
        named: Values = (*self._named(), ("state", state(first.state).name))
        if not known:
            return Holder(
                first.state, known=False, because=Reason("who holds {place} is contested", named)
            )
        if first.from_ is None:
            return Holder(
                first.state, known=True, because=Reason("{state} administers {place}", named)
            )
        since: Values = (*named, ("day", first.from_))
        return Holder(
            first.state,
            known=True,
            because=Reason("{state} has administered {place} since {day}", since),
        )

    def _named(self) -> Values:
        return (("place", self.name),)


def locate(where: str | tuple[float, float], *, said_at: str | None = None) -> Location:
    """What is at a place's name or slug, at "lat,lon", or at (lat, lon).

    A curated place is preferred where its radius covers the point; otherwise land or the nearest
    coast within 12 nautical miles by Natural Earth; otherwise the high seas.

    Raises NotFound with the nearest names, and UsageError for a coordinate off the globe;
    `said_at` says where the text stood (an option's name).

    >>> locate("13.44,144.79").place.slug, locate((48.85, 2.35)).state
    ('guam', 'FRA')
    >>> locate((0.0, -140.0)).basis
    'high-seas'
    """
    if not isinstance(where, str):
        return _at(*where, said_at)
    match = _COORDINATES.fullmatch(where)
    if match:
        return _at(float(match[1]), float(match[2]), said_at)
    try:
        return _placed(find_place(where, where=said_at))
    except NotFound as error:
        error.remedy = f"{error.remedy} A coordinate is written lat,lon: 13.44,144.79."
        raise


def _at(lat: float, lon: float, said_at: str | None) -> Location:
    if not (-90 <= lat <= 90 and -180 <= lon <= 360):
        raise UsageError(
            f"no point {lat:g},{lon:g} on the globe",
            where=said_at,
            remedy="Latitude (-90 to 90) comes first, then longitude (-180 to 180).",
        )
    lon = (lon + 180) % 360 - 180 if lon > 180 else lon
    near = places_at(lat, lon)
    dry = next((p for p in near if not p.is_water), None)
    if dry is not None:
        return _placed(dry, lat, lon)
    shore = nearest(lat, lon, TERRITORIAL_SEA_KM)
    if shore is not None:
        basis = "land" if shore.distance_km == 0 else "island"
        today = _today(holdings(shore.code, lat, lon)) if shore.code else None
        names = _point(lat, lon, state(shore.code).name if shore.code else None)
        return Location(lat, lon, names, None, today, basis, shore.distance_km, shore.code)
    if near:
        sea = near[0]
        return Location(lat, lon, sea.name, sea, None, "high-seas", sea.distance_km(lat, lon), None)
    return Location(lat, lon, _point(lat, lon, None), None, None, "high-seas", 0.0, None)


def _placed(place: Place, lat: float | None = None, lon: float | None = None) -> Location:
    y, x = (place.lat, place.lon) if lat is None or lon is None else (lat, lon)
    return Location(
        y,
        x,
        place.name,
        place,
        _today(place.administered),
        "place",
        place.distance_km(y, x),
        place.land,
    )


def _today(record: tuple[Holding, ...]) -> str | None:
    last = next((h for h in record if h.until is None), None)
    return last.state if last is not None and last.certainty == "clear" else None


def _point(lat: float, lon: float, land: Names | None) -> Names:
    y, x = f"{abs(lat):g}°", f"{abs(lon):g}°"
    english = f"{y}{'N' if lat >= 0 else 'S'} {x}{'E' if lon >= 0 else 'W'}"
    arabic = f"{y} {'شمالا' if lat >= 0 else 'جنوبا'} {x} {'شرقا' if lon >= 0 else 'غربا'}"
    if land is None:
        return Names(english, arabic)
    return Names(f"{english} ({land.en})", f"{arabic} ({land.ar})")
