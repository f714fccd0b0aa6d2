"""Without configuration no socket opens, and what is missing is said."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from typing import TYPE_CHECKING, NoReturn

import pytest

from foedera import read
from foedera.cli import main
from foedera.errors import UsageError
from foedera.read.llm import Endpoint, LLMReader
from foedera.read.reader import reader_named

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Japan and the Philippines signed a pact on Monday. See http://example.org/?a=1 for more."


@pytest.fixture
def no_sockets(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> NoReturn:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket.socket, "connect_ex", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.mark.usefixtures("no_sockets")
def test_reading_opens_no_socket() -> None:
    assert len(read.read(read.report(TEXT)).events) == 1
    assert len(read.RulesReader().read(read.report(TEXT)).events) == 1


@pytest.mark.usefixtures("no_sockets")
@pytest.mark.parametrize("reader", ["llm", "chain"])
def test_a_model_that_is_not_configured_is_a_usage_error(
    reader: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "report.txt"
    file.write_text(TEXT, encoding="utf-8")
    with pytest.raises(SystemExit) as stop:
        main(["read", str(file), "--reader", reader, "--json"])
    assert stop.value.code == 2
    error = json.loads(capsys.readouterr().out)["error"]
    assert error["code"] == "usage"
    assert error["message"] == "no language model is configured: no url and no model is given"
    assert "FOEDERA_LLM_URL" in error["details"]["remedy"]


@pytest.mark.usefixtures("no_sockets")
def test_a_reader_of_no_name(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"no reader 'oracle'\. Choose rules, llm, chain"):
        reader_named("oracle")


@pytest.mark.usefixtures("no_sockets")
def test_making_a_reader_opens_no_socket(tmp_path: Path) -> None:
    assert LLMReader(Endpoint("https://a.example/v1", "m"), cache=tmp_path).name == "llm"


def test_without_httpx_the_error_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "httpx", None)
    reader = LLMReader(Endpoint("https://a.example/v1", "m"), cache=tmp_path)
    with pytest.raises(UsageError, match=r"needs httpx\. Install it with: .*foedera\[llm\]"):
        reader.read(read.report(TEXT))


WATCHED = """
import sys
opened = []
sys.addaudithook(lambda event, args: opened.append(event) if event.startswith("socket.") else None)
from foedera.cli import main
try:
    main(sys.argv[1:])
except SystemExit as stop:
    assert not stop.code, stop.code
assert not opened, opened
assert "httpx" not in sys.modules and "foedera.read.llm" not in sys.modules
"""


def test_a_whole_run_touches_no_network_and_loads_no_client(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_text(TEXT, encoding="utf-8")
    environment = {k: v for k, v in os.environ.items() if not k.startswith("FOEDERA_LLM")}
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, "read", str(file), "--json"],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )
    assert done.stderr == ""
    assert len(json.loads(done.stdout)[0]["events"]) == 1
