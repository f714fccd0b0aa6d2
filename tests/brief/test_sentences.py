"""Events become sentences that a newspaper would print."""

from __future__ import annotations

import re
from datetime import date

import pytest

from foedera import atlas
from foedera.brief.sentences import is_signing, tell
from foedera.brief.tables import sentences, topics
from foedera.brief.words import Words

AR, EN = Words("ar"), Words("en")
PLOVER = (
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST "
    "SANCTION MOBILIZE COERCE ASSAULT"
).split()
STATUSES = ["happened", "ongoing", "planned", "proposed", "denied", "hypothetical"]


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (
            ("REJECT", ["USA"], ["JPN"], ["asian-nato"]),
            "رفضت الولايات المتحدة طرح اليابان بشأن «الناتو الآسيوي»",
        ),
        (
            ("REQUEST", ["JPN"], ["USA"], ["asian-nato"]),
            "اقترحت اليابان على الولايات المتحدة إنشاء «الناتو الآسيوي»",
        ),
        (("ACCUSE", ["CHN"], ["USA"], []), "انتقدت الصين الولايات المتحدة"),
        (("REJECT", ["org:nato"], ["RUS"], []), "رفض حلف شمال الأطلسي طرح روسيا"),
        (("CONSULT", ["IRQ"], ["JOR"], []), "أجرى العراق محادثات مع الأردن"),
        (("AID", ["USA"], ["PHL"], []), "قدّمت الولايات المتحدة العون للفلبين"),
        (("AID", ["USA"], ["UKR"], []), "قدّمت الولايات المتحدة العون لأوكرانيا"),
    ],
)
def test_the_arabic_verb_comes_first_and_agrees_with_the_actor(said: tuple, sentence: str):
    assert tell(AR, *said) == sentence


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (
            ("REJECT", ["USA"], ["JPN"], ["asian-nato"]),
            'The United States rejected a proposal by Japan on an "Asian NATO"',
        ),
        (
            ("CONSULT", ["USA", "JPN"], [], ["two-plus-two"]),
            'The United States and Japan held "2+2" talks',
        ),
        (
            ("MOBILIZE", ["USA", "JPN"], [], []),
            "The United States and Japan strengthened their military posture",
        ),
        (("MOBILIZE", ["PRK"], [], []), "North Korea strengthened its military posture"),
    ],
)
def test_the_english_sentence_reads_plainly(said: tuple, sentence: str):
    assert tell(EN, *said) == sentence


def test_status_changes_the_verb_and_not_the_act():
    said = {
        status: tell(AR, "CONSULT", ["USA", "PHL"], [], ["two-plus-two"], status)
        for status in STATUSES
    }
    assert said["happened"] == "أجرت الولايات المتحدة والفلبين محادثات «2+2»"
    assert said["planned"] == "من المقرر أن تجري الولايات المتحدة والفلبين محادثات «2+2»"
    assert said["hypothetical"].startswith("قد تجري")
    assert len(set(said.values())) == 6


def test_an_exercise_is_held_whatever_else_it_is_about():
    said = tell(
        EN, "COOPERATE", ["USA", "JPN", "KOR"], [], ["us-jpn-kor-trilateral", "joint-exercise"]
    )
    assert said == "The United States, Japan and South Korea held joint exercises"


def test_an_organisation_is_not_named_twice():
    assert tell(EN, "ACCUSE", ["CHN"], ["org:aukus"], ["aukus"]) == "China criticized AUKUS"
    said = tell(EN, "ACCUSE", ["CHN"], ["org:aukus", "AUS"], ["aukus"])
    assert said == "China criticized Australia over AUKUS"


def test_signing_is_told_as_signing():
    assert is_signing("وقّعت اليابان والفلبين")
    signed = tell(AR, "SUPPORT", ["JPN", "PHL"], [], ["jpn-phl-raa"], "happened", "وقّعت اليابان")
    assert signed.startswith("أبرمت اليابان والفلبين")
    praised = tell(AR, "SUPPORT", ["JPN", "PHL"], [], ["jpn-phl-raa"], "happened", "أشادت اليابان")
    assert praised.startswith("أعربت اليابان والفلبين عن تأييد")


@pytest.mark.parametrize("event", PLOVER)
def test_every_act_has_a_sentence_in_every_status_and_company(event: str):
    for words in (AR, EN):
        for status in STATUSES:
            for doers in ([], ["JPN"], ["JPN", "PHL"], ["org:nato", "USA", "KOR"]):
                for receivers in ([], ["CHN"], ["CHN", "RUS"]):
                    for topic in ([], ["aukus"], ["joint-command"]):
                        said = tell(words, event, doers, receivers, topic, status)
                        assert said == said.strip()
                        assert "{" not in said
                        assert "  " not in said


def test_the_table_covers_the_scheme():
    assert sorted(sentences()) == sorted(PLOVER)
    assert len(topics()) == 35
    known = {place.slug for place in atlas.places()}
    for topic, entry in topics().items():
        assert not re.search("[\u0600-\u06ff]", EN.topic(topic))
        assert re.search("[\u0600-\u06ff]", AR.topic(topic))
        assert set(entry.get("places", ())) <= known


def test_names_in_a_list_are_joined_and_long_lists_are_counted():
    codes = ["USA", "JPN", "PHL", "AUS", "KOR", "NZL", "IND", "GBR", "CAN"]
    assert EN.names(codes[:3]) == "the United States, Japan and the Philippines"
    assert AR.names(codes[:3]) == "الولايات المتحدة واليابان والفلبين"
    assert EN.names(codes, most=4) == "the United States, Japan, the Philippines and 6 others"
    assert EN.names([]) == ""


def test_dates_carry_both_names_of_the_month_in_arabic():
    day = date(2024, 7, 28)
    assert AR.day(day) == "الأحد 28 يوليو/تموز 2024"
    assert EN.day(day) == "Sunday 28 July 2024"


def test_digits_follow_one_setting():
    assert Words("ar", indic=True).day(date(2024, 7, 28)) == "الأحد ٢٨ يوليو/تموز ٢٠٢٤"
    assert Words("en", indic=True).day(date(2024, 7, 28)) == "Sunday 28 July 2024"
