"""From provisions to a table of rules: one row per promise, bearer and beneficiary."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import polars as pl

from foedera.must.incident import ACTS, OBJECTS
from foedera.store import cached, load_yaml
from foedera.treaties import DUTIES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from foedera.treaties import Agreement, Doubt, Provision, Scope, Trigger

__all__ = ["Rules", "compile_rules"]

_DATA = Path(__file__).parent / "data"
_TRITS = {"yes": True, "no": False, "unclear": None}

# Columns of numbered intervals: [from, until); an absent one lies after every day.
_INTERVALS = {"bound": 4, "paused": 2, "disputed": 2, "doubted": 3}


class Rules(NamedTuple):
    """The compiled library.

    `table` has a row per rule: agreement, article, duty, bearer, beneficiary, side, force, the
    intervals, a yes/no/unclear per act, the attacker's rule and the conditions. `scopes` has a row
    per rule and thing covered. `members` has a row per agreement and stretch of membership.
    `provisions` gives the text behind each rule.
    """

    table: pl.DataFrame
    scopes: pl.DataFrame
    members: pl.DataFrame
    provisions: list[tuple[Agreement, Provision]]


def compile_rules(
    agreements: Iterable[Agreement],
    *,
    assumed: Collection[str] = (),
    beneficiaries: Collection[str] | None = None,
) -> Rules:
    """The duties of these agreements as tables; `beneficiaries` narrows to the states asked about.

    `assumed` are ids of proposals to be taken as binding.
    """
    rows: list[dict[str, Any]] = []
    scopes: list[dict[str, Any]] = []
    members: list[dict[str, Any]] = []
    provisions: list[tuple[Agreement, Provision]] = []
    for agreement in agreements:
        members += _members(agreement)
        for provision in agreement.provisions:
            if provision.duty not in DUTIES:
                continue
            shared = _shared(agreement, provision, agreement.id in assumed)
            for bearer, beneficiary in _pairs(provision, beneficiaries):
                rule = len(rows)
                rows.append(
                    {"rule": rule, **shared, **_pair(agreement, provision, bearer, beneficiary)}
                )
                provisions.append((agreement, provision))
                if provision.trigger:
                    scopes += (
                        _scope(rule, n, scope, bearer, beneficiary)
                        for n, scope in enumerate(provision.trigger.covers)
                    )
    return Rules(
        pl.DataFrame(rows, schema=_TABLE, orient="row"),
        pl.DataFrame(scopes, schema=_SCOPES, orient="row"),
        pl.DataFrame(members, schema=_MEMBERS, orient="row"),
        provisions,
    )


def _members(agreement: Agreement) -> Iterator[dict[str, Any]]:
    for state in agreement.parties:
        for start, until in agreement.spells(state):
            yield {
                "agreement": agreement.id,
                "state": state,
                "from": start or agreement.signed or date.min,
                "until": until or date.max,
            }


def _pairs(provision: Provision, wanted: Collection[str] | None) -> Iterator[tuple[str, str]]:
    for beneficiary in provision.beneficiaries or ():
        if wanted is None or beneficiary in wanted:
            for bearer in provision.bearers or ():
                if bearer != beneficiary:
                    yield bearer, beneficiary


def _shared(agreement: Agreement, provision: Provision, assumed: bool) -> dict[str, Any]:  # noqa: FBT001
    trigger = provision.trigger
    return {
        "agreement": agreement.id,
        "article": provision.article,
        "duty": provision.duty,
        "force": "assumed" if assumed else agreement.force,
        "signed": agreement.signed or date.min,
        "discretion": provision.discretion,
        "side": trigger.side if trigger else "either",
        "anything": not (trigger and trigger.covers),
        **_thresholds(trigger),
        "attacker_rule": trigger.attacker[0] if trigger else "any",
        "attacker_states": _attacking_states(trigger),
        "conditions": [_slug(c.test, c.states) for c in trigger.conditions] if trigger else [],
        **_numbered("doubted", [(d.from_, d.until) for d in _doubts(agreement, provision)]),
    }


def _pair(
    agreement: Agreement, provision: Provision, bearer: str, beneficiary: str
) -> dict[str, Any]:
    both = list(agreement.joint_spells(provision, bearer, beneficiary))
    paused = [s for s in agreement.suspended if s.rests(bearer, beneficiary)]
    return {
        "bearer": bearer,
        "beneficiary": beneficiary,
        **_numbered("bound", both, unknown_start=True),
        **_numbered("paused", [(s.from_, s.until) for s in paused if s.certainty == "clear"]),
        **_numbered("disputed", [(s.from_, s.until) for s in paused if s.certainty != "clear"]),
    }


Interval = tuple["date | None", "date | None"]


def _numbered(
    name: str, intervals: list[Interval], *, unknown_start: bool = False
) -> dict[str, Any]:
    room = _INTERVALS[name]
    if len(intervals) > room:
        raise ValueError(f"{len(intervals)} intervals of kind {name!r}, room for {room}")
    out: dict[str, Any] = {}
    for n in range(room):
        start: date | None = date.max
        until: date | None = date.max
        if n < len(intervals):
            start, until = intervals[n]
            until = until or date.max
            if start is None and not unknown_start:
                start = date.min
        out[f"{name}_from_{n}"] = start
        out[f"{name}_until_{n}"] = until
    return out


def _doubts(agreement: Agreement, provision: Provision) -> tuple[Doubt, ...]:
    return (*agreement.doubts, *provision.doubts)


def _thresholds(trigger: Trigger | None) -> dict[str, bool | None]:
    """Per act, whether the most permissive of the trigger's words is reached."""
    table = acts()
    words = trigger.acts if trigger else ("any",)
    out: dict[str, bool | None] = {}
    for act in ACTS:
        answers = {_TRITS[table[word][act]] for word in words}
        out[f"act_{act}"] = True if True in answers else None if None in answers else False
    return out


def _attacking_states(trigger: Trigger | None) -> list[str]:
    rule, values = trigger.attacker if trigger else ("any", ())
    return list(values) if rule in ("in", "not") else []


def _slug(test: str, states: tuple[str, ...]) -> str:
    return f"{test}:{','.join(states)}" if states else test


def _scope(rule: int, n: int, scope: Scope, bearer: str, beneficiary: str) -> dict[str, Any]:
    holders: list[str] | None
    match scope.held_by:
        case None:
            holders = None
        case "beneficiary":
            holders = [beneficiary]
        case "bearer":
            holders = [bearer]
        case "party":
            holders = []
        case codes:
            holders = list(codes)
    return {
        "rule": rule,
        "scope": n,
        "objects": list(scope.objects) if scope.objects else list(OBJECTS),
        "holders": holders,
        "held_by_party": scope.held_by == "party",
        "territories": list(scope.territory) if scope.territory else None,
        "area": scope.area,
    }


@cache
def acts() -> dict[str, dict[str, str]]:
    """Which act reaches which threshold: yes, no or unclear (data/acts.yaml has the sources)."""
    path = _DATA / "acts.yaml"
    value: dict[str, dict[str, str]] = cached("acts", (path,), lambda: load_yaml(path))
    return value


_TABLE: dict[str, Any] = {
    "rule": pl.UInt32,
    "agreement": pl.String,
    "article": pl.String,
    "duty": pl.String,
    "force": pl.String,
    "signed": pl.Date,
    "discretion": pl.String,
    "side": pl.String,
    "anything": pl.Boolean,
    **{f"act_{act}": pl.Boolean for act in ACTS},
    "attacker_rule": pl.String,
    "attacker_states": pl.List(pl.String),
    "conditions": pl.List(pl.String),
    "bearer": pl.String,
    "beneficiary": pl.String,
    **{
        f"{name}_{end}_{n}": pl.Date
        for name, room in _INTERVALS.items()
        for n in range(room)
        for end in ("from", "until")
    },
}
_SCOPES: dict[str, Any] = {
    "rule": pl.UInt32,
    "scope": pl.UInt32,
    "objects": pl.List(pl.String),
    "holders": pl.List(pl.String),
    "held_by_party": pl.Boolean,
    "territories": pl.List(pl.String),
    "area": pl.String,
}
_MEMBERS: dict[str, Any] = {
    "agreement": pl.String,
    "state": pl.String,
    "from": pl.Date,
    "until": pl.Date,
}
