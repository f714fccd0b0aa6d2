"""Where everything comes from: treaty texts, data, and the reports with their hashes."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from foedera.brief.model import Cited, ReportLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from foedera import treaties
    from foedera.brief.words import Words
    from foedera.read import Reading
    from foedera.treaties import Architecture

__all__ = ["library_hash", "report_lines", "sources"]


def report_lines(readings: Sequence[Reading], words: Words) -> tuple[ReportLine, ...]:
    """The reports as they were read."""
    return tuple(
        ReportLine(
            number=number,
            title=reading.report.title or words.say("(no title)"),
            outlet=reading.report.outlet,
            published=words.day(reading.report.published)
            if reading.report.published
            else words.say("publication date not known"),
            words=len(reading.report.text.split()),
            sha256=hashlib.sha256(reading.report.text.encode()).hexdigest(),
            lang=reading.report.lang,
        )
        for number, reading in enumerate(readings, start=1)
    )


def sources(
    agreements: Sequence[treaties.Agreement],
    proposal: Architecture | None,
    words: Words,
    *,
    with_map: bool,
) -> tuple[Cited, ...]:
    """Each source once, in the order of use."""
    found: dict[str, Cited] = {}
    for agreement in agreements:
        name = words.capital(agreement.short.of(words.lang))
        for source in agreement.sources:
            found.setdefault(source.cite, _cited(name, source, words))
    if proposal is not None:
        for source in proposal.sources:
            found.setdefault(source.cite, _cited(proposal.title.of(words.lang), source, words))
    if with_map:
        cite = "Natural Earth, Admin 0 boundaries and land, public domain"
        found.setdefault(
            cite, Cited(words.say("Outlines on the map"), cite, "https://www.naturalearthdata.com")
        )
    return tuple(found.values())


def _cited(name: str, source: treaties.Source, words: Words) -> Cited:
    checked = words.day(source.checked, weekday=False) if source.checked else ""
    url = source.url if source.url and source.url.startswith(("https://", "http://")) else None
    return Cited(name, source.cite, url, checked)


def library_hash(library: treaties.Library) -> str:
    """A short hash of the agreements, so that a brief says which library it rests on."""
    digest = hashlib.sha256()
    for agreement in sorted(library, key=lambda a: a.id):
        digest.update(repr(agreement).encode())
    return digest.hexdigest()[:12]
