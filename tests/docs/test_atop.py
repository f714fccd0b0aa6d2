"""The page on ATOP: its number is what is measured, and every difference has its reason."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from foedera import treaties

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

PAGE = Path(__file__).resolve().parents[2] / "docs" / "explanation" / "atop.md"


@pytest.fixture(scope="module")
def script(load_script: Callable[[str], ModuleType]) -> ModuleType:
    return load_script("docs_atop")


@pytest.fixture(scope="module")
def measured(script: ModuleType, shared: Path) -> Any:
    return script.measure(treaties.load(), shared / "data")


def test_the_share_on_the_page_is_what_is_measured(measured: Any):
    (share,) = re.findall(r"\*\*([\d.]+) % of cells are equal", PAGE.read_text("utf-8"))
    assert float(share) == pytest.approx(100 * measured.equal / measured.cells, abs=0.5)


def test_every_file_that_differs_says_why(script: ModuleType, measured: Any):
    assert script.unexplained(measured, treaties.load()) == []


def test_a_difference_is_a_cell_that_only_one_side_has(measured: Any):
    cells = [(cell, d.duty) for d in measured.differences for cell in d.cells]
    assert len(cells) == len(set(cells)) == measured.cells - measured.equal


def test_a_reason_is_a_sentence_that_speaks_of_atop(script: ModuleType):
    library = treaties.load()
    said = script.reasons([library.agreement("us-japan-1960")])
    assert len(said) == 1
    assert said[0].startswith("ATOP codes a duty of defense of the United States alone;")
    assert script.reasons([library.agreement("quad")]) == []
