"""Reports come from files, folders, feeds, JSON lines and streams, one by one."""

from __future__ import annotations

import io
import json
import time
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from foedera.errors import InvalidData, NotFound, UsageError
from foedera.read import load, load_all, report
from foedera.read.sources.day import written_day
from foedera.read.sources.units import LIMIT, units

if TYPE_CHECKING:
    from foedera.errors import FoederaError

BROKEN = Path(__file__).parent / "broken"
EXPECTED: dict[str, dict[str, Any]] = yaml.safe_load((BROKEN / "expected.yaml").read_text("utf-8"))
TEXT = "وقعت اليابان والفلبين اتفاقية دفاعية يوم الاثنين."
ENGLISH = "Japan and the Philippines signed a defence pact on Monday."


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize("name", EXPECTED)
def test_a_broken_input_says_what_is_wrong_and_where(name: str) -> None:
    errors: list[FoederaError] = []
    reports = list(load_all([BROKEN / name], on_error=errors.append))
    assert [str(e).removeprefix(f"{BROKEN}/") for e in errors] == EXPECTED[name].get("errors", [])
    assert len(reports) == EXPECTED[name].get("reports", 0)
    assert not any("haha" in r.text or "root" in r.text for r in reports)
    if errors:
        with pytest.raises(InvalidData, match=r"\S"):
            list(load_all([BROKEN / name]))


def test_every_broken_input_is_expected() -> None:
    assert {p.name for p in BROKEN.iterdir()} == {*EXPECTED, "expected.yaml"}


def test_json_lines_with_the_names_that_corpora_use(tmp_path: Path) -> None:
    rows = [
        {"text": TEXT, "title": "اتفاقية", "outlet": "مرافئ", "published": "2024-07-09", "id": 7},
        {"articleBody": ENGLISH, "headline": "Pact", "publisher": {"name": "Wire"}, "x": [1]},
        {"body": ENGLISH, "source": "Wire", "date": "Tue, 09 Jul 2024 23:30:00 +0900"},
        {"content": {"rendered": f"<p>{ENGLISH}</p><p>Canberra left.</p>"}, "lang": "en-GB"},
        {"text": f"Pact signed\n{ENGLISH}", "title": "Pact signed", "url": "https://w.example/1"},
    ]
    path = write(tmp_path, "news.jsonl", "\n\n".join(map(json.dumps, rows)))
    found = list(load_all([path]))
    assert [r.text for r in found] == [
        TEXT,
        ENGLISH,
        ENGLISH,
        f"{ENGLISH}\nCanberra left.",
        ENGLISH,
    ]
    assert [r.id for r in found] == ["7", "news-3", "news-5", "news-7", "news-9"]
    assert [r.outlet for r in found] == ["مرافئ", "Wire", "Wire", None, None]
    assert [r.title for r in found] == ["اتفاقية", "Pact", None, None, "Pact signed"]
    assert [r.published for r in found] == [date(2024, 7, 9), None, date(2024, 7, 9), None, None]
    assert [r.lang for r in found] == ["ar", "en", "en", "en", "en"]
    assert found[4].url == "https://w.example/1"


RSS = f"""<?xml version="1.0" encoding="windows-1256"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>صحيفة الميناء</title><language>ar</language>
<item><title>اتفاقية جديدة</title><link>https://almina.example/1</link><guid>m-1</guid>
<pubDate>Tue, 09 Jul 2024 23:30:00 +0300</pubDate><description>مقتطف...</description>
<content:encoded><![CDATA[<p>{TEXT}</p><p>ورحبت كانبيرا.</p>]]></content:encoded></item>
<item><title>ثان</title><description>&lt;b&gt;رفضت&lt;/b&gt; الصين العرض.</description></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Post</title>
<entry><title>Pact</title><id>tag:1</id><published>2024-07-09T00:10:00+09:00</published>
<content type="html">&lt;p&gt;{ENGLISH}&lt;/p&gt;</content></entry></feed>"""


def test_feeds_give_an_entry_each(tmp_path: Path) -> None:
    rss = write(tmp_path, "a.xml", RSS.encode("cp1256"))
    atom = write(tmp_path, "b.txt", ATOM)
    one, two, three = load_all([rss, atom])
    assert (one.text, one.title, one.outlet) == (
        f"{TEXT}\nورحبت كانبيرا.",
        "اتفاقية جديدة",
        "صحيفة الميناء",
    )
    assert (one.id, one.published, one.url) == ("m-1", date(2024, 7, 9), "https://almina.example/1")
    assert (two.text, two.published, two.id) == ("رفضت الصين العرض.", None, "a-2")
    assert (three.text, three.outlet, three.published) == (
        ENGLISH,
        "Harbour Post",
        date(2024, 7, 9),
    )
    with pytest.raises(InvalidData, match="2 reports in one file"):
        load(rss)


def test_a_folder_is_walked_in_order_without_hidden_and_unknown_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/y.html", ".hidden.txt", ".git/c.txt", "d.png", "c.TXT"):
        write(tmp_path, name, f"<p>{ENGLISH}</p>" if name.endswith("html") else ENGLISH)
    assert [r.id for r in load_all([tmp_path])] == ["y", "z", "b", "c"]
    assert [r.id for r in load_all([tmp_path / "d.png"])] == ["d"]


def test_standard_input_may_be_text_a_page_or_json_lines() -> None:
    lines = "".join(json.dumps({"text": f"{ENGLISH} {n}"}) + "\n" for n in range(3))
    for words, texts in (
        (TEXT, [TEXT]),
        (f"<html><body><p>{ENGLISH}</p></body></html>", [ENGLISH]),
        (lines, [f"{ENGLISH} {n}" for n in range(3)]),
        (ATOM, [ENGLISH]),
    ):
        found = list(load_all(["-"], stdin=io.BytesIO(words.encode())))
        assert [r.text for r in found] == texts


class _Endless(io.RawIOBase):
    """JSON lines without end; counts what has been taken of it."""

    taken = 0

    def readline(self, _: int | None = -1) -> bytes:
        self.taken += 1
        return json.dumps({"text": f"{ENGLISH} {self.taken}"}).encode() + b"\n"


def test_a_stream_is_read_as_far_as_it_is_asked_for() -> None:
    stream = _Endless()
    reports = load_all(["-"], stdin=stream)  # type: ignore[arg-type]
    assert [next(reports).text for _ in range(3)] == [f"{ENGLISH} {n}" for n in (1, 2, 3)]
    assert stream.taken == 3


def test_a_line_too_long_is_passed_over_and_the_next_is_read(tmp_path: Path) -> None:
    path = tmp_path / "long.jsonl"
    with path.open("wb") as file:
        file.write(b'{"text": "' + b"x" * (2 * LIMIT) + b'"}\n')
        file.write(json.dumps({"text": ENGLISH}).encode())
    errors: list[FoederaError] = []
    assert [r.text for r in load_all([path], on_error=errors.append)] == [ENGLISH]
    assert str(errors[0]).startswith(f"{path}:1: 10.0 MB, more than the limit of 5 MB")
    assert next(units([path])).raw == b""


@pytest.mark.parametrize(
    "page",
    [
        "<!-- --> " * 20_000 + "<p>x",
        "<html><body>" + "<div>" * 50_000 + "x",
        "<html><body>" + "<table><tr><td>" * 2_000 + ENGLISH,
        "<html><title>" + " | a" * 20_000 + f"</title><p>{ENGLISH}</p>",
        "<" * 200_000,
    ],
    ids=["comments", "depth", "tables", "bars", "brackets"],
)
def test_a_hostile_page_takes_no_time(page: str) -> None:
    start = time.process_time()
    list(load_all(["-"], stdin=io.BytesIO(page.encode()), on_error=lambda _: None))
    assert time.process_time() - start < 10


def test_a_missing_path_stops_everything(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="no such file"):
        list(load_all([tmp_path / "none.jsonl"], on_error=lambda _: None))
    with pytest.raises(UsageError, match="no date"):
        list(load_all([write(tmp_path, "a.txt", TEXT)], "yesterday", on_error=lambda _: None))


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2024-07-09T23:30:00Z", date(2024, 7, 9)),
        ("2024-07-09T00:30:00+03:00", date(2024, 7, 9)),
        ("20240709", date(2024, 7, 9)),
        ("2024/7/9", date(2024, 7, 9)),
        ("Tue, 09 Jul 2024 23:30:00 +0900", date(2024, 7, 9)),
        ("٢٨ يوليو ٢٠٢٤", date(2024, 7, 28)),
        ("الأحد ٢٨ تموز/يوليو ٢٠٢٤ - ١٤:٣٠", date(2024, 7, 28)),
        ("28 كانون الثاني 2024", date(2024, 1, 28)),
        ("الأحد 22 محرم 1446هـ - 28 يوليو 2024م", date(2024, 7, 28)),
        ("٢٨/٠٧/٢٠٢٤", date(2024, 7, 28)),
        ("نُشر في 5/7/2024 م", date(2024, 7, 5)),
        ("October 6, 2025", date(2025, 10, 6)),
        ("Sun 2 June 2024", date(2024, 6, 2)),
        ("3rd of Sept. 2024", date(2024, 9, 3)),
        ("28/07/2024", date(2024, 7, 28)),
        ("07/28/2024", date(2024, 7, 28)),
        ("05/07/2024", None),
        ("2024-02-31", None),
        ("0001-01-01", None),
        ("أمس", None),
        ("yesterday at 14:30", None),
        ("", None),
    ],
)
def test_a_day_is_taken_as_it_is_written(words: str, day: date | None) -> None:
    assert written_day(words) == day


@given(st.text(max_size=80))
def test_any_words_give_a_day_or_none(words: str) -> None:
    found = written_day(words)
    assert found is None or 1800 <= found.year <= 9999


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(-12, 14))
def test_the_time_zone_moves_no_day(day: date, hours: int) -> None:
    zone = timezone(timedelta(hours=hours))
    late = datetime(day.year, day.month, day.day, 23, 59, tzinfo=zone)
    assert written_day(late.isoformat()) == day
    assert written_day(f"{late:%a, %d %b %Y %H:%M:%S %z}") == day


def test_a_day_that_has_not_come_is_told() -> None:
    today = datetime.now(tz=UTC).date()
    assert report(TEXT, today + timedelta(days=1)).warnings == ()
    (warning,) = report(TEXT, today + timedelta(days=3)).warnings
    assert warning.code == "future-published"
    assert "has not come yet" in warning.message("en")


@pytest.mark.parametrize(
    ("title", "first", "kept"),
    [
        ("Tokyo and Manila sign pact", "Tokyo and Manila sign pact", False),
        ("Tokyo and Manila sign pact – RT", "Tokyo and Manila Sign Pact", False),
        ("توقيع اتفاقيّة دفاعية", "توقيع إتفاقية دفاعيه", False),
        ("Tokyo and Manila sign pact", "Tokyo and Manila postponed the pact.", True),
        ("Pact", "Japan and the Philippines signed it.", True),
    ],
)
def test_the_headline_is_no_line_of_the_body(
    tmp_path: Path, title: str, first: str, kept: bool
) -> None:
    row = {"text": f"{first}\n{ENGLISH}", "title": title}
    (found,) = load_all([write(tmp_path, "a.jsonl", json.dumps(row))])
    assert found.text == (row["text"] if kept else ENGLISH)


def test_a_headline_without_a_mark_makes_no_second_event() -> None:
    from foedera.read import read

    line = "توقيع اتفاقية دفاعية بين اليابان والفلبين"
    body = read(report(f"{TEXT}\nورحبت كانبيرا بالاتفاقية.", "2024-07-10")).events
    both = read(report(f"{line}\n{TEXT}\nورحبت كانبيرا بالاتفاقية.", "2024-07-10")).events
    assert [(e.event, e.actors, e.date) for e in both] != []
    assert [(e.event, e.actors) for e in both] == [(e.event, e.actors) for e in body]
    assert all(e.evidence.start > len(line) for e in both)
    alone = read(report(f"{line}\nوصلت سفينة إلى الميناء يوم الثلاثاء.", "2024-07-10")).events
    assert [e.event for e in alone] == ["SUPPORT"]


def test_the_letters_go_before_a_declared_language(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    body = "وقعت اليابان والفلبين اتفاقية دفاعية في مانيلا يوم الاثنين. " * 3
    page.write_text(f'<html lang="en"><body><article><p>{body}</p></article></body></html>')
    entry = {"text": "Japan and the Philippines signed a defense pact.", "lang": "ar"}
    lines = tmp_path / "lines.jsonl"
    lines.write_text(json.dumps(entry))
    assert [r.lang for r in load_all([page, lines])] == ["ar", "en"]
