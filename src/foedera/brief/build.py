"""From readings to a brief: everything is asked, then put into words."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from foedera import compare, treaties
from foedera.brief import cases, change, citing, doubts, stances, touched
from foedera.brief.agenda import coming, line_of_time
from foedera.brief.headline import headline, summary
from foedera.brief.model import Page, Unknown
from foedera.brief.told import grouped, stationed, told
from foedera.brief.words import Words
from foedera.errors import UsageError
from foedera.locale import check_language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from foedera.brief.model import Told
    from foedera.read import Reading

__all__ = ["build"]


def build(
    readings: Sequence[Reading],
    lang: str | None,
    on: date | None,
    architecture: str | None,
    command: str,
    made: date | None,
    *,
    indic: bool,
) -> Page:
    """The page for one or more readings."""
    if not readings:
        raise UsageError("no report", remedy="Give at least one report to read.")
    words = Words(check_language(lang or readings[0].report.lang), indic=indic)
    day, assumed = _day(readings, on)
    library = treaties.load()
    events = told(readings, words)
    named = _topics(readings)

    slug = architecture or change.proposed(events, named)
    proposal = treaties.architecture(slug) if slug else None
    comparison = compare.compare("in-force", proposal, day) if proposal else None
    live = comparison.disputes if comparison else compare.live_disputes(day)
    asked = cases.ask_cases(readings, events, live, day, proposal)
    about = touched.touched(named, events, library, day)
    agreements = _with_binding(about, asked)
    debates = stances.debates(events, words)
    plans = coming(events)
    cited = _with_deciding(agreements, asked)
    changed = None
    if comparison is not None and proposal is not None:
        changed = change.describe(comparison, proposal, _states(readings, events), day, words)
    open_points = doubts.unknowns(readings, events, cited, words)
    if assumed:
        note = words.say(
            "No publication date: treaties are taken as they stand on {day}.", day=words.day(day)
        )
        open_points = (Unknown(note), *open_points)
    return Page(
        lang=words.lang,
        on=day,
        dated=words.day(day),
        headline=headline(events, agreements, asked, comparison, debates, day, words),
        summary=summary(events, asked, comparison, plans, words),
        reports=citing.report_lines(readings, words),
        groups=grouped(events, words),
        stationed=stationed(readings, words),
        agreements=tuple(touched.describe(a, events, day, words) for a in agreements),
        cases=cases.describe(asked, proposal, words),
        change=changed,
        debates=debates,
        coming=plans,
        timeline=line_of_time(events, _published(readings), words),
        unknowns=open_points,
        sources=citing.sources(cited, proposal, words, with_map=changed is not None),
        colophon=_colophon(library, day, made, words),
        command=command,
    )


def _day(readings: Sequence[Reading], on: date | None) -> tuple[date, bool]:
    """The day whose law counts, and whether it had to be assumed."""
    if on is not None:
        return on, False
    published = _published(readings)
    if published is not None:
        return published, False
    return datetime.now(tz=UTC).date(), True


def _published(readings: Sequence[Reading]) -> date | None:
    return max((r.report.published for r in readings if r.report.published), default=None)


def _topics(readings: Sequence[Reading]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(topic for reading in readings for topic in reading.topics))


def _states(readings: Sequence[Reading], events: Sequence[Told]) -> set[str]:
    """Every state that the reports name."""
    codes = {a for r in readings for a in r.actors}
    codes |= {a for e in events for a in (*e.actors, *e.recipients)}
    return {code for code in codes if not code.startswith("org:")}


def _with_binding(
    about: tuple[treaties.Agreement, ...], asked: cases.Asked
) -> tuple[treaties.Agreement, ...]:
    """Besides what is told of, the treaties in force that bind a state to fight in a case."""
    found = {a.id: a for a in about}
    for answer in asked.today:
        for finding in answer.findings:
            if finding.verdict == "bound" and finding.duty == "defense":
                found.setdefault(finding.agreement.id, finding.agreement)
    return tuple(found.values())


def _with_deciding(
    agreements: tuple[treaties.Agreement, ...], asked: cases.Asked
) -> tuple[treaties.Agreement, ...]:
    """The agreements touched and those that decide a case."""
    found = {a.id: a for a in agreements}
    for answer in (*asked.today, *asked.proposed):
        for finding in answer.findings:
            if finding.verdict != "not-bound":
                found.setdefault(finding.agreement.id, finding.agreement)
    return tuple(found.values())


def _colophon(
    library: treaties.Library, day: date, made: date | None, words: Words
) -> tuple[tuple[str, str], ...]:
    import foedera

    built = made or datetime.now(tz=UTC).date()
    return (
        (words.say("foedera version"), foedera.__version__),
        (
            words.say("treaty library"),
            words.count(
                "{n} agreement, hash {hash}",
                "{n} agreements, hash {hash}",
                len(library),
                hash=citing.library_hash(library),
            ),
        ),
        (words.say("law as it stood on"), words.day(day)),
        (words.say("made on"), words.day(built)),
    )
