"""The shape of the atlas's YAML, checked once and then kept as JSON.

Only this module knows pydantic; it is imported when a file is new or has changed.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from foedera.errors import InvalidData
from foedera.store import load_yaml, yaml_lines

if TYPE_CHECKING:
    from pathlib import Path

__all__ = [
    "AreaEntry",
    "Listed",
    "OrganisationEntry",
    "PartEntry",
    "PlaceEntry",
    "Press",
    "SourceEntry",
    "Tenures",
    "read",
]

Kind = Literal["metropolitan", "island", "overseas"]
Span = tuple[date | None, date | None]
Number = tuple[int, date, date | None]
Texts = tuple[str, ...]
Latitude = Annotated[float, Field(ge=-90, le=90)]
Longitude = Annotated[float, Field(ge=-180, le=180)]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid")


class TwoLists(_Entry):
    """Names in both languages, the preferred one first."""

    en: Texts = ()
    ar: Texts = ()


class TwoNames(_Entry):
    """One name in both languages."""

    en: str
    ar: str


class Listed(_Entry):
    """A row of the generated states.yaml."""

    alpha2: str | None = None
    numeric: str | None = None
    en: str | None = None
    ar: str | None = None
    abb: Texts = ()
    cow: tuple[Number, ...] = ()
    gw: tuple[Number, ...] = ()


class Press(_Entry):
    """A hand-written row about a state: what newspapers call it."""

    en: str | None = None
    ar: str | None = None
    alpha2: str | None = None
    iso: str | None = None
    also_en: Texts = ()
    also_ar: Texts = ()
    capital: TwoLists | None = None
    metonyms: TwoLists = TwoLists()
    nisba: Texts = ()
    people: Texts = ()
    demonym: Texts = ()
    exists: tuple[Span, ...] | None = None
    note: str | None = None


class OrganisationEntry(_Entry):
    """A row about an organisation."""

    en: str
    ar: str
    also_en: Texts = ()
    also_ar: Texts = ()
    seat: TwoNames | None = None


class SourceEntry(_Entry):
    """A source that other rows name by its key."""

    cite: str
    url: str | None = None
    kind: Literal["text", "official", "scholarship", "news", "data"]
    checked: date | None = None


class TenureEntry(_Entry):
    """Who held a place, from a day (null: before the record) until a day (null: still)."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    state: str | None
    from_: date | None = Field(alias="from")
    until: date | None = None
    certainty: Literal["clear", "contested"] = "clear"
    territory: Kind | None = None
    because: TwoNames | None = None
    source: str


Tenures = tuple[TenureEntry, ...]


class ClaimEntry(_Entry):
    """Who claims a place without holding it."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    state: str
    from_: date | None = Field(default=None, alias="from")
    until: date | None = None
    source: str


class PlaceEntry(_Entry):
    """A curated place."""

    en: str
    ar: str
    also_en: Texts = ()
    also_ar: Texts = ()
    kind: Literal[
        "capital", "city", "base", "island", "territory", "shoal", "strait", "sea", "region", "line"
    ]
    lat: Latitude
    lon: Longitude
    radius_km: float = Field(gt=0)
    land: str | None = None
    territory: Kind | None = None
    sea: bool = False
    administered: tuple[TenureEntry, ...] | None = None
    claimed: tuple[ClaimEntry, ...] = ()
    note: TwoNames | None = None
    sources: Texts = ()


class PartEntry(_Entry):
    """A part of a state's land whose history or status differs from the rest."""

    land: str
    en: str
    ar: str
    box: tuple[Longitude, Latitude, Longitude, Latitude] | None = None
    polygon: tuple[tuple[Longitude, Latitude], ...] | None = None
    kind: Kind | None = None
    tenure: tuple[TenureEntry, ...] = ()


class ShapeEntry(_Entry):
    """A box (west, south, east, north) or a polygon, whose edges may be rhumb lines."""

    box: tuple[float, Latitude, float, Latitude] | None = None
    polygon: tuple[tuple[Annotated[float, Field(ge=-190, le=360)], Latitude], ...] | None = None
    rhumb: bool = False


class AreaEntry(_Entry):
    """An area that a treaty names: what is surely inside, and what possibly."""

    en: str
    ar: str
    definition: TwoNames
    certain: tuple[ShapeEntry, ...]
    possible: tuple[ShapeEntry, ...] = ()
    sources: Texts


T = TypeVar("T")


def read(path: Path, entry: type[T]) -> dict[str, Any]:
    """The rows of a YAML file by key, checked; InvalidData names file, line and key."""
    document = load_yaml(path)
    try:
        rows = TypeAdapter(dict[str, entry]).validate_python(document)  # type: ignore[valid-type]
    except ValidationError as error:
        first = error.errors()[0]
        lines = yaml_lines(path.read_text(encoding="utf-8"))
        trail = tuple(part for part in first["loc"] if part != "[key]")
        while trail and trail not in lines:
            trail = trail[:-1]
        raise InvalidData(
            f"{'.'.join(map(str, first['loc']))}: {first['msg']}",
            where=f"{path.name}:{lines.get(trail, 1)}",
            remedy="Correct the row; docs/how-to/atlas.md shows the shape.",
        ) from None
    adapter = TypeAdapter(entry)
    return {key: adapter.dump_python(row, mode="json") for key, row in rows.items()}
