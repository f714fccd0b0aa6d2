"""Which endpoint to ask and how long to wait for it: arguments, environment, then a file."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from foedera.errors import InvalidData, UsageError

__all__ = ["Endpoint", "endpoint", "settings_file"]

_SET = (
    "Set FOEDERA_LLM_URL and FOEDERA_LLM_MODEL, give --llm-url and --llm-model, or write both "
    "under [llm] in {file}."
)
_NUMBERS = ("price_in", "price_out", "timeout", "total_timeout", "budget", "max_requests")


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An OpenAI-compatible endpoint and the limits of asking it; the key is in no `repr`.

    `price_in` and `price_out` are per million tokens, in any one currency; `timeout` and
    `total_timeout` are seconds, for one try and for all tries of one request; `budget` is the
    most tokens of report text in one request, `max_requests` the most requests for one report.

    >>> Endpoint("http://127.0.0.1:8080/v1", "some-model", key="secret").target
    'http://127.0.0.1:8080/v1/chat/completions'
    >>> "secret" in repr(Endpoint("http://127.0.0.1:8080/v1", "some-model", key="secret"))
    False
    """

    url: str
    model: str
    key: str | None = field(default=None, repr=False)
    price_in: float | None = None
    price_out: float | None = None
    timeout: float = 60.0
    total_timeout: float = 180.0
    budget: int = 3000
    max_requests: int = 40

    def __post_init__(self) -> None:
        _check_url(self.url)
        if self.key is not None and not (self.key.isascii() and self.key.isprintable()):
            raise UsageError("the key holds characters that no key has", where="FOEDERA_LLM_KEY")
        for name in _NUMBERS:
            value = getattr(self, name)
            if value is not None and not (value >= 0 if name.startswith("price") else value > 0):
                raise UsageError(f"{name} must be a positive number", where="[llm]")

    @property
    def target(self) -> str:
        """Where requests go."""
        base = self.url.rstrip("/")
        return base if base.endswith("/chat/completions") else f"{base}/chat/completions"

    @property
    def host(self) -> str:
        """The host, for messages."""
        return urlsplit(self.url).netloc

    def cost(self, tokens_in: int, tokens_out: int) -> float | None:
        """What so many tokens cost, or None where no price is known.

        >>> Endpoint("https://a.example/v1", "m", price_in=2, price_out=8).cost(500_000, 250_000)
        3.0
        """
        if self.price_in is None or self.price_out is None:
            return None
        return (tokens_in * self.price_in + tokens_out * self.price_out) / 1e6


def endpoint(url: str | None = None, model: str | None = None, key: str | None = None) -> Endpoint:
    """The endpoint that is configured; what is given here goes before environment and file.

    Raises UsageError where no URL or no model is configured, or a value cannot be used, and
    InvalidData for a broken file.
    """
    file = settings_file()
    told = _from_file(file)
    given = {"url": url, "model": model, "key": key}
    for name, value in given.items():
        value = value or os.environ.get(f"FOEDERA_LLM_{name.upper()}")
        if value:
            told[name] = value.strip()
    missing = [name for name in ("url", "model") if not told.get(name)]
    if missing:
        raise UsageError(
            f"no language model is configured: no {' and no '.join(missing)} is given",
            where="--reader",
            remedy=_SET.format(file=file),
        )
    return Endpoint(**told)


def settings_file() -> Path:
    """Where settings are read from; `FOEDERA_CONFIG` names another folder."""
    chosen = os.environ.get("FOEDERA_CONFIG")
    if chosen:
        return Path(chosen) / "config.toml"
    from platformdirs import user_config_path

    return user_config_path("foedera") / "config.toml"


def _from_file(file: Path) -> dict[str, Any]:
    try:
        document = tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError):
        raise InvalidData("cannot be read", where=str(file), remedy="Check the file.") from None
    except tomllib.TOMLDecodeError as error:
        raise InvalidData(f"broken TOML: {error}", where=str(file)) from None
    table = document.get("llm", {})
    if not isinstance(table, dict):
        raise InvalidData("[llm] is no table", where=str(file), remedy="Write [llm] on a line.")
    known = [f.name for f in fields(Endpoint)]
    for name, value in table.items():
        if name not in known:
            raise InvalidData(
                f"[llm] has no setting {name!r}",
                where=str(file),
                remedy=f"Settings are {', '.join(known)}.",
            )
        wanted = (int,) if name in ("budget", "max_requests") else (int, float)
        wanted_types = wanted if name in _NUMBERS else (str,)
        if not isinstance(value, wanted_types) or isinstance(value, bool):
            kind = "a number" if name in _NUMBERS else "a string"
            raise InvalidData(f"[llm] {name} must be {kind}", where=str(file))
    return dict(table)


def _check_url(url: str) -> None:
    """Raise UsageError for a URL that cannot be asked; one with a password in it is not echoed."""
    try:
        parts = urlsplit(url)
        port_fits = parts.port is None or parts.port > 0
    except ValueError:
        parts, port_fits = None, False
    if parts is None or not port_fits or parts.scheme not in ("http", "https"):
        raise UsageError(
            "the URL of the language model is no http or https address",
            where="FOEDERA_LLM_URL",
            remedy="Write it as https://host/v1.",
        )
    if not parts.hostname or parts.username or parts.password or parts.query or parts.fragment:
        raise UsageError(
            "the URL of the language model holds more than a host and a path",
            where="FOEDERA_LLM_URL",
            remedy="Write it as https://host/v1, and the key into FOEDERA_LLM_KEY.",
        )
