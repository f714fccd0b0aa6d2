"""Keeps answers on disk, so that a reading can be repeated offline and is paid for once."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from pathlib import Path
from typing import Any

from foedera.read.llm.answer import Answer

__all__ = ["Cache"]

_FORMAT = 1


class Cache:
    """Answers by model, prompt and text asked about; what cannot be read is as if not there.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     cache = Cache(Path(folder))
    ...     cache.put("m", "v1", "text", Answer('{"events": []}', "stop", 10, 3))
    ...     cache.get("m", "v1", "text").content, cache.get("m", "v2", "text")
    ('{"events": []}', None)
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or _folder()

    def get(self, model: str, prompt: str, asked: str) -> Answer | None:
        """The answer kept for this question, if there is a whole one."""
        try:
            entry: Any = json.loads(self._path(model, prompt, asked).read_bytes())
        except (OSError, ValueError, RecursionError):
            return None
        try:
            fits = (entry["format"], entry["model"], entry["prompt"]) == (_FORMAT, model, prompt)
            content, told = entry["content"], (entry["tokens_in"], entry["tokens_out"])
        except (KeyError, TypeError):
            return None
        if not fits or not isinstance(content, str) or entry.get("sum") != _sum(content):
            return None
        counts = [n if isinstance(n, int) and n >= 0 else 0 for n in told]
        return Answer(content, "stop", *counts)

    def put(self, model: str, prompt: str, asked: str, answer: Answer) -> None:
        """Keep an answer; a folder that cannot be written to costs a later request, nothing else."""
        entry = {
            "format": _FORMAT,
            "model": model,
            "prompt": prompt,
            "content": answer.content,
            "sum": _sum(answer.content),
            "tokens_in": answer.tokens_in,
            "tokens_out": answer.tokens_out,
        }
        target = self._path(model, prompt, asked)
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            handle, fresh = tempfile.mkstemp(dir=target.parent, prefix=target.stem)
        except OSError:
            return
        try:
            with os.fdopen(handle, "w", encoding="utf-8", errors="surrogatepass") as file:
                json.dump(entry, file)
            Path(fresh).replace(target)
        except OSError:
            with contextlib.suppress(OSError):
                Path(fresh).unlink()

    def _path(self, model: str, prompt: str, asked: str) -> Path:
        told = json.dumps([_FORMAT, model, prompt, asked])
        name = hashlib.sha256(told.encode("ascii")).hexdigest()
        return self.folder / name[:2] / f"{name}.json"


def _sum(content: str) -> str:
    return hashlib.sha256(content.encode("utf-8", errors="surrogatepass")).hexdigest()[:16]


def _folder() -> Path:
    chosen = os.environ.get("FOEDERA_CACHE")
    if chosen:
        return Path(chosen) / "llm"
    from platformdirs import user_cache_path

    return user_cache_path("foedera") / "llm"
