"""Names of states, organisations, outlets and persons in English text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from foedera import atlas
from foedera.read.english.lexicon import Words, entry, word_list, words
from foedera.read.english.tokens import fold
from foedera.read.entities import names
from foedera.read.words import LEXICON, forms, outlets, persons, rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foedera.read.document import Token

__all__ = ["Base", "Surnames", "bases", "surname"]

_COUNTED = frozenset("nikrtdbc")
_SURNAME_FIRST = frozenset({"KOR", "PRK", "CHN", "TWN", "VNM"})
_CASED = frozenset({"us", "uk", "un", "eu", "au", "rt", "ap", "ft", "sco", "gcc", "prc", "rok"})
_SKIPPED = frozenset({"the alliance", "korea", "korean", "america's", "jordan river", "quad group"})


@dataclass(frozen=True, slots=True)
class Base:
    """A name as it stands: half-open token range, what it names and how.

    `via` is name, capital, nisba, org, metonym, person, outlet or bloc.
    """

    first: int
    last: int
    via: str
    entity: str | None
    person: str | None = None
    outlet: str | None = None


_WHERE = ("in", "to", "at", "from", "near", "outside", "into", "for")


@cache
def _dependencies() -> frozenset[str]:
    """Territories that act through the state they belong to; their names are places."""
    never = {state.code for state in atlas.states() if not state.cow and not state.gw}
    return frozenset(never - word_list("own_voice"))


def _spellings() -> Iterator[tuple[str, str, str | None, str | None]]:
    """Every spelling with how it names, what it names and a label; the first of a kind counts."""
    for phrase in words()["not_actors"]:
        yield phrase, "none", None, None
    for paper in outlets():
        for text in paper.en:
            yield text, "outlet", paper.state, paper.name
    dependent = _dependencies()
    for name in names("en"):
        if name.entity in dependent:
            continue
        organised = name.entity.startswith("org:")
        via = "org" if organised else "name" if name.via == "alias" else name.via
        yield name.text, via, name.entity, None
        if name.via == "nisba" and name.text[-1] in _COUNTED:
            yield f"{name.text}s", "people", name.entity, None
    yield from _tabled()
    for entity, phrases in words()["named_blocs"].items():
        for text in phrases:
            yield text, "bloc", entity, None
    for person in persons():
        for text in (person.name, *person.en):
            yield text, "person", person.actor, person.name
    for row in rows(LEXICON / "en" / "persons.tsv"):
        yield row["name"], "person", row["actor"], row["name"]


def _tabled() -> Iterator[tuple[str, str, str | None, str | None]]:
    """Further names, seats of power and cities from the tables of this language."""
    for row in rows(LEXICON / "en" / "names.tsv"):
        for text in forms(row["en"]):
            yield text, row["via"], row["entity"], None
    for row in rows(LEXICON / "offices.tsv"):
        for text in forms(row["en"]) if row["kind"] == "metonym" else ():
            yield text, "metonym", row["actor"], None
    for row in rows(LEXICON / "en" / "cities.tsv"):
        for text in forms(row["en"]):
            yield text, "city", row["entity"], None


@cache
def _index() -> dict[str, tuple[tuple[Words, str, str | None, str | None], ...]]:
    """Spellings by first word as tokens, via, entity and label; longest first."""
    found: dict[str, dict[Words, tuple[str, str | None, str | None]]] = {}
    for text, via, entity, label in _spellings():
        plain = text if via == "outlet" else text.removeprefix("the ").removeprefix("The ")
        key = entry(plain)
        if key and fold(text) not in _SKIPPED:
            found.setdefault(key[0], {}).setdefault(key, (via, entity, label))
    return {
        first: tuple(
            (key, *value) for key, value in sorted(kept.items(), key=lambda item: -len(item[0]))
        )
        for first, kept in found.items()
    }


def bases(tokens: list[Token]) -> list[Base]:
    """Every name of the registries in a text, the longest at each place, none overlapping."""
    index, found, at = _index(), [], 0
    while at < len(tokens):
        hit = _match(tokens, at, index)
        if hit is None:
            at += 1
            continue
        key, via, entity, label = hit
        last = at + len(key)
        if via != "none":
            person = label if via == "person" else None
            outlet = label if via == "outlet" else None
            found.append(Base(at, last, via, entity, person, outlet))
        at = last
    _settled(tokens, found)
    return found


def _settled(tokens: list[Token], found: list[Base]) -> None:
    """Which of two that share a name is meant: Brussels as a seat, Congo without Brazzaville."""
    belgian = any(b.entity == "BEL" and tokens[b.first].norm != "brussels" for b in found)
    western = any(token.norm == "brazzaville" for token in tokens)
    for index, base in enumerate(found):
        word = tokens[base.first].norm
        before = tokens[base.first - 1].norm if base.first else ""
        if word == "brussels" and not belgian and before not in _WHERE:
            found[index] = replace(base, entity="org:eu", via="metonym")
        elif base.last - base.first == 1 and base.entity == "COG" and not western:
            found[index] = replace(base, entity="COD")


def _match(
    tokens: list[Token],
    at: int,
    index: dict[str, tuple[tuple[Words, str, str | None, str | None], ...]],
) -> tuple[Words, str, str | None, str | None] | None:
    for hit in index.get(tokens[at].norm, ()):
        key, via = hit[0], hit[1]
        if at + len(key) > len(tokens):
            continue
        piece = tokens[at : at + len(key)]
        if len(key) > 1 and any(token.norm != word for token, word in zip(piece, key, strict=True)):
            continue
        if via in ("none", "bloc") or _cased(piece, key):
            return hit
    return None


def _cased(piece: list[Token], key: Words) -> bool:
    """Names begin with capitals, abbreviations are all capitals."""
    if len(key) == 1 and key[0] in _CASED:
        return piece[0].text.isupper()
    if key[0] in ("the", "a"):
        piece = piece[1:]
    return piece[0].text[0].isupper()


def surname(person: str, actor: str) -> str:
    """The part of a name that stands for it later in a report.

    >>> surname("Xi Jinping", "CHN"), surname("Penny Wong", "AUS"), surname("Kim Jong Un", "PRK")
    ('xi', 'wong', 'kim')
    """
    parts = [part for part in entry(person) if part not in ("jr", "jr.", "iii", ".", "-")]
    if not parts:
        return ""
    return parts[0] if actor in _SURNAME_FIRST and len(parts) > 1 else parts[-1]


class Surnames:
    """The persons that a report has named so far, by the name they go by later."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[str, str | None]] = {}

    def learn(self, person: str, actor: str | None) -> None:
        """Remember a full name."""
        short = surname(person, actor or "")
        if len(short) > 1:
            self._known[short] = (person, actor)
        if actor in ("VNM", "MMR", "THA"):
            for given in (entry(person)[0], entry(person)[-1]):
                self._known.setdefault(given, (person, actor))

    def find(self, token: Token) -> tuple[str, str | None] | None:
        """The person meant by a bare surname, if one of that name has come up."""
        return self._known.get(token.norm) if token.text[0].isupper() else None
