"""The documents that programs read, checked against what is published."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from foedera import must, treaties

Call = Callable[..., Any]
SCHEMA = json.loads(
    resources.files("foedera.must").joinpath("data/trace.v1.schema.json").read_text("utf-8")
)
CASES = """\
- {id: senkaku, date: 2024-06-01, attacker: CHN, target: JPN, place: senkaku}
- {id: no-place, date: 2024-06-01, attacker: [CHN, PRK], target: KOR}
- {id: cannon, date: 2024-03-23, attacker: CHN, target: PHL, act: coercion,
   object: public-vessel, place: [9.72, 115.87], name: a shoal}
- {id: old, date: 1914-07-28, attacker: AUH, target: YUG}
- {id: settled, date: 2024-06-01, attacker: CHN, target: PRK, facts: {unprovoked: no}}
"""


@pytest.fixture(scope="module")
def trace() -> Draft202012Validator:
    Draft202012Validator.check_schema(SCHEMA)
    return Draft202012Validator(SCHEMA)


def faults(validator: Draft202012Validator, document: Any) -> list[str]:
    return [
        f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(document)
    ]


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("architecture", treaties.architectures())
def test_an_answer_fits_the_published_schema(
    call: Call, trace: Draft202012Validator, architecture: str, lang: str
):
    arguments = ["must", "--attacker", "CHN", "--target", "PHL", "--place", "9.72,115.87"]
    arguments += ["--object", "public-vessel", "--on", "2024-06-17"]
    outcome = call(*arguments, "--architecture", architecture, "--lang", lang, "--json")
    assert outcome.code == 0
    assert faults(trace, outcome.document()) == []


def test_answers_to_cases_fit_the_published_schema(
    call: Call, trace: Draft202012Validator, tmp_path: Path
):
    path = tmp_path / "cases.yaml"
    path.write_text(CASES, encoding="utf-8")
    documents = call("must", "--cases", path, "--json").document()
    assert [d["id"] for d in documents] == ["senkaku", "no-place", "cannon", "old", "settled"]
    assert [fault for d in documents for fault in faults(trace, d)] == []


def test_a_chain_gives_its_reasons_in_the_published_form(call: Call, trace: Draft202012Validator):
    arguments = ("must", "--attacker", "PRK", "--target", "KOR", "--place", "seoul")
    document = call(*arguments, "--on", "2025-03-01", "--chain", "--json").document()
    assert document["schema"] == "foedera.chain.v1"
    assert [e["state"] for e in document["entries"]][:3] == ["PRK", "KOR", "USA"]
    finding = trace.evolve(schema={**SCHEMA["$defs"]["finding"], "$defs": SCHEMA["$defs"]})
    reasons = [e["finding"] for e in document["entries"] if e["round"]]
    assert reasons
    assert [fault for reason in reasons for fault in faults(finding, reason)] == []


def test_the_reference_cases_fit_the_published_schema(
    call: Call, trace: Draft202012Validator, shared: Path
):
    path = shared / "cases" / "must_cases.yaml"
    documents = call("must", "--cases", path, "--json").document()
    assert len(documents) == 10
    assert [fault for d in documents for fault in faults(trace, d)] == []


def test_the_schema_refuses_a_verdict_that_its_tests_do_not_bear(
    call: Call, trace: Draft202012Validator
):
    arguments = ("must", "--attacker", "CHN", "--target", "JPN", "--place", "senkaku")
    document = call(*arguments, "--on", "2024-06-01", "--json").document()
    finding = next(f for f in document["findings"] if f["verdict"] == "bound")
    finding["tests"][0]["holds"] = None
    assert faults(trace, document)
    del finding["tests"][0]["holds"]
    assert faults(trace, document)


def test_the_schema_knows_every_word_of_the_engine():
    finding = SCHEMA["$defs"]["finding"]["properties"]
    incident = SCHEMA["$defs"]["incident"]["properties"]
    assert finding["duty"]["enum"] == list(treaties.DUTIES)
    assert finding["verdict"]["enum"] == list(must.VERDICTS)
    assert incident["act"]["enum"] == list(must.ACTS)
    assert incident["object"]["enum"] == list(must.OBJECTS)
    from foedera.must.casus import TESTS

    assert SCHEMA["$defs"]["test"]["properties"]["test"]["enum"] == list(TESTS)


def test_treaties_list_is_a_list_of_entries(call: Call):
    entries = call("treaties", "list", "--json").document()
    keys = {"id", "title", "parties", "signed", "in_force", "ended", "force", "atop", "verified"}
    assert all(set(entry) == keys for entry in entries)
    assert len(entries) == len(treaties.load())


def test_treaties_show_adds_what_the_text_promises(call: Call):
    document = call("treaties", "show", "us-japan-1960", "--json").document()
    assert {p["article"] for p in document["provisions"]} >= {"V", "VI"}
    assert all(p["source"] for p in document["provisions"])


def test_treaties_check_counts_what_is_sound(call: Call):
    folder = Path(treaties.__file__).parent / "library" / "africa"
    count = len(list(folder.rglob("*.yaml")))
    outcome = call("treaties", "check", folder / "au-2005.yaml", "--json")
    assert outcome.document() == {"checked": 1, "faults": []}
    assert count > 1


def test_read_prints_a_list_with_true_spans(call: Call, examples: Path):
    paths = sorted(examples.glob("*.md"))
    documents = call("read", *paths, "--json").document()
    assert len(documents) == len(paths)
    for document in documents:
        text = document["text"]
        for event in document["events"]:
            start, end = event["span"]
            assert text[start:end] == event["evidence"]
            assert not set(event["actors"]) & set(event["recipients"])


def test_compare_prints_one_document(call: Call):
    document = call("compare", "asian-nato", "--on", "2024-09-18", "--json").document()
    assert document["format"] == "foedera.comparison.v1"
    assert {"before", "after", "duties", "guarantors", "matrix"} <= set(document)


def test_brief_prints_one_document_and_writes_the_page(call: Call, examples: Path, tmp_path: Path):
    out = tmp_path / "b.html"
    outcome = call("brief", examples / "asian-nato.en.md", "--out", out, "--json")
    assert outcome.code == 0
    assert isinstance(outcome.document(), dict)
    assert out.read_text(encoding="utf-8").lstrip().startswith("<!doctype html>")
