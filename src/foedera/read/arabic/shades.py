"""Verbs whose meaning the words beside them settle: to stand *by* somebody, to open *fire*."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from foedera.read.arabic.letters import fold
from foedera.read.words import LEXICON, forms, rows

if TYPE_CHECKING:
    from foedera.read.arabic.lexicon import Verb
    from foedera.read.arabic.view import View

__all__ = ["shade"]


@cache
def _shades() -> dict[str, tuple[tuple[str, frozenset[str], str], ...]]:
    found: dict[str, list[tuple[str, frozenset[str], str]]] = {}
    for row in rows(LEXICON / "ar" / "shades.tsv"):
        words = frozenset(fold(form) for form in forms(row["words"]))
        meaning = "" if row["meaning"] == "-" else row["meaning"]
        found.setdefault(fold(row["verb"]), []).append((row["within"], words, meaning))
    return {verb: tuple(shades) for verb, shades in found.items()}


def shade(view: View, verb: Verb, head: int, stop: int) -> str | None:
    """The meaning that a word after the verb gives it; None when none does.

    Words are looked for before `stop` with their conjunction and preposition as written; one that
    ends in "*" in the table is a beginning.
    """
    for within, words, meaning in _shades().get(verb.lemma, ()):
        if within == "next":
            reach = [view.after(head)]
        elif within == "clause":
            reach = list(range(head + 1, stop))
        else:
            reach = list(range(head + 1, min(stop, head + 1 + int(within))))
        titled = {"office", "organ", "person"}
        reach = [k for k in reach if k not in view.cover or view.cover[k].kind not in titled]
        starts = tuple(w[:-1] for w in words if w.endswith("*"))
        if any(
            view.norm(k) in words or (starts and view.norm(k).startswith(starts)) for k in reach
        ):
            return meaning
    return None
