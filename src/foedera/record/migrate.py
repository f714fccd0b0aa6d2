"""Bringing a record's database to the form that this foedera knows, step by step."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from foedera.errors import InvalidData

if TYPE_CHECKING:
    from alembic.script import ScriptDirectory

    from foedera.record.database import Database

__all__ = ["HEAD", "migrate"]

HEAD = "0002"
"""The form of the database that this code works with."""

_HERE = Path(__file__).parent


def migrate(database: Database, to: str = HEAD) -> None:
    """Make the tables, or change older ones, in one transaction; nothing when all is new.

    Raises InvalidData for a database of a newer foedera, or one that is no record.
    """
    with database.reading() as session:
        found = _revision(session.connection(), database)
    if found == to:
        return

    def upgrade(session: sa.orm.Session) -> None:
        connection = session.connection()
        # Another program may have been faster.
        if _revision(connection, database) != to:
            _run(connection, to, database)

    database.write(upgrade)


def _revision(connection: sa.Connection, database: Database) -> str | None:
    """The form the database has; None for an empty one."""
    tables = set(sa.inspect(connection).get_table_names())
    if not tables:
        return None
    if "alembic_version" not in tables or not tables >= {"report", "act", "decision"}:
        raise InvalidData(
            "a database of something else, not a record",
            where=database.name,
            remedy="Name another file or database; nothing was changed in this one.",
        )
    row = connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()
    return None if row is None else str(row)


def _run(connection: sa.Connection, to: str, database: Database) -> None:
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.script import ScriptDirectory
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(_HERE).replace("%", "%%"))
    config.set_main_option("version_locations", str(_HERE / "migrations").replace("%", "%%"))
    config.set_main_option("path_separator", "newline")
    script: ScriptDirectory = ScriptDirectory.from_config(config)

    def steps(revision: object, _: object) -> object:
        return script._upgrade_revs(to, revision)  # type: ignore[arg-type]

    try:
        with EnvironmentContext(config, script, fn=steps, destination_rev=to) as environment:
            environment.configure(connection=connection, fn=steps)
            environment.run_migrations()
    except CommandError:
        raise InvalidData(
            "the record was written by a newer foedera",
            where=database.name,
            remedy="Install the newest foedera; nothing was changed in the record.",
        ) from None
