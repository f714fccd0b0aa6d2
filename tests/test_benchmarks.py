"""The plain loop that the benchmark measures against gives the engine's own verdicts."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from foedera.must.ask import _prepared
from foedera.must.engine import evaluate
from foedera.must.table import area_table

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    sys.path.insert(0, str(ROOT))
    try:
        return importlib.import_module("benchmarks.__main__")
    finally:
        sys.path.remove(str(ROOT))


@pytest.mark.parametrize("architecture", ["in-force", "asian-nato"])
def test_tables_and_loop_agree_on_every_pair(bench: ModuleType, architecture: str):
    frame, rules, _ = _prepared(bench.synthetic(120), architecture)
    areas = area_table(frame, rules.scopes["area"].drop_nulls().unique().to_list())
    looped = sorted(bench.Loop(rules, areas).verdicts(frame))
    table = evaluate(frame, rules).pairs.select("incident", "rule", "verdict").rows()
    assert sorted(table) == looped
    assert {verdict for _, _, verdict in looped} == {"bound", "arguable", "not-bound"}


def test_there_are_two_reports_to_measure_a_brief_on(bench: ModuleType):
    assert len(bench.reports()) == 2
    assert all(path.is_file() for path in bench.reports())
