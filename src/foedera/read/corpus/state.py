"""How far a run has come, on disk: rows appended to two files, and a journal that counts them.

The journal is an SQLite file. Rows that it does not count, written just before a crash, are cut
off when the run goes on; so every report is counted once, whenever the process is killed.
"""

from __future__ import annotations

import json
import os
import sqlite3
import time
from collections import Counter
from typing import TYPE_CHECKING, Any

from foedera.errors import InvalidData, UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from foedera.read.corpus.batches import Batch
    from foedera.read.corpus.work import Outcome
    from foedera.read.model import Usage

__all__ = ["State"]

_SCHEMA = """
CREATE TABLE IF NOT EXISTS run (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS batch (
    number INTEGER PRIMARY KEY, digest BLOB NOT NULL, events INTEGER NOT NULL,
    reports INTEGER NOT NULL, counts TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS seen (hash BLOB PRIMARY KEY, source TEXT NOT NULL) WITHOUT ROWID;
"""
_EVERY = 0.5  # seconds between two commits


class State:
    """The folder of an unfinished run. Raises UsageError where another run is at work in it."""

    def __init__(self, folder: Path, identity: dict[str, str]) -> None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UsageError(
                f"cannot write here ({error.strerror})",
                where=str(folder),
                remedy="Give another --out.",
            ) from None
        self.folder = folder
        self.events, self.reports = folder / "events.jsonl", folder / "reports.jsonl"
        self._journal = sqlite3.connect(folder / "journal.sqlite", timeout=1, isolation_level=None)
        try:
            self._journal.execute("PRAGMA locking_mode = EXCLUSIVE")
            self._journal.execute("BEGIN EXCLUSIVE")
            for statement in _SCHEMA.split(";"):
                self._journal.execute(statement)
        except sqlite3.OperationalError as error:
            self._journal.close()
            raise UsageError(
                f"another run is at work here ({error})",
                where=str(folder),
                remedy="Wait for it, or give another --out.",
            ) from None
        except sqlite3.DatabaseError as error:
            self._journal.close()
            raise InvalidData(
                f"the journal of the run is damaged ({error})",
                where=str(folder),
                remedy="Delete the folder to start again.",
            ) from None
        self._check(identity)
        last = self._journal.execute(
            "SELECT number, events, reports, counts FROM batch ORDER BY number DESC LIMIT 1"
        ).fetchone() or (-1, 0, 0, "{}")
        self.done = last[0] + 1
        self.counts: Counter[str] = Counter(json.loads(last[3]))
        self.complete = self._value("complete") is not None
        # of a complete run the files may have gone to their place already
        self._files = (
            [] if self.complete else [_opened(self.events, last[1]), _opened(self.reports, last[2])]
        )
        self._committed = time.monotonic()

    def is_done(self, batch: Batch) -> bool:
        """Whether a batch has been read. Raises InvalidData where the input is no longer the same."""
        if batch.number >= self.done:
            return False
        (digest,) = self._journal.execute(
            "SELECT digest FROM batch WHERE number = ?", (batch.number,)
        ).fetchone()
        if digest != batch.digest:
            raise self._changed(batch.units[0].where)
        return True

    def add(self, batch: Batch, outcomes: list[Outcome]) -> None:
        """Append the rows of the next batch and count them; nothing of it shows until a commit."""
        for outcome in outcomes:
            self._add(outcome)
        ends = [file.tell() for file in self._files]
        counts = json.dumps(self.counts)
        self._journal.execute(
            "INSERT INTO batch VALUES (?, ?, ?, ?, ?)", (batch.number, batch.digest, *ends, counts)
        )
        self.done = batch.number + 1
        if time.monotonic() - self._committed > _EVERY:
            self.commit()

    def finish(self, batches: int) -> None:
        """Note that all of the input has been read. Raises InvalidData where it has become less."""
        if batches < self.done:
            raise self._changed(str(self.folder))
        self._journal.execute("INSERT OR REPLACE INTO run VALUES ('complete', 'yes')")
        self.commit()

    def commit(self) -> None:
        """Make everything added so far safe against a crash."""
        for file in self._files:
            file.flush()
            os.fsync(file.fileno())
        self._journal.execute("COMMIT")
        self._journal.execute("BEGIN EXCLUSIVE")
        self._committed = time.monotonic()

    def close(self) -> None:
        """Let go of the files; what was not committed is forgotten."""
        for file in self._files:
            file.close()
        self._journal.close()

    def _add(self, outcome: Outcome) -> None:
        row, events = outcome.row, outcome.events
        if outcome.error is not None:
            self.counts["problems"] += 1
        else:
            first = self._first(row["hash"], row["source"])
            if first is not None:
                row, events = row | {"duplicate_of": first, "events": 0}, b""
                self.counts["duplicates"] += 1
            self.counts["reports"] += 1
            self.counts["events"] += row["events"]
        if outcome.usage is not None:
            self._count(outcome.usage)
        self._files[0].write(events)
        line = json.dumps(row, ensure_ascii=False).encode("utf-8", "surrogatepass")
        self._files[1].write(line + b"\n")

    def _count(self, usage: Usage) -> None:
        """Add up what a language model was asked; money in millionths, so that sums stay whole."""
        for name in ("requests", "cached", "tokens_in", "tokens_out"):
            self.counts[name] += getattr(usage, name)
        if usage.cost is not None:
            self.counts["cost"] += round(usage.cost * 1e6)

    def _first(self, digest: str, source: str) -> str | None:
        """Where the same text stood before; notes it here if nowhere."""
        key = bytes.fromhex(digest)
        before = self._journal.execute("SELECT source FROM seen WHERE hash = ?", (key,)).fetchone()
        if before is None:
            self._journal.execute("INSERT INTO seen VALUES (?, ?)", (key, source))
            return None
        return str(before[0])

    def _check(self, identity: dict[str, str]) -> None:
        for key, value in identity.items():
            known = self._value(key)
            if known is None:
                self._journal.execute("INSERT INTO run VALUES (?, ?)", (key, value))
            elif known != value:
                self._journal.close()
                raise UsageError(
                    f"the run that was interrupted had another {key}: {known}, now {value}",
                    where=str(self.folder),
                    remedy="Call it as before to go on, or delete the folder to start again.",
                )

    def _value(self, key: str) -> str | None:
        row = self._journal.execute("SELECT value FROM run WHERE key = ?", (key,)).fetchone()
        return str(row[0]) if row else None

    def _changed(self, where: str) -> InvalidData:
        return InvalidData(
            "the input has changed since the run was interrupted",
            where=where,
            remedy=f"Restore it to go on, or delete {self.folder} to start again.",
        )


def _opened(path: Path, end: int) -> Any:
    """A file to append to, without what was written past its last commit."""
    file = path.open("ab")
    file.truncate(end)
    file.seek(end)
    return file
