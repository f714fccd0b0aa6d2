"""The engine: incidents × rules, every test a column, one verdict per pair."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from foedera.must.casus import SCOPE, TESTS, verdict
from foedera.must.table import area_table

if TYPE_CHECKING:
    from foedera.must.rules import Rules

__all__ = ["Evaluation", "evaluate"]


class Evaluation(NamedTuple):
    """What came out.

    `pairs` has a row per incident and rule that speaks of a state in it, with one column per test
    (true, false, null) and the verdict. `scopes` has a row per pair and thing covered, with one
    column per part, for the explanation.
    """

    pairs: pl.DataFrame
    scopes: pl.DataFrame


def evaluate(incidents: pl.DataFrame, rules: Rules) -> Evaluation:
    """Every rule that speaks of an incident's target or attackers, tested against it."""
    pairs = _pairs(incidents, rules)
    pairs = _with_party_attackers(pairs, rules)
    scopes = _scopes(pairs, incidents, rules)
    covered = scopes.group_by("pair").agg(pl.col("covered").any(ignore_nulls=False))
    pairs = pairs.join(covered, on="pair", how="left", maintain_order="left").with_columns(
        covered=pl.when("anything").then(statement=True).otherwise("covered")
    )
    tested = pairs.with_columns(expr.alias(f"test_{name}") for name, expr in TESTS.items())
    tested = tested.with_columns(verdict=verdict([f"test_{name}" for name in TESTS]))
    return Evaluation(tested, scopes)


def _pairs(incidents: pl.DataFrame, rules: Rules) -> pl.DataFrame:
    """A state in the incident meets the promises made to it.

    A pledge of non-aggression speaks to the attacker; no state owes help against itself.
    """
    roles = pl.concat(
        [
            incidents.select("incident", actor="target", role=pl.lit("attacked")),
            incidents.select("incident", actor="attackers", role=pl.lit("attacking")).explode(
                "actor"
            ),
        ]
    )
    joined = roles.join(rules.table, left_on="actor", right_on="beneficiary").join(
        incidents, on="incident"
    )
    attacks = pl.col("attackers").list.contains(pl.col("bearer"))
    peace = pl.col("duty") == "nonaggression"
    idle = pl.col("role") == "attacking"
    speaks = (
        pl.when(peace)
        .then(attacks & ~idle)
        .otherwise(
            ~attacks
            & (pl.col("bearer") != pl.col("target"))
            & ~(
                idle
                & pl.col("duty").is_in(["consultation", "assistance"])
                & (pl.col("side") == "attacked")
            )
        )
    )
    return (
        joined.filter(speaks)
        .rename({"actor": "beneficiary"})
        .sort("incident", "rule")
        .with_row_index("pair")
    )


def _with_party_attackers(pairs: pl.DataFrame, rules: Rules) -> pl.DataFrame:
    """Whether an attacker is itself a party that day, where a text asks for outsiders."""
    asking = pairs.filter(pl.col("attacker_rule") == "non-party")
    parties = (
        asking.select("pair", "agreement", "on", state="attackers")
        .explode("state")
        .join(rules.members, on=["agreement", "state"])
        .filter((pl.col("from") <= pl.col("on")) & (pl.col("on") < pl.col("until")))
        .select("pair")
        .unique()
        .with_columns(attacked_by_party=pl.lit(value=True))
    )
    return pairs.join(parties, on="pair", how="left", maintain_order="left").with_columns(
        pl.col("attacked_by_party").fill_null(value=False)
    )


def _scopes(pairs: pl.DataFrame, incidents: pl.DataFrame, rules: Rules) -> pl.DataFrame:
    """Each thing that a rule covers, compared with the thing attacked and the place it was at."""
    wanted = rules.scopes["area"].drop_nulls().unique().to_list()
    areas = area_table(incidents, wanted)
    facts = [
        "pair",
        "rule",
        "agreement",
        "on",
        "object",
        "place",
        "holder",
        "holder_known",
        "candidates",
        "territory",
    ]
    joined = (
        pairs.select(facts)
        .join(rules.scopes, on="rule")
        .join(areas, on=["place", "area"], how="left", maintain_order="left")
        .with_row_index("row")
    )
    hosts = (
        joined.filter("held_by_party")
        .select("row", "agreement", "on", state="holder")
        .join(rules.members, on=["agreement", "state"])
        .filter((pl.col("from") <= pl.col("on")) & (pl.col("on") < pl.col("until")))
        .select("row")
        .unique()
        .with_columns(held_by_a_party=pl.lit(value=True))
    )
    known = pl.when("holder_known").then(pl.col("held_by_a_party").fill_null(value=False))
    return (
        joined.join(hosts, on="row", how="left", maintain_order="left")
        .with_columns(held_by_a_party=known)
        .with_columns(expr.alias(f"part_{name}") for name, expr in SCOPE.items())
        .with_columns(covered=pl.all_horizontal(f"part_{name}" for name in SCOPE))
        .sort("pair", "scope")
    )
