"""What stands beside a duty: the Charter's permission and national law change no verdict."""

from __future__ import annotations

from datetime import date

from foedera import atlas, must
from foedera.must.beside import _laws


def test_collective_self_defense_is_a_permission_for_all_said_once() -> None:
    after = must.Incident(("PRK",), "KOR", date(2025, 3, 1))
    before = must.Incident(("DEU",), "POL", date(1939, 9, 1))
    threat = must.Incident(("PRK",), "KOR", date(2025, 3, 1), act="threat")
    assert "article 51" in must.permission(after).en
    assert must.permission(before) is None
    assert must.permission(threat) is None


def test_japans_own_law_changed_on_29_march_2016() -> None:
    before, after = (must.national_law("JPN", date(2016, 3, day)) for day in (28, 29))
    assert "forbidding collective self-defense" in before[0].says.en
    assert "threatens Japan's own survival" in after[0].says.en


def test_own_law_is_shown_for_those_who_may_have_to_fight_and_no_others() -> None:
    answer = must.ask(must.Incident(("CHN",), "JPN", date(2024, 6, 1), place="senkaku"))
    assert {law.state for law in answer.national_law()} == {"USA"}


def test_every_rule_names_a_state_a_source_and_both_languages() -> None:
    for law in _laws():
        assert atlas.state(law.state).code == law.state
        assert len(law.cite) > 10
        assert law.says.en.endswith(".")
        assert law.says.ar.endswith(".")
