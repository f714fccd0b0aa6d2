"""The duties engine once more, as a plain loop over dictionaries: what the tables are measured against.

It shares the compiled rules with the engine, and none of its expressions.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from foedera.must.rules import INTERVALS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import polars as pl

    from foedera.must.rules import Rules

Row = dict[str, Any]
Trit = bool | None


def every(values: Iterable[Trit]) -> Trit:
    """Kleene's conjunction."""
    found = list(values)
    return False if False in found else None if None in found else True


def some(values: Iterable[Trit]) -> Trit:
    """Kleene's disjunction."""
    found = list(values)
    return True if True in found else None if None in found else False


class Loop:
    """The rules indexed by beneficiary, as a careful programmer would."""

    def __init__(self, rules: Rules, areas: pl.DataFrame) -> None:
        self.by_beneficiary: dict[str, list[Row]] = defaultdict(list)
        self.scopes: dict[int, list[Row]] = defaultdict(list)
        self.spells: dict[tuple[str, str], list[Row]] = defaultdict(list)
        promises = {p["promise"]: p for p in rules.promises.iter_rows(named=True)}
        for bearer in rules.bearers.iter_rows(named=True):
            rule = {**promises[bearer["promise"]], **bearer}
            self.by_beneficiary[rule["beneficiary"]].append(rule)
        for scope in rules.scopes.iter_rows(named=True):
            self.scopes[scope["promise"]].append(scope)
        for spell in rules.members.iter_rows(named=True):
            self.spells[spell["agreement"], spell["state"]].append(spell)
        self.areas = {(r["place"], r["area"]): r["in_area"] for r in areas.iter_rows(named=True)}

    def verdicts(self, incidents: pl.DataFrame) -> Iterator[tuple[int, int, str]]:
        """Incident, rule and verdict of every pair that the engine would test."""
        for incident in incidents.iter_rows(named=True):
            actors = [(incident["target"], "attacked")]
            actors += [(a, "attacking") for a in incident["attackers"]]
            for actor, role in actors:
                for rule in self.by_beneficiary.get(actor, ()):
                    if _speaks(rule, incident, role):
                        whole = every(self._tests(rule, incident, role))
                        word = {True: "bound", False: "not-bound", None: "arguable"}[whole]
                        yield incident["incident"], rule["rule"], word

    def _tests(self, rule: Row, incident: Row, role: str) -> Iterator[Trit]:
        day = incident["on"]
        yield every((rule["signed"] <= day, _within(rule, "bound", day)))
        yield (
            False if _within(rule, "paused", day) else not _within(rule, "disputed", day) or None
        )
        yield not _within(rule, "doubted", day) or None
        yield {"binding": True, "assumed": True, "political": None}.get(rule["force"], False)
        yield rule["side"] in ("either", role)
        yield rule[f"act_{incident['act']}"]
        yield self._attacker(rule, incident)
        yield rule["anything"] or some(
            self._covers(rule, scope, incident) for scope in self.scopes[rule["promise"]]
        )
        asked = set(rule["conditions"])
        refuted = asked & set(incident["refuted"])
        yield False if refuted else not asked - set(incident["established"]) or None

    def _is_party(self, agreement: str, state: str, day: Any) -> bool:
        return any(s["from"] <= day < s["until"] for s in self.spells[agreement, state])

    def _attacker(self, rule: Row, incident: Row) -> Trit:
        kind, attackers = rule["attacker_rule"], incident["attackers"]
        named = set(attackers) & set(rule["attacker_states"])
        if kind == "non-party":
            return not any(self._is_party(rule["agreement"], a, incident["on"]) for a in attackers)
        if kind == "alignment":
            return incident["communist"]
        return {"any": True, "in": bool(named), "not": len(named) < len(attackers)}[kind]

    def _covers(self, rule: Row, scope: Row, incident: Row) -> Trit:
        area = scope["area"]
        inside = area is None or self.areas.get((incident["place"], area))
        thing = incident["object"] in scope["objects"]
        return every((thing, self._held(rule, scope, incident), _land(scope, incident), inside))

    def _held(self, rule: Row, scope: Row, incident: Row) -> Trit:
        if not scope["held_by_party"] and scope["holders"] is None:
            return True
        if not incident["holder_known"]:
            may = set(incident["candidates"] or ())
            named = not scope["held_by_party"] and may
            return False if named and not may & set(scope["holders"]) else None
        if scope["held_by_party"]:
            return self._is_party(rule["agreement"], incident["holder"], incident["on"])
        return incident["holder"] in scope["holders"]


def _speaks(rule: Row, incident: Row, role: str) -> bool:
    attacks = rule["bearer"] in incident["attackers"]
    if rule["duty"] == "nonaggression":
        return attacks and role == "attacked"
    talk = rule["duty"] in ("consultation", "assistance") and rule["side"] == "attacked"
    return not (attacks or rule["bearer"] == incident["target"] or (role == "attacking" and talk))


def _within(rule: Row, name: str, day: Any) -> Trit:
    spells = ((rule[f"{name}_from_{n}"], rule[f"{name}_until_{n}"]) for n in range(INTERVALS[name]))
    return some(every((None if a is None else a <= day, day < b)) for a, b in spells)


def _land(scope: Row, incident: Row) -> Trit:
    if scope["territories"] is None:
        return True
    if incident["holder_known"] and incident["holder"] is None:
        return False
    return None if incident["territory"] is None else incident["territory"] in scope["territories"]
