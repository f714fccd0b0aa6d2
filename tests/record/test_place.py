"""Where a record may be, and what is said of places that cannot be used."""

from __future__ import annotations

import gc
import socket
from typing import TYPE_CHECKING, Any

import pytest

from foedera.errors import FoederaError, InvalidData, NotFound, UsageError
from foedera.record import open_record
from foedera.record.database import Database, default_place, place_to_url

if TYPE_CHECKING:
    from pathlib import Path


def test_the_place_is_the_environments_else_the_users(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("FOEDERA_RECORD", "/somewhere/r.sqlite")
    assert default_place() == "/somewhere/r.sqlite"
    monkeypatch.delenv("FOEDERA_RECORD")
    assert default_place().endswith("record.sqlite")
    assert "foedera" in default_place()


def test_an_address_is_put_in_the_drivers_words(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PGUSER", "desk")
    monkeypatch.setenv("PGPASSWORD", "secret")
    url = place_to_url("postgresql:///news?host=/run/pg")
    assert url.drivername == "postgresql+pg8000"
    assert (url.username, url.password, url.database) == ("desk", "secret", "news")
    assert url.query == {"unix_sock": "/run/pg/.s.PGSQL.5432"}
    assert place_to_url("postgres://a@b/c").drivername == "postgresql+pg8000"
    assert place_to_url("sqlite:////tmp/x.sqlite").database == "/tmp/x.sqlite"


@pytest.mark.parametrize(
    ("place", "says"),
    [
        ("mysql://u:secret@h/d", "neither a file nor an address"),
        ("postgresql://u:secret@h:port/d", "neither a file nor an address"),
        ("sqlite://", "neither a file nor an address"),
        ("postgresql://u:secret@h/d?speed=9", "unknown part 'speed'"),
        ("postgresql://u:secret@h/d?sslmode=perhaps", "no sslmode 'perhaps'"),
    ],
)
def test_an_address_that_cannot_be_used_is_a_usage_error(place: str, says: str):
    with pytest.raises(UsageError, match=says) as caught:
        open_record(place)
    assert "secret" not in str(caught.value) + str(caught.value.to_json())


def test_a_server_that_does_not_answer_is_named_without_its_password():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(NotFound, match="no record answers") as caught:
        open_record(f"postgresql://desk:secret@127.0.0.1:{port}/news")
    assert f"postgresql://desk@127.0.0.1:{port}/news" in str(caught.value)
    assert "secret" not in str(caught.value)
    assert caught.value.__cause__ is None


# The driver forgets its socket when it is refused.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_database_that_does_not_exist_is_not_found(postgresql: Any):
    place = f"postgresql://postgres:secret@/nowhere?host={postgresql.folder}"
    with pytest.raises(NotFound, match="no record answers") as caught:
        open_record(place)
    assert "secret" not in str(caught.value)
    gc.collect()


def test_the_name_of_a_record_has_no_password():
    name = Database("postgresql://desk:secret@db.example/news").name
    assert name == "postgresql://desk@db.example/news"


def broken(folder: Path, kind: str) -> Path:
    path = folder / "record.sqlite"
    if kind == "folder":
        path.mkdir()
    elif kind == "text":
        path.write_text("Japan and the Philippines signed a pact. " * 40, encoding="utf-8")
    elif kind == "damaged":
        open_record(path).close()
        raw = bytearray(path.read_bytes())
        raw[4096 + 20 : 4096 * 3] = b"\xff" * (4096 * 2 - 20)
        path.write_bytes(bytes(raw))
    elif kind == "below a file":
        (folder / "file").write_text("x", encoding="utf-8")
        return folder / "file" / "record.sqlite"
    return path


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        ("folder", "a folder, not a record"),
        ("text", "not a record, nor any SQLite file"),
        ("damaged", "damaged|malformed"),
        ("below a file", "the folder of the record cannot be made"),
    ],
)
def test_a_file_that_is_no_record_is_invalid(tmp_path: Path, kind: str, says: str):
    with pytest.raises(InvalidData, match=says), open_record(broken(tmp_path, kind)) as record:
        record.events()


def test_looking_makes_no_record(tmp_path: Path):
    with pytest.raises(NotFound, match="no record yet"):
        open_record(tmp_path / "none.sqlite", create=False)
    assert list(tmp_path.iterdir()) == []


def test_a_missing_driver_is_named(monkeypatch: pytest.MonkeyPatch):
    import sys

    monkeypatch.setitem(sys.modules, "pg8000", None)
    with pytest.raises(FoederaError, match=r"foedera\[postgresql\]"):
        open_record("postgresql://desk@db.example/news")
