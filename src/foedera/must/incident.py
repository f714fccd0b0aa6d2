"""The question: who attacks whom, how, what, where and when."""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from foedera import atlas
from foedera.errors import InvalidData, UsageError

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

__all__ = ["ACTS", "OBJECTS", "PRESUMED", "Incident", "load_cases", "parse_day"]

#: What an attacker may do, worst first.
ACTS = ("armed-attack", "blockade", "cyber-attack", "coercion", "threat")
#: What it may be done to.
OBJECTS = ("territory", "armed-forces", "public-vessel", "aircraft", "civilians")

#: What "X attacks Y" is taken to mean unless the facts say otherwise, or say that it is not known.
PRESUMED = ("unprovoked", "requested")


@dataclass(frozen=True, slots=True)
class Incident:
    """One incident on one day; a date is mandatory for every legal question.

    `place` is a slug of the atlas, a name or "lat,lon"; without one, every test that asks about
    the place stays unclear. `facts` settles conditions a text may set, such as
    ``{"state-of-war": True}``; a fact that is not given is unclear, save those of `PRESUMED`:
    that the attack was not provoked and that the victim asks for help is taken as given unless
    the facts deny it, or leave it open with None.

    Raises UsageError for acts and objects that do not exist and NotFound for unknown states.

    >>> from datetime import date
    >>> guam = Incident(("CHN",), "USA", date(2024, 4, 11), place="guam")
    >>> guam.act, guam.object
    ('armed-attack', 'territory')
    """

    attackers: tuple[str, ...]
    target: str
    on: date
    act: str = "armed-attack"
    object: str = "territory"
    place: str | None = None
    facts: dict[str, bool | None] = field(default_factory=dict)
    id: str = "incident"
    name: str | None = None

    def __post_init__(self) -> None:
        _one_of("--act", self.act, ACTS)
        _one_of("--object", self.object, OBJECTS)
        if not self.attackers:
            raise UsageError("no attacker", where="--attacker", remedy="Name at least one state.")
        for code in (*self.attackers, self.target):
            atlas.state(code)
        if self.target in self.attackers:
            raise UsageError(
                f"{self.target} attacks itself",
                where="--target",
                remedy="Attacker and target must differ.",
            )

    def settled(self) -> dict[str, bool]:
        """The facts that are known, or taken as given."""
        presumed: dict[str, bool | None] = dict.fromkeys(PRESUMED, True)
        found = {**presumed, "second-attacker": len(self.attackers) > 1, **self.facts}
        return {fact: holds for fact, holds in found.items() if holds is not None}

    def presumed(self) -> tuple[str, ...]:
        """The facts taken as given because nobody says otherwise."""
        return tuple(fact for fact in PRESUMED if fact not in self.facts)

    def to_json(self) -> dict[str, Any]:
        """The incident as it appears in answers."""
        return {
            "id": self.id,
            "attacker": list(self.attackers),
            "target": self.target,
            "act": self.act,
            "object": self.object,
            "place": self.place,
            "name": self.name,
            "on": self.on.isoformat(),
            "facts": dict(self.facts),
            "presumed": list(self.presumed()),
        }


def _one_of(where: str, value: str, known: tuple[str, ...]) -> None:
    if value not in known:
        near = get_close_matches(value, known, n=1)
        guess = f"Did you mean {near[0]!r}? " if near else ""
        raise UsageError(
            f"no {where[2:]} {value!r}", where=where, remedy=f"{guess}One of: {', '.join(known)}."
        )


def parse_day(text: str, where: str = "--on") -> date:
    """A day from YYYY-MM-DD; UsageError for anything else.

    >>> parse_day("2024-04-11")
    datetime.date(2024, 4, 11)
    """
    from datetime import date

    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(
            f"{text!r} is no day",
            where=where,
            remedy="Write YYYY-MM-DD, e.g. 2024-04-11; treaties come and go, so a day is needed.",
        ) from None


def load_cases(path: Path) -> tuple[Incident, ...]:
    """The incidents of a cases file, a YAML list.

    Keys of each: id, date (or on), attacker (a code or a list), target, and optionally act, object,
    place (slug, name, "lat,lon" or [lat, lon]), name, facts; `expect` and unknown keys that start
    with an underscore are left alone. Raises InvalidData with file and case for anything else.
    """
    from foedera.store import load_yaml

    raw = load_yaml(path)
    if not isinstance(raw, list):
        raise InvalidData(
            "the file is no list of incidents",
            where=str(path),
            remedy="Start each case with `- id:`.",
        )
    return tuple(_case(entry, f"{path}: case {n}") for n, entry in enumerate(raw, 1))


_KEYS = {
    "id",
    "date",
    "on",
    "attacker",
    "target",
    "act",
    "object",
    "place",
    "name",
    "facts",
    "expect",
}


def _case(entry: Any, where: str) -> Incident:
    if not isinstance(entry, dict):
        raise InvalidData("not a mapping of keys", where=where, remedy="Write `key: value` lines.")
    where = f"{where} ({entry['id']})" if "id" in entry else where
    for key in entry:
        if key not in _KEYS and not str(key).startswith("_"):
            near = get_close_matches(str(key), _KEYS, n=1)
            remedy = f"Did you mean {near[0]!r}?" if near else f"Keys: {', '.join(sorted(_KEYS))}."
            raise InvalidData(f"unknown key {key!r}", where=where, remedy=remedy)
    day = entry.get("date", entry.get("on"))
    for key, value in (
        ("date", day),
        ("attacker", entry.get("attacker")),
        ("target", entry.get("target")),
    ):
        if not value:
            raise InvalidData(f"no {key}", where=where, remedy=f"Add `{key}:`.")
    attackers = entry["attacker"]
    place = entry.get("place")
    if isinstance(place, list):
        place = ",".join(str(number) for number in place)
    try:
        return Incident(
            attackers=tuple(attackers) if isinstance(attackers, list) else (str(attackers),),
            target=entry["target"],
            on=parse_day(str(day), where="date"),
            act=entry.get("act", "armed-attack"),
            object=entry.get("object", "territory"),
            place=place,
            facts=_facts(entry.get("facts") or {}, where),
            id=str(entry.get("id", where)),
            name=entry.get("name"),
        )
    except UsageError as error:
        raise InvalidData(str(error), where=where, remedy=error.remedy) from None


def _facts(value: Any, where: str) -> dict[str, bool | None]:
    if isinstance(value, dict) and all(v is None or isinstance(v, bool) for v in value.values()):
        return dict(value)
    raise InvalidData(
        f"facts {value!r} do not say yes or no",
        where=where,
        remedy="Write `{unprovoked: no}`, or null where it is not known.",
    )
