"""Whatever a model answers, what comes of it keeps every invariant of a reading."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from foedera.console import plain
from foedera.read.llm.answer import Answer, Unusable, events_in, opened
from foedera.read.llm.ground import _CLASSES, Grounding
from foedera.read.model import Reading, Report
from foedera.read.pipeline import conclude, settle, survey
from foedera.read.validate import TYPES
from foedera.read.words import topics

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

REPORTS = [
    Report(
        "Tokyo briefed Manila on radar on Monday, Reuters reported. The spokesman of Beijing, "
        "Lin Jian, would hear of no pact, no pact at all.\nSubscribe to our newsletter.",
        published=date(2024, 7, 10),
    ),
    Report(
        "قال وزير الخارجية الأميركي أنتوني بلينكن إن واشنطن تؤازر مانيلا منذ الاثنين، بحسب رويترز. "
        "وتكاشف طوكيو\u200f هانوي غداً.\nاقرأ المزيد",
        lang="ar",
    ),
]
SURVEYS = [survey(report) for report in REPORTS]


def words_of(text: str) -> SearchStrategy[str]:
    """Stretches of a text, some of them altered, and words from nowhere."""
    place = st.integers(0, len(text))
    stretch = st.tuples(place, st.integers(4, 60)).map(lambda p: text[p[0] : p[0] + p[1]])
    return stretch | stretch | stretch.map(lambda w: f" {w}\n") | st.text(max_size=12)


@st.composite
def items(draw: st.DrawFn, number: int) -> dict[str, Any]:
    """An event about one sentence of a report: mostly sound, each part sometimes not."""
    document = SURVEYS[number]
    place = draw(st.integers(0, 1))
    words = words_of(document.sentences[place].span.of(document.text))
    named = st.sampled_from([{"code": m.entity, "words": m.text} for m in document.mentions])
    codes = st.sampled_from(["JPN", "PHL", "CHN", "USA", "VNM", "KOR", "org:nato", "", "../x"])
    made_up = st.fixed_dictionaries({"code": codes, "words": words})
    party = st.integers(0, 9).flatmap(lambda n: named if n else made_up)
    voice = st.fixed_dictionaries(
        {"words": words, "name": st.none() | words, "code": st.none() | codes}
    )
    whole = {
        "sentence": st.just(place + 1) | st.just(place + 1) | st.integers(-1, 4),
        "evidence": words,
        "event": st.sampled_from([*sorted(TYPES), "ELSE"]),
        "status": st.sampled_from(["happened", "planned", "hypothetical", "ongoing", "never"]),
        "actors": st.lists(party, min_size=1, max_size=3) | st.just([]),
    }
    more = {
        "recipients": st.lists(party, max_size=2),
        "topics": st.lists(st.sampled_from(["nato", "radar", "taiwan"]), max_size=2),
        "date_words": st.none() | words,
        "speaker": st.none() | voice,
        "outlets": st.lists(words, max_size=2),
    }
    return draw(st.fixed_dictionaries(whole, optional=more))


def answers(number: int) -> SearchStrategy[Any]:
    return st.fixed_dictionaries({"events": st.lists(items(number), min_size=1, max_size=5)})


def read_as(number: int, content: str) -> Reading:
    """The reading of a report whose model answered so."""
    document = SURVEYS[number]
    asked = [sentence for sentence in document.sentences if not sentence.boilerplate]
    grounding = Grounding(document, asked)
    drafts = [grounding.draft(n, item) for n, item in events_in(Answer(content, "stop")).items]
    stands = settle(document, [draft for draft in drafts if draft is not None])
    return conclude(document, stands, tuple(grounding.warnings))


def check(reading: Reading) -> None:
    text = reading.report.text
    for event in reading.events:
        assert event.event in TYPES
        assert event.actors
        assert set(event.actors) | set(event.recipients) <= set(reading.actors)
        assert event.event == "PROTEST" or set(event.actors).isdisjoint(event.recipients)
        assert event.sentence.covers(event.evidence)
        words = event.evidence.of(text)
        assert words == words.strip() != ""
        assert event.reader == event.rule == "llm"
        if event.date is not None:
            assert event.date.rule
            assert event.date.expression is not None
            assert 0 <= event.date.expression.start < event.date.expression.end <= len(text)
        if event.speaker is not None:
            assert event.speaker.span is not None
            assert event.sentence.covers(event.speaker.span)
            assert event.speaker.actor in {None, *reading.actors}
    for warning in reading.warnings:
        for lang in ("ar", "en"):
            said = warning.message(lang)
            assert said == plain(said)
            assert len(said) < 400
    json.dumps(reading.to_json("en"), ensure_ascii=False).encode("utf-8")


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.sampled_from(range(len(REPORTS))).flatmap(lambda n: st.tuples(st.just(n), answers(n))))
def test_every_event_keeps_the_invariants(told: tuple[int, Any]) -> None:
    number, answer = told
    check(read_as(number, json.dumps(answer)))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=12,
)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(JSON, st.booleans())
def test_any_json_is_events_or_unusable(value: Any, inside: bool) -> None:
    content = json.dumps({"events": [value]} if inside else value)
    try:
        events = events_in(Answer(content, "stop"))
    except Unusable:
        return
    assert not events.items
    assert bool(events.faulty) == inside


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.binary(max_size=60) | JSON.map(lambda value: json.dumps(value).encode()))
def test_any_bytes_are_an_envelope_or_unusable(raw: bytes) -> None:
    try:
        answer = opened(raw)
    except Unusable:
        return
    assert answer.content.strip()


def test_kinds_of_acts_are_topics_of_the_registry() -> None:
    assert {row.topic for row in topics("en")} >= _CLASSES
