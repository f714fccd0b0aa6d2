"""`foedera brief`: reports in, one HTML file and a summary out."""

from __future__ import annotations

import os
import shlex
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from foedera.console import json_text, plain
from foedera.errors import UsageError
from foedera.locale import check_language

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["brief", "write_whole"]


def brief(
    paths: Sequence[Path],
    *,
    published: str | None = None,
    outlet: str | None = None,
    lang: str | None = None,
    out: Path | None = None,
    architecture: str | None = None,
    on: str | None = None,
    indic: bool = False,
    as_json: bool = False,
    reader: str = "rules",
    llm_url: str | None = None,
    llm_model: str | None = None,
) -> None:
    """Read the reports and answer: the summary to stdout, the page to `out`, or JSON to stdout.

    With several reports, `published` and `outlet` hold for all of them or, with commas, for each
    in turn; `reader` is rules, llm or chain. Everything is read and composed before anything is written. Raises what reading raises, and
    UsageError for a language there is none of or a folder that does not exist.
    """
    from foedera import read
    from foedera.brief.brief import brief as compose
    from foedera.must.incident import parse_day
    from foedera.read.reader import reader_named
    from foedera.read.telling import tell_cost

    if lang is not None:
        check_language(lang)
    day = parse_day(on) if on else None
    if out is not None and not out.absolute().parent.is_dir():
        raise UsageError(
            f"no folder {out.parent}",
            where="--out",
            remedy="Make the folder first, or choose another.",
        )
    days = _each(published, paths, "--published")
    outlets = _each(outlet, paths, "--outlet")
    chosen = reader_named(reader, llm_url, llm_model)
    readings = [
        chosen.read(read.load(path, day_of, outlet_of))
        for path, day_of, outlet_of in zip(paths, days, outlets, strict=True)
    ]
    made = compose(
        readings,
        lang=lang,
        on=day,
        architecture=architecture,
        indic=indic,
        command=_command(
            paths, published, outlet, lang or readings[0].report.lang, architecture, on, reader
        ),
    )
    cost = tell_cost(readings, lang)
    if cost:
        sys.stderr.write(plain(cost) + "\n")
    if out is not None:
        write_whole(out, made.html())
    if as_json:
        sys.stdout.write(json_text(made.to_json(), indent=1) + "\n")
        return
    from rich.console import Console

    made.print_to(Console(highlight=False))
    if out is not None:
        print(f"→ {out}", file=sys.stderr)


def _each(value: str | None, paths: Sequence[Path], option: str) -> list[str | None]:
    """One value for every report, or one for each with commas between; a gap leaves it to the file."""
    if value is None or len(paths) == 1 or "," not in value:
        return [value] * len(paths)
    parts = value.split(",")
    if len(parts) != len(paths):
        raise UsageError(
            f"{len(parts)} values for {len(paths)} reports",
            where=option,
            remedy="Give one for all, or one for each report with commas between.",
        )
    return [part.strip() or None for part in parts]


def write_whole(path: Path, text: str) -> None:
    """Write the file in one step: a reader finds the old file or the new one, never half of it."""
    handle, name = tempfile.mkstemp(dir=path.absolute().parent, prefix=f".{path.name}.")
    fresh = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        fresh.chmod(0o644)
        fresh.replace(path)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise


def _command(
    paths: Sequence[Path],
    published: str | None,
    outlet: str | None,
    lang: str,
    architecture: str | None,
    on: str | None,
    reader: str,
) -> str:
    """The command that makes the same brief again."""
    parts = ["foedera", "brief", *(str(path) for path in paths)]
    options = {
        "--published": published,
        "--outlet": outlet,
        "--architecture": architecture,
        "--on": on,
        "--reader": reader if reader != "rules" else None,
        "--lang": lang,
        "--out": "brief.html",
    }
    for option, value in options.items():
        if value is not None:
            parts += [option, value]
    return shlex.join(parts)
