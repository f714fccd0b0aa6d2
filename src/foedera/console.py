"""What every command prints: one JSON document for programs, a console for people."""

from __future__ import annotations

import json
import re
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["console", "json_text", "plain", "print_json"]

_HIGH = r"\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff"
_ORDERS = re.compile(rf"[\x00-\x08\x0b-\x1f{_HIGH}]")
_UNSEEN = re.compile(f"[{_HIGH}]")


def plain(text: str) -> str:
    r"""Text of any origin, fit for a terminal: what would command it is shown or dropped.

    Control characters become their pictures or U+FFFD; what turns the direction of writing is
    dropped; line ends and tabs stay.

    >>> plain("\x1b[31mred\x1b[0m\u202e")
    '␛[31mred␛[0m'
    """
    return _ORDERS.sub(_harmless, text)


def _harmless(found: re.Match[str]) -> str:
    code = ord(found.group())
    if code == 0x0D or 0x2028 <= code <= 0x2029:
        return " "
    if code < 0x20:
        return chr(0x2400 + code)
    if 0x2028 < code <= 0x2069:
        return ""
    return "\u2421" if code == 0x7F else "\ufffd"


def json_text(document: Any, indent: int | None = None) -> str:
    r"""One JSON document that holds exactly what it was given and no character a terminal obeys.

    >>> json_text("ق\x9b")
    '"ق\\u009b"'
    """
    text = json.dumps(document, ensure_ascii=False, indent=indent)
    return _UNSEEN.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def print_json(document: Any) -> None:
    """Print one JSON document to standard output; indented where a person reads it."""
    indent = 1 if sys.stdout.isatty() else None
    sys.stdout.write(json_text(document, indent) + "\n")


def console() -> Console:
    """A console on standard output that colors no numbers of its own accord."""
    from rich.console import Console

    return Console(highlight=False)
