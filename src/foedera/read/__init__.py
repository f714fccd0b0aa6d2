"""Reads Arabic and English reports of defence diplomacy and tells who did what to whom."""

from foedera.read.loading import load, load_all, report
from foedera.read.model import (
    Deployment,
    Event,
    EventDate,
    Mention,
    Quote,
    Reading,
    ReadingWarning,
    Report,
    Span,
    Speaker,
    Unread,
    Usage,
)
from foedera.read.pipeline import read
from foedera.read.reader import Reader, RulesReader

__all__ = [
    "Deployment",
    "Event",
    "EventDate",
    "Mention",
    "Quote",
    "Reader",
    "Reading",
    "ReadingWarning",
    "Report",
    "RulesReader",
    "Span",
    "Speaker",
    "Unread",
    "Usage",
    "load",
    "load_all",
    "read",
    "report",
]
