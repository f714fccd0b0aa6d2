"""RSS and Atom files as reports: one an entry. Only the bytes are read, no address is opened."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from foedera.errors import InvalidData
from foedera.read.sources.found import Found
from foedera.read.sources.page import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foedera.read.sources.units import Unit

__all__ = ["entries", "is_feed"]


def is_feed(head: str) -> bool:
    """Whether a text begins like RSS 2.0, RSS 1.0 or Atom."""
    start = head[:4000].lower()
    return any(mark in start for mark in ("<rss", "<feed", "<rdf:rdf")) and "<html" not in start


def entries(unit: Unit, text: str) -> Iterator[Found | InvalidData]:
    """The entries of a feed in its order; the feed's title is the outlet.

    An entry without words is an InvalidData in its place, and so is a feed without entries.
    """
    import feedparser

    # a stream, since feedparser would take bytes or a string for a file's name or an address
    feed = feedparser.parse(io.BytesIO(_as_utf8(text)), resolve_relative_uris=False)
    if not feed.entries:
        fault = feed.get("bozo_exception")
        yield InvalidData(
            "no entries in the feed" + (f": {fault}" if fault else ""),
            where=unit.where,
            remedy="Save the feed again; it may have been cut off.",
        )
    outlet = feed.feed.get("title")
    for number, entry in enumerate(feed.entries, start=1):
        where = f"{unit.where}[{number}]"
        body = _body(entry)
        if not any(letter.isalnum() for letter in body):
            yield InvalidData(
                "no text in this entry", where=where, remedy="Read the page it links to instead."
            )
            continue
        yield Found(
            text=body,
            where=where,
            name=entry.get("id") or f"{unit.stem}-{number}",
            title=plain(entry.get("title", "")) or None,
            outlet=entry.get("source", {}).get("title") or outlet,
            published=entry.get("published") or entry.get("updated"),
            lang=feed.feed.get("language"),
            url=entry.get("link"),
        )


def _as_utf8(text: str) -> bytes:
    """The feed with its declaration of another encoding taken off; it has been decoded already."""
    text = text.lstrip("\ufeff \n\r\t")
    if text.startswith("<?xml"):
        text = text[text.find("?>") + 2 :]
    return text.encode("utf-8", "replace")


def _body(entry: Any) -> str:
    """The longest of what an entry says, since many feeds cut their summaries short."""
    bodies = [part.get("value", "") for part in entry.get("content", [])]
    bodies += [entry.get("summary", "")]
    return max((plain(body) for body in bodies), key=len)
