"""A corpus read by a language model: several processes, one key, runs told apart by their model."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import polars as pl

from chat import KEY, Reply, Seen, Server, completion
from foedera.read.corpus import read_corpus
from foedera.read.llm import ChainReader, Endpoint, LLMReader

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


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


def test_the_version_names_the_model_and_travels(tmp_path: Path) -> None:
    first = LLMReader(Endpoint("https://a.example/v1", "one"), cache=tmp_path)
    other = LLMReader(Endpoint("https://a.example/v1", "two"), cache=tmp_path)
    assert first.version.startswith("one ")
    assert first.version.removeprefix("one") == other.version.removeprefix("two")
    assert pickle.loads(pickle.dumps(ChainReader(first))).version == first.version
