"""A record of an older foedera becomes one of this; one of a newer is left alone."""

from __future__ import annotations

import sqlite3
from importlib import resources
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from foedera import read
from foedera.errors import InvalidData
from foedera.record import open_record
from foedera.record.adding import add_reading
from foedera.record.database import Database
from foedera.record.migrate import HEAD, migrate
from foedera.record.tables import Base

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Japan and the Philippines signed a pact on 8 July 2024."


def older(place: str) -> Database:
    """A record of the first form, with a report in it."""
    database = Database(place)
    migrate(database, "0001")
    reading = read.read(read.report(TEXT, outlet="Harbour"))
    database.write(lambda session: add_reading(session, reading, "rules", "0.0.1"))
    return database


def version(database: Database) -> str | None:
    with database.reading() as session:
        return session.scalar(sa.text("SELECT version_num FROM alembic_version"))


def test_an_older_record_is_brought_up_to_date_with_all_it_holds(place: str):
    database = older(place)
    assert version(database) == "0001"
    with open_record(place) as record:
        (event,) = record.events()
        assert event.claims[0].version == "0.0.1"
        record.decide("1", "accepted", by="Nadia")
    assert version(database) == HEAD
    with pytest.raises(Exception, match="never changed"):
        database.write(lambda session: session.execute(sa.text("DELETE FROM decision")))
    database.engine.dispose()


def test_the_steps_end_at_the_tables_that_the_code_has(place: str):
    open_record(place).close()
    database = Database(place)
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []
    database.engine.dispose()


def test_every_step_is_in_the_package_and_the_last_is_the_head():
    folder = resources.files("foedera.record") / "migrations"
    names = sorted(item.name for item in folder.iterdir() if item.name.startswith("r"))
    assert names[-1].startswith(f"r{HEAD}_")
    assert [name[1:5] for name in names] == [f"{n:04d}" for n in range(1, len(names) + 1)]


def test_a_record_of_a_newer_foedera_is_refused_and_left_alone(place: str):
    database = older(place)
    database.write(
        lambda session: session.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    )
    with pytest.raises(InvalidData, match=r"written by a newer foedera\. Install the newest"):
        open_record(place)
    assert version(database) == "9999"
    database.engine.dispose()


def test_a_database_of_something_else_is_refused_and_left_alone(place: str):
    database = Database(place)
    database.write(lambda session: session.execute(sa.text("CREATE TABLE birds (name TEXT)")))
    with pytest.raises(InvalidData, match="something else, not a record"):
        open_record(place)
    with database.reading() as session:
        assert sa.inspect(session.connection()).get_table_names() == ["birds"]
    database.engine.dispose()


def test_a_step_that_fails_leaves_the_record_as_it_was(tmp_path: Path):
    place = str(tmp_path / "record.sqlite")
    database = older(place)
    # The guard that the second step sets is there already, so the step fails half-way.
    with sqlite3.connect(place) as connection:
        connection.execute(
            "CREATE TRIGGER history_reading_delete BEFORE DELETE ON reading "
            "BEGIN SELECT RAISE(ABORT, 'mine'); END"
        )
    with pytest.raises(Exception, match="already exists"):
        open_record(place)
    assert version(database) == "0001"
    with sqlite3.connect(place) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master")]
    assert [name for name in names if name.startswith("history")] == ["history_reading_delete"]
    database.engine.dispose()
