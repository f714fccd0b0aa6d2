"""How sure the rules are of an event, and what they leave out because they are not."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest

from foedera.read import Event, Reading, RulesReader, read, report

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = sorted((ROOT / "examples" / "reports").glob("*.md"))
ROWS = ROOT / "scripts" / "first_contacts.jsonl"


def texts() -> list[str]:
    return [path.read_text(encoding="utf-8").split("---\n", 2)[-1] for path in EXAMPLES]


@pytest.mark.parametrize("text", texts(), ids=[path.stem for path in EXAMPLES])
def test_a_higher_floor_only_leaves_out(text: str):
    given = report(text, published="2024-09-18")
    everything = read(given, floor=0)
    found = [read(given, floor=floor) for floor in (0.3, 0.6, 0.9)]
    before = everything
    for floor, reading in zip((0.3, 0.6, 0.9), found, strict=True):
        assert all(0 < e.confidence <= 1 for e in reading.events)
        assert all(e.confidence >= floor or alone(reading, e) for e in reading.events)
        kept = {(e.event, e.evidence, e.actors) for e in reading.events}
        assert kept <= {(e.event, e.evidence, e.actors) for e in before.events}
        assert reading.topics == everything.topics
        before = reading
    assert all(alone(everything, e) for e in read(given, floor=1.01).events)


def alone(reading: Reading, event: Event) -> bool:
    """Whether the sentence names nobody but the doer."""
    named = {m.entity for m in reading.mentions if event.sentence.covers(m.span)}
    return named == set(event.actors)


def test_nobody_else_named_is_nobody_taken_for_another():
    given = report("قالت مانيلا، الثلاثاء، إنها لن تنضم إلى أي حلف.", published="2024-09-18")
    (event,) = read(given, floor=1.01).events
    assert (event.event, event.actors) == ("REJECT", ("PHL",))


def test_a_sentence_that_loses_its_event_is_unread_for_that_reason():
    given = report("Tokyo and Manila signed a pact.", published="2024-09-18")
    assert [u.reason for u in read(given, floor=1.01).unread] == ["unsure"]
    assert RulesReader(floor=1.01).read(given).events == ()
    assert [e.event for e in RulesReader().read(given).events] == ["SUPPORT"]


def test_the_weights_are_those_that_the_first_contacts_give(tmp_path, monkeypatch):
    spec = importlib.util.spec_from_file_location("fit", ROOT / "scripts" / "fit_confidence.py")
    assert spec is not None
    assert spec.loader is not None
    fit = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(fit)
    committed = fit.OUT.read_text(encoding="utf-8").splitlines()
    monkeypatch.setattr(fit, "OUT", tmp_path / "confidence.tsv")
    monkeypatch.setattr("sys.argv", ["fit_confidence.py"])
    fit.main()
    fresh = fit.OUT.read_text(encoding="utf-8").splitlines()
    assert [line.rsplit("\t", 1)[0] for line in fresh] == [
        line.rsplit("\t", 1)[0] for line in committed
    ]
    for ours, theirs in zip(fresh[2:], committed[2:], strict=True):
        assert float(ours.rsplit("\t", 1)[1]) == pytest.approx(
            float(theirs.rsplit("\t", 1)[1]), abs=0.002
        )


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_events_that_are_surer_were_right_more_often(lang: str):
    from foedera.read.confidence import _share, _weights

    rows = [json.loads(line) for line in ROWS.read_text(encoding="utf-8").splitlines()]
    judged = sorted(
        (_share(_weights()[lang], row["x"]), row["hit"]) for row in rows if row["lang"] == lang
    )
    fifth = len(judged) // 5
    shares = [sum(hit for _, hit in judged[k * fifth : (k + 1) * fifth]) / fifth for k in range(5)]
    assert shares == sorted(shares)
    assert shares[0] < 0.4 < 0.85 < shares[-1]
