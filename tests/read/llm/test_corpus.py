"""A corpus read by a language model: several processes, one key, runs told apart by their model."""

from __future__ import annotations

import json
import pickle
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest

from chat import KEY, Reply, Seen, Server, completion
from foedera.errors import UsageError
from foedera.read.corpus import read_corpus
from foedera.read.corpus.command import read_to
from foedera.read.llm import ChainReader, Endpoint, LLMReader

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

QUIETLY: dict[str, Any] = {
    "published": None,
    "outlet": None,
    "workers": 1,
    "strict": False,
    "quiet": True,
    "lang": "en",
    "as_json": True,
}


def briefed(seen: Seen) -> Reply:
    """One event about the sentence that the request is about."""
    (sentence,) = seen.question["sentences"]
    event = {
        "sentence": sentence["n"],
        "evidence": sentence["text"],
        "event": "COOPERATE",
        "status": "happened",
        "actors": [{"code": "JPN", "words": "Tokyo"}, {"code": "PHL", "words": "Manila"}],
    }
    return completion({"events": [event]})


def test_a_chain_reads_a_corpus_in_processes(serve: Callable[..., Server], tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for n in range(3):
        text = f"Tokyo briefed Manila on radar number {n}.\n"
        (folder / f"{n}.txt").write_text(text, encoding="utf-8")
    server = serve(briefed)
    endpoint = Endpoint(server.url, "m", key=KEY)
    reader = ChainReader(LLMReader(endpoint, cache=tmp_path / "answers"))
    out = tmp_path / "events.parquet"
    summary = read_corpus([folder], out, reader=reader, workers=2)
    assert summary.events == 3
    assert pl.read_parquet(out)["reader"].to_list() == ["llm"] * 3
    assert len(server.seen) == 3
    written = b"".join(p.read_bytes() for p in tmp_path.rglob("*") if p.is_file())
    assert KEY.encode() not in written


def test_a_run_stops_where_the_model_does_and_goes_on_with_it(
    serve: Callable[..., Server],
    asking: Callable[..., LLMReader],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    lines = [{"text": f"Tokyo briefed Manila on radar number {n}."} for n in range(3)]
    corpus = tmp_path / "corpus.jsonl"
    corpus.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    server = serve(briefed, Reply(status=401))
    out = tmp_path / "events.jsonl"
    with pytest.raises(UsageError, match="does not accept the key"):
        read_corpus([corpus], out, reader=asking(server), workers=1)
    assert not out.exists()
    server.replies[:] = [briefed]
    reader = asking(server, price_in=1.0, price_out=2.0)
    read_to(out, [corpus], reader=reader, **QUIETLY)
    told = capsys.readouterr()
    assert told.err == (
        "Model test-model: 2 requests, 1 answer from the cache, 2000 tokens in, 100 out, "
        "cost 0.0022.\n"
    )
    assert json.loads(told.out)["events"] == 3
    assert json.loads(told.out)["problems"] == 0


def test_the_version_names_the_model_and_travels(tmp_path: Path) -> None:
    first = LLMReader(Endpoint("https://a.example/v1", "one"), cache=tmp_path)
    other = LLMReader(Endpoint("https://a.example/v1", "two"), cache=tmp_path)
    assert first.version.startswith("one ")
    assert first.version.removeprefix("one") == other.version.removeprefix("two")
    assert pickle.loads(pickle.dumps(ChainReader(first))).version == first.version
