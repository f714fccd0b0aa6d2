"""What the brief does not know: sentences left unread, open dates, agreements not yet checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedera.brief.model import Excerpt, Unknown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from foedera import treaties
    from foedera.brief.model import Told
    from foedera.brief.words import Words
    from foedera.read import Reading

__all__ = ["unknowns"]

_MOST = 12


def unknowns(
    readings: Sequence[Reading],
    events: Sequence[Told],
    agreements: Sequence[treaties.Agreement],
    words: Words,
) -> tuple[Unknown, ...]:
    """Everything a careful reader would want to be told."""
    return (
        *_warnings(readings, words),
        *_dates(events, words),
        *_agreements(agreements, words),
        *_unread(readings, words),
    )


def _warnings(readings: Sequence[Reading], words: Words) -> list[Unknown]:
    found = []
    for reading in readings:
        for warning in (*reading.report.warnings, *reading.warnings):
            text = reading.report.text
            shown = None
            if warning.span is not None:
                shown = Excerpt("", warning.span.of(text), "", reading.report.lang)
            found.append(Unknown(warning.message(words.lang), shown))
    return list(dict.fromkeys(found))


def _dates(events: Sequence[Told], words: Words) -> list[Unknown]:
    found = []
    bare = [e for e in events if e.when is None]
    if bare:
        found.append(
            Unknown(
                words.count(
                    "{n} event has no date in the reports.",
                    "{n} events have no date in the reports.",
                    len(bare),
                )
            )
        )
    silent = [e for e in events if not e.actors]
    if silent:
        found.append(
            Unknown(
                words.count(
                    "For {n} event the reports do not say who acts.",
                    "For {n} events the reports do not say who acts.",
                    len(silent),
                )
            )
        )
    return found


def _agreements(agreements: Sequence[treaties.Agreement], words: Words) -> list[Unknown]:
    found = []
    unchecked = [a for a in agreements if a.verified is None]
    if unchecked:
        found.append(
            Unknown(
                words.say(
                    "Encoded from their texts but not yet checked by a second reader: {names}.",
                    names=words.list_of([a.short.of(words.lang) for a in unchecked], most=10),
                )
            )
        )
    for agreement in agreements:
        for doubt in agreement.doubts:
            found.append(
                Unknown(
                    f"{words.capital(agreement.short.of(words.lang))}: {doubt.because.of(words.lang)}"
                )
            )
    return found


def _unread(readings: Sequence[Reading], words: Words) -> list[Unknown]:
    from foedera.read.wording import reason

    found = []
    for reading in readings:
        for unread in reading.unread:
            if unread.reason == "boilerplate":
                continue
            words_left = unread.span.of(reading.report.text).strip()
            found.append(
                Unknown(
                    words.say("Not read: {reason}", reason=reason(unread.reason, words.lang)),
                    Excerpt("", words_left, "", reading.report.lang),
                )
            )
    if len(found) > _MOST:
        rest = len(found) - _MOST
        found = found[:_MOST]
        found.append(
            Unknown(
                words.count(
                    "{n} more sentence was not read.", "{n} more sentences were not read.", rest
                )
            )
        )
    return found
