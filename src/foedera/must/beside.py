"""What stands beside a duty and never changes it: permission under the Charter, national law."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from foedera.locale import LANGUAGES, translator
from foedera.store import cached, load_yaml
from foedera.treaties import Text

if TYPE_CHECKING:
    from foedera.must.incident import Incident

__all__ = ["CHARTER", "NationalLaw", "national_law", "permission"]

#: Entry into force of the Charter of the United Nations.
CHARTER = date(1945, 10, 24)
_DATA = Path(__file__).parent / "data" / "national_law.yaml"


@dataclass(frozen=True, slots=True)
class NationalLaw:
    """A rule of a state's own law on the use of its forces, with its source."""

    state: str
    from_: date
    until: date | None
    says: Text
    cite: str


def national_law(state: str, on: date) -> tuple[NationalLaw, ...]:
    """The rules on record for a state on a day; none on record does not mean that there is none.

    >>> from datetime import date
    >>> [law.cite for law in national_law("DEU", date(2024, 1, 1))][0][:28]
    'Federal Constitutional Court'
    """
    return tuple(
        law
        for law in _laws()
        if law.state == state and law.from_ <= on and (law.until is None or on < law.until)
    )


def permission(incident: Incident) -> Text | None:
    """What every state may do, said once: help a state under armed attack that asks for it.

    None before the Charter and for acts that are no armed attack. Source: Charter of the United
    Nations, art. 51; ICJ, Nicaragua (Merits), 1986, paras 195 and 199.
    """
    if incident.on < CHARTER or incident.act != "armed-attack":
        return None
    message = (
        "Any state may help the victim of an armed attack that asks for help, "
        "in collective self-defense (Charter of the United Nations, article 51); none must on that ground."
    )
    return Text(*(translator(lang, "must")(message) for lang in LANGUAGES))


@cache
def _laws() -> tuple[NationalLaw, ...]:
    raw: list[dict[str, Any]] = cached("national-law", (_DATA,), lambda: load_yaml(_DATA))
    return tuple(
        NationalLaw(
            entry["state"],
            date.fromisoformat(entry["from"]),
            date.fromisoformat(entry["until"]) if entry.get("until") else None,
            Text(**entry["says"]),
            entry["cite"],
        )
        for entry in raw
    )
