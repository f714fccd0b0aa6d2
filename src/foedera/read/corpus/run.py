"""Reads a corpus: batches go out to workers, rows come back in the order of the input."""

from __future__ import annotations

import hashlib
import json
from collections import deque
from concurrent.futures import BrokenExecutor
from contextlib import ExitStack, closing
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version as release
from pathlib import Path
from typing import IO, TYPE_CHECKING

from foedera.errors import FoederaError
from foedera.read.corpus.batches import batches, total_bytes
from foedera.read.corpus.output import Output
from foedera.read.corpus.pools import pool, processors
from foedera.read.corpus.state import State
from foedera.read.corpus.work import Task, read_units
from foedera.read.loading import given_day
from foedera.read.model import Usage
from foedera.read.reader import RulesReader
from foedera.read.sources.units import units

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Sequence
    from concurrent.futures import Executor, Future

    from foedera.read.corpus.batches import Batch
    from foedera.read.corpus.work import Outcome
    from foedera.read.reader import Reader

__all__ = ["Progress", "Summary", "read_corpus"]

_AHEAD = 4  # batches a worker that are read ahead, so that none waits and memory stays flat


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run has come; `total` is None where the size of the input is not known."""

    done: int  # bytes
    total: int | None
    reports: int
    events: int
    problems: int


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run has read: reports, duplicates among them, events, and what could not be read."""

    reports: int
    duplicates: int
    events: int
    problems: int
    resumed: int  # batches that an earlier call had read
    out: Path
    reports_out: Path
    usage: Usage | None = None  # what a language model was asked, if one was


def read_corpus(
    paths: Sequence[Path | str],
    out: Path | str,
    *,
    reader: Reader | None = None,
    published: str | None = None,
    outlet: str | None = None,
    workers: int | None = None,
    executor: Executor | None = None,
    strict: bool = False,
    on_problem: Callable[[FoederaError], None] | None = None,
    on_progress: Callable[[Progress], None] | None = None,
    stdin: IO[bytes] | None = None,
) -> Summary:
    """Read files, folders, feeds and JSON lines into `out`, a Parquet or JSON-lines file.

    One row an event; the reports, one row each, go to a file beside it. `workers` processes read
    in parallel, by default one a processor; `executor` takes their place, such as that of a
    cluster. A call that was interrupted goes on where it stopped when it is repeated. What is no
    report is handed to `on_problem`, kept in the table of reports and passed over, unless
    `strict`. A text that comes again counts once.

    Raises NotFound for a path that does not exist; UsageError for an impossible date, where `out` is there already or an
    interrupted run differs in its reader or arguments; InvalidData where the input has changed
    since, and, if `strict`, for the first report that cannot be read.
    """
    given_day(published)
    task = Task(reader or RulesReader(), published, outlet)
    output = Output(Path(out))
    with closing(State(output.parts, _identity(task, paths))) as state, ExitStack() as stack:
        resumed = state.done
        if not state.complete:
            count = workers or processors()
            if executor is None:
                executor = stack.enter_context(pool(count))
                stack.callback(executor.shutdown, wait=False, cancel_futures=True)
            run = _Run(task, state, executor, total_bytes(paths), strict, on_problem, on_progress)
            run.read(paths, stdin, _AHEAD * count)
        output.write(state)
        counts = state.counts
    output.clear()
    return Summary(
        reports=counts["reports"],
        duplicates=counts["duplicates"],
        events=counts["events"],
        problems=counts["problems"],
        resumed=resumed,
        out=output.events,
        reports_out=output.reports,
        usage=_usage(task.reader, counts),
    )


def _usage(reader: Reader, counts: Counter[str]) -> Usage | None:
    if not counts["requests"] and not counts["cached"]:
        return None
    return Usage(
        getattr(reader, "version", reader.name).rsplit(" ", 1)[0],
        counts["requests"],
        counts["cached"],
        counts["tokens_in"],
        counts["tokens_out"],
        counts["cost"] / 1e6 if "cost" in counts else None,
    )


@dataclass(slots=True)
class _Run:
    task: Task
    state: State
    executor: Executor
    total: int | None
    strict: bool
    on_problem: Callable[[FoederaError], None] | None
    on_progress: Callable[[Progress], None] | None
    done: int = 0

    def read(self, paths: Sequence[Path | str], stdin: IO[bytes] | None, ahead: int) -> None:
        """Everything that has not been read before; at most `ahead` batches are under way."""
        pending: deque[tuple[Batch, Future[list[Outcome]]]] = deque()
        count = 0
        for batch in batches(units(paths, stdin)):
            count += 1
            if self.state.is_done(batch):
                self._tell(batch)
                continue
            pending.append((batch, self.executor.submit(read_units, self.task, batch.units)))
            if len(pending) >= ahead:
                self._settle(*pending.popleft())
        while pending:
            self._settle(*pending.popleft())
        self.state.finish(count)

    def _settle(self, batch: Batch, future: Future[list[Outcome]]) -> None:
        try:
            outcomes = future.result()
        except BrokenExecutor as error:
            self.state.commit()
            raise FoederaError(
                f"a worker ended without an answer ({error})",
                where=batch.units[0].where,
                remedy="Call it again to go on; with --workers 1 the cause may show.",
            ) from None
        except FoederaError:
            self.state.commit()
            raise
        problems = [outcome.error for outcome in outcomes if outcome.error is not None]
        if self.strict and problems:
            self.state.commit()
            raise problems[0]
        for problem in problems:
            if self.on_problem is not None:
                self.on_problem(problem)
        self.state.add(batch, outcomes)
        self._tell(batch)

    def _tell(self, batch: Batch) -> None:
        self.done += batch.size
        if self.on_progress is not None:
            counts = self.state.counts
            self.on_progress(
                Progress(
                    self.done,
                    self.total,
                    counts["reports"],
                    counts["events"],
                    counts["problems"],
                )
            )


def _identity(task: Task, paths: Sequence[Path | str]) -> dict[str, str]:
    """What must be the same for a run to go on."""
    reader = task.reader
    model = getattr(reader, "version", "")
    return {
        "input": json.dumps([str(path) for path in paths]),
        "reader": " ".join(filter(None, (reader.name, model, release("foedera"), _fingerprint()))),
        "publication day": task.published or "none",
        "outlet": task.outlet or "none",
    }


@cache
def _fingerprint() -> str:
    """A digest of the rules and word lists, which change between releases."""
    digest = hashlib.sha256()
    room = Path(__file__).parents[1]
    for path in sorted(room.rglob("*")):
        if path.suffix in (".py", ".tsv", ".yaml", ".txt"):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
