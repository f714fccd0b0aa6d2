"""Write docs/explanation/atop.md: the library's pair-years beside ATOP's, with every difference.

Needs ATOP's files as Parquet, which are not in the repository: `docs_atop.py FOLDER DAY`, the day of the measurement.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from foedera import treaties
from foedera.locale.days import spoken_day
from foedera.treaties.export import ATOP_COLUMNS, atop_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from foedera.treaties import Agreement, Library

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "explanation" / "atop.md"
HEAD = ROOT / "scripts" / "docs_atop.md"
YEARS = range(1946, 2019)
DUTIES = ("defense", "offense", "neutrality", "nonaggression", "consultation")
#: ATOP's column of each duty in its member-level file.
CODED = dict(zip(DUTIES, ("defense", "offense", "neutral", "nonagg", "consul"), strict=True))
#: A sentence of a file that says what ATOP does otherwise.
SAYS = re.compile(r"\bATOP(?: 5\.0)?(?: \d{4})? (?:\w+ )?(?:codes?|counts?|ends?|lets|takes)\b")

Cell = tuple[int, int, int]


@dataclass
class Difference:
    """Cells of one duty that only one of the two tables has, put down to one alliance."""

    atop: int
    duty: str
    only: str
    cells: set[Cell] = field(default_factory=set)

    @property
    def years(self) -> str:
        years = {year for _, _, year in self.cells}
        first, last = min(years), max(years)
        return str(first) if first == last else f"{first}–{last}"


@dataclass
class Measured:
    """How many cells were compared and are equal, and what differs."""

    pair_years: int
    cells: int
    equal: int
    alliances: int
    differences: list[Difference]


def measure(library: Library, folder: Path) -> Measured:
    """Compare on the pair-years all of whose alliances in ATOP the library has."""
    ours = _ours(library)
    numbers = {a.atop for a in library if a.atop is not None}
    whole = _whole(folder, numbers)
    theirs = {
        (row[0], row[1], row[2]): row[3:]
        for row in pl.read_parquet(folder / "atop_directed_dyad_year.parquet")
        .select(pl.col(c).cast(int) for c in ATOP_COLUMNS)
        .iter_rows()
    }
    bearers = _bearers(folder)
    found: dict[tuple[int, str, str], Difference] = {}
    equal = 0
    for cell, alliances in whole.items():
        for duty, coded in zip(DUTIES, theirs.get(cell, (0,) * 5), strict=True):
            encoded = ours.get((cell, duty), [])
            if bool(coded) == bool(encoded):
                equal += 1
                continue
            # What only we have is put down to our file, else to the alliance that has the duty.
            blamed = encoded or [n for n in alliances if (n, cell[0], duty) in bearers] or alliances
            only = "here" if encoded else "ATOP"
            difference = Difference(min(blamed), duty, only)
            found.setdefault((min(blamed), duty, only), difference).cells.add(cell)
    return Measured(
        len(whole),
        len(whole) * len(DUTIES),
        equal,
        len({n for alliances in whole.values() for n in alliances}),
        [found[key] for key in sorted(found)],
    )


def _ours(library: Library) -> dict[tuple[Cell, str], list[int]]:
    """By cell and duty the numbers of the alliances that our files have it from."""
    out: dict[tuple[Cell, str], list[int]] = defaultdict(list)
    for agreement in library:
        if agreement.atop is None:
            continue
        for row in atop_rows([agreement], YEARS):
            for duty, held in zip(DUTIES, row[3:], strict=True):
                if held:
                    out[(row[0], row[1], row[2]), duty].append(agreement.atop)
    return out


def _whole(folder: Path, numbers: set[int]) -> dict[Cell, list[int]]:
    members = (
        pl.read_parquet(folder / "atop_member_years.parquet")
        .filter(pl.col("year").is_between(YEARS[0], YEARS[-1]))
        .select(pl.col("atopid", "state", "year").cast(int))
    )
    pairs = members.join(members, on=["atopid", "year"]).filter(
        pl.col("state") != pl.col("state_right")
    )
    grouped = pairs.group_by("state", "state_right", "year").agg(pl.col("atopid").unique().sort())
    return {
        (one, other, year): alliances
        for one, other, year, alliances in grouped.iter_rows()
        if set(alliances) <= numbers
    }


def _bearers(folder: Path) -> set[tuple[int, int, str]]:
    """Alliance, member and duty, as ATOP codes them for the member."""
    table = pl.read_parquet(folder / "atop_member_level.parquet")
    return {
        (row["atopid"], row["member"], duty)
        for row in table.iter_rows(named=True)
        for duty, column in CODED.items()
        if row[column] == 1
    }


def reasons(agreements: Iterable[Agreement]) -> list[str]:
    """The sentences of the files that say what ATOP does otherwise, each once."""
    texts = [
        note.en
        for a in agreements
        for note in (a.note, a.in_force_note, *(p.note for p in a.provisions))
        if note is not None
    ]
    sentences = [s for text in texts for s in re.split(r"(?<=\.)\s+", " ".join(text.split()))]
    return list(dict.fromkeys(s for s in sentences if SAYS.search(s)))


def unexplained(measured: Measured, library: Library) -> list[str]:
    """The files that differ and do not say why."""
    by_number = _by_number(library)
    return sorted(
        {
            a.id
            for difference in measured.differences
            if not reasons(by_number[difference.atop])
            for a in by_number[difference.atop]
        }
    )


def _by_number(library: Library) -> dict[int, list[Agreement]]:
    out: dict[int, list[Agreement]] = defaultdict(list)
    for agreement in library:
        if agreement.atop is not None:
            out[agreement.atop].append(agreement)
    return out


def page(measured: Measured, library: Library, on: date) -> str:
    """The page: the prose of docs_atop.md with the numbers, then one entry per alliance."""
    text = HEAD.read_text(encoding="utf-8").format(
        day=spoken_day(on, "en"),
        share=f"{100 * measured.equal / measured.cells:.1f}",
        cells=f"{measured.cells:,}",
        differing=f"{measured.cells - measured.equal:,}",
        pair_years=f"{measured.pair_years:,}",
        alliances=measured.alliances,
        differ=len({d.atop for d in measured.differences}),
    )
    return "\n".join([text.rstrip(), "", *_entries(measured, library)]).rstrip() + "\n"


def _entries(measured: Measured, library: Library) -> Iterator[str]:
    by_number = _by_number(library)
    grouped: dict[int, list[Difference]] = defaultdict(list)
    for difference in measured.differences:
        grouped[difference.atop].append(difference)
    for number, differences in grouped.items():
        files = by_number[number]
        yield f"### {files[0].short.en} ({number})\n"
        for d in differences:
            where = "only in ATOP" if d.only == "ATOP" else "only here"
            yield f"- {d.duty}, {d.years}: {where}, {len(d.cells)} {'cell' if len(d.cells) == 1 else 'cells'}"
        yield "\n" + " ".join(reasons(files) or ["No reason is on record yet."])
        yield "\n*" + ", ".join(f"`{a.id}`" for a in files) + "*\n"


def main(folder: Path, on: date) -> int:
    """Write the page; the number of files that differ and do not say why."""
    library = treaties.load()
    measured = measure(library, folder)
    PAGE.write_text(page(measured, library, on), encoding="utf-8")
    bare = unexplained(measured, library)
    print(f"{measured.equal} of {measured.cells} cells agree; {len(bare)} files do not say why not")
    for slug in bare:
        print(f"  {slug}")
    return len(bare)


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1]), date.fromisoformat(sys.argv[2])))
