"""A corpus becomes two tables; a run that is killed goes on without loss or duplicates."""

from __future__ import annotations

import io
import json
import os
import random
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest

from foedera.cli import main
from foedera.errors import FoederaError, InvalidData, NotFound, UsageError
from foedera.read import Reading, RulesReader, load_all, read
from foedera.read.corpus import EVENTS, REPORTS, read_corpus
from foedera.read.corpus.batches import batches
from foedera.read.corpus.output import Output
from foedera.read.corpus.progress import shown
from foedera.read.sources.units import units

if TYPE_CHECKING:
    from foedera.read import Report

NAMES = ["Japan", "Australia", "India", "France", "Indonesia", "Vietnam"]
ARABIC = ["اليابان", "أستراليا", "الهند", "فرنسا", "إندونيسيا", "فيتنام"]


def document(number: int) -> dict[str, Any]:
    one, other = random.Random(number).sample(range(len(NAMES)), 2)
    if number % 2:
        text = f"وقعت {ARABIC[one]} و{ARABIC[other]} الاتفاقية رقم {number} يوم الاثنين."
    else:
        text = f"{NAMES[one]} and {NAMES[other]} signed pact number {number} on Monday."
    return {"id": f"r{number}", "text": text, "published": "2024-07-10", "outlet": "The Courier"}


def lines_of(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    path = tmp_path / "corpus.jsonl"
    documents = [document(n) for n in range(300)]
    path.write_text("".join(json.dumps(d) + "\n" for d in documents), encoding="utf-8")
    return path


def test_one_row_an_event_and_one_a_report(corpus: Path, tmp_path: Path) -> None:
    summary = read_corpus([corpus], tmp_path / "out.jsonl", workers=1)
    assert (summary.reports, summary.problems, summary.duplicates) == (300, 0, 0)
    events, reports = lines_of(summary.out), lines_of(summary.reports_out)
    assert summary.reports_out.name == "out.reports.jsonl"
    assert len(events) == summary.events == sum(row["events"] for row in reports)
    assert [row["report"] for row in reports] == [f"r{n}" for n in range(300)]
    assert [list(row) for row in events[:1]] == [[column.name for column in EVENTS]]
    assert [list(row) for row in reports[:1]] == [[column.name for column in REPORTS]]
    for row, report in zip(events[:50], load_all([corpus]), strict=False):
        event = read(report).events[0]
        assert report.text[row["evidence_start"] : row["evidence_end"]] == row["evidence"]
        assert (row["event"], row["hash"], row["date"]) == (
            event.event,
            report.hash,
            event.date and event.date.iso,
        )
    assert not (tmp_path / "out.jsonl.parts").exists()


def test_parquet_holds_the_same_rows(corpus: Path, tmp_path: Path) -> None:
    lines = read_corpus([corpus], tmp_path / "out.jsonl", workers=1)
    table = read_corpus([corpus], tmp_path / "out.parquet", workers=1)
    for rows, parquet, columns in (
        (lines.out, table.out, EVENTS),
        (lines.reports_out, table.reports_out, REPORTS),
    ):
        frame = pl.read_parquet(parquet)
        kinds = {"date": pl.Date, "integer": pl.Int64, "real": pl.Float64, "text": pl.String}
        assert dict(frame.schema) == {
            c.name: kinds.get(c.kind, pl.List(pl.String)) for c in columns
        }
        days = [c.name for c in columns if c.kind == "date"]
        told = frame.with_columns(pl.col(days).dt.to_string("iso")).to_dicts()
        assert told == lines_of(rows)


def test_the_number_and_kind_of_workers_change_nothing(corpus: Path, tmp_path: Path) -> None:
    one = read_corpus([corpus], tmp_path / "one.jsonl", workers=1)
    two = read_corpus([corpus], tmp_path / "two.jsonl", workers=2)
    with ThreadPoolExecutor(3) as executor:
        threads = read_corpus([corpus], tmp_path / "threads.jsonl", executor=executor)
    for other in (two, threads):
        assert other.out.read_bytes() == one.out.read_bytes()
        assert other.reports_out.read_bytes() == one.reports_out.read_bytes()


def test_a_cluster_reads_the_same(corpus: Path, tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed")
    one = read_corpus([corpus], tmp_path / "one.jsonl", workers=1)
    with (
        distributed.LocalCluster(
            n_workers=1, threads_per_worker=2, processes=False, dashboard_address=None
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        many = read_corpus([corpus], tmp_path / "many.jsonl", executor=client.get_executor())
    assert many.out.read_bytes() == one.out.read_bytes()


def test_what_cannot_be_read_is_counted_and_named(tmp_path: Path) -> None:
    path = tmp_path / "broken.jsonl"
    rows = [json.dumps(document(n)) for n in range(12)]
    rows[6] = rows[6][:-20]
    rows[9] = json.dumps({"title": "no body"})
    path.write_text("\n".join(rows), encoding="utf-8")
    problems: list[FoederaError] = []
    summary = read_corpus([path], tmp_path / "o.jsonl", workers=1, on_problem=problems.append)
    assert (summary.reports, summary.problems) == (10, 2)
    assert [problem.where for problem in problems] == [f"{path}:7", f"{path}:10"]
    told = [row for row in lines_of(summary.reports_out) if row["problem"]]
    assert [row["source"] for row in told] == [f"{path}:7", f"{path}:10"]
    assert "no JSON" in told[0]["problem"]
    with pytest.raises(InvalidData, match=r"broken\.jsonl:7: no JSON"):
        read_corpus([path], tmp_path / "strict.jsonl", workers=1, strict=True)


def test_a_text_that_comes_again_counts_once(tmp_path: Path) -> None:
    path = tmp_path / "twice.jsonl"
    again = document(3) | {"id": "again", "outlet": "Island Wire"}
    rows = [*(document(n) for n in range(200)), again]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    summary = read_corpus([path], tmp_path / "out.jsonl", workers=1)
    assert (summary.reports, summary.duplicates) == (201, 1)
    last = lines_of(summary.reports_out)[-1]
    assert (last["report"], last["events"], last["duplicate_of"]) == ("again", 0, f"{path}:4")
    assert "again" not in {row["report"] for row in lines_of(summary.out)}


class _Faulty(RulesReader):
    """Fails in one report."""

    def read(self, report: Report) -> Reading:
        if report.id == "r5":
            raise ZeroDivisionError("by a bug")
        return super().read(report)


def test_a_fault_in_one_report_stops_no_run(corpus: Path, tmp_path: Path) -> None:
    summary = read_corpus([corpus], tmp_path / "out.jsonl", workers=1, reader=_Faulty())
    assert (summary.reports, summary.problems) == (299, 1)
    problem = next(row for row in lines_of(summary.reports_out) if row["problem"])
    assert problem["problem"] == f"{corpus}:6: ZeroDivisionError: by a bug"


def start(corpus: Path, out: Path, workers: int = 2) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "foedera", "read", str(corpus), "--out", str(out)]
    return subprocess.Popen(
        [*command, "--workers", str(workers)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


@pytest.mark.parametrize(
    ("suffix", "workers", "targets"),
    [("jsonl", 1, (1, 100_000, 300_000)), ("parquet", 2, (150_000,))],
)
def test_a_killed_run_goes_on_without_loss_or_duplicates(
    tmp_path: Path, suffix: str, workers: int, targets: tuple[int, ...]
) -> None:
    path = tmp_path / "corpus.jsonl"
    rows = [document(n % 680) for n in range(700)]
    rows[17] = {"title": "no body"}
    path.write_text("".join(json.dumps(d) + "\n" for d in rows), encoding="utf-8")
    whole = read_corpus([path], tmp_path / f"whole.{suffix}", workers=1)
    out = tmp_path / f"out.{suffix}"
    parts = out.with_name(f"{out.name}.parts") / "events.jsonl"
    sizes: list[int] = []
    for target in targets:
        process = start(path, out, workers)
        while process.poll() is None and not (parts.exists() and parts.stat().st_size > target):
            time.sleep(0.005)
        if process.poll() is None:
            os.kill(process.pid, signal.SIGKILL)
        process.communicate(timeout=20)
        assert process.returncode in (-signal.SIGKILL, 0)
        sizes.append(parts.stat().st_size if parts.exists() else -1)
    assert any(size > 0 for size in sizes), "killed in the middle"
    process = start(path, out, workers)
    told, _ = process.communicate(timeout=60)
    if process.returncode == 0:
        assert b"went on" in told
    same = pl.read_parquet if suffix == "parquet" else Path.read_bytes
    for made, expected in ((out, whole.out), (reports_of(out), whole.reports_out)):
        left, right = same(made), same(expected)
        assert left.equals(right) if isinstance(left, pl.DataFrame) else left == right
    assert not parts.parent.exists()


def reports_of(out: Path) -> Path:
    return out.with_name(f"{out.stem}.reports{out.suffix}")


def test_workers_end_with_a_killed_run(corpus: Path, tmp_path: Path) -> None:
    process = start(corpus, tmp_path / "out.jsonl")
    children: set[int] = set()
    task = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    if not task.exists():
        process.kill()
        process.communicate()
        pytest.skip("no list of child processes on this system")
    while len(children) < 3 and process.poll() is None:
        children |= {int(pid) for pid in task.read_text().split()}
    process.kill()
    process.communicate()
    for _ in range(200):
        if not any(Path(f"/proc/{pid}/stat").exists() and alive(pid) for pid in children):
            break
        time.sleep(0.05)
    assert [pid for pid in children if alive(pid)] == []


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


class _Silent(RulesReader):
    """Reads nothing."""

    def read(self, report: Report) -> Reading:
        return Reading(report)


class _Stopping(RulesReader):
    """Breaks a run off at one report, as a full disk or a lost cluster would."""

    def __init__(self, at: str | None) -> None:
        super().__init__()
        self.at = at

    def read(self, report: Report) -> Reading:
        if report.id == self.at:
            raise KeyboardInterrupt
        return super().read(report)


def interrupted(corpus: Path, out: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        read_corpus([corpus], out, workers=1, reader=_Stopping("r250"))
    assert out.with_name(f"{out.name}.parts").is_dir()


def test_a_run_does_not_go_on_with_other_input(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("foedera.read.corpus.state._EVERY", 0.0)
    monkeypatch.setattr("foedera.read.corpus.batches._UNITS", 16)
    out = tmp_path / "out.jsonl"
    interrupted(corpus, out)
    with pytest.raises(UsageError, match="another outlet: none, now X"):
        read_corpus([corpus], out, workers=1, outlet="X")
    kept = corpus.read_text(encoding="utf-8")
    corpus.write_text(kept.replace("number 4 ", "number 44444 "), encoding="utf-8")
    with pytest.raises(InvalidData, match=r"corpus\.jsonl:1: the input has changed"):
        read_corpus([corpus], out, workers=1)
    corpus.write_text("\n".join(kept.splitlines()[:16]), encoding="utf-8")
    with pytest.raises(InvalidData, match="the input has changed"):
        read_corpus([corpus], out, workers=1)
    corpus.write_text(kept, encoding="utf-8")
    summary = read_corpus([corpus], out, workers=1)
    assert summary.resumed == 12
    whole = read_corpus([corpus], tmp_path / "whole.jsonl", workers=1)
    assert out.read_bytes() == whole.out.read_bytes()


@pytest.mark.parametrize("suffix", ["jsonl", "parquet"])
@pytest.mark.parametrize("moved", [0, 1, 2])
def test_a_crash_while_the_files_take_their_place_is_made_good(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moved: int, suffix: str
) -> None:
    out = tmp_path / f"out.{suffix}"
    write, calls = Output._write, 0

    def dying(self: Output, *args: Any) -> None:
        nonlocal calls
        if calls == moved:
            raise KeyboardInterrupt
        calls += 1
        write(self, *args)

    with monkeypatch.context() as patched:
        patched.setattr(Output, "_write", dying)
        if moved == 2:
            patched.setattr(Output, "clear", dying)
        with pytest.raises(KeyboardInterrupt):
            read_corpus([corpus], out, workers=1, reader=_Silent())
    assert [reports_of(out).exists(), out.exists()] == [moved > 0, moved > 1]
    summary = read_corpus([corpus], out, workers=1, reader=_Silent())
    assert summary.reports == 300
    whole = read_corpus([corpus], tmp_path / f"whole.{suffix}", workers=1, reader=_Silent())
    for made, expected in ((out, whole.out), (reports_of(out), whole.reports_out)):
        assert made.read_bytes() == expected.read_bytes()
    assert not out.with_name(f"{out.name}.parts").exists()


def test_two_runs_do_not_write_one_file(corpus: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    refused: list[str] = []

    def again(_: object) -> None:
        with pytest.raises(UsageError, match="another run is at work") as caught:
            read_corpus([corpus], out, workers=1)
        refused.append(str(caught.value))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_corpus([corpus], out, workers=1, on_progress=again)
    assert len(refused) == 1


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_a_bar_in_a_terminal_lines_elsewhere_and_nothing_when_quiet(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("foedera.read.corpus.progress._EVERY", 0.0)
    shows: dict[str, str] = {}
    for name, stream in (("bar", _Terminal()), ("lines", io.StringIO()), ("quiet", io.StringIO())):
        monkeypatch.setattr(sys, "stderr", stream)
        with shown("en", quiet=name == "quiet") as update:
            read_corpus([corpus], tmp_path / f"{name}.jsonl", workers=1, on_progress=update)
        shows[name] = stream.getvalue()
    assert "reports: 300, events: 300, not readable: 0" in shows["bar"]
    assert "\x1b[" in shows["bar"]
    last = shows["lines"].splitlines()[-1]
    assert last == "100% reports: 300, events: 300, not readable: 0"
    assert shows["quiet"] == ""


def test_the_command_counts_in_both_languages(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with corpus.open("a", encoding="utf-8") as file:
        file.write(json.dumps(document(5)) + "\n{\n")
    call = ["read", str(corpus), "--workers", "1", "--quiet", "--out"]
    for extra, name in (
        (["--lang", "ar"], "ar.jsonl"),
        ([], "en.parquet"),
        (["--json"], "j.jsonl"),
    ):
        with pytest.raises(SystemExit) as ended:
            main([*call, str(tmp_path / name), *extra])
        assert ended.value.code == 0
        told = capsys.readouterr()
        assert told.err.startswith(f"{corpus}:302: no JSON")
        if name == "ar.jsonl":
            assert "تقرير واحد مكرر حُسب مع أصله مرة واحدة." in told.out
        elif name == "en.parquet":
            assert told.out.splitlines()[:4] == [
                "301 reports were read.",
                "300 events were read.",
                "1 report repeats an earlier one and was counted once with it.",
                "1 report could not be read; the table of reports says why.",
            ]
        else:
            counts = json.loads(told.out)
            assert (counts["reports"], counts["duplicates"], counts["problems"]) == (301, 1, 1)
    with pytest.raises(SystemExit) as ended:
        main([*call, str(tmp_path / "strict.jsonl"), "--strict"])
    assert ended.value.code == 4


def test_a_large_table_is_made_of_pieces(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = read_corpus([corpus], tmp_path / "whole.parquet", workers=1)
    monkeypatch.setattr("foedera.read.corpus.output._PIECE", 50_000)
    pieces = read_corpus([corpus], tmp_path / "pieces.parquet", workers=1)
    assert pl.read_parquet(pieces.out).equals(pl.read_parquet(whole.out))
    assert pl.read_parquet(pieces.reports_out).equals(pl.read_parquet(whole.reports_out))


def test_refused_calls(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "there.jsonl").write_text("mine", encoding="utf-8")
    for out, words in (("there.jsonl", "already there"), ("out.csv", r"no format \.csv")):
        with pytest.raises(UsageError, match=words):
            read_corpus([corpus], tmp_path / out)
    with pytest.raises(UsageError, match="cannot write here"):
        read_corpus([corpus], corpus / "out.jsonl")
    with pytest.raises(NotFound):
        read_corpus([tmp_path / "none.jsonl"], tmp_path / "out.jsonl", workers=1)
    with pytest.raises(UsageError, match="no date"):
        read_corpus([corpus], tmp_path / "out.jsonl", published="yesterday")
    assert (tmp_path / "there.jsonl").read_text(encoding="utf-8") == "mine"


def test_batches_are_cut_alike_and_hold_little(tmp_path: Path) -> None:
    path = tmp_path / "long.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for number in range(700):
            file.write(json.dumps({"text": "x" * (number % 50) * 100}) + "\n")
    first = [(b.number, len(b.units), b.digest) for b in batches(units([path]))]
    assert first == [(b.number, len(b.units), b.digest) for b in batches(units([path]))]
    assert sum(count for _, count, _ in first) == 700
    assert max(b.size for b in batches(units([path]))) <= 64_000
