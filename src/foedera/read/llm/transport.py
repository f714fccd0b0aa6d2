"""Sends one request to the endpoint: bounded in time, tries and size; the key goes nowhere else."""

from __future__ import annotations

import random
import time
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from foedera.errors import FoederaError, InvalidData, NotFound, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import ModuleType

    import httpx

    from foedera.read.llm.settings import Endpoint

__all__ = ["LARGEST", "Refused", "Transport"]

LARGEST = 4_000_000
"""Most bytes of an answer, after decompression."""

_TRIES = 4
_HOPS = 3
_FIRST_WAIT = 0.5
_LONGEST_WAIT = 20.0
_CONNECT = 10.0
_AGAIN = frozenset([408, 409, 425, 429, 500, 502, 503, 504, 529])


class _Busy(Exception):
    """A try that may be repeated; `wait` is what the endpoint asks for, in seconds."""

    def __init__(self, why: str, wait: float = 0.0) -> None:
        super().__init__(why)
        self.why = why
        self.wait = wait


class Refused(Exception):
    """The endpoint does not take the request as it stands (status 400 or 422)."""


class Transport:
    """Posts JSON to one endpoint and gives back the bytes of its answer.

    `sleep` and `clock` are seconds; tests give their own.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.endpoint = endpoint
        self._sleep = sleep
        self._clock = clock
        self._client: httpx.Client | None = None

    def post(self, body: dict[str, Any]) -> bytes:
        """The answer to one request, after as many tries as its time allows.

        Raises NotFound when nothing answers in time, UsageError when the endpoint refuses the
        key, model or address, InvalidData for an answer that is too large, Refused for one that
        it does not understand.
        """
        deadline = self._clock() + self.endpoint.total_timeout
        for attempt in range(1, _TRIES + 1):
            try:
                return self._once(body, deadline)
            except _Busy as busy:
                ceiling = min(_LONGEST_WAIT, _FIRST_WAIT * 2**attempt)
                wait = max(busy.wait, random.uniform(ceiling / 2, ceiling))
                if attempt == _TRIES or self._clock() + wait >= deadline:
                    raise self._silent(busy.why, attempt) from None
                self._sleep(wait)
        raise AssertionError

    def _silent(self, why: str, tries: int) -> FoederaError:
        return NotFound(
            f"no answer from the language model: {why}, {tries} {'try' if tries == 1 else 'tries'}",
            where=self.endpoint.host,
            remedy="Check that it runs and is reachable, or use --reader rules.",
        )

    def _once(self, body: dict[str, Any], deadline: float) -> bytes:
        target = self.endpoint.target
        for _ in range(_HOPS):
            status, headers, raw = self._exchange(target, body, deadline)
            if status not in (301, 302, 303, 307, 308):
                break
            target = self._next(target, status, headers.get("location", ""))
        if status == 200:
            return raw
        if status in _AGAIN:
            raise _Busy(f"status {status}", _retry_after(headers.get("retry-after", "")))
        if status in (400, 422):
            raise Refused(status)
        raise self._rejected(status)

    def _exchange(
        self, target: str, body: dict[str, Any], deadline: float
    ) -> tuple[int, Mapping[str, str], bytes]:
        httpx = _httpx()
        left = max(0.05, min(self.endpoint.timeout, deadline - self._clock()))
        timeout = httpx.Timeout(left, connect=min(_CONNECT, left))
        try:
            with self._http().stream("POST", target, json=body, timeout=timeout) as response:
                raw = b""
                if response.status_code == 200:
                    raw = self._body(response, self._clock() + left)
                return response.status_code, response.headers, raw
        except httpx.TimeoutException:
            raise _Busy("timed out") from None
        except httpx.ConnectError:
            raise _Busy("it cannot be reached") from None
        except httpx.RequestError as error:
            raise _Busy(f"the connection broke ({type(error).__name__})") from None

    def _body(self, response: httpx.Response, until: float) -> bytes:
        pieces: list[bytes] = []
        size = 0
        for piece in response.iter_bytes():
            size += len(piece)
            if size > LARGEST:
                raise InvalidData(
                    f"the language model's answer is larger than {LARGEST / 1e6:.0f} MB",
                    where=self.endpoint.host,
                    remedy="Nothing of it was used; ask another model.",
                )
            if self._clock() > until:
                raise _Busy("timed out")
            pieces.append(piece)
        return b"".join(pieces)

    def _http(self) -> httpx.Client:
        if self._client is None:
            headers = {"Accept": "application/json"}
            if self.endpoint.key:
                headers["Authorization"] = f"Bearer {self.endpoint.key}"
            self._client = _httpx().Client(headers=headers, follow_redirects=False)
        return self._client

    def _next(self, target: str, status: int, location: str) -> str:
        """Where a redirect leads, if that is the same origin; the key is sent to no other."""
        try:
            there = urljoin(target, location)
            same = urlsplit(there)[:2] == urlsplit(target)[:2]
        except ValueError:
            there, same = "", False
        if not location or not same or status not in (307, 308):
            raise UsageError(
                "the endpoint of the language model redirects elsewhere, which is not followed",
                where=self.endpoint.host,
                remedy="Set FOEDERA_LLM_URL to the address that really answers.",
            )
        return there

    def _rejected(self, status: int) -> FoederaError:
        what, remedy = {
            401: ("does not accept the key", "Check FOEDERA_LLM_KEY."),
            402: ("asks for payment", "Check the account that the key belongs to."),
            403: ("does not allow this key to ask", "Check FOEDERA_LLM_KEY and its rights."),
            404: (
                f"knows no such address or no model {self.endpoint.model!r}",
                "Check FOEDERA_LLM_URL (it usually ends in /v1) and FOEDERA_LLM_MODEL.",
            ),
            413: ("finds the request too large", "Set a smaller budget under [llm]."),
        }.get(status, (f"answers with status {status}", "Check FOEDERA_LLM_URL."))
        return UsageError(
            f"the language model's endpoint {what}", where=self.endpoint.host, remedy=remedy
        )


def _httpx() -> ModuleType:
    try:
        import httpx
    except ImportError:
        raise UsageError(
            "asking a language model needs httpx",
            where="--reader",
            remedy="Install it with: pip install 'foedera[llm]'",
        ) from None
    return httpx


def _retry_after(value: str) -> float:
    """Seconds that the endpoint asks to wait, from a number or a date; 0 where it does not say."""
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        until = parsedate_to_datetime(value)
    except ValueError:
        return 0.0
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    return max(0.0, (until - datetime.now(UTC)).total_seconds())
