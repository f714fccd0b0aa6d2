"""What twice the text costs: `python -m benchmarks growth`, near 2 where cost grows with length."""

from __future__ import annotations

import time

from benchmarks.kinds import PIECES, text_of

LENGTH = 20_000


def cost(kind: str, lang: str, length: int) -> float:
    """Seconds of processor time to read one text."""
    from foedera import read

    report = read.report(text_of(kind, lang, length), published="2024-09-18", lang=lang)
    start = time.process_time()
    read.read(report)
    return time.process_time() - start


def growth() -> list[dict[str, object]]:
    """Per kind and language the ratio of the costs of a text and one twice as long."""
    rows: list[dict[str, object]] = []
    for lang in ("ar", "en"):
        cost("sentences", lang, 100)  # load the lexicons
        for kind in PIECES:
            once = min(cost(kind, lang, LENGTH) for _ in range(2))
            twice = min(cost(kind, lang, 2 * LENGTH) for _ in range(2))
            told = f"{once:.2f} s and {twice:.2f} s of processor time"
            rows.append(
                {
                    "what": f"{lang}, {kind}",
                    "value": twice / once,
                    "unit": "times",
                    "detail": told,
                    "at_most": None,
                }
            )
    return rows
