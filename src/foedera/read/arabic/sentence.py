"""What is known while one sentence is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedera.read.arabic.context import Context
from foedera.read.arabic.roles import Roles

if TYPE_CHECKING:
    from foedera.read.arabic.memory import Memory, Party
    from foedera.read.arabic.view import View
    from foedera.read.document import Clause, Document, Draft
    from foedera.read.model import EventDate

__all__ = ["SentenceState"]

_RECENT = 40


class SentenceState:
    """The words, the context and the acts found so far."""

    def __init__(
        self, document: Document, view: View, memory: Memory, clauses: list[Clause]
    ) -> None:
        self.document = document
        self.view = view
        self.memory = memory
        self.clauses = clauses
        self.roles = Roles(document, view, memory)
        self.main = Context()
        self.effect = Context()
        self.context = Context()
        self.taken: set[int] = set()
        self.drafts: list[Draft] = []
        self.idle = -1
        self.pointed: Draft | None = None
        self.lead: Party | None = None
        self.doers: dict[int, list[str]] = {}
        self.reports: list[tuple[int, int, Party, str]] = []
        self.subject: Party | None = None
        self.named_upto = view.first
        self.clause_date: EventDate | None = None
        self.governing_date: EventDate | None = None
        self.closed_from: int = 10**9

    def memory_drafts(self) -> list[Draft]:
        """What was told lately, this sentence included; words do not refer back further."""
        return [*self.memory.drafts[-_RECENT:], *self.drafts]

    def _last_group(self) -> list[str]:
        return list(self.memory.groups[-1]) if self.memory.groups else []

    def _past_description(self, clause: Clause) -> int:
        """The end of the clause that describes the last words of this one."""
        index = self.clauses.index(clause) + 1
        if index < len(self.clauses) and self.clauses[index].opener in ("bare", "relative"):
            return self.clauses[index].last
        return clause.last
