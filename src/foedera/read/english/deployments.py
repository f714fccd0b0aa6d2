"""Troops of one state stationed in another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedera.read.model import Deployment

if TYPE_CHECKING:
    from foedera.read.english.clauses import Sketch
    from foedera.read.english.phrase import Phrase
    from foedera.read.english.workspace import Workspace

__all__ = ["find_deployments"]

_MEN = frozenset(
    [
        "troops",
        "soldiers",
        "personnel",
        "marines",
        "servicemen",
        "forces",
        "service",
        "troop",
        "military",
    ]
)


def find_deployments(space: Workspace, sketch: Sketch) -> list[Deployment]:
    """Numbers of troops with whose they are and where they are stationed, in one sentence."""
    found: list[Deployment] = []
    tokens = space.document.tokens
    for at in range(sketch.first, sketch.last):
        if tokens[at].kind != "number":
            continue
        men = next(
            (k for k in range(at + 1, min(at + 6, sketch.last)) if sketch.norm(k) in _MEN), None
        )
        if men is None or any(sketch.norm(k) == "," for k in range(at, men)):
            continue
        count = _number(tokens[at].norm)
        if count is None or count < 50:
            continue
        guest = _guest(space, sketch, at, men)
        host = _host(space, sketch, men, guest)
        if guest and host and guest != host[0]:
            end = host[1]
            first = min(at, host[2])
            found.append(
                Deployment(guest, host[0], count, space.document.span(first, max(end, men + 1)))
            )
    return found


def _number(text: str) -> int | None:
    digits = text.replace(",", "")
    return (
        int(digits)
        if digits.isdecimal() and not (1900 <= int(digits) <= 2100 and "," not in text)
        else None
    )


def _guest(space: Workspace, sketch: Sketch, at: int, men: int) -> str | None:
    for phrase in sketch.phrases:
        if phrase.first <= men and phrase.last > at and phrase.entities:
            return phrase.entities[0]
    group = next((g for g in reversed(sketch.groups) if g.last <= at), None)
    if group is not None and group.lemma not in ("host",):
        doers = [p for p in space.subjects(sketch, group) if p.entities]
        if doers:
            return doers[0].entities[0]
    return None


def _host(
    space: Workspace, sketch: Sketch, men: int, guest: str | None
) -> tuple[str, int, int] | None:
    for phrase in sketch.phrases:
        if phrase.first <= men or phrase.first > men + 10 or not _place(phrase):
            continue
        space.resolve(sketch, [phrase])
        before = sketch.norm(phrase.first - 1)
        before = sketch.norm(phrase.first - 2) if before == "the" else before
        if before in ("in", "to", "on", "across", "throughout") and phrase.entities:
            return phrase.entities[0], phrase.last, men
    group = next((g for g in reversed(sketch.groups) if g.last <= men), None)
    if group is not None and group.lemma == "host":
        doers = [p for p in space.subjects(sketch, group) if p.entities]
        if doers:
            return doers[0].entities[0], men + 1, doers[0].first
    return None


def _place(phrase: Phrase) -> bool:
    return phrase.kind in ("state", "organ", "group", "possessor") or phrase.anaphor is not None
