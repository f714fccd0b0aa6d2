"""The reference page of the YAML format, written from the schema itself."""

from __future__ import annotations

import types
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from foedera.treaties import schema

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

__all__ = ["reference"]

_HEAD = """\
# The YAML format of agreements and architectures

<!-- Written by scripts/docs_pages.py from src/foedera/treaties/schema.py; edit there. -->

An agreement is one file; its id is its path below the library's folder, without `.yaml`.
Unknown keys are errors, and so are days that do not exist, states and areas that the atlas does
not know, and sources that are not listed. `foedera treaties check FILE` names every fault with its
line. How to write a file: [how-to](../how-to/treaties.md).

A *day* is written `YYYY-MM-DD`. `from` is the first day, `until` the first day no longer covered.
A *code* is a state's ISO 3166-1 alpha-3 code, or for a state that is no more its ISO 3166-3 code
or its COW abbreviation. Keys in bold must be there.
"""
_NAMES: dict[Any, str] = {str: "text", int: "number", bool: "true or false", date: "day"}


def reference() -> str:
    """The page, in Markdown: a section for each mapping of the format, in reading order.

    >>> "## Provision" in reference()
    True
    """
    order: list[type[BaseModel]] = []
    for root in (schema.AgreementFile, schema.ArchitectureFile):
        _collect(root, order)
    return "\n".join([_HEAD, *(_section(model) for model in order)])


def _collect(model: type[BaseModel], order: list[type[BaseModel]]) -> None:
    if model in order:
        return
    order.append(model)
    for field in model.model_fields.values():
        for below in _models(field.annotation):
            _collect(below, order)


def _models(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in get_args(annotation) for model in _models(part)]


def _title(model: type[BaseModel]) -> str:
    return model.__name__.removesuffix("File")


def _section(model: type[BaseModel]) -> str:
    rows = [
        f"| {_key(name, field)} | {_value(field)} | {_default(field)} | {field.description or ''} |"
        for name, field in model.model_fields.items()
    ]
    about = " ".join((model.__doc__ or "").split())
    head = ["| key | value | if left out | meaning |", "|---|---|---|---|"]
    return "\n".join([f"## {_title(model)}", "", about, "", *head, *rows, ""])


def _key(name: str, field: FieldInfo) -> str:
    key = f"`{field.alias or name}`"
    return f"**{key}**" if field.is_required() else key


def _value(field: FieldInfo) -> str:
    patterns = [p for m in field.metadata if (p := getattr(m, "pattern", None))]
    if patterns:
        return "code" if patterns == ["^[A-Z]{3}$"] else "text"
    return _words(field.annotation)


def _words(annotation: Any) -> str:
    """A type as a reader of YAML would name it."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if annotation == schema.Code:
        return "code"
    if origin is Annotated:
        return _words(parts[0])
    if origin is Literal:
        return ", ".join(f"`{part}`" for part in parts)
    if origin is list:
        return f"list of {_words(parts[0])}"
    if origin is dict:
        return f"mapping of {_words(parts[0])} to {_words(parts[1])}"
    if origin in (Union, types.UnionType):
        several = [get_args(part)[0] for part in parts if get_origin(part) is list]
        # Whatever may stand in a list of its own kind is named once.
        single = [part for part in parts if part not in several]
        return " or ".join("null" if part is type(None) else _words(part) for part in single)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return f"[{_title(annotation)}](#{_title(annotation).lower()})"
    return _NAMES[annotation]


def _default(field: FieldInfo) -> str:
    if field.is_required():
        return ""
    if field.default_factory is not None:
        return "none"
    return "null" if field.default is None else f"`{field.default}`"
