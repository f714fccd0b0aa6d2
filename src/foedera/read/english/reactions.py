"""What an act makes others say: "drew criticism from Beijing", "angered Moscow"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedera.read.english.idioms import made
from foedera.read.english.participants import concerned
from foedera.read.english.slots import find_nouns
from foedera.read.english.things import parties_of_thing
from foedera.read.english.workspace import codes

if TYPE_CHECKING:
    from foedera.read.document import Draft
    from foedera.read.english.matching import Matcher

__all__ = ["angered", "drawn", "under_fire"]

_TOLD = frozenset(
    {
        *("criticism", "concern", "protest", "threat", "warning", "support", "opposition"),
        *("demand", "approval"),
    }
)
_GREETED = frozenset({"meet", "greet", "receive"})
_SOURCES = ("from", "in", "by", "among")


def drawn(matcher: Matcher, status: str) -> Draft | None:
    """As in "The launch drew condemnation from Tokyo": Tokyo condemns whoever launched."""
    passive = matcher.group.passive
    if status != "happened" or (passive and matcher.group.lemma not in _GREETED):
        return None
    if matcher.group.lemma == "come":
        return _came(matcher, status) or under_fire(matcher, status)
    held = matcher.named("o")
    if passive or matcher.group.lemma == "meet":
        held = [*matcher.named("with"), *matcher.named("by")]
    for slot in held:
        uses = [(at, use) for at, use in slot.nouns if use.kind in _TOLD and use.frame]
        if not uses:
            continue
        at, use = uses[-1]
        before = [p for p in slot.phrases if p.last <= at and p.kind in ("modifier", "possessor")]
        ways = (*_SOURCES, "of") if use.kind in ("support", "approval") else _SOURCES
        named = [s for name in ways for s in matcher.named(name) if s.first > at]
        told = [
            p for s in named for p in s.phrases if p.acts or p.kind in ("modifier", "possessor")
        ]
        sources = codes([*told, *before])
        targets = _answered(matcher, sources)
        if sources:
            return made(matcher, use.frame, sources, targets, status)
    return None


def angered(matcher: Matcher, status: str) -> Draft | None:
    """As in "The visit infuriated Beijing": Beijing complains of those who made it."""
    if matcher.group.passive or status != "happened":
        return None
    cross = codes(p for slot in matcher.named("o") for p in slot.actors if p.entities)
    targets = _answered(matcher, cross) if cross else []
    return made(matcher, "worry", cross, targets, status) if targets else None


def _answered(matcher: Matcher, sources: list[str]) -> list[str]:
    """Who did what is answered: the subject, else who is behind the thing that it names."""
    doers = [code for code in matcher.subject if code not in sources]
    reach = matcher.group.subject_range
    found = doers or parties_of_thing(matcher.space, matcher.sketch, *reach, tuple(sources))
    if found or matcher.group.link not in ("participle", "gerund", "relative", "comma"):
        return found
    here = matcher.sketch.sentence.index
    told = [d for d in matcher.space.discourse.drafts if d.sentence == here]
    return [c for d in told[-1:] for c in d.actors if c not in sources]


def _came(matcher: Matcher, status: str) -> Draft | None:
    """As in "Praise came from Delhi too": of the act told before."""
    uses = find_nouns(matcher.sketch, *matcher.group.subject_range)
    told = [use for _, use in uses if use.kind in _TOLD and use.frame]
    sources = codes(p for slot in matcher.named("from") for p in slot.phrases if p.entities)
    if not told or not sources:
        return None
    targets, _ = concerned(matcher, told[-1].frame, sources)
    return made(matcher, told[-1].frame, sources, targets, status)


def under_fire(matcher: Matcher, status: str) -> Draft | None:
    """As in "came under Ukrainian fire", "came under attack from Iran"."""
    for slot in matcher.named("under"):
        uses = [use for _, use in slot.nouns if use.kind in ("fire", "assault", "criticism")]
        if not uses:
            continue
        told = [*slot.phrases, *(p for s in matcher.named("from") for p in s.phrases)]
        makers = codes(p for p in told if p.entities)
        hit = codes(p for p in matcher.sketch.between(*matcher.group.subject_range) if p.entities)
        frame = "criticise" if uses[0].kind == "criticism" else "attack"
        return made(matcher, frame, makers, hit, status) if makers and hit else None
    return None
