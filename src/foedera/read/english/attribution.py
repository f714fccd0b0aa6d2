"""Whose words and which media a sentence rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedera.read.english.status import frame_of
from foedera.read.english.workspace import speaker_of
from foedera.read.words import frames

if TYPE_CHECKING:
    from collections.abc import Iterable

    from foedera.read.document import Draft
    from foedera.read.english.clauses import Sketch
    from foedera.read.english.group import Group
    from foedera.read.english.phrase import Phrase
    from foedera.read.english.workspace import Workspace
    from foedera.read.model import Speaker

__all__ = ["attribute", "credit"]


def attribute(space: Workspace, sketch: Sketch, drafts: list[Draft]) -> None:
    """Set speakers and outlets on the drafts of one sentence, in place."""
    for group in sketch.groups:
        if frame_of(group) == "report":
            _by_verb(space, sketch, group, drafts)
    _according_to(space, sketch, drafts)
    _interview(sketch, drafts)
    for draft in drafts:
        _own_voice(sketch, draft)


def _covered(sketch: Sketch, group: Group, drafts: list[Draft]) -> list[Draft]:
    """Drafts that a verb of saying speaks for: its content, or what went before it."""
    inside = [d for d in drafts if _within(sketch, group, d)]
    if inside:
        return inside
    begin = min(group.subject_range[0], group.first)
    if sketch.norm(begin - 1) in ("as", ",", '"', "”", "’", "'") or begin <= sketch.first:
        return [d for d in drafts if d.token < group.first]
    return []


def _within(sketch: Sketch, group: Group, draft: Draft) -> bool:
    holder = next((g for g in sketch.groups if g.first <= draft.token < g.end), None)
    while holder is not None:
        if holder.parent is group and holder.link in ("that", "gerund", "infinitive"):
            return True
        holder = holder.parent
    return False


def _by_verb(space: Workspace, sketch: Sketch, group: Group, drafts: list[Draft]) -> None:
    covered = _covered(sketch, group, drafts)
    if not covered:
        return
    papers = _outlets(sketch.between(*group.subject_range))
    papers += _outlets(p for p in sketch.between(group.last, group.end) if p.kind == "outlet")
    speaker = _source(space, sketch, group)
    if speaker is None and not papers:
        speaker = speaker_of(space.subjects(sketch, group), space.document)
    if group.passive:
        speaker = speaker_of(_agents(space, sketch, group), space.document)
    for draft in covered:
        _add(draft, papers)
        if draft.speaker is None and speaker is not None:
            draft.speaker = speaker


def _agents(space: Workspace, sketch: Sketch, group: Group) -> list[Phrase]:
    found = [p for p in sketch.between(group.last, group.end) if sketch.norm(p.first - 1) == "by"]
    space.resolve(sketch, found)
    return found


def _source(space: Workspace, sketch: Sketch, group: Group) -> Speaker | None:
    """As in "Kyodo reported, citing government sources", "KCNA quoted X as saying"."""
    for other in sketch.groups:
        if other.lemma not in ("cite", "quote") or (
            other is not group and other.parent is not group
        ):
            continue
        named = [
            p
            for p in sketch.between(other.last, other.end)
            if p.kind in ("person", "role", "organ", "modifier", "state")
        ]
        space.resolve(sketch, named)
        told = [p for p in named if p.entities]
        if told:
            first = told[0]
            speaker = speaker_of([first], space.document)
            if speaker is None and first.kind in ("modifier", "state"):
                from foedera.read.model import Speaker

                return Speaker(first.entities[0], span=space.document.span(first.first, first.last))
            return speaker
    return None


def _according_to(space: Workspace, sketch: Sketch, drafts: list[Draft]) -> None:
    for at in range(sketch.first, sketch.last - 2):
        pair = (sketch.norm(at), sketch.norm(at + 1))
        if pair != ("according", "to"):
            continue
        end = next(
            (k for k in range(at + 2, sketch.last) if sketch.norm(k) in (",", ";")), sketch.last
        )
        named = sketch.between(at + 2, end)
        space.resolve(sketch, named)
        papers = _outlets(named)
        voices = [p for p in named if p.kind in ("person", "role", "organ") and p.entities]
        speaker = speaker_of(voices[:1], space.document)
        for draft in drafts:
            _add(draft, papers)
            if draft.speaker is None and speaker is not None and not frames()[draft.frame].spoken:
                draft.speaker = speaker


def _interview(sketch: Sketch, drafts: list[Draft]) -> None:
    """As in "told Nikkei", "in an interview with CNN", "in remarks carried by KCNA"."""
    for phrase in sketch.phrases:
        if phrase.kind != "outlet" or not phrase.outlet:
            continue
        before = [sketch.norm(k) for k in range(max(sketch.first, phrase.first - 5), phrase.first)]
        told = any(word in ("told", "tell", "telling", "tells", "speaking") for word in before)
        carried = before[-1:] == ["by"] or before[-2:-1] == ["by"]
        told = told or bool({"reports", "reported", "writes", "wrote", "says"} & set(before[-1:]))
        aired = before[-1:] == ["on"] or sketch.norm(phrase.last) in ("television", "tv", "radio")
        if (
            told
            or aired
            or "interview" in before
            or "carried" in before
            or (carried and "reported" in before)
        ):
            for draft in drafts:
                _add(draft, [phrase.outlet])


def _own_voice(sketch: Sketch, draft: Draft) -> None:
    """A state's own agency that comments speaks for the state and is the outlet too."""
    holder = next((g for g in sketch.groups if g.first <= draft.token < g.last), None)
    if holder is None:
        return
    papers = [p for p in sketch.between(*holder.subject_range) if p.kind == "outlet"]
    _add(draft, _outlets(papers))


def _outlets(phrases: Iterable[Phrase]) -> list[str]:
    found: list[str] = []
    for phrase in phrases:
        if phrase.kind == "outlet" and phrase.outlet and phrase.outlet not in found:
            found.append(phrase.outlet)
    return found


def _add(draft: Draft, papers: list[str]) -> None:
    draft.outlets.extend(paper for paper in papers if paper not in draft.outlets)


def credit(space: Workspace, sketches: list[Sketch]) -> list[str]:
    """Outlets that the whole report is credited to: in the dateline or at the end of the title."""
    found: list[str] = []
    if sketches:
        first = sketches[0]
        found.extend(
            phrase.outlet
            for phrase in first.phrases
            if phrase.outlet and phrase.last <= first.first
        )
    title = space.document.report.title or ""
    for dash in (" – ", " — ", " - ", " | "):
        if dash in title:
            from foedera.read.english.gazetteer import bases
            from foedera.read.english.tokens import tokenise

            tail = tokenise(title.rsplit(dash, 1)[1])
            found.extend(
                b.outlet
                for b in bases(tail)
                if b.outlet and b.first == 0 and b.last >= len(tail) - 1
            )
    return list(dict.fromkeys(found))
