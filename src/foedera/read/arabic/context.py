"""What a clause inherits from the words that govern it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from foedera.read.arabic.memory import Party
    from foedera.read.model import EventDate

__all__ = ["Context"]


@dataclass(slots=True)
class Context:
    """What a clause inherits from the words that govern it."""

    closed: bool = False
    speaker: Party | None = None
    mode: str = ""
    deny: bool = False
    report: str = ""
    subject: Party | None = None
    date: EventDate | None = None
    head: int = -1
