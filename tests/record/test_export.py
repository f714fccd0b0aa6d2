"""An export is open data that describes itself truly, whole or not at all."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import sqlalchemy as sa

from foedera import read
from foedera.errors import InvalidData, UsageError
from foedera.read.validate import TYPES
from foedera.record import Record, open_record
from foedera.record import tables as t
from foedera.record.database import Database
from foedera.record.exporting import QUADS

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "reports"
CHECKS: dict[str, Any] = {
    "integer": lambda v: type(v) is int,
    "number": lambda v: type(v) in (int, float),
    "boolean": lambda v: type(v) is bool,
    "string": lambda v: type(v) is str,
    "array": lambda v: type(v) is list and all(type(item) is str for item in v),
    "date": lambda v: bool(date.fromisoformat(str(v))),
    "datetime": lambda v: bool(datetime.fromisoformat(str(v)).tzinfo),
}


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Any:
    place = tmp_path_factory.mktemp("export") / "record.sqlite"
    with open_record(place) as record:
        for path in sorted(EXAMPLES.glob("*.md")):
            record.add(read.read(read.load(path)))
        record.decide(["1", "2"], "accepted", by="Nadia")
        record.decide("3", "rejected", by="Nadia", note="no such thing")
        yield record


def rows_of(folder: Path, resource: dict[str, Any]) -> list[dict[str, Any]]:
    path = folder / resource["path"]
    if resource["format"] == "json":
        found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
        return found
    return pl.read_parquet(path).to_dicts()


@pytest.mark.parametrize("form", ["json", "parquet"])
def test_the_description_is_true_of_every_table(kept: Record, tmp_path: Path, form: Any):
    described = kept.export(tmp_path / "out", form=form, license_name="CC-BY-4.0")
    assert json.loads((tmp_path / "out/datapackage.json").read_text("utf-8")) == described
    assert described["licenses"] == [{"name": "CC-BY-4.0"}]
    assert {"title": "The Strait Courier"} in described["sources"]
    tables = {r["name"]: rows_of(tmp_path / "out", r) for r in described["resources"]}
    assert {name: bool(rows) for name, rows in tables.items()} == dict.fromkeys(tables, True)
    for resource in described["resources"]:
        raw = (tmp_path / "out" / resource["path"]).read_bytes()
        assert resource["bytes"] == len(raw)
        assert resource["hash"] == "sha256:" + hashlib.sha256(raw).hexdigest()
        fields = {field["name"]: field for field in resource["schema"]["fields"]}
        assert all(field["description"] for field in fields.values())
        for row in tables[resource["name"]]:
            assert list(row) == list(fields)
            bad = [k for k, v in row.items() if v is not None and not CHECKS[fields[k]["type"]](v)]
            assert bad == []
        for key in resource["schema"].get("primaryKey", []):
            values = [row[key] for row in tables[resource["name"]]]
            assert len(values) == len(set(values))
        for link in resource["schema"].get("foreignKeys", []):
            there = {row["id"] for row in tables[link["reference"]["resource"]]}
            assert {row[link["fields"][0]] for row in tables[resource["name"]]} <= there


def test_both_forms_hold_the_same(kept: Record, tmp_path: Path):
    one = kept.export(tmp_path / "json", form="json")
    other = kept.export(tmp_path / "parquet", form="parquet")
    for mine, theirs in zip(one["resources"], other["resources"], strict=True):
        told = json.loads(json.dumps(rows_of(tmp_path / "parquet", theirs), default=str))
        written = json.dumps(rows_of(tmp_path / "json", mine)).replace("T", " ")
        assert json.dumps(told).replace("T", " ") == written


def test_the_rejected_stay_out_unless_asked_for(kept: Record, tmp_path: Path):
    def ids(**options: Any) -> set[int]:
        described = kept.export(tmp_path / "out", **options)
        return {row["id"] for row in rows_of(tmp_path / "out", described["resources"][0])}

    assert ids(decision="accepted") == {1, 2}
    assert 3 not in ids()
    assert ids(decision=None) - ids() == {3}


def test_texts_stay_out_unless_asked_for(kept: Record, tmp_path: Path):
    kept.export(tmp_path / "out")
    without = json.loads((tmp_path / "out/reports.json").read_text("utf-8"))
    assert {row["text"] for row in without} == {None}
    kept.export(tmp_path / "out", texts=True)
    rows = json.loads((tmp_path / "out/reports.json").read_text("utf-8"))
    assert all(hashlib.sha256(r["text"].encode()).hexdigest() == r["hash"] for r in rows)
    claims = json.loads((tmp_path / "out/claims.json").read_text("utf-8"))
    texts = {row["id"]: row["text"] for row in rows}
    assert claims
    for claim in claims:
        body = texts[claim["report_id"]]
        assert body[claim["evidence_start"] : claim["evidence_end"]] == claim["evidence"]


def test_an_export_replaces_a_former_one_and_nothing_else(kept: Record, tmp_path: Path):
    kept.export(tmp_path / "out", form="json")
    kept.export(tmp_path / "out", form="parquet")
    assert sorted(p.suffix for p in (tmp_path / "out").iterdir()) == [".json", *[".parquet"] * 4]
    (tmp_path / "out/notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(InvalidData, match="something that is no export"):
        kept.export(tmp_path / "out")
    assert (tmp_path / "out/notes.txt").read_text(encoding="utf-8") == "mine"
    with pytest.raises(UsageError, match="no format 'xml'"):
        kept.export(tmp_path / "other", form="xml")  # type: ignore[arg-type]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["out"]


def test_an_export_that_fails_leaves_the_former_one(
    kept: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    kept.export(tmp_path / "out", form="json")
    before = {p.name: p.read_bytes() for p in (tmp_path / "out").iterdir()}

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(pl.DataFrame, "write_parquet", full)
    with pytest.raises(InvalidData, match="No space left"):
        kept.export(tmp_path / "out", form="parquet")
    assert {p.name: p.read_bytes() for p in (tmp_path / "out").iterdir()} == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["out"]


def test_every_type_has_its_quadrant():
    assert {kind for kinds in QUADS.values() for kind in kinds} == TYPES


def fill(place: str, tools: Any, size: int) -> None:
    """A record of reports with 100 events each, written row by row past the reader."""
    codes = "USA JPN PHL AUS CHN KOR IND VNM".split()
    rows: dict[Any, list[dict[str, Any]]] = {}
    for n in range(size):
        report, day = n // 100 + 1, date.fromordinal(date(2020, 1, 1).toordinal() + n // 10)
        event = tools.event("ACCUSE", codes[n % 8], codes[(n + 1) % 8], "taiwan", date=str(day))
        same = {"event": "ACCUSE", "status": "happened", "date_from": day, "date_to": day}
        told = {"actors": list(event.actors), "recipients": list(event.recipients)}
        put = [
            (t.PartyRow, {"act_id": n + 1, "code": code})
            for code in (codes[n % 8], codes[(n + 1) % 8])
        ]
        put += [
            (
                t.ActRow,
                {"id": n + 1, "topics": ["taiwan"], "iso": str(day), "live": True, **same, **told},
            ),
            (t.ThemeRow, {"act_id": n + 1, "topic": "taiwan"}),
            (
                t.ClaimRow,
                {"id": n + 1, "act_id": n + 1, "number": 1, "report_id": report, "current": True},
            ),
            (
                t.EventRow,
                {
                    "id": n + 1,
                    "reading_id": report,
                    "claim_id": n + 1,
                    "number": n % 100 + 1,
                    "evidence_from": 0,
                    "evidence_to": 5,
                    "document": event.to_json("Words of a report."),
                    **same,
                },
            ),
        ]
        if n % 100 == 0:
            made = datetime.now(UTC)
            text = {"hash": "0", "lang": "en", "text": "Words of a report.", "outlet": "Harbour"}
            read_by = {"reader": "rules", "version": "1", "digest": "0", "document": {}}
            put += [
                (t.ReportRow, {"id": report, "key": str(report), "added": made, **text}),
                (t.ReadingRow, {"id": report, "report_id": report, "made": made, **read_by}),
            ]
        for table, row in put:
            rows.setdefault(table, []).append(row)
    order = [t.ReportRow, t.ReadingRow, t.ActRow, t.PartyRow, t.ThemeRow, t.ClaimRow, t.EventRow]
    database = Database(place)
    database.write(lambda session: [session.execute(sa.insert(o), rows[o]) for o in order])
    database.engine.dispose()


def test_ten_thousand_events_are_listed_and_exported(place: str, tools: Any, tmp_path: Path):
    # Filling PostgreSQL row by row takes long; a fifth of them is enough there.
    size = 2_000 if "://" in place else 10_000
    with open_record(place) as record:
        fill(place, tools, size)
        assert len(record.events()) == size
        some = record.events(state="USA", since=date(2020, 4, 1), until=date(2020, 4, 30))
        assert len(some) == sum(n % 8 in (0, 7) for n in range(910, 1210))
        described = record.export(tmp_path / "out", form="parquet")
    tables = {r["name"]: rows_of(tmp_path / "out", r) for r in described["resources"]}
    assert {name: len(rows) for name, rows in tables.items()} == {
        "events": size,
        "claims": size,
        "reports": size // 100,
        "decisions": 0,
    }
