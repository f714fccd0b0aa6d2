"""The forms of an Arabic nisba adjective, made and not listed.

A nisba inflects with complete regularity: the masculine singular plus an ending. Broken plurals
(روس, أتراك) do not follow from the singular; a state keeps those in `people_ar`.
"""

from __future__ import annotations

__all__ = ["nisba_forms"]

_ENDINGS = ("", "ة", "ون", "ين", "ان", "تان", "تين", "ات", "ا")


def nisba_forms(nisba: str) -> tuple[str, ...]:
    """Every form without article: masculine, feminine, plurals, duals, accusative.

    A nisba of two words (كوري جنوبي) agrees in both. Source: any grammar of written Arabic.

    >>> nisba_forms("ياباني")[:4]
    ('ياباني', 'يابانية', 'يابانيون', 'يابانيين')
    >>> "كورية جنوبية" in nisba_forms("كوري جنوبي")
    True
    """
    return tuple(
        " ".join(word + ending if word.endswith("ي") else word for word in nisba.split())
        for ending in _ENDINGS
    )
