"""`foedera compare`: the finding on the terminal, or the whole comparison as one JSON document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedera import atlas
from foedera.compare import comparison
from foedera.errors import UsageError
from foedera.locale import check_language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

__all__ = ["compare", "parse_members"]


def compare(
    architectures: Sequence[str],
    *,
    on: str | None,
    members: str | None = None,
    lang: str | None = None,
    as_json: bool = False,
    console: Console | None = None,
) -> None:
    """Compare two architectures, or one with what is in force, and print to standard output.

    Raises NotFound for an unknown architecture or state and UsageError for a call that does not
    fit, such as a missing date.
    """
    language = check_language(lang or "en")
    if len(architectures) not in (1, 2):
        raise UsageError(
            f"{len(architectures)} architectures",
            where="ARCHITECTURE",
            remedy="Name one, to compare it with what is in force, or two.",
        )
    before, after = architectures if len(architectures) == 2 else ("in-force", architectures[0])
    found = comparison.compare(before, after, on or "", members=parse_members(members))
    if as_json:
        import json

        print(json.dumps(found.to_json(), ensure_ascii=False, indent=2))
        return
    from rich.console import Console

    from foedera.compare.terminal import show

    show(found, console or Console(), language)


def parse_members(text: str | None) -> tuple[str, ...] | None:
    """State codes from names or codes with commas between, each once; None for None.

    Raises NotFound with suggestions for a name that is no state.

    >>> parse_members("JPN, Philippines,JPN")
    ('JPN', 'PHL')
    """
    if text is None:
        return None
    names = [name.strip() for name in text.split(",")]
    codes = [atlas.find_state(name, where="--members").code for name in names if name]
    return tuple(dict.fromkeys(codes))
