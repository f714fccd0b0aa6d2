"""What a verb or event noun means here: its frame, found through its object where that decides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from foedera.read.arabic.lexicon import combos, slots
from foedera.read.words import frames

if TYPE_CHECKING:
    from foedera.read.arabic.chunk import Chunk
    from foedera.read.arabic.view import View

__all__ = ["MODES", "OPEN", "SPECIAL", "Meaning", "meaning_of", "slots_for"]

MODES = {
    "plan": "planned",
    "decide": "planned",
    "expect": "planned",
    "want": "proposed",
    "hope": "proposed",
    "consider": "hypothetical",
    "allow": "",
}
_OWN = frozenset(
    [
        "do",
        "make",
        "express",
        "launch",
        "begin",
        "resume",
        "continue",
        "finish",
        "renew",
        "pass",
        "hold",
    ]
)
_OWN_FRAMES_OF_WORDS = frozenset(["make", "express", "renew", "give"])
OPEN = frozenset(
    [
        "report",
        "announce",
        "affirm",
        "belief",
        "describe",
        "reveal",
        "tell",
        "deny",
        "respond",
        "claim-neutral",
    ]
)


@dataclass(slots=True)
class Meaning:
    """A frame, the place of the object noun that decided it, and the mode set on the way."""

    frame: str
    noun: int = -1
    mode: str = ""
    verb: str = ""
    given: tuple[tuple[str, str], ...] = ()


def slots_for(meaning: Meaning) -> dict[str, str]:
    """Prepositions and what they bring; the verb's own go before the frame's."""
    found = dict(slots().get(meaning.frame, ()))
    if meaning.noun < 0:
        found.update(meaning.given)
    return found


def meaning_of(
    view: View, raw: str, place: int, stop: int, given: tuple[tuple[str, str], ...], depth: int = 0
) -> Meaning | None:
    """The meaning of the word at `place`; objects are looked for before `stop`."""
    if not raw or depth > 3:
        return None
    if raw in MODES:
        return _inner(view, raw, place, stop, depth)
    if raw.startswith("+"):
        found = _by_object(view, raw[1:], place, stop, depth)
        if found is None and _ELSE.get(raw):
            return Meaning(_ELSE[raw], -1, "", raw, given)
        return found
    if raw == "share":
        return _sharing(view, place, stop)
    if raw in frames() or raw in OPEN or raw in SPECIAL:
        return Meaning(raw, -1, "", raw, given)
    return None


SPECIAL = frozenset(
    [
        "depart",
        "follow",
        "enter",
        "go-on",
        "leave-maybe",
        "vote",
        "detect",
        "stipulate",
        "burn",
        "change",
        "station-self",
        "consult-tell",
    ]
)


_ELSE = {
    "+tighten": "affirm",
    "+allot": "detect",
    "+withdraw": "withdraw",
    "+offer": "offer",
    "+host": "host",
    "+send": "",
    "+adopt": "ratify",
    "+accede": "approve",
    "+establish": "establish",
}


def _inner(view: View, raw: str, place: int, stop: int, depth: int) -> Meaning | None:
    """Plans and wishes: the act is in the masdar that follows."""
    for k in range(place + 1, min(stop, place + 12)):
        word = view.word(k)
        if k in view.verbs or word.particle in ("that", "relative"):
            return Meaning("~" + raw, -1, MODES[raw], raw)
        if view.norm(k) in "،,؛" and k > place + 6:
            break
        if word.masdars and not (k in view.cover and view.cover[k].kind != "thing"):
            for masdar in word.masdars:
                found = meaning_of(view, masdar.meaning, k, stop, masdar.slots, depth + 1)
                if found is not None:
                    found.mode = MODES[raw] or found.mode
                    found.noun = max(found.noun, k)
                    return found
        if word.noun and word.noun.frame and word.noun.alone:
            return Meaning(word.noun.frame, k, MODES[raw], raw)
        if word.masdars and not any(m.meaning for m in word.masdars) and not word.definite:
            break
    return Meaning("~" + raw, -1, MODES[raw], raw)


def _by_object(view: View, kind: str, place: int, stop: int, depth: int) -> Meaning | None:
    """Light verbs: the first noun of a class that the verb goes with decides."""
    for k in range(place + 1, min(stop, place + 24)):
        word = view.word(k)
        if k in view.verbs or word.particle in ("that", "relative"):
            break
        cover = view.cover.get(k)
        body = cover is not None and cover.kind == "organ" and k == cover.first
        if cover is not None and not body and not _object_within(view, cover, k):
            continue
        aside = view.word(view.before(k)).value in ("عند", "قرب")
        if aside and view.norm(view.before(k)) != "مقابل":
            continue
        own = word.noun is not None and (kind, word.noun.kind) in combos()
        if kind == "announce" and not own and any(m.meaning[:1] == "+" for m in word.masdars):
            return None  # the masdar tells what is announced
        if view.norm(view.before(k)) in ("راس", "اطار", "ظل", "اسم"):
            continue
        frame = _of_noun(view, kind, k, stop)
        if frame:
            return Meaning(_cyber(view, k, frame), k, "", kind)
        purpose = word.prep == "ل" and kind in ("do", "continue")
        if kind in _WITH_MASDAR and not purpose and (cover is None or cover.kind == "thing"):
            found = _of_masdar(view, kind, k, stop, depth)
            if found is not None:
                return found
    return None


def _object_within(view: View, cover: Chunk, place: int) -> bool:
    """Whether a phrase that names actors has a noun that may decide: a thing, an envoy recalled."""
    if cover.kind in ("thing", "forces", "self"):
        return True
    word = view.word(place)
    envoy = word.noun is not None and word.noun.kind == "ambassador"
    return envoy and place == cover.first and bool(word.pronoun)


_WITH_MASDAR = frozenset(
    [
        "do",
        "pass",
        "begin",
        "resume",
        "continue",
        "end",
        "finish",
        "renew",
        "express",
        "lift",
        "suspend",
        "raise",
        "adopt",
    ]
)


def _of_noun(view: View, kind: str, place: int, stop: int) -> str:
    """The frame of a class of verbs with the noun at `place`, or nothing."""
    table = combos()
    cover = view.cover.get(place)
    noun = view.word(place).noun
    forces = cover is not None and (
        (cover.kind == "self" and "قوات" in view.norm(place))
        or (cover.kind == "forces" and noun is None)
    )
    if forces:
        return table.get((kind, "troops"), "")
    counted = place > 0 and view.tokens[place - 1].kind == "number"
    if counted and view.norm(place) in ("عسكري", "عسكريا", "عنصر", "عنصرا", "شرطي", "شرطيا"):
        return table.get((kind, "troops"), "")
    if noun is None or (cover is not None and cover.kind == "self"):
        return ""
    if view.word(view.before(place)).value == "عند":
        return ""
    following = view.word(place + 1).noun if place + 1 < stop else None
    if noun.kind == "package" and following and (kind, following.kind) in table:
        return ""
    frame = table.get((kind, noun.kind), "")
    if frame == "nuclear-or-missile":
        return _test_kind(view, place, stop)
    if kind == "launch" and frame == "missile-test" and _fired_on(view, place, stop):
        return "attack"
    if kind == "launch" and noun.kind == "operation" and _guards(view, place, stop):
        return "build-up"
    return frame or (noun.frame if kind in _OWN else "")


def _guards(view: View, place: int, stop: int) -> bool:
    """Whether an operation is said to strengthen, protect or watch, and not to strike."""
    words = (view.norm(k).removeprefix("ل") for k in range(place + 1, min(stop, place + 10)))
    return any(w.startswith(("تعزيز", "حمايه", "مراقبه", "تامين", "حراسه")) for w in words)


def _of_masdar(view: View, kind: str, place: int, stop: int, depth: int) -> Meaning | None:
    """The meaning of a masdar as the object of a light verb: resumed the shelling."""
    if view.norm(place + 1).removeprefix("ال") == "مبكر":
        return None  # early warning
    treaty = view.word(place).noun
    if kind == "continue" and treaty is not None and treaty.kind in ("agreement", "deal"):
        return None
    for masdar in view.word(place).masdars:
        raw = masdar.meaning
        force = raw in frames() and frames()[raw].type in ("COERCE", "ASSAULT")
        if kind == "raise" and (force or raw.startswith("+")):
            continue
        if kind in ("suspend", "end") and raw == "+launch" and "نار" in view.norm(place + 1):
            return Meaning("ceasefire", place, "", kind)
        if kind == "lift" and raw == "+suspend":
            return _lifted(view, place, stop)
        found = meaning_of(view, raw, place, stop, masdar.slots, depth + 1)
        if found is not None and not found.frame.startswith("~"):
            found.noun = max(found.noun, place)
            if kind == "adopt":
                if frames()[found.frame].type not in _DECREED:
                    return None
                done = frames()[found.frame].type in ("SANCTION", "MOBILIZE")
                found.mode = "" if done else "planned"
            return found
    return None


_DECREED = frozenset(["SANCTION", "RETREAT", "AID", "MOBILIZE", "COOPERATE", "CONCEDE"])


def _lifted(view: View, place: int, stop: int) -> Meaning | None:
    """رفع التجميد عن: the thing no longer frozen goes on."""
    for k in range(place + 1, min(stop, place + 8)):
        word = view.word(k)
        if "معلومات" in view.norm(k):
            return Meaning("share-intelligence", k, "", "lift")
        if word.noun and word.noun.kind == "aid":
            return Meaning("aid", k, "", "lift")
    return Meaning("lift", place, "", "lift")


def _fired_on(view: View, place: int, stop: int) -> bool:
    """Whether missiles are launched at somebody: على إسرائيل, صوب مدن أوكرانية."""
    for k in range(place + 1, min(stop, place + 10)):
        if view.norm(k) in ("علي", "صوب", "نحو", "ب_"):
            return view.norm(k + 1) not in ("متن", "الفور", "مسافه", "ارتفاع", "مدي")
    return False


def _test_kind(view: View, place: int, stop: int) -> str:
    words = " ".join(view.norm(k) for k in range(place, min(stop, place + 5)))
    if "نووي" in words or "ذري" in words:
        return "nuclear-test"
    return "missile-test"


def _sharing(view: View, place: int, stop: int) -> Meaning | None:
    words = [view.norm(k) for k in range(place + 1, min(stop, place + 5))]
    joined = " ".join(words)
    if "معلومات" in joined or "بيانات" in joined or "استخبار" in joined:
        return Meaning("share-intelligence", -1, "", "share")
    if "وثاي" in joined and "تصديق" in joined:
        return Meaning("ratify", -1, "", "share")
    if "اتهام" in joined:
        return Meaning("quarrel", -1, "", "share")
    if "نار" in joined or "قصف" in joined:
        return Meaning("clash", -1, "", "share")
    if "اسري" in joined or "سجناء" in joined or "رهاين" in joined:
        return Meaning("release", -1, "", "share")
    if "وجهات" in joined or "اراء" in joined:
        return Meaning("talks", -1, "", "share")
    return None


_WORDS = ("لاذع", "كلامي", "لفظي", "اعلامي", "حاد", "دبلوماسي", "عنيف", "سياسي", "شديد اللهجه")


def _cyber(view: View, place: int, frame: str) -> str:
    """An attack on computers or with words is no attack with weapons, an armed campaign is one."""
    near = [view.norm(k) for k in range(place + 1, place + 4)]
    if frame == "attack":
        if any("لكتروني" in n or "سيبراني" in n for n in near):
            return "cyber"
        if any(n.startswith(_WORDS) for n in near[:1]):
            return "criticise"
    if frame == "criticise" and view.norm(place).removeprefix("ال").startswith("حمل"):
        armed = any(n.startswith(("عسكري", "جوي", "بري", "قصف")) for n in near)
        return "attack" if armed else frame
    return frame
