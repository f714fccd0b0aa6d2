"""Duties: who is obliged to do what if X attacks Y at this place on this day, and why."""

from foedera.must.ask import ask, ask_many, duties, verdicts
from foedera.must.beside import CHARTER, NationalLaw, national_law, permission
from foedera.must.chain import Chain, Entry, chain
from foedera.must.finding import VERDICTS, Answer, Finding, TestResult
from foedera.must.incident import ACTS, OBJECTS, Incident, load_cases
from foedera.must.matrix import matrix

__all__ = [
    "ACTS",
    "CHARTER",
    "OBJECTS",
    "VERDICTS",
    "Answer",
    "Chain",
    "Entry",
    "Finding",
    "Incident",
    "NationalLaw",
    "TestResult",
    "ask",
    "ask_many",
    "chain",
    "duties",
    "load_cases",
    "matrix",
    "national_law",
    "permission",
    "verdicts",
]
