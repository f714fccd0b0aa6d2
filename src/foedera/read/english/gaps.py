"""English words that look like verbs and stand in no word list.

A word is taken for a verb by its ending or its helper, and by its place: behind an actor, a
pronoun or another verb, and before what a verb takes.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from foedera.read.english.lexicon import nouns, verbs, word_list, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foedera.read.document import Document, Sentence, Token

__all__ = ["uncovered"]

_SHORTEST = 4
_DETERMINERS = frozenset(["the", "a", "an", "its", "their", "his", "her", "this", "that", "these"])
_TAKES = _DETERMINERS | frozenset(["them", "him", "it", "all", "both", "what", "how", "any", "no"])
_SUBJECTS = frozenset(["he", "she", "it", "they", "who", "which", "that", "we"])
_HELPERS = frozenset(
    "will would could should must may might can did does do not n't also never to".split()
)
_HAVING = frozenset("has have had having was were is are been being be".split())
_JOINING = frozenset([",", "and", "but", "or"])
_PREPOSITIONS = frozenset(
    "on over for at with against to in into from about by of after before as during".split()
)
_NOUN_ENDINGS = (
    "ness",
    "ment",
    "tion",
    "sion",
    "ity",
    "ship",
    "ism",
    "ics",
    "ous",
    "ss",
    "us",
    "is",
)


def uncovered(
    document: Document, sentence: Sentence, named: dict[int, str]
) -> Iterator[tuple[int, str]]:
    """Places of a sentence where an unlisted verb may stand, each with the stem that it goes under.

    `named` has the tokens that name actors, and how they do.
    """
    tokens = document.tokens
    for place in range(sentence.first, sentence.last):
        token = tokens[place]
        if place in named or not _unknown(token):
            continue
        before = tokens[place - 1].norm if place > sentence.first else ""
        after = tokens[place + 1].norm if place + 1 < sentence.last else ""
        led = place - 1 in named or before in _SUBJECTS or before.endswith("ly")
        takes = after in _TAKES or place + 1 in named
        if _is_verb(token.norm, before, after, led=led, takes=takes):
            yield place, _stem(token.norm)


def _is_verb(word: str, before: str, after: str, *, led: bool, takes: bool) -> bool:
    goes_on = takes or after in _PREPOSITIONS
    if word.endswith("ed") and not word.endswith("eed"):
        joined = before in _JOINING or before in _HAVING
        return (led or joined) and goes_on and before not in _DETERMINERS
    if word.endswith("ing"):
        return takes and (before in _HAVING or before in _JOINING or led)
    if before in _HELPERS and not word.endswith(_NOUN_ENDINGS):
        return takes or (before != "to" and after in _PREPOSITIONS)
    third = word.endswith("s") and not word.endswith(_NOUN_ENDINGS)
    return third and led and takes


def _unknown(token: Token) -> bool:
    word = token.norm
    small = token.text.isalpha() and token.text.islower() and len(word) >= _SHORTEST
    return small and word not in verbs() and word not in nouns() and word not in _closed()


@cache
def _closed() -> frozenset[str]:
    """Every single word of the closed classes, whatever the class."""
    found: set[str] = set()
    todo: list[Any] = [words(), *(word_list(name) for name in ("weekdays", "months"))]
    while todo:
        value = todo.pop()
        if isinstance(value, str):
            found.update(value.split())
        elif isinstance(value, dict):
            todo.extend(value.values())
        elif isinstance(value, (list, frozenset)):
            todo.extend(value)
    return frozenset(found)


def _stem(word: str) -> str:
    """What the forms of one verb share: no ending, no silent e, no doubled letter.

    >>> {_stem(form) for form in ("rebuff", "rebuffs", "rebuffed", "rebuffing")}
    {'rebuf'}
    >>> {_stem(form) for form in ("decries", "decried", "decry", "decrying")}
    {'decri'}
    """
    stem = word
    for ending in ("ing", "ed", "es", "s"):
        if stem.endswith(ending) and len(stem) - len(ending) >= 3:
            stem = stem[: -len(ending)]
            break
    stem = stem.removesuffix("e")
    if len(stem) > 2 and stem[-1] == stem[-2]:
        stem = stem[:-1]
    return stem[:-1] + "i" if stem.endswith("y") else stem
