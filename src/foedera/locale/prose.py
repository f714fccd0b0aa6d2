"""Lists as prose."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["joined"]


def joined(items: Sequence[str], lang: str) -> str:
    """Several noun phrases as one.

    >>> joined(["Japan", "Australia", "the Philippines"], "en")
    'Japan, Australia and the Philippines'
    >>> joined(["اليابان", "أستراليا", "الفلبين"], "ar")
    'اليابان وأستراليا والفلبين'
    """
    if lang == "ar" or len(items) < 2:
        return " و".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"
