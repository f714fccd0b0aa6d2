"""The engine: incidents × promises × bearers, every test a column, one verdict per pair.

What does not depend on the bearer is tested once per incident and promise; only the days on which
a state is bound are tested for each bearer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from foedera.must.casus import BEARER_TESTS, PROMISE_TESTS, SCOPE, verdict
from foedera.must.table import area_table

if TYPE_CHECKING:
    from foedera.must.rules import Rules

__all__ = ["Evaluation", "evaluate"]

# Duties that have nothing to say of an ally who attacks.
_SILENT = ("consultation", "assistance")


class Evaluation(NamedTuple):
    """What came out.

    `pairs`: a row per incident and rule that speaks of a state in it, with incident, meeting,
    promise, rule, bearer, the bearer's tests (true, false, null) and the verdict. `meetings`: a
    row per incident and promise, with the other tests. `scopes`: a row per meeting and thing
    covered, with one column per part, for the explanation.
    """

    pairs: pl.DataFrame
    meetings: pl.DataFrame
    scopes: pl.DataFrame


def evaluate(incidents: pl.DataFrame, rules: Rules) -> Evaluation:
    """Every rule that speaks of an incident's target or attackers, tested against it."""
    meetings = _with_party_attackers(_meetings(incidents, rules), rules)
    scopes = _scopes(meetings, incidents, rules)
    covered = scopes.group_by("meeting").agg(pl.col("covered").any(ignore_nulls=False))
    meetings = (
        meetings.join(covered, on="meeting", how="left", maintain_order="left")
        .with_columns(expr.alias(f"test_{name}") for name, expr in PROMISE_TESTS.items())
        .with_columns(holds=pl.all_horizontal(f"test_{name}" for name in PROMISE_TESTS))
    )
    return Evaluation(_pairs(meetings, rules), meetings, scopes)


def _meetings(incidents: pl.DataFrame, rules: Rules) -> pl.DataFrame:
    """A state in the incident meets the promises made to it."""
    roles = pl.concat(
        [
            incidents.select("incident", beneficiary="target", role=pl.lit("attacked")),
            incidents.select("incident", beneficiary="attackers", role=pl.lit("attacking")).explode(
                "beneficiary"
            ),
        ]
    )
    idle = (pl.col("role") == "attacking") & (
        (pl.col("duty") == "nonaggression")
        | (pl.col("duty").is_in(_SILENT) & (pl.col("side") == "attacked"))
    )
    return (
        roles.join(rules.promises, on="beneficiary")
        .filter(~idle)
        .join(incidents, on="incident")
        .with_row_index("meeting")
    )


def _pairs(meetings: pl.DataFrame, rules: Rules) -> pl.DataFrame:
    """Each promise with each of its bearers.

    A pledge of non-aggression speaks to the attacker; no state owes help against itself.
    """
    # Comparing columns is far quicker than searching lists.
    most = max(meetings["attackers"].list.len().to_list(), default=1)
    attackers = [
        pl.col("attackers").list.get(n, null_on_oob=True).alias(f"attacker_{n}")
        for n in range(most)
    ]
    narrow = meetings.select(
        "incident",
        "meeting",
        "promise",
        "on",
        "signed",
        "target",
        "holds",
        *attackers,
        peace=pl.col("duty") == "nonaggression",
    )
    attacks = pl.any_horizontal(
        pl.col("bearer").eq_missing(pl.col(f"attacker_{n}")) for n in range(most)
    )
    speaks = (
        pl.when("peace").then(attacks).otherwise(~attacks & (pl.col("bearer") != pl.col("target")))
    )
    return (
        narrow.lazy()
        .join(rules.bearers.lazy(), on="promise")
        .filter(speaks)
        .with_columns(expr.alias(f"test_{name}") for name, expr in BEARER_TESTS.items())
        .select(
            "incident",
            "meeting",
            "promise",
            "rule",
            "bearer",
            *(f"test_{name}" for name in BEARER_TESTS),
            verdict=verdict(pl.all_horizontal("holds", *(f"test_{name}" for name in BEARER_TESTS))),
        )
        .collect()
    )


def _with_party_attackers(meetings: pl.DataFrame, rules: Rules) -> pl.DataFrame:
    """Whether an attacker is itself a party that day, where a text asks for outsiders."""
    asking = meetings.filter(pl.col("attacker_rule") == "non-party")
    parties = _parties(
        asking.select("meeting", "agreement", "on", state="attackers").explode("state"), rules
    )
    return meetings.join(
        parties.select("meeting", attacked_by_party=pl.lit(value=True)),
        on="meeting",
        how="left",
        maintain_order="left",
    ).with_columns(pl.col("attacked_by_party").fill_null(value=False))


def _scopes(meetings: pl.DataFrame, incidents: pl.DataFrame, rules: Rules) -> pl.DataFrame:
    """Each thing a promise covers, compared with the thing attacked and the place it was at."""
    wanted = rules.scopes["area"].drop_nulls().unique().to_list()
    areas = area_table(incidents, wanted)
    facts = ("object", "place", "holder", "holder_known", "candidates", "territory")
    joined = (
        meetings.select("meeting", "promise", "agreement", "on", *facts)
        .join(rules.scopes, on="promise")
        .join(areas, on=["place", "area"], how="left", maintain_order="left")
        .with_row_index("row")
    )
    hosts = _parties(
        joined.filter("held_by_party").select("row", "agreement", "on", state="holder"), rules
    ).select("row", held_by_a_party=pl.lit(value=True))
    known = pl.when("holder_known").then(pl.col("held_by_a_party").fill_null(value=False))
    return (
        joined.join(hosts, on="row", how="left", maintain_order="left")
        .with_columns(held_by_a_party=known)
        .with_columns(expr.alias(f"part_{name}") for name, expr in SCOPE.items())
        .with_columns(covered=pl.all_horizontal(f"part_{name}" for name in SCOPE))
        .sort("meeting", "scope")
    )


def _parties(asked: pl.DataFrame, rules: Rules) -> pl.DataFrame:
    """The rows, each once, whose state is a party to the agreement on the day."""
    return (
        asked.join(rules.members, on=["agreement", "state"])
        .filter((pl.col("from") <= pl.col("on")) & (pl.col("on") < pl.col("until")))
        .unique(asked.columns[0])
    )
