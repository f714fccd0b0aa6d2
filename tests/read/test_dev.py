"""The reader against the annotated reports and the reference reading beside the checkout."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import scoring
from foedera.read import Reading, load, read

if TYPE_CHECKING:
    from pathlib import Path

FLOOR = {"ar": 0.87, "en": 0.9}
SEEDS = {"000_56d7eb38103c4564.txt": "2024-07-28", "004_89b1ed31c073c507.txt": "2024-09-18"}


def test_no_quality_is_lost(shared: Path) -> None:
    scores = scoring.score(scoring.load(shared / "news" / "dev"))
    for lang, floor in FLOOR.items():
        assert scores[lang]["strict"]["f1"] >= floor
        assert scores[lang]["actors"]["f1"] >= 0.95
        assert scores[lang]["topics"]["f1"] >= 0.85


@pytest.fixture(scope="module")
def seeds(shared: Path) -> dict[str, Reading]:
    return {
        name: read(load(shared / "news" / "seeds" / name, published=day))
        for name, day in SEEDS.items()
    }


def test_every_quotation_of_the_seeds(seeds: dict[str, Reading]) -> None:
    first, second = seeds.values()
    assert {(381, 393), (1304, 1316), (1772, 1777)} <= {tuple(q.inside) for q in first.quotes}
    assert len(second.quotes) == 17
    expected = {(30, 44), (103, 107), (222, 233), (485, 510), (520, 527), (595, 646), (809, 909)}
    expected |= {(964, 1120), (1139, 1169), (1256, 1276), (1467, 1481), (1711, 1725), (1909, 2017)}
    expected |= {(2247, 2280), (2513, 2594), (2662, 2765), (2820, 2861)}
    assert {tuple(q.inside) for q in second.quotes} == expected


def test_traps_of_the_seeds_stay_out(seeds: dict[str, Reading]) -> None:
    first, second = seeds.values()
    assert not [e for e in first.events if e.event in ("COERCE", "THREATEN")]
    assert not [e for e in second.events if e.event == "SANCTION"]
    assert all(e.evidence.start < 3047 for e in second.events)
    assert not any(2383 <= e.evidence.start < 2464 for e in second.events)


# type, actors (one of them at least for a mutual act), and a stretch of the text it must be found in
CORE = {
    "000_56d7eb38103c4564.txt": [
        ("CONSULT", {"USA", "JPN"}, (64, 840)),
        ("CONSULT", {"USA", "LAO"}, (325, 473)),
        ("CONSULT", {"USA", "CHN"}, (325, 473)),
        ("ACCUSE", {"USA"}, (474, 678)),
        ("ACCUSE", {"CHN"}, (474, 678)),
        ("CONSULT", {"USA", "JPN"}, (679, 840)),
        ("CONSULT", {"IND", "AUS", "USA", "JPN"}, (841, 997)),
        ("COOPERATE", {"USA", "JPN"}, (998, 1124)),
        ("CONSULT", {"USA", "JPN"}, (1274, 1404)),
        ("MOBILIZE", {"JPN"}, (1405, 1572)),
        ("SUPPORT", {"JPN", "PHL"}, (1573, 1673)),
        ("CONSULT", {"USA", "PHL"}, (1674, 1840)),
        ("CONSULT", {"KOR", "JPN"}, (1841, 1966)),
    ],
    "004_89b1ed31c073c507.txt": [
        ("REJECT", {"USA"}, (0, 376)),
        ("REQUEST", {"JPN"}, (62, 376)),
        ("REQUEST", {"JPN"}, (377, 652)),
        ("REJECT", {"USA"}, (653, 807)),
        ("REJECT", {"USA"}, (808, 962)),
        ("AGREE", {"USA"}, (963, 1122)),
        ("REJECT", {"USA"}, (1123, 1201)),
        ("REJECT", {"USA"}, (1202, 1300)),
        ("ACCUSE", {"CHN"}, (1301, 1483)),
        ("ACCUSE", {"CHN"}, (1484, 1600)),
        ("ACCUSE", {"CHN"}, (1484, 1738)),
        ("ACCUSE", {"CHN"}, (1739, 1830)),
        ("REQUEST", {"CHN"}, (1820, 2019)),
        ("ACCUSE", {"RUS"}, (2020, 2132)),
        ("COOPERATE", {"USA", "KOR", "JPN"}, (2133, 2240)),
        ("ACCUSE", {"RUS"}, (2200, 2369)),
        ("ACCUSE", {"JPN"}, (2465, 2511)),
        ("REJECT", {"JPN"}, (2512, 2767)),
        ("AGREE", {"JPN"}, (2768, 2969)),
        ("CONCEDE", {"JPN"}, (2768, 2969)),
    ],
}


def core_found(reading: Reading, rows: list[tuple[str, set[str], tuple[int, int]]]) -> list[bool]:
    """Which core rows have an event of their own in the reading."""
    free = list(reading.events)
    found = []
    for kind, actors, (start, end) in rows:
        hit = next(
            (
                e
                for e in free
                if e.event == kind
                and start <= e.evidence.start < end
                and len(actors & {*e.actors, *e.recipients}) >= min(2, len(actors))
                and (len(actors) > 1 or actors & set(e.actors))
            ),
            None,
        )
        if hit is not None:
            free.remove(hit)
        found.append(hit is not None)
    return found


def test_most_core_rows_of_the_seeds_are_found(seeds: dict[str, Reading]) -> None:
    found = [hit for name, rows in CORE.items() for hit in core_found(seeds[name], rows)]
    assert sum(found) / len(found) >= 0.85


# quotations of the second seed by where they begin, and whose words they are
SAID = {
    103: ("JPN", None),
    222: ("USA", None),
    485: ("JPN", "Ishiba"),
    520: ("JPN", "Ishiba"),
    595: ("JPN", "Ishiba"),
    809: ("USA", "Kritenbrink"),
    964: ("USA", "Kritenbrink"),
    1139: ("USA", None),
    1256: ("USA", None),
    1909: ("CHN", "Lin Jian"),
    2247: ("RUS", "Zinoviev"),
    2513: ("JPN", "Motegi"),
    2662: ("JPN", "Motegi"),
    2820: ("JPN", "Kishida"),
}


def test_speakers_of_the_quotations_of_the_second_seed(seeds: dict[str, Reading]) -> None:
    _, second = seeds.values()
    right = 0
    for quote in second.quotes:
        actor, name = SAID.get(quote.inside.start, ("", None))
        speaker = quote.speaker
        right += (
            speaker is not None
            and speaker.actor == actor
            and (name is None or (speaker.name or "").endswith(name))
        )
    assert right >= 12
