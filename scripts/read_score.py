"""Score the reader on a folder of annotated reports with the scorer that lies beside them.

usage: python scripts/read_score.py [FOLDER] [--errors]

FOLDER holds ``dev/*.json`` and ``score.py``; by default the reference data beside the checkout.
"""

from __future__ import annotations

import importlib.util
import json
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from foedera.read import read, report

if TYPE_CHECKING:
    from types import ModuleType

DEFAULT = Path(__file__).resolve().parents[2] / "shared" / "news"


def scorer(folder: Path) -> ModuleType:
    """The reference scorer as a module."""
    spec = importlib.util.spec_from_file_location("score", folder / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def predict(gold: Path, out: Path) -> None:
    """Write one reading per annotated report."""
    for path in sorted(gold.glob("*.json")):
        given = json.loads(path.read_text(encoding="utf-8"))
        reading = read(
            report(
                given["text"], given["published"], given["outlet"], given["lang"], given["title"]
            )
        )
        (out / path.name).write_text(
            json.dumps(reading.to_json(), ensure_ascii=False), encoding="utf-8"
        )


def score(folder: Path) -> dict[str, Any]:
    """Summary of the scorer per language and for all."""
    module = scorer(folder)
    with tempfile.TemporaryDirectory() as out:
        predict(folder / "dev", Path(out))
        tallies = module.score(str(folder / "dev"), out)
    return dict(tallies)


def errors(folder: Path) -> None:
    """Print matched, missed and spurious events per report."""
    module = scorer(folder)
    for path in sorted((folder / "dev").glob("*.json")):
        given = json.loads(path.read_text(encoding="utf-8"))
        reading = read(
            report(
                given["text"], given["published"], given["outlet"], given["lang"], given["title"]
            )
        ).to_json()
        pairs = module.pair_events(given["events"], reading["events"], loose=False)
        print(
            "=====", path.stem, f"{len(pairs)}/{len(given['events'])} read {len(reading['events'])}"
        )
        for kind in ("actors", "topics"):
            gold, found = set(given["mentions"][kind]), set(reading["mentions"][kind])
            if gold != found:
                print(f"  {kind}: missing {sorted(gold - found)} extra {sorted(found - gold)}")
        for i, j in pairs:
            g, r = given["events"][i], reading["events"][j]
            bad = [s for s in module.SLOTS if not module.slot_equal(s, g, r)]
            if bad:
                print(
                    "  ~",
                    ", ".join(f"{s}: {_slot(g, s)} not {_slot(r, s)}" for s in bad),
                    "|",
                    g["evidence"][:70],
                )
        left, right = {i for i, _ in pairs}, {j for _, j in pairs}
        for i, g in enumerate(given["events"]):
            if i not in left:
                print("  -", _line(g))
        for j, r in enumerate(reading["events"]):
            if j not in right:
                print("  +", _line(r), f"[{r['rule']}]")


def _slot(event: dict[str, Any], name: str) -> Any:
    value = event.get(name)
    return value.get("actor") if isinstance(value, dict) else value


def _line(event: dict[str, Any]) -> str:
    return f"{event['event']} {event['actors']} > {event['recipients']} {event['topics']} {event['status']} | {event['evidence'][:90]}"


def main() -> None:
    """Print the summary, or with --errors what went wrong."""
    words = [w for w in sys.argv[1:] if not w.startswith("--")]
    folder = Path(words[0]) if words else DEFAULT
    if "--errors" in sys.argv:
        errors(folder)
        return
    for key, row in score(folder).items():
        strict, loose, mentions = row["strict"], row["loose"], row["mentions"]
        print(
            f"{key}: strict P {strict['precision']:.2f} R {strict['recall']:.2f} F {strict['f1']:.2f}"
            f" | loose F {loose['f1']:.2f} | actors F {mentions['actors']['f1']:.2f}"
            f" topics F {mentions['topics']['f1']:.2f} | "
            + " ".join(f"{k} {v:.2f}" for k, v in row["slots"].items() if v is not None)
            + f" | read {row['read_events']} of {row['gold_events']}"
        )


if __name__ == "__main__":
    main()
