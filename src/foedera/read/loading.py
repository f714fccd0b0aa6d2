"""Takes reports from strings, files, folders, feeds and streams; judges language and day."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import IO, TYPE_CHECKING, Literal

from foedera.errors import FoederaError, InvalidData, UsageError
from foedera.read.model import ReadingWarning, Report
from foedera.read.sources.day import written_day
from foedera.read.sources.parse import found_in
from foedera.read.sources.title import without_headline
from foedera.read.sources.units import one_file, units

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from foedera.read.sources.found import Found

__all__ = ["given_day", "judged", "load", "load_all", "report"]

_ARABIC = re.compile(r"[\u0620-\u064a\u0671-\u06d3\ufb50-\ufdff\ufe70-\ufefc]")
_LATIN = re.compile(r"[A-Za-z]")
_HALF = re.compile("[\ud800-\udfff]")


def report(
    text: str,
    published: date | str | None = None,
    outlet: str | None = None,
    lang: str | None = None,
    title: str | None = None,
    *,
    name: str | None = None,
    url: str | None = None,
    warnings: tuple[ReadingWarning, ...] = (),
) -> Report:
    r"""A report from a text; line ends become \\n, the language is found by its letters.

    Raises InvalidData when there are no words and UsageError for an impossible date or language.

    >>> report("بحث الوزيران التعاون", published="2024-07-28").lang
    'ar'
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff").strip("\n ")
    text, lost = _whole(text)
    if lost:
        warnings += (ReadingWarning("undecodable", None, {"n": lost}),)
    _check_words(text, name)
    if lang not in (None, "ar", "en"):
        raise UsageError(
            f"no reader for language {lang!r}", where="lang", remedy="Choose 'ar' or 'en'."
        )
    found, sure = _language(text)
    if lang is None and not sure:
        warnings += (ReadingWarning("no-language"),)
    chosen: Literal["ar", "en"] = "ar" if (lang or found) == "ar" else "en"
    day = given_day(published)
    if day is not None and day > datetime.now(tz=UTC).date() + timedelta(days=1):
        warnings += (ReadingWarning("future-published", None, {"day": day.isoformat()}),)
    return Report(
        text=text,
        lang=chosen,
        title=title or None,
        outlet=outlet or None,
        published=day,
        name=name,
        warnings=warnings,
        url=url,
    )


def _check_words(text: str, where: str | None) -> None:
    if not any(letter.isalnum() for letter in text):
        raise InvalidData(
            "the report is empty",
            where=where,
            remedy="Give a file with the text of the report in it.",
        )


def _whole(text: str) -> tuple[str, int]:
    """The text with no half of a surrogate pair in it, as JSON may have, and how many were lost."""
    if not _HALF.search(text):
        return text, 0
    joined = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    return _HALF.subn("\ufffd", joined)


def _language(text: str) -> tuple[str, bool]:
    arabic, latin = len(_ARABIC.findall(text)), len(_LATIN.findall(text))
    return ("ar" if arabic > latin / 2 else "en"), arabic + latin > 0


def given_day(value: date | str | None) -> date | None:
    """The day that a call gives. Raises UsageError for what is no date."""
    if value is None or isinstance(value, date):
        return value.date() if isinstance(value, datetime) else value
    try:
        return date.fromisoformat(value.strip()[:10])
    except ValueError:
        raise UsageError(
            f"{value!r} is no date", where="--published", remedy="Write it as 2024-09-18."
        ) from None


def load(
    path: Path,
    published: date | str | None = None,
    outlet: str | None = None,
    lang: str | None = None,
    title: str | None = None,
) -> Report:
    """A report from a file: text, Markdown with front matter, an HTML page or a JSON object.

    What the arguments say goes before what the file says. Raises NotFound for a missing file and
    InvalidData for one that is empty, too large, no text, or holds several reports.
    """
    found = list(found_in(one_file(path)))
    if len(found) != 1:
        raise InvalidData(
            f"{len(found)} reports in one file",
            where=str(path),
            remedy="Use load_all, which yields every one of them.",
        )
    if isinstance(found[0], FoederaError):
        raise found[0]
    return judged(found[0], published, outlet, lang, title)


def load_all(
    paths: Iterable[Path | str],
    published: date | str | None = None,
    outlet: str | None = None,
    lang: str | None = None,
    *,
    on_error: Callable[[InvalidData], None] | None = None,
    stdin: IO[bytes] | None = None,
) -> Iterator[Report]:
    """The reports of files, folders, feeds, files of JSON lines and standard input (`-`).

    They come one by one and in a fixed order; a file of any length is read line by line. What is
    no report is handed to `on_error` and passed over; without it, it is raised as InvalidData.
    Raises NotFound for a path that does not exist and UsageError for an impossible date.
    """
    published = given_day(published)
    for unit in units(paths, stdin):
        for found in found_in(unit):
            try:
                if isinstance(found, FoederaError):
                    raise found
                loaded = judged(found, published, outlet, lang)
            except InvalidData as error:
                if on_error is None:
                    raise
                on_error(error)
            else:
                yield loaded


def judged(
    found: Found,
    published: date | str | None = None,
    outlet: str | None = None,
    lang: str | None = None,
    title: str | None = None,
) -> Report:
    """The report that a source gives, its language and day checked, the arguments going first.

    Raises InvalidData where it has no words, and UsageError for an impossible argument.
    """
    _check_words(found.text, found.where)
    warnings = found.warnings
    if published is None and found.published:
        published = written_day(found.published)
        if published is None:
            warnings += (ReadingWarning("bad-published", None, {"words": found.published}),)
    title = title or found.title
    return report(
        without_headline(found.text, title),
        published=published,
        outlet=outlet or found.outlet,
        lang=lang or _declared(found),
        title=title,
        name=found.name,
        url=found.url,
        warnings=warnings,
    )


def _declared(found: Found) -> str | None:
    """The language that a source declares, believed only where the letters leave it open."""
    spoken = (found.lang or "")[:2].lower()
    arabic, latin = len(_ARABIC.findall(found.text)), len(_LATIN.findall(found.text))
    clear = not 0.2 <= arabic / max(1, arabic + latin) <= 0.6
    return None if clear or spoken not in ("ar", "en") else spoken
