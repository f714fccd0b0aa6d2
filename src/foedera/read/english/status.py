"""Whether an act has happened, is planned, wanted, possible or denied, and whether it is told."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from foedera.read.english.lexicon import verb_rows, word_list
from foedera.read.english.slots import find_nouns
from foedera.read.words import frames

if TYPE_CHECKING:
    from foedera.read.english.clauses import Sketch
    from foedera.read.english.group import Group

__all__ = [
    "closed_groups",
    "frame_of",
    "hidden",
    "jointly",
    "outlook",
    "speech_parent",
    "status_of",
    "under",
    "voiced_after",
]

_SCHEDULED = frozenset(
    ["due", "set", "expected", "scheduled", "slated", "poised", "prepared", "bound", "likely"]
)
_PLANS = frozenset(["plans", "plan", "intention", "decision", "agreement", "deal", "order"])
_WISHES = frozenset(["desire", "bid", "proposal", "proposals", "call", "calls", "request"])
_SAYING = frozenset({"report", "warn", "threaten", "complain", "promise"})
_UNWILLING = frozenset({"unwilling", "reluctant", "unable"})
_WILLING = frozenset({"able", "ready", "willing", "prepared"})
_NOBODY = frozenset({"no", "nothing", "none", "nobody", "neither"})
_QUOTES = frozenset(['"', "”", "’"])
_INSIDE = frozenset({"infinitive", "gerund", "that"})
_UNREAL = frozenset({"if", "unless", "until", "whether"})
_HABITS = frozenset({"regularly", "routinely", "often", "usually", "frequently", "annually"})
_HASTENING = frozenset({"lose", "waste"})
_MATERIAL = frozenset({"arms", "armssale", "aid", "money", "missile", "troops", "access", "base"})
_OCCASIONS = frozenset(
    "visit trip meeting summit speech address interview occasion opportunity ceremony".split()
)
_EAGER = frozenset({"quick", "swift"})
_TIMES = frozenset(["after", "before", "by", "as", "while", "when"])


def status_of(group: Group, sketch: Sketch) -> str:
    """The status of what a verb tells of.

    Besides the statuses of the scheme: "refused" for what somebody will not do, "none" for what
    is neither told nor denied, "hidden" for aims and other words that tell of no act.
    """
    if group.form == "ing":
        status = _participle_status(group, sketch)
    elif group.form == "participle":
        status = "happened" if group.link == "reduced" else "hidden"
    else:
        status = outlook(group, sketch)
    saying = speech_parent(group)
    if saying is not None and saying.lemma == "deny" and not saying.negated:
        return "denied" if status in ("happened", "ongoing", "planned") else status
    return status


def _participle_status(group: Group, sketch: Sketch) -> str:
    before = sketch.norm(group.start - 1)
    if group.link == "participle":
        told = sketch.norm(group.start) == "," or group.index == 0 or before in ("and", "but")
        return "happened" if told else "hidden"
    if sketch.norm(group.start) in _TIMES or group.perfect:
        return "happened"
    if group.link == "reduced" and group.lemma == "meet" and group.parent is None:
        return "happened"
    parent = group.parent
    if parent is not None and parent.lemma == "join" and sketch.norm(group.start) == "in":
        return outlook(parent, sketch)
    if parent is not None and parent.lemma in _HASTENING and sketch.norm(group.start) == "in":
        hasty = {sketch.norm(at) for at in range(parent.last, group.start)}
        return "happened" if "time" in hasty and hasty & {"no", "little"} else "hidden"
    if parent is None or parent.last != group.first:
        return "hidden"
    if parent.lemma == "deny":
        return "denied"
    if parent.lemma in word_list("chains.hypothetical"):
        return "hypothetical"
    if parent.lemma in word_list("chains.ongoing"):
        return outlook(parent, sketch)
    return "hidden"


def outlook(group: Group, sketch: Sketch) -> str:
    """The status of a verb by its form, its helpers and the verbs that govern it."""
    if group.form == "infinitive":
        return _governed(group, sketch)
    if sketch.norm(group.subject_range[0]) in ("should", "were") and group.modal is None:
        return "none"
    negated = group.negated or _no_subject(group, sketch)
    if group.modal is not None:
        return _modal(group, sketch, negated=negated)
    if negated:
        return "denied" if group.parent is not None else "none"
    if group.lemma == "fail" and group.first + 1 < group.last:
        return "none"
    if any(
        sketch.norm(at) in _HABITS for at in range(group.first, min(group.last + 2, sketch.last))
    ):
        return "none"
    if group.progressive and group.tense != "past":
        return "ongoing" if group.tense == "present" else "planned"
    return "happened"


def _modal(group: Group, sketch: Sketch, *, negated: bool) -> str:
    if group.modal == "must" and group.lemma in ("ratify", "approve") and not negated:
        return "planned"
    if group.modal in ("must", "should", "ought"):
        return "none"
    if group.modal in ("may", "might", "could", "can", "cannot"):
        return "none" if negated else "hypothetical"
    if negated:
        return "refused"
    if group.modal == "would" and group.parent is None and not _said_later(group, sketch):
        return "hypothetical"
    return "planned"


def _no_subject(group: Group, sketch: Sketch) -> bool:
    first, last = group.subject_range
    return any(sketch.norm(at) in _NOBODY for at in range(first, min(last, first + 3)))


def _said_later(group: Group, sketch: Sketch) -> bool:
    return any(frame_of(g) in _SAYING for g in sketch.groups if g.index > group.index)


def _disposed(lead: Group, word: str, sketch: Sketch) -> str:
    """As in "is ready to", "was due to", "is unwilling to"."""
    if word in _UNWILLING or (word in _WILLING and lead.negated):
        return "refused"
    if word in ("ready", "willing", "prepared"):
        return "hidden"
    if word in _EAGER and not lead.negated:
        return outlook(lead, sketch)
    if word not in _SCHEDULED and word not in word_list("be"):
        return "hidden"
    return "refused" if lead.negated else "planned"


def _governed(group: Group, sketch: Sketch) -> str:
    lead, word = group.lead, group.lead_word
    if word is None:
        used = group.parent is not None and _occasion(group.parent, group.first, sketch)
        return outlook(group.parent, sketch) if group.parent and used else "hidden"
    if lead is None:
        return _caused(group, sketch, word)
    if lead.lemma == "be":
        return _disposed(lead, word, sketch)
    if lead.lemma in ("like", "love", "prefer") and lead.modal == "would":
        return "refused" if lead.negated else "proposed"
    for status in ("planned", "proposed", "hypothetical"):
        if lead.lemma in word_list(f"chains.{status}"):
            above = outlook(lead, sketch)
            if lead.negated or above == "refused":
                return "refused"
            return above if above in ("hypothetical", "none", "hidden") else status
    if lead.lemma in word_list("chains.happened"):
        return outlook(lead, sketch)
    if lead.lemma in word_list("chains.ongoing"):
        above = outlook(lead, sketch)
        return "ongoing" if above == "happened" and lead.lemma in ("continue", "keep") else above
    yet = lead.lemma == "fail" and sketch.norm(lead.last - 1) in ("yet", "still")
    return "planned" if yet else "none" if lead.lemma == "fail" else "hidden"


def _occasion(group: Group, last: int, sketch: Sketch) -> bool:
    """As in "used the visit to call for", "took the opportunity to warn"."""
    said = {sketch.norm(at) for at in range(group.last, last)}
    return group.lemma in ("use", "take", "seize") and bool(said & _OCCASIONS)


def _caused(group: Group, sketch: Sketch, word: str) -> str:
    """An infinitive after a noun ("plans to") or after an object ("prompted X to")."""
    if word == "first" and group.parent is not None:
        return outlook(group.parent, sketch)
    if word == "decision" and group.parent is not None and group.parent.tense == "past":
        return "happened"
    if word in _PLANS:
        return "planned"
    if word in _WISHES or word in word_list("chains.proposed") or word == "like":
        return "proposed"
    parent = group.parent
    if word in word_list("causers") and parent is not None:
        return status_of(parent, sketch)
    return "hidden"


def frame_of(group: Group) -> str | None:
    """The frame of a verb by itself: saying, where it can mean that, else its first use."""
    return _frame_of(group.lemma)


@lru_cache(maxsize=5000)
def _frame_of(lemma: str) -> str | None:
    kinds = [row.frame for row in verb_rows().get(lemma, ()) if row.frame != "?"]
    return "report" if "report" in kinds else next(iter(kinds), None)


def closed_groups(sketch: Sketch) -> set[int]:
    """Verbs whose content is not told again: what is asked, promised or alleged."""
    found = set()
    for group in sketch.groups:
        frame = frame_of(group)
        closed = frame is not None and frames()[frame].content == "closed"
        together = group.lemma in ("decide", "resolve") and jointly(sketch, group)
        refused = group.lemma in ("refuse", "decline")
        if (closed and not group.inserted and group.form != "participle") or refused or together:
            found.add(group.index)
    return found


def hidden(group: Group, sketch: Sketch, closed: set[int]) -> bool:
    """Whether a verb stands in words that are not told as facts, or refuses only to speak."""
    if group.lemma in ("refuse", "decline") and any(
        g.lead is group and (_unvoiced(g, sketch) or g.lemma == "rule out") for g in sketch.groups
    ):
        return True
    if (group.inserted and group.lemma not in ("charge", "complain", "allege")) or (
        group.lemma == "ask" and _unnamed(group, sketch)
    ):
        return True
    if group.form == "ing" and group.perfect:
        return False
    if group.lemma == "rule out" and group.lead is not None:
        return False
    inner = group
    while inner.parent is not None and inner.link in _INSIDE:
        if inner.parent.index in closed:
            return True
        inner = inner.parent
    if inner.link == "sub":
        return sketch.norm(inner.start) in _UNREAL
    above = inner.parent
    return inner.link in ("and", "sub") and above is not None and above.index in closed


def _unvoiced(group: Group, sketch: Sketch) -> bool:
    """As in "to give details", and not "to give weapons"."""
    if group.lemma not in word_list("unvoiced"):
        return False
    kinds = {use.kind for _, use in find_nouns(sketch, group.last, group.end)}
    return group.lemma not in ("give", "provide") or not kinds & _MATERIAL


def jointly(sketch: Sketch, group: Group) -> bool:
    """Whether the subject of a verb is several parties."""
    found = sketch.heads(*group.subject_range)
    return len(found) > 1 or any(p.plural and p.anaphor for p in found)


def _unnamed(group: Group, sketch: Sketch) -> bool:
    """As in "asked not to be named"."""
    following = [sketch.norm(at) for at in range(group.last, min(group.last + 5, sketch.last))]
    return bool({"named", "identified", "anonymous", "anonymity"} & set(following))


def speech_parent(group: Group) -> Group | None:
    """The verb of saying whose words a verb belongs to."""
    above = group.parent
    while above is not None:
        frame = frame_of(above)
        if frame and frames()[frame].content == "open" and frames()[frame].spoken:
            return above
        above = above.parent
    return None


def voiced_after(group: Group, sketch: Sketch) -> Group | None:
    """The verb of saying after the words it gives: '"..." , X said', "..., X said on Monday"."""
    if group.parent is not None:
        return None
    after = range(group.last, sketch.last)
    closed = next((at for at in after if sketch.tokens[at].text in _QUOTES), sketch.last)
    for other in sketch.groups[group.index + 1 :]:
        if other.form != "finite" or frame_of(other) not in _SAYING:
            continue
        begin = min(other.subject_range[0], other.first)
        trailing = sketch.norm(begin - 1) == "," and other.index == len(sketch.groups) - 1
        if closed < other.first or trailing:
            return other
    return None


def under(group: Group, other: Group) -> bool:
    """Whether a verb stands in the words that another governs."""
    above = group.parent
    while above is not None:
        if above is other:
            return True
        above = above.parent
    return False
