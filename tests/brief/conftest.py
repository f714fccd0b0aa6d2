"""Readings made by hand, so that a brief is tested apart from the reader that feeds it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from foedera import read
from foedera.read import Event, EventDate, Reading, Span, Speaker, Unread

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Told = dict[str, Any]


def day(text: str) -> EventDate:
    on = date.fromisoformat(text)
    return EventDate(on, on, "day", None, "absolute")


def sentence_around(text: str, span: Span) -> Span:
    start = max(text.rfind(". ", 0, span.start), text.rfind("\n", 0, span.start)) + 1
    ends = [e for e in (text.find(". ", span.end), text.find(".\n", span.end)) if e >= 0]
    end = min(ends) + 1 if ends else len(text)
    return Span(start, end)


def event(text: str, number: int, told: Told) -> Event:
    at = text.index(told["evidence"])
    evidence = Span(at, at + len(told["evidence"]))
    speaker = told.get("speaker")
    return Event(
        id=f"e{number}",
        event=told["event"],
        actors=tuple(told.get("actors", ())),
        recipients=tuple(told.get("recipients", ())),
        topics=tuple(told.get("topics", ())),
        date=day(told["date"]) if "date" in told else None,
        status=told.get("status", "happened"),
        speaker=Speaker(*speaker) if speaker else None,
        outlets=tuple(told.get("outlets", ())),
        evidence=evidence,
        sentence=sentence_around(text, evidence),
        rule="by-hand",
    )


def make(report: read.Report, told: list[Told], unread: str | None = None) -> Reading:
    text = report.text
    topics = tuple(dict.fromkeys(t for each in told for t in each.get("topics", ())))
    left = ()
    if unread:
        at = text.index(unread)
        left = (Unread(Span(at, at + len(unread)), "no-frame"),)
    return Reading(
        report=report,
        topics=topics,
        events=tuple(event(text, n, each) for n, each in enumerate(told, 1)),
        unread=left,
    )


@pytest.fixture(scope="session")
def examples() -> Path:
    from pathlib import Path

    return Path(__file__).resolve().parents[2] / "examples" / "reports"


@pytest.fixture(scope="session")
def load(examples: Path) -> Callable[[str], read.Report]:
    return lambda name: read.load(examples / f"{name}.md")


ASIAN_NATO_AR: list[Told] = [
    {
        "event": "REJECT",
        "actors": ["USA"],
        "recipients": ["JPN"],
        "topics": ["asian-nato"],
        "date": "2024-09-17",
        "speaker": (
            "USA",
            "Daniel Kritenbrink",
            "دانيال كريتنبرينك",
            "مساعد وزير الخارجية الأميركي",
        ),
        "outlets": ["Nikkei"],
        "evidence": "الحديث عن أمن جماعي في المنطقة «سابق لأوانه»",
    },
    {
        "event": "REJECT",
        "actors": ["USA"],
        "topics": ["asian-nato"],
        "speaker": ("USA", None, None, "مسؤولاً أميركياً"),
        "outlets": ["Nikkei", "RT"],
        "evidence": "استبعد قيام ناتو آسيوي في المدى المنظور",
    },
    {
        "event": "REQUEST",
        "actors": ["JPN"],
        "recipients": ["USA"],
        "topics": ["asian-nato"],
        "speaker": ("JPN", "Shigeru Ishiba", "إيشيبا", "وزير الدفاع الأسبق"),
        "evidence": "الولايات المتحدة الأسبوع الماضي إلى إنشاء ناتو آسيوي",
    },
    {
        "event": "REJECT",
        "actors": ["JPN"],
        "topics": ["asian-nato"],
        "speaker": ("JPN", "Toshimitsu Motegi", "توشيميتسو موتيجي", None),
        "outlets": ["Nikkei"],
        "evidence": "انتقد توشيميتسو موتيجي",
    },
    {
        "event": "ACCUSE",
        "actors": ["CHN"],
        "recipients": ["USA"],
        "topics": ["asian-nato"],
        "evidence": "اتهمت الصين الولايات المتحدة بالسعي إلى إقامة ناتو آسيوي",
    },
    {
        "event": "ACCUSE",
        "actors": ["CHN"],
        "recipients": ["AUS", "GBR", "USA"],
        "topics": ["aukus"],
        "evidence": "وانتقدت الصين اتفاقية «أوكوس»",
    },
    {
        "event": "REQUEST",
        "actors": ["CHN"],
        "recipients": ["org:nato"],
        "topics": ["nato"],
        "date": "2024-07-15",
        "speaker": ("CHN", "Lin Jian", "لين جيان", "المتحدث باسم الخارجية الصينية"),
        "evidence": "إلى الكف عن تأجيج المواجهة في آسيا",
    },
    {
        "event": "ACCUSE",
        "actors": ["RUS"],
        "recipients": ["USA", "JPN", "KOR"],
        "topics": ["joint-exercise"],
        "speaker": ("RUS", "Georgy Zinoviev", "غيورغي زينوفييف", "مدير دائرة آسيا الأولى"),
        "evidence": "التدريبات المشتركة بين الولايات المتحدة واليابان وكوريا الجنوبية",
    },
    {
        "event": "CONSULT",
        "actors": ["JPN"],
        "topics": ["election"],
        "status": "planned",
        "date": "2024-09-27",
        "evidence": "ينتخب الحزب الليبرالي الديمقراطي زعيمه الجديد",
    },
]

ASIAN_NATO_EN: list[Told] = [
    {
        "event": "REJECT",
        "actors": ["USA"],
        "recipients": ["JPN"],
        "topics": ["asian-nato"],
        "date": "2024-09-17",
        "speaker": (
            "USA",
            "Daniel Kritenbrink",
            "Daniel Kritenbrink",
            "the US assistant secretary of state",
        ),
        "outlets": ["Nikkei"],
        "evidence": '"too early" to talk about collective security in the region',
    },
    {
        "event": "REQUEST",
        "actors": ["JPN"],
        "recipients": ["USA"],
        "topics": ["asian-nato"],
        "speaker": ("JPN", "Shigeru Ishiba", "Ishiba", "a former defense minister"),
        "evidence": "called on Washington to build an Asian NATO",
    },
    {
        "event": "ACCUSE",
        "actors": ["CHN"],
        "recipients": ["USA"],
        "topics": ["asian-nato"],
        "evidence": "accused the United States of building an Asian NATO",
    },
]

ACCESS: list[Told] = [
    {
        "event": "SUPPORT",
        "actors": ["JPN", "PHL"],
        "topics": ["jpn-phl-raa"],
        "date": "2024-07-08",
        "evidence": "وقّعت اليابان والفلبين في مانيلا، يوم الاثنين، اتفاقية الوصول المتبادل",
    },
    {
        "event": "ACCUSE",
        "actors": ["JPN", "PHL"],
        "recipients": ["CHN"],
        "topics": ["south-china-sea"],
        "evidence": "أعربوا عن قلقهم من التحركات الصينية في بحر الصين الجنوبي",
    },
]

AT_SEA: list[Told] = [
    {
        "event": "COERCE",
        "actors": ["CHN"],
        "recipients": ["PHL"],
        "topics": ["south-china-sea"],
        "date": "2024-06-17",
        "evidence": "the Chinese coast guard rammed and seized Philippine navy boats",
    },
    {
        "event": "SUPPORT",
        "actors": ["USA"],
        "recipients": ["PHL"],
        "topics": ["us-phl-treaty"],
        "evidence": "reaffirmed that the 1951 Mutual Defense Treaty covers armed attacks",
    },
]


@pytest.fixture(scope="session")
def debate_ar(load: Callable[[str], read.Report]) -> Reading:
    return make(
        load("asian-nato.ar"),
        ASIAN_NATO_AR,
        unread="وأعلن كيشيدا الشهر الماضي أنه سيتنحى عن منصبه.",
    )


@pytest.fixture(scope="session")
def debate_en(load: Callable[[str], read.Report]) -> Reading:
    return make(load("asian-nato.en"), ASIAN_NATO_EN)


@pytest.fixture(scope="session")
def access(load: Callable[[str], read.Report]) -> Reading:
    return make(load("reciprocal-access.ar"), ACCESS)


@pytest.fixture(scope="session")
def at_sea(load: Callable[[str], read.Report]) -> Reading:
    return make(load("second-thomas.en"), AT_SEA)
