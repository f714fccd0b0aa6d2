"""`python -m benchmarks.corpus [--reports N] [--workers N] [--reader rules|trivial] [--json]`.

Reads a corpus of synthetic reports and samples the memory of every process while it does. The
corpus is generated as it is read, through standard input, so that it needs no disk.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import foedera
from foedera.read import RulesReader
from foedera.read.corpus import read_corpus
from foedera.read.model import Reading, Report

if TYPE_CHECKING:
    from collections.abc import Iterator

ARABIC = ["اليابان", "الفلبين", "أستراليا", "الهند", "الصين", "روسيا", "فرنسا", "إندونيسيا"]
ENGLISH = ["Japan", "Manila", "Australia", "India", "China", "Russia", "France", "Indonesia"]
ACTS = [
    (
        "وقعت {a} و{b} الاتفاقية رقم {n} يوم الاثنين.",
        "{a} and {b} signed pact number {n} on Monday.",
    ),
    ("انتقدت {a} قرار {b} رقم {n}.", "{a} criticized decision {n} of {b}."),
    ("رحبت {a} بعرض {b} رقم {n}.", "{a} welcomed offer {n} of {b}."),
    ("زار وزير خارجية {a} {b} في {n} يوليو.", "The foreign minister of {a} visited {b}."),
]


class Trivial:
    """Reads nothing, so that what is measured is the machinery around a reader."""

    name = "trivial"
    version = "1"

    def read(self, report: Report) -> Reading:
        return Reading(report)


def documents(count: int) -> Iterator[bytes]:
    """Short reports in both languages, each with its own words: one or two sentences."""
    dice = random.Random(1951)
    for number in range(count):
        arabic = number % 2
        names = ARABIC if arabic else ENGLISH
        sentences = []
        for _ in range(dice.randint(1, 2)):
            a, b = dice.sample(names, 2)
            act = dice.choice(ACTS)[0 if arabic else 1]
            sentences.append(act.format(a=a, b=b, n=number))
        row = {"id": number, "text": " ".join(sentences), "published": "2024-07-10"}
        yield json.dumps(row, ensure_ascii=False).encode() + b"\n"


class Stream:
    """The documents as a stream of lines."""

    def __init__(self, count: int) -> None:
        self._lines = documents(count)

    def readline(self, _: int = -1) -> bytes:
        return next(self._lines, b"")

    def read(self, _: int = -1) -> bytes:
        return b""


def resident(pid: int) -> float:
    """Resident memory of a process in MB, and how much of it is its own rather than files'."""
    pages = Path(f"/proc/{pid}/statm").read_text().split()
    return (int(pages[1]) - int(pages[2])) * os.sysconf("SC_PAGE_SIZE") / 1e6


def children() -> list[int]:
    found = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text().split()
    names = {int(pid): Path(f"/proc/{pid}/cmdline").read_bytes() for pid in found}
    return [pid for pid, name in names.items() if b"spawn_main" in name]


def measure(count: int, workers: int, reader: Any, out: Path) -> dict[str, Any]:
    """Memory of parent and workers at 1, 10, 50 and 100 % of the reports, and the rate."""
    wanted = [count // 100, count // 10, count // 2, count]
    samples: list[dict[str, Any]] = []

    def sample(progress: Any) -> None:
        if wanted and progress.reports >= wanted[0]:
            wanted.pop(0)
            samples.append(
                {
                    "reports": progress.reports,
                    "parent": round(resident(os.getpid()), 1),
                    "workers": [round(resident(pid), 1) for pid in children()],
                    "seconds": round(time.perf_counter() - start, 1),
                }
            )

    start = time.perf_counter()
    summary = read_corpus(
        ["-"],
        out,
        workers=workers,
        reader=reader,
        on_progress=sample,
        stdin=Stream(count),  # type: ignore[arg-type]
    )
    return {
        "version": foedera.__version__,
        "reader": reader.name,
        "reports": summary.reports,
        "events": summary.events,
        "problems": summary.problems,
        "duplicates": summary.duplicates,
        "format": out.suffix,
        "seconds": round(time.perf_counter() - start, 1),
        "peak_of_parent": peak(),
        "samples": samples,
    }


def peak() -> float:
    """The most memory that this process ever had, in MB, the writing of Parquet included."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1]) / 1e3
    return float("nan")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=20_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--reader", choices=["rules", "trivial"], default="rules")
    parser.add_argument("--format", choices=["jsonl", "parquet"], default="parquet")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    reader = RulesReader() if given.reader == "rules" else Trivial()
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / f"events.{given.format}"
        told = measure(given.reports, given.workers, reader, out)
    if given.json:
        print(json.dumps(told, indent=1))
        return
    print(f"{told['reports']} reports, {told['events']} events, {told['seconds']} s")
    print("   reports   seconds  parent MB  workers MB (memory of their own)")
    for s in told["samples"]:
        workers = " ".join(f"{mb:.0f}" for mb in s["workers"])
        print(f"{s['reports']:>10}{s['seconds']:>10}{s['parent']:>11.0f}  {workers}")
    print(f"peak of the parent, the writing of the table included: {told['peak_of_parent']:.0f} MB")


if __name__ == "__main__":
    sys.exit(main())
