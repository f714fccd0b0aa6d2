"""Where a record lives and how it is reached: a SQLite file, or PostgreSQL by URL."""

from __future__ import annotations

import os
import random
import sqlite3
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.exc import DBAPIError, OperationalError, SQLAlchemyError
from sqlalchemy.orm import Session

from foedera.errors import FoederaError, InvalidData, NotFound, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["Database", "default_place", "place_to_url"]

T = TypeVar("T")

_PATIENCE = 60
"""Seconds that a writer waits for another before it gives up."""

_TRIES = 8
_LOCK = 0x666F6564
"""The number that writers of one PostgreSQL record agree on: the letters "foed"."""

_AGAIN = ("40001", "40P01", "55P03", "23505", "is locked", "UNIQUE constraint failed")
"""Another writer was in the way: PostgreSQL's codes, and SQLite's words."""

_CLOSED = ("3D000", "28", "08", "57P")
"""PostgreSQL's codes for: no such database, not allowed in, no connection, going down."""


def default_place() -> str:
    """FOEDERA_RECORD, or a file in the user's data folder."""
    chosen = os.environ.get("FOEDERA_RECORD")
    if chosen:
        return chosen
    from platformdirs import user_data_path

    return str(user_data_path("foedera") / "record.sqlite")


def place_to_url(place: str | Path) -> sa.URL:
    """The database address of a path or a URL.

    Raises UsageError for a URL that is neither SQLite's nor PostgreSQL's.

    >>> place_to_url("notes/record.sqlite").database
    'notes/record.sqlite'
    >>> place_to_url("postgresql://desk:secret@db.example/record")
    postgresql+pg8000://desk:***@db.example/record
    """
    text = str(place)
    if "://" not in text:
        return sa.URL.create("sqlite", database=str(Path(text).expanduser()))
    try:
        url = sa.make_url(text)
    except (SQLAlchemyError, ValueError):
        raise _not_an_address() from None
    if url.get_backend_name() == "sqlite" and url.database:
        return url.set(drivername="sqlite")
    if url.drivername in ("postgresql", "postgres", "postgresql+pg8000"):
        return _postgresql(url)
    raise _not_an_address()


def _not_an_address() -> UsageError:
    # The text itself stays out of the message: it may hold a password.
    return UsageError(
        "neither a file nor an address of SQLite or PostgreSQL",
        where="--record",
        remedy="Give a path, or postgresql://user@host/database.",
    )


def _postgresql(url: sa.URL) -> sa.URL:
    """What libpq's users write, in the words of the driver."""
    query = {key: str(value) for key, value in url.query.items()}
    socket = query.pop("host", "")
    if socket.startswith("/"):
        query["unix_sock"] = f"{socket}/.s.PGSQL.{url.port or 5432}"
    elif socket:
        url = url.set(host=socket)
    unknown = set(query) - {"unix_sock", "sslmode"}
    if unknown:
        raise UsageError(
            f"unknown part {min(unknown)!r} in the address of the record",
            where="--record",
            remedy="Known are host and sslmode.",
        )
    user = url.username or os.environ.get("PGUSER") or _user()
    password = url.password or os.environ.get("PGPASSWORD")
    return url.set(
        drivername="postgresql+pg8000", username=user, password=password, query=dict(query)
    )


def _user() -> str:
    import getpass

    return getpass.getuser()


class Database:
    """One record's database: one writer at a time, readers never wait, all or nothing."""

    def __init__(self, place: str | Path) -> None:
        self.url = place_to_url(place)
        self.is_file = self.url.get_backend_name() == "sqlite"
        self.engine = self._file() if self.is_file else self._server()

    @property
    def name(self) -> str:
        """The place as it may be printed: a path, or an address without its password."""
        if self.is_file:
            return str(self.url.database)
        query = dict(self.url.query)
        if "unix_sock" in query:
            query["host"] = str(query.pop("unix_sock")).rpartition("/")[0]
        shown = self.url.set(drivername="postgresql", password=None, query=query)
        return shown.render_as_string().replace(":***@", "@").replace("%2F", "/")

    def _file(self) -> sa.Engine:
        path = Path(str(self.url.database))
        if path.is_dir():
            raise InvalidData(
                "a folder, not a record", where=str(path), remedy="Name a file in it."
            )
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise InvalidData(
                f"the folder of the record cannot be made: {error.strerror}",
                where=str(path.parent),
                remedy="Choose another place with --record.",
            ) from None
        engine = sa.create_engine(
            self.url, json_serializer=_to_json, connect_args={"timeout": _PATIENCE}
        )

        @event.listens_for(engine, "connect")
        def prepare(connection: Any, _: Any) -> None:
            # Without this the driver begins transactions of its own, and too late.
            connection.isolation_level = None
            cursor = connection.cursor()
            cursor.execute("PRAGMA foreign_keys = ON")
            cursor.execute("PRAGMA synchronous = FULL")
            # Readers beside a writer; where the file cannot be switched, they take turns instead.
            with suppress(sqlite3.DatabaseError):
                cursor.execute("PRAGMA journal_mode = WAL")
            cursor.close()

        @event.listens_for(engine, "begin")
        def begin(connection: sa.Connection) -> None:
            writes = connection.get_execution_options().get("writes")
            connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

        return engine

    def _server(self) -> sa.Engine:
        try:
            import pg8000  # type: ignore[import-untyped]  # noqa: F401
        except ImportError:
            raise UsageError(
                "PostgreSQL needs a driver that is not installed",
                where="--record",
                remedy='Install it with: pip install "foedera[postgresql]"',
            ) from None
        query = dict(self.url.query)
        arguments = _tls(str(query.pop("sslmode", "prefer")))
        return sa.create_engine(
            self.url.set(query=query),
            json_serializer=_to_json,
            connect_args=arguments,
            isolation_level="READ COMMITTED",
        )

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A transaction that sees one state of the record and changes nothing."""
        with self._told(), Session(self.engine) as session:
            if not self.is_file:
                session.connection(execution_options={"isolation_level": "REPEATABLE READ"})
            yield session

    def write(self, work: Callable[[Session], T]) -> T:
        """What `work` gives, in one transaction, tried again where another writer was in the way.

        Raises FoederaError when others do not let go, and whatever `work` raises.
        """
        with self._told():
            for turn in range(_TRIES):
                try:
                    return self._once(work)
                except DBAPIError as error:
                    if turn + 1 == _TRIES or not _worth_another_try(error):
                        raise
                    time.sleep(random.uniform(0.01, 0.05) * 2**turn)
        raise AssertionError

    def _once(self, work: Callable[[Session], T]) -> T:
        engine = self.engine.execution_options(writes=True)
        with Session(engine, expire_on_commit=False) as session, session.begin():
            if not self.is_file:
                session.execute(sa.text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
            return work(session)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turns what the database complains about into what its user can do."""
        try:
            yield
        except DBAPIError as error:
            raise self._complaint(error) from None
        except OSError as error:
            raise self._unreachable(str(error)) from None

    def _complaint(self, error: DBAPIError) -> FoederaError:
        said = _said(error)
        if "not a database" in said:
            return InvalidData(
                "not a record, nor any SQLite file", where=self.name, remedy="Name another file."
            )
        if "locked" in said:
            return FoederaError(
                f"another program kept the record for {_PATIENCE} seconds",
                where=self.name,
                remedy="Try again when it is done; nothing was written.",
            )
        if "readonly" in said or "unable to open" in said or "permission denied" in said:
            return InvalidData(
                f"the record cannot be written: {said}",
                where=self.name,
                remedy="Check the permissions of the file and its folder.",
            )
        if "disk" in said or "malformed" in said:
            return InvalidData(
                f"the record's file is damaged or its disk is full: {said}",
                where=self.name,
                remedy="Nothing of the last call was written; check the disk, restore a copy.",
            )
        away = isinstance(error, OperationalError | sa.exc.InterfaceError)
        if not self.is_file and (away or _code(error).startswith(_CLOSED)):
            return self._unreachable(said)
        return FoederaError(f"the database refused: {said}", where=self.name)

    def _unreachable(self, said: str) -> NotFound:
        return NotFound(
            f"no record answers: {said}",
            where=self.name,
            remedy="Check that the server runs, the database exists and you may use it.",
        )


def _to_json(value: Any) -> str:
    import json

    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _tls(mode: str) -> dict[str, Any]:
    """What the driver is told for a sslmode of libpq."""
    if mode in ("disable", "allow", "prefer"):
        return {}
    import ssl

    if mode not in ("require", "verify-ca", "verify-full"):
        raise UsageError(
            f"no sslmode {mode!r}",
            where="--record",
            remedy="One of: disable, require, verify-full.",
        )
    context = ssl.create_default_context()
    if mode != "verify-full":
        context.check_hostname = False
    if mode == "require":
        context.verify_mode = ssl.CERT_NONE
    return {"ssl_context": context}


def _said(error: DBAPIError) -> str:
    """The database's own words, one line, without the statement and its values."""
    cause = error.orig
    first = cause.args[0] if cause is not None and cause.args else cause
    if isinstance(first, dict):
        first = first.get("M", "")
    return " ".join(str(first).split())


def _code(error: DBAPIError) -> str:
    """PostgreSQL's code of an error; SQLite has but words."""
    cause = error.orig
    first = cause.args[0] if cause is not None and cause.args else ""
    return str(first.get("C", "")) if isinstance(first, dict) else str(first)


def _worth_another_try(error: DBAPIError) -> bool:
    return any(sign in _code(error) for sign in _AGAIN)
