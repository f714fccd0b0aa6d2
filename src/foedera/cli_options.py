"""Options that several verbs of the command line share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

__all__ = [
    "Json",
    "LLMModel",
    "LLMUrl",
    "Lang",
    "Outlet",
    "Published",
    "ReaderName",
    "Sources",
]

Sources = Annotated[
    list[Path],
    typer.Argument(
        help="News reports: text, Markdown, HTML, JSON lines, RSS or Atom files, folders; - is standard input."
    ),
]
Published = Annotated[str | None, typer.Option(help="Day of publication, YYYY-MM-DD.")]
Outlet = Annotated[str | None, typer.Option(help="Outlet that published the report.")]
Lang = Annotated[str | None, typer.Option(help="Language of the output: ar or en.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
ReaderName = Annotated[
    str,
    typer.Option(
        "--reader", help="rules; llm, a language model; chain, the model where rules fail."
    ),
]
LLMUrl = Annotated[
    str | None,
    typer.Option("--llm-url", help="OpenAI-compatible endpoint, e.g. http://localhost:8080/v1."),
]
LLMModel = Annotated[str | None, typer.Option("--llm-model", help="Which of its models to ask.")]
