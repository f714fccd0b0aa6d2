"""The command line: thin. Each room has its own command module, imported when it is called."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

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
from foedera.cli_record import record_app
from foedera.console import plain, print_json
from foedera.errors import FoederaError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["app", "main"]

app = typer.Typer(
    name="foedera",
    help="Security alliances, computed: who must, may and would act if X attacks Y.",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
treaties_app = typer.Typer(
    help="The library of agreements: list, show, check.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
app.add_typer(treaties_app, name="treaties")
app.add_typer(record_app, name="record")

Reports = Annotated[list[Path], typer.Argument(help="News reports: text, Markdown or HTML files.")]
On = Annotated[str | None, typer.Option(help="The day, YYYY-MM-DD.")]
Gaps = Annotated[
    bool,
    typer.Option("--gaps", help="Only list verbs between actors that no word list has."),
]
Library = Annotated[
    Path | None, typer.Option(help="A folder of your own treaty files, laid over ours.")
]


def _version(show: bool) -> None:
    if show:
        from foedera import __version__

        typer.echo(f"foedera {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


@app.command()
def brief(
    reports: Reports,
    published: Published = None,
    outlet: Outlet = None,
    lang: Lang = None,
    out: Annotated[Path, typer.Option(help="Where to write the document.")] = Path("brief.html"),
    reader: ReaderName = "rules",
    llm_url: LLMUrl = None,
    llm_model: LLMModel = None,
    as_json: Json = False,
) -> None:
    """Read reports and write a brief: an HTML document and a summary here."""
    from foedera.brief import command

    command.brief(
        reports,
        published=published,
        outlet=outlet,
        lang=lang,
        out=out,
        as_json=as_json,
        reader=reader,
        llm_url=llm_url,
        llm_model=llm_model,
    )


@app.command()
def read(
    reports: Sources,
    published: Published = None,
    outlet: Outlet = None,
    lang: Lang = None,
    reader: ReaderName = "rules",
    llm_url: LLMUrl = None,
    llm_model: LLMModel = None,
    gaps: Gaps = False,
    out: Annotated[
        Path | None,
        typer.Option(help="Write the events of a corpus here, .parquet or .jsonl; resumable."),
    ] = None,
    workers: Annotated[
        int | None, typer.Option(min=1, help="Processes for --out; one a processor if not given.")
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Stop at the first report that cannot be read.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="Show no progress.")] = False,
    as_json: Json = False,
) -> None:
    """Read reports: who did, said or wants what, towards whom, according to whom."""
    from foedera.read import command

    if gaps:
        command.gaps(
            reports,
            published=published,
            outlet=outlet,
            lang=lang,
            as_json=as_json,
            reader=reader,
            out=out,
        )
        return
    command.read(
        reports,
        published=published,
        outlet=outlet,
        lang=lang,
        as_json=as_json,
        reader=reader,
        llm_url=llm_url,
        llm_model=llm_model,
        out=out,
        workers=workers,
        strict=strict,
        quiet=quiet,
    )


@app.command()
def must(
    attacker: Annotated[list[str] | None, typer.Option(help="Attacking state; repeatable.")] = None,
    target: Annotated[str | None, typer.Option(help="State attacked.")] = None,
    act: Annotated[
        str, typer.Option(help="armed-attack, blockade, cyber-attack, coercion or threat.")
    ] = "armed-attack",
    object_: Annotated[
        str,
        typer.Option(
            "--object", help="territory, armed-forces, public-vessel, aircraft, civilians."
        ),
    ] = "territory",
    place: Annotated[str | None, typer.Option(help='A place\'s name, or "lat,lon".')] = None,
    on: On = None,
    fact: Annotated[
        list[str] | None, typer.Option(help="A fact a text may ask for, e.g. unprovoked=yes.")
    ] = None,
    cases: Annotated[Path | None, typer.Option(help="A YAML file of many incidents.")] = None,
    chain: Annotated[
        bool, typer.Option("--chain", help="Follow the duties of those who enter, to the end.")
    ] = False,
    architecture: Annotated[str, typer.Option(help="Which architecture answers.")] = "in-force",
    members: Annotated[
        str | None, typer.Option(help="Members of a proposed alliance, e.g. JPN,PHL,USA.")
    ] = None,
    library: Library = None,
    lang: Lang = None,
    as_json: Json = False,
) -> None:
    """Who is obliged to do what if X attacks Y at this place on this date."""
    from foedera.must import command

    command.must(
        attackers=attacker or [],
        target=target,
        act=act,
        object_=object_,
        place=place,
        on=on,
        facts=fact or [],
        cases=cases,
        chained=chain,
        architecture=architecture,
        members=members,
        library=library,
        lang=lang,
        as_json=as_json,
    )


@app.command()
def compare(
    architectures: Annotated[
        list[str], typer.Argument(help="One or two architectures; one is compared with in-force.")
    ],
    on: On = None,
    members: Annotated[
        str | None, typer.Option(help="Members of a proposed alliance, e.g. JPN,PHL,USA.")
    ] = None,
    lang: Lang = None,
    as_json: Json = False,
) -> None:
    """Two architectures side by side: duties gained and lost, and what follows."""
    from foedera.compare import command

    command.compare(architectures, on=on, members=members, lang=lang, as_json=as_json)


@treaties_app.command("list")
def treaties_list(
    party: Annotated[str | None, typer.Option(help="Only agreements of this state.")] = None,
    on: On = None,
    duty: Annotated[str | None, typer.Option(help="Only with this promise, e.g. defense.")] = None,
    region: Annotated[str | None, typer.Option(help="Only this region's, e.g. europe.")] = None,
    text: Annotated[str | None, typer.Option(help="Only those with this text in them.")] = None,
    library: Library = None,
    lang: Lang = None,
    as_json: Json = False,
) -> None:
    """List agreements."""
    from foedera.treaties import command

    command.list_(
        party=party,
        on=on,
        duty=duty,
        region=region,
        text=text,
        library=library,
        lang=lang,
        as_json=as_json,
    )


@treaties_app.command("show")
def treaties_show(
    slug: str, library: Library = None, lang: Lang = None, as_json: Json = False
) -> None:
    """Show one agreement: articles, parties over time, sources, history."""
    from foedera.treaties import command

    command.show(slug, library=library, lang=lang, as_json=as_json)


@treaties_app.command("check")
def treaties_check(path: Path, as_json: Json = False) -> None:
    """Check a treaty file or a folder of them; every fault with its line."""
    from foedera.treaties import command

    command.check(path, as_json=as_json)


@treaties_app.command("import")
def treaties_import(
    form: Annotated[str, typer.Argument(help="The source: atop.")],
    alliances: Annotated[Path, typer.Option(help="Your alliance-level file, CSV or Parquet.")],
    members: Annotated[Path, typer.Option(help="Your member-level file, CSV or Parquet.")],
    out: Annotated[Path, typer.Option(help="Folder to write, for --library.")] = Path("atop"),
    as_json: Json = False,
) -> None:
    """Turn your own copy of ATOP into coded agreements, beside those read from their texts."""
    from foedera.treaties import command

    command.import_(form, alliances=alliances, members=members, out=out, as_json=as_json)


@treaties_app.command("new")
def treaties_new(
    slug: Annotated[str, typer.Argument(help="The id of the new agreement, region/slug-year.")],
) -> None:
    """Print a commented template of a treaty file."""
    from foedera.treaties import command

    command.new(slug)


@treaties_app.command("graph")
def treaties_graph(
    on: Annotated[str, typer.Option(help="The day, YYYY-MM-DD.")],
    party: Annotated[str | None, typer.Option(help="Only agreements of this state.")] = None,
    kind: Annotated[str | None, typer.Option(help="Only this kind, e.g. alliance.")] = None,
    lang: Lang = None,
) -> None:
    """Write the agreements of a day as a graph in Graphviz's DOT language."""
    from foedera.treaties import command

    command.graph(party=party, on=on, kind=kind, lang=lang)


@treaties_app.command("export")
def treaties_export(
    form: Annotated[str, typer.Option("--format", help="The format: atop.")] = "atop",
    years: Annotated[str, typer.Option(help="First and last year.")] = "1946:2018",
) -> None:
    """Write directed pair-years with ATOP's five obligations as CSV."""
    from foedera.treaties import command

    command.export(form=form, years=years)


# Word lists are a few hundred thousand objects that stay: looking for garbage at every 700 new
# ones, as Python does, takes a fifth of the time to read one report.
_LITTER = 50_000


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; errors become messages (or JSON) and exit codes."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    as_json = "--json" in arguments
    gc.set_threshold(_LITTER)
    try:
        code = app(arguments, standalone_mode=False)
    except FoederaError as error:
        _report(error, as_json=as_json)
    except typer.TyperException as error:
        if not as_json and hasattr(error, "show"):
            error.show()
            raise SystemExit(UsageError.exit_code) from None
        _report(UsageError(str(error), remedy="See --help."), as_json=as_json)
    except typer.Abort:
        raise SystemExit(130) from None
    except BrokenPipeError:
        # The reader of the pipe has gone; what is still buffered has nowhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(0) from None
    raise SystemExit(code if isinstance(code, int) else 0)


def _report(error: FoederaError, *, as_json: bool) -> NoReturn:
    if as_json:
        print_json(error.to_json())
    else:
        sys.stderr.write(f"{plain(str(error))}\n")
    raise SystemExit(error.exit_code) from None


if __name__ == "__main__":
    main()
