"""What every command prints: one JSON document for programs, a console for people."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["console", "print_json"]


def print_json(document: Any) -> None:
    """Print one JSON document to standard output; indented where a person reads it."""
    indent = 1 if sys.stdout.isatty() else None
    sys.stdout.write(json.dumps(document, ensure_ascii=False, indent=indent) + "\n")


def console() -> Console:
    """A console on standard output that colors no numbers of its own accord."""
    from rich.console import Console

    return Console(highlight=False)
