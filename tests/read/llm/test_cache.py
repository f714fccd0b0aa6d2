"""Answers are paid for once, repeated offline, and never trusted when they are damaged."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from chat import Reply, Server, completion
from foedera.errors import NotFound
from foedera.read.llm import Endpoint, LLMReader, prompt
from foedera.read.llm.cache import Cache
from foedera.read.model import Report

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Serve = Callable[..., Server]
    Asking = Callable[..., LLMReader]

REPORT = Report("Tokyo briefed Manila on the radar chain.", published=date(2024, 7, 10))
EVENT = {
    "sentence": 1,
    "evidence": "Tokyo briefed Manila",
    "event": "COOPERATE",
    "status": "happened",
    "actors": [{"code": "JPN", "words": "Tokyo"}],
    "recipients": [{"code": "PHL", "words": "Manila"}],
}
GOOD = completion({"events": [EVENT]})


def entries(reader: LLMReader) -> list[Path]:
    return [path for path in reader.asking._cache.folder.rglob("*") if path.is_file()]


def test_a_run_can_be_repeated_when_the_server_is_gone(serve: Serve, asking: Asking) -> None:
    server = serve(GOOD, Reply(status=500))
    first = asking(server, price_in=2.0, price_out=10.0).read(REPORT)
    again = asking(server, price_in=2.0, price_out=10.0).read(REPORT)
    assert len(server.seen) == 1
    assert first.events == again.events != ()
    assert first.usage is not None
    assert again.usage is not None
    assert (first.usage.requests, first.usage.tokens_in, first.usage.tokens_out) == (1, 1000, 50)
    assert first.usage.cost == pytest.approx(0.0025)
    assert (again.usage.requests, again.usage.cached, again.usage.tokens_in) == (0, 1, 0)
    assert again.usage.cost is None


def test_another_text_model_or_prompt_is_another_question(
    serve: Serve, asking: Asking, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    server = serve(GOOD)
    asking(server).read(REPORT)
    asking(server).read(Report("Tokyo briefed Manila on the new radar chain."))
    assert len(server.seen) == 2
    other = LLMReader(Endpoint(server.url, "other-model"), cache=tmp_path / "answers")
    other.read(REPORT)
    assert len(server.seen) == 3
    monkeypatch.setattr("foedera.read.llm.asking.version", lambda: "another")
    asking(server).read(REPORT)
    assert len(server.seen) == 4


def test_the_version_follows_instruction_and_schema(monkeypatch: pytest.MonkeyPatch) -> None:
    before = prompt.version()
    prompt.version.cache_clear()
    monkeypatch.setattr(prompt, "_instruction", lambda: "Read.")
    try:
        assert prompt.version() != before
    finally:
        prompt.version.cache_clear()


DAMAGE: dict[str, Any] = {
    "empty": lambda text: "",
    "cut": lambda text: text[: len(text) // 2],
    "no JSON": lambda text: "{{{",
    "a list": lambda text: "[]",
    "another format": lambda text: text.replace('"format": 1', '"format": 99'),
    "content changed": lambda text: text.replace("COOPERATE", "ASSAULT"),
    "content a number": lambda text: json.dumps({**json.loads(text), "content": 3}),
    "another model": lambda text: text.replace("test-model", "evil-model"),
}


@pytest.mark.parametrize("how", sorted(DAMAGE))
def test_a_damaged_entry_is_ignored_and_written_anew(
    how: str, serve: Serve, asking: Asking
) -> None:
    server = serve(GOOD)
    reader = asking(server)
    first = reader.read(REPORT)
    (path,) = entries(reader)
    whole = path.read_text("utf-8")
    path.write_text(DAMAGE[how](whole), encoding="utf-8")
    assert asking(server).read(REPORT).events == first.events
    assert len(server.seen) == 2
    assert path.read_text("utf-8") == whole
    assert entries(reader) == [path]


def test_an_unusable_answer_is_not_kept(serve: Serve, asking: Asking) -> None:
    server = serve(completion("no JSON"), GOOD)
    reader = asking(server)
    assert reader.read(REPORT).events == ()
    assert entries(reader) == []
    assert len(reader.read(REPORT).events) == 1


def test_a_folder_that_cannot_be_written_costs_only_time(serve: Serve, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way", encoding="utf-8")
    server = serve(GOOD)
    reader = LLMReader(Endpoint(server.url, "m"), cache=blocked)
    assert len(reader.read(REPORT).events) == 1
    assert len(reader.read(REPORT).events) == 1
    assert len(server.seen) == 2
    assert blocked.read_text("utf-8") == "in the way"


def test_the_folder_lies_in_the_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from platformdirs import user_cache_path

    monkeypatch.setenv("FOEDERA_CACHE", str(tmp_path))
    assert Cache().folder == tmp_path / "llm"
    monkeypatch.delenv("FOEDERA_CACHE")
    assert Cache().folder == user_cache_path("foedera") / "llm"


def test_a_long_report_is_asked_in_parts_and_goes_on_where_it_broke(
    serve: Serve, asking: Asking
) -> None:
    text = "\n".join(f"Tokyo briefed Manila on radar number {n}." for n in range(40))
    server = serve(GOOD, Reply(status=401))
    reader = asking(server, budget=100)
    with pytest.raises(Exception, match="does not accept the key"):
        reader.read(Report(text))
    assert len(server.seen) == 2
    server.replies[:] = [completion({"events": []})]
    reading = reader.read(Report(text))
    numbers = [s["n"] for seen in server.seen[2:] for s in seen.question["sentences"]]
    assert numbers == list(range(server.seen[1].question["sentences"][0]["n"], 41))
    assert reading.usage is not None
    assert reading.usage.cached == 1
    assert len(reading.events) == 1


def test_requests_for_one_report_are_bounded(serve: Serve, asking: Asking) -> None:
    text = "\n".join(f"Tokyo briefed Manila on radar number {n}." for n in range(40))
    server = serve(completion({"events": []}))
    reading = asking(server, budget=60, max_requests=3).read(Report(text))
    assert len(server.seen) == 3
    (warning,) = [w for w in reading.warnings if w.code.startswith("llm")]
    asked = sum(len(seen.question["sentences"]) for seen in server.seen)
    assert warning.message("en").endswith(
        f"{40 - asked} sentences were not put to the language model."
    )


def test_a_sentence_larger_than_a_request_is_left_out(serve: Serve, asking: Asking) -> None:
    server = serve(completion({"events": []}))
    reading = asking(server, budget=50).read(Report(f"Tokyo briefed {'x' * 400}.\nManila slept."))
    assert [w.code for w in reading.warnings] == ["no-publication-date", "llm-long"]
    assert [s["n"] for s in server.seen[0].question["sentences"]] == [2]


def test_counts_that_are_none_are_no_cost(serve: Serve, asking: Asking) -> None:
    usage = {"prompt_tokens": "many", "completion_tokens": -4}
    server = serve(completion({"events": []}, usage=usage))
    used = asking(server).read(REPORT).usage
    assert used is not None
    assert (used.tokens_in, used.tokens_out, used.cost) == (0, 0, None)


def test_silence_costs_nothing_and_is_told(asking: Asking) -> None:
    with pytest.raises(NotFound):
        asking("http://127.0.0.1:9/v1").read(REPORT)
