"""Each dependency is explained, and nothing is imported that is not one."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions, requires
from pathlib import Path

import foedera

ROOT = Path(__file__).resolve().parents[2]
SOURCE = Path(foedera.__file__).parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PAGE = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")


def name(requirement: str) -> str:
    match = re.match(r"[A-Za-z0-9_.-]+", requirement)
    assert match
    return match.group().lower().replace("_", "-")


def rows(heading: str) -> dict[str, list[str]]:
    section = PAGE.split(f"## {heading}\n")[1].split("\n## ")[0]
    cells = [line.strip("| ").split(" | ") for line in section.splitlines() if "|" in line]
    return {row[0]: row[1:] for row in cells[2:]}


def test_every_package_needed_to_run_is_explained_and_no_other():
    assert set(rows("To run")) == {name(r) for r in PROJECT["project"]["dependencies"]}


def extras() -> dict[str, str]:
    """The extra of each package that is needed when asked for."""
    offered = PROJECT["project"]["optional-dependencies"]
    return {name(r): extra for extra, packages in offered.items() for r in packages}


def test_every_extra_is_explained_under_its_name():
    told = rows("To run, when asked for")
    assert {(extra, row[0]) for extra, row in told.items()} == {
        (extra, package) for package, extra in extras().items()
    }


def test_every_package_needed_to_develop_is_explained_and_no_other():
    groups = PROJECT["dependency-groups"]
    wanted = {name(r) for group in groups.values() for r in group if isinstance(r, str)}
    assert set(rows("To build and develop")) == wanted - set(extras())


def test_every_row_says_why_and_under_which_licence():
    for row in (rows("To run") | rows("To build and develop")).values():
        why, licence = row
        assert len(why.split()) > 0
        assert re.fullmatch(r"[A-Za-z]+(-[0-9.]+(-Clause)?)?", licence)
        assert not licence.startswith("GPL")


def test_what_the_code_imports_is_declared():
    imported = set()
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                imported.add(node.module.partition(".")[0])
    distributions = packages_distributions()
    foreign = imported - set(sys.stdlib_module_names) - {"foedera"}
    needed = {distributions[module][0].lower() for module in foreign} - set(extras())
    declared = set(rows("To run"))
    # What a declared package brings along and is built on may be used with it.
    brought = {name(r) for package in declared for r in requires(package) or () if ";" not in r}
    assert {package.replace("_", "-") for package in needed} <= declared | brought


def test_nothing_needed_to_run_is_under_the_gpl():
    from importlib.metadata import metadata

    for package in rows("To run"):
        about = metadata(package)
        licence = f"{about.get('License-Expression')} {about.get_all('Classifier')}"
        assert "GPL" not in licence
