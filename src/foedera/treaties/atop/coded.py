"""From ATOP's alliance and member files to agreements of fidelity `coded`."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from foedera import atlas
from foedera.errors import InvalidData, NotFound
from foedera.store import load_yaml
from foedera.treaties.atop.days import END_OF_CODING, Span, span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from foedera.treaties.library import Library
    from foedera.treaties.model import Agreement

__all__ = ["Imported", "import_atop"]

_RULES = Path(__file__).with_name("conditions.yaml")
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import gave.

    `documents` by id, in the shape of a treaty file; `superseded` lists, for each alliance that
    the library has from its text, the obligations as coded and as encoded; `left_out` says why
    an alliance could not be taken.
    """

    documents: dict[str, dict[str, Any]]
    superseded: tuple[dict[str, Any], ...]
    left_out: tuple[dict[str, Any], ...]


def import_atop(alliances: Path, members: Path, library: Library) -> Imported:
    """Read a user's ATOP files (CSV or Parquet; version 4 or later) into coded agreements.

    Past the last year that ATOP codes, 2018, an alliance that had not ended is in doubt, never
    taken as still in force. Raises NotFound for a missing file and InvalidData for one without
    ATOP's columns.
    """
    heads = {row["atopid"]: row for row in _table(alliances, ("atopid", "begyr", "endyr"))}
    by_alliance: dict[int, list[Row]] = defaultdict(list)
    for row in _table(members, ("atopid", "member", "yrent", "yrexit", "defense")):
        by_alliance[row["atopid"]].append(row)
    ours = {a.atop: a for a in library if a.atop is not None}
    documents: dict[str, dict[str, Any]] = {}
    superseded: list[dict[str, Any]] = []
    left_out: list[dict[str, Any]] = []
    for atop_id, head in sorted(heads.items()):
        rows = by_alliance.get(atop_id, [])
        if atop_id in ours:
            superseded.append(_difference(atop_id, head, ours[atop_id]))
        elif not rows:
            left_out.append({"atop": atop_id, "why": "no members in the members' file"})
        else:
            made = _document(atop_id, head, rows)
            if isinstance(made, str):
                left_out.append({"atop": atop_id, "why": made})
            else:
                documents[made["id"]] = made
    return Imported(documents, tuple(superseded), tuple(left_out))


def _table(path: Path, needed: tuple[str, ...]) -> list[Row]:
    import polars as pl

    if not path.is_file():
        raise NotFound(f"no file {path}", remedy="Give your own copy of ATOP, CSV or Parquet.")
    try:
        parquet = path.suffix == ".parquet"
        frame = pl.read_parquet(path) if parquet else pl.read_csv(path, infer_schema_length=None)
    except pl.exceptions.PolarsError as error:
        raise InvalidData(
            f"no table: {error}", where=str(path), remedy="Save it as CSV or Parquet."
        ) from None
    missing = [column for column in needed if column not in frame.columns]
    if missing:
        raise InvalidData(
            f"no column {', '.join(missing)}",
            where=str(path),
            remedy="Give ATOP's alliance-level file and its member-level file, in this order.",
        )
    return frame.to_dicts()


def _difference(atop_id: int, head: Row, agreement: Agreement) -> dict[str, Any]:
    columns: dict[str, str] = load_yaml(_RULES)["columns"]
    return {
        "atop": atop_id,
        "id": agreement.id,
        "coded": sorted(duty for duty, column in columns.items() if head.get(column) == 1),
        "encoded": sorted({p.duty for p in agreement.provisions if p.duty in columns}),
    }


def _document(atop_id: int, head: Row, rows: list[Row]) -> dict[str, Any] | str:
    whole = span(head, ("begyr", "begmo", "begday"), ("endyr", "endmo", "endday"))
    if whole is None:
        return "no first year"
    stays: dict[str, list[Span]] = defaultdict(list)
    spells: list[tuple[str, Span, Row]] = []
    for row in rows:
        stay = span(row, ("yrent", "moent", "dayent"), ("yrexit", "moexit", "dayexit")) or whole
        code = _state(row["member"], stay.first)
        if code is None:
            return f"no state has the COW code {row['member']} in {stay.first.year}"
        spells.append((code, stay, row))
        stays[code].append(stay)
    parties = {code: _dated(found) for code, found in stays.items()}
    provisions = list(_provisions(spells))
    if len(parties) < 2 or not provisions:
        return "fewer than two members, or no obligation"
    names = {lang: _names(parties, lang) for lang in ("en", "ar")}
    year = whole.first.year
    document: dict[str, Any] = {
        "id": f"atop/{atop_id}",
        "title": {
            "en": f"Alliance of {names['en']}, {year} (ATOP {atop_id})",
            "ar": f"تحالف {names['ar']} لعام {year} (أتوب {atop_id})",
        },
        "short": {
            "en": f"{names['en']} {year} (ATOP {atop_id})",
            "ar": f"{names['ar']} {year} (أتوب {atop_id})",
        },
        "force": "binding",
        "fidelity": "coded",
        "kind": ["alliance"],
        "signed": None,
        "in_force": whole.first.isoformat(),
        "ended": whole.end and whole.end.isoformat(),
        "doubt": [_doubt(*d) for d in whole.doubts],
        "parties": parties,
        "atop": atop_id,
        "provisions": provisions,
        "sources": [
            {
                "key": "atop",
                "cite": "Leeds et al. 2002, Alliance Treaty Obligations and Provisions (ATOP)",
                "kind": "dataset",
            }
        ],
    }
    if whole.end:
        document["end"] = {
            "how": "lapsed",
            "because": {"en": "ATOP codes its end.", "ar": "تسجل قاعدة أتوب نهايته."},
            "source": "atop",
        }
    return document


def _dated(stays: list[Span]) -> list[dict[str, str | None]]:
    """The stretches of membership; phases that follow each other are one."""
    merged: list[tuple[date, date | None]] = []
    for stay in sorted(stays, key=lambda s: s.first):
        if merged and (merged[-1][1] is None or stay.first <= merged[-1][1] + timedelta(days=1)):
            ends = (merged[-1][1], stay.end)
            merged[-1] = (merged[-1][0], None if None in ends else max(e for e in ends if e))
        else:
            merged.append((stay.first, stay.end))
    return [{"from": a.isoformat(), "until": b.isoformat() if b else None} for a, b in merged]


def _doubt(start: date, until: date | None) -> dict[str, Any]:
    past = start == END_OF_CODING
    return {
        "from": start.isoformat(),
        "until": until and until.isoformat(),
        "because": {
            "en": "ATOP codes nothing past 2018." if past else "ATOP does not give the day.",
            "ar": "لا تغطي قاعدة أتوب ما بعد 2018." if past else "لا تذكر قاعدة أتوب اليوم.",
        },
        "source": "atop",
    }


def _provisions(spells: list[tuple[str, Span, Row]]) -> Iterable[dict[str, Any]]:
    """One provision per duty, stretch and set of conditions, borne by the members coded so."""
    rules = load_yaml(_RULES)
    groups: dict[tuple[str, date, date | None, tuple[str, ...]], list[str]] = defaultdict(list)
    for code, stay, row in spells:
        for duty, column in rules["columns"].items():
            if row.get(column) == 1:
                groups[duty, stay.first, stay.end, _conditions(duty, row, rules)].append(code)
    for n, ((duty, first, end, conditions), bearers) in enumerate(
        sorted(groups.items(), key=str), 1
    ):
        yield {
            "article": f"{duty}.{n}",
            "duty": duty,
            "says": {
                "en": f"ATOP codes an obligation of {duty}; the text is not in the library.",
                "ar": "التزام مسجل في قاعدة أتوب، ونص الاتفاق ليس في المكتبة.",
            },
            "bearers": sorted(set(bearers)),
            "beneficiaries": "others",
            "from": first.isoformat(),
            "until": end and end.isoformat(),
            "trigger": {
                "act": "any" if duty == "consultation" else "armed-attack",
                "conditions": [
                    {"test": rules["suffixes"][s]["test"], "because": _because(rules, s)}
                    for s in conditions
                ],
            },
            "source": "atop",
        }


def _because(rules: Row, suffix: str) -> dict[str, str]:
    rule = rules["suffixes"][suffix]
    return {"en": rule["en"], "ar": rule["ar"]}


def _conditions(duty: str, row: Row, rules: Row) -> tuple[str, ...]:
    prefix = rules["prefix"].get(duty)
    if prefix is None:
        return ()
    return tuple(s for s in rules["suffixes"] if row.get(f"{prefix}{s}") == 1)


def _state(ccode: int, on: date) -> str | None:
    for state in atlas.states():
        if state.cow_on(on) == ccode:
            return state.code
    # Some members join before COW counts them as states.
    return next((s.code for s in atlas.states() if any(c.code == ccode for c in s.cow)), None)


def _names(parties: Iterable[str], lang: str) -> str:
    names = [atlas.state(code).name.of(lang) for code in parties]
    shown = names[:3]
    glue = "، " if lang == "ar" else ", "
    return glue.join(shown) + (f" +{len(names) - 3}" if len(names) > 3 else "")
