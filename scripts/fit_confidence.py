"""Fit the weights of `foedera.read.confidence` from what was read at first contact.

usage: python scripts/fit_confidence.py [--check]

Reads `scripts/first_contacts.jsonl`: one line per event that some version of the rules read out of an
annotated report before anybody had looked at its errors, with its features and whether it matched an
annotated event (strictly, by the scheme's scorer). `version` is the commit that read it. Writes
`src/foedera/read/lexicon/confidence.tsv`. With --check nothing is written; precision and the share of
right events kept are printed for several floors, each report judged by weights fitted without it.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
ROWS = ROOT / "scripts" / "first_contacts.jsonl"
OUT = ROOT / "src" / "foedera" / "read" / "lexicon" / "confidence.tsv"
PENALTY = 3.0
RARE = 8
"""A feature seen less often gets no weight of its own."""

Row = dict[str, Any]


def load(lang: str) -> list[Row]:
    """The rows of one language."""
    lines = ROWS.read_text(encoding="utf-8").splitlines()
    return [row for row in map(json.loads, lines) if row["lang"] == lang]


def table(rows: list[Row], names: list[str]) -> np.ndarray:
    """One line per row: a constant and the features named."""
    return np.array([[1.0, *(row["x"].get(name, 0.0) for name in names)] for row in rows])


def fit(x: np.ndarray, hits: np.ndarray) -> np.ndarray:
    """Ridge-penalized logistic regression by Newton's method; the constant is not penalized."""
    weights = np.zeros(x.shape[1])
    penalty = np.full(x.shape[1], PENALTY)
    penalty[0] = 1e-9
    for _ in range(50):
        share = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (hits - share) - penalty * weights
        curve = (x * (share * (1 - share))[:, None]).T @ x + np.diag(penalty)
        step = np.linalg.solve(curve, slope)
        weights += step
        if np.abs(step).max() < 1e-8:
            break
    return weights


def named(rows: list[Row]) -> list[str]:
    """The features that are frequent enough, in alphabetical order."""
    counts = Counter(name for row in rows for name in row["x"])
    return sorted(name for name, n in counts.items() if n >= RARE)


def check(lang: str) -> None:
    """Print what each floor would do to reports that the weights have not seen."""
    rows = load(lang)
    names = named(rows)
    x, hits = table(rows, names), np.array([row["hit"] for row in rows], dtype=float)
    reports = sorted({row["report"] for row in rows})
    fold = {report: number % 10 for number, report in enumerate(reports)}
    folds = np.array([fold[row["report"]] for row in rows])
    share = np.zeros(len(rows))
    for k in range(10):
        share[folds == k] = 1 / (1 + np.exp(-x[folds == k] @ fit(x[folds != k], hits[folds != k])))
    print(f"{lang}: {len(rows)} events, precision {hits.mean():.2f}")
    for floor in (0.0, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5):
        kept = share >= floor
        right = hits[kept].sum() / hits.sum()
        print(
            f"  floor {floor:.2f}: precision {hits[kept].mean():.2f}, right ones kept {right:.2f}"
        )


def main() -> None:
    """Fit and write, or with --check judge floors."""
    if "--check" in sys.argv:
        for lang in ("ar", "en"):
            check(lang)
        return
    lines = [
        "# made by scripts/fit_confidence.py from scripts/first_contacts.jsonl",
        "lang\tfeature\tweight",
    ]
    for lang in ("ar", "en"):
        rows = load(lang)
        names = named(rows)
        weights = fit(table(rows, names), np.array([row["hit"] for row in rows], dtype=float))
        lines += [
            f"{lang}\t{name}\t{weight:.3f}"
            for name, weight in zip(["constant", *names], weights, strict=True)
        ]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
