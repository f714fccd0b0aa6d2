"""Reads texts that nobody would write: `python -m benchmarks.fuzz [--minutes 5] [--seed 1]`.

Every text must be read or refused with an error of ours, in a time that its length bounds, with
places that lie in it. The first that is not is shown with the seed that makes it again.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from benchmarks.kinds import PIECES
from foedera.console import json_text, plain
from foedera.errors import FoederaError
from foedera.read.loading import report
from foedera.read.pipeline import read
from foedera.read.sources.encoding import decode
from foedera.read.telling import tell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foedera.read import Reading

EXAMPLES = Path(__file__).resolve().parents[1] / "examples" / "reports"
ODD = (
    "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u00ad"
    "\x00\x01\x1b\x7f\x85\x9b\u2028\u2029\u0301\u0335\u064b\u0651\u0670\u06d6\u0640\ud800\udfff\ufffd"
    "😀🇯🇵👩‍👩‍👧𝐉𝔸Ｊﬁﷲﷺﻻ日本ΩЖ²½٣۳²\U0010ffff\U000e0041“”«»‹›„‘’\"'()[]{}<>.,،؛;:!?؟…-–—/\\|_@#$%&*+=~^`\t\r\n\v\f 0123456789"
)
WORDS = [word for pair in PIECES.values() for piece in pair for word in piece.split()]
PER_TEXT, PER_CHARACTER = 2.0, 0.0005


def texts(seed: int) -> Iterator[tuple[int, str | bytes]]:
    """Seeds and texts without end; the same seed makes the same text."""
    sources = [path.read_text("utf-8") for path in sorted(EXAMPLES.glob("*.md"))]
    while True:
        yield seed, made(Random(seed), sources)
        seed += 1


def made(dice: Random, sources: list[str]) -> str | bytes:
    """One text: a report cut, shuffled and spoilt, or words and odd characters at random."""
    kind = dice.randrange(8)
    if kind == 0:
        return dice.randbytes(dice.choice([10, 300, 5000]))
    if kind == 1:
        return "".join(dice.choices(ODD, k=dice.randrange(2000)))
    if kind == 2:
        return " ".join(dice.choices([*WORDS, *ODD], k=dice.randrange(600)))
    if kind == 3:
        return (dice.choice([*WORDS, *ODD]) + dice.choice(["", " ", "\n"])) * dice.choice([99, 999])
    if kind == 4:
        return "".join(chr(dice.randrange(0x110000)) for _ in range(dice.randrange(500)))
    start = dice.randrange(2000)
    text = list(dice.choice(sources)[start : start + dice.choice([200, 1000, 4000])])
    for _ in range(dice.choice([1, 20, 300])):
        place = dice.randrange(len(text) + 1)
        change = dice.randrange(4)
        if change == 0:
            text[place:place] = dice.choice(ODD)
        elif change == 1:
            del text[place : place + dice.randrange(9)]
        elif change == 2:
            text[place:place] = text[place : place + dice.randrange(80)]
        else:
            text[place:place] = f" {dice.choice(WORDS)} "
    whole = "".join(text)
    if kind == 7:
        raw = bytearray(whole.encode(dice.choice(["utf-8", "utf-16", "cp1256"]), "replace"))
        for _ in range(dice.randrange(9) if raw else 0):
            raw[dice.randrange(len(raw))] = dice.randrange(256)
        return bytes(raw)
    return whole


def check(made: str | bytes, lang: str | None) -> Reading | None:
    """Read one text as a person would; None when it is refused. Raises what is an error of ours."""
    try:
        text, warnings = decode(made, "fuzz") if isinstance(made, bytes) else (made, ())
        got = report(text, "2024-09-18", None, lang, text[:80], warnings=warnings)
    except FoederaError:
        return None
    start = time.process_time()
    reading = read(got)
    taken = time.process_time() - start
    assert taken < PER_TEXT + PER_CHARACTER * len(text), f"{taken:.1f} s for {len(text)} characters"
    hold_together(reading)
    for spoken in ("ar", "en"):
        json.loads(json_text(reading.to_json(spoken)).encode("utf-8"))
        plain(tell(reading, spoken)).encode("utf-8")
    return reading


def hold_together(reading: Reading) -> None:
    """Every place lies in the text, evidence in its sentence, and what is quoted stands there."""
    text = reading.report.text
    for mention in reading.mentions:
        assert mention.text == mention.span.of(text)
        assert mention.text
    for event in reading.events:
        assert event.actors
        assert 0 <= event.sentence.start < event.sentence.end <= len(text)
        assert 0 <= event.evidence.start < event.evidence.end <= len(text)
        assert event.sentence.covers(event.evidence)
        if event.speaker is not None and event.speaker.span is not None:
            assert event.speaker.span.of(text).strip()
        if event.date is not None and event.date.expression is not None:
            assert event.date.start <= event.date.end
            assert event.date.expression.of(text).strip()
    for quote in reading.quotes:
        assert quote.span.of(text).startswith(quote.open)
        assert quote.span.of(text).endswith(quote.close)
    for left in reading.unread:
        assert left.span.of(text).strip()


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    options.add_argument("--minutes", type=float, default=5)
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    end = time.monotonic() + 60 * chosen.minutes
    done = events = refused = 0
    for seed, text in texts(chosen.seed):
        for lang in (None, "ar", "en"):
            try:
                reading = check(text, lang)
            except Exception:
                print(f"seed {seed}, {lang}: {text[:300]!r}")
                raise
            refused += reading is None
            events += len(reading.events) if reading else 0
        done += 1
        if time.monotonic() > end:
            break
    print(
        f"{done} texts, each read three times, from seed {chosen.seed}: {events} events, {refused} refused"
    )


if __name__ == "__main__":
    main()
