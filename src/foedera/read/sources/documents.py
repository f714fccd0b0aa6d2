"""Reports written as JSON objects, with the field names that corpora use."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from foedera.errors import InvalidData
from foedera.read.sources.encoding import decode
from foedera.read.sources.found import Found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foedera.read.sources.units import Unit

__all__ = ["documents"]

_KEYS = {
    "text": ("text", "body", "content", "articleBody", "maintext", "article"),
    "title": ("title", "headline"),
    "outlet": ("outlet", "source", "publisher", "sitename"),
    "published": ("published", "date", "datePublished", "published_at", "date_publish"),
    "lang": ("lang", "language", "inLanguage"),
    "url": ("url", "link"),
    "id": ("id", "_id", "guid"),
}
_TAG = re.compile(r"</?(?:p|br|div|span|a|strong|em|h[1-6]|ul|li)\b[^<>]*>", re.IGNORECASE)
_MARKED_UP = 2
_HALF = re.compile("[\ud800-\udfff]")  # half a character: no text


def documents(unit: Unit) -> Iterator[Found | InvalidData]:
    """The reports of a line of JSON lines, or of a file with one object or a list of them.

    Keys that mean nothing here are ignored. What is no report is an InvalidData in its place.
    """
    try:
        text, warnings = decode(unit.raw, unit.where)
        data = json.loads(text)
    except InvalidData as error:
        yield error
        return
    except (ValueError, RecursionError) as error:
        yield _broken(unit, error)
        return
    many = isinstance(data, list)
    for number, item in enumerate(data if many else [data], start=1):
        where = f"{unit.where}[{number}]" if many else unit.where
        name = unit.stem if unit.line is None and not many else f"{unit.stem}-{unit.line or number}"
        try:
            yield _found(item, where, name, warnings)
        except InvalidData as error:
            yield error


def _broken(unit: Unit, error: ValueError | RecursionError) -> InvalidData:
    if isinstance(error, json.JSONDecodeError):
        line = (unit.line or 0) + error.lineno - (1 if unit.line else 0)
        where, place = f"{unit.path}:{line}", f", column {error.colno}"
        return InvalidData(f"no JSON: {error.msg}{place}", where=where, remedy=_REMEDY)
    return InvalidData("no JSON: nested too deep", where=unit.where, remedy=_REMEDY)


_REMEDY = "Write one JSON object per report, with its text under 'text'."


def _found(item: Any, where: str, name: str, warnings: tuple[Any, ...]) -> Found:
    if not isinstance(item, dict):
        raise InvalidData("no JSON object", where=where, remedy=_REMEDY)
    fields = {field: _field(item, field) for field in _KEYS}
    text = fields["text"]
    if not text:
        raise InvalidData(
            "no text in this report",
            where=where,
            remedy=f"Put it under one of the keys {', '.join(_KEYS['text'])}.",
        )
    if len(_TAG.findall(text)) >= _MARKED_UP:
        from foedera.read.sources.page import plain

        text = plain(text)
    return Found(
        text=text,
        where=where,
        name=fields["id"] or name,
        title=fields["title"],
        outlet=fields["outlet"],
        published=fields["published"],
        lang=fields["lang"],
        url=fields["url"],
        warnings=warnings,
    )


def _field(item: dict[str, Any], field: str) -> str | None:
    """The first of a field's keys that holds words; a number serves as anything but the text."""
    for key in _KEYS[field]:
        value = item.get(key)
        if isinstance(value, dict):
            value = value.get("name") or value.get("rendered")
        if isinstance(value, int) and not isinstance(value, bool) and field != "text":
            value = str(value)
        if isinstance(value, str) and value.strip():
            words = value.strip()
            return words if field == "text" else _HALF.sub("\ufffd", words)
    return None
