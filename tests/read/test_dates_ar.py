"""Arabic expressions of time against the day of publication, Wednesday 18 September 2024."""

from __future__ import annotations

import pytest

from foedera.read import read, report

PAST = "التقى الوزير الياباني نظيره الصيني {}."
TO_COME = "سيلتقي الوزير الياباني نظيره الصيني {}."


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("الثلاثاء", "2024-09-17"),
        ("يوم الأربعاء", "2024-09-18"),
        ("الخميس الماضي", "2024-09-12"),
        ("فجر الأحد", "2024-09-15"),
        ("أمس", "2024-09-17"),
        ("أمس الثلاثاء", "2024-09-17"),
        ("أول من أمس", "2024-09-16"),
        ("أول من أمس الإثنين", "2024-09-16"),
        ("اليوم الأربعاء", "2024-09-18"),
        ("في 3 سبتمبر", "2024-09-03"),
        ("في ٣ سبتمبر", "2024-09-03"),
        ("في 3 أيلول/سبتمبر", "2024-09-03"),
        ("في 3 سبتمبر/أيلول 2022", "2022-09-03"),
        ("في 27 تشرين الأول", "2023-10-27"),
        ("في 30يناير2025", "2025-01-30"),
        ("في الخامس من سبتمبر", "2024-09-05"),
        ("في الحادي عشر من سبتمبر", "2024-09-11"),
        ("في التاسع والعشرين من أغسطس", "2024-08-29"),
        ("في 12 من الشهر الجاري", "2024-09-12"),
        ("في 12 من الشهر الماضي", "2024-08-12"),
        ("الشهر الماضي", "2024-08"),
        ("في يوليو الماضي", "2024-07"),
        ("في كانون الأول 2023", "2023-12"),
        ("في نوفمبر/تشرين الثاني", "2023-11"),
        ("في جويلية 2023", "2023-07"),
        ("عام 2019", "2019"),
        ("العام الماضي", "2023"),
        ("الأسبوع الماضي", "2024-09"),
        ("هذا الشهر", "2024-09"),
        ("قبل ثلاثة أيام", "2024-09-15"),
    ],
)
def test_past(words: str, iso: str) -> None:
    assert resolved(PAST.format(words)) == iso


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("الثلاثاء", "2024-09-24"),
        ("الأربعاء المقبل", "2024-09-25"),
        ("غدا", "2024-09-19"),
        ("في 27 سبتمبر", "2024-09-27"),
        ("في 27 تشرين الأول/أكتوبر", "2024-10-27"),
        ("في يناير المقبل", "2025-01"),
        ("الشهر المقبل", "2024-10"),
        ("العام المقبل", "2025"),
        ("في الثالث من يناير", "2025-01-03"),
    ],
)
def test_to_come(words: str, iso: str) -> None:
    assert resolved(TO_COME.format(words)) == iso


def resolved(text: str) -> str | None:
    events = read(report(text, published="2024-09-18")).events
    assert len(events) == 1
    return events[0].date.iso if events[0].date else None


def test_this_months_name_with_last_keeps_the_other_year() -> None:
    reading = read(report("وقعت اليابان والفلبين اتفاقية في يوليو الماضي.", published="2024-07-28"))
    when = reading.events[0].date
    assert when is not None
    assert (when.iso, when.alternatives) == ("2024-07", ("2023-07",))


def test_two_plus_two_is_no_date() -> None:
    reading = read(report("عقدت اليابان وأستراليا محادثات «2+2».", published="2024-09-18"))
    assert reading.events[0].date is None


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("من 12 يوليو حتى 17 يوليو", "2024-07-12", "2024-07-17"),
        ("من 12 إلى 17 يوليو", "2024-07-12", "2024-07-17"),
        ("من 12 وحتى 17 يوليو", "2024-07-12", "2024-07-17"),
        ("بين 12 و17 يوليو", "2024-07-12", "2024-07-17"),
        ("بين يومي 12 و17 تموز/يوليو", "2024-07-12", "2024-07-17"),
        ("يومي 12 و13 يوليو", "2024-07-12", "2024-07-13"),
        ("في 12-17 يوليو 2023", "2023-07-12", "2023-07-17"),
        ("بين 28 فبراير و3 مارس", "2024-02-28", "2024-03-03"),
        ("من 28 ديسمبر إلى 3 يناير", "2023-12-28", "2024-01-03"),
        ("من 28 ديسمبر إلى 3 يناير 2022", "2021-12-28", "2022-01-03"),
        ("من الثاني عشر إلى السابع عشر من يوليو", "2024-07-12", "2024-07-17"),
        ("بين الثاني عشر والسابع عشر من يوليو", "2024-07-12", "2024-07-17"),
        ("بين الحادي والعشرين والثالث والعشرين من يوليو", "2024-07-21", "2024-07-23"),
        ("من الإثنين 8 يوليو إلى الجمعة 12 يوليو", "2024-07-08", "2024-07-12"),
        ("من 3 إلى 5 من الشهر الماضي", "2024-08-03", "2024-08-05"),
    ],
)
def test_days_written_out_keep_the_first_and_the_last(words: str, first: str, last: str) -> None:
    (event,) = read(report(PAST.format(words), published="2024-09-18")).events
    assert event.date is not None
    assert event.date.iso == first
    assert (event.date.precision, event.date.end.isoformat()) == ("days", last)


def test_days_to_come_that_have_begun_are_of_this_year() -> None:
    text = TO_COME.format("من 16 إلى 20 سبتمبر")
    assert resolved(text) == "2024-09-16"


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("في 03/04/2024", "2024-04-03"),
        ("في 2024/4/3", "2024-04-03"),
        ("في 2024-04-03", "2024-04-03"),
        ("في 4/13/2024", "2024-04-13"),
        ("في 12 محرم 1446 الموافق 18 يوليو 2024", "2024-07-18"),
        ("في 18 يوليو 2024 الموافق 12 محرم 1446 هـ", "2024-07-18"),
    ],
)
def test_a_day_in_figures_is_read_day_first_without_another_reading(words: str, iso: str) -> None:
    reading = read(report(PAST.format(words), published="2024-09-18"))
    assert [(e.date.iso, e.date.alternatives) for e in reading.events if e.date] == [(iso, ())]
    assert "date-unresolved" not in {warning.code for warning in reading.warnings}


@pytest.mark.parametrize(
    "words",
    [
        "12 محرم 1446",
        "الثاني عشر من ربيع الأول 1446 هـ",
        "9 ذي الحجة",
        "30 فبراير 2024",
        "17-12 يوليو",
    ],
)
def test_a_day_that_cannot_be_told_is_warned_of(words: str) -> None:
    reading = read(report(PAST.format(f"في {words}"), published="2024-09-18"))
    assert [event.date for event in reading.events] == [None]
    told = [w.values["words"] for w in reading.warnings if w.code == "date-unresolved"]
    assert told == [words]


def test_an_act_with_a_day_that_cannot_be_told_takes_no_other_day() -> None:
    text = "أعلنت اليابان الجمعة أنها وقعت اتفاقية مع الفلبين في 12 محرم 1446."
    reading = read(report(text, published="2024-09-18"))
    assert [(event.event, event.date) for event in reading.events] == [("SUPPORT", None)]
