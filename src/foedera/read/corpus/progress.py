"""How far a run has come, on standard error: a bar in a terminal, a line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from foedera.locale import translator

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from foedera.read.corpus.run import Progress

__all__ = ["shown"]

_EVERY = 10.0  # seconds between two lines where there is no terminal


@contextmanager
def shown(lang: str, *, quiet: bool = False) -> Iterator[Callable[[Progress], None] | None]:
    """What to hand each step of a run to; None where nothing is to be shown."""
    if quiet:
        yield None
    elif sys.stderr.isatty():
        with _bar(lang) as update:
            yield update
    else:
        yield _lines(lang)


def _counts(progress: Progress, lang: str) -> str:
    t = translator(lang, "read")
    return t(
        "reports: {reports}, events: {events}, not readable: {problems}",
        reports=progress.reports,
        events=progress.events,
        problems=progress.problems,
    )


def _lines(lang: str) -> Callable[[Progress], None]:
    last = time.monotonic()

    def update(progress: Progress) -> None:
        nonlocal last
        if time.monotonic() - last >= _EVERY:
            last = time.monotonic()
            share = f"{progress.done / progress.total:.0%} " if progress.total else ""
            sys.stderr.write(f"{share}{_counts(progress, lang)}\n")

    return update


@contextmanager
def _bar(lang: str) -> Iterator[Callable[[Progress], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn())
    with Bar(*columns, TimeRemainingColumn(), console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)

        def update(progress: Progress) -> None:
            bar.update(
                task,
                completed=progress.done,
                total=progress.total,
                description=_counts(progress, lang),
            )

        yield update
