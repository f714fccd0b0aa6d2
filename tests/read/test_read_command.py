"""`foedera read`: text for people, JSON for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from foedera.errors import NotFound
from foedera.read.command import read

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
