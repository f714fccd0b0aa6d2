"""Incidents as a table: what the atlas knows of each place and day, one row per incident."""

from __future__ import annotations

from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl

from foedera import atlas
from foedera.store import cached, load_yaml

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from foedera.must.incident import Incident

__all__ = ["area_table", "incident_table"]

_ALIGNMENTS = Path(__file__).parent / "data" / "alignments.yaml"

_SCHEMA: dict[str, Any] = {
    "incident": pl.UInt32,
    "on": pl.Date,
    "target": pl.String,
    "attackers": pl.List(pl.String),
    "act": pl.String,
    "object": pl.String,
    "place": pl.String,
    "holder": pl.String,
    "holder_known": pl.Boolean,
    "candidates": pl.List(pl.String),
    "territory": pl.String,
    "communist": pl.Boolean,
    "presumed": pl.List(pl.String),
    "established": pl.List(pl.String),
    "refuted": pl.List(pl.String),
}


def incident_table(incidents: Sequence[Incident]) -> pl.DataFrame:
    """One row per incident, numbered in order, with the facts the tests ask for.

    `holder` is null with `holder_known` where nobody holds the place (the high seas), and null
    without it where that is contested or not known; `candidates` are then the states that may.
    """
    return pl.DataFrame(
        [_row(n, incident) for n, incident in enumerate(incidents)], schema=_SCHEMA, orient="row"
    )


def _row(n: int, incident: Incident) -> dict[str, Any]:
    facts = incident.settled()
    return {
        "incident": n,
        "on": incident.on,
        "target": incident.target,
        "attackers": list(incident.attackers),
        "act": incident.act,
        "object": incident.object,
        "place": incident.place,
        **_ground(incident),
        "communist": any(_communist(code, incident) for code in incident.attackers),
        "presumed": list(incident.presumed()),
        "established": [fact for fact, holds in facts.items() if holds],
        "refuted": [fact for fact, holds in facts.items() if not holds],
    }


def _ground(incident: Incident) -> dict[str, Any]:
    if incident.place is None:
        return {"holder": None, "holder_known": False, "candidates": None, "territory": None}
    location = atlas.locate(incident.place)
    day = _before_the_attack(location, incident)
    holder = location.holder(day)
    candidates = {*location.claimants(day), *([holder.state] if holder.state else [])}
    return {
        "holder": holder.state if holder.known else None,
        "holder_known": holder.known,
        "candidates": sorted(candidates) or None,
        "territory": location.territory_kind(day),
    }


def _before_the_attack(location: atlas.Location, incident: Incident) -> date:
    """The day whose holder counts: the eve, where the record of the day shows the conquest."""
    holder = location.holder(incident.on)
    if holder.known and holder.state not in incident.attackers:
        return incident.on
    eve = incident.on - timedelta(days=1)
    return eve if location.holder(eve).known else incident.on


def _communist(code: str, incident: Incident) -> bool:
    day = incident.on.isoformat()
    return any(
        spell["state"] == code and spell["from"] <= day < spell.get("until", "9999")
        for spell in _alignments()["communist"]
    )


@cache
def _alignments() -> dict[str, list[dict[str, str]]]:
    value: dict[str, list[dict[str, str]]] = cached(
        "alignments", (_ALIGNMENTS,), lambda: load_yaml(_ALIGNMENTS)
    )
    return value


def area_table(incidents: pl.DataFrame, areas: Collection[str]) -> pl.DataFrame:
    """For each place of the incidents and each area: inside, outside or, at vague edges, null.

    Columns place, area, in_area. An incident without a place is in no row, hence unclear.
    """
    places = incidents["place"].drop_nulls().unique().to_list()
    rows = []
    for place in places:
        spot = atlas.locate(place)
        rows += [(place, area, atlas.area(area).contains(spot.lat, spot.lon)) for area in areas]
    schema = {"place": pl.String, "area": pl.String, "in_area": pl.Boolean}
    return pl.DataFrame(rows, schema=schema, orient="row")
