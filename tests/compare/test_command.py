"""`foedera compare`, as somebody types it."""

from __future__ import annotations

import json

import pytest
from rich.console import Console

from foedera.compare import command
from foedera.errors import NotFound, UsageError

DAY = "2024-09-18"


def run(capsys, *architectures, **options):
    command.compare(architectures, on=DAY, console=Console(width=160), **options)
    return capsys.readouterr().out


def test_one_architecture_is_compared_with_what_is_in_force(capsys):
    document = json.loads(run(capsys, "asian-nato", as_json=True))
    assert document["format"] == "foedera.comparison.v1"
    assert document["before"]["architecture"] == "in-force"
    assert document["after"]["architecture"] == "asian-nato"


def test_the_terminal_shows_the_finding_first_and_then_the_tables(capsys):
    out = run(capsys, "asian-nato")
    first = out.splitlines()[0]
    assert "would be bound to defend" in first
    for title in (
        "Who would have to defend whom",
        "Disputed places",
        "Shape of the defense network",
    ):
        assert title in out
    assert "Second Thomas Shoal" in out
    assert "not bound → bound" in out


def test_the_same_in_arabic(capsys):
    out = run(capsys, "asian-nato", lang="ar")
    assert "غير ملزَم → ملزَم" in out
    assert "اليابان" in out
    assert "not bound" not in out


def test_a_comparison_with_itself_is_short(capsys):
    out = run(capsys, "in-force", "in-force")
    assert out.startswith("Nothing would change")
    assert len(out.splitlines()) == 2


def test_members_may_be_named(capsys):
    document = json.loads(run(capsys, "asian-nato", members="Japan,PHL", as_json=True))
    assert document["after"]["members"] == ["JPN", "PHL"]


@pytest.mark.parametrize("names", [(), ("in-force", "asian-nato", "without-usa")])
def test_one_or_two_architectures_are_needed(names):
    with pytest.raises(UsageError, match="Name one"):
        command.compare(names, on=DAY)


def test_a_misspelt_member_is_refused_with_the_nearest_name():
    with pytest.raises(NotFound, match="Philippines"):
        command.compare(["asian-nato"], on=DAY, members="Philipines,Japan")


def test_a_wrong_language_is_refused():
    with pytest.raises(UsageError, match="language"):
        command.compare(["asian-nato"], on=DAY, lang="fr")
