"""Keeps what was read, when, from which text, and what a person accepted or rejected."""

from foedera.record.model import Added, Claim, Decision, RecordedEvent, Source
from foedera.record.positions import Position, Positions, Statement, positions
from foedera.record.record import Record, open_record

__all__ = [
    "Added",
    "Claim",
    "Decision",
    "Position",
    "Positions",
    "Record",
    "RecordedEvent",
    "Source",
    "Statement",
    "open_record",
    "positions",
]
