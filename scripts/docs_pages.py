"""Write the pages of docs/ that follow from code or data; `--check` only tells which are stale."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer
import yaml

from foedera.cli import app
from foedera.treaties.reference import reference

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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


PAGES: dict[str, Callable[[], str]] = {
    "reference/treaties.md": reference,
    "reference/cli.md": cli_page,
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
