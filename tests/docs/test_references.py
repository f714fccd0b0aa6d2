"""Citations lead somewhere: every key is in the bibliography, every link of a page has a target."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import foedera

ROOT = Path(__file__).resolve().parents[2]
SOURCE = Path(foedera.__file__).parent
BIBLIOGRAPHY = (ROOT / "docs" / "references.md").read_text(encoding="utf-8")
KEYS = re.findall(r'<a id="([a-z0-9-]+)"></a>\*\*([a-z0-9-]+)\*\*', BIBLIOGRAPHY)
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
KEY = re.compile(r"[a-z]+(?:-[a-z]+)*-(?:18|19|20)\d\d")


def cited() -> dict[str, str]:
    """Keys in docstrings ([freeman-1979]) and in tables of measures ("freeman-1979")."""
    found = {}
    for path in (*SOURCE.rglob("*.py"), *SOURCE.glob("must/data/*.yaml")):
        text = path.read_text(encoding="utf-8")
        keys = re.findall(rf"\[({KEY.pattern})\]", text)
        if path.is_relative_to(SOURCE / "network"):
            keys += re.findall(rf'"({KEY.pattern})"', text)
        found.update(dict.fromkeys(keys, path.name))
    return found


def test_every_entry_carries_its_key_once_and_in_order():
    keys = [key for key, _ in KEYS]
    assert [shown for _, shown in KEYS] == keys
    assert keys == sorted(set(keys))
    assert len(keys) > 12


def test_every_key_cited_in_the_code_is_in_the_bibliography():
    known = {key for key, _ in KEYS}
    assert cited()
    assert {key: where for key, where in cited().items() if key not in known} == {}


def anchors(path: Path) -> set[str]:
    text = path.read_text(encoding="utf-8")
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    slugs = {re.sub(r"[^\w -]", "", h.casefold()).strip().replace(" ", "-") for h in headings}
    return slugs | set(re.findall(r'<a id="([^"]+)"', text))


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_every_link_of_a_page_has_a_target(page: Path):
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    broken = []
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        file = (page.parent / name).resolve() if name else page
        if not file.exists() or (anchor and file.suffix == ".md" and anchor not in anchors(file)):
            broken.append(target)
    assert broken == []


def test_every_page_is_reached_from_the_index():
    seen: set[Path] = set()
    waiting = [ROOT / "docs" / "index.md"]
    while waiting:
        page = waiting.pop()
        if page in seen or not page.exists():
            continue
        seen.add(page)
        links = re.findall(r"\]\(([^)#\s]+\.md)", page.read_text(encoding="utf-8"))
        waiting += [(page.parent / link).resolve() for link in links if ":" not in link]
    assert set((ROOT / "docs").rglob("*.md")) - seen == set()
