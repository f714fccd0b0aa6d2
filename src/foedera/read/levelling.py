r"""One writing for what looks alike: hidden characters taken out, ligatures and accents composed.

A name is not another because a direction mark, a soft hyphen or a full-width letter stands in it.
The readers see the levelled text; what they find is given back in places of the text as it came.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any

from foedera.read.model import Mention, Quote, Span

if TYPE_CHECKING:
    from foedera.read.model import Reading, Report

__all__ = ["Levelled", "level"]

# Format and control characters, fillers, variation selectors and halves of surrogate pairs.
_UNSEEN = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u0600-\u0605\u061c\u06dd\u070f\u115f\u1160\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufe00-\ufe0f\ufeff\uffa0"
    "\ufff9-\ufffb\U000e0000-\U000e01ef"
)
# Marks over and under letters, but for the vowel marks of Arabic, which the reader understands.
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0610-\u061a\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    "\u08ca-\u08e1\u08e3-\u08ff\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
)
# Ligatures and contextual forms, full-width signs, mathematical letters.
_FORMS = "\ufb00-\ufb06\ufb50-\ufdff\ufe70-\ufefc\uff01-\uff5e\U0001d400-\U0001d7ff"
_ODD = re.compile(f"(?P<unseen>[{_UNSEEN}])|(?P<mark>[{_MARKS}])|(?P<form>[{_FORMS}])")


@dataclass(frozen=True, slots=True)
class Levelled:
    """A levelled text and where each of its characters begins and ends in the text as it came."""

    original: Report
    text: str
    starts: array[int]
    ends: array[int]

    def span(self, span: Span) -> Span:
        """The place in the original of a place in the levelled text."""
        if span.start >= len(self.starts):
            return Span(len(self.original.text), len(self.original.text))
        start = self.starts[span.start]
        return Span(start, max(start, self.ends[span.end - 1]) if span.end > span.start else start)

    def restore(self, reading: Reading) -> Reading:
        """The reading with every place counted in the original text."""
        found: Reading = self._moved(replace(reading, report=self.original))
        return found

    def _moved(self, value: Any) -> Any:
        if isinstance(value, Span):
            return self.span(value)
        if isinstance(value, tuple):
            return tuple(self._moved(item) for item in value)
        if not is_dataclass(value) or isinstance(value, type) or value is self.original:
            return value
        moved = replace(
            value, **{f.name: self._moved(getattr(value, f.name)) for f in fields(value)}
        )
        if isinstance(moved, Mention):
            return replace(moved, text=moved.span.of(self.original.text))
        if isinstance(moved, Quote):
            words = moved.span.of(self.original.text)
            return replace(moved, open=words[0], close=words[-1])
        return moved


def level(report: Report) -> Levelled | None:
    r"""The report's text levelled; None where there is nothing to level, as in most reports.

    >>> from foedera.read.model import Report
    >>> levelled = level(Report("To\u200bk\u00adyo"))
    >>> levelled.text, levelled.span(Span(0, 5))
    ('Tokyo', Span(start=0, end=7))
    """
    text = report.text
    if _ODD.search(text) is None:
        return None
    plain: list[str] = []
    starts, ends = array("I"), array("I")
    at = 0
    for odd in _ODD.finditer(text):
        place = odd.start()
        plain += text[at:place]
        starts.extend(range(at, place))
        ends.extend(range(at + 1, place + 1))
        at = place + 1
        if odd.lastgroup == "form":
            written = unicodedata.normalize("NFKC", odd.group()).strip()
            plain += written
            starts.extend([place] * len(written))
            ends.extend([at] * len(written))
        elif odd.lastgroup == "mark" and ends and ends[-1] == place:
            composed = unicodedata.normalize("NFC", plain[-1] + odd.group())
            plain[-1] = composed if len(composed) == 1 else plain[-1]
            ends[-1] = at
    plain += text[at:]
    starts.extend(range(at, len(text)))
    ends.extend(range(at + 1, len(text) + 1))
    return Levelled(report, "".join(plain), starts, ends)
