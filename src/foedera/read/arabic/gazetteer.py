"""Looks up names of states, organisations, people and outlets at a place in the text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from foedera.read.arabic.letters import tokens
from foedera.read.entities import Name, names
from foedera.read.words import LEXICON, forms, outlets, persons, rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foedera.read.document import Token

__all__ = ["Match", "match", "transliterate"]

_ENDINGS = {
    "": ("m", "s"),
    "ه": ("f", "s"),
    "ا": ("m", "s"),
    "ون": ("m", "p"),
    "ين": ("m", "p"),
    "ان": ("m", "d"),
    "تان": ("f", "d"),
    "تين": ("f", "d"),
    "ات": ("f", "p"),
    "و": ("m", "p"),
}
_MASCULINE = frozenset(["IRQ", "LBN", "JOR", "SDN", "MAR", "YEM", "KWT", "VAT"])
_EITHER = frozenset(["BRA", "PAN", "TCD"])
# Nisba forms that are commoner as other words: financial, Hindi-Pacific, native, sunken.
_NOT_NISBA = frozenset(["مالي", "ماليه", "ماليا", "غاني", "تشادي", "بري", "جزري", "قمري", "شيلي"])
_HYPHENS = "-‑–"


@dataclass(frozen=True, slots=True)
class Match:
    """A name found at a token: what it is, how far it goes, which clitics it carries."""

    kind: str  # state | org | nisba | person | outlet | blocked
    entity: str
    label: str
    via: str
    last: int
    conj: str
    prep: str
    gender: str
    number: str
    definite: bool


@dataclass(frozen=True, slots=True)
class _Entry:
    words: tuple[str, ...]
    kind: str
    entity: str
    label: str
    via: str
    gender: str
    number: str


def _words(text: str) -> tuple[str, ...]:
    return tuple(t.norm for t in tokens(text) if t.kind in ("word", "number"))


@cache
def _index() -> dict[str, tuple[_Entry, ...]]:
    found: dict[str, list[_Entry]] = {}
    for entry in (*_blocked(), *_named(), *_placed(), *_registered()):
        if entry.words:
            found.setdefault(entry.words[0], []).append(entry)
    return {
        first: tuple(sorted(entries, key=lambda e: (-len(e.words), e.kind != "blocked")))
        for first, entries in found.items()
    }


def _blocked() -> Iterator[_Entry]:
    path = LEXICON / "ar" / "blocked.txt"
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield _Entry(_words(line), "blocked", "", line, "", "", "")


def _named() -> Iterator[_Entry]:
    for name in names("ar"):
        words = _words(name.text)
        if name.via == "nisba":
            yield from _inflected(name, words)
        elif name.via == "people":
            yield _Entry(words, "nisba", name.entity, name.text, "nisba", "m", "p")
        else:
            org = name.entity.startswith("org:")
            gender = "m" if name.entity in _MASCULINE else "f"
            gender = "" if name.entity in _EITHER and name.via != "capital" else gender
            if org:
                gender = _gender_of_body(words)
            kind = "org" if org else "state"
            yield _Entry(words, kind, name.entity, name.text, name.via, gender, "s")
    for name in names("en"):
        if name.entity.startswith("org:"):
            yield _Entry(_words(name.text), "org", name.entity, name.text, name.via, "m", "s")


def _gender_of_body(words: tuple[str, ...]) -> str:
    """A league and a union by their first word, a bare name like Asean either way."""
    first = words[0].removeprefix("ال")
    if first.endswith("ه") or first == "امم":
        return "f"
    return "m" if len(words) > 1 else ""


def _inflected(name: Name, words: tuple[str, ...]) -> Iterator[_Entry]:
    if words[0] in _NOT_NISBA:
        return
    for ending, (gender, number) in _ENDINGS.items():
        formed = tuple(w + ending if w.endswith("ي") else w for w in words)
        yield _Entry(formed, "nisba", name.entity, name.text, "nisba", gender, number)


def _placed() -> Iterator[_Entry]:
    for row in rows(LEXICON / "ar" / "cities.tsv"):
        for form in forms(row["forms"]):
            yield _Entry(_words(form), "city", row["state"], form, "city", "", "s")
    for row in rows(LEXICON / "ar" / "armed.tsv"):
        for form in forms(row["forms"]):
            number = "p" if form.endswith(("ون", "ين")) else "s"
            yield _Entry(_words(form), "armed", row["state"], form, "armed", "", number)


@cache
def _women() -> frozenset[str]:
    """Names of the registry that are women's: their verbs are feminine."""
    path = LEXICON / "women.txt"
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def _registered() -> Iterator[_Entry]:
    for person in persons():
        gender = "f" if person.name in _women() else ""
        for form in person.ar:
            yield _Entry(_words(form), "person", person.actor, person.name, "person", gender, "s")
    for outlet in outlets():
        for form in (*outlet.ar, *outlet.en):
            yield _Entry(_words(form), "outlet", outlet.state or "", outlet.name, "outlet", "", "")


_CLITICS = (
    ("", ""),
    ("و", ""),
    ("ف", ""),
    ("", "ل"),
    ("", "ب"),
    ("", "ك"),
    ("و", "ل"),
    ("و", "ب"),
    ("و", "ك"),
    ("ف", "ل"),
    ("ف", "ب"),
)


def match(words: list[Token], at: int, stop: int) -> Match | None:
    """The longest name that begins at token `at` and ends before `stop`; None when there is none."""
    best: Match | None = None
    for conj, prep, definite, entries in _candidates(words[at].norm):
        for entry in entries:
            last = _follows(words, at, stop, entry, definite=definite)
            if last is None or (best is not None and last <= best.last):
                continue
            best = Match(
                entry.kind,
                entry.entity,
                entry.label,
                entry.via,
                last,
                conj,
                prep,
                entry.gender,
                entry.number,
                definite,
            )
        if best is not None and not conj and not prep:
            break
    return best


@lru_cache(maxsize=20000)
def _candidates(norm: str) -> tuple[tuple[str, str, bool, tuple[_Entry, ...]], ...]:
    """Names that a word can begin, by the clitics that it then carries; few words begin any."""
    index = _index()
    found: list[tuple[str, str, bool, tuple[_Entry, ...]]] = []
    for conj, prep in _CLITICS:
        if not norm.startswith(conj + prep) or len(norm) < len(conj + prep) + 2:
            continue
        surface = norm[len(conj + prep) :]
        if prep == "ل" and surface.startswith("ل"):
            surface = "ا" + surface
        entries = (*index.get(surface, ()), *_bare(index, surface))
        if entries:
            found.append((conj, prep, surface.startswith("ال"), entries))
    return tuple(found)


def _bare(index: dict[str, tuple[_Entry, ...]], surface: str) -> tuple[_Entry, ...]:
    """A nisba with its article: the index keeps it without."""
    if not surface.startswith("ال"):
        return ()
    return tuple(e for e in index.get(surface[2:], ()) if e.kind == "nisba")


def _follows(
    words: list[Token], at: int, stop: int, entry: _Entry, *, definite: bool
) -> int | None:
    place = at + 1
    for word in entry.words[1:]:
        while place < stop and words[place].norm in _HYPHENS and place > at:
            place += 1
        if place >= stop:
            return None
        norm = words[place].norm
        if norm != word and not (entry.kind == "nisba" and definite and norm == "ال" + word):
            return None
        place += 1
    return place


_LATIN = dict(
    zip(
        "ابتثجحخدذرزسشصضطظعغفقكلمنهويءهپڤ",
        "a b t th j h kh d dh r z s sh s d t z a gh f q k l m n h w i ' a p v".split(),
        strict=True,
    )
)


def transliterate(name: str) -> str:
    """A simple Latin spelling of a name that no registry knows.

    >>> transliterate("كيم يونغ")
    'Kim Iwngh'
    """
    words = []
    for word in name.split():
        letters = [_LATIN.get(ch, "") for ch in word]
        words.append("".join(letters).capitalize())
    return " ".join(w for w in words if w)
