"""The English word lists as look-up tables, built once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from foedera.read.english.inflect import noun_plural, verb_forms
from foedera.read.english.tokens import tokenise
from foedera.read.words import LEXICON, forms, rows
from foedera.store import load_yaml

__all__ = [
    "NounRow",
    "VerbRow",
    "Words",
    "consequences",
    "entry",
    "epithets",
    "nouns",
    "office_words",
    "phrases",
    "tails",
    "verb_rows",
    "verbs",
    "word_list",
    "words",
]

Words = tuple[str, ...]
_PLAIN = ("plain_verbs", "taking_place", "drawing", "angering", "harming")
_OWN = (("its", "his", "her", "their", "our"), ("itself", "himself", "herself", "themselves"))
FOLDER = LEXICON / "en"


@dataclass(frozen=True, slots=True)
class VerbRow:
    """One use of a verb: its frame and what fills its places; see verbs.tsv."""

    lemma: str
    frame: str
    args: tuple[tuple[str, str], ...]

    def get(self, place: str) -> str | None:
        """What stands in one place, such as the object (o) or after a preposition."""
        return next((value for name, value in self.args if name == place), None)


@dataclass(frozen=True, slots=True)
class NounRow:
    """A noun with its classes and, where it names an act, its frame."""

    noun: str
    kind: str
    frame: str
    args: tuple[tuple[str, str], ...]


def _args(cell: str) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name, value or "yes") for name, _, value in (item.partition(":") for item in cell.split())
    )


@cache
def words() -> dict[str, Any]:
    """The closed classes of words.yaml."""
    table: dict[str, Any] = load_yaml(FOLDER / "words.yaml")
    return table


@cache
def word_list(name: str) -> frozenset[str]:
    """One closed class; a dotted name reaches inside a group.

    >>> "which" in word_list("relatives"), "want" in word_list("chains.proposed")
    (True, True)
    """
    table: Any = words()
    for part in name.split("."):
        table = table[part]
    return frozenset(table)


@cache
def consequences() -> frozenset[str]:
    """Words that turn a warning into a threat."""
    return word_list("consequences")


@cache
def verb_rows() -> dict[str, tuple[VerbRow, ...]]:
    """Uses of each verb that may name an event, in the order in which they are tried."""
    table: dict[str, tuple[VerbRow, ...]] = {}
    for row in rows(FOLDER / "verbs.tsv"):
        use = VerbRow(row["verb"], row["frame"], _args(row["args"]))
        table[use.lemma] = (*table.get(use.lemma, ()), use)
    return table


@cache
def verbs() -> dict[str, tuple[tuple[Words, str, frozenset[str]], ...]]:
    """Forms by first word: the words, the verb and which forms they are; longest first."""
    index: dict[str, dict[tuple[Words, str], set[str]]] = {}
    past = {row["verb"]: row["past"] for row in rows(FOLDER / "verbs.tsv") if row.get("past")}
    lemmas = dict.fromkeys(row["verb"] for row in rows(FOLDER / "verbs.tsv"))
    plain = [verb for name in _PLAIN for verb in words()[name]]
    for lemma in dict.fromkeys((*lemmas, *plain)):
        for form, kinds in verb_forms(lemma, past.get(lemma, "")).items():
            for key in _owned(entry(form)):
                told = index.setdefault(key[0], {}).setdefault((key, lemma), set())
                told.update(kinds.split("+"))
    return {
        first: tuple(
            (key, lemma, frozenset(kinds))
            for (key, lemma), kinds in sorted(found.items(), key=lambda item: -len(item[0][0]))
        )
        for first, found in index.items()
    }


def _owned(key: Words) -> list[Words]:
    """As in "gave its blessing", "gave his blessing": the same with the other pronouns."""
    for own in _OWN:
        if own[0] in key:
            return [tuple(word if part == own[0] else part for part in key) for word in own]
    return [key]


@cache
def tails() -> dict[str, tuple[tuple[Words, str], ...]]:
    """What can follow a verb's object and makes another verb with it: "placed ... under arrest"."""
    found: dict[str, list[tuple[Words, str]]] = {}
    for lemma in verb_rows():
        first, *rest = lemma.split()
        if " ".join(rest) in word_list("tails"):
            found.setdefault(first, []).append((tuple(rest), lemma))
    return {first: tuple(kept) for first, kept in found.items()}


@cache
def nouns() -> dict[str, tuple[tuple[Words, tuple[NounRow, ...]], ...]]:
    """Nouns by first word, singular and plural, longest first."""
    index: dict[str, dict[Words, list[NounRow]]] = {}
    for row in rows(FOLDER / "nouns.tsv"):
        noun = NounRow(row["noun"], row["class"], row["frame"], _args(row["args"]))
        for form in dict.fromkeys((noun.noun, noun_plural(noun.noun))):
            key = entry(form)
            kept = index.setdefault(key[0], {}).setdefault(key, [])
            if all(other.kind != noun.kind for other in kept):
                kept.append(noun)
    return {
        first: tuple((key, tuple(kept)) for key, kept in sorted(found.items(), key=_longest))
        for first, found in index.items()
    }


def _longest(item: tuple[Words, list[NounRow]]) -> int:
    return -len(item[0])


def entry(phrase: str) -> Words:
    """A phrase of a word list as the tokens it will be met as."""
    if phrase.isascii() and phrase.replace(" ", "").isalpha():
        return tuple(phrase.lower().split())  # most are such, and need no tokeniser
    return tuple(token.norm for token in tokenise(phrase))


@cache
def phrases(name: str) -> dict[str, tuple[Words, ...]]:
    """A list of phrases from words.yaml by first word, longest first."""
    return _by_first([entry(phrase) for phrase in sorted(word_list(name))])


@cache
def epithets() -> tuple[tuple[Words, tuple[str, ...]], ...]:
    """Descriptions of states with the states that each can mean, longest first."""
    found = [(entry(phrase), tuple(states)) for phrase, states in words()["epithets"].items()]
    return tuple(sorted(found, key=lambda item: -len(item[0])))


def _by_first(found: list[Words]) -> dict[str, tuple[Words, ...]]:
    index: dict[str, list[Words]] = {}
    for phrase in sorted(found, key=len, reverse=True):
        index.setdefault(phrase[0], []).append(phrase)
    return {first: tuple(kept) for first, kept in index.items()}


@cache
def office_words() -> dict[str, tuple[tuple[Words, str, str, bool], ...]]:
    """Offices and organs by first word: words, office, kind (role or organ), plural or not."""
    index: dict[str, list[tuple[Words, str, str, bool]]] = {}
    for row in rows(LEXICON / "offices.tsv"):
        if row["kind"] == "metonym":
            continue
        several = {entry(form) for form in forms(row.get("en_plural", ""))}
        for form in (*forms(row["en"]), *forms(row.get("en_plural", ""))):
            key = entry(form)
            index.setdefault(key[0], []).append((key, row["office"], row["kind"], key in several))
    return {
        first: tuple(sorted(found, key=lambda item: -len(item[0])))
        for first, found in index.items()
    }
