"""What one worker does with one batch; it runs in another process or on another machine."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from foedera.errors import FoederaError, NotFound, UsageError
from foedera.read.corpus.schema import event_rows, problem_row, report_row
from foedera.read.loading import judged
from foedera.read.sources.parse import found_in

if TYPE_CHECKING:
    from foedera.read.model import Usage
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
    usage: Usage | None = None


def read_units(task: Task, units: tuple[Unit, ...]) -> list[Outcome]:
    """The outcomes of a batch in the order of its reports. Nothing in a report stops it.

    Raises NotFound or UsageError where the reader's own model does not answer or refuses.
    """
    return [_outcome(task, found, unit.where) for unit in units for found in found_in(unit)]


def _outcome(task: Task, found: Found | FoederaError, where: str) -> Outcome:
    try:
        if isinstance(found, FoederaError):
            raise found
        where = found.where
        report = judged(found, task.published, task.outlet)
    except FoederaError as error:
        return Outcome(problem_row(error.where or where, str(error)), error=error)
    try:
        reading = task.reader.read(report)
    except (NotFound, UsageError):
        raise  # no fault of this report: the next one would meet it too
    except FoederaError as error:
        return Outcome(problem_row(error.where or where, str(error)), error=error)
    except Exception as error:  # a fault of ours in one report of a million
        fault = FoederaError(f"{type(error).__name__}: {error}", where=where)
        return Outcome(problem_row(where, str(fault)), error=fault)
    events = event_rows(reading)
    lines = b"".join(_line(event) for event in events)
    return Outcome(report_row(reading, where), lines, usage=reading.usage)


def _line(row: dict[str, Any]) -> bytes:
    return json.dumps(row, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n"
