"""Texts that nobody would write are read or refused, in a time that their length bounds."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from foedera.errors import FoederaError
from foedera.read import load_all, read, report

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]


def bench(name: str) -> ModuleType:
    sys.path.insert(0, str(ROOT))
    try:
        return importlib.import_module(f"benchmarks.{name}")
    finally:
        sys.path.remove(str(ROOT))


FUZZ, KINDS = bench("fuzz"), bench("kinds")
SOURCES = [path.read_text("utf-8") for path in sorted(FUZZ.EXAMPLES.glob("*.md"))]
LANGUAGES = st.sampled_from([None, "ar", "en"])


@settings(max_examples=20, deadline=None, derandomize=True)
@given(st.binary(max_size=400), LANGUAGES)
def test_any_bytes(raw: bytes, lang: str | None) -> None:
    FUZZ.check(raw, lang)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.text(st.characters(), max_size=200), LANGUAGES)
def test_any_characters(text: str, lang: str | None) -> None:
    FUZZ.check(text, lang)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(
    st.lists(st.sampled_from([*FUZZ.WORDS, *FUZZ.ODD]), max_size=80), st.sampled_from(["", " "]),
    LANGUAGES,
)  # fmt: skip
def test_any_mixture_of_words_and_odd_characters(
    parts: list[str], between: str, lang: str | None
) -> None:
    FUZZ.check(between.join(parts), lang)


@pytest.mark.parametrize("seed", range(20))
def test_spoilt_reports(seed: int) -> None:
    FUZZ.check(FUZZ.made(Random(seed), SOURCES), None)


def sentences(path: str) -> list[str]:
    cases = yaml.safe_load((Path(__file__).parent / path).read_text("utf-8"))
    return [case["text"] for case in cases]


@pytest.mark.parametrize(
    ("lang", "path"), [("ar", "constructions_ar.yaml"), ("en", "english/constructions.yaml")]
)
def test_a_report_may_break_off_anywhere(lang: str, path: str) -> None:
    for number, sentence in enumerate(sentences(path)):
        words = sentence.split()
        for stop in range(1 + number % 5, len(words), 5):
            FUZZ.check(" ".join(words[:stop]), lang)
            FUZZ.check(" ".join(words[:stop]) + "،", lang)


@pytest.mark.parametrize(
    "text",
    [
        "مساعد حليفه سام ليم",
        "Japan met China ➅ days ago, on ² July.",
        "قال الوزير الياباني إن طوكيو رفضت،",
        "وأكد",
        "الوزير الياباني قال",
        "اليابان أعلنت:",
    ],
)
def test_words_where_none_is_expected(text: str) -> None:
    for lang in ("ar", "en"):
        FUZZ.check(text, lang)


def calls(kind: str, lang: str, length: int) -> int:
    """How many functions are called to read a text: work counted, whatever the machine."""
    got = report(KINDS.text_of(kind, lang, length), published="2024-09-18", lang=lang)
    count = 0

    def counting(frame: Any, event: str, argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    read(got)  # words met again are looked up once
    before = sys.getprofile()
    sys.setprofile(counting)
    try:
        read(got)
    finally:
        sys.setprofile(before)
    return count


# Where words refer to what stands before them; what is remembered is full only in longer texts.
LOOK_BACK = frozenset(["sentences", "lines", "lists", "quotations", "dates", "stand-ins", "troops"])


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("kind", KINDS.PIECES)
def test_twice_the_text_is_twice_the_work(kind: str, lang: str) -> None:
    length = 4000 if kind in LOOK_BACK else 2000
    once, twice = calls(kind, lang, length), calls(kind, lang, 2 * length)
    assert twice / once < 2.25


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("kind", ["letters", "brackets", "openings", "initials", "marks", "hidden"])
def test_a_long_line_takes_no_time_of_its_own(kind: str, lang: str) -> None:
    assert FUZZ.check(KINDS.text_of(kind, lang, 20_000), lang) is not None


FILES = {
    "deep.json": b"[" * 200_000,
    "deep-object.json": b'{"a":' * 100_000,
    "deep.jsonl": b'{"text":' * 20_000 + b"\n",
    "comments.txt": b"<!--x-->" * 400 + b"z Japan signed",
    "scripts.html": b"<html>" + b"<script " * 25_000 + b"\xff\xe3",
    "tags.json": b'{"text":"' + b"<p " * 30_000 + b'Japan"}',
    "divs.html": b"<html>" + b"<div>" * 20_000 + b"Japan signed a pact with Manila.",
    "title.txt": b"---\ntitle: " + b" - x" * 20_000 + b"\n---\nJapan signed a pact.",
    "day.txt": b"---\ndate: 1" + b" 1" * 20_000 + b"\n---\nJapan signed a pact.",
    "space.txt": b"Japan" + b" " * 500_000 + b"signed a pact with Manila.",
    "digits.txt": b"About "
    + b"9" * 9000
    + b" US troops are in Japan. "
    + b"9" * 9000
    + b" days ago",
    "dots.txt": b"Japan " + b"." * 50_000 + b"x",
    "halves.txt": b"\xff\xfe" + b"\x00\xd8" * 1000 + "Japan signed".encode("utf-16-le"),
    "halves.jsonl": b'{"text": "Japan\\ud800 signed a pact with Manila."}\n',
}


@pytest.mark.parametrize("name", FILES)
def test_files_without_an_end(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(FILES[name])
    try:
        found = list(load_all([path]))
    except FoederaError:
        return
    for got in found:
        assert isinstance(got, FoederaError) or FUZZ.check(got.text, got.lang) is not None


def test_a_sentence_of_one_word_more_than_the_longest() -> None:
    text = " ".join(["Japan"] * 160 + [","])
    assert read(report(text, lang="en")).actors == ("JPN",)
