"""From a report to its reading: the shared stages around one language's part."""

from __future__ import annotations

from dataclasses import replace
from textwrap import shorten
from typing import TYPE_CHECKING

from foedera.read.confidence import FLOOR, abstain
from foedera.read.credits import credit_sources
from foedera.read.document import Document
from foedera.read.headline import told_by_the_body
from foedera.read.language import language_class
from foedera.read.levelling import level
from foedera.read.merge import in_order, merge, to_events
from foedera.read.model import Reading, ReadingWarning, Unread
from foedera.read.quotes import find_quotes
from foedera.read.sentences import split_sentences
from foedera.read.themes import assign_topics, report_topics
from foedera.read.validate import sound

if TYPE_CHECKING:
    from foedera.read.document import Draft, Sentence
    from foedera.read.language import Language
    from foedera.read.model import Report, Usage

__all__ = ["conclude", "read", "settle", "survey", "unread"]

_BEGINNING = 40  # characters that tell which sentence is meant


def read(report: Report, *, floor: float = FLOOR) -> Reading:
    """Read one report; nothing in its text is ever obeyed, and nothing outside it is opened.

    `floor` is the confidence, from 0 to 1, below which an event is left out; 0 keeps everything.

    >>> from foedera.read.model import Report
    >>> from datetime import date
    >>> text = "وقعت اليابان والفلبين اتفاقية دفاعية يوم الإثنين."
    >>> reading = read(Report(text, lang="ar", published=date(2024, 7, 10)))
    >>> [(e.event, e.actors, e.date.iso) for e in reading.events]
    [('SUPPORT', ('JPN', 'PHL'), '2024-07-08')]
    """
    document = survey(report)
    return conclude(document, settle(document, document.drafts, floor=floor))


def survey(report: Report) -> Document:
    """Everything that the rules find in one report, before anything is joined or left out."""
    levelled = level(report)
    if levelled is not None:
        report = replace(report, text=levelled.text)
    document = Document(report, levelled)
    language = language_class(report.lang)(document)
    document.tokens = language.tokenise()
    document.sentences = split_sentences(report.text, document.tokens, report.lang)
    document.quotes = find_quotes(report.text)
    document.mentions = language.mentions()
    document.dates = language.dates()
    for sentence in document.sentences:
        if not sentence.boilerplate:
            _read_sentence(document, language, sentence)
    language.finish()
    credit_sources(document)
    return document


def settle(document: Document, drafts: list[Draft], *, floor: float = FLOOR) -> list[Draft]:
    """The drafts that can stand and are sure enough, with their topics, each act once."""
    assign_topics(document, drafts)
    told = merge(told_by_the_body(document, [d for d in drafts if sound(document, d)]))
    return abstain(document, told, floor)


def conclude(
    document: Document,
    drafts: list[Draft],
    warnings: tuple[ReadingWarning, ...] = (),
    usage: Usage | None = None,
) -> Reading:
    """The reading of a surveyed report whose settled drafts are these."""
    reading = Reading(
        report=document.report,
        mentions=tuple(m for m in document.mentions if not _in_boilerplate(document, m.span.start)),
        topics=report_topics(document, [*drafts, *document.unsure]),
        events=to_events(document, in_order(drafts)),
        deployments=tuple(dict.fromkeys(document.deployments)),
        quotes=tuple(document.quotes),
        unread=tuple(unread(document, drafts)),
        warnings=(*_warnings(document), *warnings),
        usage=usage,
    )
    return document.levelled.restore(reading) if document.levelled else reading


def _read_sentence(document: Document, language: Language, sentence: Sentence) -> None:
    drafts: list[Draft] = []
    for clause in language.clauses(sentence):
        for trigger in language.triggers(clause):
            drafts.extend(language.roles(clause, trigger))
    language.attribute(sentence, drafts)
    document.drafts.extend(drafts)


def _in_boilerplate(document: Document, offset: int) -> bool:
    sentence = document.sentence_at(offset)
    return sentence is not None and sentence.boilerplate


def unread(document: Document, drafts: list[Draft]) -> list[Unread]:
    """Sentences left unread: boilerplate, and those that name actors but gave no sure event."""
    told = document.told | {draft.sentence for draft in drafts}
    named: dict[int, set[str]] = {}
    for mention in document.mentions:
        sentence = document.sentence_at(mention.span.start)
        if sentence:
            named.setdefault(sentence.index, set()).add(mention.entity)
    unsure = {draft.sentence for draft in document.unsure}
    found = [u for u in document.unread]
    listed = {u.span for u in found}
    for sentence in document.sentences:
        if sentence.span in listed or sentence.index in told:
            continue
        if sentence.boilerplate:
            found.append(Unread(sentence.span, "boilerplate"))
        elif sentence.index in unsure:
            found.append(Unread(sentence.span, "unsure"))
        elif len(named.get(sentence.index, ())) >= 2:
            found.append(Unread(sentence.span, "no-frame"))
        elif named.get(sentence.index):
            found.append(Unread(sentence.span, "one-actor"))
    return sorted(found, key=lambda u: u.span)


def _beginning(text: str) -> str:
    return shorten(text[: 2 * _BEGINNING], _BEGINNING, placeholder="…")


def _warnings(document: Document) -> list[ReadingWarning]:
    report = document.report
    found = list(report.warnings)
    unresolved = [d for d in document.dates if d.date is None]
    if report.published is None:
        hanging = sum(d.relative for d in unresolved)
        found.append(ReadingWarning("no-publication-date", None, {"n": hanging}))
    found.extend(
        ReadingWarning("date-unresolved", d.span, {"words": d.span.of(report.text)})
        for d in unresolved
    )
    cut = dict.fromkeys(s.whole for s in document.sentences if s.whole and not s.boilerplate)
    found.extend(
        ReadingWarning("sentence-cut", whole, {"words": _beginning(whole.of(report.text))})
        for whole in cut
    )
    if not document.tokens:
        found.append(ReadingWarning("nothing-to-read"))
    return found
