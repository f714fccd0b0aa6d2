"""Keeps what was read, when, from which text, and what a person accepted or rejected."""

from foedera.record.model import Added, Claim, Decision, RecordedEvent, Source
from foedera.record.record import Record, open_record

__all__ = [
    "Added",
    "Claim",
    "Decision",
    "Record",
    "RecordedEvent",
    "Source",
    "open_record",
]
