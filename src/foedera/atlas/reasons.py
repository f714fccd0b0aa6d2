"""A sentence that is put into words when somebody asks for it in a language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from foedera.atlas.names import Names

if TYPE_CHECKING:
    from datetime import date

__all__ = ["Reason", "Values"]

Values: TypeAlias = "tuple[tuple[str, Names | str | date], ...]"


@dataclass(frozen=True, slots=True)
class Reason:
    """A message of the catalogue with its values; calling it gives the sentence.

    >>> Reason("{place} lies on the high seas", (("place", Names("X", "س")),))("en")
    'X lies on the high seas'
    """

    message: str
    values: Values = ()

    def __call__(self, lang: str = "en") -> str:
        """The sentence in that language."""
        from foedera.locale import translator

        said = {
            key: value.of(lang) if isinstance(value, Names) else str(value)
            for key, value in self.values
        }
        return translator(lang, "atlas")(self.message, **said)

    def __str__(self) -> str:
        return self("en")
