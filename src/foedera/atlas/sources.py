"""Where the atlas's facts come from; rows name a source by its key."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from foedera.atlas.files import rows
from foedera.errors import InvalidData

__all__ = ["Source", "source"]


@dataclass(frozen=True, slots=True)
class Source:
    """A text, an official statement or a work of scholarship."""

    key: str
    cite: str
    url: str | None
    kind: str


def source(key: str) -> Source:
    """The source with that key.

    >>> source("cow-states").kind
    'data'
    """
    found = _by_key().get(key)
    if found is None:
        raise InvalidData(
            f"no source {key!r}", where="sources.yaml", remedy="Add the source, or correct the key."
        )
    return found


@cache
def _by_key() -> dict[str, Source]:
    return {
        key: Source(key, row["cite"], row["url"], row["kind"])
        for key, row in rows("sources", "sources.yaml", "SourceEntry").items()
    }
