"""Coordinates that are no curated place: land, coast or high seas."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedera import atlas
from foedera.atlas import borders
from foedera.atlas.locate import TERRITORIAL_SEA_KM
from foedera.errors import UsageError

LATS = st.floats(-89.9, 89.9)
LONS = st.floats(-180, 180)
DAYS = st.dates(date(1900, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("where", "basis", "state", "land"),
    [
        ("45.5,3.0", "land", "FRA", "FRA"),
        ("42.1,9.1", "land", "FRA", "FRA"),
        ("65.5,-150.0", "land", "USA", "USA"),
        ("36.5,36.1", "land", "TUR", "TUR"),
        ("-25.0,135.0", "land", "AUS", "AUS"),
        ("70.0,-40.0", "land", "DNK", "GRL"),
        ("10.75,-61.2", "land", "TTO", "TTO"),
        ("24.0,120.0", "high-seas", None, None),
        ("-17.5,178.0", "land", "FJI", "FJI"),
        ("0.0,-140.0", "high-seas", None, None),
        ("40.0,-40.0", "high-seas", None, None),
        ("-88.0,10.0", "land", None, "ATA"),
        ("33.4,126.5", "place", "KOR", "KOR"),
    ],
)
def test_whose_land_a_coordinate_is(where, basis, state, land):
    found = atlas.locate(where)
    if basis == "high-seas":
        assert (found.basis, found.state) == (basis, state)
    else:
        assert (found.basis, found.state, found.land) == (basis, state, land)


def test_twelve_miles_off_a_coast_is_still_the_coast_and_twice_that_is_not():
    near, far = atlas.locate("-34.0,151.4"), atlas.locate("-34.0,151.8")
    assert (near.basis, near.state) == ("island", "AUS")
    assert 0 < near.distance_km <= TERRITORIAL_SEA_KM
    assert far.basis == "high-seas"


def test_a_strait_gives_its_name_to_the_high_seas_in_it():
    middle = atlas.locate("24.5,119.6")
    assert middle.basis == "high-seas"
    assert middle.place.slug == "taiwan-strait"
    assert middle.holder(date(2024, 1, 1)).known


@pytest.mark.parametrize("lat", [-16.8, 66.0, 68.5, 51.9, -44.0])
def test_longitudes_meet_at_180(lat):
    assert atlas.locate((lat, 180.0)).land == atlas.locate((lat, -180.0)).land


def test_a_coordinate_off_the_globe_says_what_comes_first():
    with pytest.raises(UsageError, match=r"Latitude .* comes first"):
        atlas.locate("144.79,13.44", said_at="--place")


@pytest.mark.parametrize(
    ("where", "day", "holder", "known"),
    [
        ("50.0,30.0", "1970-01-01", "SUN", True),
        ("44.2,18.0", "1914-07-01", "AUH", True),
        ("49.5,15.5", "1938-06-01", "CSK", True),
        ("48.7,19.5", "1938-06-01", "CSK", True),
        ("24.0,90.0", "1965-01-01", "PAK", True),
        ("25.0,68.5", "1930-01-01", "GBR", True),
        ("23.0,79.0", "1930-01-01", "GBR", True),
        ("4.0,102.5", "1955-01-01", "GBR", True),
        ("-7.5,110.0", "1930-01-01", "NLD", True),
        ("-7.5,110.0", "1947-01-01", "NLD", False),
        ("-3.5,138.0", "1955-01-01", "NLD", True),
        ("16.0,121.0", "1930-01-01", "USA", True),
        ("36.5,128.0", "1930-01-01", "JPN", True),
        ("11.0,107.5", "1965-01-01", "RVN", True),
        ("21.7,104.9", "1965-01-01", "VNM", True),
        ("-6.0,143.0", "1960-01-01", "AUS", True),
        ("35.5,6.0", "1955-01-01", "FRA", True),
        ("52.5,13.9", "1970-01-01", "DDR", True),
        ("50.9,7.5", "1970-01-01", "DEU", True),
        ("47.3,14.5", "1940-01-01", "DEU", True),
        ("52.0,19.2", "1916-01-01", None, False),
        ("46.0,128.0", "1935-01-01", "JPN", False),
        ("46.0,128.0", "2000-01-01", "CHN", True),
        ("15.2,120.6", "1943-01-01", "JPN", False),
        ("58.8,25.5", "1970-01-01", "SUN", False),
        ("54.5,21.5", "1930-01-01", "DEU", True),
        ("54.5,21.5", "2000-01-01", "RUS", True),
        ("27.0,-13.0", "2020-01-01", "MAR", False),
    ],
)
def test_who_held_the_land_of_today_on_a_day_of_the_past(where, day, holder, known):
    found = atlas.locate(where).holder(date.fromisoformat(day))
    assert (found.known, found.state if known else None) == (known, holder if known else None)


@pytest.mark.parametrize(
    ("where", "kind"),
    [
        ("20.8,-156.3", "island"),
        ("65.0,-150.0", "metropolitan"),
        ("-21.1,55.3", "island"),
        ("5.0,-53.5", "overseas"),
        ("38.6,-27.2", "island"),
        ("42.2,9.0", "metropolitan"),
        ("43.1,141.8", "metropolitan"),
        ("-44.0,170.5", "metropolitan"),
        ("78.9,18.0", "island"),
        ("0.0,-140.0", None),
    ],
)
def test_what_uncurated_land_is_to_its_holder(where, kind):
    assert atlas.locate(where).territory_kind(date(2024, 1, 1)) == kind


@settings(max_examples=200, deadline=None)
@given(lat=LATS, lon=LONS, day=DAYS)
def test_every_point_of_the_globe_has_an_answer(lat, lon, day):
    found = atlas.locate((lat, lon))
    holder = found.holder(day)
    assert found.basis in {"place", "land", "island", "high-seas"}
    assert holder.because("en")
    assert holder.state is None or atlas.state(holder.state)
    if found.basis == "high-seas":
        assert (found.state, holder.state, holder.known) == (None, None, True)
        assert found.territory_kind(day) is None
    if found.basis == "island":
        assert 0 < found.distance_km <= TERRITORIAL_SEA_KM


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(borders._borders().polygons) - 1))
def test_a_point_inside_a_boundary_is_land_of_its_owner(number):
    from shapely import Polygon, make_valid

    code, rings = borders._borders().polygons[number]
    spot = make_valid(Polygon(borders._borders().ring(rings[0]))).representative_point()
    shore = borders.nearest(spot.y, (spot.x + 180) % 360 - 180, TERRITORIAL_SEA_KM)
    assert shore is not None
    assert shore.distance_km == 0 or len(rings) > 1
    assert shore.code == code or len(rings) > 1


def test_a_state_too_small_for_the_grid_does_not_break_its_surroundings():
    assert atlas.locate("41.90,12.48").state == "ITA"  # Rome; the Vatican's ring has two points


@pytest.mark.parametrize(
    ("point", "day", "holder"),
    [
        ("48.58,7.75", date(1914, 8, 1), "DEU"),  # Strasbourg
        ("48.58,7.75", date(1930, 8, 1), "FRA"),
        ("36.44,28.22", date(1939, 8, 1), "ITA"),  # Rhodes
        ("60.71,28.73", date(1939, 8, 1), "FIN"),  # Viipuri
        ("36.07,120.38", date(1914, 8, 1), "DEU"),  # Tsingtao
        ("30.0,33.5", date(1970, 8, 1), "ISR"),  # Sinai
        ("36.15,29.59", date(1980, 8, 1), "GRC"),  # Kastellorizo
        ("26.37,120.49", date(2024, 8, 1), "TWN"),  # Dongyin
    ],
)
def test_land_that_changed_hands_has_its_holder_of_the_day(point, day, holder):
    assert atlas.locate(point).holder(day).state == holder


@given(a=st.tuples(LATS, LONS), b=st.tuples(LATS, LONS))
def test_distance_is_symmetric_and_bounded(a, b):
    there, back = atlas.distance_km(*a, *b), atlas.distance_km(*b, *a)
    assert there == pytest.approx(back)
    assert 0 <= there <= borders.EARTH_KM * 3.15


def test_distance_is_known_to_half_a_percent():
    # Ellipsoidal distances: Paris-New York 5837 km, Tokyo-Honolulu 6210 km (WGS 84).
    assert atlas.distance_km(48.8566, 2.3522, 40.7128, -74.006) == pytest.approx(5852, rel=0.006)


def test_outlines_for_drawing_are_light_and_hold_every_large_state():
    drawn = atlas.outlines()
    codes = {code for code, _ in drawn}
    points = sum(len(ring) for _, rings in drawn for ring in rings)
    assert {"USA", "CHN", "JPN", "PHL", "GUM", "TWN", "XKX"} <= codes
    assert points < 30_000
