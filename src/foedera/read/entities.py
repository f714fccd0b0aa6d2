"""Names of states and organisations in one language, taken from the atlas."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from foedera import atlas

__all__ = ["Name", "names"]


@dataclass(frozen=True, slots=True)
class Name:
    """One way to write an actor; `via` is name, capital, nisba or alias."""

    entity: str
    text: str
    via: str


@cache
def names(lang: str) -> tuple[Name, ...]:
    """Every name, capital, alias and nisba (Arabic) or demonym (English) that the atlas has."""
    found: list[Name] = []
    for state in atlas.states():
        label = state.name.ar if lang == "ar" else state.name.en
        found.append(Name(state.code, label, "name"))
        if state.capital:
            capital = state.capital.ar if lang == "ar" else state.capital.en
            found.append(Name(state.code, capital, "capital"))
        found.extend(Name(state.code, text, "alias") for text in state.aliases.get(lang, ()))
        adjectives = state.nisba_ar if lang == "ar" else state.demonym_en
        found.extend(Name(state.code, text, "nisba") for text in adjectives)
    for organisation in atlas.organisations():
        label = organisation.name.ar if lang == "ar" else organisation.name.en
        found.append(Name(organisation.code, label, "name"))
        found.extend(
            Name(organisation.code, text, "alias") for text in organisation.aliases.get(lang, ())
        )
    return tuple(name for name in found if name.text)
