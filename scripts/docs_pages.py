"""Write the pages of docs/ that follow from code or data; `--check` only tells which are stale."""

from __future__ import annotations

import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import typer
import yaml

from foedera import atlas, treaties
from foedera.cli import app
from foedera.locale import translator
from foedera.read.corpus import EVENTS, REPORTS
from foedera.treaties import schema
from foedera.treaties.export import ATOP_COLUMNS
from foedera.treaties.reference import reference

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from foedera.read.corpus.schema import Column

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"

CLI_HEAD = """\
# Commands and options

<!-- Written by scripts/docs_pages.py from src/foedera/cli.py; edit there. -->

Data goes to standard output, notes to standard error. `--json` prints one document, errors
included ([shapes](json.md)). What the exit codes mean: [exit codes](exit-codes.md).
"""
GLOSSARY_HEAD = """\
# Glossary · مسرد المصطلحات

<!-- Written by scripts/docs_pages.py from docs/glossary.yaml; edit there. -->
"""
CODEBOOK_HEAD = """\
# Codebook

<!-- Written by scripts/docs_pages.py from docs/codebook.yaml, the schema, the atlas, and the library. -->

What the words of the [treaty files](treaties.md) mean, and the columns of the export. The words are
those of the [Alliance Treaty Obligations and Provisions project](../references.md#leeds-2002) where
it has one.
"""


def cli_page() -> str:
    """Every command with its arguments and options, from the application itself."""
    root = typer.main.get_command(app)
    return "\n".join([CLI_HEAD, *_commands("foedera", root)])


def _commands(path: str, command: Any) -> Iterator[str]:
    below = getattr(command, "commands", {})
    yield f"## {path}\n\n{(command.help or '').strip()}\n"
    params = [p for p in command.params if p.name not in ("install_completion", "show_completion")]
    if not below:
        yield f"```text\n{path} {' '.join(_usage(command))}\n```\n"
    if params:
        yield "| | default | meaning |\n|---|---|---|"
        yield from (_row(p) for p in params)
        yield ""
    for name, sub in below.items():
        yield from _commands(f"{path} {name}", sub)


def _usage(command: Any) -> Iterator[str]:
    for param in command.params:
        if param.param_type_name == "argument":
            yield f"{param.name.upper()}{'...' if param.nargs == -1 else ''}"
    yield "[OPTIONS]"


def _row(param: Any) -> str:
    if param.param_type_name == "argument":
        name = f"`{param.name.upper()}`"
    else:
        name = ", ".join(f"`{opt}`" for opt in param.opts)
    default = param.default if isinstance(param.default, (str, Path)) else None
    shown = "" if default is None else f"`{default}`"
    return f"| {name} | {shown} | {getattr(param, 'help', None) or ''} |"


def glossary_page() -> str:
    """The glossary in both languages, in the order of the English terms."""
    entries = yaml.safe_load((DOCS / "glossary.yaml").read_text(encoding="utf-8"))
    parts = [GLOSSARY_HEAD]
    for entry in sorted(entries, key=lambda e: e["en"].casefold()):
        long = f" ({entry['long']})" if "long" in entry else ""
        parts.append(
            f"**{entry['en']}**{long} · **{entry['ar']}**\n\n"
            f"{entry['means_en'].strip()}\n\n"
            f'<p dir="rtl" lang="ar">{entry["means_ar"].strip()}</p>\n'
        )
    return "\n".join(parts)


def codebook_page() -> str:
    """The vocabulary of treaty files: each word with what it means, and by which source."""
    meanings = yaml.safe_load((DOCS / "codebook.yaml").read_text(encoding="utf-8"))
    of = {
        "duties": _literal(schema.ProvisionFile, "duty"),
        "objects": get_args(schema.ObjectName),
        "territories": get_args(schema.TerritoryName),
        "discretion": _literal(schema.ProvisionFile, "discretion"),
        "force": _literal(schema.AgreementFile, "force"),
        "text": _literal(schema.AgreementFile, "text"),
        "fidelity": _literal(schema.AgreementFile, "fidelity"),
        "end": _literal(schema.EndFile, "how"),
        "certainty": _literal(schema.SuspensionFile, "certainty"),
        "export": ATOP_COLUMNS,
    }
    for key, words in of.items():
        assert set(words) == set(meanings[key]), f"docs/codebook.yaml, {key}"

    def section(title: str, key: str, about: str) -> str:
        rows = [f"| `{word}` | {meaning} |" for word, meaning in meanings[key].items()]
        return "\n".join([f"## {title}\n\n{about}\n", "| word | meaning |", "|---|---|", *rows, ""])

    return "\n".join(
        [
            CODEBOOK_HEAD,
            section(
                "Duties", "duties", "What is promised: `duty`. `must` answers about the first six."
            ),
            _acts(),
            section(
                "Objects", "objects", "What is attacked: `object`. `any` stands for all of them."
            ),
            section(
                "Holders",
                "holders",
                "Who must administer the place: `held-by`, or a list of codes.",
            ),
            section(
                "Kinds of territory",
                "territories",
                "What kind of land the place must be: `territory`.",
            ),
            _areas(),
            section("Attackers", "attackers", "Who must be the attacker: `attacker`."),
            _conditions(),
            section(
                "Discretion", "discretion", "How much the text leaves to the state: `discretion`."
            ),
            section("Legal force", "force", "`force` of an agreement."),
            section("Text", "text", "How much of it is public: `text`."),
            section("Fidelity", "fidelity", "What the file was made from: `fidelity`."),
            section("End", "end", "How an agreement ended: `end.how`."),
            section("Certainty", "certainty", "Of a suspension between two parties: `certainty`."),
            section(
                "Columns of the export", "export", "Of `foedera treaties export --format atop`."
            ),
        ]
    )


def _literal(model: Any, key: str) -> tuple[str, ...]:
    return get_args(model.model_fields[key].annotation)


def _acts() -> str:
    """Which act reaches which threshold, with the basis that the data file names."""
    path = ROOT / "src/foedera/must/data/acts.yaml"
    text = path.read_text(encoding="utf-8")
    comment = " ".join(line[1:].strip() for line in text.splitlines() if line.startswith("#"))
    table = yaml.safe_load(text)
    assert set(table) == set(get_args(schema.ActName))
    acts = list(next(iter(table.values())))
    rows = [
        f"| **`{word}`** | {' | '.join(reached[act] for act in acts)} |"
        for word, reached in table.items()
    ]
    return "\n".join(
        [
            "## Acts\n",
            "The threshold that the text sets (`trigger.act`, in bold), and whether what the attacker does",
            "(`--act`, in the first line) reaches it. Of several thresholds one is enough.\n",
            f"| | {' | '.join(f'`{act}`' for act in acts)} |",
            "|---|" + "---|" * len(acts),
            *rows,
            "",
            textwrap.fill(comment[comment.index("Basis: ") :], 108),
            "",
        ]
    )


def _areas() -> str:
    parts = [
        "## Areas\n",
        "Regions that texts name: `area`. Each has a certain core and a possible rim; between the two the",
        "text leaves it open, and so does the answer.\n",
    ]
    for area in sorted(atlas.areas(), key=lambda a: a.slug):
        sources = "; ".join(source.cite for source in area.source)
        parts += [f"**`{area.slug}`** · {area.name.en}. {area.definition.en}  ", f"*{sources}*\n"]
    return "\n".join(parts)


def _conditions() -> str:
    """The further facts that texts of the library ask for."""
    words: dict[str, str] = {}
    for agreement in sorted(treaties.load(), key=lambda a: a.id):
        for provision in agreement.provisions:
            for condition in provision.trigger.conditions if provision.trigger else ():
                known = translator("en", "must")(f"condition:{condition.test}", states="…")
                if known.startswith("condition:"):
                    known = condition.because.en if condition.because else ""
                words.setdefault(condition.test, known[:1].upper() + known[1:].rstrip("."))
    rows = [f"| `{slug}` | {said} |" for slug, said in sorted(words.items())]
    return "\n".join(
        [
            "## Conditions\n",
            "Further facts that must hold: `conditions`, settled by `must --fact`. A file may use a new word",
            "if it says what it means in `because`; these are in the library.\n",
            "| word | meaning |",
            "|---|---|",
            *rows,
            "",
        ]
    )


CORPUS_HEAD = """\
# The tables of a corpus

<!-- Written by scripts/docs_pages.py from src/foedera/read/corpus/schema.py; edit there. -->

What `foedera read ... --out` writes. In Parquet, lists are lists and days are dates; in JSON lines, days are
strings. Any column may be null but lists, `events` and `source`. Rows stand in the order of the input.
"""


def corpus_page() -> str:
    """The two tables that a corpus is read into."""

    def table(title: str, about: str, columns: tuple[Column, ...]) -> str:
        kinds = {"texts": "list of text"}
        rows = [f"| `{c.name}` | {kinds.get(c.kind, c.kind)} | {c.meaning} |" for c in columns]
        return "\n".join(
            [f"## {title}\n\n{about}\n", "| column | type | meaning |", "|---|---|---|", *rows, ""]
        )

    return "\n".join(
        [
            CORPUS_HEAD,
            table("Events", "One row for each event, in the file that `--out` names.", EVENTS),
            table(
                "Reports",
                "One row for each report, read or not, in the file beside it: `events.reports.parquet`.",
                REPORTS,
            ),
        ]
    )


PAGES: dict[str, Callable[[], str]] = {
    "reference/treaties.md": reference,
    "reference/cli.md": cli_page,
    "reference/corpus.md": corpus_page,
    "reference/codebook.md": codebook_page,
    "glossary.md": glossary_page,
}


def main(*, check: bool) -> int:
    """Write what is stale; the number of stale pages when only checking."""
    stale = 0
    for name, page in PAGES.items():
        path, text = DOCS / name, page().rstrip("\n") + "\n"
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale += 1
        print(f"{'stale' if check else 'written'}: docs/{name}")
        if not check:
            path.write_text(text, encoding="utf-8")
    return stale if check else 0


if __name__ == "__main__":
    raise SystemExit(main(check="--check" in sys.argv))
