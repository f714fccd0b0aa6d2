"""From provisions to tables: promises to a beneficiary, and the bearers of each."""

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

__all__ = ["INTERVALS", "Rules", "compile_rules"]

_DATA = Path(__file__).parent / "data"
_TRITS = {"yes": True, "no": False, "unclear": None}

#: Columns of numbered intervals: [from, until); an absent one lies after every day.
INTERVALS = {"bound": 4, "paused": 2, "disputed": 2, "doubted": 3}


class Rules(NamedTuple):
    """The compiled library.

    A promise is what one provision says of one beneficiary; all who owe it stand together, so that
    what is common to them is asked once.

    `promises`: promise, agreement, article, duty, beneficiary, side, force, doubts, a yes, no or
    unclear per act, the attacker's rule and the conditions. `bearers`: rule, promise, bearer and
    the days on which that state is bound or its duty rests. `scopes`: a row per promise and thing
    covered. `members`: a row per agreement and stretch of membership. `provisions` gives the text
    behind each promise.
    """

    promises: pl.DataFrame
    bearers: pl.DataFrame
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
    promises: list[dict[str, Any]] = []
    bearers: list[dict[str, Any]] = []
    scopes: list[dict[str, Any]] = []
    members: list[dict[str, Any]] = []
    provisions: list[tuple[Agreement, Provision]] = []
    for agreement in agreements:
        members += _members(agreement)
        for provision in agreement.provisions:
            if provision.duty not in DUTIES:
                continue
            shared = _shared(agreement, provision, assumed=agreement.id in assumed)
            covers = provision.trigger.covers if provision.trigger else ()
            for beneficiary, owing in _promises(provision, beneficiaries):
                number = len(promises)
                promises.append({"promise": number, "beneficiary": beneficiary, **shared})
                provisions.append((agreement, provision))
                for bearer in owing:
                    days = _days(agreement, provision, bearer, beneficiary)
                    bearers.append(
                        {"rule": len(bearers), "promise": number, "bearer": bearer, **days}
                    )
                scopes += (
                    _scope(number, n, scope, owing[0], beneficiary)
                    for n, scope in enumerate(covers)
                )
    return Rules(
        pl.DataFrame(promises, schema=_PROMISES, orient="row"),
        pl.DataFrame(bearers, schema=_BEARERS, orient="row"),
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


def _promises(
    provision: Provision, wanted: Collection[str] | None
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each beneficiary with those who owe it; one by one where a place must be the bearer's."""
    covers = provision.trigger.covers if provision.trigger else ()
    singly = any(scope.held_by == "bearer" for scope in covers)
    for beneficiary in provision.beneficiaries or ():
        if wanted is None or beneficiary in wanted:
            owing = tuple(b for b in provision.bearers or () if b != beneficiary)
            if singly:
                yield from ((beneficiary, (bearer,)) for bearer in owing)
            elif owing:
                yield beneficiary, owing


def _shared(agreement: Agreement, provision: Provision, *, assumed: bool) -> dict[str, Any]:
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


def _days(
    agreement: Agreement, provision: Provision, bearer: str, beneficiary: str
) -> dict[str, Any]:
    both = list(agreement.joint_spells(provision, bearer, beneficiary))
    paused = [s for s in agreement.suspended if s.rests(bearer, beneficiary)]
    return {
        **_numbered("bound", both, unknown_start=True),
        **_numbered("paused", [(s.from_, s.until) for s in paused if s.certainty == "clear"]),
        **_numbered("disputed", [(s.from_, s.until) for s in paused if s.certainty != "clear"]),
    }


Interval = tuple["date | None", "date | None"]


def _numbered(
    name: str, intervals: list[Interval], *, unknown_start: bool = False
) -> dict[str, Any]:
    room = INTERVALS[name]
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


def _scope(promise: int, n: int, scope: Scope, bearer: str, beneficiary: str) -> dict[str, Any]:
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
        "promise": promise,
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


def _columns(*names: str) -> dict[str, Any]:
    return {
        f"{name}_{end}_{n}": pl.Date
        for name in names
        for n in range(INTERVALS[name])
        for end in ("from", "until")
    }


_PROMISES: dict[str, Any] = {
    "promise": pl.UInt32,
    "beneficiary": pl.String,
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
    **_columns("doubted"),
}
_BEARERS: dict[str, Any] = {
    "rule": pl.UInt32,
    "promise": pl.UInt32,
    "bearer": pl.String,
    **_columns("bound", "paused", "disputed"),
}
_SCOPES: dict[str, Any] = {
    "promise": pl.UInt32,
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
