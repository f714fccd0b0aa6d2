"""Who is said to have said it, and which outlets the report cites for it."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from foedera.read.arabic.memory import speaker_of

if TYPE_CHECKING:
    from foedera.read.arabic.chunk import Chunk
    from foedera.read.arabic.memory import Memory
    from foedera.read.arabic.view import View
    from foedera.read.document import Document, Draft

__all__ = ["attribute"]

_SOURCES = frozenset(["حسب", "بحسب", "وفق", "وفقا", "وفقاً", "فقا", "نقلا عن"])
_AS = frozenset(["كما", "حسبما", "وفقما", "بحسبما", "مثلما"])
_SAME = frozenset(["الوكاله", "الصحيفه", "القناه", "الموقع", "المجله", "الشبكه"])


def attribute(
    document: Document,
    view: View,
    memory: Memory,
    cited: list[tuple[int, int, str, str]],
    drafts: list[Draft],
) -> None:
    """Set outlets on the drafts of one sentence, and "according to" speakers."""
    start = bisect_left(cited, view.first, key=lambda o: o[0])
    here = cited[start : bisect_left(cited, view.last, key=lambda o: o[0])]
    outlets = [o[2] for o in here]
    if outlets:
        memory.outlet = outlets[-1]
    elif memory.outlet and _cites_again(view):
        outlets = [memory.outlet]
    for draft in drafts:
        if draft.rule != "denial" and not draft.outlets:
            draft.outlets = _innermost_first(view, here) if here else outlets[:1]
    _according_to(document, view, drafts)
    if not drafts and _speaks_of_before(view):
        _credit_before(document, view, memory, outlets)


def _innermost_first(view: View, here: list[tuple[int, int, str, str]]) -> list[str]:
    """ذكرت كيودو نقلا عن إن إتش كيه: the outlet that another one quotes goes before it."""
    chain = [here[0][2]]
    for place, _, name, _ in here[1:]:
        before = view.before(place)
        if view.word(before).particle == "outlet-noun":
            before = view.before(before)
        if view.norm(before) != "عن" or name in chain:
            break
        chain.insert(0, name)
    return chain


_CAME = frozenset(["جاء", "جاءت", "ورد", "وردت", "صدر", "صدرت", "اتي", "اتت", "ادلي"])
_THAT_SAID = frozenset(
    [
        "ذلك",
        "هذا",
        "تصريحات",
        "التصريحات",
        "تصريحاته",
        "تصريحاتها",
        "الموقف",
        "كلامه",
        "البيان",
        "التصريح",
        "الاعلان",
    ]
)


def _speaks_of_before(view: View) -> bool:
    """وجاء ذلك في بيان ...: a sentence that only says where the one before comes from."""
    words = [view.norm(k) for k in range(view.first, min(view.last, view.first + 3))]
    return bool(words) and words[0].lstrip("و") in _CAME and any(w in _THAT_SAID for w in words[1:])


def _credit_before(document: Document, view: View, memory: Memory, outlets: list[str]) -> None:
    speaker = next((s for c in view.chunks if (s := speaker_of(document, c, c.entities))), None)
    for draft in memory.drafts[-20:]:
        if draft.sentence != view.sentence.index - 1:
            continue
        if draft.speaker is None and speaker is not None and speaker.actor in draft.actors:
            draft.speaker = speaker
        if outlets and not draft.outlets:
            draft.outlets = outlets[:1]


def _cites_again(view: View) -> bool:
    """بحسب الوكالة نفسها, ونقلت الصحيفة: the outlet named before."""
    for place in range(view.first, view.last):
        norm = view.norm(place).lstrip("ول")
        if norm in _SAME or "ال" + norm.removeprefix("ال") in _SAME:
            before = view.word(place - 1) if place > view.first else None
            if before is not None and (before.value == "حسب" or before.verbs):
                return True
            if view.norm(place - 1) in ("حسب", "بحسب", "وفق"):
                return True
    return False


def _according_to(document: Document, view: View, drafts: list[Draft]) -> None:
    for chunk in view.chunks:
        if not chunk.speaks or chunk.first == view.first:
            continue
        before = view.norm(view.before(chunk.first))
        source = chunk.prep == "حسب" or {before, before[1:]} & _SOURCES or _as_said(view, chunk)
        cited = chunk.prep == "عن" and _quotes_from(view, chunk.first)
        if not (source or cited):
            continue
        speaker = speaker_of(document, chunk, chunk.entities)
        opens = chunk.first - view.first <= 3
        for draft in drafts:
            if draft.speaker is None and (
                draft.token < chunk.first if source and not opens else draft.token > chunk.first
            ):
                draft.speaker = speaker


def _as_said(view: View, chunk: Chunk) -> bool:
    """كما أعلن الناطق, وفق ما قال الوزير, على لسان المتحدث: a source after the words."""
    place = view.before(chunk.first)
    if view.norm(place) == "لسان":
        return True
    verb = view.verbs.get(place)
    if verb is None or verb.meaning not in ("report", "announce", "affirm", "reveal"):
        return False
    words = [view.norm(k) for k in (place - 1, place - 2)]
    return words[0] in _AS or (
        words[0] == "ما" and words[1].lstrip("و") in ("حسب", "بحسب", "فق", "علي")
    )


def _quotes_from(view: View, place: int) -> bool:
    for k in range(place - 1, max(view.first, place - 7) - 1, -1):
        norm = view.norm(k).lstrip("وف")
        if norm in ("نقلا", "نقلت", "نقل", "نسبت"):
            return True
    return False
