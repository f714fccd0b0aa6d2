"""The brief itself: one value that shows itself as a page, in a terminal, or as data."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from rich.console import Console

    from foedera.brief.model import Page
    from foedera.read import Reading

__all__ = ["Brief", "brief"]


@dataclass(frozen=True, slots=True)
class Brief:
    """What a set of reports says, which commitments it touches and what would change."""

    page: Page
    indic: bool = False

    @property
    def headline(self) -> str:
        """The finding."""
        return self.page.headline

    def html(self) -> str:
        """One self-contained HTML file."""
        from foedera.brief.page import render

        return render(self.page, indic=self.indic)

    def print_to(self, console: Console) -> None:
        """The same content as a short summary."""
        from foedera.brief.terminal import print_page

        print_page(self.page, console)

    def to_json(self) -> dict[str, Any]:
        """Plain data, format foedera.brief.v1; pictures are left to their tables."""
        document = _plain(asdict(self.page))
        for picture in _pictures(document):
            del picture["svg"]
        return {"format": "foedera.brief.v1", **document}


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(each) for each in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


def _pictures(document: dict[str, Any]) -> list[dict[str, Any]]:
    change = document["change"]["pictures"] if document["change"] else []
    return [*change, *([document["timeline"]] if document["timeline"] else [])]


def brief(
    readings: Sequence[Reading],
    *,
    lang: str | None = None,
    on: date | None = None,
    architecture: str | None = None,
    indic: bool = False,
    command: str = "",
    made: date | None = None,
) -> Brief:
    """The brief of one or more readings.

    `lang` is that of the first report unless given; `on`, the day whose law counts, is the latest
    publication date. `architecture` compares that one instead of the proposal that the reports
    discuss; `indic` writes Arabic-Indic digits; `command` and `made` go into the colophon.
    Raises UsageError for no readings and NotFound for an unknown architecture.

    >>> from foedera import brief, read
    >>> report = read.report("Tokyo rejected an Asian NATO.", published="2024-09-18")
    >>> brief.brief([read.read(report)]).page.lang
    'en'
    """
    from foedera.brief.build import build

    page = build(readings, lang, on, architecture, command, made, indic=indic)
    return Brief(page, indic)
