"""Names of states and organisations in one language, taken from the atlas and the registries."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from foedera import atlas
from foedera.read.words import metonyms

__all__ = ["Name", "names"]


@dataclass(frozen=True, slots=True)
class Name:
    """One way to write an actor; `via` is name, capital, nisba, alias or metonym."""

    entity: str
    text: str
    via: str


@cache
def names(lang: str) -> tuple[Name, ...]:
    """Every name, capital, alias and nisba (Arabic) or demonym (English) that the atlas has."""
    found: list[Name] = []
    for state in atlas.states():
        if state.kind == "extinct" and state.code != "SUN":
            continue
        found.append(Name(state.code, state.name.of(lang), "name"))
        found.extend(Name(state.code, text, "alias") for text in state.aliases[lang])
        found.extend(Name(state.code, text, "capital") for text in state.capitals[lang])
        found.extend(Name(state.code, text, "metonym") for text in state.metonyms[lang])
        adjectives = state.nisba_ar if lang == "ar" else state.demonym_en
        found.extend(Name(state.code, text, "nisba") for text in adjectives)
        if lang == "ar":
            found.extend(Name(state.code, text, "people") for text in state.people_ar)
    for organisation in atlas.organisations():
        found.append(Name(organisation.code, organisation.name.of(lang), "name"))
        found.extend(Name(organisation.code, text, "alias") for text in organisation.aliases[lang])
    found.extend(Name(actor, text, "metonym") for actor, text in metonyms(lang))
    return tuple(name for name in found if name.text)
