"""What is no part of a report is left out, and no news with it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from foedera.read import read, report

if TYPE_CHECKING:
    from foedera.read import Reading

LINES = yaml.safe_load((Path(__file__).parent / "boilerplate.yaml").read_text(encoding="utf-8"))
AROUND = {
    "ar": ("وقعت اليابان والفلبين اتفاقية دفاعية في مانيلا.", "ورحبت كانبيرا بالاتفاقية."),
    "en": ("Japan and the Philippines signed a pact in Manila.", "Australia welcomed the pact."),
}


def left_out(reading: Reading) -> list[str]:
    return [u.span.of(reading.report.text) for u in reading.unread if u.reason == "boilerplate"]


@pytest.mark.parametrize(
    ("lang", "line"), [(lang, line) for lang in LINES for line in LINES[lang]["out"]]
)
def test_a_line_that_is_no_part_of_the_report_is_left_out(lang: str, line: str) -> None:
    before, after = AROUND[lang]
    reading = read(report(f"{before}\n{line}\n{after}", lang=lang))
    assert " ".join(left_out(reading)) == line
    assert {e.sentence.of(reading.report.text) for e in reading.events} <= {before, after}
    assert len(reading.events) == len(read(report(f"{before}\n{after}", lang=lang)).events)


@pytest.mark.parametrize(
    ("lang", "line"), [(lang, line) for lang in LINES for line in LINES[lang]["in"]]
)
def test_news_that_begins_alike_is_kept(lang: str, line: str) -> None:
    before, after = AROUND[lang]
    assert left_out(read(report(f"{before}\n{line}\n{after}", lang=lang))) == []
    assert left_out(read(report(line, lang=lang))) == []


def test_only_the_sentence_goes_where_the_paragraph_began_as_news() -> None:
    text = "Japan and Australia signed a pact. Sign up for our newsletter."
    assert left_out(read(report(text))) == ["Sign up for our newsletter."]


@pytest.mark.parametrize(
    ("heading", "link", "news"),
    [
        ("اقرأ أيضاً", "الصين تهدد الفلبين بعقوبات", "ونددت الصين بالاتفاقية."),
        ("Related", "China threatens Manila with sanctions", "China condemned the pact."),
        ("Read more:", "China threatens Manila with sanctions", "China condemned the pact."),
    ],
)
def test_a_related_headline_goes_and_a_paragraph_stays(heading: str, link: str, news: str) -> None:
    before, after = AROUND["en" if heading.isascii() else "ar"]
    reading = read(report(f"{before}\n{heading}\n{link}\n{after}"))
    assert left_out(reading) == [heading, link]
    assert left_out(read(report(f"{before}\n{heading}\n{news}\n{after}"))) == [heading]


def test_the_last_paragraph_is_no_caption() -> None:
    text = "وقعت اليابان والفلبين اتفاقية دفاعية.\nورحبت كانبيرا بالاتفاقية (رويترز)"
    assert left_out(read(report(text))) == []


@pytest.mark.parametrize(
    ("line", "outlets"),
    [
        ("المصدر: رويترز", ("Reuters",)),
        ("المصدر: وكالات", ()),
        ("المصدر: الجزيرة + وكالة كيودو", ("Al Jazeera", "Kyodo")),
        ("(أ ف ب)", ("AFP",)),
    ],
)
def test_a_source_line_credits_every_event(line: str, outlets: tuple[str, ...]) -> None:
    text = f"وقعت اليابان والفلبين اتفاقية دفاعية في مانيلا.\nورحبت كانبيرا بالاتفاقية.\n{line}"
    events = read(report(text)).events
    assert [event.outlets for event in events] == [outlets] * 2


def test_nothing_annotated_is_left_out(shared: Path) -> None:
    lost = []
    for path in sorted((shared / "news" / "dev").glob("*.json")):
        document = json.loads(path.read_text(encoding="utf-8"))
        text = document["text"]
        reading = read(report(text, published=document["published"], lang=document["lang"]))
        spans = [u.span for u in reading.unread if u.reason == "boilerplate"]
        for item in (*document["events"], *document["deployments"]):
            start = text.index(item["evidence"])
            end = start + len(item["evidence"])
            if any(span.start < end and start < span.end for span in spans):
                lost.append((path.stem, item["evidence"]))
    assert lost == []
