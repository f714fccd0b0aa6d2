"""Rules first, the model on what is left; hostile words stay words wherever they are shown."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from chat import Reply, Server, completion
from foedera import brief
from foedera.cli import main
from foedera.read import Reader, RulesReader
from foedera.read.llm import ChainReader
from foedera.read.model import Report

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from foedera.read.llm import LLMReader

    Serve = Callable[..., Server]
    Asking = Callable[..., LLMReader]

TEXT = (
    "Japan and the Philippines signed a pact on Monday. Tokyo also briefed Manila on radar. "
    "Nothing else was said.\nSubscribe to our newsletter."
)
REPORT = Report(TEXT, published=date(2024, 7, 10))
BRIEFED: dict[str, Any] = {
    "sentence": 2,
    "evidence": "Tokyo also briefed Manila on radar",
    "event": "COOPERATE",
    "status": "happened",
    "actors": [{"code": "JPN", "words": "Tokyo"}],
    "recipients": [{"code": "PHL", "words": "Manila"}],
}


def test_all_readers_stand_behind_one_door(serve: Serve, asking: Asking) -> None:
    model = asking(serve(completion({"events": []})))
    for reader in (RulesReader(), model, ChainReader(model)):
        assert isinstance(reader, Reader)


def test_the_model_is_asked_only_what_the_rules_left(serve: Serve, asking: Asking) -> None:
    server = serve(completion({"events": [BRIEFED]}))
    reading = ChainReader(asking(server)).read(REPORT)
    (seen,) = server.seen
    assert [s["n"] for s in seen.question["sentences"]] == [2]
    assert [(e.id, e.event, e.reader) for e in reading.events] == [
        ("e1", "SUPPORT", "rules"),
        ("e2", "COOPERATE", "llm"),
    ]
    rules = RulesReader().read(REPORT)
    assert reading.events[0] == rules.events[0]
    assert {u.reason for u in rules.unread} - {u.reason for u in reading.unread} == {"no-frame"}


def test_where_the_rules_read_all_nothing_is_asked(serve: Serve, asking: Asking) -> None:
    server = serve(Reply(status=500))
    report = Report("Japan and the Philippines signed a pact on Monday.")
    reading = ChainReader(asking(server)).read(report)
    assert server.seen == []
    assert reading == RulesReader().read(report)


@pytest.mark.parametrize("status", [401, 500])
def test_when_the_model_is_down_the_rules_reading_stays(
    status: int, serve: Serve, asking: Asking
) -> None:
    reading = ChainReader(asking(serve(Reply(status=status)))).read(REPORT)
    rules = RulesReader().read(REPORT)
    assert reading.events == rules.events != ()
    assert reading.unread == rules.unread
    assert [w.code for w in reading.warnings] == ["llm-down"]
    assert "rules' reading alone: 127.0.0.1" in reading.warnings[0].message("en")


def test_a_model_that_is_down_is_left_alone_for_a_minute(
    serve: Serve, asking: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 1000.0
    monkeypatch.setattr("foedera.read.llm.chain.monotonic", lambda: now)
    server = serve(Reply(status=401))
    reader = ChainReader(asking(server))
    for _ in range(3):
        assert [w.code for w in reader.read(REPORT).warnings] == ["llm-down"]
    assert len(server.seen) == 1
    server.replies[:] = [completion({"events": [BRIEFED]})]
    now += 61
    assert [e.reader for e in reader.read(REPORT).events] == ["rules", "llm"]


def test_an_event_about_a_sentence_not_asked_is_rejected(serve: Serve, asking: Asking) -> None:
    first = {**BRIEFED, "sentence": 1, "evidence": "Japan and the Philippines signed a pact"}
    reading = ChainReader(asking(serve(completion({"events": [first]})))).read(REPORT)
    assert [e.reader for e in reading.events] == ["rules"]
    assert [w.code for w in reading.warnings] == ["llm-sentence"]


HOSTILE_TEXT = (
    "Tokyo briefed Manila <script>alert(1)</script> on \x1b[31mradar\x1b[0m, said Minister "
    "<img src=x onerror=alert(2)> of Tokyo to {{ config }} Daily."
)
HOSTILE: dict[str, Any] = {
    "sentence": 1,
    "evidence": "Tokyo briefed Manila <script>alert(1)</script> on [31mradar",
    "event": "COOPERATE",
    "status": "happened",
    "actors": [{"code": "JPN", "words": "Tokyo"}],
    "recipients": [{"code": "PHL", "words": "Manila"}],
    "outlets": ["{{ config }} Daily", "</script><script>alert(3)</script>"],
    "speaker": {
        "words": "Minister <img src=x onerror=alert(2)>",
        "name": "<img src=x onerror=alert(2)>",
        "code": "JPN",
    },
    "date_words": "\x1b]0;owned\x07<b>now</b>",
}


def test_hostile_words_stay_words_in_a_brief(serve: Serve, asking: Asking) -> None:
    reading = asking(serve(completion({"events": [HOSTILE]}))).read(
        Report(HOSTILE_TEXT, published=date(2024, 7, 10))
    )
    (event,) = reading.events
    assert event.outlets == ("{{ config }} Daily",)
    page = brief.brief([reading], lang="en").html()
    for markup in ("<script>alert", "<img src=x", "<b>now", "onerror=alert(2)>"):
        assert markup not in page
    assert "&lt;script&gt;alert(1)" in page


def test_hostile_words_stay_words_in_a_terminal(
    serve: Serve,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("FOEDERA_CACHE", str(tmp_path / "cache"))
    file = tmp_path / "report.txt"
    quiet = "Nothing else was said of it that day, nor on the day after it, by anybody at all. " * 9
    file.write_text(f"{HOSTILE_TEXT}\n{quiet}", encoding="utf-8")
    server = serve(completion({"events": [HOSTILE]}))
    with pytest.raises(SystemExit) as stop:
        main(
            ["read", str(file), "--reader", "llm", "--llm-url", server.url, "--llm-model", "m\x1b"]
        )
    told = capsys.readouterr()
    assert stop.value.code == 0
    assert "read by a language model" in told.out
    assert "␛[31mradar" in told.out
    assert "Model m␛: 1 request" in told.err
    assert not set(told.out + told.err) & {"\x1b", "\x07"}


def test_the_command_tells_events_cost_and_rejections(
    serve: Serve,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("FOEDERA_CACHE", str(tmp_path / "cache"))
    config = tmp_path / "config"
    config.mkdir()
    server = serve(completion({"events": [BRIEFED, {**BRIEFED, "event": "BRIEF"}]}))
    (config / "config.toml").write_text(
        f'[llm]\nurl = "{server.url}"\nmodel = "m"\nprice_in = 1\nprice_out = 4\n', encoding="utf-8"
    )
    file = tmp_path / "report.txt"
    file.write_text(TEXT, encoding="utf-8")
    with pytest.raises(SystemExit):
        main(["read", str(file), "--reader", "chain", "--json", "--published", "2024-07-10"])
    told = capsys.readouterr()
    (document,) = json.loads(told.out)
    assert [e["reader"] for e in document["events"]] == ["rules", "llm"]
    assert [w["code"] for w in document["warnings"]] == ["llm-type"]
    assert document["usage"] == {
        "model": "m",
        "requests": 1,
        "cached": 0,
        "tokens_in": 1000,
        "tokens_out": 50,
        "cost": pytest.approx(0.0012),
    }
    assert told.err == (
        "Model m: 1 request, 0 answers from the cache, 1000 tokens in, 50 out, cost 0.0012.\n"
    )
