"""What one worker does with one batch; it runs in another process or on another machine."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from foedera.errors import FoederaError
from foedera.read.corpus.schema import event_rows, problem_row, report_row
from foedera.read.loading import judged
from foedera.read.sources.parse import found_in

if TYPE_CHECKING:
    from foedera.read.reader import Reader
    from foedera.read.sources.found import Found
    from foedera.read.sources.units import Unit

__all__ = ["Outcome", "Task", "read_units"]


@dataclass(frozen=True, slots=True)
class Task:
    """How every report is read: by whom, and what is known of all of them."""

    reader: Reader
    published: str | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """One report, read or not: its row, its events as JSON lines, and what stood in the way."""

    row: dict[str, Any]
    events: bytes = b""
    error: FoederaError | None = None


def read_units(task: Task, units: tuple[Unit, ...]) -> list[Outcome]:
    """The outcomes of a batch in the order of its reports. Nothing in a report stops it."""
    return [_outcome(task, found, unit.where) for unit in units for found in found_in(unit)]


def _outcome(task: Task, found: Found | FoederaError, where: str) -> Outcome:
    try:
        if isinstance(found, FoederaError):
            raise found
        where = found.where
        reading = task.reader.read(judged(found, task.published, task.outlet))
    except FoederaError as error:
        return Outcome(problem_row(error.where or where, str(error)), error=error)
    except Exception as error:  # a fault of ours in one report of a million
        fault = FoederaError(f"{type(error).__name__}: {error}", where=where)
        return Outcome(problem_row(where, str(fault)), error=fault)
    events = event_rows(reading)
    return Outcome(report_row(reading, where), b"".join(_line(event) for event in events))


def _line(row: dict[str, Any]) -> bytes:
    return json.dumps(row, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n"
