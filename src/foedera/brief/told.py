"""What was reported: events as sentences, with the words they rest on and the way they came."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from foedera.brief.merge import accounts
from foedera.brief.model import Excerpt, Group, Stationed, Step, Told, When, Witness
from foedera.brief.sentences import tell
from foedera.brief.tables import topics

if TYPE_CHECKING:
    from collections.abc import Sequence

    from foedera.brief.merge import Account
    from foedera.brief.words import Words
    from foedera.read import Event, EventDate, Reading, Span

__all__ = ["excerpt", "grouped", "stationed", "told"]

_STATUS = {
    "happened": "happened",
    "ongoing": "under way",
    "planned": "planned",
    "proposed": "proposed",
    "denied": "denied",
    "hypothetical": "hypothetical",
}


#: How a date was worked out, by the beginning of the reader's rule.
_RULES = {
    "weekday": "the nearest such weekday to the day of publication",
    "month-nearest": "the nearest such month to the day of publication",
    "monthless-day": "the nearest such day to the day of publication",
    "relative": "counted from the day of publication",
    "today": "the day of publication",
    "yesterday": "counted from the day of publication",
    "tomorrow": "counted from the day of publication",
    "before-yesterday": "counted from the day of publication",
    "week-relative": "counted from the day of publication",
    "month-": "counted from the day of publication",
    "year-relative": "counted from the day of publication",
    "days-ago": "counted from the day of publication",
    "weeks-ago": "counted from the day of publication",
    "months-ago": "counted from the day of publication",
    "years-ago": "counted from the day of publication",
    "same": "from the date told before it",
    "later": "from the date told before it",
    "counted": "from the date told before it",
}


def told(readings: Sequence[Reading], words: Words) -> tuple[Told, ...]:
    """Every event of the readings once, in the order of telling.

    Events that come out as the same sentence are one, with every telling as a witness.
    """
    found: list[Told] = []
    for index, account in enumerate(accounts(readings), start=1):
        event = _told(account, f"e{index}", readings, words)
        twin = next((n for n, each in enumerate(found) if _alike(each, event)), None)
        if twin is None:
            found.append(event)
        else:
            first = found[twin]
            found[twin] = replace(
                first,
                when=first.when or event.when,
                witnesses=first.witnesses + event.witnesses,
                notes=tuple(dict.fromkeys(first.notes + event.notes)),
            )
    return tuple(found)


def _alike(one: Told, other: Told) -> bool:
    same = (one.sentence, one.status) == (other.sentence, other.status)
    dated = one.when is not None and other.when is not None
    return same and (not dated or one.when == other.when)


def _told(account: Account, key: str, readings: Sequence[Reading], words: Words) -> Told:
    event = account.event
    report = readings[account.tellings[0][0]].report
    return Told(
        id=key,
        sentence=tell(
            words,
            event.event,
            event.actors,
            event.recipients,
            event.topics,
            event.status,
            event.evidence.of(_text_of(account, event, readings)),
        ),
        event=event.event,
        status=event.status,
        status_word=words.say(_STATUS[event.status]),
        actors=event.actors,
        recipients=event.recipients,
        topics=event.topics,
        when=_when(event.date, _text_of(account, event, readings), words),
        witnesses=tuple(
            _witness(number, each, readings[number], words) for number, each in account.tellings
        ),
        notes=_notes(event, report.lang, words),
    )


def _text_of(account: Account, event: Event, readings: Sequence[Reading]) -> str:
    number = next(n for n, each in account.tellings if each is event)
    return readings[number].report.text


def _when(day: EventDate | None, text: str, words: Words) -> When | None:
    if day is None:
        return None
    if day.precision == "day":
        said = words.day(day.start)
    elif day.precision == "month":
        said = words.month(day.start)
    elif day.precision == "year":
        said = words.digits(str(day.start.year))
    else:
        said = words.say(
            "{first} to {last}",
            first=words.day(day.start, weekday=False),
            last=words.day(day.end, weekday=False),
        )
    how = words.say("dated by the report's sense")
    if day.expression is not None:
        how = words.say("“{words}” in the report", words=day.expression.of(text))
    rule = next((key for key in _RULES if day.rule.startswith(key)), None)
    if rule is not None:
        how = words.say("{how}, {rule}", how=how, rule=words.say(_RULES[rule]))
    if day.alternatives:
        how = words.say(
            "{how}; could also be {others}", how=how, others=", ".join(day.alternatives)
        )
    return When(said, how, day.start, day.end, day.iso)


def excerpt(text: str, sentence: Span, evidence: Span, lang: str) -> Excerpt:
    """The sentence of the text, cut where the evidence begins and ends."""
    start, end = max(evidence.start, sentence.start), min(evidence.end, sentence.end)
    if start >= end:
        return Excerpt("", sentence.of(text).strip(), "", lang)
    return Excerpt(
        text[sentence.start : start].lstrip(),
        text[start:end],
        text[end : sentence.end].rstrip(),
        lang,
    )


def _witness(number: int, event: Event, reading: Reading, words: Words) -> Witness:
    report = reading.report
    steps = []
    name = ""
    if event.speaker is not None:
        speaker = event.speaker
        written = speaker.name_as_written if report.lang == words.lang else speaker.name
        name = written or speaker.name or ""
        shown = name or (words.bare(speaker.actor) if speaker.actor else "")
        if not shown:
            shown = words.say("a source not named")
        role = speaker.role or ""
        steps.append(Step(shown, role if " " in role else role.replace("-", " ")))
    steps += [Step(words.outlet(outlet)) for outlet in event.outlets]
    steps.append(Step(report.outlet or words.say("the report (outlet not known)")))
    return Witness(
        number + 1,
        excerpt(report.text, event.sentence, event.evidence, report.lang),
        tuple(steps),
        name,
    )


def _notes(event: Event, lang: str, words: Words) -> tuple[str, ...]:
    from foedera.read import ReadingWarning

    notes = []
    for code in event.warnings:
        try:
            notes.append(ReadingWarning(code).message(words.lang))
        except (KeyError, IndexError):
            continue
    return tuple(notes)


def grouped(events: Sequence[Told], words: Words) -> tuple[Group, ...]:
    """Events by what they are about: proposals first, then the most told, the rest at the end."""
    counts: dict[str, int] = {}
    for event in events:
        for topic in event.topics:
            counts[topic] = counts.get(topic, 0) + 1

    def weight(topic: str) -> tuple[bool, bool, int, str]:
        entry = topics().get(topic, {})
        return "proposal" not in entry, "generic" in entry, -counts[topic], topic

    order = sorted(counts, key=weight)
    groups: dict[str, list[Told]] = {topic: [] for topic in order}
    rest: list[Told] = []
    for event in events:
        mine = [topic for topic in order if topic in event.topics]
        (groups[mine[0]] if mine else rest).append(event)
    found = [
        Group(words.capital(words.topic(topic)), tuple(listed))
        for topic, listed in groups.items()
        if listed
    ]
    if rest:
        title = words.say("Other events") if found else words.say("Events")
        found.append(Group(title, tuple(rest)))
    return tuple(found)


def stationed(readings: Sequence[Reading], words: Words) -> tuple[Stationed, ...]:
    """Troops abroad that the reports mention, each once."""
    found: dict[str, Stationed] = {}
    for reading in readings:
        for each in reading.deployments:
            if each.personnel is None:
                said = words.say(
                    "{guest} has troops in {host}",
                    guest=words.capital(words.name(each.guest)),
                    host=words.name(each.host),
                )
            else:
                said = words.say(
                    "{guest} has {n} troops in {host}",
                    guest=words.capital(words.name(each.guest)),
                    n=f"{each.personnel:,}",
                    host=words.name(each.host),
                )
            shown = Excerpt("", each.evidence.of(reading.report.text), "", reading.report.lang)
            found.setdefault(said, Stationed(said, shown))
    return tuple(found.values())
