"""Where the atlas's data lie, and reading them quickly."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from foedera.store import cached

__all__ = ["DATA", "rows"]

DATA = Path(__file__).parent / "data"


def rows(name: str, pattern: str, entry: str) -> dict[str, Any]:
    """The rows of all files that match the pattern, each key once."""
    paths = tuple(sorted(DATA.glob(pattern)))

    def build() -> dict[str, Any]:
        from foedera.atlas import schema
        from foedera.errors import InvalidData

        found: dict[str, Any] = {}
        for path in paths:
            for key, row in schema.read(path, getattr(schema, entry)).items():
                if key in found:
                    raise InvalidData(
                        f"{key} stands in two files",
                        where=path.name,
                        remedy="Keep one row for each key.",
                    )
                found[key] = row
        return found

    result: dict[str, Any] = cached(f"atlas-{name}", paths, build)
    return result
