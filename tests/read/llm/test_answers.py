"""What a model answers and what comes of it: worked cases and a folder of broken answers."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from chat import Reply, Server, completion
from foedera.read.model import Report
from foedera.store import load_yaml

if TYPE_CHECKING:
    from collections.abc import Callable

    from foedera.read.llm import LLMReader

HERE = Path(__file__).parent
CASES: list[dict[str, Any]] = load_yaml(HERE / "cases.yaml")
BROKEN: dict[str, dict[str, Any]] = load_yaml(HERE / "broken.yaml")
REPORT = Report(
    "Tokyo briefed Manila on the radar chain on Monday, Reuters reported. "
    "Beijing, a spokesman said, would hear of no pact, no pact at all.",
    published=date(2024, 7, 10),
)


def published(case: dict[str, Any]) -> Report:
    return Report(case["text"], lang=case["lang"], published=date.fromisoformat(case["published"]))


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_worked_case(
    case: dict[str, Any],
    serve: Callable[..., Server],
    asking: Callable[..., LLMReader],
) -> None:
    server = serve(completion({"events": case["answer"]}))
    reading = asking(server).read(published(case))
    told = [
        {
            "event": e.event,
            "actors": list(e.actors),
            "recipients": list(e.recipients),
            "date": e.date.iso if e.date else None,
            "status": e.status,
            "evidence": e.evidence.of(reading.report.text),
            **({"speaker": e.speaker.name} if e.speaker else {}),
            **({"outlets": list(e.outlets)} if e.outlets else {}),
        }
        for e in reading.events
    ]
    assert told == case["events"]
    assert [w.code for w in reading.warnings] == case.get("warnings", [])
    assert {e.reader for e in reading.events} == {"llm"}


def test_every_broken_answer_has_its_verdict() -> None:
    assert sorted(path.name for path in (HERE / "broken").iterdir()) == sorted(BROKEN)


@pytest.mark.parametrize("name", sorted(BROKEN))
def test_broken_answer(
    name: str, serve: Callable[..., Server], asking: Callable[..., LLMReader]
) -> None:
    content = (HERE / "broken" / name).read_text(encoding="utf-8")
    expected = BROKEN[name]
    reading = asking(serve(completion(content))).read(REPORT)
    assert [event.event for event in reading.events] == expected.get("events", [])
    assert [warning.message("en") for warning in reading.warnings] == expected["warnings"]
    if "dates" in expected:
        assert [event.date for event in reading.events] == expected["dates"]
    if "topics" in expected:
        assert [list(event.topics) for event in reading.events] == expected["topics"]
    for warning in reading.warnings:
        assert warning.message("ar") != warning.message("en")
    json.dumps(reading.to_json("ar"), ensure_ascii=False).encode("utf-8")


ENVELOPES = {
    "page": b"<html><body>Bad gateway</body></html>",
    "nothing": b"",
    "not utf-8": b"\xff\xfe\x00{",
    "no choices": b'{"choices": []}',
    "choices as word": b'{"choices": "none"}',
    "a list": b"[1, 2]",
    "null message": b'{"choices": [{"message": null}]}',
    "deep": b'{"choices": ' + b"[" * 200_000,
}


@pytest.mark.parametrize("name", sorted(ENVELOPES))
def test_what_is_no_completion_is_reported(
    name: str, serve: Callable[..., Server], asking: Callable[..., LLMReader]
) -> None:
    reading = asking(serve(Reply(ENVELOPES[name]))).read(REPORT)
    assert [w.code for w in reading.warnings] == ["llm-envelope"]
    assert reading.events == ()


@pytest.mark.parametrize(
    ("message", "code"),
    [
        ({"content": None}, "llm-empty"),
        ({"content": ["a", "b"]}, "llm-empty"),
        ({"content": None, "refusal": "I cannot."}, "llm-declined"),
    ],
)
def test_a_model_that_does_not_answer_is_reported(
    message: dict[str, Any],
    code: str,
    serve: Callable[..., Server],
    asking: Callable[..., LLMReader],
) -> None:
    reply = Reply(json.dumps({"choices": [{"message": message}]}).encode())
    assert [w.code for w in asking(serve(reply)).read(REPORT).warnings] == [code]


def test_deep_json_in_an_answer_is_no_crash(
    serve: Callable[..., Server], asking: Callable[..., LLMReader]
) -> None:
    reading = asking(serve(completion('{"events": ' + "[" * 100_000))).read(REPORT)
    assert [w.code for w in reading.warnings] == ["llm-json"]


def test_an_answer_cut_off_is_asked_for_in_halves(
    serve: Callable[..., Server], asking: Callable[..., LLMReader]
) -> None:
    good = json.loads((HERE / "broken" / "extra-fields.txt").read_text(encoding="utf-8"))
    server = serve(completion('{"ev', "length"), completion(good), completion({"events": []}))
    reading = asking(server).read(REPORT)
    assert [event.event for event in reading.events] == ["COOPERATE"]
    assert reading.warnings == ()
    asked = [[s["n"] for s in seen.question["sentences"]] for seen in server.seen]
    assert asked == [[1, 2], [1], [2]]


def test_one_sentence_cut_off_is_left_out(
    serve: Callable[..., Server], asking: Callable[..., LLMReader]
) -> None:
    server = serve(completion('{"ev', "length"))
    reading = asking(server).read(REPORT)
    assert [w.code for w in reading.warnings] == ["llm-truncated", "llm-truncated"]
    assert len(server.seen) == 3


def test_too_many_events_are_counted_not_read(
    serve: Callable[..., Server], asking: Callable[..., LLMReader]
) -> None:
    reading = asking(serve(completion({"events": [None] * 500}))).read(REPORT)
    codes = [w.code for w in reading.warnings]
    assert codes.count("llm-item") == 400
    assert codes[-1] == "llm-many"
    assert "last 100" in reading.warnings[-1].message("en")
