"""Written pages are up to date, and the glossary knows every abbreviation."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
import yaml
from babel.messages.pofile import read_po

import foedera
from foedera import atlas

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

    Load = Callable[[str], ModuleType]

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
LOCALE = Path(foedera.__file__).parent / "locale"
GLOSSARY: list[dict[str, str]] = yaml.safe_load((DOCS / "glossary.yaml").read_text("utf-8"))
ARABIC = re.compile("[\u0600-\u06ff]")
# Words in capitals that are no abbreviations of the subject.
PLAIN = {*"OK README LICENSE CITATION CONTRIBUTING YYYY MM DD MB DOT OJ UK US".split()}


@pytest.mark.parametrize(
    "name",
    [
        "reference/treaties.md",
        "reference/cli.md",
        "reference/codebook.md",
        "reference/corpus.md",
        "glossary.md",
    ],
)
def test_a_written_page_is_up_to_date(name: str, load_script: Load):
    page = load_script("docs_pages").PAGES[name]()
    stale = "run make docs"
    assert (DOCS / name).read_text(encoding="utf-8") == page.rstrip("\n") + "\n", stale


@pytest.mark.parametrize("name", ["chain-1914.svg", "chain-taiwan.svg"])
def test_a_picture_of_a_chain_is_what_the_engine_says(name: str, load_script: Load):
    picture = (DOCS / "images" / name).read_text(encoding="utf-8")
    script = load_script("docs_chains")
    assert picture == script.draw(*script.CHAINS[name]), "run make docs"
    root = ElementTree.fromstring(picture)
    space = "{http://www.w3.org/2000/svg}"
    title, description = root.find(f"{space}title"), root.find(f"{space}desc")
    assert title is not None
    assert title.text
    assert description is not None
    assert "is bound to fight for" in str(description.text)
    assert not re.search(r"(href|src|url)=|@import|<script|<image", picture)


def test_the_chains_on_the_page_are_those_of_the_pictures(load_script: Load):
    told = {
        tuple(i.target for i in declared)
        for _, declared in load_script("docs_chains").CHAINS.values()
    }
    shown = {
        tuple(entry["target"] for entry in yaml.safe_load(block))
        for block in blocks("explanation/chains.md", "yaml")
    }
    assert told <= shown


def test_the_drawn_agreements_are_those_of_the_graph():
    from datetime import date

    from foedera import treaties
    from foedera.treaties.graph import dot

    day = date(1939, 8, 31)
    found = treaties.load().agreements(party="POL", on=day, kind="alliance")
    lines = re.findall(r"(\w{3}) -- (\w{3}) .*tooltip=\"(.*)\"", dot(found, day, "en"))
    (picture,) = blocks("how-to/treaties.md", "mermaid")
    edges = re.findall(r"(\w{3})(?:\[[^]]*\])? ---\|\"(.*)\"\| (\w{3})", picture)
    assert {(*sorted((a, b)), name) for a, name, b in edges} == {tuple(line) for line in lines}


def test_every_key_of_the_format_is_described():
    from foedera.treaties import schema

    models = [m for m in vars(schema).values() if isinstance(m, type)]
    bare = [
        f"{model.__name__}.{key}"
        for model in models
        if issubclass(model, schema.Strict)
        for key, field in model.model_fields.items()
        if not field.description
    ]
    assert bare == []


def test_a_glossary_entry_has_both_languages():
    for entry in GLOSSARY:
        assert set(entry) <= {"en", "ar", "long", "means_en", "means_ar"}
        assert ARABIC.search(entry["ar"]), entry["en"]
        assert ARABIC.search(entry["means_ar"]), entry["en"]
        assert not ARABIC.search(entry["means_en"])
        assert entry["means_en"].endswith(".")
        assert entry["means_ar"].endswith(".")
    terms = [entry["en"].casefold() for entry in GLOSSARY]
    assert len(terms) == len(set(terms))


def said_anywhere() -> dict[str, str]:
    """Prose of the pages, without code, and every message and translation, by where it stands."""
    found = {}
    for path in (ROOT / "README.md", *DOCS.rglob("*.md")):
        if path.name in ("references.md", "dependencies.md"):
            continue
        text = re.sub(
            r"```.*?```|`[^`]*`|\]\([^)]*\)|<[^>]+>", " ", path.read_text("utf-8"), flags=re.S
        )
        found[path.relative_to(ROOT).as_posix()] = text
    for path in LOCALE.glob("*/LC_MESSAGES/*.po"):
        with path.open("rb") as file:
            entries = [m for m in read_po(file) if m.id]
        texts = [
            t for m in entries for x in (m.id, m.string) for t in ([x] if isinstance(x, str) else x)
        ]
        found[f"{path.parts[-3]}/{path.name}"] = " ".join(texts)
    return found


def test_every_abbreviation_is_in_the_glossary():
    terms = " ".join(f"{entry['en']} {entry.get('long', '')}" for entry in GLOSSARY)
    known = set(re.findall(r"[A-Z0-9]+", terms)) | {s.code for s in atlas.states()} | PLAIN
    unknown: dict[str, str] = {}
    for where, text in said_anywhere().items():
        for word in re.findall(r"(?<![\w{-])[A-Z][A-Z0-9]+(?![\w}])", text):
            roman = re.fullmatch(r"[IVXLC]+", word)
            if word not in known and not roman:
                unknown.setdefault(word, where)
    assert unknown == {}


def blocks(page: str, language: str) -> list[str]:
    text = (DOCS / page).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def test_the_treaty_on_the_how_to_page_is_sound(tmp_path: Path):
    from foedera.treaties.check import check_file

    path = tmp_path / "nordic" / "invented-1950.yaml"
    path.parent.mkdir()
    path.write_text(blocks("how-to/treaties.md", "yaml")[0], encoding="utf-8")
    document, faults = check_file(path, tmp_path)
    assert [str(fault) for fault in faults] == []
    assert document is not None


def test_the_cases_on_the_reference_page_load(tmp_path: Path):
    from foedera import must

    path = tmp_path / "cases.yaml"
    path.write_text(blocks("reference/cases.md", "yaml")[0], encoding="utf-8")
    incidents = must.load_cases(path)
    assert [incident.id for incident in incidents] == ["senkaku-2024", "water-cannon"]
    assert incidents[1].facts == {"unprovoked": True}


def test_every_verb_has_its_how_to():
    import typer

    from foedera.cli import app

    verbs = set(typer.main.get_command(app).commands)
    assert verbs - {path.stem for path in (DOCS / "how-to").glob("*.md")} == set()


def test_the_readme_is_short_and_starts_with_two_commands():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert len(text.splitlines()) < 120
    commands = re.findall(r"^\$ (.+)$", text, re.MULTILINE)
    assert commands[:2] == ["make brief", "make test"]
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for command in commands[:2]:
        assert re.search(rf"^{command.split()[1]}:", makefile, re.MULTILINE)


def test_the_ten_lines_of_python_are_ten():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"^```python\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    assert len([line for line in code.splitlines() if line.strip()]) <= 10


def test_every_make_target_is_explained():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    page = (DOCS / "how-to" / "install.md").read_text(encoding="utf-8")
    named = set(re.findall(r"^([a-z]+): .*##", makefile, re.MULTILINE)) - {"help", "catalogues"}
    assert {target for target in named if f"`make {target}`" not in page} == set()


def test_the_citation_names_this_version():
    import tomllib

    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert citation["version"] == project["version"]
    assert citation["license"] == project["license"]
    assert {"cff-version", "message", "title", "authors"} <= set(citation)


def test_no_page_names_a_registry_or_a_private_path():
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *DOCS.rglob("*.md")]
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert not re.search(r"(pypi|npmjs)\.(com|org)|/(root|work)/", text), page
