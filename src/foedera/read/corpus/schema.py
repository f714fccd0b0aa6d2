"""The columns of a corpus that has been read: one row an event, and one row a report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from foedera.read.model import Event, Reading

__all__ = ["EVENTS", "REPORTS", "Column", "event_rows", "problem_row", "report_row"]


class Column(NamedTuple):
    """A column: text, texts (a list), integer, real or date; dates are ISO 8601 in JSON lines."""

    name: str
    kind: str
    meaning: str


EVENTS = (
    Column("event_id", "text", "first 16 digits of the report's hash and the event's number"),
    Column("report", "text", "the report's id: its own, else file's name and line"),
    Column("hash", "text", "SHA-256 of the report's text, in which all offsets count"),
    Column("lang", "text", "ar or en"),
    Column("publisher", "text", "the outlet that published the report"),
    Column("published", "date", "day of publication as the source writes it"),
    Column("url", "text", "where the source says that the report stands"),
    Column("event", "text", "PLOVER event type"),
    Column("status", "text", "happened, ongoing, planned, proposed, denied or hypothetical"),
    Column("actors", "texts", "who acts: ISO 3166-1 alpha-3, or org:nato and the like"),
    Column("recipients", "texts", "towards whom"),
    Column("topics", "texts", "what it is about"),
    Column("date", "text", "YYYY-MM-DD, YYYY-MM or YYYY, as precise as the text allows"),
    Column("date_start", "date", "first day of the interval"),
    Column("date_end", "date", "last day of the interval"),
    Column(
        "date_precision",
        "text",
        "day, days (written out, dated by the first), month, year or range",
    ),
    Column("date_rule", "text", "how the date was worked out"),
    Column("date_alternatives", "texts", "other readings of the date"),
    Column("speaker_actor", "text", "the state or organisation whose words carry the event"),
    Column("speaker_name", "text", "the speaker in Latin letters"),
    Column("speaker_name_as_written", "text", "the speaker as the report writes him"),
    Column("speaker_role", "text", "the office as the report states it"),
    Column("outlets", "texts", "media that the report cites for it, the innermost first"),
    Column("evidence", "text", "the words that the event rests on"),
    Column("evidence_start", "integer", "offset of the evidence in code points"),
    Column("evidence_end", "integer", "offset past its end"),
    Column("sentence_start", "integer", "offset of the sentence"),
    Column("sentence_end", "integer", "offset past its end"),
    Column("rule", "text", "the pattern that found it"),
    Column("confidence", "real", "from 0 to 1"),
    Column("warnings", "texts", "codes of what to be careful about"),
    Column("reader", "text", "who found it: rules, or llm, a language model"),
)

REPORTS = (
    Column("report", "text", "the report's id"),
    Column("hash", "text", "SHA-256 of its text; null where nothing could be read"),
    Column("source", "text", "file, file:line, or file[entry]"),
    Column("lang", "text", "ar or en"),
    Column("title", "text", "headline"),
    Column("publisher", "text", "the outlet that published it"),
    Column("published", "date", "day of publication as the source writes it"),
    Column("url", "text", "where the source says that it stands"),
    Column("characters", "integer", "length of the text in code points"),
    Column("events", "integer", "how many events were read; 0 in a duplicate"),
    Column("unread", "integer", "sentences that name actors and gave no event"),
    Column("actors", "texts", "states and organisations mentioned"),
    Column("topics", "texts", "topics touched"),
    Column("warnings", "texts", "codes of what to be careful about"),
    Column("duplicate_of", "text", "source of the first report with the same hash"),
    Column("problem", "text", "why it could not be read"),
)


def event_rows(reading: Reading) -> list[dict[str, Any]]:
    """The events of a reading as rows of the table EVENTS."""
    report = reading.report
    digest = report.hash
    common = {
        "report": report.id,
        "hash": digest,
        "lang": report.lang,
        "publisher": report.outlet,
        "published": report.published.isoformat() if report.published else None,
        "url": report.url,
    }
    return [
        {"event_id": f"{digest[:16]}-{event.id}", **common, **_event(event, report.text)}
        for event in reading.events
    ]


def _event(event: Event, text: str) -> dict[str, Any]:
    when, speaker = event.date, event.speaker
    return {
        "event": event.event,
        "status": event.status,
        "actors": list(event.actors),
        "recipients": list(event.recipients),
        "topics": list(event.topics),
        "date": when.iso if when else None,
        "date_start": when.start.isoformat() if when else None,
        "date_end": when.end.isoformat() if when else None,
        "date_precision": when.precision if when else None,
        "date_rule": when.rule if when else None,
        "date_alternatives": list(when.alternatives) if when else [],
        "speaker_actor": speaker.actor if speaker else None,
        "speaker_name": speaker.name if speaker else None,
        "speaker_name_as_written": speaker.name_as_written if speaker else None,
        "speaker_role": speaker.role if speaker else None,
        "outlets": list(event.outlets),
        "evidence": event.evidence.of(text),
        "evidence_start": event.evidence.start,
        "evidence_end": event.evidence.end,
        "sentence_start": event.sentence.start,
        "sentence_end": event.sentence.end,
        "rule": event.rule,
        "confidence": event.confidence,
        "warnings": list(event.warnings),
        "reader": event.reader,
    }


def report_row(reading: Reading, source: str) -> dict[str, Any]:
    """A report that was read as a row of the table REPORTS."""
    report = reading.report
    return {
        "report": report.id,
        "hash": report.hash,
        "source": source,
        "lang": report.lang,
        "title": report.title,
        "publisher": report.outlet,
        "published": report.published.isoformat() if report.published else None,
        "url": report.url,
        "characters": len(report.text),
        "events": len(reading.events),
        "unread": sum(1 for unread in reading.unread if unread.reason != "boilerplate"),
        "actors": list(reading.actors),
        "topics": list(reading.topics),
        "warnings": list(dict.fromkeys(warning.code for warning in reading.warnings)),
        "duplicate_of": None,
        "problem": None,
    }


def problem_row(source: str, problem: str) -> dict[str, Any]:
    """What could not be read, as a row of the table REPORTS."""
    row: dict[str, Any] = {c.name: [] if c.kind == "texts" else None for c in REPORTS}
    return row | {"source": source, "events": 0, "problem": problem}
