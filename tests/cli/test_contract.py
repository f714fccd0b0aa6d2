"""What scripts may rely on: exit codes, streams, one document, and messages that help."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
import typer

from foedera.cli import app

if TYPE_CHECKING:
    from pathlib import Path

Call = Callable[..., Any]
MUST = ("must", "--attacker", "CHN", "--target", "JPN")
ON = ("--on", "2024-06-01")


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of things that cannot be used."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "blank.txt").write_text(" \n\n", encoding="utf-8")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 64)
    with (tmp_path / "huge.txt").open("wb") as huge:
        huge.truncate(20_000_000)
    (tmp_path / "folder").mkdir()
    (tmp_path / "treaty.yaml").write_text("id: a/b\nforce: strong\n", encoding="utf-8")
    (tmp_path / "cases.yaml").write_text("- {id: a, date: 2024-13-01}\n", encoding="utf-8")
    (tmp_path / "maybe.yaml").write_text(
        "- {id: a, date: 2024-06-01, attacker: CHN, target: JPN, facts: {unprovoked: maybe}}\n",
        encoding="utf-8",
    )
    (tmp_path / "misspelt.yaml").write_text(
        "- {id: a, date: 2024-06-01, atacker: CHN, target: JPN}\n", encoding="utf-8"
    )
    (tmp_path / "mapping.yaml").write_text("id: a\n", encoding="utf-8")
    (tmp_path / "fine.txt").write_text("Japan and Australia signed a pact.", encoding="utf-8")
    return tmp_path


# Calls that fail: arguments, exit code, what the message must say.
FAILING: list[tuple[tuple[str, ...], int, str]] = [
    (("nosuch",), 2, "nosuch"),
    (("must", "--bogus"), 2, "--bogus"),
    (MUST, 2, "--on is missing"),
    (("must", "--attacker", "CHN", *ON), 2, "--target is missing"),
    (("must", "--target", "JPN", *ON), 2, "no attacker"),
    ((*MUST, "--on", "yesterday"), 2, "Write YYYY-MM-DD"),
    ((*MUST, "--on", "2023-02-29"), 2, "Write YYYY-MM-DD"),
    ((*MUST, *ON, "--act", "armed-atack"), 2, "Did you mean 'armed-attack'?"),
    ((*MUST, *ON, "--object", "ship"), 2, "One of: territory"),
    ((*MUST, *ON, "--fact", "unprovoked"), 2, "unprovoked=yes"),
    ((*MUST, *ON, "--lang", "fr"), 2, "'ar'"),
    ((*MUST, *ON, "--place", "95,200"), 2, "Latitude"),
    ((*MUST, "--cases", "cases.yaml"), 2, "either a file or"),
    (("must", "--attacker", "JPN", "--target", "JPN", *ON), 2, "attacks itself"),
    ((*MUST, *ON, "--members", "JPN,PHL"), 2, "--members"),
    (("compare", "asian-nato"), 2, "YYYY-MM-DD"),
    (("treaties", "list", "--on", "1951"), 2, "Write YYYY-MM-DD"),
    (("treaties", "export", "--years", "2018:2010"), 2, "1946:2018"),
    (("treaties", "export", "--format", "xml"), 2, "atop"),
    (("read",), 2, "reports"),
    (("read", "fine.txt", "--published", "soon"), 2, "2024"),
    (("brief", "fine.txt", "--out", "nowhere/brief.html"), 2, "folder"),
    (("must", "--attacker", "Chnia", "--target", "JPN", *ON), 3, "Did you mean 'China'"),
    ((*MUST, *ON, "--place", "sengaku"), 3, "senkaku"),
    ((*MUST, *ON, "--architecture", "asian-natoo"), 3, "Did you mean 'asian-nato'?"),
    (("compare", "hub-and-spokes", *ON), 3, "Did you mean 'hub-and-spoke'?"),
    (("compare", "asian-nato", *ON, "--members", "JPN,Filipines"), 3, "Philippines"),
    (("treaties", "show", "anzus-1915"), 3, "asia-pacific/anzus-1951"),
    (("treaties", "list", "--party", "Japn"), 3, "Japan"),
    (("treaties", "check", "none.yaml"), 3, "none.yaml"),
    (("must", "--cases", "none.yaml"), 3, "none.yaml"),
    (("read", "none.txt"), 3, "none.txt"),
    (("brief", "none.txt"), 3, "none.txt"),
    (("treaties", "check", "treaty.yaml"), 4, "treaty.yaml:2: force: 'strong'"),
    (("must", "--cases", "cases.yaml"), 4, "case 1"),
    (("must", "--cases", "maybe.yaml"), 4, "yes or no"),
    (("must", "--cases", "misspelt.yaml"), 4, "Did you mean 'attacker'?"),
    (("must", "--cases", "mapping.yaml"), 4, "no list of incidents"),
    (("read", "empty.txt"), 4, "empty"),
    (("read", "blank.txt"), 4, "empty"),
    (("read", "binary.txt"), 4, "binary"),
    (("read", "huge.txt"), 4, "20.0 MB"),
    (("read", "folder"), 4, "a folder"),
    (("brief", "empty.txt"), 4, "empty"),
    (("brief", "fine.txt", "binary.txt"), 4, "binary"),
]
CODES = {2: "usage", 3: "not-found", 4: "invalid-data"}


def name(case: Any) -> str | None:
    return " ".join(case)[:60] if isinstance(case, tuple) else None


@pytest.mark.parametrize(("arguments", "code", "says"), FAILING, ids=name)
def test_a_failing_call_says_what_to_do_on_standard_error(
    call: Call, files: Path, arguments: tuple[str, ...], code: int, says: str
):
    outcome = call(*arguments)
    assert outcome.code == code
    assert outcome.out == ""
    assert says.casefold() in outcome.err.casefold()
    assert "Traceback" not in outcome.err


@pytest.mark.parametrize(("arguments", "code", "says"), FAILING, ids=name)
def test_a_failing_call_with_json_prints_one_document(
    call: Call, files: Path, arguments: tuple[str, ...], code: int, says: str
):
    outcome = call(*arguments, "--json")
    assert outcome.code == code
    assert outcome.err == ""
    error = outcome.document()["error"]
    assert set(error) == {"code", "message", "details"}
    assert error["code"] == CODES[code]
    assert error["message"]


@pytest.mark.parametrize("broken", ["empty.txt", "binary.txt", "none.txt"])
def test_a_brief_that_fails_leaves_the_old_one_alone(call: Call, files: Path, broken: str):
    old = files / "brief.html"
    old.write_text("the old one", encoding="utf-8")
    before = sorted(files.iterdir())
    assert call("brief", "fine.txt", broken).code in (3, 4)
    assert old.read_text(encoding="utf-8") == "the old one"
    assert sorted(files.iterdir()) == before


def commands() -> list[tuple[str, Any]]:
    root = typer.main.get_command(app)
    found: list[tuple[str, Any]] = []
    waiting: list[tuple[str, Any]] = [(name, c) for name, c in root.commands.items()]
    while waiting:
        path, command = waiting.pop()
        found.append((path, command))
        waiting += [(f"{path} {n}", c) for n, c in getattr(command, "commands", {}).items()]
    return sorted(found)


def test_help_lists_every_verb(call: Call):
    outcome = call("--help")
    assert outcome.code == 0
    for path, _ in commands():
        if " " not in path:
            assert re.search(rf"^ +{path}\s", outcome.out, re.MULTILINE)


@pytest.mark.parametrize(("path", "command"), commands(), ids=[p for p, _ in commands()])
def test_every_verb_and_option_has_help(call: Call, path: str, command: Any):
    assert command.help
    assert command.help.strip().endswith(".")
    bare = [
        p.opts[0]
        for p in command.params
        if p.param_type_name == "option" and p.name != "help" and not p.help
    ]
    assert bare == []
    assert call(*path.split(), "--help").code == 0


def test_the_version_is_printed(call: Call):
    from foedera import __version__

    assert call("--version").out == f"foedera {__version__}\n"


def test_without_arguments_the_help_is_shown(call: Call):
    outcome = call()
    assert "Commands" in outcome.out + outcome.err
    assert outcome.code in (0, 2)


def test_an_answer_goes_to_standard_output_alone(call: Call):
    outcome = call(*MUST, *ON, "--place", "senkaku")
    assert outcome.code == 0
    assert outcome.err == ""
    assert "Bound to help defend Japan: the United States" in outcome.out


def test_an_answer_is_in_arabic_when_asked(call: Call):
    outcome = call(*MUST, *ON, "--place", "senkaku", "--lang", "ar")
    letters = re.findall("[A-Za-z\u0600-\u06ff]", outcome.out)
    arabic = [letter for letter in letters if letter >= "\u0600"]
    assert len(arabic) > 0.85 * len(letters)


def test_an_undecided_answer_is_still_an_answer(call: Call):
    outcome = call(*MUST, *ON, "--json")
    assert outcome.code == 0
    verdicts = {finding["verdict"] for finding in outcome.document()["findings"]}
    assert "arguable" in verdicts


def test_states_may_be_named_in_either_language(call: Call):
    code, english, arabic = (
        call("must", "--attacker", a, "--target", t, *ON, "--place", "senkaku", "--json").document()
        for a, t in (("CHN", "JPN"), ("China", "Japan"), ("الصين", "اليابان"))
    )
    assert code["findings"] == english["findings"] == arabic["findings"]


def test_the_export_is_a_table_of_directed_pairs(call: Call):
    import csv

    outcome = call("treaties", "export", "--format", "atop", "--years", "2017:2018")
    assert outcome.code == 0
    assert outcome.err == ""
    rows = list(csv.DictReader(outcome.out.splitlines()))
    pairs = [(row["ccode1"], row["ccode2"], row["year"]) for row in rows]
    assert len(pairs) == len(set(pairs)) > 1000
    assert {row["year"] for row in rows} == {"2017", "2018"}
    duties = [key for key in rows[0] if key.startswith("atop_")]
    assert len(duties) == 5
    assert all(any(row[duty] == "1" for duty in duties) for row in rows)
    assert {r["atop_defense"] for r in rows if (r["ccode1"], r["ccode2"]) == ("2", "740")} == {"1"}
