"""One question asked of every directed pair and year, as one table for research."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import polars as pl

from foedera import atlas
from foedera.errors import UsageError
from foedera.must.ask import verdicts
from foedera.must.finding import VERDICTS
from foedera.treaties import DUTIES, architecture

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from foedera.must.incident import Incident
    from foedera.treaties import Architecture

__all__ = ["matrix"]


def matrix(
    under: Architecture | str,
    years: Iterable[int],
    template: Incident,
    *,
    states: Sequence[str] | None = None,
    day: tuple[int, int] = (7, 1),
) -> pl.DataFrame:
    """What every state owes every other if the template's attacker strikes it, year by year.

    The template's attackers, act, object and facts are kept; its target and date vary, and its
    place is left out, so that what hangs on a place is arguable. `states` are the targets: by
    default all that are parties to an agreement. `day` is the month and day asked about in each
    year. A year in which the target or an attacker did not exist has no row.

    Columns: year, state (who owes), target, duty, verdict (the firmest of all provisions). One row
    per state, target, year and duty for which some provision speaks. Raises UsageError for no
    years.

    >>> from datetime import date
    >>> from foedera import must
    >>> attack = must.Incident(("PRK",), "KOR", date(2000, 1, 1))
    >>> table = must.matrix("in-force", [1950, 1960], attack, states=["KOR"])
    >>> table.filter(state="USA", duty="defense").select("year", "verdict").rows()
    [(1960, 'arguable')]
    """
    chosen = architecture(under) if isinstance(under, str) else under
    wanted = sorted(states or {s for a in chosen.agreements() for s in a.parties})
    incidents = [
        replace(template, target=target, on=date(year, *day), place=None, id=f"{target}-{year}")
        for year in years
        for target in wanted
        if target not in template.attackers and _exist((target, *template.attackers), year, day)
    ]
    if not incidents:
        raise UsageError("nothing to ask", remedy="Give years in which attacker and targets exist.")
    asked = pl.DataFrame(
        {
            "incident": range(len(incidents)),
            "year": [i.on.year for i in incidents],
            "target": [i.target for i in incidents],
        },
        schema={"incident": pl.UInt32, "year": pl.Int32, "target": pl.String},
    )
    firmness = pl.col("verdict").replace_strict(dict(zip(VERDICTS, range(3), strict=True)))
    return (
        verdicts(incidents, chosen)
        .filter((pl.col("verdict") != "not-bound") | pl.col("in_force").fill_null(value=True))
        .with_columns(firmness=firmness)
        .sort("firmness")
        .group_by("incident", "state", "duty", maintain_order=True)
        .agg(pl.col("verdict").first())
        .join(asked, on="incident")
        .select("year", "state", "target", pl.col("duty").cast(pl.Enum(DUTIES)), "verdict")
        .sort("year", "target", "state", "duty")
        .with_columns(pl.col("duty").cast(pl.String))
    )


def _exist(codes: Iterable[str], year: int, day: tuple[int, int]) -> bool:
    return all(atlas.state(code).exists_on(date(year, *day)) for code in codes)
