"""Asking: one incident with every reason, or a table of them with the verdicts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import polars as pl

from foedera.must.casus import TESTS
from foedera.must.engine import evaluate
from foedera.must.explain import because
from foedera.must.finding import Answer, Finding, TestResult
from foedera.must.rules import compile_rules
from foedera.must.table import incident_table
from foedera.treaties import PROMISES, Architecture, architecture

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from typing import Any

    from foedera.must.incident import Incident
    from foedera.must.rules import Rules

__all__ = ["ask", "ask_many", "duties", "verdicts"]


def ask(incident: Incident, under: Architecture | str = "in-force") -> Answer:
    """Who must do what in this incident, with the reason for every test.

    Raises NotFound for an unknown architecture, state or place.

    >>> from datetime import date
    >>> from foedera import must
    >>> answer = must.ask(must.Incident(("CHN",), "JPN", date(2024, 6, 1), place="senkaku"))
    >>> answer.verdict("USA", "defense")
    'bound'
    """
    return ask_many([incident], under)[0]


def ask_many(incidents: Sequence[Incident], under: Architecture | str = "in-force") -> list[Answer]:
    """The answers to several incidents, in their order; one pass over the rules serves all."""
    frame, rules, slug = _prepared(incidents, under)
    pairs, meetings, scopes = evaluate(frame, rules)
    things: dict[int, list[dict[str, Any]]] = {}
    for row in scopes.iter_rows(named=True):
        things.setdefault(row["meeting"], []).append(row)
    found: list[list[Finding]] = [[] for _ in incidents]
    told = pairs.join(meetings.drop("incident", "promise"), on="meeting")
    for row in told.iter_rows(named=True):
        found[row["incident"]].append(_finding(row, things.get(row["meeting"], []), rules))
    return [
        Answer(incident, slug, _ranked(findings))
        for incident, findings in zip(incidents, found, strict=True)
    ]


def _finding(row: dict[str, Any], things: list[dict[str, Any]], rules: Rules) -> Finding:
    agreement, provision = rules.provisions[row["promise"]]
    return Finding(
        state=row["bearer"],
        duty=row["duty"],
        verdict=row["verdict"],
        beneficiary=row["beneficiary"],
        agreement=agreement,
        provision=provision,
        tests=tuple(
            TestResult(
                name,
                row[f"test_{name}"],
                partial(because, name, row, things, agreement, provision),
            )
            for name in TESTS
        ),
    )


def verdicts(incidents: Sequence[Incident], under: Architecture | str = "in-force") -> pl.DataFrame:
    """The verdicts alone, as a table: no reasons, hence fast for many incidents.

    Columns: incident (position in the list), state, duty, beneficiary, agreement, article, verdict,
    in_force (whether the provision was, that day; null where not known).
    """
    frame, rules, _ = _prepared(incidents, under)
    texts = rules.promises.select("promise", "duty", "beneficiary", "agreement", "article")
    return (
        evaluate(frame, rules)
        .pairs.join(texts, on="promise")
        .select(
            "incident",
            "duty",
            "beneficiary",
            "agreement",
            "article",
            "verdict",
            state="bearer",
            in_force="test_in-force",
        )
    )


def _prepared(
    incidents: Sequence[Incident], under: Architecture | str
) -> tuple[pl.DataFrame, Rules, str]:
    chosen = architecture(under) if isinstance(under, str) else under
    involved = {s for i in incidents for s in (i.target, *i.attackers)}
    days = {i.on for i in incidents}
    # Agreements depend on the day only where an edit counts the day's parties.
    agreements = chosen.agreements(next(iter(days))) if len(days) == 1 else chosen.agreements()
    if len(days) == 1:
        known = {a.id for a in agreements}
        agreements = (*agreements, *(a for a in chosen.agreements() if a.id not in known))
    rules = compile_rules(agreements, assumed=chosen.assumed, beneficiaries=involved)
    return incident_table(incidents), rules, chosen.slug


def _ranked(findings: list[Finding]) -> tuple[Finding, ...]:
    """States in the order of their strongest finding, each state's findings strongest first."""
    best: dict[str, tuple[int, int, int, int]] = {}
    for f in findings:
        best[f.state] = min(best.get(f.state, f.rank()), f.rank())
    return tuple(
        sorted(
            findings, key=lambda f: (best[f.state], f.state, f.rank(), f.agreement.id, f.article)
        )
    )


def duties(under: Architecture | str, on: date) -> pl.DataFrame:
    """Every promise in force on a day, one row per bearer, beneficiary and provision.

    Columns: bearer, beneficiary, duty (any promise, access and command included), agreement,
    article, force (binding, political, proposed, domestic), discretion, doubtful (a doubt or a
    contested suspension is on record that day). Suspended pairs are left out.
    """
    chosen = architecture(under) if isinstance(under, str) else under
    rows = []
    for agreement in chosen.agreements(on):
        members = set(agreement.members(on))
        for provision in agreement.provisions:
            if provision.duty not in PROMISES or not _runs(provision.from_, provision.until, on):
                continue
            doubts = any(
                _runs(d.from_, d.until, on) for d in (*agreement.doubts, *provision.doubts)
            )
            for bearer in provision.bearers or ():
                for beneficiary in provision.beneficiaries or ():
                    outsider = beneficiary not in agreement.parties
                    if bearer == beneficiary or bearer not in members:
                        continue
                    if not outsider and beneficiary not in members:
                        continue
                    paused = [
                        s.certainty
                        for s in agreement.suspended
                        if s.rests(bearer, beneficiary) and _runs(s.from_, s.until, on)
                    ]
                    if "clear" in paused:
                        continue
                    rows.append(
                        (
                            bearer,
                            beneficiary,
                            provision.duty,
                            agreement.id,
                            provision.article,
                            agreement.force,
                            provision.discretion,
                            doubts or bool(paused),
                        )
                    )
    schema = {
        "bearer": pl.String,
        "beneficiary": pl.String,
        "duty": pl.String,
        "agreement": pl.String,
        "article": pl.String,
        "force": pl.String,
        "discretion": pl.String,
        "doubtful": pl.Boolean,
    }
    return pl.DataFrame(rows, schema=schema, orient="row")


def _runs(start: date | None, until: date | None, on: date) -> bool:
    return (start is None or start <= on) and (until is None or on < until)
