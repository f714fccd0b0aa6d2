"""Pictures: the same input gives the same drawing, legible in both directions."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from datetime import date
from itertools import combinations

import pytest

from foedera.brief.pictures import map as maps
from foedera.brief.pictures import matrix as matrices
from foedera.brief.pictures import network as networks
from foedera.brief.pictures import timeline as timelines
from foedera.brief.words import Words
from foedera.svg import WIDTH, Box, Swatch, text_width, wrap

SVG = "{http://www.w3.org/2000/svg}"
LEGEND = (Swatch("line", "duty of defense", "tie defense"),)
ALLIES = ("USA", "JPN", "KOR", "PHL", "AUS")


def network(lang: str = "en") -> networks.Network:
    words = Words(lang)
    ties = [networks.Tie("USA", code, "defense") for code in ALLIES[1:]]
    ties.append(networks.Tie("JPN", "PHL", "defense", "proposed", "gained"))
    ties.append(networks.Tie("USA", "PLW", "defense", one_way=True))
    return networks.Network(
        "net",
        lang,
        "Network",
        "Who owes whom",
        tuple(networks.Node(c, words.bare(c), c in ALLIES, c == "USA") for c in (*ALLIES, "PLW")),
        tuple(ties),
        LEGEND,
    )


def matrix(lang: str = "en") -> matrices.Matrix:
    words = Words(lang)
    return matrices.Matrix(
        "matrix",
        lang,
        "Matrix",
        "Rows owe",
        tuple((code, words.bare(code)) for code in ALLIES),
        (
            matrices.Cell("USA", "JPN", "defense", "D"),
            matrices.Cell("JPN", "USA", "defense", "D"),
            matrices.Cell("JPN", "PHL", "access", "A", "raised"),
        ),
        "owes",
        "is owed",
    )


def timeline(lang: str = "en") -> timelines.Timeline:
    moments = (
        timelines.Moment(date(2024, 7, 27), date(2024, 7, 27), "Talks in Laos"),
        timelines.Moment(date(2024, 7, 30), date(2024, 7, 30), "Talks in Manila", planned=True),
    )
    return timelines.Timeline(
        "time",
        lang,
        "Timeline",
        "Two meetings",
        (timelines.Track("Meetings", moments),),
        date(2024, 7, 20),
        date(2024, 8, 5),
        date(2024, 7, 28),
        "day of the report",
        ((date(2024, 8, 1), "August 2024"),),
    )


SQUARE = ((125.0, 20.0), (130.0, 20.0), (130.0, 30.0), (125.0, 30.0), (125.0, 20.0))


def chart(lang: str = "en") -> maps.Map:
    return maps.Map(
        "map",
        lang,
        "Map",
        "Two places",
        (("JPN", (SQUARE,)),),
        frozenset({"JPN"}),
        (
            maps.Spot("Senkaku Islands", 25.7, 123.5, "Japan ⟷ China, Taiwan", gained=True),
            maps.Spot("Second Thomas Shoal", 9.7, 115.9, "Philippines ⟷ China"),
        ),
        "Borders: Natural Earth",
    )


def drawings(lang: str) -> dict[str, str]:
    return {
        "network": networks.draw(network(lang)),
        "matrix": matrices.draw(matrix(lang)),
        "timeline": timelines.draw(timeline(lang)),
        "map": maps.draw(chart(lang)),
    }


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("kind", ["network", "matrix", "timeline", "map"])
def test_a_picture_is_as_it_was_approved(kind: str, lang: str, snapshot):
    assert drawings(lang)[kind].replace("><", ">\n<") == snapshot


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("kind", ["network", "matrix", "timeline", "map"])
def test_a_picture_tells_a_screen_reader_what_it_is(kind: str, lang: str):
    root = ET.fromstring(drawings(lang)[kind])
    assert root.get("role") == "img"
    ids = root.get("aria-labelledby", "").split()
    said = [e.text for e in root if e.get("id") in ids]
    assert len(said) == 2
    assert all(said)


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("kind", ["network", "matrix", "timeline", "map"])
def test_text_is_text_and_large_enough(kind: str, lang: str):
    texts = list(ET.fromstring(drawings(lang)[kind]).iter(f"{SVG}text"))
    assert texts
    assert all(float(t.get("font-size", "0")) >= 12 for t in texts)
    for text in texts:
        arabic = re.search("[\u0600-\u06ff]", text.text or "")
        assert text.get("direction") == ("rtl" if arabic else "ltr")


def test_states_keep_their_places_when_duties_change():
    before = network()
    after = networks.Network(
        *(getattr(before, f) for f in ("key", "lang", "title", "desc", "nodes")), ()
    )
    circles = [
        re.findall(r'<circle cx="[^"]+" cy="[^"]+" r="7"', networks.draw(n))
        for n in (before, after)
    ]
    assert circles[0] == circles[1]
    assert len(circles[0]) == 6


def test_the_drawing_keeps_the_compass():
    where = networks.positions()
    assert where["USA"][0] > where["JPN"][0] > where["CHN"][0] > where["IND"][0]
    assert where["RUS"][1] < where["CHN"][1] < where["PHL"][1] < where["AUS"][1]
    assert len(where) >= 60


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_names_in_the_usual_network_do_not_cover_each_other(lang: str):
    codes = (
        "USA",
        "JPN",
        "KOR",
        "PHL",
        "AUS",
        "NZL",
        "IND",
        "GBR",
        "CAN",
        "THA",
        "CHN",
        "PRK",
        "RUS",
        "TWN",
    )
    words = Words(lang)
    nodes = tuple(networks.Node(c, words.bare(c)) for c in codes)
    where, height = networks.placed(codes)
    boxes = networks.labels(nodes, where, height)
    crossing = [(a, b) for a, b in combinations(boxes, 2) if boxes[a].overlap(boxes[b]) > 0]
    assert crossing == []
    assert all(b.left >= 0 and b.right <= WIDTH for b in boxes.values())


def test_what_a_proposal_adds_differs_in_more_than_color():
    drawn = networks.draw(network())
    assert 'class="tie defense proposed gained"' in drawn
    assert 'class="tie defense binding kept"' in drawn


def test_a_duty_owed_one_way_has_an_arrowhead():
    assert drawings("en")["network"].count("head") == 1


def test_the_matrix_runs_from_the_right_in_arabic():
    def first(lang: str) -> float:
        root = ET.fromstring(drawings(lang)["matrix"])
        cells = [e for e in root.iter(f"{SVG}rect") if e.get("class") == "cell self"]
        return float(cells[0].get("x", "0"))

    assert first("en") < WIDTH / 2 < first("ar")


def test_time_runs_from_right_to_left_in_arabic():
    def at(lang: str) -> list[float]:
        root = ET.fromstring(drawings(lang)["timeline"])
        circles = [e for e in root.iter(f"{SVG}circle") if "moment" in (e.get("class") or "")]
        return [float(c.get("cx", "0")) for c in circles[:2]]

    english, arabic = at("en"), at("ar")
    assert english[0] < english[1]
    assert arabic[0] > arabic[1]


def test_planned_events_are_hollow():
    drawn = drawings("en")["timeline"]
    assert drawn.count('class="moment planned"') == 2
    assert drawn.count('class="moment"') == 2


def test_words_on_the_timeline_do_not_cover_each_other():
    many = tuple(
        timelines.Moment(date(2024, 7, 28), date(2024, 7, 28), f"Talks number {n} on defense")
        for n in range(5)
    )
    base = timeline()
    drawn = timelines.draw(
        timelines.Timeline(
            *(getattr(base, f) for f in ("key", "lang", "title", "desc")),
            (timelines.Track("Meetings", many),),
            *(getattr(base, f) for f in ("start", "end", "report_day", "report_word", "ticks")),
        )
    )
    ys = [
        float(e.get("y", "0"))
        for e in ET.fromstring(drawn).iter(f"{SVG}text")
        if "Talks" in (e.text or "")
    ]
    assert len(set(ys)) == 5
    assert min(b - a for a, b in zip(sorted(ys), sorted(ys)[1:], strict=False)) >= 13


def test_the_map_shows_every_place_with_its_rivals():
    drawn = drawings("en")["map"]
    assert "Senkaku Islands" in drawn
    assert "Japan ⟷ China, Taiwan" in drawn
    assert "Borders: Natural Earth" in drawn


def test_the_projection_is_centered_on_the_pacific():
    assert maps.project(150, 0) == (0, 0)
    west, east = maps.project(120, 20)[0], maps.project(180, 20)[0]
    assert west == pytest.approx(-east)
    assert maps.project(-170, 0)[0] > maps.project(170, 0)[0] > 0


def test_no_picture_runs_or_fetches_anything():
    for lang in ("en", "ar"):
        for drawn in drawings(lang).values():
            assert "<script" not in drawn
            assert "href" not in drawn
            assert " on" not in re.sub(r">[^<]*<", "><", drawn).replace(" on ", "")


def test_names_in_pictures_are_escaped():
    node = networks.Node("JPN", "<script>alert(1)</script>")
    drawn = networks.draw(networks.Network("n", "en", "a & b", "<b>", (node,), ()))
    assert "<script>" not in drawn
    assert "&lt;script&gt;" in drawn


def test_long_words_are_cut_with_an_ellipsis():
    assert wrap("one two three four five six seven", 10, 80, 2)[-1].endswith("…")
    assert wrap("short", 10, 80) == ("short",)
    assert text_width("اليابان", 10) < text_width("Japanese", 10)


def test_boxes_know_when_they_meet():
    box = Box(0, 0, 10, 10)
    assert box.meets(Box(5, 5, 15, 15))
    assert not box.meets(Box(10, 0, 20, 10))
    assert box.meets(Box(11, 0, 20, 10), gap=2)
    assert box.overlap(Box(5, 5, 15, 15)) == 25
