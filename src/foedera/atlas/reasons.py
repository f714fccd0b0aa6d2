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
    """A message of the catalogue with its values, or words given in both languages.

    Calling it gives the sentence.

    >>> Reason("{place} lies on the high seas", (("place", Names("Wake", "ويك")),))("en")
    'Wake lies on the high seas'
    """

    message: str
    values: Values = ()
    given: Names | None = None

    def __call__(self, lang: str = "en") -> str:
        """The sentence in that language."""
        if self.given is not None:
            return self.given.of(lang)
        from foedera.locale import translator

        values = {key: _said(value, lang) for key, value in self.values}
        return translator(lang, "atlas")(self.message, **values)

    def __str__(self) -> str:
        return self("en")


def _said(value: Names | str | date, lang: str) -> str:
    from foedera.locale.days import spoken_day

    if isinstance(value, Names):
        return value.of(lang)
    return value if isinstance(value, str) else spoken_day(value, lang)
