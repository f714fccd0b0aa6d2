"""States and territories: names, codes by date, and how newspapers speak of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from foedera.atlas.files import rows
from foedera.atlas.names import Index, Names
from foedera.atlas.nisba import nisba_forms
from foedera.atlas.spells import CodeSpell, Spell, day, standing
from foedera.errors import NotFound

__all__ = ["COW_COVERAGE", "GW_COVERAGE", "State", "find_state", "state", "states"]

COW_COVERAGE = date(2016, 12, 31)
GW_COVERAGE = date(2020, 12, 31)
LIST_BEGINS = date(1816, 1, 1)


@dataclass(frozen=True, slots=True)
class State:
    """A state, or a territory with a code of its own.

    `name` is the preferred newspaper name; official and other names are in `aliases`. `exists`
    is empty for a territory that is no state. COW and Gleditsch-Ward membership is dated.
    """

    code: str
    name: Names
    kind: str
    alpha2: str | None
    numeric: str | None
    cow: tuple[CodeSpell, ...]
    gw: tuple[CodeSpell, ...]
    exists: tuple[Spell, ...]
    capital: Names | None
    capitals: dict[str, tuple[str, ...]]
    aliases: dict[str, tuple[str, ...]]
    metonyms: dict[str, tuple[str, ...]]
    nisba_ar: tuple[str, ...]
    people_ar: tuple[str, ...]
    demonym_en: tuple[str, ...]
    abbreviations: tuple[str, ...]
    note: str | None

    def __hash__(self) -> int:
        return hash(self.code)

    def cow_on(self, day: date) -> int | None:
        """The Correlates of War number on that day; None outside the state system.

        A membership that is open when the list ends (COW_COVERAGE) is taken to go on.

        >>> from datetime import date
        >>> state("DEU").cow_on(date(1914, 8, 1)), state("DEU").cow_on(date(1980, 1, 1))
        (255, 260)
        """
        return _number(self.cow, day)

    def gw_on(self, day: date) -> int | None:
        """The Gleditsch-Ward number on that day; None outside the list (GW_COVERAGE)."""
        return _number(self.gw, day)

    def exists_on(self, day: date) -> bool:
        """Whether it was a state on that day."""
        return any(spell.covers(day) for spell in self.exists)

    def nisba_forms(self) -> tuple[str, ...]:
        """Every Arabic adjective form of the state, and the broken plurals of its people.

        >>> "يابانيون" in state("JPN").nisba_forms(), "روس" in state("RUS").nisba_forms()
        (True, True)
        """
        made = [form for nisba in self.nisba_ar for form in nisba_forms(nisba)]
        return tuple(dict.fromkeys([*made, *self.people_ar]))


def _number(spells: tuple[CodeSpell, ...], on: date) -> int | None:
    found = standing(spells, on)
    return found[0].code if found else None


def state(code: str) -> State:
    """The state with that code (ISO 3166-1 alpha-3, or an extinct state's code).

    Raises NotFound with the nearest names. For names as people type them see `find_state`.

    >>> state("JPN").name.ar
    'اليابان'
    """
    found = _by_code().get(code)
    if found is None:
        known = _index().get(code)
        raise _index().missing(code) if known is None else _only_code(code, known)
    return found


def find_state(text: str, *, where: str | None = None) -> State:
    """The state that a code, a name in either language or a COW abbreviation means.

    Raises NotFound, whose remedy gives the nearest names; `where` says where the text stood.

    >>> find_state("south korea").code, find_state("الفيليبين").code, find_state("UKG").code
    ('KOR', 'PHL', 'GBR')
    """
    return _index().find(text, where=where)


def states(on: date | None = None) -> tuple[State, ...]:
    """All states and territories; with a day, the states that existed on it.

    >>> len(states())
    279
    >>> [s.code for s in states(date(1980, 1, 1)) if s.code in {"SUN", "RUS", "GUM"}]
    ['SUN']
    """
    every = tuple(_by_code().values())
    return every if on is None else tuple(s for s in every if s.exists_on(on))


def _only_code(code: str, known: State) -> NotFound:
    return NotFound(
        f"no state code {code!r}",
        remedy=f"Did you mean '{known.code}'?",
        name=code,
        nearest=[known.code],
    )


@cache
def _by_code() -> dict[str, State]:
    listed = rows("states", "states.yaml", "Listed")
    press = rows("press", "press/*.yaml", "Press")
    extinct = rows("extinct", "extinct.yaml", "Press")
    return {
        code: _state(code, row, extinct.get(code) or press.get(code, {}), code in extinct)
        for code, row in listed.items()
    }


@cache
def _index() -> Index[State]:
    every = list(_by_code().values())
    return Index(
        "state",
        [
            *((s, (s.code,)) for s in every),
            *((s, (s.name.en, s.name.ar)) for s in every),
            *((s, (*s.aliases["en"], *s.aliases["ar"])) for s in every),
            *((s, s.abbreviations) for s in sorted(every, key=lambda s: s.kind == "extinct")),
        ],
    )


def _state(code: str, row: dict[str, Any], press: dict[str, Any], gone: bool) -> State:  # noqa: FBT001
    name = Names(press.get("en") or row["en"], press.get("ar") or row["ar"])
    capitals = press.get("capital") or {"en": [], "ar": []}
    metonyms = press.get("metonyms") or {"en": [], "ar": []}
    gw = tuple(CodeSpell(n, date.fromisoformat(a), day(b)) for n, a, b in row["gw"])
    dated = press.get("exists")
    exists = (
        tuple(Spell(s.from_, s.until) for s in gw)
        if dated is None
        else tuple(Spell(day(a), day(b)) for a, b in dated)
    )
    return State(
        code=code,
        name=name,
        kind="extinct" if gone else "state" if exists else "territory",
        alpha2=row["alpha2"] or press.get("alpha2"),
        numeric=row["numeric"],
        cow=tuple(CodeSpell(n, date.fromisoformat(a), day(b)) for n, a, b in row["cow"]),
        gw=gw,
        exists=exists,
        capital=Names(capitals["en"][0], capitals["ar"][0]) if capitals["ar"] else None,
        capitals={lang: tuple(capitals[lang]) for lang in ("en", "ar")},
        aliases={lang: _aliases(lang, row, press, name) for lang in ("en", "ar")},
        metonyms={lang: tuple(metonyms[lang]) for lang in ("en", "ar")},
        nisba_ar=tuple(press.get("nisba", ())),
        people_ar=tuple(press.get("people", ())),
        demonym_en=tuple(press.get("demonym", ())),
        abbreviations=tuple(row["abb"]),
        note=press.get("note"),
    )


def _aliases(lang: str, row: dict[str, Any], press: dict[str, Any], name: Names) -> tuple[str, ...]:
    others = [row[lang], *press.get(f"also_{lang}", ())]
    return tuple(dict.fromkeys(o for o in others if o and o != name.of(lang)))
