"""`foedera treaties`: look up, show and check agreements."""

from __future__ import annotations

import re
import sys
from difflib import get_close_matches
from functools import partial
from typing import TYPE_CHECKING, Any

from foedera import atlas
from foedera.console import console, print_json
from foedera.errors import InvalidData, NotFound
from foedera.locale import check_language, translator
from foedera.locale.days import spoken_day
from foedera.treaties.library import load
from foedera.treaties.model import PROMISES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from foedera.treaties.model import Agreement

__all__ = ["check", "export", "graph", "import_", "list_", "new", "show"]


def list_(
    *,
    party: str | None,
    on: str | None,
    duty: str | None,
    region: str | None,
    text: str | None,
    library: Path | None,
    lang: str | None,
    as_json: bool,
) -> None:
    """Print the agreements that fit."""
    language = check_language(lang or "en")
    day = None if on is None else _day(on)
    code = None if party is None else atlas.find_state(party).code
    _one_of("--duty", duty, PROMISES)
    everything = load(library)
    _one_of("--region", region, sorted({a.id.partition("/")[0] for a in everything}))
    found = everything.agreements(party=code, on=day, duty=duty, region=region, text=text)
    if as_json:
        print_json([_entry(a, language) for a in found])
        return
    from rich.table import Table

    t = translator(language, "treaties")
    table = Table(box=None, header_style="bold")
    for heading in ("agreement", "id", "parties", "in force", "ended", "form"):
        table.add_column(t(heading))
    for a in found:
        parties = list(a.parties)
        shown = " ".join(parties[:4]) + (f" +{len(parties) - 4}" if len(parties) > 4 else "")
        table.add_row(
            a.short.of(language), a.id, shown, _iso(a.in_force), _iso(a.ended), t(f"form:{a.force}")
        )
    console().print(table)


def _one_of(option: str, value: str | None, known: Sequence[str]) -> None:
    from foedera.errors import UsageError

    if value is not None and value not in known:
        near = get_close_matches(value, known, n=1)
        guess = f"Did you mean {near[0]!r}? " if near else ""
        raise UsageError(
            f"no {option[2:]} {value!r}", where=option, remedy=f"{guess}One of: {', '.join(known)}."
        )


def _day(text: str) -> date:
    from datetime import date

    from foedera.errors import UsageError

    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{text!r} is no day", where="--on", remedy="Write YYYY-MM-DD.") from None


def _iso(day: date | None) -> str:
    return day.isoformat() if day else "–"


def _entry(a: Agreement, lang: str) -> dict[str, Any]:
    return {
        "id": a.id,
        "title": a.title.of(lang),
        "parties": list(a.parties),
        "signed": a.signed.isoformat() if a.signed else None,
        "in_force": a.in_force.isoformat() if a.in_force else None,
        "ended": a.ended.isoformat() if a.ended else None,
        "force": a.force,
        "atop": a.atop,
        "verified": a.verified is not None,
    }


def show(slug: str, *, library: Path | None, lang: str | None, as_json: bool) -> None:
    """Print one agreement with its articles, parties, history and sources."""
    language = check_language(lang or "en")
    agreement = load(library).agreement(slug)
    if as_json:
        print_json({**_entry(agreement, language), **_details(agreement, language)})
        return
    from rich.markup import escape

    t = translator(language, "treaties")
    say = partial(console().print, soft_wrap=True)
    say(f"[bold]{escape(agreement.title.of(language))}[/bold]  [dim]{agreement.id}[/dim]")
    say(_life(agreement, language))
    say(f"\n[bold]{t('Parties')}[/bold]")
    for code in agreement.parties:
        spells = ", ".join(f"{_iso(a)} – {_iso(b)}" for a, b in agreement.spells(code))
        say(f"  {escape(atlas.state(code).name.of(language))} ({code}): {spells}")
    say(f"\n[bold]{t('Promises')}[/bold]")
    for p in agreement.provisions:
        head = t("Article {article}", article=p.article)
        say(
            f"  [bold]{escape(head)}[/bold] · {t(f'promise:{p.duty}')}: {escape(p.says.of(language))}"
        )
    for entry in agreement.history:
        say(f"  [dim]{spoken_day(entry.on, language)}: {escape(entry.what.of(language))}[/dim]")
    say(f"\n[bold]{t('Sources')}[/bold]")
    for source in agreement.sources:
        say(f"  {escape(source.cite)} {source.url or ''}")
    if agreement.verified is None:
        say(t("Not yet checked by a second reader."))


def _life(agreement: Agreement, lang: str) -> str:
    t = translator(lang, "treaties")
    parts = [t(f"form:{agreement.force}")]
    for label, day in (
        ("signed", agreement.signed),
        ("in force", agreement.in_force),
        ("ended", agreement.ended),
    ):
        if day:
            parts.append(f"{t(label)}: {spoken_day(day, lang)}")
    return " · ".join(parts)


def _details(a: Agreement, lang: str) -> dict[str, Any]:
    return {
        "members": {
            code: [{"from": _iso(s), "until": _iso(u)} for s, u in a.spells(code)]
            for code in a.parties
        },
        "provisions": [
            {
                "article": p.article,
                "duty": p.duty,
                "says": p.says.of(lang),
                "bearers": list(p.bearers or ()),
                "beneficiaries": list(p.beneficiaries or ()),
                "discretion": p.discretion,
                "source": a.source(p.source).cite,
            }
            for p in a.provisions
        ],
        "sources": [{"key": s.key, "cite": s.cite, "url": s.url} for s in a.sources],
        "history": [{"on": m.on.isoformat(), "what": m.what.of(lang)} for m in a.history],
    }


def check(path: Path, *, as_json: bool) -> None:
    """Check a file or a folder; InvalidData with every fault, or a word that all is well."""
    from foedera.treaties.check import check_file, check_folder

    if not path.exists():
        raise NotFound(f"no file or folder {path}", remedy="Check the path.")
    if path.is_dir():
        documents, faults = check_folder(path)
        good = len(documents)
    else:
        document, faults = check_file(path)
        good = int(document is not None)
    if faults:
        raise InvalidData(
            "\n".join(str(f) for f in faults),
            remedy=f"{len(faults)} fault(s); nothing was changed.",
            faults=[
                {"file": f.file, "line": f.line, "key": f.key, "what": f.what, "remedy": f.remedy}
                for f in faults
            ],
        )
    if as_json:
        print_json({"checked": good, "faults": []})
    else:
        sys.stdout.write(
            translator("en", "treaties").plural(
                "{n} file is sound\n", "{n} files are sound\n", good
            )
        )


def graph(*, party: str | None, on: str, kind: str | None, lang: str | None) -> None:
    """Write the agreements of a day as a graph for Graphviz to standard output."""
    from foedera.treaties.graph import dot

    language = check_language(lang or "en")
    day = _day(on)
    code = None if party is None else atlas.find_state(party, where="--party").code
    everything = load()
    _one_of("--kind", kind, sorted({k for a in everything for k in a.kind}))
    found = everything.agreements(party=code, on=day, kind=kind)
    sys.stdout.write(dot(found, day, language))


def export(*, form: str, years: str) -> None:
    """Write the library as CSV to standard output."""
    import csv

    from foedera.errors import UsageError
    from foedera.treaties.export import ATOP_COLUMNS, atop_rows, parse_years

    if form != "atop":
        raise UsageError(f"no format {form!r}", where="--format", remedy="There is: atop.")
    span = parse_years(years)
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(ATOP_COLUMNS)
    writer.writerows(atop_rows(load(), span))


def import_(form: str, *, alliances: Path, members: Path, out: Path, as_json: bool) -> None:
    """Write a user's ATOP files as coded agreements into a folder for --library."""
    from foedera.errors import UsageError
    from foedera.treaties.atop import import_atop

    if form != "atop":
        raise UsageError(f"no source {form!r}", remedy="There is: atop.")
    found = import_atop(alliances, members, load())
    _write_documents(found.documents, out)
    summary = {
        "written": len(found.documents),
        "superseded": list(found.superseded),
        "left_out": list(found.left_out),
    }
    if as_json:
        print_json(summary)
        return
    differing = [s for s in found.superseded if s["coded"] != s["encoded"]]
    say = partial(console().print, soft_wrap=True)
    say(f"{len(found.documents)} coded agreements → {out}")
    say(f"{len(found.superseded)} known from their texts; {len(differing)} of them differ:")
    for entry in differing:
        say(f"  {entry['atop']} {entry['id']}: {entry['coded']} ≠ {entry['encoded']}")
    for entry in found.left_out:
        say(f"  {entry['atop']}: {entry['why']}")


def _write_documents(documents: dict[str, dict[str, Any]], out: Path) -> None:
    import yaml

    from foedera.treaties.schema import AgreementFile

    texts = {}
    for slug, document in documents.items():
        AgreementFile.model_validate(document)
        texts[slug] = yaml.safe_dump(document, allow_unicode=True, sort_keys=False, width=100)
    for slug, text in texts.items():
        target = out / f"{slug}.yaml"
        target.parent.mkdir(parents=True, exist_ok=True)
        fresh = target.with_suffix(".new")
        fresh.write_text(text, encoding="utf-8")
        fresh.replace(target)


def new(slug: str) -> None:
    """Print a commented template of a treaty file to standard output."""
    from pathlib import Path

    from foedera.errors import UsageError

    if not re.fullmatch(r"[a-z-]+/[a-z0-9-]+", slug):
        raise UsageError(
            f"{slug!r} is no id", remedy="Write region/slug-year, e.g. asia-pacific/us-japan-1960."
        )
    template = Path(__file__).with_name("template.yaml").read_text(encoding="utf-8")
    sys.stdout.write(template.replace("region/slug-1999", slug))
