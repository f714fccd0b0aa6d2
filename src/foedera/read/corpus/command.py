"""`foedera read ... --out`: a corpus into a table, with its count on standard output."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from foedera.console import plain, print_json
from foedera.locale import translator
from foedera.read.corpus.progress import shown
from foedera.read.corpus.run import read_corpus

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from foedera.errors import FoederaError
    from foedera.read.corpus.run import Summary
    from foedera.read.reader import Reader

__all__ = ["read_to"]

_TOLD = 20  # problems that are written out; the table holds them all


def read_to(
    out: Path,
    paths: Sequence[Path],
    *,
    reader: Reader,
    published: str | None,
    outlet: str | None,
    workers: int | None,
    strict: bool,
    quiet: bool,
    lang: str,
    as_json: bool,
) -> None:
    """Read a corpus and print how much was read; what could not be goes to standard error."""
    told = 0

    def tell(problem: FoederaError) -> None:
        nonlocal told
        told += 1
        if told <= _TOLD:
            sys.stderr.write(plain(str(problem)) + "\n")

    with shown(lang, quiet=quiet) as update:
        summary = read_corpus(
            paths,
            out,
            reader=reader,
            published=published,
            outlet=outlet,
            workers=workers,
            strict=strict,
            on_problem=tell,
            on_progress=update,
        )
    if summary.usage is not None:
        from foedera.read.llm.wording import usage_note

        sys.stderr.write(plain(usage_note(summary.usage, lang)) + "\n")
    if as_json:
        print_json(_document(summary))
    else:
        print("\n".join(_sentences(summary, lang)))


def _document(summary: Summary) -> dict[str, int | str]:
    return {
        "reports": summary.reports,
        "duplicates": summary.duplicates,
        "events": summary.events,
        "problems": summary.problems,
        "out": str(summary.out),
        "reports_out": str(summary.reports_out),
    }


def _sentences(summary: Summary, lang: str) -> list[str]:
    t = translator(lang, "read")
    lines = [
        t.plural("{n} report was read.", "{n} reports were read.", summary.reports),
        t.plural("{n} event was read.", "{n} events were read.", summary.events),
    ]
    if summary.duplicates:
        lines.append(
            t.plural(
                "{n} report repeats an earlier one and was counted once with it.",
                "{n} reports repeat earlier ones and were counted once with them.",
                summary.duplicates,
            )
        )
    if summary.problems:
        lines.append(
            t.plural(
                "{n} report could not be read; the table of reports says why.",
                "{n} reports could not be read; the table of reports says why.",
                summary.problems,
            )
        )
    if summary.resumed:
        lines.append(t("The run went on where it had been interrupted."))
    lines.append(t("Events: {path}", path=summary.out))
    lines.append(t("Reports: {path}", path=summary.reports_out))
    return lines
