"""Tokens that a core reads in a second, beside a peer: `python -m benchmarks read`."""

from __future__ import annotations

import json
import multiprocessing
import re
import statistics
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.peer import match

if TYPE_CHECKING:
    from collections.abc import Callable

    from foedera.read import Report

ROOT = Path(__file__).resolve().parents[1]
DEV = ROOT.parent / "shared" / "news" / "dev"
EXAMPLES = ROOT / "examples" / "reports"
RUNS = 7


def reports(lang: str) -> list[Report]:
    """The annotated reports where they lie beside the checkout, else our examples."""
    from foedera import read

    rows = [json.loads(path.read_text("utf-8")) for path in sorted(DEV.glob("*.json"))]
    if not rows:
        return [read.load(path) for path in sorted(EXAMPLES.glob(f"*.{lang}.md"))]
    rows = [row for row in rows if row["lang"] == lang]
    return [read.report(row["text"], row["published"], lang=lang) for row in rows]


def tokens(found: list[Report]) -> int:
    return sum(len(re.findall(r"\w+", report.text)) for report in found)


def _ours(report: Report) -> object:
    from foedera import read

    return read.read(report)


def _peer(report: Report) -> object:
    return match(report.text, report.lang)


READERS: dict[str, Callable[[Report], object]] = {"foedera": _ours, "peer": _peer}


def rates(reader: str, lang: str) -> tuple[float, float]:
    """Tokens per second of processor time: words met for the first time, and met again."""
    found, work = reports(lang), READERS[reader]
    count = tokens(found)
    work(found[0])  # load the lexicons
    passes = []
    for _ in range(RUNS):
        start = time.process_time()
        for report in found:
            work(report)
        passes.append(count / (time.process_time() - start))
    return passes[0], statistics.median(passes[1:])


def _in_process(task: tuple[str, str]) -> float:
    return rates(*task)[1]


def per_core(reader: str, lang: str, processes: int) -> float:
    """The mean rate of several processes that read the same reports at once."""
    with multiprocessing.get_context("spawn").Pool(processes) as pool:
        return statistics.mean(pool.map(_in_process, [(reader, lang)] * processes, chunksize=1))


def reading() -> list[dict[str, Any]]:
    """Rows for Arabic and English, alone and on two cores, and the ratio to the peer."""
    rows = []
    for lang in ("ar", "en"):
        first, again = rates("foedera", lang)
        _, peer = rates("peer", lang)
        found = reports(lang)
        told = f"{tokens(found)} tokens in {len(found)} reports"
        rows += [
            _row(f"reader, {lang}, words met again", again, told),
            _row(f"reader, {lang}, new words", first, ""),
            _row(f"reader, {lang}, each of 2 processes", per_core("foedera", lang, 2), ""),
            _row(f"simplemma and patterns, {lang}", peer, "names and verbs, no roles, no dates"),
            _row(f"simplemma and patterns, {lang}, 2", per_core("peer", lang, 2), ""),
            {**_row(f"reader / peer, {lang}", again / peer, ""), "unit": "times"},
        ]
    return rows


def _row(what: str, value: float, detail: str) -> dict[str, Any]:
    unit = "tokens/s"
    return {"what": what, "value": value, "unit": unit, "detail": detail, "at_most": None}
