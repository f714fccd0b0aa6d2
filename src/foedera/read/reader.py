"""The door that every reader stands behind: a report goes in, a reading comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from foedera.read.pipeline import read

if TYPE_CHECKING:
    from foedera.read.model import Reading, Report

__all__ = ["Reader", "RulesReader"]


@runtime_checkable
class Reader(Protocol):
    """Anything that reads reports; `name` tells which one a reading came from."""

    name: str

    def read(self, report: Report) -> Reading:
        """What one report says. Raises FoederaError when it cannot be read at all."""
        ...


class RulesReader:
    """Rules and word lists: offline, the same answer every time.

    >>> from foedera.read.model import Report
    >>> reading = RulesReader().read(Report("Tokyo and Manila signed a pact.", lang="en"))
    >>> [(e.event, e.actors) for e in reading.events]
    [('SUPPORT', ('JPN', 'PHL'))]
    """

    name = "rules"

    def read(self, report: Report) -> Reading:
        """What one report says; opens no socket and obeys nothing in the text."""
        return read(report)
