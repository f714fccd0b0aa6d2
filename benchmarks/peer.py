"""What a reader without grammar does: lemmas from simplemma, names and acts by regular expressions."""

from __future__ import annotations

import re
from functools import cache

from foedera.read.entities import names
from foedera.read.words import LEXICON, forms, rows

_COLUMN = {"ar": "perfect", "en": "verb"}


@cache
def _names(lang: str) -> re.Pattern[str]:
    found = sorted({name.text for name in names(lang)}, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, found)) + r")\b")


@cache
def _acts(lang: str) -> frozenset[str]:
    return frozenset(
        form for row in rows(LEXICON / lang / "verbs.tsv") for form in forms(row[_COLUMN[lang]])
    )


def match(text: str, lang: str) -> list[tuple[list[str], list[str]]]:
    """Per sentence with two names and a known verb: the names and the verbs."""
    from simplemma import lemmatize, simple_tokenizer

    found = []
    for sentence in re.split(r"(?<=[.!?؟])\s+|\n", text):
        named = _names(lang).findall(sentence)
        lemmas = [lemmatize(token, lang=lang) for token in simple_tokenizer(sentence)]
        acts = [lemma for lemma in lemmas if lemma in _acts(lang)]
        if len(named) > 1 and acts:
            found.append((named, acts))
    return found
