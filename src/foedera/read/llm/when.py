"""The day that words of time mean: worked out by our own resolver, whatever a model thinks."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from foedera.read.document import Document
    from foedera.read.model import EventDate, Span

__all__ = ["date_in"]

_COMING = frozenset(["planned", "proposed", "hypothetical"])


def date_in(document: Document, place: Span, status: str) -> EventDate | None:
    """The date of the one expression of time that stands at a place.

    None where none or more than one stands there, or where it needs a day of publication that is
    not known. In Arabic the tense around the words has decided between past and coming days; where
    the model takes the act for a coming one and the words were read as past, the date stays open.
    """
    if document.report.lang == "en":
        return _english(document, place, coming=status in _COMING)
    touched = [words for words in document.dates if words.span.touches(place)]
    if len(touched) != 1:
        return None
    found, published = touched[0].date, document.report.published
    past = found is not None and published is not None and found.end < published
    if past and touched[0].relative and status in _COMING:
        return None
    return found


def _english(document: Document, place: Span, *, coming: bool) -> EventDate | None:
    from foedera.read.english.times import find_times

    published = document.report.published
    context: EventDate | None = None
    found: list[EventDate | None] = []
    for time in find_times(document.tokens):
        span = document.span(time.first, time.last)
        date = time.resolve(published, span, future=coming, context=context)
        if span.touches(place):
            found.append(date)
        context = date or context
    return found[0] if len(found) == 1 else None
