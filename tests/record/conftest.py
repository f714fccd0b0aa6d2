"""Records to test with: a SQLite file, and a database of a PostgreSQL server started for it."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from foedera.read import Event, EventDate, Reading, Report, Span, Speaker
from foedera.record import Record, open_record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_NUMBERS = count(1)


@dataclass(frozen=True)
class Server:
    """A running server that listens on a socket in a folder of its own."""

    folder: Path
    binaries: Path
    user: str | None

    def run(self, program: str, *arguments: str) -> None:
        command = [str(self.binaries / program), *arguments]
        if self.user:
            command = [
                "setpriv",
                "--reuid",
                self.user,
                "--regid",
                self.user,
                "--init-groups",
                *command,
            ]
        subprocess.run(
            command,
            check=True,
            capture_output=True,
            cwd=self.folder,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
            timeout=120,
        )

    def database(self) -> str:
        """The address of a new, empty database."""
        name = f"record_{next(_NUMBERS)}"
        self.run("createdb", "-h", str(self.folder), "-U", "postgres", name)
        return f"postgresql://postgres@/{name}?host={self.folder}"


def _exists(user: str) -> bool:
    try:
        pwd.getpwnam(user)
    except KeyError:
        return False
    return True


def _binaries() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).parent if on_path else None


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """PostgreSQL on a socket in a temporary folder; skipped where it is not installed."""
    pytest.importorskip("pg8000", reason="the PostgreSQL driver is not installed")
    binaries = _binaries()
    if binaries is None:
        pytest.skip("PostgreSQL is not installed (Debian: apt-get install postgresql)")
    # The server refuses to run as root, and its user cannot enter pytest's folders.
    user = "postgres" if os.geteuid() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix="foedera-pg-"))
    try:
        if user:
            if shutil.which("setpriv") is None or not _exists(user):
                pytest.skip("PostgreSQL refuses to run as root, and there is nobody to run it")
            shutil.chown(folder, user, user)
        server = Server(folder, binaries, user)
        data = str(folder / "data")
        server.run("initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync")
        options = f"-c listen_addresses= -c unix_socket_directories={folder} -c fsync=off"
        log = str(folder / "log")
        server.run("pg_ctl", "-D", data, "-l", log, "-o", options, "-w", "-t", "100", "start")
        try:
            yield server
        finally:
            server.run("pg_ctl", "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new record may be: once a file, once a PostgreSQL database."""
    if request.param == "sqlite":
        return str(tmp_path / "record.sqlite")
    server: Server = request.getfixturevalue("postgresql")
    return server.database()


@pytest.fixture
def record(place: str) -> Iterator[Record]:
    with open_record(place) as kept:
        yield kept


def event(
    kind: str,
    actors: str,
    recipients: str = "",
    topics: str = "",
    *,
    date: str | None = None,
    status: str = "happened",
    speaker: str | None = None,
    name: str | None = None,
    span: tuple[int, int] = (0, 5),
    number: int = 1,
) -> Event:
    """An event in few words: codes with spaces between, a date as YYYY, YYYY-MM or YYYY-MM-DD."""
    return Event(
        id=f"e{number}",
        event=kind,
        actors=tuple(actors.split()),
        recipients=tuple(recipients.split()),
        topics=tuple(topics.split()),
        date=None if date is None else interval(date),
        status=status,  # type: ignore[arg-type]
        speaker=Speaker(speaker, name) if speaker else None,
        outlets=(),
        evidence=Span(*span),
        sentence=Span(*span),
        rule="test",
    )


def interval(text: str) -> EventDate:
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        day = date(*parts)
        return EventDate(day, day, "day")
    if len(parts) == 1:
        return EventDate(date(parts[0], 1, 1), date(parts[0], 12, 31), "year")
    year, month = parts
    following = date(year + month // 12, month % 12 + 1, 1)
    return EventDate(date(year, month, 1), date.fromordinal(following.toordinal() - 1), "month")


@dataclass(frozen=True)
class Tools:
    """What tests build readings with."""

    event: Callable[..., Event]

    def reading(
        self,
        *events: Event,
        text: str = "Something was reported here, in many words.",
        outlet: str | None = "Harbour",
        published: str | None = "2024-07-09",
    ) -> Reading:
        day = None if published is None else date.fromisoformat(published)
        return Reading(Report(text, "en", None, outlet, day, "test"), events=events)


@pytest.fixture(scope="session")
def tools() -> Tools:
    return Tools(event)
