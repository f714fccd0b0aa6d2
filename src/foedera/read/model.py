"""What a report is and what reading it yields: values with exact places in the text."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from datetime import date

__all__ = [
    "Deployment",
    "Event",
    "EventDate",
    "Mention",
    "Quote",
    "Reading",
    "ReadingWarning",
    "Report",
    "Span",
    "Speaker",
    "Status",
    "Unread",
    "Usage",
]

Status = Literal["happened", "ongoing", "planned", "proposed", "denied", "hypothetical"]
Precision = Literal["day", "days", "month", "year", "range"]


class Span(NamedTuple):
    """Half-open offsets into the text of a report.

    >>> Span(0, 5).of("Tokyo and Manila")
    'Tokyo'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words that the span covers."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Whether the other span lies inside this one."""
        return self.start <= other.start and other.end <= self.end

    def touches(self, other: Span) -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Report:
    """A news text as it will be read; `text` is the body that all offsets count in.

    >>> Report("Tokyo signed.", lang="en").id
    '4b21007d63c1'
    """

    text: str
    lang: Literal["ar", "en"] = "en"
    title: str | None = None
    outlet: str | None = None
    published: date | None = None
    name: str | None = None
    warnings: tuple[ReadingWarning, ...] = ()
    url: str | None = None

    @property
    def id(self) -> str:
        """The name it was loaded under, else the beginning of its hash."""
        return self.name or self.hash[:12]

    @property
    def hash(self) -> str:
        """SHA-256 of the text in hexadecimal: two reports with one hash are one report."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in the text that names an actor: a state, an organisation or somebody of theirs.

    `via` says how: name, capital, nisba, alias, office, organ, person, group or anaphor.
    """

    entity: str
    span: Span
    text: str
    via: str
    person: str | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whose words carry a claim: the name in Latin letters, the state and the role as written."""

    actor: str | None
    name: str | None = None
    name_as_written: str | None = None
    role: str | None = None
    span: Span | None = None

    def to_json(self) -> dict[str, Any]:
        """The speaker as the scheme writes him."""
        return {
            "name": self.name,
            "actor": self.actor,
            "name_as_written": self.name_as_written,
            "role": self.role,
            "span": list(self.span) if self.span else None,
        }


@dataclass(frozen=True, slots=True)
class EventDate:
    """When an event takes place, from `start` to `end`, and how that was worked out.

    >>> from datetime import date
    >>> EventDate(date(2024, 7, 1), date(2024, 7, 31), "month").iso
    '2024-07'
    """

    start: date
    end: date
    precision: Precision
    expression: Span | None = None
    rule: str = ""
    alternatives: tuple[str, ...] = ()

    @property
    def iso(self) -> str:
        """YYYY-MM-DD, YYYY-MM or YYYY.

        Days written out ("from July 12 to 17") give the first of them; a vaguer range ("last week")
        gives the month that holds its middle.
        """
        if self.precision == "year":
            return f"{self.start.year:04d}"
        if self.precision == "month":
            return f"{self.start.year:04d}-{self.start.month:02d}"
        if self.precision == "range":
            middle = self.start + (self.end - self.start) / 2
            return f"{middle.year:04d}-{middle.month:02d}"
        return self.start.isoformat()

    def to_json(self) -> dict[str, Any]:
        """The interval, its rule and the other readings there were."""
        return {
            "start": self.start.isoformat(),
            "end": self.end.isoformat(),
            "precision": self.precision,
            "expression": list(self.expression) if self.expression else None,
            "rule": self.rule,
            "alternatives": list(self.alternatives),
        }


@dataclass(frozen=True, slots=True)
class Event:
    """One act that the report tells of: who, what, towards whom, when, and who says so.

    `evidence` and `sentence` are offsets into the report; `rule` names the pattern that found it,
    `reader` the reader that it comes from.
    """

    id: str
    event: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    topics: tuple[str, ...]
    date: EventDate | None
    status: Status
    speaker: Speaker | None
    outlets: tuple[str, ...]
    evidence: Span
    sentence: Span
    rule: str
    confidence: float = 1.0
    warnings: tuple[str, ...] = ()
    reader: str = "rules"

    def to_json(self, text: str) -> dict[str, Any]:
        """The event as the scheme writes it, with offsets and rule besides."""
        return {
            "id": self.id,
            "event": self.event,
            "actors": list(self.actors),
            "recipients": list(self.recipients),
            "topics": list(self.topics),
            "date": self.date.iso if self.date else None,
            "status": self.status,
            "speaker": self.speaker.to_json() if self.speaker else None,
            "outlets": list(self.outlets),
            "evidence": self.evidence.of(text),
            "span": list(self.evidence),
            "sentence": list(self.sentence),
            "when": self.date.to_json() if self.date else None,
            "rule": self.rule,
            "reader": self.reader,
            "confidence": self.confidence,
            "warnings": list(self.warnings),
        }


@dataclass(frozen=True, slots=True)
class Deployment:
    """Troops of one state stationed in another."""

    guest: str
    host: str
    personnel: int | None
    evidence: Span


@dataclass(frozen=True, slots=True)
class Quote:
    """Words between quotation marks; `span` includes the marks."""

    span: Span
    open: str
    close: str
    speaker: Speaker | None = None

    @property
    def inside(self) -> Span:
        """The quoted words without their marks."""
        return Span(self.span.start + len(self.open), self.span.end - len(self.close))


@dataclass(frozen=True, slots=True)
class Unread:
    """A sentence that names actors and yielded nothing; `reason` is a word such as no-frame."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class ReadingWarning:
    """Something the reader of a reading should know; `code` selects the sentence."""

    code: str
    span: Span | None = None
    values: dict[str, Any] = field(default_factory=dict)

    def message(self, lang: str = "en") -> str:
        """The warning as a sentence of one language."""
        from foedera.read.wording import warning

        return warning(self.code, lang, self.values)


@dataclass(frozen=True, slots=True)
class Usage:
    """What a language model was asked and what that cost; zero tokens where a cache answered.

    `cost` is in the currency of the configured prices, None where no price is configured or the
    endpoint did not count its tokens.

    >>> (Usage("m", requests=1, tokens_in=900) + Usage("m", cached=1)).cached
    1
    """

    model: str
    requests: int = 0
    cached: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    cost: float | None = None

    def __add__(self, other: Usage) -> Usage:
        known = [u.cost for u in (self, other) if u.cost is not None]
        return Usage(
            self.model,
            self.requests + other.requests,
            self.cached + other.cached,
            self.tokens_in + other.tokens_in,
            self.tokens_out + other.tokens_out,
            sum(known) if known else None,
        )


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that was read out of one report."""

    report: Report
    mentions: tuple[Mention, ...] = ()
    topics: tuple[str, ...] = ()
    events: tuple[Event, ...] = ()
    deployments: tuple[Deployment, ...] = ()
    quotes: tuple[Quote, ...] = ()
    unread: tuple[Unread, ...] = ()
    warnings: tuple[ReadingWarning, ...] = ()
    usage: Usage | None = None

    @property
    def actors(self) -> tuple[str, ...]:
        """Every state and organisation mentioned, states first, each once."""
        found = {m.entity for m in self.mentions}
        return tuple(sorted(found, key=lambda code: (code.startswith("org:"), code)))

    def to_json(self, lang: str | None = None) -> dict[str, Any]:
        """One document in the structure of the annotation scheme, with more besides.

        `lang` is the language of the warnings, by default the report's.
        """
        report, text = self.report, self.report.text
        return {
            "id": report.id,
            "lang": report.lang,
            "outlet": report.outlet,
            "published": report.published.isoformat() if report.published else None,
            "title": report.title,
            "text": text,
            "mentions": {"actors": list(self.actors), "topics": list(self.topics)},
            "events": [event.to_json(text) for event in self.events],
            "deployments": [
                {
                    "guest": d.guest,
                    "host": d.host,
                    "personnel": d.personnel,
                    "evidence": d.evidence.of(text),
                    "span": list(d.evidence),
                }
                for d in self.deployments
            ],
            "quotes": [
                {
                    "span": list(q.span),
                    "text": q.inside.of(text),
                    "speaker": q.speaker.to_json() if q.speaker else None,
                }
                for q in self.quotes
            ],
            "unread": [
                {"span": list(u.span), "text": u.span.of(text), "reason": u.reason}
                for u in self.unread
            ],
            "warnings": [
                {
                    "code": w.code,
                    "message": w.message(lang or report.lang),
                    "span": list(w.span) if w.span else None,
                }
                for w in self.warnings
            ],
            "usage": asdict(self.usage) if self.usage else None,
        }
