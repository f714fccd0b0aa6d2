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
TABLES = ("--alliances", "alliances.csv", "--members", "members.csv")
IMPORT = ("treaties", "import", "atop")


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
    (tmp_path / "both-sides.yaml").write_text(
        "- {id: a, date: 2024-06-01, attacker: CHN, target: JPN}\n"
        "- {id: b, date: 2024-06-01, attacker: JPN, target: USA}\n"
        "- {id: c, date: 2024-06-01, attacker: CHN, target: USA}\n",
        encoding="utf-8",
    )
    (tmp_path / "table.csv").write_text("atopid,begyr\n3375,1960\n", encoding="utf-8")
    (tmp_path / "ragged.csv").write_text("a\nb,c,d\n", encoding="utf-8")
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "one.yaml").write_text("id: a/b\nforce: strong\n", encoding="utf-8")
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
    (("treaties", "import", "cow", *TABLES), 2, "no source 'cow'"),
    (("treaties", "import", "atop"), 2, "--alliances"),
    (("treaties", "graph"), 2, "--on"),
    (("treaties", "graph", "--on", "2024"), 2, "Write YYYY-MM-DD"),
    (("treaties", "graph", "--on", "2024-01-01", "--lang", "fr"), 2, "'ar'"),
    (("treaties", "new"), 2, "slug"),
    (("must", "--cases", "both-sides.yaml", "--chain"), 2, "USA stands on both sides"),
    (("must", "--chain"), 2, "--target is missing"),
    (("read",), 2, "reports"),
    (("read", "fine.txt", "--published", "soon"), 2, "2024"),
    (("brief", "fine.txt", "--out", "nowhere/brief.html"), 2, "folder"),
    (("must", "--attacker", "Chnia", "--target", "JPN", *ON), 3, "Did you mean 'China'"),
    ((*MUST, *ON, "--place", "sengaku"), 3, "senkaku"),
    ((*MUST, *ON, "--architecture", "asian-natoo"), 3, "Did you mean 'asian-nato'?"),
    (("compare", "hub-and-spokes", *ON), 3, "Did you mean 'hub-and-spoke'?"),
    (("compare", "asian-nato", *ON, "--members", "JPN,Filipines"), 3, "Philippines"),
    (("treaties", "list", "--duty", "defence"), 2, "Did you mean 'defense'?"),
    (("treaties", "list", "--region", "asia"), 2, "no region 'asia'"),
    (("treaties", "graph", "--on", "2024-01-01", "--kind", "nokind"), 2, "no kind 'nokind'"),
    (("treaties", "show", "anzus-1915"), 3, "asia-pacific/anzus-1951"),
    (("treaties", "list", "--party", "Japn"), 3, "Japan"),
    (("treaties", "check", "none.yaml"), 3, "none.yaml"),
    (("treaties", "import", "atop", *TABLES), 3, "alliances.csv"),
    (("treaties", "list", "--library", "nowhere"), 3, "--library: no folder nowhere"),
    (("treaties", "show", "anzus-1951", "--library", "nowhere"), 3, "no folder nowhere"),
    ((*MUST, *ON, "--library", "nowhere"), 3, "no folder nowhere"),
    ((*MUST, *ON, "--chain", "--place", "sengaku"), 3, "senkaku"),
    (("must", "--cases", "none.yaml", "--chain"), 3, "none.yaml"),
    (("must", "--cases", "none.yaml"), 3, "none.yaml"),
    (("read", "none.txt"), 3, "none.txt"),
    (("brief", "none.txt"), 3, "none.txt"),
    (("treaties", "check", "treaty.yaml"), 4, "treaty.yaml:2: force: 'strong'"),
    (("treaties", "check", "broken"), 4, "one.yaml:2: force: 'strong'"),
    (("treaties", "list", "--library", "broken"), 4, "one.yaml:2: force: 'strong'"),
    ((*MUST, *ON, "--library", "broken"), 4, "`foedera treaties check`"),
    ((*IMPORT, "--alliances", "table.csv", "--members", "table.csv"), 4, "no column endyr"),
    ((*IMPORT, "--alliances", "ragged.csv", "--members", "table.csv"), 4, "CSV or Parquet"),
    ((*IMPORT, "--alliances", "binary.txt", "--members", "table.csv"), 4, "binary.txt"),
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


def test_an_import_that_fails_writes_nothing(call: Call, files: Path):
    before = sorted(files.rglob("*"))
    assert call(*IMPORT, "--alliances", "table.csv", "--members", "table.csv").code == 4
    assert sorted(files.rglob("*")) == before


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


def test_a_template_names_its_id_and_every_key_that_must_be_there(call: Call):
    import yaml

    from foedera.treaties.schema import AgreementFile

    outcome = call("treaties", "new", "nordic/cork-2011")
    assert (outcome.code, outcome.err) == (0, "")
    document = yaml.safe_load(outcome.out)
    assert document["id"] == "nordic/cork-2011"
    needed = {key for key, field in AgreementFile.model_fields.items() if field.is_required()}
    assert needed <= set(document)


def test_a_graph_of_an_unknown_state_names_the_nearest(call: Call):
    outcome = call("treaties", "graph", "--on", "2024-01-01", "--party", "Japn")
    assert (outcome.code, outcome.out) == (3, "")
    assert outcome.err.startswith("--party: no state 'Japn'. Did you mean 'Japan'")


def test_a_graph_is_one_document_in_dot(call: Call):
    outcome = call(
        "treaties", "graph", "--on", "1953-06-01", "--party", "AUS", "--kind", "alliance"
    )
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith("graph agreements {\n")
    assert outcome.out.endswith("}\n")
    assert 'NZL -- USA [style=solid, tooltip="ANZUS treaty"];' in outcome.out
    arabic = call("treaties", "graph", "--on", "1953-06-01", "--party", "AUS", "--lang", "ar")
    assert "أستراليا" in arabic.out


def test_a_chain_follows_the_incidents_of_a_file(call: Call, tmp_path: Path):
    war = tmp_path / "war.yaml"
    war.write_text(
        "- {id: serbia, date: 1914-07-28, attacker: AUH, target: SRB, place: belgrade}\n"
        "- {id: russia, date: 1914-08-01, attacker: RUS, target: AUH}\n",
        encoding="utf-8",
    )
    outcome = call("must", "--cases", war, "--chain")
    assert (outcome.code, outcome.err) == (0, "")
    assert "Germany is bound to help defend Austria-Hungary" in outcome.out
    assert "France is bound to help defend Russia" in outcome.out


OVERLAY = """\
id: nordic/cork-2011
title: {en: Cork treaty, ar: معاهدة كورك}
short: {en: Cork treaty, ar: معاهدة كورك}
force: binding
kind: [alliance]
signed: 2011-05-14
in_force: 2012-02-01
parties: {ISL: , IRL: }
provisions:
  - {article: "3", duty: defense, says: {en: Help., ar: نجدة.}, trigger: {}, source: text}
sources: [{key: text, cite: invented}]
"""


def test_a_library_of_ones_own_is_laid_over_ours(call: Call, tmp_path: Path):
    path = tmp_path / "mine" / "nordic" / "cork-2011.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(OVERLAY, encoding="utf-8")
    library = ("--library", tmp_path / "mine")
    entries = call("treaties", "list", *library, "--json").document()
    ours = call("treaties", "list", "--json").document()
    assert {e["id"] for e in entries} - {e["id"] for e in ours} == {"nordic/cork-2011"}
    assert "Article 3" in call("treaties", "show", "cork-2011", *library).out
    attack = ("must", "--attacker", "RUS", "--target", "IRL", "--on", "2024-06-01")
    assert "Cork treaty" in call(*attack, *library).out
    assert "Cork treaty" not in call(*attack).out
    assert "Cork treaty" in call(*attack, "--chain", *library).out


def test_an_import_is_a_library_to_ask(call: Call, tmp_path: Path):
    alliances, members = tmp_path / "alliances.csv", tmp_path / "members.csv"
    alliances.write_text(
        "atopid,begyr,begmo,begday,endyr,endmo,endday,defense,offense,neutral,nonagg,consul\n"
        "9001,1900,5,1,1910,6,30,1,0,0,0,0\n"
    )
    members.write_text(
        "atopid,member,yrent,moent,dayent,yrexit,moexit,dayexit,defense\n"
        "9001,200,1900,5,1,1910,6,30,1\n9001,220,1900,5,1,1910,6,30,1\n"
    )
    tables = ("--alliances", alliances, "--members", members, "--out", tmp_path / "atop")
    done = call(*IMPORT, *tables, "--json").document()
    assert (done["written"], done["superseded"], done["left_out"]) == (1, [], [])
    shown = call("treaties", "list", "--region", "atop", "--library", tmp_path / "atop", "--json")
    assert [entry["atop"] for entry in shown.document()] == [9001]
    answer = call(
        *("must", "--attacker", "DEU", "--target", "FRA", "--on", "1905-01-01", "--json"),
        *("--library", tmp_path / "atop"),
    ).document()
    found = {f["agreement"]: f["verdict"] for f in answer["findings"] if f["state"] == "GBR"}
    assert found["atop/9001"] == "bound"


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
