"""Arabic words that look like verbs or names of acts and stand in no word list.

An unvocalised word is told from a noun by its shape and its place: after a particle that only a
verb follows, or where a clause opens and an actor or a definite noun comes next.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from foedera.read.arabic.analysis import analyse
from foedera.read.arabic.chunk import head_of, titular
from foedera.read.arabic.letters import fold
from foedera.read.arabic.view import QUOTES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foedera.read.document import Document, Sentence

__all__ = ["uncovered"]

_L = "[^\\W\\d_]"
_PRESENT = re.compile(rf"س?ي(?!ن?$){_L}{{2,8}}")
_FUTURE = re.compile(rf"ست{_L}{{3,8}}")
_SHE = re.compile(rf"ت{_L}{{2,6}}(?<!ات|اء|يه)")
_SHE_DID = re.compile(rf"{_L}{{3,6}}(?<!ا)ت(?:ها|هم|هما|ه)?")
_THEY_DID = re.compile(rf"{_L}{{2,6}}(?<![اي])وا")
_HE_DID = re.compile(rf"(?!م|ال){_L}{{3,6}}(?<!اء|ات|ين|ون|يه|ان)(?<![هيا])")
_MASDAR = re.compile(
    rf"ت[^\W\d_ا]{{2}}ي{_L}|است{_L}{{2}}ا{_L}|ا{_L}ت{_L}ا{_L}|ان{_L}{{2}}ا{_L}|م{_L}ا{_L}{{2}}[هت]"
)
_NOUN_OF_T = re.compile(rf"ت{_L}{{2}}ي{_L}|ت{_L}ا{_L}ي?{_L}|.*ه")
_SUFFIX = re.compile(r"(?<=...)(?:هما|هم|ها|ه)$")
_ENDING = re.compile(r"(?<=...)(?:ون|وا|ان|تا|نا|ين|ت|ا)$")
# words after which a verb stands, and no noun of this shape
_BEFORE_PAST = frozenset(
    fold(word)
    for word in (
        "قد لقد وقد التي الذي الذين اللتين حيث كما بعدما عندما بينما فيما إذ إذا ثم أنه أنها إنه "
        "إنها إنهم"
    ).split()
)
_BEFORE_PRESENT = _BEFORE_PAST | {
    fold(word) for word in "لم ولم لن ولن لا ولا سوف وسوف أن وأن بأن لكي كي".split()
}
_BEFORE_NO_NOUN = frozenset("لم ولم لن ولن قد وقد سوف وسوف التي الذي الذين انه انها انهم".split())
# before the name of a place, which may look like a verb
_PLACES = frozenset(
    fold(word)
    for word in (
        "جزر جزيرة مقاطعة مدينة بلدة قرية محافظة ولاية إقليم منطقة قاعدة ميناء مطار مضيق خليج بحر"
    ).split()
)
_THAT = frozenset(["ان", "انه", "انها", "بان", "بانه", "بانها"])


def uncovered(
    document: Document, sentence: Sentence, named: dict[int, str]
) -> Iterator[tuple[int, str]]:
    """Places of a sentence where an unlisted act may stand, each with the stem that it goes under.

    `named` has the tokens that name actors, and how they do.
    """
    for place in range(sentence.first, sentence.last):
        token = document.tokens[place]
        if place in named or token.kind != "word" or token.text.isascii():
            continue
        for bare in _bare(token.norm):
            if _is_verb(document, sentence, place, bare, named):
                yield place, _stem(bare)
                break
            if _MASDAR.fullmatch(bare) and _of_an_actor(document, sentence, place, named):
                yield place, bare
                break


def _bare(norm: str) -> list[str]:
    """The word, and what is left of it without a conjunction; nothing if a list knows it."""
    word = analyse(norm)
    known = word.verbs or word.masdars or word.participles or word.noun or word.particle
    if known or word.definite or head_of(norm) or titular(norm):
        return []
    joined = norm[0] in "وف" and len(norm) > 4
    return [norm[1:], norm] if joined else [norm]


def _is_verb(
    document: Document, sentence: Sentence, place: int, bare: str, named: dict[int, str]
) -> bool:
    tokens = document.tokens
    before = tokens[place - 1].norm if place > sentence.first else ""
    after_particle = before in _BEFORE_PRESENT
    naming = _naming(document, sentence, place)
    if _PRESENT.fullmatch(bare):
        return after_particle or not naming
    opens = not before or tokens[place - 1].kind == "mark" or bare != tokens[place].norm
    leads = _leads(document, sentence, place, named)
    if _FUTURE.fullmatch(bare):
        return not naming
    if _says(document, sentence, place) and not _NOUN_OF_T.fullmatch(bare):
        return bool(_HE_DID.fullmatch(bare) or _SHE.fullmatch(bare) or _SHE_DID.fullmatch(bare))
    follows = named.get(place - 1) in ("name", "capital")
    if _SHE.fullmatch(bare):
        placed = after_particle or follows or (opens and leads)
        if before in _BEFORE_NO_NOUN or (placed and not _NOUN_OF_T.fullmatch(bare)):
            return True
    after_particle = before in _BEFORE_PAST
    if _THEY_DID.fullmatch(bare):
        return after_particle or opens
    if _SHE_DID.fullmatch(bare):
        return after_particle or follows or (opens and (leads or len(bare) > 4))
    meant = after_particle or (opens and _acts(document, sentence, place, named))
    return meant and bool(_HE_DID.fullmatch(bare)) and not _NOUN_OF_T.fullmatch(bare)


def _naming(document: Document, sentence: Sentence, place: int) -> bool:
    """Whether a name is due: after a preposition, a newspaper or a kind of place, in quotes too."""
    while place > sentence.first and document.tokens[place - 1].norm in QUOTES:
        place -= 1
    before = document.tokens[place - 1].norm if place > sentence.first else ""
    return analyse(before).particle in ("preposition", "outlet-noun") or before in _PLACES


def _leads(document: Document, sentence: Sentence, place: int, named: dict[int, str]) -> bool:
    """Whether an actor, somebody who acts for one or a definite noun comes next."""
    if place + 1 >= sentence.last:
        return False
    definite = document.tokens[place + 1].norm.startswith("ال")
    return definite or _acts(document, sentence, place, named)


def _acts(document: Document, sentence: Sentence, place: int, named: dict[int, str]) -> bool:
    """Whether an actor, or somebody who acts for one, comes next."""
    if place + 1 >= sentence.last:
        return False
    following = document.tokens[place + 1].norm
    human = analyse(following).particle == "human"
    return place + 1 in named or head_of(following) is not None or human


def _says(document: Document, sentence: Sentence, place: int) -> bool:
    """Whether "that" comes next."""
    return place + 1 < sentence.last and document.tokens[place + 1].norm in _THAT


def _of_an_actor(document: Document, sentence: Sentence, place: int, named: dict[int, str]) -> bool:
    """Whether a name of an act stands beside an actor, with at most one word between."""
    return any(
        near in named
        for near in (place + 1, place + 2, place - 1)
        if sentence.first <= near < sentence.last
    )


def _stem(bare: str) -> str:
    """What the forms of one verb share, as far as the letters tell."""
    stem = bare.removeprefix("س") if re.match("س[يت]", bare) else bare
    stem = _SUFFIX.sub("", stem)
    if stem[0] in "يت" and len(stem) > 3 and (stem[0] == "ي" or not stem.endswith("ت")):
        stem = stem[1:]
    stem = _ENDING.sub("", stem)
    if stem[0] == "ا" and len(stem) > 3:
        stem = stem[1:]
    return stem.rstrip("يوا") if len(stem) > 3 else stem
