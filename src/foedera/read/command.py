"""`foedera read`: what reports say, as text or as one JSON document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedera.console import json_text, plain
from foedera.locale import check_language
from foedera.read.loading import load
from foedera.read.pipeline import read as read_report
from foedera.read.telling import tell

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

__all__ = ["read"]


def read(
    reports: Sequence[Path],
    *,
    published: str | None = None,
    outlet: str | None = None,
    lang: str | None = None,
    as_json: bool = False,
) -> None:
    """Read reports and print what was found to standard output.

    `lang` is the language of the answer, by default each report's own. All reports are read
    before anything is printed. Raises what loading raises: NotFound, InvalidData, UsageError.
    """
    if lang is not None:
        check_language(lang)
    readings = [read_report(load(path, published, outlet)) for path in reports]
    if as_json:
        documents = [reading.to_json(lang) for reading in readings]
        print(json_text(documents, indent=1))
        return
    for number, reading in enumerate(readings):
        if number:
            print()
        print(plain(tell(reading, lang or reading.report.lang)))
