"""Loads the word lists beside this module: frames, tables of forms, registries."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from foedera.errors import InvalidData
from foedera.read.gate import Gated, gated
from foedera.store import load_yaml

if TYPE_CHECKING:
    from datetime import date

__all__ = [
    "LEXICON",
    "Frame",
    "Outlet",
    "Person",
    "TopicPattern",
    "earlier_side",
    "forms",
    "frames",
    "metonyms",
    "neighbours",
    "outlets",
    "persons",
    "rows",
    "topics",
]

LEXICON = Path(__file__).parent / "lexicon"


@dataclass(frozen=True, slots=True)
class Frame:
    """A kind of act; see frames.yaml for what the fields mean."""

    id: str
    type: str | None
    mutual: bool = False
    spoken: bool = False
    topic: tuple[str, ...] = ()
    swap: bool = False
    content: str = "none"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the registry: the name in Latin letters, whose side, how the name is spelt."""

    name: str
    actor: str
    ar: tuple[str, ...]
    en: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outlet:
    """A newspaper, agency, channel, site or think tank as reports cite it."""

    name: str
    kind: str
    state: str | None
    ar: tuple[str, ...]
    en: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TopicPattern:
    """One topic of the scheme and how it is told; see the head of topics.yaml for the fields."""

    topic: str
    pattern: Gated | None
    generic: Gated | None
    parties: frozenset[str]
    exactly: bool
    acts: frozenset[str]
    yields: frozenset[str]


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of one TSV file by column name; empty when the file is not there.

    Raises InvalidData, with file and line, for a row of more cells than there are columns.
    """
    if not path.is_file():
        return []
    found: list[dict[str, str]] = []
    header: list[str] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if not header:
            header = cells
            continue
        if len(cells) > len(header):
            raise InvalidData(
                f"{len(cells)} cells under {len(header)} columns",
                where=f"{path}:{number}",
                remedy="Separate cells by one tab and forms inside a cell by '|'.",
            )
        cells += [""] * (len(header) - len(cells))
        found.append(dict(zip(header, cells, strict=True)))
    return found


def forms(cell: str) -> tuple[str, ...]:
    """The forms of one cell.

    >>> forms("نيكي|نيكاي")
    ('نيكي', 'نيكاي')
    """
    return tuple(form.strip() for form in cell.split("|") if form.strip())


@cache
def frames() -> dict[str, Frame]:
    """Every frame by its id.

    >>> frames()["sign"].type
    'SUPPORT'
    """
    document = load_yaml(LEXICON / "frames.yaml")
    return {
        name: Frame(
            id=name,
            type=row.get("type"),
            mutual=bool(row.get("mutual", False)),
            spoken=bool(row.get("spoken", False)),
            topic=tuple(row.get("topic", ())),
            swap=bool(row.get("swap", False)),
            content=row.get("content", "none"),
        )
        for name, row in document.items()
    }


@cache
def persons() -> tuple[Person, ...]:
    """The registry of persons."""
    return tuple(
        Person(row["name"], row["actor"], forms(row.get("ar", "")), forms(row.get("en", "")))
        for path in sorted(LEXICON.glob("persons*.tsv"))
        for row in rows(path)
    )


@cache
def _earlier() -> dict[str, tuple[tuple[str, str], ...]]:
    """Whom a person acted for earlier: name to pairs of actor and day of the change."""
    return {
        row["name"]: tuple(
            (actor, day) for actor, _, day in (p.partition(" ") for p in forms(row["earlier"]))
        )
        for path in sorted(LEXICON.glob("persons*.tsv"))
        for row in rows(path)
        if row.get("earlier")
    }


def earlier_side(name: str, actor: str, on: date | None) -> str:
    """Whom a person of the registry acted for on a day: `actor`, or whoever it was before.

    >>> from datetime import date
    >>> earlier_side("Ursula von der Leyen", "org:eu", date(2017, 6, 8))
    'DEU'
    """
    if on is not None:
        for before, until in _earlier().get(name, ()):
            if on.isoformat() < until:
                return before
    return actor


@cache
def neighbours(state: str) -> frozenset[str]:
    """The states that border one, or face it across a strait.

    >>> sorted(neighbours("MNG"))
    ['CHN', 'RUS']
    """
    table = load_yaml(LEXICON / "neighbours.yaml")
    near = [one for one, others in table.items() if state in others]
    return frozenset((*near, *table.get(state, ())))


@cache
def outlets() -> tuple[Outlet, ...]:
    """The registry of outlets."""
    return tuple(
        Outlet(
            row["name"],
            row["kind"],
            row.get("state") or None,
            forms(row.get("ar", "")),
            forms(row.get("en", "")),
        )
        for path in sorted(LEXICON.glob("outlets*.tsv"))
        for row in rows(path)
    )


@cache
def metonyms(lang: str) -> tuple[tuple[str, str], ...]:
    """Places of power that stand for their state: (actor, name)."""
    return tuple(
        (row["actor"], form)
        for row in rows(LEXICON / "offices.tsv")
        if row["kind"] == "metonym"
        for form in forms(row.get(lang, ""))
    )


@cache
def topics(lang: str) -> tuple[TopicPattern, ...]:
    """The patterns of one language, in the order of the file."""
    path = LEXICON / "topics.yaml"
    if not path.is_file():
        return ()
    return tuple(
        TopicPattern(
            topic,
            _either(row.get(lang)),
            _either(row.get("generic", {}).get(lang)),
            frozenset(row.get("parties", ())),
            bool(row.get("exactly", False)),
            frozenset(row.get("acts", ())),
            frozenset(row.get("yields", ())),
        )
        for topic, row in load_yaml(path).items()
    )


def _either(patterns: list[str] | None) -> Gated | None:
    return gated("|".join(f"(?:{p})" for p in patterns)) if patterns else None
