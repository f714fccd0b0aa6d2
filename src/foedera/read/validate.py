"""What every draft must satisfy before it becomes an event."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from foedera.read.document import Document, Draft

__all__ = ["TYPES", "fault", "sound"]

TYPES = frozenset(
    [
        "AGREE",
        "CONSULT",
        "SUPPORT",
        "CONCEDE",
        "COOPERATE",
        "AID",
        "RETREAT",
        "REQUEST",
        "ACCUSE",
        "REJECT",
        "THREATEN",
        "PROTEST",
        "SANCTION",
        "MOBILIZE",
        "COERCE",
        "ASSAULT",
    ]
)
_ALONE = frozenset({"CONSULT", "COOPERATE", "SUPPORT", "AGREE"})


def sound(document: Document, draft: Draft) -> bool:
    """Whether a draft can stand; repairs what can be repaired without guessing."""
    return fault(document, draft) is None


def fault(document: Document, draft: Draft) -> str | None:
    """The rule that a draft breaks, or None; repairs what can be repaired without guessing.

    The same for every reader. An act needs a type of the scheme, a doer and words that stand in
    its sentence; nobody acts on himself except demonstrators, and nobody but an organisation
    consults alone; a date says by which rule it was found.
    """
    if draft.type not in TYPES:
        return "type"
    if not draft.actors:
        return "no-actor"
    if not _in_place(document, draft):
        return "span"
    if draft.date is not None and not (draft.date.rule and draft.date.start <= draft.date.end):
        return "date"
    draft.actors = list(dict.fromkeys(draft.actors))
    given = list(dict.fromkeys(draft.recipients))
    draft.recipients = [r for r in given if r not in draft.actors]
    if draft.type == "PROTEST":
        draft.recipients = given
    elif given and not draft.recipients and draft.type not in _ALONE:
        return "on-itself"
    parties = {*draft.actors, *draft.recipients}
    alone = len(parties) < 2 and not any(code.startswith("org:") for code in parties)
    return "alone" if draft.type == "CONSULT" and alone else None


def _in_place(document: Document, draft: Draft) -> bool:
    start, end = draft.evidence
    if not 0 <= start < end <= len(document.text):
        return False
    return draft.reader == "rules" or document.sentences[draft.sentence].span.covers(draft.evidence)
