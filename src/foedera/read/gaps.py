"""The gap report: words between actors that may tell acts and stand in no word list."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from foedera.read.model import Span
from foedera.read.pipeline import settle, survey

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from foedera.read.document import Document, Sentence
    from foedera.read.model import Report

__all__ = ["Gap", "gaps"]

_MOST_FORMS = 6


@dataclass(frozen=True, slots=True)
class Gap:
    """A verb, or the name of an act, that no list has; `word` is its commonest form in the reports.

    `count` is over all reports, `reports` the number of reports it stands in; the example is the
    first sentence that had it, `span` its place in the report of that name.
    """

    lang: str
    word: str
    forms: tuple[str, ...]
    count: int
    reports: int
    report: str
    sentence: str
    span: Span

    def to_json(self) -> dict[str, Any]:
        """The gap as a program reads it."""
        return {
            "lang": self.lang,
            "word": self.word,
            "forms": list(self.forms),
            "count": self.count,
            "reports": self.reports,
            "example": {
                "report": self.report,
                "sentence": self.sentence,
                "span": list(self.span),
            },
        }


@dataclass(slots=True)
class _Found:
    report: str
    sentence: str
    span: Span
    forms: Counter[str] = field(default_factory=Counter)
    reports: set[str] = field(default_factory=set)


def gaps(reports: Iterable[Report]) -> list[Gap]:
    """What the word lists lack, counted over all the reports, most frequent first.

    A word counts where it stands between two actors, or in a sentence that names two actors and
    gave no event.

    >>> from foedera.read.model import Report
    >>> [gap.word for gap in gaps([Report("Tokyo lampooned Manila over the shoal.")])]
    ['lampooned']
    """
    found: dict[tuple[str, str], _Found] = {}
    for report in reports:
        for key, place, document, sentence in _in_report(report):
            token = document.tokens[place]
            if (report.lang, key) not in found:
                told = _as_it_came(document, sentence.span).of(report.text)
                span = _as_it_came(document, Span(token.start, token.end))
                found[report.lang, key] = _Found(report.id, " ".join(told.split()), span)
            gap = found[report.lang, key]
            gap.forms[token.text.lower()] += 1
            gap.reports.add(report.id)
    listed = [_gap(lang, kept) for (lang, _), kept in found.items()]
    return sorted(listed, key=lambda gap: (-gap.count, -gap.reports, gap.lang, gap.word))


def _as_it_came(document: Document, span: Span) -> Span:
    """The place in the report's own text."""
    return document.levelled.span(span) if document.levelled else span


def _gap(lang: str, found: _Found) -> Gap:
    forms = [form for form, _ in found.forms.most_common(_MOST_FORMS)]
    return Gap(
        lang,
        forms[0],
        tuple(forms),
        found.forms.total(),
        len(found.reports),
        found.report,
        found.sentence,
        found.span,
    )


def _in_report(report: Report) -> Iterator[tuple[str, int, Document, Sentence]]:
    document = survey(report)
    read = [draft.evidence for draft in settle(document, document.drafts)]
    uncovered = _hook(report.lang)
    actors: dict[int, list[tuple[int, int, str]]] = {}
    named: dict[int, str] = {}
    for mention in document.mentions:
        first, last = document.tokens_of(mention.span)
        named.update(dict.fromkeys(range(first, last), mention.via))
        home = document.sentence_at(mention.span.start)
        if home is not None:
            actors.setdefault(home.index, []).append((first, last, mention.entity))
    times = {place for time in document.dates for place in range(time.first, time.last)}
    for index, mentions in sorted(actors.items()):
        sentence = document.sentences[index]
        if sentence.boilerplate or len({entity for _, _, entity in mentions}) < 2:
            continue
        silent = not any(sentence.span.touches(evidence) for evidence in read)
        # a verb that opens its clause stands before both of its actors
        start, stop = min(m[0] for m in mentions) - 2, max(m[0] for m in mentions)
        for place, key in uncovered(document, sentence, named):
            if place not in times and (silent or start <= place < stop):
                yield key, place, document, sentence


def _hook(lang: str) -> Callable[[Document, Sentence, dict[int, str]], Iterator[tuple[int, str]]]:
    if lang == "ar":
        from foedera.read.arabic.gaps import uncovered
    else:
        from foedera.read.english.gaps import uncovered
    return uncovered
