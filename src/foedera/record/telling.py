"""Recorded events as plain text for people, in Arabic or English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedera.locale import translator
from foedera.read.telling import act, state_of
from foedera.record.words import comma, decision_word, names, speaker_name

if TYPE_CHECKING:
    from foedera.locale import Translator
    from foedera.record.model import Claim, Decision, RecordedEvent, Source

__all__ = ["tell_event", "tell_line", "tell_source"]


def tell_line(event: RecordedEvent, lang: str) -> str:
    """One event on one line: id, day, who did what to whom, status, topics, reports, decision."""
    t = translator(lang, "record")
    reports = t.plural("{n} report", "{n} reports", len(event.sources))
    parts = [str(event.id), event.date or t("no date"), _what(event, lang)]
    parts += [comma(lang).join(event.topics)] if event.topics else []
    return " · ".join([*parts, reports, decision_word(event.verdict, lang)])


def _what(event: RecordedEvent, lang: str) -> str:
    actors, recipients = names(event.actors, lang), names(event.recipients, lang)
    arrow = " ← " if lang == "ar" else " → "
    whom = f"{arrow}{recipients}" if recipients else ""
    return f"{act(event.event, lang)}: {actors}{whom} ({state_of(event.status, lang)})"


def tell_event(event: RecordedEvent, lang: str) -> str:
    """One event in full: every report's words, speaker and outlets, then what was decided."""
    t = translator(lang, "record")
    lines = [tell_line(event, lang)]
    for claim in event.claims:
        lines += ["", *_claim(claim, lang, t)]
    if event.decisions:
        lines += ["", t("Decisions:"), *(_decision(d, lang, t) for d in event.decisions)]
    return "\n".join(lines)


def tell_source(source: Source, lang: str) -> str:
    """Outlet and day of a report, or what else is known of it."""
    t = translator(lang, "record")
    where = source.outlet or source.name or source.title or t("outlet not known")
    day = source.published.isoformat() if source.published else t("day not known")
    return f"{where}{comma(lang)}{day}"


def _claim(claim: Claim, lang: str, t: Translator) -> list[str]:
    event = claim.event
    head = f"{claim.id} {tell_source(claim.source, lang)}"
    if claim.verdict:
        head += f" ({decision_word(claim.verdict, lang)})"
    lines = [head, f"   «{claim.evidence}»"]
    if event.speaker is not None:
        who = speaker_name(event.speaker, lang, claim.source.lang)
        lines.append("   " + t("according to {who}", who=who))
    if event.outlets:
        lines.append("   " + t("as cited from {outlets}", outlets=comma(lang).join(event.outlets)))
    date = event.date.iso if event.date else t("no date")
    facts = [names((*event.actors, *event.recipients), lang), date, state_of(event.status, lang)]
    lines.append("   " + " · ".join(facts))
    read = t("read by {reader} {version}", reader=claim.reader, version=claim.version)
    lines.append("   " + (read if claim.current else t("no longer read; kept because accepted")))
    return lines


def _decision(decision: Decision, lang: str, t: Translator) -> str:
    said = t(
        "{day} {on} {decision} by {who}",
        day=f"{decision.made:%Y-%m-%d %H:%M} UTC",
        on=decision.on,
        decision=decision_word(decision.verdict, lang),
        who=decision.by,
    )
    return f"  {said}: {decision.note}" if decision.note else f"  {said}"
