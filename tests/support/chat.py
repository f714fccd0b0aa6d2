"""A chat-completions server in the test process that answers as it is told."""

from __future__ import annotations

import contextlib
import json
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["KEY", "Reply", "Seen", "Server", "completion"]


KEY = "sk-a-very-secret-key"


@dataclass(frozen=True)
class Reply:
    """One answer: status, headers, bytes, and how long the server thinks before each piece."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0
    pieces: int = 1
    hang_up: bool = False


@dataclass(frozen=True)
class Seen:
    """One request as it arrived."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]

    @property
    def question(self) -> dict[str, Any]:
        """The data field of the request."""
        return json.loads(self.body["messages"][1]["content"])


def completion(content: Any, finish: str = "stop", usage: Any = None) -> Reply:
    """A well-formed envelope; content that is no string is written as JSON."""
    text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    told = {"prompt_tokens": 1000, "completion_tokens": 50} if usage is None else usage
    envelope = {
        "choices": [{"message": {"role": "assistant", "content": text}, "finish_reason": finish}],
        "usage": told,
    }
    return Reply(json.dumps(envelope).encode())


class Server:
    """Answers requests in turn from `replies` (the last one again and again), on loopback."""

    def __init__(self, *replies: Reply | Callable[[Seen], Reply]) -> None:
        self.replies = list(replies)
        self.seen: list[Seen] = []
        self._lock = threading.Lock()
        self._stop = threading.Event()
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                server.handle(self)

            def log_message(self, format: str, *args: Any) -> None:
                pass

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._http.daemon_threads = True
        self._thread = threading.Thread(
            target=self._http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        )

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._http.server_address[1]}/v1"

    def __enter__(self) -> Server:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()

    def handle(self, handler: BaseHTTPRequestHandler) -> None:
        raw = handler.rfile.read(int(handler.headers["content-length"]))
        seen = Seen(handler.path, dict(handler.headers.items()), json.loads(raw))
        with self._lock:
            self.seen.append(seen)
            reply = self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]
        answer = reply(seen) if callable(reply) else reply
        with contextlib.suppress(OSError):  # the client has had enough
            self._write(handler, answer)

    def _write(self, handler: BaseHTTPRequestHandler, answer: Reply) -> None:
        if answer.hang_up:
            handler.connection.close()
            return
        if answer.pieces == 1 and answer.delay:
            self._stop.wait(answer.delay)
        handler.send_response(answer.status)
        for name, value in answer.headers.items():
            handler.send_header(name, value)
        handler.send_header("content-length", str(len(answer.body)))
        handler.end_headers()
        size = max(1, -(-len(answer.body) // answer.pieces))
        for start in range(0, len(answer.body), size):
            if answer.pieces > 1:
                time.sleep(answer.delay)
            handler.wfile.write(answer.body[start : start + size])
            handler.wfile.flush()
