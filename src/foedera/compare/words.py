"""Names and lists as a newspaper writes them, in either language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedera import atlas, treaties
from foedera.locale import translator

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

__all__ = ["agreement_name", "day", "listing", "place_name", "state_name", "state_names"]

#: States whose English name takes an article within a sentence.
_WITH_ARTICLE = frozenset(
    [
        "ARE",
        "BHS",
        "CAF",
        "COD",
        "COG",
        "COM",
        "DOM",
        "FRO",
        "GBR",
        "GMB",
        "IMN",
        "MDV",
        "MHL",
        "NLD",
        "PHL",
        "SLB",
        "SUN",
        "USA",
        "VAT",
    ]
)


def state_name(code: str, lang: str, *, within: bool = True) -> str:
    """The state's name; in English with its article, if it has one, `within` a sentence.

    >>> state_name("PHL", "en"), state_name("JPN", "en"), state_name("PHL", "ar")
    ('the Philippines', 'Japan', 'الفلبين')
    """
    name = atlas.state(code).name.of(lang)
    return f"the {name}" if within and lang == "en" and code in _WITH_ARTICLE else name


def place_name(slug: str, lang: str) -> str:
    """The place's name."""
    return atlas.place(slug).name.of(lang)


def agreement_name(slug: str, lang: str) -> str:
    """How a brief names the agreement."""
    return treaties.load().agreement(slug).short.of(lang)


def listing(names: Sequence[str], lang: str, *, most: int = 9) -> str:
    """Names as one phrase; beyond `most`, the rest are counted, unless it is one.

    >>> listing(["Japan", "South Korea", "the Philippines"], "en")
    'Japan, South Korea and the Philippines'
    >>> listing(["اليابان", "كوريا الجنوبية", "الفلبين"], "ar")
    'اليابان وكوريا الجنوبية والفلبين'
    >>> listing(["a", "b", "c", "d"], "en", most=2)
    'a, b and 2 others'
    """
    shown = list(names)
    if len(shown) > most + 1:
        rest = len(shown) - most
        t = translator(lang, "compare")
        shown = [*shown[:most], t.plural("{n} other", "{n} others", rest)]
    if len(shown) < 2:
        return "".join(shown)
    if lang == "ar":
        return " و".join(shown)
    return f"{', '.join(shown[:-1])} and {shown[-1]}"


def state_names(codes: Iterable[str], lang: str) -> str:
    """Several states as one phrase."""
    return listing([state_name(code, lang) for code in codes], lang)


_MONTHS = {
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    "ar": [
        "يناير/كانون الثاني",
        "فبراير/شباط",
        "مارس/آذار",
        "أبريل/نيسان",
        "مايو/أيار",
        "يونيو/حزيران",
        "يوليو/تموز",
        "أغسطس/آب",
        "سبتمبر/أيلول",
        "أكتوبر/تشرين الأول",
        "نوفمبر/تشرين الثاني",
        "ديسمبر/كانون الأول",
    ],
}


def day(on: date, lang: str) -> str:
    """The date in words.

    >>> from datetime import date
    >>> day(date(2024, 9, 18), "en"), day(date(2024, 9, 18), "ar")
    ('18 September 2024', '18 سبتمبر/أيلول 2024')
    """
    return f"{on.day} {_MONTHS[lang][on.month - 1]} {on.year}"
