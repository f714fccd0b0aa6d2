"""`foedera record`: add, list, show, accept and reject, as text or as one JSON document."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from foedera import atlas
from foedera.console import plain, print_json
from foedera.errors import FoederaError, InvalidData, NotFound, UsageError
from foedera.locale import check_language, translator
from foedera.read import load_all
from foedera.read.reader import reader_named
from foedera.read.telling import tell_cost
from foedera.record.documents import readings_in
from foedera.record.record import open_record, user_name
from foedera.record.telling import tell_event, tell_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from foedera.read import Reading
    from foedera.record.model import Added

__all__ = ["add", "decide", "export", "list_", "one_of", "positions", "show"]

_STATUSES = ("happened", "ongoing", "planned", "proposed", "denied", "hypothetical")


def add(
    reports: Sequence[Path],
    *,
    record: str | None = None,
    published: str | None = None,
    outlet: str | None = None,
    reader: str = "rules",
    llm_url: str | None = None,
    llm_model: str | None = None,
    again: bool = False,
    as_read: bool = False,
    lang: str | None = None,
    as_json: bool = False,
) -> None:
    """Read reports into the record, each in one transaction, and say what was new.

    `reader` is rules, llm or chain. A report that this version of it has read already is passed
    over unless `again`. With `as_read` the
    files are documents of `foedera read --json`, whose events are taken as they are. Raises
    InvalidData at the end when some input was no report; the rest is in the record by then.
    """
    language = check_language(lang or "en")
    chosen = reader_named(reader, llm_url, llm_model)
    for path in reports:
        if str(path) != "-" and not Path(path).exists():
            raise NotFound("no such file", where=str(path), remedy="Check the path.")
    failed: list[FoederaError] = []
    done: list[tuple[str, Added]] = []
    costly: list[Reading] = []
    with open_record(record) as kept, _progress() as step:
        if as_read:
            for reading in readings_in(reports, failed.append):
                done.append((reading.report.id, kept.add(reading, reader=_reader(reading))))
                step()
        else:
            for report in load_all(reports, published, outlet, on_error=failed.append):
                added = None if again else kept.known(report, reader=chosen.name)
                if added is None:
                    reading = chosen.read(report)
                    added = kept.add(reading, reader=chosen.name)
                    costly += [reading] if reading.usage else []
                done.append((report.id, added))
                step()
        place = kept.name
    if not done and not failed:
        raise InvalidData(
            "a folder or file without a report in it",
            where=", ".join(str(path) for path in reports),
            remedy="Give text, Markdown, HTML, JSON lines, RSS or Atom files.",
        )
    cost = tell_cost(costly, language)
    if cost:
        sys.stderr.write(plain(cost) + "\n")
    rows = [{"id": name, **added.to_json()} for name, added in done]
    if failed and as_json:
        raise _not_all(failed, rows)
    if as_json:
        print_json({"record": place, "reports": rows})
        return
    print(plain(_added([added for _, added in done], language)))
    if failed:
        raise _not_all(failed, rows)


def _reader(reading: Reading) -> str:
    """The reader of the events; several together are named together."""
    return "+".join(sorted({event.reader for event in reading.events})) or "rules"


def _not_all(failed: list[FoederaError], rows: list[dict[str, Any]]) -> InvalidData:
    count = len(failed) + len(rows)
    told = "\n".join(f"  {error}" for error in failed)
    rest = "the others are in the record" if rows else "nothing was added"
    return InvalidData(
        f"{len(failed)} of {count} could not be read, {rest}:\n{told}",
        failed=[error.to_json()["error"] for error in failed],
        reports=rows,
    )


@contextmanager
def _progress() -> Iterator[Callable[[], None]]:
    """Something to call after each report; it counts on a terminal, on standard error."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda: bar.advance(task)


def _added(done: list[Added], lang: str) -> str:
    t = translator(lang, "record")
    states = [added.state for added in done]
    lines = [t.plural("{n} report added.", "{n} reports added.", states.count("new"))]
    if states.count("read-again"):
        again = states.count("read-again")
        lines.append(t.plural("{n} report read again.", "{n} reports read again.", again))
    if states.count("known"):
        known = states.count("known")
        lines.append(t.plural("{n} report was there.", "{n} reports were there.", known))
    fresh, joined = sum(a.fresh for a in done), sum(a.joined for a in done)
    lines.append(t.plural("{n} new event.", "{n} new events.", fresh))
    if joined:
        lines.append(
            t.plural(
                "{n} telling of an event already known.",
                "{n} tellings of events already known.",
                joined,
            )
        )
    return " ".join(lines)


def list_(
    *,
    record: str | None = None,
    state: str | None = None,
    event: str | None = None,
    topic: str | None = None,
    since: str | None = None,
    until: str | None = None,
    status: str | None = None,
    decision: str | None = None,
    lang: str | None = None,
    as_json: bool = False,
) -> None:
    """Print the events that fit, one a line."""
    from foedera.read.validate import TYPES
    from foedera.read.words import topics

    language = check_language(lang or "en")
    code = None if state is None else _actor(state)
    kind = None if event is None else event.upper()
    one_of("--type", kind, sorted(TYPES))
    one_of("--topic", topic, [t.topic for t in topics("en")])
    one_of("--status", status, _STATUSES)
    with open_record(record, create=False) as kept:
        found = kept.events(
            state=code,
            event=kind,
            topic=topic,
            since=_day("--since", since),
            until=_day("--until", until),
            status=status,
            decision=decision,  # type: ignore[arg-type]
        )
    if as_json:
        print_json([one.to_json() for one in found])
        return
    for one in found:
        print(plain(tell_line(one, language)))
    if not found:
        sys.stderr.write(translator(language, "record")("No event fits.") + "\n")


def show(
    name: str, *, record: str | None = None, lang: str | None = None, as_json: bool = False
) -> None:
    """Print one event with every report that tells it, and what was decided."""
    language = check_language(lang or "en")
    with open_record(record, create=False) as kept:
        found = kept.event(name)
    if as_json:
        print_json(found.to_json())
    else:
        print(plain(tell_event(found, language)))


def decide(
    ids: Sequence[str],
    verdict: Literal["accepted", "rejected"],
    *,
    record: str | None = None,
    by: str | None = None,
    note: str | None = None,
    lang: str | None = None,
    as_json: bool = False,
) -> None:
    """Accept or reject events or claims, all or none of them, and print how they stand."""
    language = check_language(lang or "en")
    with open_record(record, create=False) as kept:
        kept.decide(ids, verdict, by=by or user_name(), note=note)
        acts = dict.fromkeys(name.partition(".")[0] for name in ids)
        found = [kept.event(name) for name in acts]
    if as_json:
        print_json([one.to_json() for one in found])
        return
    for one in found:
        print(plain(tell_line(one, language)))


def export(
    out: Path,
    *,
    form: str = "json",
    record: str | None = None,
    decision: str | None = "kept",
    texts: bool = False,
    license_name: str | None = None,
    lang: str | None = None,
    as_json: bool = False,
) -> None:
    """Write the record as a Data Package and say how much of what it holds."""
    language = check_language(lang or "en")
    with open_record(record, create=False) as kept:
        described = kept.export(
            out,
            form=form,  # type: ignore[arg-type]
            decision=decision,  # type: ignore[arg-type]
            texts=texts,
            license_name=license_name,
        )
    if as_json:
        print_json(described)
        return
    paths = ", ".join(resource["path"] for resource in described["resources"])
    told = translator(language, "record")("Written to {folder}: {files}", folder=out, files=paths)
    print(plain(f"{told}, datapackage.json"))


def positions(
    on: str,
    *,
    record: str | None = None,
    accepted: bool = False,
    out: Path | None = None,
    lang: str | None = None,
    as_json: bool = False,
) -> None:
    """Print each state's stance with its statements; write a page or picture to `out`."""
    from foedera.record.page import render, tell_positions
    from foedera.record.picture import draw
    from foedera.record.positions import positions as find

    language = check_language(lang or "en")
    if out is not None and out.suffix not in (".html", ".svg"):
        raise UsageError(f"no page {str(out)!r}", where="--out", remedy="End it in .html or .svg.")
    with open_record(record, create=False) as kept:
        found = find(kept, on, accepted=accepted)
        place = Path(kept.name).name
    if out is not None:
        page = draw(found, language) if out.suffix == ".svg" else render(found, language, place)
        try:
            out.write_text(page, encoding="utf-8")
        except OSError as error:
            raise UsageError(
                f"cannot write: {error.strerror}", where=str(out), remedy="Check the folder."
            ) from None
    if as_json:
        print_json(found.to_json())
    else:
        print(plain(tell_positions(found, language)))


def _actor(text: str) -> str:
    """The code of a state or organisation, by code or name."""
    if text.casefold().startswith("org:"):
        return atlas.organisation(text.casefold()).code
    return atlas.find_state(text, where="--state").code


def one_of(option: str, value: str | None, known: Sequence[str]) -> None:
    """Raise UsageError with the nearest word for a value that is none of those known."""
    if value is not None and value not in known:
        near = get_close_matches(value, known, n=1)
        guess = f"Did you mean {near[0]!r}? " if near else ""
        raise UsageError(
            f"no {option[2:]} {value!r}", where=option, remedy=f"{guess}One of: {', '.join(known)}."
        )


def _day(option: str, text: str | None) -> date | None:
    from datetime import date

    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"no date {text!r}", where=option, remedy="Write YYYY-MM-DD.") from None
