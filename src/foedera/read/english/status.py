"""Whether an act has happened, is planned, wanted, possible or denied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedera.read.english.lexicon import verb_rows, word_list
from foedera.read.words import frames

if TYPE_CHECKING:
    from foedera.read.english.clauses import Sketch
    from foedera.read.english.groups import Group

__all__ = ["Outlook", "frame_of", "hidden", "outlook"]

_PLANNED_ADJECTIVES = frozenset(
    ["due", "set", "expected", "scheduled", "slated", "poised", "prepared", "bound", "likely"]
)
_PLANNED_NOUNS = frozenset(["plans", "plan", "intention", "decision"])
_WANTED_NOUNS = frozenset(["desire", "bid", "effort", "efforts"])

Outlook = str
"""A status, or "refused" for a cooperative act that somebody will not do, or "none"."""


def outlook(group: Group, sketch: Sketch) -> Outlook:
    """The status of a verb by its form, its helpers and the verbs that govern it."""
    if group.form == "infinitive":
        return _governed(group, sketch)
    negated = group.negated or _no_subject(group, sketch)
    if group.modal in ("will", "shall"):
        return "refused" if negated else "planned"
    if group.modal == "would":
        if group.parent is None and not negated:
            return "planned" if _says_before(group, sketch) else "hypothetical"
        return "refused" if negated else "planned"
    if group.modal in ("may", "might", "could", "can", "cannot"):
        return "none" if negated else "hypothetical"
    if group.modal in ("must", "should"):
        return "none"
    if negated:
        return "denied" if group.parent is not None else "none"
    if group.lemma == "fail" and group.first + 1 < group.last:
        return "none"
    if group.progressive and group.tense == "present":
        return "ongoing"
    if group.progressive and group.tense == "future":
        return "planned"
    return "happened"


def _no_subject(group: Group, sketch: Sketch) -> bool:
    first, last = group.subject_range
    return any(sketch.norm(at) == "no" for at in range(first, min(last, first + 3)))


def _says_before(group: Group, sketch: Sketch) -> bool:
    later = [g for g in sketch.groups if g.index > group.index]
    return any(frame_of(g) == "report" for g in later)


def _governed(group: Group, sketch: Sketch) -> Outlook:
    lead, word = group.lead, group.lead_word
    if word is None:
        return "hidden"
    if lead is not None and lead.lemma == "be":
        status = "planned" if word in _PLANNED_ADJECTIVES or word in word_list("be") else "hidden"
        if word not in _PLANNED_ADJECTIVES and word not in word_list("be"):
            return "hidden"
        return "refused" if lead.negated else status
    if lead is None:
        if word in _PLANNED_NOUNS:
            return "planned"
        return "proposed" if word in _WANTED_NOUNS else "hidden"
    for status in ("planned", "proposed", "hypothetical"):
        if lead.lemma in word_list(f"chains.{status}"):
            if lead.negated:
                return "refused"
            above = outlook(lead, sketch) if lead.form != "infinitive" else _governed(lead, sketch)
            return status if above not in ("hypothetical", "none", "hidden") else above
    if lead.lemma in word_list("chains.happened"):
        return outlook(lead, sketch)
    if lead.lemma in word_list("chains.ongoing"):
        above = outlook(lead, sketch)
        return "ongoing" if above == "happened" and lead.lemma in ("continue", "keep") else above
    if lead.lemma in ("fail", "have"):
        return "planned" if lead.lemma == "fail" and lead.first + 1 < lead.last else "none"
    return "hidden"


def frame_of(group: Group) -> str | None:
    """The frame that a verb's first use has, when it has any."""
    rows = verb_rows().get(group.lemma, ())
    return next((row.frame for row in rows if row.frame != "?"), None)


def hidden(group: Group, sketch: Sketch, closed: set[int]) -> bool:
    """Whether a verb stands in words that are not told as facts: asked, promised, alleged."""
    above = group.parent
    if group.link in ("infinitive", "gerund") or group.link == "that":
        while above is not None:
            if above.index in closed:
                return True
            above = above.parent
    elif group.link in ("and", "sub") and above is not None and above.index in closed:
        return True
    return False


def speech_parent(group: Group) -> Group | None:
    """The verb of saying whose words a verb belongs to."""
    above = group.parent
    while above is not None:
        frame = frame_of(above)
        if frame and frames()[frame].content == "open" and frames()[frame].spoken:
            return above
        above = above.parent
    return None
