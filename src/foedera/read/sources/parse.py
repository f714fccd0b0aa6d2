"""From a unit's bytes to the reports in it, by what the bytes are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from foedera.errors import FoederaError, InvalidData
from foedera.read.sources.documents import documents
from foedera.read.sources.encoding import decode
from foedera.read.sources.feed import entries, is_feed
from foedera.read.sources.found import Found
from foedera.read.sources.page import article, is_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foedera.read.model import ReadingWarning
    from foedera.read.sources.units import Unit

__all__ = ["found_in"]

_FRONT = re.compile(r"\A\s*---[ \t]*\r?\n(.*?)\r?\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^(title|outlet|published|date|lang|url)[ \t]*:[ \t]*(.*)$", re.IGNORECASE)
_HEADING = re.compile(r"\A\s*# +([^\n]+)\n")
_PAGES = frozenset({".html", ".htm", ".xhtml"})
_MARKDOWN = frozenset({".md", ".markdown"})


def found_in(unit: Unit) -> Iterator[Found | FoederaError]:
    """The reports of a unit in their order; what is no report is an error in its place."""
    if unit.error:
        yield unit.error
        return
    try:
        if unit.line is not None or unit.suffix == ".json" or unit.raw.lstrip()[:2] == b"[{":
            yield from documents(unit)
            return
        text, warnings = decode(unit.raw, unit.where)
        if text.lstrip()[:1] == "<" and is_feed(text):
            yield from entries(unit, text)
        elif is_page(text) or unit.suffix in _PAGES:
            yield article(unit, text, warnings)
        else:
            yield _plain_text(unit, text, warnings)
    except InvalidData as error:
        yield error


def _plain_text(unit: Unit, text: str, warnings: tuple[ReadingWarning, ...]) -> Found:
    text, fields = _front_matter(text)
    title = fields.get("title")
    heading = _HEADING.match(text)
    if heading and unit.suffix in _MARKDOWN:
        title = title or heading[1].strip()
        text = text[heading.end() :]
    return Found(
        text=text,
        where=unit.where,
        name=unit.stem,
        title=title,
        outlet=fields.get("outlet"),
        published=fields.get("published") or fields.get("date"),
        lang=fields.get("lang"),
        url=fields.get("url"),
        warnings=warnings,
    )


def _front_matter(text: str) -> tuple[str, dict[str, str]]:
    head = _FRONT.match(text)
    if not head:
        return text, {}
    fields: dict[str, str] = {}
    for line in head.group(1).splitlines():
        field = _FIELD.match(line.strip())
        if field:
            fields[field.group(1).lower()] = field.group(2).strip().strip("\"'")
    return text[head.end() :], fields
