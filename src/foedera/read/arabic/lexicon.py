"""The Arabic word lists as one index from spelling to meaning."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from foedera.read.arabic.conjugate import conjugate
from foedera.read.arabic.letters import fold
from foedera.read.words import LEXICON, forms, rows

__all__ = ["Noun", "Verb", "combos", "noun_index", "slots", "verb_index", "word_list"]

_AR = LEXICON / "ar"


class Verb(NamedTuple):
    """One reading of a spelling as a form of a verb; `meaning` is as in verbs.tsv."""

    lemma: str
    meaning: str
    slots: tuple[tuple[str, str], ...]
    tense: str
    person: str
    gender: str
    number: str
    bound: bool


@dataclass(frozen=True, slots=True)
class Noun:
    """One reading of a spelling as a noun that matters."""

    lemma: str
    kind: str
    frame: str
    alone: bool
    number: str
    gender: str


def _slots(cell: str) -> tuple[tuple[str, str], ...]:
    pairs = (part.split("=") for part in cell.split(";") if part)
    return tuple((fold(key), value) for key, value in pairs)


@cache
def slots() -> dict[str, tuple[tuple[str, str], ...]]:
    """Per frame, which preposition brings whom."""
    return {row["frame"]: _slots(row["slots"]) for row in rows(_AR / "slots.tsv")}


@cache
def combos() -> dict[tuple[str, str], str]:
    """What a class of verbs means with a class of nouns."""
    return {(row["verb"], row["noun"]): row["frame"] for row in rows(_AR / "combos.tsv")}


@cache
def verb_index() -> dict[str, tuple[Verb, ...]]:
    """Every form of every verb."""
    found: dict[str, list[Verb]] = {}
    for row in rows(_AR / "verbs.tsv"):
        lemma, given = fold(row["perfect"]), _slots(row["slots"])
        for form, tense, person, gender, number, bound in conjugate(
            row["perfect"], row["imperfect"], forms(row["masdar"]), row["participle"]
        ):
            verb = Verb(lemma, row["frame"], given, tense, person, gender, number, bound)
            here = found.setdefault(form, [])
            if verb not in here:
                here.append(verb)
    return {form: tuple(verbs) for form, verbs in found.items()}


@cache
def noun_index() -> dict[str, Noun]:
    """Every form of every noun without article or pronoun; before a pronoun ه has become ت."""
    found: dict[str, Noun] = {}
    for row in rows(_AR / "nouns.tsv"):
        lemma = fold(row["noun"])
        plurals = tuple(fold(p) for p in forms(row["plural"]))
        feminine = lemma.endswith("ه")
        for form, number in _noun_forms(lemma, plurals):
            gender = "f" if feminine or number == "p" else "m"
            found.setdefault(
                form, Noun(lemma, row["class"], row["frame"], row["alone"] == "yes", number, gender)
            )
    return found


def _noun_forms(lemma: str, plurals: tuple[str, ...]) -> list[tuple[str, str]]:
    stem = lemma[:-1] + "ت" if lemma.endswith("ه") else lemma
    made = [(lemma, "s"), (stem, "s")]
    if not lemma.endswith(("ه", "ا")):
        made.append((lemma + "ا", "s"))
    made += [(stem + ending, "d") for ending in ("ان", "ين", "ي")]
    for plural in plurals:
        made.append((plural, "p"))
        if plural.endswith("ه"):
            made.append((plural[:-1] + "ت", "p"))
        elif not plural.endswith("ات"):
            made.append((plural + "ا", "p"))
    return made


@cache
def word_list(name: str) -> dict[str, str]:
    """One section of particles.tsv: spelling to its value."""
    return {
        fold(form): row["value"]
        for row in rows(_AR / "particles.tsv")
        if row["kind"] == name
        for form in forms(row["forms"])
    }
