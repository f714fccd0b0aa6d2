"""The files that a run ends in, written at once when all has been read."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from foedera.errors import UsageError
from foedera.read.corpus.schema import EVENTS, REPORTS

if TYPE_CHECKING:
    from pathlib import Path

    from foedera.read.corpus.schema import Column
    from foedera.read.corpus.state import State

__all__ = ["Output"]

_ROWS = 20_000  # lines turned into one piece of a Parquet file


@dataclass(frozen=True, slots=True)
class Output:
    """Where the events go, Parquet or JSON lines by the name's end; the reports go beside them."""

    events: Path

    def __post_init__(self) -> None:
        if self.events.suffix not in (".parquet", ".jsonl", ".ndjson"):
            raise UsageError(
                f"no format {self.events.suffix or 'without a suffix'}",
                where=f"--out {self.events}",
                remedy="End the name in .parquet or .jsonl.",
            )
        if self.events.exists() and not self.parts.exists():
            raise UsageError(
                "already there",
                where=f"--out {self.events}",
                remedy="Move or delete it, or give another --out.",
            )

    @property
    def reports(self) -> Path:
        """The table of reports: events.parquet has events.reports.parquet beside it."""
        return self.events.with_name(f"{self.events.stem}.reports{self.events.suffix}")

    @property
    def parts(self) -> Path:
        """The folder in which an unfinished run is kept."""
        return self.events.with_name(f"{self.events.name}.parts")

    def write(self, state: State) -> None:
        """Turn a complete run into its two files; may be repeated after a crash in the middle."""
        for rows, out, columns in (
            (state.reports, self.reports, REPORTS),
            (state.events, self.events, EVENTS),
        ):
            if rows.exists():
                self._write(rows, out, columns)

    def _write(self, rows: Path, out: Path, columns: tuple[Column, ...]) -> None:
        if out.suffix != ".parquet":
            rows.replace(out)
            return
        fresh = rows.with_suffix(".parquet")
        _to_parquet(rows, fresh, columns)
        fresh.replace(out)
        rows.unlink()

    def clear(self) -> None:
        """Delete the folder of the run."""
        shutil.rmtree(self.parts)


def _to_parquet(rows: Path, out: Path, columns: tuple[Column, ...]) -> None:
    import polars as pl

    kinds: dict[str, Any] = {
        "text": pl.String,
        "date": pl.String,
        "texts": pl.List(pl.String),
        "integer": pl.Int64,
        "real": pl.Float64,
    }
    schema = {column.name: kinds[column.kind] for column in columns}
    dates = [pl.col(column.name).str.to_date() for column in columns if column.kind == "date"]
    table = pl.scan_ndjson(rows, schema=schema, batch_size=_ROWS, low_memory=True)
    table.with_columns(dates).sink_parquet(out, row_group_size=5 * _ROWS)
