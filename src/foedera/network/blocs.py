"""One order of states for every matrix, so that two pictures can be compared by eye."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from foedera.store import cached, load_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["bloc", "in_bloc_order"]

_FILE = Path(__file__).parent / "blocs.yaml"


def in_bloc_order(states: Iterable[str]) -> tuple[str, ...]:
    """The states with blocs together, in the same order everywhere; unlisted ones last, by code.

    >>> in_bloc_order(["CHN", "ZWE", "GBR", "JPN", "USA"])
    ('USA', 'JPN', 'GBR', 'CHN', 'ZWE')
    """
    places = _places()
    last = len(places)
    return tuple(sorted(set(states), key=lambda s: (places.get(s, last), s)))


def bloc(state: str, lang: str) -> str | None:
    """The name of the bloc that a state is listed under, or None.

    >>> bloc("PRK", "en")
    'China and North Korea'
    """
    for entry in _blocs():
        if state in entry["states"]:
            return str(entry["name"][lang])
    return None


@cache
def _blocs() -> list[dict[str, Any]]:
    value: list[dict[str, Any]] = cached("blocs", (_FILE,), lambda: load_yaml(_FILE))
    return value


@cache
def _places() -> dict[str, int]:
    listed = [state for entry in _blocs() for state in entry["states"]]
    return {state: index for index, state in enumerate(listed)}
