"""Speakers and outlets that a model points at, named from the report and our registries."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from foedera.read.arabic import letters
from foedera.read.model import Span, Speaker
from foedera.read.words import outlets, persons

if TYPE_CHECKING:
    from foedera.read.document import Document

__all__ = ["outlet_named", "speaker_of"]

_AROUND = " ,،;:؛-–—()"


def speaker_of(document: Document, place: Span, name: str | None, code: str | None) -> Speaker:
    """The speaker whose words stand at a place.

    In English a name is one that stands there; in Arabic it takes its Latin spelling from the
    registry of persons, and stays open where nobody there is registered.
    """
    words = place.of(document.text)
    lang = document.report.lang
    written = (name or "").strip()
    if written and written not in words:
        written = ""
    known = _registered(words, lang)
    latin = known or (written if lang == "en" and written else None)
    role = words.replace(written, " ", 1) if written else ("" if known else words)
    role = " ".join(role.split()).strip(_AROUND)
    return Speaker(
        actor=code,
        name=latin,
        name_as_written=written or (words if known else None),
        role=role or None,
        span=place,
    )


def outlet_named(words: str, lang: str) -> str:
    """The usual English name of an outlet in the registry, else the words themselves.

    >>> outlet_named("وكالة رويترز", "ar"), outlet_named("The Nikkei newspaper", "en")
    ('Reuters', 'Nikkei')
    """
    line = f" {_fold(words, lang)} "
    return next((name for form, name in _outlets(lang) if f" {form} " in line), words)


def _registered(words: str, lang: str) -> str | None:
    line = f" {_fold(words, lang)} "
    return next((name for form, name in _persons(lang) if f" {form} " in line), None)


def _fold(words: str, lang: str) -> str:
    return " ".join((letters.fold(words) if lang == "ar" else words.casefold()).split())


@cache
def _outlets(lang: str) -> tuple[tuple[str, str], ...]:
    """Spellings with the outlet's name, longest first."""
    found = [
        (_fold(form, lang), outlet.name)
        for outlet in outlets()
        for form in (outlet.ar if lang == "ar" else outlet.en)
    ]
    return tuple(sorted(found, key=lambda pair: -len(pair[0])))


@cache
def _persons(lang: str) -> tuple[tuple[str, str], ...]:
    found = [
        (_fold(form, lang), person.name)
        for person in persons()
        for form in (person.ar if lang == "ar" else person.en)
    ]
    return tuple(sorted(found, key=lambda pair: -len(pair[0])))
