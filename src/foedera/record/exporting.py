"""The record as open data: JSON or Parquet tables under one Data Package description."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from datetime import UTC, date, datetime
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from foedera.errors import InvalidData, UsageError
from foedera.record.migrate import HEAD
from foedera.store import load_yaml

if TYPE_CHECKING:
    from collections.abc import Sequence

    from foedera.record.model import Claim, RecordedEvent, Source

__all__ = ["FORMATS", "QUADS", "write_package"]

FORMATS = {"json": "application/json", "parquet": "application/vnd.apache.parquet"}

QUADS = {
    "verbal cooperation": ("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
    "material cooperation": ("COOPERATE", "AID", "RETREAT"),
    "verbal conflict": ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    "material conflict": ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
"""PLOVER's four quadrants and their event types."""

_QUAD = {kind: quad for quad, kinds in QUADS.items() for kind in kinds}
_DESCRIPTION = "datapackage.json"
_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"


@cache
def _tables() -> dict[str, Any]:
    tables: dict[str, Any] = load_yaml(Path(__file__).parent / "package.yaml")
    return tables


def write_package(
    events: Sequence[RecordedEvent],
    sources: Sequence[Source],
    texts: dict[int, str],
    folder: Path,
    *,
    form: str = "json",
    license_name: str | None = None,
) -> dict[str, Any]:
    """Write events and the reports that tell them to a folder; gives the description.

    The folder appears as a whole or not at all; an export that stood there is replaced. Raises
    UsageError for an unknown form and InvalidData for a folder with something else in it.
    """
    if form not in FORMATS:
        raise UsageError(
            f"no format {form!r}", where="--format", remedy=f"One of: {', '.join(FORMATS)}."
        )
    if folder.exists() and not _is_export(folder):
        raise InvalidData(
            "holds something that is no export",
            where=str(folder),
            remedy="Choose an empty or new folder with --out.",
        )
    fresh = folder.with_name(f".{folder.name}.{os.getpid()}")
    try:
        fresh.mkdir(parents=True)
        rows = _rows(events, sources, texts)
        resources = [_write(fresh, name, table, form) for name, table in rows.items()]
        described = _describe(resources, events, sources, license_name)
        _to_file(fresh / _DESCRIPTION, described)
        _swap(fresh, folder)
    except OSError as error:
        raise InvalidData(
            f"cannot be written: {error.strerror}", where=str(folder), remedy="Check the folder."
        ) from None
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return described


def _is_export(folder: Path) -> bool:
    if not folder.is_dir():
        return False
    names = {path.name for path in folder.iterdir()}
    own = {f"{table}.{form}" for table in _tables() for form in FORMATS} | {_DESCRIPTION}
    return names <= own


def _swap(fresh: Path, folder: Path) -> None:
    old = folder.with_name(f".{folder.name}.{os.getpid()}.old")
    if folder.exists():
        folder.rename(old)
    fresh.rename(folder)
    shutil.rmtree(old, ignore_errors=True)


def _rows(
    events: Sequence[RecordedEvent], sources: Sequence[Source], texts: dict[int, str]
) -> dict[str, list[dict[str, Any]]]:
    told = {source.id for event in events for source in event.sources}
    return {
        "events": [_event(event) for event in events],
        "claims": [_claim(event.id, claim) for event in events for claim in event.claims],
        "reports": [_report(s, texts.get(s.id)) for s in sources if s.id in told],
        "decisions": [
            {
                "event_id": event.id,
                "on": decision.on,
                "decision": decision.verdict,
                "by": decision.by,
                "note": decision.note,
                "made": decision.made,
            }
            for event in events
            for decision in event.decisions
        ],
    }


def _event(event: RecordedEvent) -> dict[str, Any]:
    return {
        "id": event.id,
        "event": event.event,
        "quad": _QUAD[event.event],
        "actors": list(event.actors),
        "recipients": list(event.recipients),
        "topics": list(event.topics),
        "status": event.status,
        "date": event.date,
        "date_start": event.start,
        "date_end": event.end,
        "reports": len(event.sources),
        "decision": event.verdict,
    }


def _claim(event_id: int, claim: Claim) -> dict[str, Any]:
    event, when, speaker = claim.event, claim.event.date, claim.event.speaker
    return {
        "id": claim.id,
        "event_id": event_id,
        "report_id": claim.source.id,
        "event": event.event,
        "actors": list(event.actors),
        "recipients": list(event.recipients),
        "topics": list(event.topics),
        "status": event.status,
        "date": when.iso if when else None,
        "date_start": when.start if when else None,
        "date_end": when.end if when else None,
        "date_rule": when.rule if when else None,
        "speaker": (speaker.name or speaker.name_as_written) if speaker else None,
        "speaker_actor": speaker.actor if speaker else None,
        "speaker_role": speaker.role if speaker else None,
        "outlets": list(event.outlets),
        "evidence": claim.evidence,
        "evidence_start": event.evidence.start,
        "evidence_end": event.evidence.end,
        "rule": event.rule,
        "confidence": event.confidence,
        "reader": event.reader,
        "version": claim.version,
        "current": claim.current,
        "decision": claim.verdict,
    }


def _report(source: Source, text: str | None) -> dict[str, Any]:
    return {
        "id": source.id,
        "hash": source.hash,
        "lang": source.lang,
        "title": source.title,
        "outlet": source.outlet,
        "published": source.published,
        "name": source.name,
        "url": source.url,
        "added": source.added,
        "text": text,
    }


def _write(folder: Path, name: str, rows: list[dict[str, Any]], form: str) -> dict[str, Any]:
    path = folder / f"{name}.{form}"
    if form == "json":
        _to_file(path, rows)
    else:
        _to_parquet(path, name, rows)
    raw = path.read_bytes()
    table = _tables()[name]
    schema: dict[str, Any] = {
        "fields": [
            {"name": field, "type": told["type"], "description": told["means"]}
            for field, told in table["fields"].items()
        ]
    }
    if "key" in table:
        schema["primaryKey"] = [table["key"]]
    if "refers" in table:
        schema["foreignKeys"] = [
            {"fields": [field], "reference": {"resource": other, "fields": ["id"]}}
            for field, other in table["refers"].items()
        ]
    described = {
        "name": name,
        "type": "table",
        "title": table["title"],
        "path": path.name,
        "format": form,
        "mediatype": FORMATS[form],
        "bytes": len(raw),
        "hash": f"sha256:{hashlib.sha256(raw).hexdigest()}",
        "schema": schema,
    }
    return described | ({"encoding": "utf-8"} if form == "json" else {})


def _to_file(path: Path, document: Any) -> None:
    text = json.dumps(document, ensure_ascii=False, indent=1, default=_iso)
    path.write_text(text + "\n", encoding="utf-8")


def _iso(value: date | datetime) -> str:
    return value.isoformat()


def _to_parquet(path: Path, name: str, rows: list[dict[str, Any]]) -> None:
    import polars as pl

    types: dict[str, Any] = {
        "integer": pl.Int64,
        "number": pl.Float64,
        "boolean": pl.Boolean,
        "string": pl.String,
        "array": pl.List(pl.String),
        "date": pl.Date,
        "datetime": pl.Datetime("us", "UTC"),
    }
    fields = _tables()[name]["fields"]
    schema = {field: types[told["type"]] for field, told in fields.items()}
    pl.DataFrame(rows, schema=schema, orient="row").write_parquet(path)


def _describe(
    resources: list[dict[str, Any]],
    events: Sequence[RecordedEvent],
    sources: Sequence[Source],
    license_name: str | None,
) -> dict[str, Any]:
    claims = [claim for event in events for claim in event.claims]
    told = {claim.source.id for claim in claims}
    outlets = sorted({s.outlet for s in sources if s.id in told and s.outlet})
    readers = sorted({(claim.reader, claim.version) for claim in claims})
    described: dict[str, Any] = {
        "$schema": _PROFILE,
        "name": "foedera-record",
        "title": "Events of security alliances, read from reports",
        "description": "Who did, said or wants what, towards whom, according to whom: PLOVER "
        "events with the words that each rests on, and what people decided about them.",
        "created": datetime.now(UTC).isoformat(timespec="seconds"),
        "version": version("foedera"),
        "sources": [{"title": outlet} for outlet in outlets],
        "foedera": {
            "version": version("foedera"),
            "record": HEAD,
            "readers": [{"reader": reader, "version": number} for reader, number in readers],
        },
        "resources": resources,
    }
    if license_name:
        described["licenses"] = [{"name": license_name}]
    return described
