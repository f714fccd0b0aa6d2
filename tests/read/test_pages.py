"""Saved pages give their article: its lines, title, outlet and day, and nothing is fetched."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Any

import pytest
import yaml

from foedera.read import load, read

PAGES = Path(__file__).parent / "pages"
CASES: list[dict[str, Any]] = yaml.safe_load((PAGES / "cases.yaml").read_text(encoding="utf-8"))


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.mark.usefixtures("no_network")
@pytest.mark.parametrize(
    "case", CASES, ids=[f"{c['page']}-{c.get('encoding', 'utf-8')}" for c in CASES]
)
def test_a_page_gives_its_article(case: dict[str, Any], tmp_path: Path) -> None:
    page = (PAGES / case["page"]).read_text(encoding="utf-8")
    path = tmp_path / case["page"]
    path.write_bytes(page.encode(case.get("encoding", "utf-8"), "xmlcharrefreplace"))
    loaded = load(path)
    assert (loaded.title, loaded.outlet, loaded.lang) == (
        case["title"],
        case["outlet"],
        case["lang"],
    )
    assert loaded.published == case["published"]
    assert loaded.url == case.get("url")
    lines = read_lines(loaded)
    assert [line.startswith(start) for line, start in zip(lines, case["lines"], strict=False)] == [
        True
    ] * len(case["lines"])
    assert len(lines) == len(case["lines"])


def read_lines(loaded: Any) -> list[str]:
    """The paragraphs of a report that are not boilerplate."""
    unread = {u.span for u in read(loaded).unread if u.reason == "boilerplate"}
    lines, start = [], 0
    for line in loaded.text.split("\n"):
        end = start + len(line)
        if not any(span.start < end and start < span.end for span in unread):
            lines.append(line)
        start = end + 1
    return lines
