"""Agreements as data: who promised what to whom, article by article, with sources."""

from foedera.treaties.architecture import Architecture, architecture, architectures
from foedera.treaties.library import Library, load
from foedera.treaties.model import (
    DUTIES,
    PROMISES,
    Agreement,
    Condition,
    Doubt,
    End,
    Milestone,
    PartySpell,
    Provision,
    Scope,
    Source,
    Suspension,
    Text,
    Trigger,
)

__all__ = [
    "DUTIES",
    "PROMISES",
    "Agreement",
    "Architecture",
    "Condition",
    "Doubt",
    "End",
    "Library",
    "Milestone",
    "PartySpell",
    "Provision",
    "Scope",
    "Source",
    "Suspension",
    "Text",
    "Trigger",
    "architecture",
    "architectures",
    "load",
]
