"""The same words written otherwise tell the same events; hidden characters hide nobody."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest
import yaml

from foedera.read import Reading, Report, Span, load, read, report
from foedera.read.levelling import level

if TYPE_CHECKING:
    from collections.abc import Callable

    Disguise = Callable[[str], str]

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
DEV = ROOT.parent / "shared" / "news" / "dev"
EXAMPLES = ROOT / "examples" / "reports"
HIDDEN = "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202c\u202e\u2060\u2067\u2069\ufeff\x00"
MARKS = "\u0301\u0327\u0335\u20d2"
BETWEEN = re.compile(r"(?<=\w)(?=\w)")
JOINED = re.compile(r"(?<=[\u0621-\u064a])(?=[\u0621-\u064a])")
VOWELS = re.compile(r"[\u064b-\u064e\u0650-\u0652\u0670]|(?<!\b\w)(?<!\b[وف]\w)\u064f")
ALONE = {unicodedata.normalize("NFKC", chr(code)): chr(code) for code in range(0xFEFC, 0xFE7F, -1)}


def scattered(characters: str, where: re.Pattern[str] = BETWEEN) -> Disguise:
    """Puts one of some characters between every third pair of letters, the same on every run."""

    def disguise(text: str) -> str:
        dice = Random(len(text))
        return where.sub(lambda _: dice.choice(characters) * (dice.random() < 0.3), text)

    return disguise


def any_of(pattern: str, characters: str) -> Disguise:
    def disguise(text: str) -> str:
        dice = Random(len(text))
        return re.sub(pattern, lambda _: dice.choice(characters), text)

    return disguise


def digits(zero: int) -> Disguise:
    return lambda text: text.translate({ord("0") + n: zero + n for n in range(10)})


def curly(text: str) -> str:
    marks = iter("“”" * (text.count('"') // 2 + 1))
    return re.sub('"', lambda _: next(marks), text)


def wide(text: str) -> str:
    return re.sub("[A-Za-z]", lambda letter: chr(ord(letter.group()) + 0xFEE0), text)


ARABIC: dict[str, Disguise] = {
    # the damma on the first letter stays: it alone can tell a passive
    "no vowel marks": lambda text: VOWELS.sub("", text),
    "alef without hamza": any_of("[أإآ]", "ا"),
    "any hamza on alef": any_of("[أإآا]", "أإآا"),
    "ya without dots": any_of("ي", "ى"),
    "ya with dots": any_of("ى", "ي"),
    "ta marbuta or ha": any_of(r"[ةه]\b", "ةه"),
    "kashida": scattered("\u0640", JOINED),
}
ANY: dict[str, Disguise] = {
    "Arabic digits": digits(0x0660),
    "Persian digits": digits(0x06F0),
    "full-width digits": digits(0xFF10),
    "curly quotes": curly,
    "curly apostrophes": lambda text: text.replace("'", "’"),
    "straight quotes": lambda text: re.sub("[“”«»″„]", '"', text).replace("’", "'"),
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "hidden characters": scattered(HIDDEN),
    "direction marks around words": lambda text: re.sub(r"(\w+)", "\u2067\\1\u2069\u200f", text),
    "marks in runs": scattered(MARKS),
    "Windows line ends": lambda text: text.replace("\n", "\r\n"),
}
OTHER: dict[tuple[str, str], Disguise] = {
    ("ar", "presentation forms"): lambda text: "".join(ALONE.get(ch, ch) for ch in text),
    ("en", "full-width letters"): wide,
}
DISGUISES = {
    **{("ar", name): disguise for name, disguise in {**ARABIC, **ANY}.items()},
    **{("en", name): disguise for name, disguise in ANY.items()},
    **OTHER,
}


def sentences(path: str) -> list[str]:
    return [case["text"] for case in yaml.safe_load((HERE / path).read_text("utf-8"))]


SENTENCES = {
    "ar": sentences("constructions_ar.yaml"),
    "en": sentences("english/constructions.yaml"),
}


def told(reading: Reading) -> list[tuple[object, ...]]:
    return [
        (e.event, e.actors, e.recipients, e.status, e.date.iso if e.date else None, e.topics)
        for e in reading.events
    ]


def in_language(lang: str, text: str) -> Reading:
    return read(report(text, published="2024-09-18", lang=lang))


PLAIN = {lang: [told(in_language(lang, s)) for s in SENTENCES[lang]] for lang in SENTENCES}


@pytest.mark.parametrize(("lang", "name"), DISGUISES.keys())
def test_a_disguise_changes_no_event(lang: str, name: str) -> None:
    disguise = DISGUISES[lang, name]
    disguised = [disguise(sentence) for sentence in SENTENCES[lang]]
    assert [told(in_language(lang, s)) for s in disguised] == PLAIN[lang]


def reports() -> list[Report]:
    found = [load(path) for path in sorted(EXAMPLES.glob("*.md"))]
    for path in sorted(DEV.glob("*.json")):
        row = json.loads(path.read_text("utf-8"))
        found.append(report(row["text"], row["published"], lang=row["lang"], name=path.stem))
    return found


REPORTS = {r.id: r for r in reports()}


@pytest.mark.parametrize("name", REPORTS)
def test_all_disguises_together_change_no_event(name: str) -> None:
    plain = REPORTS[name]
    text = plain.text
    for disguise in ({**ARABIC, **ANY} if plain.lang == "ar" else ANY).values():
        text = disguise(text)
    disguised = report(text, plain.published, plain.outlet, plain.lang, plain.title)
    assert told(read(disguised)) == told(read(plain))


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_evidence_is_the_text_as_it_came(lang: str) -> None:
    shown = str.maketrans("", "", HIDDEN)
    for sentence in SENTENCES[lang]:
        plain = in_language(lang, sentence)
        hidden = in_language(lang, scattered(HIDDEN)(sentence))
        text = hidden.report.text
        assert [e.evidence.of(text).translate(shown) for e in hidden.events] == [
            e.evidence.of(plain.report.text) for e in plain.events
        ]
        assert all(m.text == m.span.of(text) for m in hidden.mentions)
        assert all(q.span.of(text)[0] == q.open for q in hidden.quotes)
        assert all(q.span.of(text)[-1] == q.close for q in hidden.quotes)


@pytest.mark.parametrize(
    ("text", "plain", "place"),
    [
        ("To\u200bk\u00adyo signed", "Tokyo signed", Span(0, 14)),
        ("\u2067Tokyo\u2069 signed", "Tokyo signed", Span(1, 14)),
        ("\uff34\uff4f\uff4b\uff59\uff4f", "Tokyo", Span(0, 5)),
        ("\U0001d413okyo", "Tokyo", Span(0, 5)),
        ("Tok\u0335\u0321yo\u0301", "Tokyó", Span(0, 8)),
        ("\ufefa\ufe8e", "لإا", Span(0, 2)),
        ("Orba\u0301n", "Orbán", Span(0, 6)),
        ("\u0301Tokyo", "Tokyo", Span(1, 6)),
        ("Tok\ud800yo", "Tokyo", Span(0, 6)),
        ("\u200b\u200b", "", Span(2, 2)),
    ],
)
def test_levelled(text: str, plain: str, place: Span) -> None:
    levelled = level(Report(text))
    assert levelled is not None
    assert levelled.text == plain
    assert levelled.span(Span(0, len(plain))) == place


@pytest.mark.parametrize("text", ["Orbán’s “pact”", "مُعاهَدة", "عــقد", "日本 🇯🇵", "a\tb\r\nc"])
def test_nothing_to_level(text: str) -> None:
    assert level(Report(text)) is None


def test_half_a_character_is_lost_and_said_so() -> None:
    got = report("Tokyo \ud83d\ude00 signed\ud800 a pact.")
    assert got.text == "Tokyo 😀 signed\ufffd a pact."
    assert [(w.code, w.values) for w in got.warnings] == [("undecodable", {"n": 1})]
