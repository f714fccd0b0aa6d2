"""Patterns behind a gate: a search starts only where a word without which it must fail is found."""

from __future__ import annotations

import re
from dataclasses import dataclass
from re import _parser as parser  # type: ignore[attr-defined]
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Gated", "gated", "needed"]

_REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")


@dataclass(frozen=True, slots=True)
class Gated:
    """A pattern and strings of which any text that it matches holds at least one."""

    pattern: re.Pattern[str]
    literals: tuple[str, ...]

    def search(self, line: str) -> re.Match[str] | None:
        """As re.search does, but without looking where nothing can be found.

        >>> gated("defen[cs]e (treaty|pact)").search("a defence pact").group()
        'defence pact'
        """
        for literal in self.literals:
            if literal in line:
                return self.pattern.search(line)
        return None if self.literals else self.pattern.search(line)


def gated(pattern: str) -> Gated:
    """The pattern with the gate that its own letters make."""
    return Gated(re.compile(pattern), needed(pattern))


def needed(pattern: str) -> tuple[str, ...]:
    """Strings of which every text that matches holds one; none where no such strings are known.

    >>> needed("defen[cs]e (treaty|pact)"), needed("(a|b?)c*")
    (('defen',), ())
    """
    flags = re.compile(pattern).flags & (re.IGNORECASE | re.VERBOSE)
    found = () if flags else _of_sequence(parser.parse(pattern))
    shortest = {s for s in found if not any(t in s for t in found if t != s)}
    return tuple(sorted(shortest))


def _of_sequence(nodes: Iterable[Any]) -> frozenset[str]:
    """The best of what each part of a sequence needs, neighbouring letters joined."""
    options: list[frozenset[str]] = []
    run = ""
    for op, value in nodes:
        if str(op) == "LITERAL":
            run += chr(value)
            continue
        options += [frozenset([run])] if run else []
        run = ""
        options.append(_of_node(str(op), value))
    options += [frozenset([run])] if run else []
    return max((o for o in options if o), key=_worth, default=frozenset())


def _of_node(op: str, value: Any) -> frozenset[str]:
    if op == "SUBPATTERN":
        return _of_sequence(value[-1])
    if op in _REPEATS and value[0] > 0:
        return _of_sequence(value[2])
    if op == "BRANCH":
        parts = [_of_sequence(part) for part in value[1]]
        return frozenset().union(*parts) if all(parts) else frozenset()
    return frozenset()


def _worth(strings: frozenset[str]) -> tuple[int, int]:
    """Long strings say more, and few are soon asked for."""
    return min(map(len, strings)), -len(strings)
