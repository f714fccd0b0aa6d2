"""`python -m benchmarks [must|brief|read|growth] [--json]`: speed, measured on this machine."""

from __future__ import annotations

import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.growth import growth
from benchmarks.oracle import solve
from benchmarks.plain import Loop
from benchmarks.reading import reading

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[1]
SEEDS = ROOT.parent / "shared" / "news" / "seeds"
EXAMPLES = ROOT / "examples" / "reports"
FOEDERA = [sys.executable, "-m", "foedera"]
ONE = ["must", "--attacker", "CHN", "--target", "JPN", "--place", "senkaku", "--on", "2024-06-01"]
PLACES = ["senkaku", "guam", "9.72,115.87", "okinawa", "30.0,-40.0", "hawaii", "kinmen", None]
Row = dict[str, Any]
PAIRS = [("CHN", "JPN"), ("CHN", "PHL"), ("PRK", "KOR"), ("RUS", "EST"), ("CHN", "USA")]


def seconds(work: Callable[[], object], runs: int) -> float:
    """Median of several runs."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def process(*command: str) -> Callable[[], object]:
    return lambda: subprocess.run(command, check=True, capture_output=True)


def reports() -> list[Path]:
    """Two Arabic reports: the real ones where they lie beside the checkout, else examples."""
    real = sorted(SEEDS.glob("*.txt")) if SEEDS.is_dir() else []
    return real[:2] or sorted(EXAMPLES.glob("*.ar.md"))[:2]


def row(what: str, value: float, unit: str, detail: str = "", most: float | None = None) -> Row:
    return {"what": what, "value": value, "unit": unit, "detail": detail, "at_most": most}


def one_incident() -> Row:
    process(*FOEDERA, *ONE)()  # warm the cache
    base = seconds(process(sys.executable, "-c", "import polars"), 7)
    ours = seconds(process(*FOEDERA, *ONE), 7)
    told = f"{ours:.2f} s against {base:.2f} s"
    return row("foedera must / import polars", ours / base, "times", told, most=4)


def one_brief() -> Row:
    with tempfile.TemporaryDirectory() as folder:
        out = str(Path(folder) / "brief.html")
        command = [
            *FOEDERA,
            "brief",
            *map(str, reports()),
            "--published",
            "2024-09-18",
            "--out",
            out,
        ]
        taken = seconds(process(*command), 3)
    which = "the two real reports" if SEEDS.is_dir() else "two examples"
    return row(f"foedera brief on {which}", taken, "s", most=5)


def synthetic(count: int) -> list[Any]:
    """Incidents of every kind, the same on every run."""
    from foedera import must

    dice = random.Random(1951)
    out = []
    for _ in range(count):
        attacker, target = dice.choice(PAIRS)
        day = date(1992, 1, 1) + timedelta(days=dice.randrange(12_000))
        act, thing = dice.choice(must.ACTS), dice.choice(must.OBJECTS)
        out.append(must.Incident((attacker,), target, day, act, thing, dice.choice(PLACES)))
    return out


def rules_on_tables(count: int = 20_000, few: int = 500) -> list[Row]:
    from foedera import must
    from foedera.must.ask import _prepared
    from foedera.must.engine import evaluate
    from foedera.must.table import area_table

    many = synthetic(count)
    frame, rules, _ = _prepared(many, "in-force")
    pairs = evaluate(frame, rules).pairs.height
    engine = seconds(lambda: evaluate(frame, rules), 3)
    whole = seconds(lambda: must.verdicts(many), 1)
    head = frame.head(few)
    loop = Loop(rules, area_table(head, rules.scopes["area"].drop_nulls().unique().to_list()))
    tested = sum(1 for _ in loop.verdicts(head))
    plain = seconds(lambda: list(loop.verdicts(head)), 3)
    logic = logic_program(many[:40])
    rate, slow = pairs / engine / 1e6, tested / plain / 1e6
    prepared = pairs / whole / 1e6
    return [
        row("rules, tables", rate, "million pairs/s", f"{pairs} pairs"),
        row("rules, with preparing the incidents", prepared, "million pairs/s"),
        row("rules, plain loop", slow, "million pairs/s", f"{tested} pairs"),
        row("tables / plain loop", rate / slow, "times"),
        row("rules, logic program", logic, "million pairs/s"),
        row("tables / logic program", rate / logic, "times"),
    ]


def logic_program(incidents: list[Any]) -> float:
    """The same rules grounded and solved by clingo, in million pairs a second."""
    from foedera import treaties

    under = treaties.architecture("in-force")
    tested = len(solve(incidents, under))
    return tested / seconds(lambda: solve(incidents, under), 1) / 1e6


PARTS: dict[str, Callable[[], list[Row]]] = {
    "must": lambda: [one_incident(), *rules_on_tables()],
    "brief": lambda: [one_brief()],
    "read": reading,
    "growth": growth,
}


def main() -> None:
    chosen = [part for part in PARTS if part in sys.argv] or ["must", "brief", "read"]
    rows = [row for part in chosen for row in PARTS[part]()]
    if "--json" in sys.argv:
        print(json.dumps({"cores": os.cpu_count(), "results": rows}, indent=1))
        return
    print(f"{os.cpu_count()} cores, Python {sys.version.split()[0]}\n")
    for r in rows:
        limit = f"(at most {r['at_most']})" if r["at_most"] else ""
        print(f"{r['what']:<38}{r['value']:>10.2f} {r['unit']:<16}{limit} {r['detail']}")


if __name__ == "__main__":
    main()
