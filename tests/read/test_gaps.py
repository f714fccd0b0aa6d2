"""The gap report lists acts that no word list has, and nothing that only looks like one."""

from __future__ import annotations

import json
import random
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from foedera.cli import main
from foedera.read import load_all
from foedera.read.arabic import analysis
from foedera.read.arabic.letters import fold
from foedera.read.gaps import gaps
from foedera.read.model import Report
from foedera.store import load_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples" / "reports"
CASES: list[dict[str, Any]] = load_yaml(HERE / "gaps.yaml")


@pytest.mark.parametrize("case", CASES, ids=[f"{c['lang']}: {c['id']}" for c in CASES])
def test_case(case: dict[str, Any]) -> None:
    report = Report(case["text"], lang=case["lang"])
    found = gaps([report])
    assert {gap.word: gap.count for gap in found} == case["gaps"]
    for gap in found:
        assert gap.span.of(report.text).lower() in gap.forms
        assert gap.span.of(report.text) in gap.sentence


def test_the_most_frequent_come_first_over_all_reports() -> None:
    reports = [
        Report("Minsk bamboozled Kyiv. Tokyo hoodwinked Manila.", name="first"),
        Report("Beijing hoodwinks Hanoi.", name="second"),
    ]
    told = [(gap.word, gap.forms, gap.count, gap.reports, gap.report) for gap in gaps(reports)]
    assert told == [
        ("hoodwinked", ("hoodwinked", "hoodwinks"), 2, 2, "first"),
        ("bamboozled", ("bamboozled",), 1, 1, "first"),
    ]


@pytest.fixture
def without() -> Iterator[Any]:
    """Take verbs out of the Arabic list while a test runs."""
    whole = analysis.verb_index
    patch = pytest.MonkeyPatch()

    def take(*lemmas: str) -> None:
        left = {
            form: kept
            for form, verbs in whole().items()
            if (kept := tuple(verb for verb in verbs if verb.lemma not in lemmas))
        }
        patch.setattr(analysis, "verb_index", lambda: left)
        analysis.analyse.cache_clear()

    yield take
    patch.undo()
    analysis.analyse.cache_clear()


def test_verbs_taken_from_the_list_come_back_in_the_report(without: Any) -> None:
    text = "انتقدت بكين طوكيو. واستنكرت موسكو بيان واشنطن. وستنتقد هانوي بكين."
    assert gaps([Report(text, lang="ar")]) == []
    without("انتقد", "استنكر")
    found = {gap.word: gap.count for gap in gaps([Report(text, lang="ar")])}
    assert found == {"انتقدت": 2, "واستنكرت": 1}


def test_of_two_fifths_of_the_verbs_taken_away_little_else_is_listed(
    shared: Path, without: Any
) -> None:
    """The precision that the how-to tells of, on annotated reports, for three draws of verbs."""
    folder = shared / "news" / "dev"
    documents = [json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))]
    reports = [
        Report(d["text"], lang="ar", published=date.fromisoformat(d["published"]), name=d["id"])
        for d in documents
        if d["lang"] == "ar"
    ]
    whole = analysis.verb_index()
    lemmas = sorted({verb.lemma for verbs in whole.values() for verb in verbs})
    listed = right = 0
    for seed in range(3):
        taken = set(random.Random(seed).sample(lemmas, len(lemmas) * 2 // 5))
        without(*taken)
        found = gaps(reports)
        without()
        listed += len(found)
        right += sum(any(not taken.isdisjoint(_lemmas(form)) for form in g.forms) for g in found)
    assert listed > 60
    assert right >= 0.8 * listed


def _lemmas(form: str) -> set[str]:
    word = analysis.analyse(fold(form))
    return {verb.lemma for verb in (*word.verbs, *word.masdars, *word.participles)}


def test_the_examples_hold_few_words_that_we_lack() -> None:
    found = gaps(load_all([EXAMPLES]))
    assert len(found) <= 5, [gap.word for gap in found]


def test_the_command_lists_gaps_and_names_what_is_no_report(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text("Tokyo hoodwinked Manila on \u009bradar.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("", encoding="utf-8")
    with pytest.raises(SystemExit) as stop:
        main(["read", "--gaps", str(tmp_path)])
    told = capsys.readouterr()
    assert stop.value.code == 0
    assert told.out == (
        "1 word between actors is missing in the word lists:\n\n"
        "hoodwinked: 1 time, in 1 report\n   a: «Tokyo hoodwinked Manila on \ufffdradar.»\n"
    )
    assert "b.txt" in told.err
    with pytest.raises(SystemExit):
        main(["read", "--gaps", str(tmp_path), "--lang", "ar"])
    assert "كلمة واحدة بين الأطراف ليست في قوائم الكلمات" in capsys.readouterr().out
    with pytest.raises(SystemExit):
        main(["read", "--gaps", str(tmp_path), "--json"])
    (gap,) = json.loads(capsys.readouterr().out)
    assert gap == {
        "lang": "en",
        "word": "hoodwinked",
        "forms": ["hoodwinked"],
        "count": 1,
        "reports": 1,
        "example": {
            "report": "a",
            "sentence": "Tokyo hoodwinked Manila on \u009bradar.",
            "span": [6, 16],
        },
    }


def test_nothing_missing_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("Tokyo criticised Beijing.", encoding="utf-8")
    with pytest.raises(SystemExit):
        main(["read", "--gaps", str(tmp_path)])
    assert capsys.readouterr().out == "No word between actors is missing in the word lists.\n"


@pytest.mark.parametrize("option", [["--reader", "chain"], ["--out", "events.parquet"]])
def test_the_gap_report_stands_alone(
    option: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["read", "--gaps", str(tmp_path), *option])
    assert stop.value.code == 2
    assert "Leave out --reader and --out." in capsys.readouterr().err
