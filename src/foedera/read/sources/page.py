"""The article in an HTML page, by trafilatura: main text, title, outlet, day. Nothing is fetched."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING, Any

from foedera.errors import InvalidData
from foedera.read.sources.day import written_day
from foedera.read.sources.found import Found

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from foedera.read.sources.units import Unit

__all__ = ["article", "is_page", "plain"]

_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*+<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_PRUNED = ["//nav", "//footer", "//aside", "//form", "//figcaption", "//button"]
_DATED = (
    "//time|//*[contains(@class,'date') or contains(@class,'Date') or contains(@class,'time')"
    " or contains(@class,'publish') or contains(@id,'date')]"
)
_TABLE = ("table", "tbody", "tr", "td", "th")
_UNSEEN = {"script", "style", "figure", "figcaption", "noscript"}
_BLOCKS = frozenset(
    "p div br li ul ol h1 h2 h3 h4 h5 h6 blockquote table tr section article".split()
)
_BARS = re.compile(r"\s+[|–—»-]\s+")
_SHORT = 60
_MOST = 0.7
_SITE_WORDS = 4


def is_page(head: str) -> bool:
    """Whether a text begins like an HTML page."""
    return bool(_HTML.match(head[:4000]))


def article(unit: Unit, text: str, warnings: tuple[Any, ...] = ()) -> Found:
    """The article's paragraphs, one a line, and what the page's metadata says about it.

    Raises InvalidData for a page without an article.
    """
    from trafilatura import bare_extraction
    from trafilatura.utils import load_html

    for library in ("trafilatura", "htmldate"):
        logging.getLogger(library).addHandler(logging.NullHandler())
    # a bare fragment is refused unless it stands in a document
    tree = load_html(text) if is_page(text) else load_html(f"<html><body>{text}</body></html>")
    found: Any = None
    if tree is not None:
        _flatten(tree)
        found = bare_extraction(
            tree,
            with_metadata=True,
            include_comments=False,
            prune_xpath=_PRUNED,
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
    lines = [line.strip() for line in (found.text or "").splitlines()] if found else []
    if tree is None or not any(letter.isalnum() for line in lines for letter in line):
        raise InvalidData(
            "no article text in the page",
            where=unit.where,
            remedy="Save the article's text to a .txt file and read that.",
        )
    title, outlet = _heading(tree, found.title or "", found.sitename)
    lines, shown = _dateline([line for line in lines if line])
    return Found(
        text="\n".join(lines),
        where=unit.where,
        name=unit.stem,
        title=title or None,
        outlet=outlet,
        published=found.date or _dated(tree) or shown,
        lang=tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang"),
        url=found.url,
        warnings=warnings,
    )


def plain(fragment: str) -> str:
    r"""The words of a piece of HTML, one paragraph a line.

    >>> plain("<p>Tokyo &amp; Manila <b>signed</b>.</p><script>x()</script>Then<br>left.")
    'Tokyo & Manila signed.\nThen\nleft.'
    """
    if "<" not in fragment and "&" not in fragment:
        return fragment.strip()
    from lxml.etree import ParserError
    from lxml.html import fromstring

    try:
        tree = fromstring(f"<div>{fragment}</div>")
    except (ParserError, ValueError):
        return ""
    parts: list[str] = []
    _collect(tree, parts)
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)


def _collect(tree: HtmlElement, parts: list[str]) -> None:
    from lxml.etree import iterwalk

    hidden = 0
    for event, node in iterwalk(tree, events=("start", "end")):
        seen = isinstance(node.tag, str) and node.tag not in _UNSEEN
        if event == "start":
            hidden += not seen
            words = node.text
        else:
            hidden -= not seen
            words = node.tail
        if node.tag in _BLOCKS:
            parts.append("\n")
        if words and not hidden:
            parts.append(words.replace("\n", " "))


def _flatten(tree: HtmlElement) -> None:
    """Of a page laid out in tables, with no paragraph marked, keep the cell with the prose in it."""
    body = tree.find(".//body")
    if body is None or tree.find(".//p") is not None or tree.find(".//article") is not None:
        return
    for node in body.iter(*_TABLE):
        node.tag = "div"
    core = body
    while True:
        enough = _MOST * _prose(core)
        inner = next((node for node in core if enough and _prose(node) >= enough), None)
        if inner is None:
            break
        core = inner
    while core is not body and core.tag not in _BLOCKS:
        core = core.getparent()
    if core is not body:
        body[:] = [core]


def _prose(tree: HtmlElement) -> int:
    """Letters in long lines, which menus and lists of headlines do not have."""
    parts: list[str] = []
    _collect(tree, parts)
    return sum(len(line) for line in "".join(parts).split("\n") if len(line) > _SHORT)


def _heading(tree: HtmlElement, title: str, outlet: str | None) -> tuple[str, str | None]:
    """Title and outlet, where the page's title holds both with a bar between them."""
    whole = " ".join((tree.findtext(".//title") or "").split())
    parts = [part.strip() for part in _BARS.split(whole) if part.strip()]
    if len(parts) < 2 or (title and title not in (*parts, whole)):
        return title, outlet
    longest = max(parts, key=len)
    site = parts[-1] if parts[-1] != longest else parts[0]
    named = len(site.split()) <= _SITE_WORDS < len(longest.split())
    return longest, outlet or (site if named else None)


def _dateline(lines: list[str]) -> tuple[list[str], str | None]:
    """The lines without one at the top that says nothing but the day, and that line."""
    for place, line in enumerate(lines[:4]):
        if len(line) <= _SHORT and written_day(line) and not line.endswith("."):
            return lines[:place] + lines[place + 1 :], line
    return lines, None


def _dated(tree: HtmlElement) -> str | None:
    """The first short text that holds a day, in what is marked as a date."""
    for node in tree.xpath(_DATED):
        for words in (node.get("datetime"), " ".join(node.text_content().split())):
            if words and len(words) <= _SHORT and written_day(words):
                return str(words)
    return None
