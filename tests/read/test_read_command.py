"""`foedera read`: text for people, JSON for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from foedera.errors import InvalidData, NotFound
from foedera.read import read as read_report
from foedera.read import report
from foedera.read.command import read
from foedera.read.telling import tell

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "وقعت اليابان والفلبين اتفاقية الوصول المتبادل يوم الاثنين، بحسب وكالة رويترز."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "raa.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


def test_json_has_the_structure_of_the_scheme(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    read([path, path], published="2024-07-10", as_json=True)
    documents = json.loads(capsys.readouterr().out)
    assert len(documents) == 2
    document = documents[0]
    assert document["id"] == "raa"
    assert document["mentions"] == {"actors": ["JPN", "PHL"], "topics": ["jpn-phl-raa"]}
    event = document["events"][0]
    assert (event["event"], event["date"], event["status"]) == ("SUPPORT", "2024-07-08", "happened")
    assert event["outlets"] == ["Reuters"]
    assert document["text"][slice(*event["span"])] == event["evidence"]


def test_text_in_both_languages(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    read([path], published="2024-07-10")
    arabic = capsys.readouterr().out
    assert "اليابان، الفلبين" in arabic
    assert "2024-07-08" in arabic
    read([path], published="2024-07-10", lang="en")
    english = capsys.readouterr().out
    assert "support or signature: Japan, Philippines (happened, 2024-07-08, jpn-phl-raa)" in english


def test_nothing_is_printed_when_one_report_is_missing(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(NotFound):
        read([path, path.with_name("none.txt")])
    assert capsys.readouterr().out == ""


def test_a_missing_day_of_publication_is_told(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    read([path], lang="en")
    assert "relative dates stay unresolved" in capsys.readouterr().out


HOSTILE = "Tokyo praised Manila \x1b[31m\x1b]0;owned\x07\x9b2J\u202e on Monday, Reuters said.\r\n"
QUIET = "Tokyo signed a pact with Manila in 2024, and nothing else was said of it that day.\n" * 20


def test_a_report_cannot_command_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "hostile.txt"
    file.write_text(HOSTILE + QUIET, encoding="utf-8")
    read([file], published="2024-07-10")
    shown = capsys.readouterr().out
    assert "Japan → Philippines" in shown
    assert "␛[31m" in shown
    assert not set(shown) & {"\x1b", "\x07", "\x9b", "\u202e", "\r"}


def test_json_spells_out_what_a_terminal_would_obey(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "hostile.txt"
    file.write_text(HOSTILE + QUIET, encoding="utf-8")
    read([file], published="2024-07-10", as_json=True)
    printed = capsys.readouterr().out
    assert not set(printed) & {"\x1b", "\x07", "\x9b", "\u202e", "\r"}
    text = json.loads(printed)[0]["text"]
    assert "\x1b[31m\x1b]0;owned\x07\x9b2J\u202e" in text


def test_every_event_names_its_reader(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    read([path], as_json=True)
    document = json.loads(capsys.readouterr().out)[0]
    assert {event["reader"] for event in document["events"]} == {"rules"}
    assert document["usage"] is None


def test_a_folder_is_read_but_for_what_is_no_report(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path.with_name("empty.txt").write_text("", encoding="utf-8")
    lines = path.with_name("wire.jsonl")
    lines.write_text(json.dumps({"text": TEXT}) + "\n{\n", encoding="utf-8")
    read([path.parent], published="2024-07-10", as_json=True)
    told = capsys.readouterr()
    assert [document["id"] for document in json.loads(told.out)] == ["raa", "wire-1"]
    assert [line.partition(". ")[0] for line in told.err.splitlines()] == [
        f"{path.parent}/empty.txt: the file is empty",
        f"{lines}:2: no JSON: Expecting property name enclosed in double quotes, column 2",
    ]
    with pytest.raises(InvalidData, match="empty"):
        read([path, path.with_name("empty.txt")])
    with pytest.raises(InvalidData, match=r"wire\.jsonl:2"):
        read([lines], strict=True)
    assert capsys.readouterr().out == ""


def test_a_folder_without_reports_is_told(tmp_path: Path) -> None:
    with pytest.raises(InvalidData, match="a folder or file without a report in it"):
        read([tmp_path])


def test_an_arrow_points_the_way_its_language_is_read() -> None:
    reading = read_report(report("دانت الصين الفلبين.", published="2024-09-18"))
    assert "الصين ← الفلبين" in tell(reading, "ar")
    assert "China → Philippines" in tell(reading, "en")
