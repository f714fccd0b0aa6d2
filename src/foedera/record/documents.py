"""Events and readings from the JSON documents that they were kept as."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from foedera.errors import InvalidData
from foedera.read import Event, EventDate, Reading, Span, Speaker, report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from foedera.errors import FoederaError

__all__ = ["event_from", "reading_from", "readings_in"]


def event_from(document: dict[str, Any]) -> Event:
    """The event that `Event.to_json` wrote down.

    >>> from foedera import read
    >>> text = "Japan and the Philippines signed a pact on 8 July 2024."
    >>> event = read.read(read.report(text)).events[0]
    >>> event_from(event.to_json(text)) == event
    True
    """
    when, speaker = document["when"], document["speaker"]
    return Event(
        id=document["id"],
        event=document["event"],
        actors=tuple(document["actors"]),
        recipients=tuple(document["recipients"]),
        topics=tuple(document["topics"]),
        date=None if when is None else _date(when),
        status=document["status"],
        speaker=None if speaker is None else _speaker(speaker),
        outlets=tuple(document["outlets"]),
        evidence=Span(*document["span"]),
        sentence=Span(*document["sentence"]),
        rule=document["rule"],
        confidence=document["confidence"],
        warnings=tuple(document["warnings"]),
        reader=document["reader"],
    )


def _date(when: dict[str, Any]) -> EventDate:
    return EventDate(
        start=date.fromisoformat(when["start"]),
        end=date.fromisoformat(when["end"]),
        precision=when["precision"],
        expression=_span(when["expression"]),
        rule=when["rule"],
        alternatives=tuple(when["alternatives"]),
    )


def _speaker(speaker: dict[str, Any]) -> Speaker:
    return Speaker(
        actor=speaker["actor"],
        name=speaker["name"],
        name_as_written=speaker["name_as_written"],
        role=speaker["role"],
        span=_span(speaker["span"]),
    )


def _span(pair: Sequence[int] | None) -> Span | None:
    return None if pair is None else Span(*pair)


def reading_from(document: dict[str, Any], where: str) -> Reading:
    """The reading that one document of `foedera read --json` holds: its report and its events.

    Raises InvalidData for one whose offsets do not fit its text or that lacks a part.
    """
    try:
        source = report(
            document["text"],
            published=document["published"],
            outlet=document["outlet"],
            lang=document["lang"],
            title=document["title"],
            name=document["id"],
        )
        events = tuple(event_from(e) for e in document["events"])
    except (KeyError, TypeError, ValueError) as error:
        raise InvalidData(
            f"no document of `foedera read --json`: {error!r} is missing or wrong",
            where=where,
            remedy="Write it with `foedera read --json`.",
        ) from None
    for event, told in zip(events, document["events"], strict=True):
        if event.evidence.of(source.text) != told.get("evidence") or not told["evidence"]:
            raise InvalidData(
                f"event {event.id}: its evidence does not stand at its place in the text",
                where=where,
                remedy="Write the document anew with `foedera read --json`.",
            )
    topics = tuple(document.get("mentions", {}).get("topics", ()))
    return Reading(report=source, topics=topics, events=events)


def readings_in(
    paths: Iterable[Path], on_error: Callable[[FoederaError], None]
) -> Iterator[Reading]:
    """The readings of files that `foedera read --json` wrote; what is none goes to `on_error`."""
    for path in paths:
        try:
            documents = json.loads(Path(path).read_text(encoding="utf-8"))
        except OSError as error:
            on_error(
                InvalidData(
                    f"not a file that can be read: {error.strerror}",
                    where=str(path),
                    remedy="Name a file that `foedera read --json` wrote.",
                )
            )
            continue
        except ValueError as error:
            on_error(InvalidData(f"no JSON document: {error}", where=str(path)))
            continue
        many = documents if isinstance(documents, list) else [documents]
        for number, document in enumerate(many, 1):
            where = f"{path}[{number}]" if isinstance(documents, list) else str(path)
            try:
                yield reading_from(document, where)
            except InvalidData as error:
                on_error(error)
