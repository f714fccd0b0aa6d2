"""Duties: who is obliged to do what if X attacks Y at this place on this day, and why."""

from foedera.must.ask import ask, ask_many, duties, verdicts
from foedera.must.finding import VERDICTS, Answer, Finding, TestResult
from foedera.must.incident import ACTS, OBJECTS, Incident, load_cases

__all__ = [
    "ACTS",
    "OBJECTS",
    "VERDICTS",
    "Answer",
    "Finding",
    "Incident",
    "TestResult",
    "ask",
    "ask_many",
    "duties",
    "load_cases",
    "verdicts",
]
