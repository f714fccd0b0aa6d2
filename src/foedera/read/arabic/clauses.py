"""Cuts a sentence into clauses: each has at most one finite verb or participle of saying."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedera.read.document import Clause

if TYPE_CHECKING:
    from foedera.read.arabic.view import View

__all__ = ["cut", "participle_at"]

_AFTER = frozenset(["بعد", "قبل", "منذ", "عقب", "بعدما", "قبلما", "عشيه"])
_BREAKS = frozenset("،,؛;:.!؟?–")
_UPON = frozenset(["اتفق", "توافق", "وافق", "شدد", "نص", "حث", "حض", "اصر", "صادق"])
_BESIDE = frozenset(["غير", "بيد", "الا", "علي", "رغم", "مع"])


def participle_at(view: View, place: int) -> bool:
    """Whether the word is a participle that carries on the sentence: قائلا, مطالبة, مؤكدين."""
    word = view.word(place)
    if not word.participles or word.definite or word.prep or word.noun or place in view.verbs:
        return False
    meaning = next((p.meaning for p in word.participles if p.meaning), "")
    if not meaning:
        return False
    norm = word.norm
    before = view.before(place)
    shaped = norm.endswith(("ا", "ه", "ين"))
    if not shaped or before < view.first:
        return False
    previous = view.norm(before)
    if previous in ("،", ",", "؛"):
        return True
    if norm.endswith("ا"):
        return before in view.cover or view.word(before).definite
    after = view.norm(view.after(place))
    return before in view.cover and (after in ("ب", "ان", "الي", "علي") or after.startswith("ب"))


def cut(view: View) -> list[Clause]:
    """The clauses of a sentence in order; every token belongs to exactly one."""
    heads = sorted(
        {*view.verbs, *(p for p in range(view.first, view.last) if participle_at(view, p))}
    )
    starts: list[tuple[int, str]] = []
    floor = view.first
    for head in heads:
        start, opener = _start(view, head, floor)
        starts.append((max(start, floor), opener))
        floor = head + 1
    clauses: list[Clause] = []
    if starts and starts[0][1] in ("comma", "and") and _adverbial(view, starts[0][0]):
        starts[0] = (view.first, "main")
    if not starts or starts[0][0] > view.first:
        clauses.append(
            Clause(view.sentence.index, view.first, starts[0][0] if starts else view.last)
        )
    for index, (start, opener) in enumerate(starts):
        end = starts[index + 1][0] if index + 1 < len(starts) else view.last
        clauses.append(Clause(view.sentence.index, start, end, opener))
    return clauses


def _adverbial(view: View, stop: int) -> bool:
    """Whether the words before the first clause only say when, where or after what."""
    word = view.word(view.first)
    return (
        word.particle == "preposition" or word.particle == "stop" or bool(word.prep)
    ) and not any(view.norm(k) in "؛;:" for k in range(view.first, stop))


def _start(view: View, head: int, floor: int) -> tuple[int, str]:
    """Where the clause of the verb at `head` begins and how it is joined to what precedes."""
    if head not in view.verbs:
        return head, "participle"
    place = head - 1
    while place >= floor and _particle(view, place):
        place -= 1
    nearest = place + 1
    found = _opener(view, head, floor, nearest)
    if found is not None:
        return found
    if view.word(head).conj:
        return min(nearest, head), "and"
    return (view.first, "main") if floor == view.first else (nearest, "bare")


def _opener(view: View, head: int, floor: int, nearest: int) -> tuple[int, str] | None:
    """The last word before the verb that opens its clause, or the break that it follows."""
    broken = False
    for k in range(head - 1, floor - 1, -1):
        particle = view.word(k).particle
        if particle == "relative":
            return k, "relative"
        if particle == "that":
            return _after_that(view, k)
        if particle == "subordinator":
            return k, "while"
        if particle == "kana" and view.word(view.before(k)).particle != "that":
            return k, "and" if view.word(k).conj or k > view.first else "main"
        if view.norm(k) in _BREAKS and not broken:
            broken = True
            if k == nearest - 1 or _bare_subject(view, k + 1, head):
                joined = _conj(view, k + 1) or view.word(head).conj
                return k + 1, "and" if joined else "comma"
    return None


def _after_that(view: View, place: int) -> tuple[int, str]:
    """أن opens a content clause, but بعد أن a clause of time and غير أن a main clause."""
    before = view.norm(view.before(place))
    if before in _AFTER or before.lstrip("وف") in _AFTER:
        return view.before(place), "after"
    if before in _BESIDE:
        agreed = (view.verbs[k].lemma for k in view.verbs if k < place)
        if before == "علي" and any(lemma in _UPON for lemma in agreed):
            return place, "that"
        return view.before(place), "main"
    return place, "that"


def _conj(view: View, place: int) -> bool:
    return place < view.last and bool(view.word(place).conj)


def _particle(view: View, place: int) -> bool:
    word = view.word(place)
    return word.particle == "negation" or view.norm(place) in ("قد", "لقد", "وقد", "فقد", "سوف")


def _bare_subject(view: View, start: int, head: int) -> bool:
    chunk = view.cover.get(start)
    return (
        chunk is not None
        and not chunk.prep
        and chunk.kind != "thing"
        and chunk.last <= head <= chunk.last + 1
    )
