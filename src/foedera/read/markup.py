"""The article inside an HTML page: title, text, day of publication, outlet."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

__all__ = ["Page", "extract"]

_SKIPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "nav",
        "header",
        "footer",
        "aside",
        "form",
        "button",
        "select",
        "svg",
        "iframe",
        "figure",
        "figcaption",
        "menu",
        "dialog",
        "textarea",
        "object",
        "video",
        "audio",
        "canvas",
    ]
)
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "main",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "ul",
        "ol",
        "blockquote",
        "br",
        "tr",
        "table",
        "td",
        "dl",
        "dt",
        "dd",
        "pre",
        "title",
        "body",
    ]
)
_VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
    ]
)
_DATE_KEYS = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "publishdate",
    "pubdate",
    "publish_date",
    "date",
    "dc.date",
    "dc.date.issued",
    "sailthru.date",
    "parsely-pub-date",
)
_SPACE = re.compile(r"[ \t\r\f\v\u00a0]+")


@dataclass(slots=True)
class Page:
    """What a page holds of its article."""

    text: str
    fields: dict[str, str] = field(default_factory=dict)


class _Collector(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.meta: dict[str, str] = {}
        self.lang = ""
        self.times: list[str] = []
        self.linked_data: list[str] = []
        self.stack: list[str] = []
        self.skipping = 0
        self.lines: list[tuple[str, str, bool]] = []
        self.buffer: list[str] = []
        self.block = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {key: value or "" for key, value in attrs}
        if tag == "html":
            self.lang = values.get("lang", "")
        if tag == "meta":
            key = values.get("property") or values.get("name") or values.get("itemprop") or ""
            self.meta.setdefault(key.lower(), values.get("content", ""))
        if tag == "time" and values.get("datetime"):
            self.times.append(values["datetime"])
        if tag in _BLOCKS:
            self.flush()
            self.block = tag
        if tag in _VOID:
            return
        self.stack.append(tag)
        if tag in _SKIPPED:
            self.skipping += 1
        if tag == "script" and "ld+json" in values.get("type", ""):
            self.linked_data.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.flush()
        if tag not in self.stack:
            return
        while self.stack:
            closed = self.stack.pop()
            if closed in _SKIPPED:
                self.skipping -= 1
            if closed == tag:
                break

    def handle_data(self, data: str) -> None:
        if self.stack and self.stack[-1] == "script" and self.linked_data:
            if not self.linked_data[-1]:
                self.linked_data[-1] = data
            return
        if not self.skipping:
            self.buffer.append(data)

    def flush(self) -> None:
        line = _SPACE.sub(" ", "".join(self.buffer).replace("\n", " ")).strip()
        self.buffer.clear()
        if line:
            self.lines.append((self.block, line, "article" in self.stack or "main" in self.stack))


def extract(page: str) -> Page:
    """The article's paragraphs, one a line; markup is dropped, never run.

    >>> extract("<html><h1>T</h1><p>One.</p><script>x()</script></html>").text
    'One.'
    """
    collector = _Collector()
    collector.feed(page)
    collector.close()
    collector.flush()
    fields = _fields(collector)
    return Page(_body(collector, fields.get("title", "")), fields)


def _body(collector: _Collector, title: str) -> str:
    lines = [line for line in collector.lines if line[0] not in ("title", "h1")]
    inside = [line for line in lines if line[2]]
    if sum(len(text) for _, text, _ in inside) > 200:
        lines = inside
    paragraphs = [text for block, text, _ in lines if block in ("p", "blockquote")]
    if sum(map(len, paragraphs)) < sum(len(text) for _, text, _ in lines) / 4:
        paragraphs = [text for _, text, _ in lines]
    return "\n".join(text for text in paragraphs if text != title)


def _fields(collector: _Collector) -> dict[str, str]:
    fields: dict[str, str] = {}
    heads = [text for block, text, _ in collector.lines if block == "h1"]
    titles = [text for block, text, _ in collector.lines if block == "title"]
    title = (heads or [collector.meta.get("og:title", "")])[0] or (titles or [""])[0]
    linked = _linked(collector.linked_data)
    published = next(
        (collector.meta[key] for key in _DATE_KEYS if collector.meta.get(key)),
        linked or (collector.times[0] if collector.times else ""),
    )
    for key, value in (
        ("title", title),
        ("outlet", collector.meta.get("og:site_name", "")),
        ("published", published),
        ("lang", collector.lang),
    ):
        if value.strip():
            fields[key] = value.strip()
    return fields


def _linked(documents: list[str]) -> str:
    """The date in the page's linked data, when it has any."""
    for document in documents:
        try:
            todo = [json.loads(document)]
        except ValueError:
            continue
        while todo:
            node = todo.pop()
            if isinstance(node, dict):
                value = node.get("datePublished")
                if isinstance(value, str):
                    return value
                todo.extend(node.values())
            elif isinstance(node, list):
                todo.extend(node)
    return ""
