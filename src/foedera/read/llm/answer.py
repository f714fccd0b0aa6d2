"""Takes an endpoint's answer apart: the envelope first, then the events inside it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from foedera.read.llm.prompt import Item

__all__ = ["Answer", "Events", "Unusable", "events_in", "opened"]

_MOST_EVENTS = 400
_MOST_BRACES = 50


class Unusable(Exception):
    """An answer of which nothing can be used; `code` says why, as in the warnings."""

    def __init__(self, code: str, **values: Any) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


@dataclass(frozen=True, slots=True)
class Answer:
    """What the model wrote, why it stopped, and the tokens that its server counted."""

    content: str
    finish: str
    tokens_in: int = 0
    tokens_out: int = 0


@dataclass(slots=True)
class Events:
    """The events of an answer that have the asked form, and the ones that do not: (number, field)."""

    items: list[tuple[int, Item]] = field(default_factory=list)
    faulty: list[tuple[int, str]] = field(default_factory=list)
    wrapped: bool = False
    left: int = 0


def opened(raw: bytes) -> Answer:
    """The envelope of a chat completion. Raises Unusable for anything else."""
    try:
        envelope = _json(raw.decode("utf-8"))
    except (ValueError, RecursionError):
        raise Unusable("llm-envelope") from None
    try:
        choice = envelope["choices"][0]
        message = choice["message"]
        content = message.get("content")
        finish = choice.get("finish_reason")
    except (KeyError, IndexError, TypeError, AttributeError):
        raise Unusable("llm-envelope") from None
    if message.get("refusal") or finish == "content_filter":
        raise Unusable("llm-declined")
    if not isinstance(content, str) or not content.strip():
        raise Unusable("llm-empty")
    usage = envelope.get("usage")
    usage = usage if isinstance(usage, dict) else {}
    return Answer(
        content,
        finish if isinstance(finish, str) else "",
        _count(usage.get("prompt_tokens")),
        _count(usage.get("completion_tokens")),
    )


def _count(value: Any) -> int:
    fits = isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**9
    return value if fits else 0


def events_in(answer: Answer) -> Events:
    """The events that an answer holds. Raises Unusable when it is cut off, no JSON or no list."""
    from pydantic import ValidationError

    from foedera.read.llm.prompt import Item

    if answer.finish == "length":
        raise Unusable("llm-truncated")
    document, wrapped = _document(answer.content)
    rows = document.get("events") if isinstance(document, dict) else None
    if not isinstance(rows, list):
        raise Unusable("llm-form")
    found = Events(wrapped=wrapped, left=max(0, len(rows) - _MOST_EVENTS))
    for number, row in enumerate(rows[:_MOST_EVENTS], 1):
        try:
            found.items.append((number, Item.model_validate(row)))
        except ValidationError as error:
            where = error.errors(include_url=False, include_input=False)[0]["loc"]
            found.faulty.append((number, ".".join(map(str, where)) or "events"))
    return found


def _document(content: str) -> tuple[Any, bool]:
    """The JSON document in an answer, and whether other words, thoughts perhaps, stand around it."""
    try:
        return _json(content.strip()), False
    except (ValueError, RecursionError):
        pass
    start = -1
    for _ in range(_MOST_BRACES):
        start = content.find("{", start + 1)
        if start < 0:
            break
        try:
            document, _end = _DECODER.raw_decode(content, start)
        except (ValueError, RecursionError):
            continue
        if "events" in document:
            return document, True
    raise Unusable("llm-json")


def _constant(word: str) -> NoReturn:
    raise ValueError(word)


_DECODER = json.JSONDecoder(parse_constant=_constant)


def _json(text: str) -> Any:
    return _DECODER.decode(text)
