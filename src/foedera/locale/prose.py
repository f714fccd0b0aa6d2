"""Lists as prose."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["joined"]

_WORDS = {("en", False): " and ", ("en", True): " or ", ("ar", False): " و", ("ar", True): " أو "}


def joined(items: Sequence[str], lang: str, *, either: bool = False) -> str:
    """Several noun phrases as one; alternatives with `either`.

    >>> joined(["Japan", "Australia", "the Philippines"], "en")
    'Japan, Australia and the Philippines'
    >>> joined(["اليابان", "أستراليا", "الفلبين"], "ar")
    'اليابان وأستراليا والفلبين'
    >>> joined(["an armed attack", "aggression"], "en", either=True)
    'an armed attack or aggression'
    """
    word = _WORDS[lang, either]
    if lang == "ar" or len(items) < 2:
        return word.join(items)
    return f"{', '.join(items[:-1])}{word}{items[-1]}"
