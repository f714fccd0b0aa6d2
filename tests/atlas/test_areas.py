"""Areas that treaties name, with their cores and their vague rims."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera import atlas
from foedera.errors import NotFound

AREAS = atlas.areas()
LATS = st.floats(-90, 90)
LONS = st.floats(-180, 180)


@pytest.mark.parametrize(
    ("slug", "inside", "vague", "outside"),
    [
        (
            "pacific",
            "guam okinawa senkaku seoul manila second-thomas scarborough hawaii wellington canberra yokosuka taipei",
            "malacca bering-strait stirling",
            "diego-garcia london falklands kyiv washington new-delhi",
        ),
        (
            "north-atlantic-north-of-cancer",
            "azores bermuda reykjavik greenland canary-islands london",
            "black-sea",
            "falklands guam puerto-rico ascension hawaii diego-garcia",
        ),
        (
            "europe-or-north-america",
            "london warsaw washington ottawa alaska paris vilnius",
            "aleutians nicosia",
            "hawaii guam ankara algiers puerto-rico falklands tokyo",
        ),
        (
            "europe",
            "moscow sarajevo london athens kyiv reykjavik",
            "tbilisi yerevan baku",
            "ankara cairo washington tehran",
        ),
        ("mediterranean", "mediterranean", "malta tartus", "london djibouti nicosia"),
        ("mediterranean-area", "malta souda", "tartus", "london djibouti"),
        (
            "manila-treaty-area",
            "bangkok manila islamabad canberra wellington hanoi second-thomas",
            "guam palau wake",
            "taipei hong-kong tokyo hawaii okinawa",
        ),
        (
            "west-pacific",
            "taipei guam okinawa palau manila",
            "wake kwajalein",
            "hawaii diego-garcia washington",
        ),
        (
            "south-china-sea",
            "second-thomas scarborough thitu paracels spratly-island pratas natuna",
            "gulf-of-thailand",
            "guam senkaku tokyo malacca",
        ),
        ("east-china-sea", "senkaku", "okinawa", "scarborough seoul guam"),
        ("indian-subcontinent", "new-delhi islamabad dhaka", "kabul thimphu", "tehran beijing"),
        ("far-east", "tokyo seoul taipei manila beijing", "vladivostok hanoi", "kwajalein london"),
        (
            "western-hemisphere",
            "washington havana falklands greenland panama-canal alaska",
            "",
            "hawaii london guam azores",
        ),
        ("algeria", "algiers", "", "paris malta"),
    ],
)
def test_places_inside_outside_and_between(slug, inside, vague, outside):
    area = atlas.area(slug)
    told = {True: inside, None: vague, False: outside}
    known = {p.slug: p for p in atlas.places()}
    wrong = [
        (name, answer)
        for answer, names in told.items()
        for name in names.split()
        if name in known and area.contains(known[name].lat, known[name].lon) is not answer
    ]
    assert wrong == []


@given(area=st.sampled_from(AREAS), lat=LATS, lon=LONS)
def test_what_is_certain_is_possible(area, lat, lon):
    from foedera.atlas.areas import _inside

    if area.contains(lat, lon) is True:
        assert any(_inside(ring, lat, lon) for ring in area.possible)


@given(area=st.sampled_from(AREAS), points=st.lists(st.tuples(LATS, LONS), min_size=1, max_size=20))
def test_many_points_get_the_answers_of_each(area, points):
    lats, lons = zip(*points, strict=True)
    assert area.contains_many(lats, lons) == [area.contains(y, x) for y, x in points]


def test_the_rio_line_follows_its_rhumb_lines():
    region = atlas.area("western-hemisphere")
    assert region.contains(47.5, -49.9) is False
    assert region.contains(47.5, -50.1) is True
    assert region.contains(-50.0, -89.0) is True
    assert region.contains(-50.0, -91.0) is False


def test_every_area_says_by_which_text():
    assert all(a.source and a.definition.en and a.definition.ar for a in AREAS)


def test_an_unknown_area_is_met_with_the_nearest():
    with pytest.raises(NotFound, match="pacific"):
        atlas.area("pacfic")
