"""Facts for the logic program, straight from the agreements and the atlas, and its verdicts."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from foedera import atlas
from foedera.must.incident import ACTS, OBJECTS
from foedera.must.rules import acts as thresholds
from foedera.must.table import incident_table
from foedera.treaties import DUTIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from foedera.must import Incident
    from foedera.treaties import Agreement, Architecture, Provision

PROGRAM = Path(__file__).with_name("oracle.lp")
Verdict = tuple[int, str, str, str, str, str]


def solve(incidents: Sequence[Incident], under: Architecture) -> set[Verdict]:
    """Incident, provision, bearer, beneficiary, role and verdict of every pair."""
    import clingo

    control = clingo.Control(["--warn=none"])
    control.load(str(PROGRAM))
    control.add("base", [], "\n".join(facts(incidents, under)))
    control.ground([("base", [])])
    found: set[Verdict] = set()
    with control.solve(yield_=True) as handle:
        for model in handle:
            for symbol in model.symbols(shown=True):
                number, *words = symbol.arguments
                found.add(
                    (number.number, *(w.string for w in words[:3]), words[3].name, words[4].string)
                )
    return found


def facts(incidents: Sequence[Incident], under: Architecture) -> Iterator[str]:
    """The facts of the program, one line each."""
    agreements = under.agreements()
    for word, row in thresholds().items():
        yield from (f'reach("{word}","{act}",{row[act]}).' for act in ACTS)
    for agreement in agreements:
        yield from _agreement(agreement, assumed=agreement.id in under.assumed)
    areas = sorted(
        {
            s.area
            for a in agreements
            for p in a.provisions
            for s in (p.trigger.covers if p.trigger else ())
            if s.area
        }
    )
    for row in incident_table(incidents).iter_rows(named=True):
        yield from _incident(row, areas)


def _incident(row: dict[str, Any], areas: Iterable[str]) -> Iterator[str]:
    i = row["incident"]
    yield f'incident({i}). on({i},{_day(row["on"])}). target({i},"{row["target"]}").'
    yield f'act({i},"{row["act"]}"). object({i},"{row["object"]}").'
    yield from (f'attacker({i},"{a}").' for a in row["attackers"])
    yield from (f'fact({i},"{f}",yes).' for f in row["established"])
    yield from (f'fact({i},"{f}",no).' for f in row["refuted"])
    yield from (f'candidate({i},"{c}").' for c in row["candidates"] or ())
    if row["holder_known"]:
        yield f"known({i})."
    if row["holder"]:
        yield f'holder({i},"{row["holder"]}").'
    if row["territory"]:
        yield f'land({i},"{row["territory"]}").'
    if row["communist"]:
        yield f"communist({i})."
    if row["place"]:
        spot = atlas.locate(row["place"])
        words = {True: "yes", False: "no", None: "unclear"}
        for area in areas:
            yield f'at({i},"{area}",{words[atlas.area(area).contains(spot.lat, spot.lon)]}).'


def _agreement(agreement: Agreement, *, assumed: bool) -> Iterator[str]:
    g = f'"{agreement.id}"'
    yield f"life({g},{_day(agreement.in_force)},{_end(agreement.ended)})."
    for state in agreement.parties:
        for start, until in agreement.spells(state):
            yield f'spell({g},"{state}",{_day(start)},{_end(until)}).'
    for pause in agreement.suspended:
        for bearer, beneficiary in (pause.between, pause.between[::-1]):
            if pause.rests(bearer, beneficiary):
                days = f"{_day(pause.from_)},{_end(pause.until)}"
                yield f'pause({g},"{bearer}","{beneficiary}",{days},{pause.certainty}).'
    for provision in agreement.provisions:
        if provision.duty in DUTIES:
            force = "assumed" if assumed else agreement.force
            yield from _provision(agreement, provision, g, force)


def _provision(agreement: Agreement, provision: Provision, g: str, force: str) -> Iterator[str]:
    p = f'"{agreement.id}#{provision.article}"'
    trigger = provision.trigger
    yield f"provision({p},{g}). duty({p},{provision.duty}). force({p},{force})."
    yield f"side({p},{trigger.side if trigger else 'either'})."
    yield f"signed({p},{_day(agreement.signed or date.min)})."
    yield f"limits({p},{_day(provision.from_ or date.min)},{_end(provision.until)})."
    yield from (f'bearer({p},"{s}").' for s in provision.bearers or ())
    yield from (f'beneficiary({p},"{s}").' for s in provision.beneficiaries or ())
    for doubt in (*agreement.doubts, *provision.doubts):
        yield f"doubt({p},{_day(doubt.from_ or date.min)},{_end(doubt.until)})."
    yield from (f'threshold({p},"{w}").' for w in (trigger.acts if trigger else ("any",)))
    rule, codes = trigger.attacker if trigger else ("any", ())
    # Two of the rules' names are no words of the program's language.
    name = {"not": "besides", "non-party": "nonparty"}.get(rule, rule)
    yield f"asks({p},{name})."
    yield from (f'named({p},"{c}").' for c in codes)
    if not trigger:
        return
    for c in trigger.conditions:
        yield f'condition({p},"{c.test}{":" if c.states else ""}{",".join(c.states)}").'
    for n, scope in enumerate(trigger.covers):
        yield f"scope({p},{n})."
        yield from (f'covers({p},{n},"{o}").' for o in scope.objects or OBJECTS)
        yield from (f'kind({p},{n},"{k}").' for k in scope.territory or ())
        if isinstance(scope.held_by, str):
            yield f"heldby({p},{n},{scope.held_by})."
        yield from (f'heldcode({p},{n},"{c}").' for c in scope.held_by or () if len(c) == 3)
        if scope.area:
            yield f'area({p},{n},"{scope.area}").'


def _day(day: date | None) -> str:
    return "unknown" if day is None else str(day.toordinal())


def _end(day: date | None) -> str:
    return str((day or date.max).toordinal())
