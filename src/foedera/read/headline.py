"""A headline at the top of a text repeats the body; what it tells is told once, by the body."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from foedera.read.arabic.letters import fold

if TYPE_CHECKING:
    from foedera.read.document import Document, Draft

__all__ = ["is_headline", "told_by_the_body"]

_WORD = re.compile(r"\w+")
_FULL_STOP = re.compile(r"""[.!?؟…:،,]["”»']*$""")
_BODY = 1500
_FEWEST, _MOST = 2, 25
_SHARED = 0.6
_STEM = 4


def is_headline(line: str, body: str) -> bool:
    """Whether a first line is a headline: short, without a full stop, its words in the body.

    >>> is_headline("Tokyo and Manila sign a pact", "Tokyo and Manila signed a defence pact.")
    True
    """
    words = [word for word in _words(line) if len(word) >= _STEM]
    if not _FEWEST <= len(words) <= _MOST or _FULL_STOP.search(line.strip()):
        return False
    start = body[:_BODY]
    told = {stem for word in _words(start) for stem in _stems(word)}
    shared = sum(1 for word in words if not told.isdisjoint(_stems(word)))
    return shared >= _SHARED * len(words) and _FULL_STOP.search(start.split("\n")[0]) is not None


def told_by_the_body(document: Document, drafts: list[Draft]) -> list[Draft]:
    """The drafts without those of a headline whose act the body tells, too."""
    sentences = document.sentences
    if not drafts or len(sentences) < 2 or sentences[1].paragraph == sentences[0].paragraph:
        return drafts
    first = sentences[0]
    heads = [draft for draft in drafts if draft.sentence == 0]
    body = document.text[sentences[1].span.start :][:_BODY]
    if not heads or not is_headline(first.span.of(document.text), body):
        return drafts
    told = {id(head) for head in heads if any(_repeats(d, head) for d in drafts if d.sentence)}
    if len(told) == len(heads):
        document.told.add(0)
    return [draft for draft in drafts if id(draft) not in told]


def _repeats(draft: Draft, head: Draft) -> bool:
    """Whether a draft of the body tells a headline's act: its type, and its doers among ours."""
    ours, theirs = {*draft.actors, *draft.recipients}, {*head.actors, *head.recipients}
    return draft.type == head.type and not set(head.actors).isdisjoint(ours) and theirs <= ours


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text).lower())


def _stems(word: str) -> set[str]:
    """The beginnings of a word that its other forms share, also behind what Arabic joins to it."""
    joined = (word[n:] for n in (1, 2, 3) if word[0] in "وفبلكا" and len(word) - n >= _STEM)
    return {form[:_STEM] for form in (word, *joined) if len(form) >= _STEM}
