"""What people see, in their language: gettext catalogues, one domain per room.

The message id is the English sentence with named placeholders; the Arabic is in
``locale/ar/LC_MESSAGES/<room>.po``. Words of a closed vocabulary have a key for their id, such as
``act:blockade``, and stand in the English catalogue too.
"""

from __future__ import annotations

import gettext
from functools import cache
from pathlib import Path
from typing import Any

from foedera.errors import FoederaError, UsageError

__all__ = ["LANGUAGES", "Translator", "check_language", "translator"]

LANGUAGES = ("en", "ar")
_HERE = Path(__file__).parent


class Translator:
    """Callable that turns an English message and its values into a sentence of one language."""

    def __init__(self, lang: str, domain: str, catalogue: gettext.NullTranslations) -> None:
        self.lang = lang
        self.domain = domain
        self._catalogue = catalogue

    def __call__(self, message: str, /, **values: Any) -> str:
        """The sentence; values fill the named placeholders."""
        text = self._catalogue.gettext(message)
        return text.format(**values) if values else text

    def plural(self, singular: str, plural: str, n: int, /, **values: Any) -> str:
        """The form that fits the number n, which fills ``{n}``."""
        return self._catalogue.ngettext(singular, plural, n).format(n=n, **values)


def check_language(lang: str) -> str:
    """The code itself, or UsageError naming the languages there are."""
    if lang not in LANGUAGES:
        raise UsageError(
            f"no language {lang!r}",
            where="--lang",
            remedy="Choose 'ar' (Arabic) or 'en' (English).",
        )
    return lang


@cache
def translator(lang: str, domain: str) -> Translator:
    """The translator of one room into one language.

    Raises UsageError for a language without a catalogue, and FoederaError where the catalogues of
    a checkout have not been compiled.

    >>> translator("en", "must")("{state} is bound", state="Japan")
    'Japan is bound'
    """
    check_language(lang)
    source = _HERE / lang / "LC_MESSAGES" / f"{domain}.po"
    if source.exists() and not source.with_suffix(".mo").exists():
        raise FoederaError(
            f"the catalogue {lang}/{domain} is not compiled",
            remedy="Run `make catalogues` in the checkout, or install the package anew.",
        )
    return Translator(
        lang, domain, gettext.translation(domain, _HERE, languages=[lang], fallback=True)
    )
