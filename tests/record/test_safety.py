"""Killed in the middle, two at once: nothing is lost, halved or doubled; real processes."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sa

from foedera.record import open_record
from foedera.record.database import Database

if TYPE_CHECKING:
    from pathlib import Path

PAIRS = [("Japan", "the Philippines"), ("Australia", "Japan"), ("India", "Vietnam")]
OUTLETS = ["Harbour", "Courier"]
# The process kills itself, without any chance to clean up, when it has summarised so many acts.
KILLED = """
import os, signal, sys
import foedera.record.adding as adding
left = int(sys.argv.pop(1))
true = adding.summarise
def summarise(act):
    global left
    left -= 1
    if left < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    true(act)
adding.summarise = summarise
from foedera.cli import main
main(sys.argv[1:])
"""


def corpus(folder: Path, days: int = 3) -> Path:
    """Reports in which every meeting is told by two outlets, in one file of JSON lines."""
    path = folder / "corpus.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for day in range(1, days + 1):
            for number, (one, other) in enumerate(PAIRS):
                for outlet in OUTLETS:
                    text = (
                        f"{one} and {other} held talks on {day} July 2024. "
                        f"China criticized {other} on {day} July 2024. ({outlet} {number})"
                    )
                    row = {"text": text, "outlet": outlet, "published": f"2024-07-{day:02d}"}
                    file.write(json.dumps(row) + "\n")
    return path


def run(*arguments: str, code: str | None = None) -> subprocess.Popen[bytes]:
    start = ["-m", "foedera"] if code is None else ["-c", code]
    return subprocess.Popen(
        [sys.executable, *start, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )


def finished(process: subprocess.Popen[bytes]) -> int:
    _, complaints = process.communicate(timeout=120)
    assert b"Traceback" not in complaints, complaints.decode()
    return process.returncode


def content(place: str) -> list[Any]:
    """Everything in a record but its numbers and times."""
    with open_record(place) as record:
        return sorted(
            (
                event.event,
                sorted((*event.actors, *event.recipients)),
                event.date,
                event.status,
                sorted((str(c.source.outlet), c.source.hash, c.evidence) for c in event.claims),
            )
            for event in record.events()
        )


def broken(place: str) -> list[str]:
    """What is half: reports without their reading, readings without their events, and so on."""
    questions = {
        "a report without a reading": "SELECT count(*) FROM report WHERE id NOT IN "
        "(SELECT report_id FROM reading)",
        "a reading with a part of its events": "SELECT count(*) FROM reading WHERE "
        "(SELECT count(*) FROM event WHERE reading_id = reading.id) <> 2",
        "an act without claims": "SELECT count(*) FROM act WHERE id NOT IN "
        "(SELECT act_id FROM claim)",
        "a claim without an event": "SELECT count(*) FROM claim WHERE id NOT IN "
        "(SELECT claim_id FROM event)",
        "an act that cannot be found": "SELECT count(*) FROM act WHERE id NOT IN "
        "(SELECT act_id FROM party)",
        "a report told twice": "SELECT count(*) - count(DISTINCT hash) FROM report",
    }
    database = Database(place)
    with database.reading() as session:
        found = [what for what, query in questions.items() if session.scalar(sa.text(query))]
        if database.is_file and session.scalar(sa.text("PRAGMA integrity_check")) != "ok":
            found.append("the file")
    database.engine.dispose()
    return found


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Any]]:
    """The corpus, and what one run that nobody disturbed makes of it."""
    folder = tmp_path_factory.mktemp("whole")
    path = corpus(folder)
    place = str(folder / "record.sqlite")
    assert finished(run("record", "add", str(path), "--record", place)) == 0
    made = content(place)
    assert len(made) == 18
    assert all(len(claims) == 2 for *_, claims in made)
    return path, made


def test_killed_in_the_middle_again_and_again(place: str, whole: tuple[Path, list[Any]]):
    path, made = whole
    seen = 0
    # In the middle of the first report, and between two.
    for point in (1, 8):
        process = run(str(point), "record", "add", str(path), "--record", place, code=KILLED)
        assert finished(process) == -signal.SIGKILL
        assert broken(place) == []
        with open_record(place) as record:
            now = len(record.sources())
        # Two acts a report: what was whole before the kill is there, the one it hit is not.
        assert now == seen + point // 2
        seen = now
    assert seen
    assert finished(run("record", "add", str(path), "--record", place)) == 0
    assert broken(place) == []
    assert content(place) == made


def test_killed_from_outside_while_another_reads(place: str, whole: tuple[Path, list[Any]]):
    path, made = whole
    open_record(place).close()
    process = run("record", "add", str(path), "--record", place)
    counts = []
    with open_record(place) as record:
        while (counts or [0])[-1] < 4 and process.poll() is None:
            assert broken(place) == []
            counts.append(len(record.sources()))
            time.sleep(0.05)
    process.kill()
    process.communicate()
    assert len(counts) > 1
    assert broken(place) == []
    assert finished(run("record", "add", str(path), "--record", place)) == 0
    assert content(place) == made


def test_two_writers_at_once(place: str, whole: tuple[Path, list[Any]], tmp_path: Path):
    path, made = whole
    turned = tmp_path / "turned.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    turned.write_text("".join(reversed(lines)), encoding="utf-8")
    # Neither finds a record: they also race to make its tables.
    both = [run("record", "add", str(p), "--record", place) for p in (path, turned)]
    assert [finished(process) for process in both] == [0, 0]
    assert broken(place) == []
    assert content(place) == made


def test_one_that_waits_in_vain_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    from foedera.errors import FoederaError
    from foedera.record import database

    monkeypatch.setattr(database, "_PATIENCE", 0.05)
    monkeypatch.setattr(database, "_TRIES", 2)
    place = str(tmp_path / "record.sqlite")
    with open_record(place) as record:
        holder = Database(place)
        kept = holder.engine.execution_options(writes=True)
        said = "another program kept the record"
        with kept.begin(), pytest.raises(FoederaError, match=said):
            record._database.write(lambda session: session.scalar(sa.text("SELECT 1")))
        holder.engine.dispose()
