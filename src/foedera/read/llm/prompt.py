"""What the model is told and the form its answer must have."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from pydantic import BaseModel, ConfigDict

from foedera.read.model import Status
from foedera.read.validate import TYPES
from foedera.read.words import topics

if TYPE_CHECKING:
    from collections.abc import Sequence

    from foedera.read.document import Document, Sentence

__all__ = ["Item", "Party", "Voice", "body", "question", "version"]

_SEED = 7
_MOST_WORDS = 6


class _Strict(BaseModel):
    model_config = ConfigDict(strict=True, json_schema_extra={"additionalProperties": False})


class Party(_Strict):
    """An actor as the model names it."""

    code: str
    words: str


class Voice(_Strict):
    """Whose words carry an event, as the model names him."""

    words: str
    name: str | None = None
    code: str | None = None


class Item(_Strict):
    """One event as the model answers it; what it claims is checked elsewhere."""

    sentence: int
    evidence: str
    event: str
    status: str
    actors: list[Party]
    recipients: list[Party] = []
    topics: list[str] = []
    date_words: str | None = None
    speaker: Voice | None = None
    outlets: list[str] = []


class _Events(_Strict):
    events: list[Item]


@cache
def _instruction() -> str:
    return (Path(__file__).parent / "instruction.md").read_text(encoding="utf-8")


@cache
def _schema() -> dict[str, Any]:
    """Every field is required and none has a default, as strict servers ask for."""
    schema = _Events.model_json_schema()
    for table in (schema, *schema["$defs"].values()):
        table["required"] = list(table["properties"])
        for row in table["properties"].values():
            row.pop("default", None)
    properties = schema["$defs"]["Item"]["properties"]
    properties["event"]["enum"] = sorted(TYPES)
    properties["status"]["enum"] = list(get_args(Status))
    properties["topics"]["items"]["enum"] = [row.topic for row in topics("en")]
    return schema


@cache
def version() -> str:
    """A name for instruction and schema together, which changes when either does."""
    told = json.dumps([_instruction(), _schema(), _SEED], sort_keys=True)
    return hashlib.sha256(told.encode("utf-8")).hexdigest()[:16]


def question(document: Document, sentences: Sequence[Sentence]) -> str:
    """The numbered sentences and the actors that the report names, as one JSON document.

    JSON's own quoting is the delimiter: no sentence can end the field that it stands in.
    """
    named: dict[str, dict[str, None]] = {}
    for mention in document.mentions:
        words = named.setdefault(mention.entity, {})
        if len(words) < _MOST_WORDS:
            words[mention.text] = None
    return json.dumps(
        {
            "language": document.report.lang,
            "actors": {code: list(words) for code, words in sorted(named.items())},
            "sentences": [{"n": s.index + 1, "text": s.span.of(document.text)} for s in sentences],
        },
        ensure_ascii=False,
    )


def body(
    model: str, asked: str, *, with_schema: bool = True, repeatable: bool = True
) -> dict[str, Any]:
    """The body of one request.

    Without the schema the server is only asked for some JSON; unless `repeatable`, temperature
    and seed are left to it.
    """
    form: dict[str, Any] = {"type": "json_object"}
    if with_schema:
        form = {
            "type": "json_schema",
            "json_schema": {"name": "events", "strict": True, "schema": _schema()},
        }
    return {
        "model": model,
        "messages": [
            {"role": "system", "content": _instruction()},
            {"role": "user", "content": asked},
        ],
        "response_format": form,
        **({"temperature": 0, "seed": _SEED} if repeatable else {}),
    }
