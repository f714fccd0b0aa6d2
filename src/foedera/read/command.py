"""`foedera read`: what reports say, as text or as one JSON document."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from foedera.console import json_text, plain
from foedera.errors import InvalidData, UsageError
from foedera.locale import check_language
from foedera.read.loading import load_all
from foedera.read.reader import reader_named
from foedera.read.telling import tell, tell_cost

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from foedera.errors import FoederaError

__all__ = ["gaps", "read"]


def read(
    reports: Sequence[Path],
    *,
    published: str | None = None,
    outlet: str | None = None,
    lang: str | None = None,
    as_json: bool = False,
    reader: str = "rules",
    llm_url: str | None = None,
    llm_model: str | None = None,
    out: Path | None = None,
    workers: int | None = None,
    strict: bool = False,
    quiet: bool = False,
) -> None:
    """Read reports and print what was found to standard output, or write it to `out`.

    `lang` is the language of the answer, by default each report's own; `reader` is rules, llm or
    chain. All reports are read before anything is printed. What a language model cost goes to
    standard error, and so does what is no report in a folder, a feed or a file of JSON lines;
    a file that is named, and everything if `strict`, must be one. Raises what loading and
    `read_corpus` raise: NotFound, InvalidData, UsageError.
    """
    if lang is not None:
        check_language(lang)
    chosen = reader_named(reader, llm_url, llm_model)
    if out is not None:
        from foedera.read.corpus.command import read_to

        read_to(
            out,
            reports,
            reader=chosen,
            published=published,
            outlet=outlet,
            workers=workers,
            strict=strict,
            quiet=quiet,
            lang=lang or "en",
            as_json=as_json,
        )
        return
    named = {str(path) for path in reports}

    def skip(error: InvalidData) -> None:
        if strict or error.where in named:
            raise error
        _pass_over(error)

    loaded = load_all(reports, published, outlet, on_error=skip)
    readings = [chosen.read(report) for report in loaded]
    if not readings:
        raise InvalidData(
            "a folder or file without a report in it",
            where=", ".join(sorted(named)),
            remedy="Give text, Markdown, HTML, JSON lines, RSS or Atom files.",
        )
    cost = tell_cost(readings, lang)
    if cost:
        sys.stderr.write(plain(cost) + "\n")
    if as_json:
        documents = [reading.to_json(lang) for reading in readings]
        print(json_text(documents, indent=1))
        return
    for number, reading in enumerate(readings):
        if number:
            print()
        print(plain(tell(reading, lang or reading.report.lang)))


def gaps(
    reports: Sequence[Path],
    *,
    published: str | None = None,
    outlet: str | None = None,
    lang: str | None = None,
    as_json: bool = False,
    reader: str = "rules",
    out: Path | None = None,
) -> None:
    """Print which acts the word lists lack, over all reports of some files and folders.

    What is no report is named on standard error and passed over. Raises NotFound for a path that
    does not exist, and UsageError with a reader but the rules or with a corpus's `out`.
    """
    if reader != "rules" or out is not None:
        raise UsageError(
            "the gap report is of the rules' word lists and goes to standard output",
            where="--gaps",
            remedy="Leave out --reader and --out.",
        )
    from foedera.read import gaps as report
    from foedera.read.telling_gaps import tell_gaps

    if lang is not None:
        check_language(lang)
    found = report.gaps(load_all(reports, published, outlet, on_error=_pass_over))
    if as_json:
        print(json_text([gap.to_json() for gap in found], indent=1))
    else:
        print(plain(tell_gaps(found, lang or (found[0].lang if found else "en"))))


def _pass_over(error: FoederaError) -> None:
    sys.stderr.write(plain(str(error)) + "\n")
