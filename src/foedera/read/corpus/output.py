"""The files that a run ends in, written at once when all has been read."""

from __future__ import annotations

import io
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

_PIECE = 8_000_000  # bytes of JSON lines that are turned into Parquet at once


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
    """JSON lines as a Parquet file: in pieces, of which one is held, that are then joined."""
    import polars as pl

    kinds: dict[str, Any] = {"texts": pl.List(pl.String), "integer": pl.Int64, "real": pl.Float64}
    schema = {column.name: kinds.get(column.kind, pl.String) for column in columns}
    dates = [pl.col(column.name).str.to_date() for column in columns if column.kind == "date"]
    pieces: list[Path] = []
    with rows.open("rb") as file:
        while (lines := file.readlines(_PIECE)) or not pieces:
            pieces.append(out.with_suffix(f".{len(pieces)}.parquet"))
            frame = pl.read_ndjson(io.BytesIO(b"".join(lines)), schema=schema)
            frame.with_columns(dates).write_parquet(pieces[-1])
    pl.scan_parquet(pieces).sink_parquet(out)
    for piece in pieces:
        piece.unlink()
