"""Takes a report from a file or a string: encoding, HTML, front matter, language, date."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

from foedera.errors import InvalidData, NotFound, UsageError
from foedera.read.model import ReadingWarning, Report

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["LIMIT", "decode", "load", "report"]

LIMIT = 5_000_000
"""Largest report in bytes; a long newspaper page is a twentieth of it."""

_FRONT = re.compile(r"\A\s*---[ \t]*\r?\n(.*?)\r?\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^(title|outlet|published|date|lang)[ \t]*:[ \t]*(.*)$", re.IGNORECASE)
_ARABIC = re.compile(r"[\u0620-\u064a\u0671-\u06d3]")
_LATIN = re.compile(r"[A-Za-z]")
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")


def report(
    text: str,
    published: date | str | None = None,
    outlet: str | None = None,
    lang: str | None = None,
    title: str | None = None,
    *,
    name: str | None = None,
    warnings: tuple[ReadingWarning, ...] = (),
) -> Report:
    r"""A report from a text; line ends become \\n, the language is found by its letters.

    Raises InvalidData when there are no words and UsageError for an impossible date or language.

    >>> report("بحث الوزيران التعاون", published="2024-07-28").lang
    'ar'
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff").strip("\n ")
    if not any(ch.isalnum() for ch in text):
        raise InvalidData(
            "the report is empty",
            where=name,
            remedy="Give a file with the text of the report in it.",
        )
    if lang not in (None, "ar", "en"):
        raise UsageError(
            f"no reader for language {lang!r}", where="lang", remedy="Choose 'ar' or 'en'."
        )
    found, sure = _language(text)
    if lang is None and not sure:
        warnings += (ReadingWarning("no-language"),)
    chosen: Literal["ar", "en"] = "ar" if (lang or found) == "ar" else "en"
    return Report(
        text=text,
        lang=chosen,
        title=title or None,
        outlet=outlet or None,
        published=_day(published),
        name=name,
        warnings=warnings,
    )


def _language(text: str) -> tuple[str, bool]:
    arabic, latin = len(_ARABIC.findall(text)), len(_LATIN.findall(text))
    return ("ar" if arabic > latin / 2 else "en"), arabic + latin > 0


def _day(value: date | str | None) -> date | None:
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
    """A report from a file: text, Markdown with front matter, or an HTML page.

    What the arguments say goes before what the file says. Raises NotFound for a missing file and
    InvalidData for one that is empty, too large or no text.
    """
    text, warnings = decode(_bytes(path), str(path))
    fields: dict[str, str] = {}
    if _HTML.match(text[:4000]) or path.suffix.lower() in (".html", ".htm", ".xhtml"):
        from foedera.read.markup import extract

        page = extract(text)
        text, fields = page.text, page.fields
        if not text.strip():
            raise InvalidData(
                "no article text in the page",
                where=str(path),
                remedy="Save the article's text to a .txt file and read that.",
            )
    else:
        text, fields = _front_matter(text)
    if published is None and fields.get("published"):
        try:
            published = _day(fields["published"])
        except UsageError:
            warnings += (ReadingWarning("bad-published", None, {"words": fields["published"]}),)
    return report(
        text,
        published=published,
        outlet=outlet or fields.get("outlet"),
        lang=lang
        or (fields.get("lang", "")[:2].lower() in ("ar", "en") and fields["lang"][:2].lower())
        or None,
        title=title or fields.get("title"),
        name=path.stem,
        warnings=warnings,
    )


def _bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise InvalidData(
                "a folder, not a report", where=str(path), remedy="Name the files in it."
            )
        size = path.stat().st_size
        if size > LIMIT:
            raise InvalidData(
                f"{size / 1e6:.1f} MB, more than the limit of {LIMIT / 1e6:.0f} MB",
                where=str(path),
                remedy="Give one report per file.",
                size=size,
                limit=LIMIT,
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise NotFound("no such file", where=str(path), remedy="Check the path.") from None
    except PermissionError:
        raise InvalidData(
            "not allowed to read this file", where=str(path), remedy="Check its permissions."
        ) from None


def decode(raw: bytes, where: str) -> tuple[str, tuple[ReadingWarning, ...]]:
    """The text of a file's bytes: UTF-8, UTF-16 or Windows-1256.

    Raises InvalidData for bytes that are no text.
    """
    if not raw.strip():
        raise InvalidData(
            "the file is empty",
            where=where,
            remedy="Give a file with the text of the report in it.",
        )
    encoding = _encoding(raw)
    if encoding is None:
        raise InvalidData(
            "a binary file, not text",
            where=where,
            remedy="Give plain text, Markdown or HTML; save a PDF or Word file as text first.",
        )
    text = raw.decode(encoding, errors="replace")
    text = text.removeprefix("\ufeff")
    warnings: tuple[ReadingWarning, ...] = ()
    if encoding not in ("utf-8", "utf-8-sig"):
        warnings += (ReadingWarning("encoding-guessed", None, {"encoding": _SPOKEN[encoding]}),)
    lost = text.count("\ufffd")
    if lost:
        warnings += (ReadingWarning("undecodable", None, {"n": lost}),)
    return text, warnings


_SPOKEN = {
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "cp1256": "Windows-1256",
    "cp1252": "Windows-1252",
}


def _encoding(raw: bytes) -> str | None:
    if raw.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig"
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if b"\x00" in raw[:4096]:
        return _utf16(raw)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return _single_byte(raw)
    return None if _is_noise(text) else "utf-8"


def _utf16(raw: bytes) -> str | None:
    sample = raw[: len(raw[:20000]) // 2 * 2]
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = sample.decode(encoding)
        except UnicodeDecodeError:
            continue
        letters = len(_ARABIC.findall(text)) + len(_LATIN.findall(text))
        if letters > len(text) / 2 and not _is_noise(text):
            return encoding
    return None


def _single_byte(raw: bytes) -> str | None:
    sample = raw[:20000]
    arabic = sample.decode("cp1256", errors="replace")
    if _is_noise(arabic):
        # a few broken bytes in a UTF-8 file are not a reason to refuse it
        return None
    loose = raw.decode("utf-8", errors="replace")
    if loose.count("\ufffd") <= max(2, len(loose) // 200):
        return "utf-8"
    words = len(_ARABIC.findall(arabic))
    if words > len(arabic) / 4:
        return "cp1256"
    western = len(_LATIN.findall(arabic))
    return "cp1252" if western > len(arabic) / 2 else None


def _is_noise(text: str) -> bool:
    sample = text[:20000]
    return len(_CONTROL.findall(sample)) > len(sample) / 200


def _front_matter(text: str) -> tuple[str, dict[str, str]]:
    head = _FRONT.match(text)
    if not head:
        return text, {}
    fields: dict[str, str] = {}
    for line in head.group(1).splitlines():
        field = _FIELD.match(line.strip())
        if field:
            key = field.group(1).lower()
            fields["published" if key == "date" else key] = field.group(2).strip().strip("\"'")
    return text[head.end() :], fields
