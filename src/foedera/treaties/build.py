"""From a checked document to the frozen values of the model."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from foedera.treaties.model import (
    Agreement,
    Condition,
    Doubt,
    End,
    Milestone,
    PartySpell,
    Provision,
    Scope,
    Source,
    Suspension,
    Text,
    Trigger,
)

__all__ = ["agreement_from", "source_from"]

Document = dict[str, Any]

# Whoever pledges offense fights when the beneficiary attacks; the neutral stays out either way.
_SIDES: dict[str, Literal["attacked", "attacking", "either"]] = {
    "offense": "attacking",
    "neutrality": "either",
}


def agreement_from(doc: Document) -> Agreement:
    """The agreement of a document that passed the validator."""
    everyone = tuple(doc["parties"])
    return Agreement(
        id=doc["id"],
        title=Text(**doc["title"]),
        short=Text(**doc["short"]),
        force=doc["force"],
        text=doc["text"],
        fidelity=doc["fidelity"],
        kind=tuple(doc["kind"]),
        topics=tuple(doc["topics"]),
        signed=_day(doc["signed"]),
        in_force=_day(doc["in_force"]),
        in_force_note=_text(doc["in_force_note"]),
        ended=_day(doc["ended"]),
        end=_end(doc["end"]),
        sunset=_day(doc["sunset"]),
        doubts=tuple(_doubt(d) for d in doc["doubt"]),
        parties={code: _spells(value) for code, value in doc["parties"].items()},
        suspended=tuple(_suspension(s) for s in doc["suspended"]),
        atop=doc["atop"],
        provisions=tuple(_provision(p, everyone) for p in doc["provisions"]),
        sources=tuple(source_from(s) for s in doc["sources"]),
        verified=_verified(doc["verified"]),
        history=tuple(
            Milestone(date.fromisoformat(m["on"]), Text(**m["what"]), m["source"])
            for m in doc["history"]
        ),
        note=_text(doc["note"]),
        path=doc.get("path", ""),
    )


def source_from(value: Document) -> Source:
    """The source of a checked document."""
    return Source(
        value["key"],
        value["cite"],
        value["url"],
        value["kind"],
        _day(value["checked"]),
        value["note"],
    )


def _day(value: str | None) -> date | None:
    return None if value is None else date.fromisoformat(value)


def _text(value: dict[str, str] | None) -> Text | None:
    return None if value is None else Text(**value)


def _end(value: Document | None) -> End | None:
    return None if value is None else End(value["how"], Text(**value["because"]), value["source"])


def _verified(value: Document | None) -> tuple[str, date] | None:
    return None if value is None else (value["by"], date.fromisoformat(value["on"]))


def _doubt(value: Document) -> Doubt:
    return Doubt(
        Text(**value["because"]), value["source"], _day(value["from"]), _day(value["until"])
    )


def _suspension(value: Document) -> Suspension:
    first, second = value["between"]
    return Suspension(
        (first, second),
        date.fromisoformat(value["from"]),
        _day(value["until"]),
        value["certainty"],
        Text(**value["because"]),
        value["source"],
        value["of"],
    )


def _spells(value: Document | list[Document]) -> tuple[PartySpell, ...]:
    return tuple(
        PartySpell(_day(s["from"]), _day(s["until"]), _text(s["note"]), s["source"])
        for s in (value if isinstance(value, list) else [value])
    )


def _provision(value: Document, everyone: tuple[str, ...]) -> Provision:
    return Provision(
        article=value["article"],
        duty=value["duty"],
        says=Text(**value["says"]),
        bearers=everyone if value["bearers"] == "each" else tuple(value["bearers"]),
        beneficiaries=(
            everyone if value["beneficiaries"] == "others" else tuple(value["beneficiaries"])
        ),
        from_=_day(value["from"]),
        until=_day(value["until"]),
        trigger=None if value["trigger"] is None else _trigger(value["trigger"], value["duty"]),
        response=_text(value["response"]),
        discretion=value["discretion"],
        doubts=tuple(_doubt(d) for d in value["doubt"]),
        source=value["source"],
        note=_text(value["note"]),
    )


def _trigger(value: Document, duty: str) -> Trigger:
    act = value["act"]
    return Trigger(
        acts=tuple(act) if isinstance(act, list) else (act,),
        covers=tuple(_scope(s) for s in value["covers"]),
        side=value["side"] or _SIDES.get(duty, "attacked"),
        attacker=_attacker(value["attacker"]),
        conditions=tuple(_condition(c) for c in value["conditions"]),
    )


def _scope(value: Document) -> Scope:
    held = value["held-by"]
    return Scope(
        objects=None if value["object"] == "any" else _several(value["object"]),
        held_by=tuple(held) if isinstance(held, list) else held,
        territory=None if value["territory"] is None else _several(value["territory"]),
        area=value["area"],
    )


def _several(value: str | list[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _attacker(value: str | list[str] | Document) -> tuple[str, tuple[str, ...]]:
    if isinstance(value, str):
        return value, ()
    if isinstance(value, list):
        return "in", tuple(value)
    if value["not"] is not None:
        return "not", tuple(value["not"])
    return "alignment", (value["alignment"],)


def _condition(value: Document) -> Condition:
    test, _, states = value["test"].partition(":")
    return Condition(test, tuple(states.split(",")) if states else (), _text(value["because"]))
