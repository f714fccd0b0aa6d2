"""Names, dates and lists as the newspapers of each language write them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from foedera import atlas
from foedera.atlas.speech import is_masculine, spoken
from foedera.brief.tables import actors
from foedera.errors import NotFound
from foedera.locale import translator
from foedera.locale.days import spoken_day, spoken_month
from foedera.locale.prose import joined
from foedera.read.naming import topic_name

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

__all__ = ["Words"]

_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


class Words:
    """How one language says things; `indic` writes numbers in Arabic-Indic digits.

    >>> from datetime import date
    >>> Words("ar").day(date(2024, 7, 28))
    'الأحد 28 يوليو/تموز 2024'
    >>> Words("en").names(["USA", "JPN"])
    'the United States and Japan'
    """

    def __init__(self, lang: str, *, indic: bool = False) -> None:
        self.lang = lang
        self.indic = indic and lang == "ar"
        self.t = translator(lang, "brief")

    @property
    def rtl(self) -> bool:
        """Whether the language runs from right to left."""
        return self.lang == "ar"

    def digits(self, text: str) -> str:
        """The text with its numbers in the digits asked for."""
        return text.translate(_INDIC) if self.indic else text

    def say(self, message: str, /, **values: Any) -> str:
        """A message of the catalogue, numbers in the reader's digits."""
        return self.digits(self.t(message, **values))

    def count(self, singular: str, plural: str, n: int, /, **values: Any) -> str:
        """A message that depends on a number."""
        return self.digits(self.t.plural(singular, plural, n, **values))

    def keyed(self, domain: str, key: str) -> str:
        """A word of a closed vocabulary, as the room that owns it says it everywhere.

        >>> Words("ar").keyed("must", "verdict:bound")
        'ملزَم'
        """
        return translator(self.lang, domain)(key)

    def day(self, day: date, *, weekday: bool = True) -> str:
        """A day in full; in Arabic with both names of the month."""
        return self.digits(spoken_day(day, self.lang, weekday=weekday))

    def month(self, day: date) -> str:
        """A month with its year."""
        return self.digits(spoken_month(day.year, day.month, self.lang))

    def bare(self, code: str) -> str:
        """The name of a state or organisation as a label: no article in English."""
        try:
            found = atlas.organisation(code) if code.startswith("org:") else atlas.state(code)
        except NotFound:
            return code
        return found.name.of(self.lang)

    def name(self, code: str) -> str:
        """The name as it stands in a sentence."""
        try:
            return spoken(code, self.lang)
        except NotFound:
            return code

    def masculine(self, code: str) -> bool:
        """Whether the Arabic name takes a masculine verb."""
        return is_masculine(code)

    def names(self, codes: Iterable[str], *, most: int = 8) -> str:
        """Several names joined by "and"; beyond `most`, how many more there are."""
        return self.list_of([self.name(code) for code in codes], most=most)

    def list_of(self, items: list[str], *, most: int = 8) -> str:
        """Several noun phrases joined by "and"."""
        if len(items) > most:
            rest = len(items) - most + 1
            items = [*items[: most - 1], self.count("{n} other", "{n} others", rest)]
        return joined(items, self.lang)

    def topic(self, slug: str) -> str:
        """A topic as it stands in a sentence."""
        return topic_name(slug, self.lang)

    def place(self, slug: str) -> str:
        """A place as it stands in a sentence."""
        name = atlas.place(slug).name.of(self.lang)
        return f"the {name}" if self.lang == "en" and name.endswith("Islands") else name

    def outlet(self, name: str) -> str:
        """An outlet as the readers of the language know it."""
        if self.lang != "ar":
            return name
        return str(actors()["outlets_ar"].get(name, name))

    @staticmethod
    def with_li(phrase: str) -> str:
        """The Arabic phrase after the preposition ل.

        >>> Words.with_li("الصين"), Words.with_li("بريطانيا")
        ('للصين', 'لبريطانيا')
        """
        return f"لل{phrase[2:]}" if phrase.startswith("ال") else f"ل{phrase}"

    def capital(self, text: str) -> str:
        """The text with its first letter large, where the script has large letters."""
        return text[:1].upper() + text[1:]
