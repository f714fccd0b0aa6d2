"""`foedera brief`: whole files or none, one document on standard output."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from foedera.brief.command import brief, write_whole
from foedera.errors import InvalidData, NotFound, UsageError


@pytest.fixture
def example(examples: Path) -> Path:
    return examples / "asian-nato.en.md"


def test_the_page_is_written_and_the_summary_printed(
    example: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    out = tmp_path / "brief.html"
    brief([example], out=out)
    assert out.read_text(encoding="utf-8").startswith("<!doctype html>")
    shown = capsys.readouterr()
    assert "What was reported" in shown.out
    assert str(out) in shown.err
    assert [p.name for p in tmp_path.iterdir()] == ["brief.html"]


def test_json_is_one_document(example: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    brief([example], out=tmp_path / "b.html", as_json=True, lang="ar")
    document = json.loads(capsys.readouterr().out)
    assert document["lang"] == "ar"


@pytest.mark.parametrize(
    ("content", "error"),
    [(b"", InvalidData), (bytes(range(256)) * 8, InvalidData), (b"   \n", InvalidData)],
)
def test_a_report_that_is_none_leaves_the_old_file(
    content: bytes, error: type[Exception], tmp_path: Path
):
    bad, out = tmp_path / "bad.txt", tmp_path / "brief.html"
    bad.write_bytes(content)
    out.write_text("old", encoding="utf-8")
    with pytest.raises(error):
        brief([bad], out=out)
    assert out.read_text(encoding="utf-8") == "old"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["bad.txt", "brief.html"]


def test_a_missing_report_is_not_found(tmp_path: Path):
    with pytest.raises(NotFound):
        brief([tmp_path / "none.txt"])


def test_a_missing_folder_is_told_before_anything_is_read(example: Path, tmp_path: Path):
    with pytest.raises(UsageError, match="no folder"):
        brief([example], out=tmp_path / "nowhere" / "brief.html")


def test_an_unknown_language_is_a_usage_error(example: Path):
    with pytest.raises(UsageError):
        brief([example], lang="fr")


def test_a_failed_write_leaves_nothing_half_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    out = tmp_path / "brief.html"
    out.write_text("old", encoding="utf-8")

    def fail(self: Path, target: Path) -> Path:
        raise OSError("disk full")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="disk full"):
        write_whole(out, "new")
    assert out.read_text(encoding="utf-8") == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["brief.html"]


def test_each_report_can_have_a_date_of_its_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    first.write_text("Japan and the Philippines signed a pact in Manila.", encoding="utf-8")
    second.write_text("The United States rejected an Asian NATO.", encoding="utf-8")
    brief([first, second], published="2024-07-28,2024-09-18", outlet="One,", as_json=True)
    document = json.loads(capsys.readouterr().out)
    published = [report["published"] for report in document["reports"]]
    assert published == ["Sunday 28 July 2024", "Wednesday 18 September 2024"]
    assert [report["outlet"] for report in document["reports"]] == ["One", None]
    with pytest.raises(UsageError, match="3 values for 2 reports"):
        brief([first, second], published="2024-07-28,2024-09-18,2024-09-19")
