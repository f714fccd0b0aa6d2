"""What stands in a text but is no part of the report: invitations, captions, credits, menus."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from foedera.read.words import LEXICON

if TYPE_CHECKING:
    from foedera.read.document import Sentence, Token

__all__ = ["mark_boilerplate"]

_CAPTION, _HEADING = "(?#caption)", "(?#heading)"
_FULL_STOP = re.compile(r"""[.!?؟…]["”»']*$""")
_LONGEST = 80  # tokens; nothing longer is looked at


@dataclass(frozen=True, slots=True)
class _Patterns:
    """Patterns of lines, of those that head a related headline, and of captions."""

    lines: re.Pattern[str] | None
    headings: re.Pattern[str] | None
    captions: re.Pattern[str] | None


def mark_boilerplate(sentences: list[Sentence], tokens: list[Token], lang: str) -> None:
    """Mark the sentences that are no part of the report, by the patterns of its language.

    A paragraph goes as a whole where its first sentence does, where it is a headline under
    "Read also", or where it is a caption with a paragraph of the report still to come; elsewhere
    only the sentence that matches.
    """
    patterns = _patterns(lang)
    drop_next = False
    captions: list[list[Sentence]] = []
    for _, group in groupby(sentences, key=lambda sentence: sentence.paragraph):
        paragraph = list(group)
        lines = [_line(tokens[s.first : s.last][:_LONGEST]) for s in paragraph]
        related = drop_next and not _FULL_STOP.search(lines[-1])
        dropped = related or bool(_found(patterns.lines, lines[0]))
        drop_next = any(_found(patterns.headings, line) for line in lines)
        for sentence, line in zip(paragraph, lines, strict=True):
            sentence.boilerplate = dropped or bool(_found(patterns.lines, line))
        if not dropped:
            for caption in captions:
                _drop(caption)
            captions.clear()
            if len(paragraph) < 3 and _found(patterns.captions, " ".join(lines)):
                captions.append(paragraph)


def _drop(paragraph: list[Sentence]) -> None:
    for sentence in paragraph:
        sentence.boilerplate = True


def _found(pattern: re.Pattern[str] | None, line: str) -> re.Match[str] | None:
    return pattern.search(line) if pattern else None


@cache
def _patterns(lang: str) -> _Patterns:
    path = LEXICON / lang / "boilerplate.txt"
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    rows = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    captions = [row for row in rows if row.startswith(_CAPTION)]
    return _Patterns(
        _any([row for row in rows if row not in captions]),
        _any([row for row in rows if row.startswith(_HEADING)]),
        _any(captions),
    )


def _any(patterns: list[str]) -> re.Pattern[str] | None:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns)) if patterns else None


def _line(tokens: list[Token]) -> str:
    words: list[str] = []
    end = -1
    for token in tokens:
        if words and token.start > end:
            words.append(" ")
        words.append(token.norm)
        end = token.end
    return "".join(words)
