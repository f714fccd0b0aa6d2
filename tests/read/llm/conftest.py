"""Readers that ask a server of the test's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from chat import KEY, Reply, Seen, Server
from foedera.read.llm import Endpoint, LLMReader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@pytest.fixture(autouse=True)
def nothing_configured(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No setting of the machine reaches a test, and no proxy stands before loopback."""
    for name in ("URL", "MODEL", "KEY"):
        monkeypatch.delenv(f"FOEDERA_LLM_{name}", raising=False)
    for name in (
        "HTTP_PROXY",
        "HTTPS_PROXY",
        "ALL_PROXY",
        "http_proxy",
        "https_proxy",
        "all_proxy",
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("FOEDERA_CONFIG", str(tmp_path / "config"))


@pytest.fixture
def serve() -> Iterator[Callable[..., Server]]:
    """Start a server that gives these replies in turn."""
    running: list[Server] = []

    def start(*replies: Reply | Callable[[Seen], Reply]) -> Server:
        running.append(Server(*replies).__enter__())
        return running[-1]

    yield start
    for server in running:
        server.__exit__()


@pytest.fixture
def asking(tmp_path: Path) -> Callable[..., LLMReader]:
    """A reader that asks a server, with its own cache, and waits for nothing between tries."""

    def make(server: Server | str, waits: list[float] | None = None, **settings: Any) -> LLMReader:
        url = server if isinstance(server, str) else server.url
        settings = {"key": KEY, "timeout": 5.0, "total_timeout": 20.0, **settings}
        reader = LLMReader(Endpoint(url, "test-model", **settings), cache=tmp_path / "answers")
        reader.asking._transport._sleep = (waits if waits is not None else []).append
        return reader

    return make
