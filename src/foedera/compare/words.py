"""Names and lists as a newspaper writes them, in either language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedera import atlas, treaties
from foedera.atlas.speech import spoken
from foedera.locale import translator
from foedera.locale.prose import joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["agreement_name", "listing", "place_name", "state_name", "state_names"]


def state_name(code: str, lang: str, *, within: bool = True) -> str:
    """The state's name; in English with its article, if it has one, `within` a sentence.

    >>> state_name("PHL", "en"), state_name("JPN", "en"), state_name("PHL", "ar")
    ('the Philippines', 'Japan', 'الفلبين')
    """
    return spoken(code, lang) if within else atlas.state(code).name.of(lang)


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
    return joined(shown, lang)


def state_names(codes: Iterable[str], lang: str) -> str:
    """Several states as one phrase."""
    return listing([state_name(code, lang) for code in codes], lang)
