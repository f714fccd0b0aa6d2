"""The verbs of `foedera record`: thin, as all of the command line."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from foedera.cli_options import (
    Json,
    Lang,
    LLMModel,
    LLMUrl,
    Outlet,
    Published,
    ReaderName,
    Sources,
)

__all__ = ["record_app"]

record_app = typer.Typer(
    help="What was read, and what a person accepted or rejected: add, list, decide, export.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Folder = Annotated[
    Path, typer.Option("--out", help="Folder to write; a former export is replaced.")
]
Page = Annotated[
    Path | None,
    typer.Option("--out", help="Write a page (.html) or the picture alone (.svg)."),
]
Place = Annotated[
    str | None,
    typer.Option(
        "--record",
        help="The record: a file, or postgresql://user@host/database. Default: FOEDERA_RECORD, "
        "else a file in your data folder.",
    ),
]
Ids = Annotated[list[str], typer.Argument(help="Ids of events (12) or of single claims (12.2).")]
By = Annotated[str | None, typer.Option(help="Who decides. Default: FOEDERA_USER, else you.")]
Note = Annotated[str | None, typer.Option(help="Why, for the history.")]
Accepted = Annotated[bool, typer.Option("--accepted", help="Only what a person accepted.")]


@record_app.command()
def add(
    reports: Sources,
    record: Place = None,
    published: Published = None,
    outlet: Outlet = None,
    reader: ReaderName = "rules",
    llm_url: LLMUrl = None,
    llm_model: LLMModel = None,
    again: Annotated[
        bool, typer.Option("--again", help="Read again what this version has read already.")
    ] = False,
    as_read: Annotated[
        bool,
        typer.Option("--as-read", help="Take the events that `foedera read --json` wrote."),
    ] = False,
    lang: Lang = None,
    as_json: Json = False,
) -> None:
    """Read reports into the record; what several outlets tell becomes one event."""
    from foedera.record import command

    command.add(
        reports,
        record=record,
        published=published,
        outlet=outlet,
        reader=reader,
        llm_url=llm_url,
        llm_model=llm_model,
        again=again,
        as_read=as_read,
        lang=lang,
        as_json=as_json,
    )


@record_app.command("list")
def list_(
    record: Place = None,
    state: Annotated[str | None, typer.Option(help="Only with this state or org:nato.")] = None,
    type_: Annotated[
        str | None, typer.Option("--type", help="Only this PLOVER type, e.g. consult.")
    ] = None,
    topic: Annotated[str | None, typer.Option(help="Only about this, e.g. asian-nato.")] = None,
    since: Annotated[str | None, typer.Option(help="Only from this day on, YYYY-MM-DD.")] = None,
    until: Annotated[str | None, typer.Option(help="Only up to this day, YYYY-MM-DD.")] = None,
    status: Annotated[str | None, typer.Option(help="Only this status, e.g. planned.")] = None,
    accepted: Accepted = False,
    rejected: Annotated[bool, typer.Option("--rejected", help="Only the rejected.")] = False,
    undecided: Annotated[
        bool, typer.Option("--undecided", help="Only what nobody has decided.")
    ] = False,
    lang: Lang = None,
    as_json: Json = False,
) -> None:
    """List events by date, each with its id and how many reports tell it."""
    from foedera.errors import UsageError
    from foedera.record import command

    flags = {"accepted": accepted, "rejected": rejected, "undecided": undecided}
    asked = [name for name, wanted in flags.items() if wanted]
    if len(asked) > 1:
        raise UsageError("--accepted, --rejected and --undecided are one choice")
    command.list_(
        record=record,
        state=state,
        event=type_,
        topic=topic,
        since=since,
        until=until,
        status=status,
        decision=asked[0] if asked else None,
        lang=lang,
        as_json=as_json,
    )


@record_app.command()
def show(
    id_: Annotated[str, typer.Argument(metavar="ID", help="Id of an event.")],
    record: Place = None,
    lang: Lang = None,
    as_json: Json = False,
) -> None:
    """Show one event: every report's words, speaker and outlets, and the decisions."""
    from foedera.record import command

    command.show(id_, record=record, lang=lang, as_json=as_json)


@record_app.command()
def accept(
    ids: Ids,
    record: Place = None,
    by: By = None,
    note: Note = None,
    lang: Lang = None,
    as_json: Json = False,
) -> None:
    """Accept events, or single claims of them."""
    from foedera.record import command

    command.decide(ids, "accepted", record=record, by=by, note=note, lang=lang, as_json=as_json)


@record_app.command()
def reject(
    ids: Ids,
    record: Place = None,
    by: By = None,
    note: Note = None,
    lang: Lang = None,
    as_json: Json = False,
) -> None:
    """Reject events, or single claims of them; they stay in the history."""
    from foedera.record import command

    command.decide(ids, "rejected", record=record, by=by, note=note, lang=lang, as_json=as_json)


@record_app.command()
def export(
    out: Folder,
    form: Annotated[str, typer.Option("--format", help="json or parquet.")] = "json",
    record: Place = None,
    accepted: Accepted = False,
    all_: Annotated[
        bool, typer.Option("--all", help="Also the rejected, which are left out otherwise.")
    ] = False,
    texts: Annotated[
        bool, typer.Option("--texts", help="With the texts of reports; mind their rights.")
    ] = False,
    license_: Annotated[
        str | None,
        typer.Option("--license", help="Under what you publish it, e.g. CC-BY-4.0."),
    ] = None,
    lang: Lang = None,
    as_json: Json = False,
) -> None:
    """Write events, claims, reports and decisions with a Data Package description."""
    from foedera.errors import UsageError
    from foedera.record import command

    if accepted and all_:
        raise UsageError("--accepted and --all are one choice")
    command.export(
        out,
        form=form,
        record=record,
        decision="accepted" if accepted else None if all_ else "kept",
        texts=texts,
        license_name=license_,
        lang=lang,
        as_json=as_json,
    )


@record_app.command()
def positions(
    on: Annotated[str, typer.Option(help="A topic, e.g. asian-nato, or an agreement's id.")],
    record: Place = None,
    accepted: Accepted = False,
    out: Page = None,
    lang: Lang = None,
    as_json: Json = False,
) -> None:
    """Who is for and who against, over time, with the statements behind it."""
    from foedera.record import command

    command.positions(on, record=record, accepted=accepted, out=out, lang=lang, as_json=as_json)
