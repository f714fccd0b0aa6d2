"""Incidents whose legal answer is known from the treaties' text and published practice."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from foedera import must
from foedera.treaties import architecture

OWN = Path(__file__).parent / "cases"


def _expectations(path: Path) -> list[tuple[dict[str, object], dict[str, object]]]:
    cases = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [(case, expected) for case in cases for expected in case["expect"]]


def _assert_expected(path: Path) -> None:
    answers = {a.incident.id: a for a in must.ask_many(must.load_cases(path))}
    wrong = [
        f"{case['id']}: {e['state']} {e['duty']}: {answers[case['id']].verdict(e['state'], e['duty'])}"
        f", expected {' or '.join(e['verdict'])}"
        for case, e in _expectations(path)
        if answers[case["id"]].verdict(e["state"], e["duty"]) not in e["verdict"]
    ]
    assert not wrong, "\n".join(wrong)


def test_reference_incidents_come_out_as_given(shared: Path) -> None:
    _assert_expected(shared / "cases" / "must_cases.yaml")


@pytest.mark.parametrize("path", sorted(OWN.glob("*.yaml")), ids=lambda p: p.stem)
def test_own_incidents_come_out_as_the_texts_say(path: Path) -> None:
    _assert_expected(path)


def test_asian_nato_binds_japan_at_second_thomas_shoal() -> None:
    attack = must.Incident(
        ("CHN",), "PHL", date(2024, 6, 17), object="public-vessel", place="second-thomas"
    )
    today = must.ask(attack)
    redesigned = must.ask(attack, architecture("asian-nato"))
    assert today.verdict("JPN", "defense") == "not-bound"
    assert redesigned.verdict("JPN", "defense") == "bound"
    finding = next(f for f in redesigned.findings if f.state == "JPN" and f.duty == "defense")
    assert "as its authors propose" in " ".join(t.because.en for t in finding.tests)


def test_every_finding_explains_every_test_in_both_languages() -> None:
    attack = must.Incident(("CHN",), "USA", date(2024, 4, 11), place="guam")
    for finding in must.ask(attack).findings:
        for test in finding.tests:
            assert len(test.because.en) > 10
            assert any("\u0600" <= letter <= "\u06ff" for letter in test.because.ar)
            assert "{" not in test.because.en + test.because.ar
