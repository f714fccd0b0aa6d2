"""A user's own ATOP files become coded agreements."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from foedera import must, treaties
from foedera.errors import InvalidData, NotFound
from foedera.treaties.atop import import_atop

if TYPE_CHECKING:
    from pathlib import Path

ALLIANCES = """atopid,begyr,begmo,begday,endyr,endmo,endday,defense,offense,neutral,nonagg,consul
9001,1900,5,0,1910,6,30,1,0,0,0,0
3375,1960,1,19,0,0,0,1,0,0,0,1
9002,1950,1,1,0,0,0,0,0,0,1,0
9003,1950,1,1,0,0,0,0,0,0,1,0
"""
MEMBERS = """atopid,member,yrent,moent,dayent,yrexit,moexit,dayexit,defense,nonagg,defconpr
9001,200,1900,5,0,1910,6,30,1,0,1
9001,220,1900,5,0,1910,6,30,0,0,0
9002,200,1950,1,1,0,0,0,0,1,0
9002,220,1950,1,1,0,0,0,0,1,0
"""


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    alliances, members = tmp_path / "alliances.csv", tmp_path / "members.csv"
    alliances.write_text(ALLIANCES)
    members.write_text(MEMBERS)
    return alliances, members


def imported_to(folder: Path, files: tuple[Path, Path]) -> treaties.Architecture:
    from foedera.treaties.command import import_

    import_("atop", alliances=files[0], members=files[1], out=folder, as_json=True)
    return treaties.architecture("in-force", library=treaties.load(folder))


def test_an_alliance_read_from_its_text_wins_and_the_difference_is_listed(
    files: tuple[Path, Path],
) -> None:
    found = import_atop(*files, treaties.load())
    assert list(found.documents) == ["atop/9001", "atop/9002"]
    assert [s["id"] for s in found.superseded] == ["asia-pacific/us-japan-1960"]
    assert [(x["atop"], x["why"]) for x in found.left_out] == [
        (9003, "no members in the members' file")
    ]


def test_coded_duties_are_directed_conditional_and_dated(
    files: tuple[Path, Path], tmp_path: Path
) -> None:
    world = imported_to(tmp_path / "out", files)

    def verdict(target: str, state: str, on: str, **facts: bool | None) -> str:
        from datetime import date

        incident = must.Incident(("DEU",), target, date.fromisoformat(on), facts=facts)
        return must.ask(incident, world).verdict(state, "defense")

    assert verdict("FRA", "GBR", "1905-01-01", unprovoked=True) == "bound"
    assert verdict("FRA", "GBR", "1905-01-01", unprovoked=None) == "arguable"
    assert verdict("GBR", "FRA", "1905-01-01", unprovoked=True) == "not-bound"
    assert verdict("FRA", "GBR", "1900-05-10", unprovoked=True) == "arguable"
    assert verdict("FRA", "GBR", "1911-01-01", unprovoked=True) == "not-bound"


def test_past_the_end_of_coding_nothing_is_firm(files: tuple[Path, Path], tmp_path: Path) -> None:
    from datetime import date

    world = imported_to(tmp_path / "out", files)

    def pledge(year: int) -> set[str]:
        answer = must.ask(must.Incident(("GBR",), "FRA", date(year, 6, 1)), world)
        return {f.verdict for f in answer.findings if f.agreement.id == "atop/9002"}

    assert pledge(2018) == {"bound"}
    assert pledge(2020) == {"arguable"}


def test_files_that_are_not_atops_are_refused(files: tuple[Path, Path], tmp_path: Path) -> None:
    with pytest.raises(InvalidData, match="no column member"):
        import_atop(files[0], files[0], treaties.load())
    with pytest.raises(NotFound, match="no file"):
        import_atop(tmp_path / "none.csv", files[1], treaties.load())


def test_the_whole_of_atop_can_be_asked(shared: Path) -> None:
    found = import_atop(
        shared / "data" / "atop_alliance_level.parquet",
        shared / "data" / "atop_member_level.parquet",
        treaties.load(),
    )
    total = len(found.documents) + len(found.superseded) + len(found.left_out)
    assert total == 765
    assert len(found.left_out) < 30
