"""Cuts a sentence into clauses: each has at most one finite verb or participle of saying."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedera.read.document import Clause

if TYPE_CHECKING:
    from foedera.read.arabic.view import View

__all__ = ["cut", "participle_at"]

_AFTER = frozenset(["بعد", "قبل", "منذ", "عقب", "بعدما", "قبلما", "عشيه"])
_BREAKS = frozenset("،,؛;:.!؟?–")
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
    word = view.word(head)
    if head not in view.verbs:
        return head, "participle"
    place = head - 1
    while place >= floor and _particle(view, place):
        place -= 1
    nearest = place + 1
    # an opener right before the verb, or before the subject that precedes the verb
    k = head - 1
    first_break: int | None = None
    while k >= floor:
        w = view.word(k)
        norm = view.norm(k)
        if w.particle == "relative":
            return k, "relative"
        if w.particle == "that":
            before = view.norm(view.before(k))
            if before in _AFTER or before.lstrip("وف") in _AFTER:
                return view.before(k), "after"
            if before in _BESIDE:
                return view.before(k), "main"
            return k, "that"
        if w.particle == "kana" and view.word(view.before(k)).particle == "that":
            k -= 1
            continue
        if w.particle == "kana":
            return k, "and" if w.conj or k > view.first else "main"
        if w.particle == "subordinator":
            return k, "while"
        if norm in _BREAKS and first_break is None:
            first_break = k
            if k == nearest - 1 or _bare_subject(view, k + 1, head):
                return k + 1, "and" if _conj(view, k + 1) or word.conj else "comma"
        k -= 1
    if word.conj:
        return nearest if nearest <= head else head, "and"
    if floor == view.first:
        return view.first, "main"
    return nearest, "bare"


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
