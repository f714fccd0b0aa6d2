"""The tests of the casus foederis, each defined once, as a Polars expression.

Every expression yields true, false or null (unclear) over a table of incidents and rules; the
same definition serves one incident, a million of them, and the explanation. Polars' booleans follow
Kleene's logic (S. C. Kleene, Introduction to Metamathematics, 1952, § 64), and so does the
conjunction that gives the verdict.
"""

from __future__ import annotations

from typing import Any

import polars as pl

from foedera.must.incident import ACTS
from foedera.must.rules import INTERVALS

__all__ = ["BEARER_TESTS", "PROMISE_TESTS", "SCOPE", "TESTS", "verdict"]


def _within(name: str) -> pl.Expr:
    """Whether the day lies in any of the numbered intervals; an unknown start is unclear."""
    day = pl.col("on")
    return pl.any_horizontal(
        (pl.col(f"{name}_from_{n}") <= day) & (day < pl.col(f"{name}_until_{n}"))
        for n in range(INTERVALS[name])
    )


def _either(clear: pl.Expr, unclear: pl.Expr) -> pl.Expr:
    """False where clearly excluded, null where that is disputed, true otherwise."""
    return pl.when(clear).then(statement=False).when(unclear).then(None).otherwise(statement=True)


def _act() -> pl.Expr:
    first, *rest = ACTS
    chain: Any = pl.when(pl.col("act") == first).then(pl.col(f"act_{first}"))
    for act in rest:
        chain = chain.when(pl.col("act") == act).then(pl.col(f"act_{act}"))
    expr: pl.Expr = chain.otherwise(None)
    return expr


def _attacker() -> pl.Expr:
    rule = pl.col("attacker_rule")
    named = pl.col("attackers").list.set_intersection(pl.col("attacker_states")).list.len()
    return (
        pl.when(rule == "any")
        .then(statement=True)
        .when(rule == "in")
        .then(named > 0)
        .when(rule == "not")
        .then(named < pl.col("attackers").list.len())
        .when(rule == "non-party")
        .then(~pl.col("attacked_by_party"))
        .when(rule == "alignment")
        .then(pl.col("communist"))
        .otherwise(None)
    )


def _conditions() -> pl.Expr:
    asked = pl.col("conditions")
    refuted = asked.list.set_intersection(pl.col("refuted")).list.len()
    open_ = asked.list.set_difference(pl.col("established")).list.len()
    return (
        pl.when(refuted > 0)
        .then(statement=False)
        .when(open_ == 0)
        .then(statement=True)
        .otherwise(None)
    )


#: What is asked of a state that owes a promise.
BEARER_TESTS: dict[str, pl.Expr] = {
    "in-force": (pl.col("signed") <= pl.col("on")) & _within("bound"),
    "applies": _either(_within("paused"), _within("disputed")),
}
#: What is asked of a promise, whoever owes it.
PROMISE_TESTS: dict[str, pl.Expr] = {
    "undoubted": _either(pl.lit(value=False), _within("doubted")),
    "binding": pl.when(pl.col("force").is_in(["binding", "assumed"]))
    .then(statement=True)
    .when(pl.col("force") == "political")
    .then(None)
    .otherwise(statement=False),
    "side": (pl.col("side") == "either") | (pl.col("side") == pl.col("role")),
    "act": _act(),
    "attacker": _attacker(),
    "covered": pl.when("anything").then(statement=True).otherwise(pl.col("covered")),
    "conditions": _conditions(),
}
#: All tests, in the order in which a lawyer would ask them.
TESTS = (*BEARER_TESTS, *PROMISE_TESTS)


def _object() -> pl.Expr:
    return pl.col("objects").list.contains(pl.col("object"))


def _holder() -> pl.Expr:
    """Whether the state that administers the place is one the text means."""
    return (
        pl.when(pl.col("held_by_party"))
        .then(pl.col("held_by_a_party"))
        .when(pl.col("holders").is_null())
        .then(statement=True)
        .when(~pl.col("holder_known"))
        .then(
            pl.when(pl.col("holders").list.set_intersection(pl.col("candidates")).list.len() == 0)
            .then(statement=False)
            .otherwise(None)
        )
        .otherwise(pl.col("holders").list.contains(pl.col("holder")).fill_null(value=False))
    )


def _territory() -> pl.Expr:
    """Whether the place is land of the kind meant; the open sea is none."""
    return (
        pl.when(pl.col("territories").is_null())
        .then(statement=True)
        .when(pl.col("holder_known") & pl.col("holder").is_null())
        .then(statement=False)
        .when(pl.col("territory").is_null())
        .then(None)
        .otherwise(pl.col("territories").list.contains(pl.col("territory")))
    )


#: The parts of one scope; a thing is covered when all parts of some scope hold.
SCOPE: dict[str, pl.Expr] = {
    "object": _object(),
    "holder": _holder(),
    "territory": _territory(),
    "area": pl.when(pl.col("area").is_null()).then(statement=True).otherwise(pl.col("in_area")),
}


def verdict(every: pl.Expr) -> pl.Expr:
    """Bound when all tests hold, not-bound when one fails, arguable in between."""
    return (
        pl.when(every)
        .then(pl.lit("bound"))
        .when(every.is_null())
        .then(pl.lit("arguable"))
        .otherwise(pl.lit("not-bound"))
    )
