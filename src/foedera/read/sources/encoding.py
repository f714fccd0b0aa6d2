"""The text of a file's bytes: which encoding they are in, as far as the bytes tell."""

from __future__ import annotations

import codecs
import re

from foedera.errors import InvalidData
from foedera.read.model import ReadingWarning

__all__ = ["decode"]

_SAMPLE = 20_000
_ARABIC = re.compile(r"[\u0620-\u064a\u0671-\u06d3]")
_LATIN = re.compile(r"[A-Za-z]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_SCRIPT = re.compile(rb"<(script|style)\b", re.IGNORECASE)
_MARKUP = re.compile(rb"<[^<>]*>")
_CANDIDATES = {"cp1256": "cp1256", "iso8859_6": "iso8859-6", "cp1252": "cp1252"}
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]{0,100}?encoding=["']([\w.:-]+)""",
    re.IGNORECASE,
)
_SPOKEN = {
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "cp1256": "Windows-1256",
    "iso8859-6": "ISO-8859-6",
    "cp1252": "Windows-1252",
}
_KINDS = (
    (b"%PDF", "PDF"),
    (b"PK\x03\x04", "Word or an archive"),
    (b"\xd0\xcf\x11\xe0", "Word"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\x1f\x8b", "compressed"),
)


def decode(raw: bytes, where: str) -> tuple[str, tuple[ReadingWarning, ...]]:
    """The text of a file's bytes, and what the reader should know about how it was found.

    UTF-8 and UTF-16 are recognised by their form; of Windows-1256, ISO-8859-6 and Windows-1252
    the one is taken whose letters make words. What a page declares is believed only where its
    bytes leave it open: declarations are wrong too often. Raises InvalidData for bytes that are
    no text.
    """
    if not raw.strip(b"\x00 \t\r\n\x0b\x0c"):
        raise InvalidData(
            "the file is empty",
            where=where,
            remedy="Give a file with the text of the report in it.",
        )
    kind = next((name for start, name in _KINDS if raw.startswith(start)), None)
    encoding = None if kind else _encoding(raw)
    if encoding is None:
        raise InvalidData(
            f"a binary file{f' ({kind})' if kind else ''}, not text",
            where=where,
            remedy="Give plain text, Markdown or HTML; save a PDF or Word file as text first.",
        )
    text = raw.decode(encoding, errors="replace").removeprefix("\ufeff")
    warnings: tuple[ReadingWarning, ...] = ()
    if encoding not in ("utf-8", "utf-8-sig"):
        spoken = _SPOKEN.get(encoding, encoding)
        warnings += (ReadingWarning("encoding-guessed", None, {"encoding": spoken}),)
    lost = text.count("\ufffd")
    if lost:
        warnings += (ReadingWarning("undecodable", None, {"n": lost}),)
    return text, warnings


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
        return _eight_bits(raw)
    return None if _is_noise(text) else "utf-8"


def _utf16(raw: bytes) -> str | None:
    sample = raw[: len(raw[:_SAMPLE]) // 2 * 2]
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = sample.decode(encoding)
        except UnicodeDecodeError:
            continue
        letters = len(_ARABIC.findall(text)) + len(_LATIN.findall(text))
        if letters > len(text) / 2 and not _is_noise(text):
            return encoding
    return None


def _eight_bits(raw: bytes) -> str | None:
    sample = _telling(raw)
    if _is_noise(sample.decode("latin-1")):
        return None
    loose = raw[: 10 * _SAMPLE].decode("utf-8", errors="replace")
    lost = loose.count("\ufffd")
    if lost * 10 < sum(1 for letter in loose if letter > "\x7f") - lost:
        # a few broken bytes in a UTF-8 file are not a reason to refuse it
        return "utf-8"
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=list(_CANDIDATES)).best()
    return _CANDIDATES[best.encoding] if best else _declared(raw)


def _telling(raw: bytes) -> bytes:
    """The first bytes of a text; of a page, where markup drowns the letters, its words."""
    head = raw[: 10 * _SAMPLE]
    if b"<" in head[:500]:
        head = _MARKUP.sub(b" ", _unscripted(head))
        head = re.sub(rb"\s+", b" ", head)
    return head[:_SAMPLE]


def _unscripted(page: bytes) -> bytes:
    """A page without its scripts and styles; one that is never closed hides nothing."""
    kept, at, small = [], 0, page.lower()
    for opening in _SCRIPT.finditer(page):
        if opening.start() < at:
            continue
        end = small.find(b"</" + opening[1].lower(), opening.end())
        if end < 0:
            break
        kept.append(page[at : opening.start()])
        at = end
    return b" ".join([*kept, page[at:]])


def _declared(raw: bytes) -> str | None:
    match = _DECLARED.search(raw[:4096])
    if not match:
        return None
    try:
        name = codecs.lookup((match.group(1) or match.group(2)).decode("ascii")).name
    except LookupError:
        return None
    return name if name in _CANDIDATES.values() else None


def _is_noise(text: str) -> bool:
    sample = text[:_SAMPLE]
    return len(_CONTROL.findall(sample)) > len(sample) / 200
