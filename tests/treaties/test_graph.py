"""The agreements of a day as a graph."""

from __future__ import annotations

from datetime import date

from foedera.treaties.graph import dot
from worlds import agreement

DAY = date(2000, 1, 1)


def test_a_pair_has_one_line_solid_if_anything_binds() -> None:
    pacts = [
        agreement("talks", "USA", "JPN", force="political"),
        agreement("pact", "USA", "JPN"),
        agreement("quad", "JPN", "IND", force="political"),
        agreement("law", "USA", "TWN", force="domestic"),
    ]
    drawn = dot(pacts, DAY, "en")
    assert drawn.count(" -- ") == 2
    assert "JPN -- USA [style=solid" in drawn
    assert "IND -- JPN [style=dashed" in drawn
    assert "TWN" not in drawn


def test_quotes_in_a_name_are_escaped() -> None:
    named = {"en": 'the "pact"', "ar": "عهد"}
    assert r'tooltip="the \"pact\""' in dot([agreement("p", "USA", "JPN", short=named)], DAY, "en")
