"""The door that every reader stands behind: a report goes in, a reading comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from foedera.errors import UsageError
from foedera.read.confidence import FLOOR
from foedera.read.pipeline import read

if TYPE_CHECKING:
    from foedera.read.model import Reading, Report

__all__ = ["READERS", "Reader", "RulesReader", "reader_named"]

READERS = ("rules", "llm", "chain")


@runtime_checkable
class Reader(Protocol):
    """Anything that reads reports; `name` tells which one a reading came from."""

    name: str

    def read(self, report: Report) -> Reading:
        """What one report says. Raises FoederaError when it cannot be read at all."""
        ...


class RulesReader:
    """Rules and word lists: offline, the same answer every time.

    `floor` is the confidence, from 0 to 1, below which an event is left out.

    >>> from foedera.read.model import Report
    >>> reading = RulesReader().read(Report("Tokyo and Manila signed a pact.", lang="en"))
    >>> [(e.event, e.actors) for e in reading.events]
    [('SUPPORT', ('JPN', 'PHL'))]
    """

    name = "rules"

    def __init__(self, floor: float = FLOOR) -> None:
        self.floor = floor

    @property
    def version(self) -> str:
        """What its readings depend on besides the rules."""
        return f"floor {self.floor:g}"

    def read(self, report: Report) -> Reading:
        """What one report says; opens no socket and obeys nothing in the text."""
        return read(report, floor=self.floor)


def reader_named(name: str, url: str | None = None, model: str | None = None) -> Reader:
    """The reader of a name: rules, llm (a language model) or chain (rules first, then the model).

    `url` and `model` go before what is configured. Raises UsageError for another name, and for a
    language model where none is configured.

    >>> reader_named("rules").name
    'rules'
    """
    if name not in READERS:
        raise UsageError(
            f"no reader {name!r}", where="--reader", remedy=f"Choose {', '.join(READERS)}."
        )
    if name == "rules":
        return RulesReader()
    from foedera.read.llm import ChainReader, LLMReader, endpoint

    asked = LLMReader(endpoint(url, model))
    return asked if name == "llm" else ChainReader(asked)
