"""Where the pages are, and a folder to run their examples in."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that shows the examples as a checkout does; what is written is lost."""
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    for name in ("monday.txt", "tuesday.html"):
        (tmp_path / name).write_text("Japan and the Philippines signed a pact.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "dumb")
    return tmp_path
