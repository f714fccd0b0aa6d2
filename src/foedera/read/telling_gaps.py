"""The gap report as plain text for people, in Arabic or English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedera.locale import translator

if TYPE_CHECKING:
    from collections.abc import Sequence

    from foedera.read.gaps import Gap

__all__ = ["tell_gaps"]

_COMMA = {"ar": "، ", "en": ", "}


def tell_gaps(gaps: Sequence[Gap], lang: str) -> str:
    """One paragraph for each gap: the word, its forms, how often, and a sentence that has it.

    >>> tell_gaps([], "en")
    'No word between actors is missing in the word lists.'
    """
    t = translator(lang, "read")
    if not gaps:
        return t("No word between actors is missing in the word lists.")
    lines = [
        t.plural(
            "{n} word between actors is missing in the word lists:",
            "{n} words between actors are missing in the word lists:",
            len(gaps),
        )
    ]
    for gap in gaps:
        others = _COMMA[lang].join(gap.forms[1:])
        times = t.plural("{n} time", "{n} times", gap.count)
        where = t.plural("in {n} report", "in {n} reports", gap.reports)
        lines += [
            "",
            f"{gap.word}{f' ({others})' if others else ''}: {times}{_COMMA[lang]}{where}",
            f"   {gap.report}: «{gap.sentence}»",
        ]
    return "\n".join(lines)
