"""What a source says about one report, before anybody has judged it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from foedera.read.model import ReadingWarning

__all__ = ["Found"]


@dataclass(frozen=True, slots=True)
class Found:
    """One report as its source gives it; `published` is the words in which the day stands."""

    text: str
    where: str
    name: str | None = None
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    lang: str | None = None
    url: str | None = None
    warnings: tuple[ReadingWarning, ...] = ()
