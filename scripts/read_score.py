"""Score the reader on annotated reports.

usage: python scripts/read_score.py [FOLDER] [--errors]

FOLDER holds annotated reports, or a folder ``dev`` of them; by default the reference data beside
the checkout. With --errors: what was missed, what was read in vain, which slots differ.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "support"))

import scoring  # noqa: E402


def errors(gold: dict[str, Any]) -> None:
    """Print matched, missed and spurious events of one report."""
    found = scoring.reading(gold).to_json()
    wanted, told = gold["events"], found["events"]
    pairs = scoring.pair(wanted, told)
    print("=====", gold["id"], f"{len(pairs)}/{len(wanted)} read {len(told)}")
    for kind in ("actors", "topics"):
        named, seen = set(gold["mentions"][kind]), set(found["mentions"][kind])
        if named != seen:
            print(f"  {kind}: missing {sorted(named - seen)} extra {sorted(seen - named)}")
    for i, j in pairs:
        g, r = wanted[i], told[j]
        bad = [s for s in scoring.SLOTS if not scoring.slot_equal(s, g, r)]
        if bad:
            said = (f"{s}: {scoring.slot_of(g, s)} not {scoring.slot_of(r, s)}" for s in bad)
            print("  ~", ", ".join(said), "|", g["evidence"][:90])
    left, right = {i for i, _ in pairs}, {j for _, j in pairs}
    for i, g in enumerate(wanted):
        if i not in left:
            print("  -", _line(g))
    for j, r in enumerate(told):
        if j not in right:
            print("  +", _line(r), f"[{r['rule']}]")


def _line(event: dict[str, Any]) -> str:
    parties = f"{event['event']} {event['actors']} > {event['recipients']}"
    return f"{parties} {event['topics']} {event['status']} | {event['evidence'][:120]}"


def main() -> None:
    """Print the summary, or with --errors what went wrong."""
    words = [w for w in sys.argv[1:] if not w.startswith("--")]
    folder = Path(words[0]) if words else ROOT.parent / "shared" / "news"
    golds = scoring.load(folder / "dev" if (folder / "dev").is_dir() else folder)
    if "--errors" in sys.argv:
        for gold in golds:
            errors(gold)
        return
    for key, row in scoring.score(golds).items():
        strict = row["strict"]
        print(
            f"{key}: strict P {strict['precision']:.2f} R {strict['recall']:.2f}"
            f" F {strict['f1']:.2f} | loose F {row['loose']['f1']:.2f}"
            f" | actors F {row['actors']['f1']:.2f} topics F {row['topics']['f1']:.2f} | "
            + " ".join(f"{k} {v:.2f}" for k, v in row["slots"].items() if v is not None)
            + f" | read {row['read']} of {row['gold']}"
        )


if __name__ == "__main__":
    main()
