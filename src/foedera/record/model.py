"""What a record gives back: events with all their reports, claims, decisions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import datetime as dt

    from foedera.read import Event

__all__ = ["Added", "Claim", "Decision", "RecordedEvent", "Source"]


@dataclass(frozen=True, slots=True)
class Source:
    """A report in the record: where and when it was published, and the SHA-256 of its text."""

    id: int
    hash: str
    lang: str
    title: str | None
    outlet: str | None
    published: dt.date | None
    name: str | None
    url: str | None
    added: dt.datetime

    def to_json(self) -> dict[str, Any]:
        """The report without its text."""
        return {
            "id": self.id,
            "hash": self.hash,
            "lang": self.lang,
            "title": self.title,
            "outlet": self.outlet,
            "published": self.published.isoformat() if self.published else None,
            "name": self.name,
            "url": self.url,
            "added": self.added.isoformat(),
        }


@dataclass(frozen=True, slots=True)
class Claim:
    """One report's telling of an event; `event` is as the latest reading has it.

    `id` is the event's id, a point and a number. `current` is False where the latest reading of
    the report no longer has it and a person's acceptance keeps it.
    """

    id: str
    event: Event
    evidence: str
    source: Source
    reader: str
    version: str
    current: bool
    verdict: str | None

    def to_json(self) -> dict[str, Any]:
        """The claim with its report, speaker, outlets and words."""
        event = self.event
        return {
            "id": self.id,
            "report": self.source.to_json(),
            "event": event.event,
            "actors": list(event.actors),
            "recipients": list(event.recipients),
            "topics": list(event.topics),
            "date": event.date.iso if event.date else None,
            "when": event.date.to_json() if event.date else None,
            "status": event.status,
            "speaker": event.speaker.to_json() if event.speaker else None,
            "outlets": list(event.outlets),
            "evidence": self.evidence,
            "span": list(event.evidence),
            "sentence": list(event.sentence),
            "rule": event.rule,
            "confidence": event.confidence,
            "warnings": list(event.warnings),
            "reader": self.reader,
            "version": self.version,
            "current": self.current,
            "decision": self.verdict,
        }


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about an event, or about one claim of it, when and why."""

    on: str
    verdict: str
    by: str
    note: str | None
    made: dt.datetime

    def to_json(self) -> dict[str, Any]:
        """The decision as it stands in the history."""
        return {
            "on": self.on,
            "decision": self.verdict,
            "by": self.by,
            "note": self.note,
            "made": self.made.isoformat(),
        }


@dataclass(frozen=True, slots=True)
class RecordedEvent:
    """One act with every report that tells it; the fields repeat the claim that tells it best.

    `start` and `end` are the interval of its date, None where no report dates it. `verdict` is
    accepted when a person accepted any of its claims, rejected when all were rejected, else None.
    """

    id: int
    event: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    topics: tuple[str, ...]
    date: str | None
    start: dt.date | None
    end: dt.date | None
    status: str
    verdict: str | None
    claims: tuple[Claim, ...]
    decisions: tuple[Decision, ...]

    @property
    def sources(self) -> tuple[Source, ...]:
        """The reports that tell it, each once, in the order they were added."""
        return tuple({c.source.id: c.source for c in self.claims}.values())

    def to_json(self) -> dict[str, Any]:
        """The event with its claims and the history of decisions."""
        return {
            "id": self.id,
            "event": self.event,
            "actors": list(self.actors),
            "recipients": list(self.recipients),
            "topics": list(self.topics),
            "date": self.date,
            "status": self.status,
            "decision": self.verdict,
            "reports": len(self.sources),
            "claims": [claim.to_json() for claim in self.claims],
            "decisions": [decision.to_json() for decision in self.decisions],
        }


@dataclass(frozen=True, slots=True)
class Added:
    """What adding one reading did.

    `state` is new, known (nothing was written) or read-again. `events` were read; of them `fresh`
    are events that nobody had told, `joined` were known from other reports and `kept` from an
    earlier reading of this one; `gone` are claims that this reading no longer has.
    """

    report: int
    state: str
    events: int
    fresh: int = 0
    joined: int = 0
    kept: int = 0
    gone: int = 0

    def to_json(self) -> dict[str, Any]:
        """The counts under their names."""
        return {
            "report": self.report,
            "state": self.state,
            "events": self.events,
            "new": self.fresh,
            "joined": self.joined,
            "kept": self.kept,
            "gone": self.gone,
        }
