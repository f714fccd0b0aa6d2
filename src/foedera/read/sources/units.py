"""The pieces that a pile of sources is read in, one after another: a file, or one line of one."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, TYPE_CHECKING

from foedera.errors import FoederaError, InvalidData, NotFound

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["LIMIT", "SUFFIXES", "Unit", "one_file", "units", "walk"]

LIMIT = 5_000_000
"""Largest report in bytes; a long newspaper page is a twentieth of it."""

_MANY = 10 * LIMIT  # a file that holds many reports, such as a feed
_LINES = frozenset({".jsonl", ".ndjson"})
_SEVERAL = frozenset({".json", ".xml", ".rss", ".atom"})
_PLAIN = frozenset({".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml"})
SUFFIXES = _LINES | _SEVERAL | _PLAIN
"""What a folder is searched for; a file that is named is read whatever its name."""


@dataclass(frozen=True, slots=True)
class Unit:
    """Bytes that hold one report or, in a feed or a JSON array, several; or why there are none.

    `line` counts from 1 in a file of JSON lines and is None elsewhere.
    """

    path: str
    raw: bytes = b""
    line: int | None = None
    error: FoederaError | None = None

    @property
    def where(self) -> str:
        """The place that errors name: file, or file:line."""
        return self.path if self.line is None else f"{self.path}:{self.line}"

    @property
    def stem(self) -> str:
        """The file's name without its suffix."""
        return "stdin" if self.path == "-" else Path(self.path).stem

    @property
    def suffix(self) -> str:
        """The file's suffix in small letters."""
        return "" if self.path == "-" else Path(self.path).suffix.lower()


def units(paths: Iterable[Path | str], stdin: IO[bytes] | None = None) -> Iterator[Unit]:
    """The units of files, folders and standard input (`-`), in a fixed order, lazily.

    Folders are walked in the order of their names; hidden files and unknown suffixes are passed
    over. A file of JSON lines is never held whole. What cannot be opened is a unit with an
    `error`; a path that does not exist raises NotFound.
    """
    for path in paths:
        if str(path) == "-":
            yield from _stream(stdin or sys.stdin.buffer, "-", lines=False)
        elif Path(path).is_dir():
            for file in walk(Path(path)):
                yield from _file(file)
        else:
            yield from _file(Path(path))


def one_file(path: Path) -> Unit:
    """A file as one unit, whatever is in it.

    Raises NotFound for a missing file and InvalidData for one that may not be read.
    """
    if path.is_dir():
        raise InvalidData("a folder, not a report", where=str(path), remedy="Name the files in it.")
    with _opened(path) as file:
        unit = _whole(file, str(path), LIMIT)
    if unit.error:
        raise unit.error
    return unit


def walk(folder: Path) -> Iterator[Path]:
    """The files below a folder that may hold reports, in the order of their names."""
    for path in sorted(folder.iterdir(), key=lambda p: p.name):
        if path.name.startswith("."):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from walk(path)
        elif path.suffix.lower() in SUFFIXES and path.is_file():
            yield path


def _opened(path: Path) -> IO[bytes]:
    try:
        return path.open("rb")
    except FileNotFoundError:
        raise NotFound("no such file", where=str(path), remedy="Check the path.") from None
    except PermissionError:
        raise InvalidData(
            "not allowed to read this file", where=str(path), remedy="Check its permissions."
        ) from None


def _file(path: Path) -> Iterator[Unit]:
    try:
        file = _opened(path)
    except InvalidData as error:
        yield Unit(str(path), error=error)
        return
    with file:
        yield from _stream(file, str(path), lines=path.suffix.lower() in _LINES)


def _stream(file: IO[bytes], path: str, *, lines: bool) -> Iterator[Unit]:
    suffix = "" if path == "-" else Path(path).suffix.lower()
    head = b""
    if not lines and suffix not in _PLAIN:
        head = file.readline(LIMIT + 1)
        lines = _is_document(head)
    if lines:
        yield from _json_lines(file, path, head)
    else:
        yield _whole(file, path, _MANY if suffix in _SEVERAL or path == "-" else LIMIT, head)


def _is_document(line: bytes) -> bool:
    if not line.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        return False
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _whole(file: IO[bytes], path: str, limit: int, head: bytes = b"") -> Unit:
    raw = head + file.read(limit + 1 - len(head))
    if len(raw) <= limit:
        return Unit(path, raw)
    size = len(raw) if path == "-" else Path(path).stat().st_size
    return Unit(path, error=_too_large(path, size, limit))


def _json_lines(file: IO[bytes], path: str, head: bytes) -> Iterator[Unit]:
    number = 0
    while True:
        line = head or file.readline(LIMIT + 1)
        head = b""
        if not line:
            return
        number += 1
        unit = Unit(path, line.strip(), number)
        if len(line) > LIMIT:
            size = len(line) + _skip(file, line)
            unit = replace(unit, raw=b"", error=_too_large(unit.where, size, LIMIT))
        if unit.raw or unit.error:
            yield unit


def _skip(file: IO[bytes], line: bytes) -> int:
    """The bytes that were left of a line too long to be kept."""
    size = 0
    while line and not line.endswith(b"\n"):
        line = file.readline(LIMIT)
        size += len(line)
    return size


def _too_large(where: str, size: int, limit: int) -> InvalidData:
    return InvalidData(
        f"{size / 1e6:.1f} MB, more than the limit of {limit / 1e6:.0f} MB",
        where=where,
        remedy="Give one report per file, or JSON lines with one report per line.",
        size=size,
        limit=limit,
    )
