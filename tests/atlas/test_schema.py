"""A broken row says in which file, on which line, and what to do."""

from __future__ import annotations

import pytest

from foedera.atlas import schema
from foedera.errors import InvalidData

GOOD = """\
rock: {en: Rock, ar: صخرة, kind: island, lat: 10.0, lon: 110.0, radius_km: 5}
"""


def test_a_good_row_is_read(tmp_path):
    path = tmp_path / "places.yaml"
    path.write_text(GOOD, encoding="utf-8")
    assert schema.read(path, schema.PlaceEntry)["rock"]["lat"] == 10.0


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("lat: 10.0", "lat: 110.0"), "rock.lat"),
        (("kind: island", "kind: planet"), "rock.kind"),
        (("radius_km: 5", "radius_km: 5, colour: red"), "rock.colour"),
        (("en: Rock, ", ""), "rock.en"),
    ],
)
def test_a_broken_row_names_file_line_and_key(tmp_path, change, said):
    path = tmp_path / "places.yaml"
    path.write_text("# a comment\n" + GOOD.replace(*change), encoding="utf-8")
    with pytest.raises(InvalidData) as caught:
        schema.read(path, schema.PlaceEntry)
    assert caught.value.where == "places.yaml:2"
    assert said in caught.value.message
