"""Sentences, boilerplate and quotations, whatever the language."""

from __future__ import annotations

import pytest

from foedera.read import read, report
from foedera.read.arabic.letters import tokens
from foedera.read.quotes import find_quotes
from foedera.read.sentences import sentence_spans, split_sentences


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("زار الوزير الهندي س. جايشانكار طوكيو. ثم غادر.", 2),
        ("قال «لن نقبل.» ثم غادر القاعة.", 2),
        ("بلغت النسبة 3.5 في المئة. ارتفعت.", 2),
        ("العنوان\nالفقرة الأولى. والثانية؟ نعم!", 4),
        ("Mr. Smith met Gen. Park in the U.S. capital. He left.", 2),
    ],
)
def test_sentences(text: str, count: int) -> None:
    assert len(list(sentence_spans(text))) == count


def test_a_sentence_without_end_is_cut_at_commas() -> None:
    text = "وقالت الوزارة إن القوات تحركت، " * 200
    sentences = split_sentences(text, tokens(text), "ar")
    assert max(s.last - s.first for s in sentences) <= 161
    assert [s.index for s in sentences] == list(range(len(sentences)))


def test_a_sentence_that_was_cut_is_told_once() -> None:
    short = "وقعت الهند وفرنسا اتفاقا.\n"
    text = short + "وقالت الوزارة إن القوات تحركت، " * 200
    [told] = [w for w in read(report(text, lang="ar")).warnings if w.code == "sentence-cut"]
    assert told.span is not None
    assert told.span.of(text) == text.removeprefix(short).strip()
    assert "«وقالت الوزارة إن القوات تحركت، وقالت…»" in told.message("ar")
    assert "“وقالت الوزارة إن القوات تحركت، وقالت…”" in told.message("en")
    assert "sentence-cut" not in {w.code for w in read(report(short, lang="ar")).warnings}


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('قال “نعم” و«لا» و"ربما".', ["نعم", "لا", "ربما"]),
        ("محادثات “2 + 2″، ثم", ["2 + 2"]),
        ("«واحد [one] اثنان»", ["واحد [one] اثنان"]),
        ("“غير مغلق\nوسطر جديد”", []),
        ("the ministry's 'plan' isn't ‘ready’", ["ready"]),
    ],
)
def test_quotations(text: str, inside: list[str]) -> None:
    assert [q.inside.of(text) for q in find_quotes(text)] == inside


@pytest.mark.parametrize(
    "line",
    [
        "اقرأ المزيد:\nروسيا تحذر اليابان",
        "أخبار ذات صلة: الصين تهدد تايوان",
        "تابعونا على تلغرام لمعرفة أخبار الصين واليابان",
        "اشترك للحصول على آخر أخبار الصين",
        "Read more:\nRussia warns Japan",
        "Subscribe to our newsletter on China and Japan",
    ],
)
def test_boilerplate_is_not_read(line: str) -> None:
    arabic = line[0] > "z"
    body = "وقعت الهند وفرنسا اتفاقا." if arabic else "India and France signed a pact."
    reading = read(report(f"{body}\n{line}", published="2024-09-18"))
    assert set(reading.actors) == {"IND", "FRA"}
    assert len(reading.events) == 1
    assert "boilerplate" in {u.reason for u in reading.unread}


def test_whose_words_a_quotation_is() -> None:
    text = "قال وزير الخارجية الروسي سيرغي لافروف إن الخطوة «استفزاز». «سنرد» قال بوتين."
    speakers = [q.speaker for q in read(report(text, published="2024-09-18")).quotes]
    assert [s.name if s else None for s in speakers] == ["Sergei Lavrov", "Vladimir Putin"]


def test_a_title_that_names_an_agency_credits_every_event() -> None:
    text = "انتقدت روسيا اليابان. ورحبت الصين بالقرار."
    reading = read(report(text, published="2024-09-18", title="موسكو تنتقد طوكيو – رويترز"))
    assert all(event.outlets[-1] == "Reuters" for event in reading.events)
