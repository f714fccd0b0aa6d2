"""The input cut into batches; the same input gives the same batches, so that a run can go on."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from foedera.read.sources.units import walk

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from foedera.read.sources.units import Unit

__all__ = ["Batch", "batches", "total_bytes"]

_UNITS = 128
_BYTES = 64_000


@dataclass(frozen=True, slots=True)
class Batch:
    """Some consecutive units, numbered from 0, with a digest of their places and bytes."""

    number: int
    units: tuple[Unit, ...]
    digest: bytes
    size: int


def batches(units: Iterable[Unit]) -> Iterator[Batch]:
    """At most 128 units or, if more than one, 64 kB a batch; only one is held."""
    number, size = 0, 0
    held: list[Unit] = []
    for unit in units:
        if held and (len(held) == _UNITS or size + len(unit.raw) > _BYTES):
            yield _batch(number, held, size)
            number, size, held = number + 1, 0, []
        held.append(unit)
        size += len(unit.raw)
    if held:
        yield _batch(number, held, size)


def _batch(number: int, units: list[Unit], size: int) -> Batch:
    digest = hashlib.sha256()
    for unit in units:
        digest.update(f"{unit.where}\n{len(unit.raw)}\n{unit.error or ''}\n".encode())
        digest.update(unit.raw)
    return Batch(number, tuple(units), digest.digest(), size)


def total_bytes(paths: Iterable[Path | str]) -> int | None:
    """How much there is to read; None where standard input is part of it."""
    total = 0
    for path in paths:
        if str(path) == "-":
            return None
        if Path(path).is_dir():
            total += sum(file.stat().st_size for file in walk(Path(path)))
        elif Path(path).exists():
            total += Path(path).stat().st_size
    return total
