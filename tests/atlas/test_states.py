"""States: who there is, under which names and numbers, on which day."""

from __future__ import annotations

import csv
from datetime import date, timedelta

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from foedera import atlas
from foedera.errors import NotFound

DAYS = st.dates(date(1816, 1, 1), date(2016, 12, 31))
CODES = st.sampled_from([s.code for s in atlas.states()])
WITH_ISO = [s for s in atlas.states() if s.numeric]


def test_all_of_iso_3166_1_is_there_and_kosovo():
    assert len(WITH_ISO) == 249
    assert atlas.state("XKX").alpha2 == "XK"


def test_the_dead_are_there_too():
    gone = {"SUN", "YUG", "CSK", "DDR", "RVN", "AUH", "SCG", "YMD"}
    assert gone <= {s.code for s in atlas.states() if s.kind == "extinct"}


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_cldr_name_is_kept_beside_the_newspaper_name(lang):
    theirs = Locale(lang).territories
    lost = [s.code for s in WITH_ISO if theirs[s.alpha2] not in {s.name.of(lang), *s.aliases[lang]}]
    assert lost == []


def test_every_state_has_a_name_in_both_languages():
    assert all(s.name.en and s.name.ar for s in atlas.states())


def test_ninety_states_and_more_have_nisba_demonym_and_capital():
    told = [s for s in atlas.states() if s.nisba_ar and s.demonym_en and s.capital]
    assert len(told) >= 90


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("JPN", "JPN"), ("japan", "JPN"), ("اليابان", "JPN"), ("ROK", "KOR"), ("DPRK", "PRK"),
        ("كوريا الجنوبية", "KOR"), ("الفيليبين", "PHL"), ("أميركا", "USA"), ("the United States", "USA"),
        ("المملكة المتحدة", "GBR"), ("بريطانيا", "GBR"), ("Soviet Union", "SUN"), ("الاتحاد السوفياتي", "SUN"),
        ("Türkiye", "TUR"), ("cote d'ivoire", "CIV"), ("UKG", "GBR"), ("تايوان", "TWN"),
        ("فلسطين", "PSE"), ("كوسوفو", "XKX"), ("Ottoman Empire", "TUR"), ("Prussia", "DEU"),
        ("AUS", "AUS"), ("Austria", "AUT"), ("RUS", "RUS"),
    ],
)  # fmt: skip
def test_a_state_answers_to_its_names(typed, code):
    assert atlas.find_state(typed).code == code


def test_an_unknown_state_is_met_with_the_nearest_names():
    with pytest.raises(NotFound) as caught:
        atlas.find_state("Philipines", where="--target")
    assert "Philippines" in caught.value.remedy
    assert str(caught.value).startswith("--target: no state 'Philipines'")


def test_a_name_where_a_code_is_wanted_is_met_with_the_code():
    with pytest.raises(NotFound, match="Did you mean 'JPN'"):
        atlas.state("Japan")


@pytest.mark.parametrize(
    ("code", "day", "number"),
    [
        ("DEU", "1914-08-01", 255), ("DEU", "1950-01-01", None), ("DEU", "1960-01-01", 260),
        ("DEU", "2000-01-01", 255), ("DDR", "1960-01-01", 265), ("RUS", "1914-08-01", 365),
        ("RUS", "1950-01-01", None), ("SUN", "1950-01-01", 365), ("RUS", "2000-01-01", 365),
        ("SRB", "1914-07-28", 345), ("YUG", "1950-01-01", 345), ("AUH", "1914-07-28", 300),
        ("TUR", "1900-01-01", 640), ("JPN", "1950-01-01", None), ("JPN", "1960-01-01", 740),
        ("KOR", "1953-10-01", 732), ("YEM", "1985-01-01", 678), ("YEM", "1995-01-01", 679),
        ("VNM", "1960-01-01", 816), ("RVN", "1960-01-01", 817), ("USA", "2024-01-01", 2),
        ("GUM", "2000-01-01", None), ("USA", "1815-12-31", None),
    ],
)  # fmt: skip
def test_cow_number_on_a_day(code, day, number):
    assert atlas.state(code).cow_on(date.fromisoformat(day)) == number


@given(code=CODES, day=DAYS)
def test_a_number_on_a_day_comes_from_a_spell_that_covers_it(code, day):
    state = atlas.state(code)
    for found, spells in ((state.cow_on(day), state.cow), (state.gw_on(day), state.gw)):
        covering = [s.code for s in spells if s.from_ <= day and (s.until is None or day < s.until)]
        assert covering == ([] if found is None else [found])


@given(day=DAYS)
def test_no_two_states_share_a_number_on_a_day(day):
    for numbers in (
        [s.cow_on(day) for s in atlas.states()],
        [s.gw_on(day) for s in atlas.states()],
    ):
        members = [n for n in numbers if n is not None]
        assert len(members) == len(set(members))


@pytest.mark.parametrize(
    ("file", "number", "kind"),
    [("cow_state_system.csv", "ccode", "cow_on"), ("gw_states.csv", "gwcode", "gw_on")],
)
def test_every_member_of_the_published_lists_is_found_on_its_first_and_last_day(
    shared, file, number, kind
):
    with (shared / "data" / file).open(encoding="utf-8") as rows:
        spells = [(int(r[number]), r["start"], r["end"]) for r in csv.DictReader(rows)]
    missing = [
        (code, day)
        for code, start, end in spells
        for day in (start, end)
        if code not in {getattr(s, kind)(date.fromisoformat(day)) for s in atlas.states()}
    ]
    assert missing == []
    assert len(spells) > 200


def test_membership_ends_on_the_day_it_ends():
    last = date(1991, 12, 25)
    assert atlas.state("SUN").cow_on(last) == 365
    assert atlas.state("SUN").cow_on(last + timedelta(days=1)) is None


def test_the_states_of_a_day_are_those_that_existed():
    then = {s.code for s in atlas.states(date(1938, 6, 1))}
    assert {"CSK", "SUN", "YUG", "DEU", "TUR"} <= then
    assert not then & {"AUT", "ISR", "PAK", "KOR", "RUS", "CZE", "GUM"}


@pytest.mark.parametrize(
    ("code", "forms"),
    [
        ("JPN", "ياباني يابانية يابانيون يابانيين يابانيان يابانيات"),
        ("USA", "أمريكي أميركية أميركيون أمريكيتين"),
        ("SYR", "سوري سورية سوريون"),
        ("RUS", "روسي روسية روس"),
        ("CHN", "صيني صينية صينيون"),
        ("TUR", "تركي تركية أتراك"),
    ],
)
def test_nisba_forms(code, forms):
    assert set(forms.split()) <= set(atlas.state(code).nisba_forms())


def test_a_nisba_of_two_words_agrees_in_both_and_leaves_other_words_alone():
    assert "كورية شمالية" in atlas.state("PRK").nisba_forms()
    assert "جنوب أفريقية" in atlas.state("ZAF").nisba_forms()
    assert not any("جنوبة" in form for form in atlas.state("ZAF").nisba_forms())


def test_capitals_have_their_spellings():
    assert {"سيول", "سول", "سيئول"} <= set(atlas.state("KOR").capitals["ar"])
    assert atlas.state("AUS").capital == atlas.Names("Canberra", "كانبيرا")
