"""Write src/foedera/atlas/data/states.yaml: names from CLDR, dated COW and Gleditsch-Ward codes.

    python scripts/atlas_states.py FOLDER

FOLDER holds the public lists cow_states.csv (COW state system membership v2016), gw_states.csv
(Gleditsch-Ward states and microstates) and cow_to_iso.csv. Hand-written additions live beside the
written file (extinct.yaml, press/*.yaml), which this script never touches.
"""

from __future__ import annotations

import csv
import sys
from datetime import date, timedelta
from pathlib import Path

from babel import Locale
from babel.core import get_global

TARGET = Path(__file__).resolve().parents[1] / "src/foedera/atlas/data/states.yaml"

# The lists name a member by number; where a number means several states in turn, or the public
# concordance has a gap, the answer is here: number -> ((code, first day), ...).
SPLIT: dict[str, dict[int, tuple[tuple[str, str], ...]]] = {
    "both": {
        58: (("ATG", ""),),
        221: (("MCO", ""),),
        223: (("LIE", ""),),
        255: (("DEU", ""),),
        260: (("DEU", ""),),
        300: (("AUH", ""),),
        275: (("HSG", ""),),
        315: (("CSK", ""),),
        343: (("MKD", ""),),
        345: (("SRB", ""), ("YUG", "1918-12-01"), ("SCG", "2003-02-04"), ("SRB", "2006-06-05")),
        347: (("XKX", ""),),
        365: (("RUS", ""), ("SUN", "1922-12-30"), ("RUS", "1991-12-26")),
        510: (("TZA", ""),),
        678: (("YEM", ""),),
        679: (("YEM", ""),),
        680: (("YMD", ""),),
        713: (("TWN", ""),),
        730: (("KOR", ""),),
        816: (("VNM", ""),),
        817: (("RVN", ""),),
    },
    "gw": {
        340: (("SRB", ""),),
        345: (("YUG", ""), ("SCG", "2003-02-04")),
        815: (("VNM", ""),),
        970: (("KIR", ""),),
        971: (("NRU", ""),),
        972: (("TON", ""),),
        973: (("TUV", ""),),
    },
}
STILL_A_MEMBER = {"cow": date(2016, 12, 31), "gw": date(2020, 12, 31)}
# The numbers in force where CLDR resolves earlier ones too.
RENUMBERED = {"DE": "276", "ET": "231", "FR": "250", "SD": "729", "YE": "887"}
# Codes that CLDR still resolves and ISO 3166-1 has withdrawn.
WITHDRAWN = {"BUR", "DDR", "FXX", "TMP", "YMD", "ZAR"}


def concordance(folder: Path) -> dict[int, str]:
    with (folder / "cow_to_iso.csv").open(encoding="utf-8") as source:
        return {
            int(row["cow_id"]): row["iso3"]
            for row in csv.DictReader(source)
            if row["cow_id"] and row["iso3"]
        }


def spells(folder: Path, kind: str) -> list[tuple[int, str, date, date | None]]:
    """Number, abbreviation, first day and the day after the last of every spell."""
    rows = []
    with (folder / f"{kind}_states.csv").open(encoding="utf-8") as source:
        for row in csv.DictReader(source):
            if kind == "cow":
                start, end = (
                    date(*(int(row[f"{edge}{part}"]) for part in ("year", "month", "day")))
                    for edge in ("st", "end")
                )
                known = int(row["ccode"]), row["stateabb"]
            else:
                start, end = date.fromisoformat(row["start"]), date.fromisoformat(row["end"])
                known = int(row["gwcode"]), row["gw_abb"]
            until = None if end == STILL_A_MEMBER[kind] else end + timedelta(days=1)
            rows.append((*known, start, until))
    return rows


def assign(number: int, abbreviation: str, kind: str, iso: dict[int, str]) -> list[tuple[str, str]]:
    if kind == "gw" and number in SPLIT["gw"]:
        return list(SPLIT["gw"][number])
    if number in SPLIT["both"]:
        return list(SPLIT["both"][number])
    return [(iso.get(number, abbreviation), "")]


def codes(folder: Path) -> dict[str, dict[str, list[list[str | int | None]]]]:
    iso = concordance(folder)
    found: dict[str, dict[str, list[list[str | int | None]]]] = {}
    for kind in ("cow", "gw"):
        for number, abbreviation, start, until in spells(folder, kind):
            owners = assign(number, abbreviation, kind, iso)
            for index, (code, first) in enumerate(owners):
                begin = max(start, date.fromisoformat(first) if first else start)
                follow = owners[index + 1][1] if index + 1 < len(owners) else ""
                end = min(
                    (d for d in (until, date.fromisoformat(follow) if follow else None) if d),
                    default=None,
                )
                if end is not None and begin >= end:
                    continue
                entry = found.setdefault(code, {})
                entry.setdefault(kind, []).append(
                    [number, begin.isoformat(), end.isoformat() if end else None]
                )
                if kind == "cow":
                    entry.setdefault("abbreviations", [])
                    if [abbreviation] not in entry["abbreviations"]:
                        entry["abbreviations"].append([abbreviation])
    for entry in found.values():
        for kind in ("cow", "gw"):
            entry.get(kind, []).sort(key=lambda spell: str(spell[1]))
    return found


def cell(value: object) -> str:
    if value is None:
        return "null"
    if isinstance(value, int):
        return str(value)
    text = str(value)
    plain = text.replace(" ", "").replace("-", "").isalnum() and not text.isdigit()
    return text if plain and text not in {"NO", "NA"} else '"' + text.replace('"', '\\"') + '"'


def line(code: str, alpha2: str | None, numeric: str | None, entry: dict[str, list[list]]) -> str:
    parts = [f"alpha2: {cell(alpha2)}", f"numeric: {cell(numeric)}"]
    if alpha2:
        for lang in ("en", "ar"):
            parts.append(f"{lang}: {cell(Locale(lang).territories[alpha2])}")
    if "abbreviations" in entry:
        parts.append(f"abb: [{', '.join(cell(a[0]) for a in entry['abbreviations'])}]")
    for kind in ("cow", "gw"):
        if kind in entry:
            rows = ", ".join("[" + ", ".join(map(cell, row)) + "]" for row in entry[kind])
            parts.append(f"{kind}: [{rows}]")
    return f"{code}: {{{', '.join(parts)}}}"


def iso_states() -> dict[str, tuple[str, str | None]]:
    """Alpha-3 to alpha-2 and number, for the officially assigned codes of ISO 3166-1."""
    aliases = get_global("territory_aliases")
    alpha3 = {k: v[0] for k, v in aliases.items() if len(k) == 3 and k.isalpha() and len(v) == 1}
    number = {v[0]: k for k, v in aliases.items() if k.isdigit() and len(v) == 1} | RENUMBERED
    assigned = {
        three: (two, number[two])
        for three, two in alpha3.items()
        if three not in WITHDRAWN and int(number.get(two, "900")) < 900
    }
    if len(assigned) != 249:
        raise SystemExit(f"CLDR gives {len(assigned)} codes where ISO 3166-1 has 249")
    return {**assigned, "XKX": ("XK", None)}


def main(folder: Path) -> None:
    dated = codes(folder)
    today = iso_states()
    lines = [
        "# Generated by scripts/atlas_states.py: change the script, not this file.",
        "# Names: Unicode CLDR through Babel. Codes: Correlates of War Project, State System",
        "# Membership List v2016 (2017), and Gleditsch & Ward, A Revised List of Independent",
        "# States since the Congress of Vienna, International Interactions 25 (1999), as revised.",
        "# A code's row: number, first day, day after the last (null: still holds).",
    ]
    for code in sorted({*today, *dated}):
        alpha2, numeric = today.get(code, (None, None))
        lines.append(line(code, alpha2, numeric, dated.get(code, {})))
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{TARGET.name}: {len(lines) - 5} states and territories")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
