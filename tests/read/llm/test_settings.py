"""Where the endpoint is looked for, and what is said about a setting that cannot be used."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from foedera.errors import InvalidData, UsageError
from foedera.read.llm import Endpoint, endpoint

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def write(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("FOEDERA_CONFIG", str(tmp_path))

    def make(text: str | bytes) -> Path:
        path = tmp_path / "config.toml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        return path

    return make


def test_arguments_go_before_environment_before_file(write, monkeypatch: pytest.MonkeyPatch):
    write(
        '[llm]\nurl = "https://file.example/v1"\nmodel = "file"\nkey = "file-key"\nbudget = 900\n'
    )
    told = endpoint()
    assert (told.url, told.model, told.key, told.budget) == (
        "https://file.example/v1",
        "file",
        "file-key",
        900,
    )
    monkeypatch.setenv("FOEDERA_LLM_MODEL", "environment")
    monkeypatch.setenv("FOEDERA_LLM_KEY", "environment-key")
    told = endpoint()
    assert (told.url, told.model, told.key) == (
        "https://file.example/v1",
        "environment",
        "environment-key",
    )
    told = endpoint("https://call.example/v1", "call", "call-key")
    assert (told.url, told.model, told.key) == ("https://call.example/v1", "call", "call-key")


def test_the_file_lies_in_the_users_configuration_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    from platformdirs import user_config_path

    from foedera.read.llm.settings import settings_file

    monkeypatch.delenv("FOEDERA_CONFIG")
    assert settings_file() == user_config_path("foedera") / "config.toml"


@pytest.mark.parametrize(
    ("setting", "missing"),
    [({}, "no url and no model is given"), ({"URL": "https://a.example"}, "no model is")],
)
def test_what_is_missing_is_named(
    setting: dict[str, str], missing: str, monkeypatch: pytest.MonkeyPatch
):
    for name, value in setting.items():
        monkeypatch.setenv(f"FOEDERA_LLM_{name}", value)
    with pytest.raises(UsageError, match=missing) as told:
        endpoint()
    assert told.value.remedy is not None
    for word in ("FOEDERA_LLM_URL", "FOEDERA_LLM_MODEL", "--llm-url", "config.toml"):
        assert word in told.value.remedy


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[llm\n", "broken TOML"),
        (b"\xff\xfe", "cannot be read"),
        ("llm = 3\n", r"\[llm\] is no table"),
        ('[llm]\nmodle = "m"\n', r"\[llm\] has no setting 'modle'\. Settings are url, model, key"),
        ("[llm]\nmodel = 3\n", r"\[llm\] model must be a string"),
        ('[llm]\ntimeout = "long"\n', r"\[llm\] timeout must be a number"),
        ("[llm]\nbudget = 2.5\n", r"\[llm\] budget must be a number"),
        ("[llm]\nprice_in = true\n", r"\[llm\] price_in must be a number"),
    ],
)
def test_a_broken_file_is_named(write, text: str | bytes, said: str):
    path = write(text)
    with pytest.raises(InvalidData, match=said) as told:
        endpoint("https://a.example/v1", "m")
    assert str(told.value).startswith(str(path))


@pytest.mark.parametrize(
    "url",
    [
        "ftp://a.example/v1",
        "a.example/v1",
        "https://",
        "https://a.example:port/v1",
        "https://[::1/v1",
        "https://user:hunter2@a.example/v1",
        "https://a.example/v1?key=hunter2",
        "https://a.example/v1#hunter2",
        "file:///etc/passwd",
    ],
)
def test_a_url_that_cannot_be_asked_is_refused_and_not_repeated(url: str):
    with pytest.raises(UsageError, match="the URL of the language model") as told:
        Endpoint(url, "m")
    assert "hunter2" not in str(told.value)


@pytest.mark.parametrize("key", ["a\nInjected: header", "مفتاح", "a\x00b"])
def test_a_key_that_is_none_is_refused_and_not_repeated(key: str):
    with pytest.raises(UsageError, match="the key holds characters") as told:
        Endpoint("https://a.example/v1", "m", key=key)
    assert key not in str(told.value)


@pytest.mark.parametrize("setting", ["timeout", "total_timeout", "budget", "max_requests"])
def test_limits_are_positive(setting: str):
    with pytest.raises(UsageError, match=f"{setting} must be a positive number"):
        Endpoint("https://a.example/v1", "m", **{setting: 0})


@pytest.mark.parametrize(
    ("url", "target"),
    [
        ("https://a.example/v1", "https://a.example/v1/chat/completions"),
        ("https://a.example/v1/", "https://a.example/v1/chat/completions"),
        ("https://a.example/v1/chat/completions", "https://a.example/v1/chat/completions"),
        ("http://[::1]:8080", "http://[::1]:8080/chat/completions"),
    ],
)
def test_where_requests_go(url: str, target: str):
    assert Endpoint(url, "m").target == target


def test_no_environment_variable_of_ours_is_left_over():
    assert not [name for name in os.environ if name.startswith("FOEDERA_LLM_")]
