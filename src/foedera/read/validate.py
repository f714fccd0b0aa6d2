"""What every draft must satisfy before it becomes an event."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from foedera.read.document import Document, Draft

__all__ = ["TYPES", "sound"]

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
    """Whether a draft can stand; repairs what can be repaired without guessing.

    An act needs a doer, a type of the scheme and words in the text; nobody acts on himself except
    demonstrators, and nobody but an organisation consults alone.
    """
    if draft.type not in TYPES or not draft.actors:
        return False
    start, end = draft.evidence
    if not 0 <= start < end <= len(document.text):
        return False
    draft.actors = list(dict.fromkeys(draft.actors))
    given = list(dict.fromkeys(draft.recipients))
    draft.recipients = [r for r in given if r not in draft.actors]
    if draft.type == "PROTEST":
        draft.recipients = given
    elif given and not draft.recipients and draft.type not in _ALONE:
        return False
    parties = {*draft.actors, *draft.recipients}
    alone = len(parties) < 2 and not any(code.startswith("org:") for code in parties)
    return not (draft.type == "CONSULT" and alone)
