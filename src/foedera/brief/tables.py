"""The brief's own tables: what topics and actors are called, and how sentences are built."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from foedera.store import cached, load_yaml

__all__ = ["actors", "disputes", "sentences", "topics"]

_HERE = Path(__file__).parent / "data"


def _table(name: str) -> dict[str, Any]:
    path = _HERE / f"{name}.yaml"
    value: dict[str, Any] = cached(f"brief-{name}", (path,), lambda: load_yaml(path))
    return value


@cache
def topics() -> dict[str, Any]:
    """What topics of the reading scheme mean to a brief: proposals, disputes, kinds of agreement."""
    return _table("topics")


@cache
def sentences() -> dict[str, Any]:
    """Verb, object and variants of each PLOVER type, in both languages."""
    return _table("sentences")


@cache
def actors() -> dict[str, Any]:
    """Articles, gender, outlets, and the words that turn a sentence's sense."""
    return _table("actors")


@cache
def disputes() -> dict[str, Any]:
    """The incident to ask about at each disputed place."""
    return _table("disputes")
