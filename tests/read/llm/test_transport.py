"""How an endpoint is asked: time, tries, size, redirects, and a key that goes nowhere else."""

from __future__ import annotations

import gzip
import logging
import socket
import time
import traceback
from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from chat import KEY, Reply, Seen, Server, completion
from foedera.errors import FoederaError, InvalidData, NotFound, UsageError
from foedera.read.llm.prompt import body
from foedera.read.llm.transport import LARGEST
from foedera.read.model import Report
from foedera.store import load_yaml

if TYPE_CHECKING:
    from collections.abc import Callable

    from foedera.read.llm import LLMReader

    Serve = Callable[..., Server]
    Asking = Callable[..., LLMReader]

REPORT = Report("Tokyo briefed Manila on the radar chain.", published=date(2024, 7, 10))
NONE = completion({"events": []})


def test_the_request_is_what_the_endpoint_expects(serve: Serve, asking: Asking) -> None:
    server = serve(NONE)
    asking(server).read(REPORT)
    (seen,) = server.seen
    assert seen.path == "/v1/chat/completions"
    assert seen.headers["Authorization"] == f"Bearer {KEY}"
    body = seen.body
    assert (body["model"], body["temperature"], body["seed"]) == ("test-model", 0, 7)
    assert "tools" not in body
    schema = body["response_format"]["json_schema"]
    assert schema["strict"] is True
    item = schema["schema"]["$defs"]["Item"]
    assert item["required"] == list(item["properties"])
    assert len(item["properties"]["event"]["enum"]) == 16
    assert seen.question == {
        "language": "en",
        "actors": {"JPN": ["Tokyo"], "PHL": ["Manila"]},
        "sentences": [{"n": 1, "text": "Tokyo briefed Manila on the radar chain."}],
    }


def test_without_a_key_none_is_sent(serve: Serve, asking: Asking) -> None:
    server = serve(NONE)
    asking(server, key=None).read(REPORT)
    assert "Authorization" not in server.seen[0].headers


@pytest.mark.parametrize("status", [400, 422])
def test_a_server_without_schemas_is_asked_for_json_and_remembered(
    status: int, serve: Serve, asking: Asking
) -> None:
    server = serve(Reply(status=status), NONE)
    reader = asking(server)
    reader.read(REPORT)
    reader.read(Report("Hanoi briefed Manila."))
    forms = [seen.body["response_format"]["type"] for seen in server.seen]
    assert forms == ["json_schema", "json_object", "json_object"]


def test_a_model_that_fixes_its_temperature_is_asked_without(serve: Serve, asking: Asking) -> None:
    def picky(seen: Seen) -> Reply:
        return Reply(status=400) if "temperature" in seen.body else NONE

    server = serve(picky)
    reader = asking(server)
    reader.read(REPORT)
    reader.read(Report("Hanoi briefed Manila."))
    last = [seen.body for seen in server.seen[-2:]]
    assert [body["response_format"]["type"] for body in last] == ["json_schema"] * 2
    assert not any("seed" in body for body in last)
    assert len(server.seen) == 4


def test_a_server_that_refuses_every_form_is_told_of(serve: Serve, asking: Asking) -> None:
    server = serve(Reply(status=400))
    with pytest.raises(UsageError, match=r"does not take the request for 'test-model'"):
        asking(server).read(REPORT)
    assert len(server.seen) == 4


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_busy_server_is_asked_again(status: int, serve: Serve, asking: Asking) -> None:
    waits: list[float] = []
    server = serve(Reply(status=status), Reply(status=status), NONE)
    reading = asking(server, waits).read(REPORT)
    assert len(server.seen) == 3
    assert 0.5 <= waits[0] <= 1.0 <= waits[1] <= 2.0
    assert reading.usage is not None
    assert reading.usage.requests == 1


def test_the_wait_that_a_server_asks_for_is_kept(serve: Serve, asking: Asking) -> None:
    waits: list[float] = []
    at = format_datetime(datetime.now(UTC) + timedelta(seconds=9), usegmt=True)
    server = serve(
        Reply(status=429, headers={"retry-after": "7"}),
        Reply(status=503, headers={"retry-after": at}),
        Reply(status=503, headers={"retry-after": "soon"}),
        NONE,
    )
    asking(server, waits).read(REPORT)
    assert waits[0] == 7
    assert 7 <= waits[1] <= 9
    assert waits[2] <= 4


@pytest.mark.parametrize("asked_for", ["3600", "9" * 400, "Fri, 31 Dec 9999 23:59:59 GMT"])
def test_a_wait_beyond_the_time_there_is_ends_at_once(
    asked_for: str, serve: Serve, asking: Asking
) -> None:
    waits: list[float] = []
    server = serve(Reply(status=429, headers={"retry-after": asked_for}))
    with pytest.raises(NotFound, match=r"no answer from the language model: status 429, 1 try\b"):
        asking(server, waits).read(REPORT)
    assert waits == []


def test_after_four_tries_it_is_over(serve: Serve, asking: Asking) -> None:
    server = serve(Reply(status=500))
    with pytest.raises(NotFound, match=r"status 500, 4 tries") as told:
        asking(server).read(REPORT)
    assert len(server.seen) == 4
    assert told.value.remedy is not None
    assert "--reader rules" in told.value.remedy


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (401, "does not accept the key"),
        (403, "does not allow this key to ask"),
        (404, "no such address or no model 'test-model'"),
        (413, "finds the request too large"),
        (418, "answers with status 418"),
    ],
)
def test_a_refusal_is_told_once_without_what_the_server_wrote(
    status: int, said: str, serve: Serve, asking: Asking
) -> None:
    server = serve(Reply(b"wrong key " + KEY.encode() + b"\x1b[2J", status))
    with pytest.raises(UsageError, match=said) as told:
        asking(server).read(REPORT)
    assert len(server.seen) == 1
    assert "wrong key" not in str(told.value)


def test_a_slow_server_is_given_up(serve: Serve, asking: Asking) -> None:
    server = serve(Reply(NONE.body, delay=30))
    start = time.monotonic()
    with pytest.raises(NotFound, match="timed out"):
        asking(server, timeout=0.1, total_timeout=1).read(REPORT)
    assert time.monotonic() - start < 5


def test_a_server_that_drips_is_given_up(serve: Serve, asking: Asking) -> None:
    server = serve(Reply(b" " * 400, delay=0.05, pieces=400))
    start = time.monotonic()
    with pytest.raises(NotFound, match="timed out"):
        asking(server, timeout=0.3, total_timeout=0.6).read(REPORT)
    assert time.monotonic() - start < 5


def test_nobody_there(asking: Asking) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    with pytest.raises(NotFound, match=r"127\.0\.0\.1:\d+: .*it cannot be reached, 4 tries"):
        asking(f"http://127.0.0.1:{port}/v1").read(REPORT)


def test_a_connection_that_breaks_is_tried_again(serve: Serve, asking: Asking) -> None:
    server = serve(Reply(hang_up=True), NONE)
    asking(server).read(REPORT)
    assert len(server.seen) == 2


def test_a_huge_answer_is_dropped(serve: Serve, asking: Asking) -> None:
    with pytest.raises(InvalidData, match="larger than 4 MB"):
        asking(serve(Reply(b"x" * (LARGEST + 1)))).read(REPORT)


def test_a_small_answer_that_unfolds_into_a_huge_one_is_dropped(
    serve: Serve, asking: Asking
) -> None:
    packed = gzip.compress(b" " * 50_000_000)
    assert len(packed) < 100_000
    with pytest.raises(InvalidData, match="larger than 4 MB"):
        asking(serve(Reply(packed, headers={"content-encoding": "gzip"}))).read(REPORT)


def test_broken_compression_is_no_crash(serve: Serve, asking: Asking) -> None:
    server = serve(Reply(b"not gzip", headers={"content-encoding": "gzip"}), NONE)
    asking(server).read(REPORT)
    assert len(server.seen) == 2


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_no_redirect_to_another_host_is_followed(status: int, serve: Serve, asking: Asking) -> None:
    thief = serve(NONE)
    server = serve(Reply(status=status, headers={"location": f"{thief.url}/chat/completions"}))
    with pytest.raises(UsageError, match="redirects elsewhere"):
        asking(server).read(REPORT)
    assert thief.seen == []


def test_a_redirect_on_the_same_host_is_followed(serve: Serve, asking: Asking) -> None:
    server = serve(Reply(status=308, headers={"location": "/v2/chat/completions"}), NONE)
    asking(server).read(REPORT)
    assert [seen.path for seen in server.seen] == ["/v1/chat/completions", "/v2/chat/completions"]


def test_a_circle_of_redirects_ends(serve: Serve, asking: Asking) -> None:
    server = serve(Reply(status=307, headers={"location": "/v1/chat/completions"}))
    with pytest.raises(UsageError, match="status 307"):
        asking(server).read(REPORT)
    assert len(server.seen) == 3


@pytest.mark.parametrize(
    "reply",
    [Reply(KEY.encode(), 401), Reply(KEY.encode(), 500), Reply(KEY.encode()), Reply(hang_up=True)],
    ids=["refused", "busy", "not JSON", "broken"],
)
def test_the_key_is_in_no_error_log_or_cache(
    reply: Reply,
    serve: Serve,
    asking: Asking,
    caplog: pytest.LogCaptureFixture,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    caplog.set_level(logging.DEBUG)
    reader = asking(serve(reply))
    told = ""
    try:
        reading = reader.read(REPORT)
        told = str(reading.to_json())
    except FoederaError as error:
        told = "".join(traceback.format_exception(error)) + str(error.to_json())
    assert told
    assert KEY not in told
    assert KEY not in caplog.text
    assert KEY not in repr(reader.endpoint)
    folder = reader.asking._cache.folder
    assert all(KEY not in file.read_text("utf-8") for file in folder.rglob("*.json"))


def test_sound_answers_fit_the_schema_that_is_sent() -> None:
    import jsonschema

    form = body("m", "{}")["response_format"]["json_schema"]
    jsonschema.Draft202012Validator.check_schema(form["schema"])
    for case in load_yaml(Path(__file__).parent / "cases.yaml"):
        jsonschema.validate({"events": case["answer"]}, form["schema"])
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"events": [{"event": "BRIEF"}]}, form["schema"])
