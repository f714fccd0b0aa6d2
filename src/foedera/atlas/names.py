"""Names in two languages, and how a name that somebody typed is matched to one that is kept."""

from __future__ import annotations

import difflib
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from foedera.errors import NotFound

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Index", "Names", "fold"]

_LETTERS = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ـ": None}
    | {"’": "'", "ʻ": "'", "‘": "'", "–": "-"}
)


@dataclass(frozen=True, slots=True)
class Names:
    """One name in English and in Arabic.

    >>> Names("Japan", "اليابان").of("ar")
    'اليابان'
    """

    en: str
    ar: str

    def of(self, lang: str) -> str:
        """The name in that language ("en" or "ar")."""
        return self.ar if lang == "ar" else self.en


def fold(text: str) -> str:
    """A spelling-blind form for comparing names: no case, accents, vowel marks or hamza seats.

    >>> fold("São  Tomé") == fold("sao tome"), fold("أميركا") == fold("اميركا")
    (True, True)
    """
    plain = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    kept = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(kept.casefold().replace("_", " ").split())


def _bare(folded: str) -> str:
    if folded.startswith("the "):
        return folded[4:]
    return folded[2:] if folded.startswith("ال") and len(folded) > 4 else folded


T = TypeVar("T")


class Index(Generic[T]):
    """Finds things by any of their names; the first to claim a name keeps it."""

    def __init__(self, kind: str, entries: Iterable[tuple[T, Iterable[str]]]) -> None:
        self._kind = kind
        self._found: dict[str, T] = {}
        self._shown: dict[str, str] = {}
        loose: list[tuple[str, T]] = []
        for thing, names in entries:
            for name in names:
                key = fold(name)
                self._found.setdefault(key, thing)
                self._shown.setdefault(key, name)
                loose.append((_bare(key), thing))
        for key, thing in loose:
            self._found.setdefault(key, thing)

    def get(self, text: str) -> T | None:
        """What answers to the name, or None."""
        key = fold(text)
        found = self._found.get(key)
        return found if found is not None else self._found.get(_bare(key))

    def find(self, text: str, *, where: str | None = None) -> T:
        """What answers to the name; NotFound with the nearest names otherwise."""
        found = self.get(text)
        if found is None:
            raise self.missing(text, where=where)
        return found

    def near(self, text: str, n: int = 3) -> list[str]:
        """Kept names that look like the text, best first."""
        keys = difflib.get_close_matches(fold(text), self._shown, n=n, cutoff=0.6)
        return [self._shown[key] for key in keys]

    def missing(self, text: str, *, where: str | None = None) -> NotFound:
        """The error for a name that nothing answers to."""
        near = self.near(text)
        quoted = ", ".join(f"'{name}'" for name in near)
        remedy = f"Did you mean {quoted}?" if near else f"See the list of {self._kind}s."
        return NotFound(
            f"no {self._kind} {text!r}", where=where, remedy=remedy, name=text, nearest=near
        )
