"""A reading as plain text for people, in Arabic or English."""

from __future__ import annotations

from functools import reduce
from operator import add
from typing import TYPE_CHECKING

from foedera import atlas
from foedera.errors import NotFound
from foedera.locale import translator
from foedera.read.wording import reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from foedera.locale import Translator
    from foedera.read.model import Event, Reading

__all__ = ["act", "state_of", "tell", "tell_cost"]

_COMMA = {"ar": "، ", "en": ", "}
_TOWARDS = {"en": "→", "ar": "←"}


def act(code: str, lang: str) -> str:
    """The name of a PLOVER event type."""
    t = translator(lang, "read")
    return {
        "AGREE": t("promise or readiness"),
        "CONSULT": t("meeting or talks"),
        "SUPPORT": t("support or signature"),
        "CONCEDE": t("concession"),
        "COOPERATE": t("cooperation"),
        "AID": t("aid"),
        "RETREAT": t("withdrawal"),
        "REQUEST": t("demand or proposal"),
        "ACCUSE": t("criticism or accusation"),
        "REJECT": t("rejection"),
        "THREATEN": t("threat"),
        "PROTEST": t("demonstration"),
        "SANCTION": t("sanction or break"),
        "MOBILIZE": t("military move"),
        "COERCE": t("coercion"),
        "ASSAULT": t("use of force"),
    }[code]


def state_of(status: str, lang: str) -> str:
    """The name of an event's status."""
    t = translator(lang, "read")
    return {
        "happened": t("happened"),
        "ongoing": t("under way"),
        "planned": t("planned"),
        "proposed": t("wanted"),
        "denied": t("denied"),
        "hypothetical": t("possible"),
    }[status]


def tell(reading: Reading, lang: str) -> str:
    """The events of a reading, one paragraph each, then what was left unread and the warnings.

    Names of states come from the atlas; the sentence is quoted as it stands in the report.
    """
    t = translator(lang, "read")
    report = reading.report
    head = [report.title or report.id, report.outlet or "", str(report.published or "")]
    lines = [" · ".join(part for part in head if part)]
    lines.append(
        t.plural("{n} event was read.", "{n} events were read.", len(reading.events))
        if reading.events
        else t("No event was read.")
    )
    for event in reading.events:
        lines += ["", *_event(event, reading, lang, t)]
    for deployment in reading.deployments:
        guest, host = _names([deployment.guest], lang), _names([deployment.host], lang)
        lines += ["", t("Troops of {guest} in {host}", guest=guest, host=host)]
        if deployment.personnel:
            lines[-1] += f": {deployment.personnel}"
    left = [u for u in reading.unread if u.reason != "boilerplate"]
    if left:
        lines += ["", t("Not read:")]
        lines += [f"  – {u.span.of(report.text)} ({reason(u.reason, lang)})" for u in left]
    if reading.warnings:
        lines += ["", *(f"! {warning.message(lang)}" for warning in reading.warnings)]
    return "\n".join(lines)


def tell_cost(readings: Sequence[Reading], lang: str | None) -> str | None:
    """What a language model was asked for some readings and what that cost, in one sentence.

    None where none was asked. `lang` is by default the first report's.
    """
    used = [reading.usage for reading in readings if reading.usage is not None]
    if not used:
        return None
    from foedera.read.llm.wording import usage_note

    return usage_note(reduce(add, used), lang or readings[0].report.lang)


def _event(event: Event, reading: Reading, lang: str, t: Translator) -> list[str]:
    actors, recipients = _names(event.actors, lang), _names(event.recipients, lang)
    whom = f" {_TOWARDS[lang]} {recipients}" if recipients else ""
    facts = [state_of(event.status, lang), event.date.iso if event.date else t("no date")]
    facts += list(event.topics)
    told = _COMMA[lang].join(facts)
    lines = [
        f"{event.id}. {act(event.event, lang)}: {actors}{whom} ({told})",
        f"   «{event.evidence.of(reading.report.text)}»",
    ]
    if event.speaker is not None:
        speaker = event.speaker
        named = speaker.name_as_written if lang == reading.report.lang else speaker.name
        who = named or speaker.name or speaker.role or _names([speaker.actor or ""], lang)
        lines.append("   " + t("according to {who}", who=who))
    if event.reader != "rules":
        lines.append("   " + t("read by a language model"))
    if event.outlets:
        lines.append("   " + t("as cited from {outlets}", outlets=" ← ".join(event.outlets)))
    return lines


def _names(codes: Iterable[str], lang: str) -> str:
    return _COMMA[lang].join(_name(code, lang) for code in codes if code)


def _name(code: str, lang: str) -> str:
    try:
        named = atlas.organisation(code) if code.startswith("org:") else atlas.state(code)
    except NotFound:
        return code
    return named.name.of(lang)
