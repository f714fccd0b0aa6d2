"""Places: where they are, who administers them on which day, who claims them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera import atlas
from foedera.atlas.spells import standing
from foedera.errors import NotFound

PLACES = atlas.places()
SLUGS = st.sampled_from([p.slug for p in PLACES])
DAYS = st.dates(date(1900, 1, 1), date(2026, 12, 31))


def test_there_are_places_enough():
    assert len(PLACES) >= 75


@given(slug=SLUGS)
def test_a_place_is_found_by_its_slug_and_by_each_of_its_names(slug):
    place = atlas.place(slug)
    assert atlas.locate(slug).place is place
    assert atlas.find_place(place.name.en) is place
    assert atlas.find_place(place.name.ar) is place


@pytest.mark.parametrize("place", [p for p in PLACES if not p.is_water], ids=lambda p: p.slug)
def test_a_place_locates_to_itself(place):
    found = atlas.locate((place.lat, place.lon))
    assert found.place is place
    assert found.basis == "place"
    assert found.distance_km == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize(
    ("slug", "day", "holder", "known"),
    [
        ("senkaku", "2024-06-01", "JPN", True),
        ("senkaku", "1960-01-01", "USA", True),
        ("okinawa", "1972-05-14", "USA", True),
        ("okinawa", "1972-05-15", "JPN", True),
        ("kadena", "1970-01-01", "USA", True),
        ("ogasawara", "1968-06-25", "USA", True),
        ("ogasawara", "1968-06-26", "JPN", True),
        ("amami", "1953-12-24", "USA", True),
        ("guam", "2024-04-11", "USA", True),
        ("guam", "1943-01-01", "JPN", False),
        ("southern-kurils", "2000-01-01", "RUS", True),
        ("southern-kurils", "1940-01-01", "JPN", True),
        ("dokdo", "2000-01-01", "KOR", True),
        ("scarborough", "2024-01-01", "CHN", False),
        ("second-thomas", "2024-06-17", "PHL", True),
        ("thitu", "2024-01-01", "PHL", True),
        ("mischief", "2024-01-01", "CHN", True),
        ("paracels", "1974-01-21", "CHN", True),
        ("kinmen", "1958-08-23", "TWN", True),
        ("taipei", "1943-01-01", "JPN", True),
        ("taipei", "2024-01-01", "TWN", True),
        ("seoul", "1920-01-01", "JPN", True),
        ("seoul", "1950-06-25", "KOR", True),
        ("hong-kong", "1997-06-30", "GBR", True),
        ("hong-kong", "1997-07-01", "CHN", True),
        ("crimea", "2010-01-01", "UKR", True),
        ("crimea", "2024-01-01", "RUS", False),
        ("nagorno-karabakh", "2020-10-01", "ARM", False),
        ("nagorno-karabakh", "2024-01-01", "AZE", True),
        ("falklands", "1982-04-01", "GBR", True),
        ("falklands", "1982-05-01", "GBR", False),
        ("sarajevo", "1914-06-28", "AUH", True),
        ("belgrade", "1914-07-28", "SRB", True),
        ("saigon", "1965-01-01", "RVN", True),
        ("algiers", "1955-01-01", "FRA", True),
        ("northern-cyprus", "2000-01-01", "TUR", False),
        ("kashmir", "2000-01-01", None, False),
        ("taiwan-strait", "2024-01-01", None, True),
    ],
)
def test_who_administers_a_place_on_a_day(slug, day, holder, known):
    found = atlas.locate(slug).holder(date.fromisoformat(day))
    assert (found.state, found.known) == (holder, known)


@pytest.mark.parametrize(
    ("slug", "rivals"),
    [
        ("senkaku", {"CHN", "TWN"}),
        ("dokdo", {"JPN", "PRK"}),
        ("southern-kurils", {"JPN"}),
        ("second-thomas", {"CHN", "VNM", "TWN"}),
        ("scarborough", {"CHN", "PHL", "TWN"}),
        ("taipei", {"CHN"}),
        ("tawang", {"CHN"}),
        ("aksai-chin", {"IND"}),
        ("falklands", {"ARG"}),
        ("guam", set()),
    ],
)
def test_who_claims_a_place_that_another_holds(slug, rivals):
    assert set(atlas.locate(slug).claimants(date(2024, 6, 1))) == rivals


@pytest.mark.parametrize(
    ("slug", "day", "kind"),
    [
        ("tokyo", "2024-01-01", "metropolitan"),
        ("okinawa", "1960-01-01", "island"),
        ("okinawa", "2024-01-01", "metropolitan"),
        ("guam", "2024-01-01", "island"),
        ("hawaii", "2024-01-01", "island"),
        ("pearl-harbor", "1941-12-07", "island"),
        ("alaska", "2024-01-01", "metropolitan"),
        ("aleutians", "2024-01-01", "island"),
        ("falklands", "2024-01-01", "island"),
        ("gibraltar", "2024-01-01", "overseas"),
        ("ceuta", "2024-01-01", "overseas"),
        ("algiers", "1955-01-01", "overseas"),
        ("manila", "1935-01-01", "island"),
        ("manila", "2024-01-01", "metropolitan"),
        ("second-thomas", "2024-01-01", None),
        ("taiwan-strait", "2024-01-01", None),
    ],
)
def test_what_the_land_is_to_its_holder(slug, day, kind):
    assert atlas.locate(slug).territory_kind(date.fromisoformat(day)) == kind


@given(slug=SLUGS, day=DAYS)
def test_a_holder_that_is_known_stands_in_the_record_without_contest(slug, day):
    location = atlas.locate(slug)
    holder = location.holder(day)
    record = standing(location.place.administered, day)
    if holder.known and holder.state is not None:
        assert record[0].state == holder.state
        assert record[0].certainty == "clear"
        assert holder.state not in location.claimants(day)
    assert holder.because("en")
    assert holder.because("ar")


@pytest.mark.parametrize("place", PLACES, ids=lambda p: p.slug)
def test_a_clear_holder_existed_while_it_held(place):
    ghosts = [
        (h.state, day)
        for h in place.administered
        if h.state is not None and h.certainty == "clear"
        for day in (h.from_, h.until - timedelta(days=1) if h.until else None)
        if day is not None and day >= date(1816, 1, 1) and not atlas.state(h.state).exists_on(day)
    ]
    assert ghosts == []


@pytest.mark.parametrize("place", PLACES, ids=lambda p: p.slug)
def test_records_run_forward_and_name_real_states(place):
    for spell in (*place.administered, *place.claimed):
        assert spell.state is None or atlas.state(spell.state)
        assert spell.source.cite
        assert spell.from_ is None or spell.until is None or spell.from_ < spell.until


def test_a_low_tide_elevation_is_held_and_yet_nobodys_territory():
    reef = atlas.locate("second-thomas")
    assert reef.place.sea
    assert reef.holder(date(2024, 6, 17)).state == "PHL"
    assert reef.territory_kind(date(2024, 6, 17)) is None
    assert "scs-award" in {s.key for s in reef.place.sources}


def test_an_unknown_place_is_met_with_the_nearest_and_with_how_to_write_a_coordinate():
    with pytest.raises(NotFound) as caught:
        atlas.locate("gaum", said_at="--place")
    assert "'guam'" in caught.value.remedy.lower()
    assert "13.44,144.79" in caught.value.remedy
