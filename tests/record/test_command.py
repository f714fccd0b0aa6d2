"""`foedera record` as a person and as a program calls it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from foedera.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "reports"
PAIR = [EXAMPLES / "asian-nato.ar.md", EXAMPLES / "asian-nato.en.md"]


@dataclass(frozen=True)
class Outcome:
    code: int
    out: str
    err: str

    def document(self) -> Any:
        return json.loads(self.out)


@pytest.fixture
def call(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Outcome]:
    monkeypatch.setenv("FOEDERA_RECORD", str(tmp_path / "record.sqlite"))
    monkeypatch.setenv("FOEDERA_USER", "Nadia")

    def run(*arguments: Any) -> Outcome:
        capsys.readouterr()
        with pytest.raises(SystemExit) as stop:
            main(["record", *(str(argument) for argument in arguments)])
        captured = capsys.readouterr()
        code = stop.value.code
        return Outcome(code if isinstance(code, int) else 0, captured.out, captured.err)

    return run


def test_from_reports_to_a_decision(call: Any):
    added = call("add", *PAIR)
    assert (added.code, added.err) == (0, "")
    assert added.out.startswith("2 reports added. ")
    assert "tellings of events already known" in added.out
    assert call("add", *PAIR).out == "0 reports added. 2 reports were there. 0 new events.\n"
    listed = call("list", "--topic", "asian-nato", "--state", "Japan", "--undecided")
    number = listed.out.splitlines()[0].partition(" ")[0]
    accepted = call("accept", number, "--note", "read")
    assert accepted.out.endswith(" · accepted\n")
    shown = call("show", number)
    assert f"{number} accepted by Nadia: read" in shown.out
    assert [line for line in call("list", "--accepted").out.splitlines()] == [accepted.out.strip()]
    assert call("reject", number).out.endswith(" · rejected\n")
    assert call("list", "--rejected").out.startswith(f"{number} · ")


def test_every_verb_prints_one_document(call: Any, tmp_path: Path):
    added = call("add", *PAIR, "--json").document()
    assert added["record"] == str(tmp_path / "record.sqlite")
    assert [row["state"] for row in added["reports"]] == ["new", "new"]
    assert set(added["reports"][0]) == {
        *("id", "report", "state", "events", "new", "joined", "kept", "gone")
    }
    listed = call("list", "--json").document()
    assert {"id", "event", "claims", "decisions", "reports", "decision"} <= set(listed[0])
    shown = call("show", listed[0]["id"], "--json").document()
    assert shown == listed[0]
    (accepted,) = call("accept", shown["id"], "--json").document()
    assert accepted["decision"] == "accepted"
    assert accepted["decisions"][0]["by"] == "Nadia"
    (rejected,) = call("reject", f"{shown['id']}.1", "--by", "Kenji", "--json").document()
    assert rejected["claims"][0]["decision"] == "rejected"
    described = call("export", "--out", tmp_path / "out", "--json").document()
    assert [r["name"] for r in described["resources"]] == [
        "events",
        "claims",
        "reports",
        "decisions",
    ]
    found = call("positions", "--on", "asian-nato", "--json").document()
    assert found["format"] == "foedera.positions.v1"
    assert {"state", "stance", "divided", "history", "statements"} == set(found["positions"][0])


def test_answers_are_in_arabic_when_asked(call: Any):
    assert call("add", *PAIR, "--lang", "ar").out.startswith("أُضيف تقريران. ")
    assert "لم يُبتّ فيه" in call("list", "--lang", "ar").out
    assert "نقلاً عن Nikkei" in call("show", "2", "--lang", "ar").out
    assert "مقبول" in call("accept", "2", "--lang", "ar").out
    assert "المعارضون: " in call("positions", "--on", "asian-nato", "--lang", "ar").out


def test_what_was_read_elsewhere_is_taken_as_it_is(
    call: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    capsys.readouterr()
    with pytest.raises(SystemExit):
        main(["read", *(str(path) for path in PAIR), "--json"])
    documents = json.loads(capsys.readouterr().out)
    documents[0]["events"][0]["topics"] = ["aukus"]
    path = tmp_path / "read.json"
    path.write_text(json.dumps(documents), encoding="utf-8")
    assert call("add", path, "--as-read").code == 0
    events = call("list", "--json").document()
    assert any("aukus" in event["topics"] and event["event"] == "REJECT" for event in events)
    documents[0]["events"][0]["span"] = [0, 3]
    path.write_text(json.dumps(documents), encoding="utf-8")
    wrong = call("add", path, "--as-read")
    assert wrong.code == 4
    assert "its evidence does not stand at its place in the text" in wrong.err


def test_positions_are_written_as_page_and_picture(call: Any, tmp_path: Path):
    call("add", *PAIR)
    for name in ("p.html", "p.svg"):
        assert call("positions", "--on", "asian-nato", "--out", tmp_path / name).code == 0
        assert "<svg" in (tmp_path / name).read_text(encoding="utf-8")


def test_one_that_cannot_be_read_does_not_stop_the_others(call: Any, tmp_path: Path):
    broken = tmp_path / "broken.txt"
    broken.write_bytes(b"")
    outcome = call("add", PAIR[0], broken, PAIR[1])
    assert outcome.code == 4
    assert "1 of 3 could not be read, the others are in the record" in outcome.err
    assert "broken.txt" in outcome.err
    assert outcome.out.startswith("2 reports added.")
    document = call("add", PAIR[0], broken, "--json").document()
    assert document["error"]["code"] == "invalid-data"
    assert len(document["error"]["details"]["failed"]) == 1
    assert [row["state"] for row in document["error"]["details"]["reports"]] == ["known"]
    assert "1 of 1 could not be read, nothing was added" in call("add", broken).err
    assert "not a file that can be read" in call("add", "--as-read", tmp_path).err


def test_a_terminal_is_given_no_orders_by_a_report(call: Any, tmp_path: Path):
    path = tmp_path / "evil.txt"
    path.write_text("Japan and \x1b[31mAustralia signed a pact on 8 July 2024.", encoding="utf-8")
    call("add", path, "--outlet", "\x1b]0;owned\x07")
    assert "\x1b" not in call("show", "1").out


FAILING: list[tuple[tuple[str, ...], int, str]] = [
    (("add", "none.txt"), 3, "none.txt: no such file"),
    (("add",), 2, "reports"),
    (("add", "empty"), 4, "empty: a folder or file without a report in it"),
    (("add", "none.txt", "--reader", "oracle"), 2, "no reader 'oracle'"),
    (("add", "none.txt", "--reader", "llm"), 2, "llm"),
    (("list", "--type", "CONSUL"), 2, "Did you mean 'CONSULT'?"),
    (("list", "--topic", "asian-natoo"), 2, "Did you mean 'asian-nato'?"),
    (("list", "--status", "done"), 2, "One of: happened"),
    (("list", "--since", "May"), 2, "Write YYYY-MM-DD"),
    (("list", "--state", "Japn"), 3, "Did you mean 'Japan'"),
    (("list", "--accepted", "--rejected"), 2, "one choice"),
    (("list", "--lang", "fr"), 2, "'ar'"),
    (("show", "99"), 3, "no event '99'"),
    (("show", "1.99"), 3, "no event '1.99'"),
    (("accept", "1", "99"), 3, "no event '99'"),
    (("export", "--out", "out", "--format", "csv"), 2, "One of: json, parquet"),
    (("export", "--out", "."), 4, "something that is no export"),
    (("export", "--out", "out", "--accepted", "--all"), 2, "one choice"),
    (("positions", "--on", "taiwan"), 5, "nobody is for or against"),
    (("positions", "--on", "auckus"), 3, "Did you mean 'aukus'?"),
    (("positions", "--on", "aukus", "--out", "p.png"), 2, ".html or .svg"),
    (("positions", "--on", "aukus", "--out", "no/p.svg"), 2, "Check the folder"),
    (("list", "--record", "mysql://u:secret@h/d"), 2, "neither a file nor an address"),
    (("list", "--record", "none.sqlite"), 3, "no record yet"),
]


@pytest.mark.parametrize(("arguments", "code", "says"), FAILING, ids=lambda x: str(x)[:50])
def test_a_failing_call_says_what_to_do(
    call: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: Any, code: int, says: str
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    call("add", PAIR[1])
    before = call("list", "--json").out
    outcome = call(*arguments)
    assert outcome.code == code
    assert outcome.out == ""
    assert says.casefold() in outcome.err.casefold()
    assert "secret" not in outcome.err
    as_json = call(*arguments, "--json")
    assert (as_json.code, as_json.err) == (code, "")
    assert set(as_json.document()["error"]) == {"code", "message", "details"}
    assert call("list", "--json").out == before
