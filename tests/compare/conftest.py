"""Small duties frames to compare."""

from __future__ import annotations

from typing import Protocol

import polars as pl
import pytest

from foedera import network


class Duties(Protocol):
    def __call__(self, *rows: str) -> pl.DataFrame: ...


def read(*rows: str) -> pl.DataFrame:
    """'USA>JPN defense binding us-japan V' per row; a final '?' marks doubt."""
    table = []
    for row in rows:
        pair, duty, force, agreement, article, *doubt = row.split()
        bearer, beneficiary = pair.split(">")
        table.append(
            (bearer, beneficiary, duty, agreement, article, force, "none-stated", bool(doubt))
        )
    return pl.DataFrame(table, schema=network.DUTY_SCHEMA, orient="row")


@pytest.fixture
def duties() -> Duties:
    return read
