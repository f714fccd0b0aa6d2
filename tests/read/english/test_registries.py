"""The registries of persons, outlets, offices and topics that both languages share."""

from __future__ import annotations

import re
from datetime import date

import pytest

from foedera import atlas
from foedera.read.words import LEXICON, forms, outlets, persons, rows, topics

ARABIC = re.compile(r"[\u0620-\u064a]")
TERM = re.compile(r"^([a-z-]+)(?: (\d{4}(?:-\d\d){0,2})?\.\.(\d{4}(?:-\d\d){0,2})?)?$")


def actors() -> set[str]:
    return {s.code for s in atlas.states()} | {o.code for o in atlas.organisations()}


def day(text: str | None, fallback: str) -> date:
    parts = (text or fallback).split("-")
    return date(*(int(part) for part in (*parts, "1", "1")[:3]))


def test_persons_are_known_once_and_act_for_somebody() -> None:
    names = [person.name for person in persons()]
    assert len(names) == len(set(names)) >= 350
    assert {person.actor for person in persons()} <= actors()


def test_persons_are_spelt_in_both_scripts() -> None:
    for person in persons():
        assert not ARABIC.search(person.name + "".join(person.en)), person.name
        assert person.ar, person.name
        assert all(ARABIC.search(form) for form in person.ar), person.name


def test_persons_of_english_reports_are_no_others() -> None:
    told = [row["name"] for row in rows(LEXICON / "en" / "persons.tsv")]
    spelt = {form for person in persons() for form in (person.name, *person.en)}
    assert len(told) == len(set(told)) > 300
    assert not spelt & set(told)
    assert {row["actor"] for row in rows(LEXICON / "en" / "persons.tsv")} <= actors()


def test_terms_of_office_end_after_they_begin() -> None:
    seen = 0
    for path in sorted(LEXICON.glob("persons*.tsv")):
        for row in rows(path):
            for term in forms(row.get("offices", "")):
                found = TERM.match(term)
                assert found, (row["name"], term)
                assert day(found[2], "1800") < day(found[3], "2100"), (row["name"], term)
                seen += 1
    assert seen > 300


def test_outlets_are_known_once() -> None:
    names = [paper.name for paper in outlets()]
    assert len(names) == len(set(names)) >= 120
    spelt = [form for paper in outlets() for form in paper.en]
    assert len(spelt) == len(set(spelt))


def test_offices_have_both_languages() -> None:
    for row in rows(LEXICON / "offices.tsv"):
        assert row["kind"] in ("role", "organ", "metonym")
        assert forms(row["en"]) or forms(row["en_plural"]), row["office"]
        assert forms(row["ar"]) or forms(row["ar_plural"]), row["office"]
        assert (row["kind"] == "metonym") == bool(row["actor"])


@pytest.mark.parametrize(
    ("line", "topic"),
    [
        ("an asian nato", "asian-nato"),
        ("a nato-like alliance in the region", "asian-nato"),
        ("the nato summit", "nato"),
        ('"2+2" talks', "two-plus-two"),
        ("the nuclear umbrella", "extended-deterrence"),
        ("scarborough shoal", "south-china-sea"),
        ("the senkaku islands", "east-china-sea"),
        ("a joint force headquarters", "joint-command"),
        ("raised tariffs on cars", "trade"),
        ("a snap election", "election"),
    ],
)
def test_a_phrase_names_its_topic(line: str, topic: str) -> None:
    found = {t.topic for t in topics("en") if t.pattern and t.pattern.search(line)}
    assert topic in found
    assert not (topic == "asian-nato" and "nato" in found and line == "an asian nato")


def test_topics_exist_in_both_languages() -> None:
    assert {t.topic for t in topics("en")} == {t.topic for t in topics("ar")}
    assert len(topics("en")) == 35
