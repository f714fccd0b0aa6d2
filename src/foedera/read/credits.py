"""Lines that credit the whole report to an agency, such as "Source: Reuters"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from foedera.read.arabic.letters import fold
from foedera.read.words import outlets

if TYPE_CHECKING:
    from foedera.read.document import Document

__all__ = ["credit_sources"]

_SOURCE = re.compile(
    r"\s*(?:المصدر|المصادر|مصدر الخبر|sources?|with inputs from)\s*:?\s*(.+)", re.I
)
_ALONE = re.compile(r"\s*\(([^()]{2,40})\)\.?\s*")
_KIND = re.compile(r"^(?:وكاله|قناه|شبكه|صحيفه|جريده|مجله|موقع) (?:انباء )?")
_BETWEEN = re.compile(r"\s*(?:[,،+/|;؛–—-]|\band\b|\sو(?!كال)(?=\w))\s*")


def credit_sources(document: Document) -> None:
    """Give every event the outlets that a line of its own credits the report to, outermost."""
    names: list[str] = []
    for sentence in document.sentences:
        if sentence.boilerplate:
            line = sentence.span.of(document.text)
            found = _SOURCE.fullmatch(line) or _ALONE.fullmatch(line)
            names += [_known()[part] for part in _parts(found) if part in _known()]
    own = _known().get(_spelling(document.report.outlet or ""))
    for draft in document.drafts:
        draft.outlets += [n for n in dict.fromkeys(names) if n != own and n not in draft.outlets]


def _parts(found: re.Match[str] | None) -> list[str]:
    return [_spelling(part) for part in _BETWEEN.split(found[1])] if found else []


def _spelling(name: str) -> str:
    bare = _KIND.sub("", fold(name).strip(' .«»"“”').lower())
    return bare.removeprefix("ال").replace(" ", "")


@cache
def _known() -> dict[str, str]:
    return {
        _spelling(form): outlet.name
        for outlet in outlets()
        if outlet.kind != "think-tank"
        for form in (outlet.name, *outlet.ar, *outlet.en)
    }
