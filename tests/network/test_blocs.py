"""The order of states in pictures."""

from __future__ import annotations

from foedera import network
from foedera.store import load_yaml


def test_blocs_stand_together_and_strangers_last():
    order = network.in_bloc_order(["RUS", "VUT", "DEU", "PRK", "KOR", "CHN", "USA"])
    assert order == ("USA", "KOR", "DEU", "CHN", "PRK", "RUS", "VUT")


def test_no_state_stands_in_two_blocs():
    from foedera.network import blocs

    listed = [s for entry in load_yaml(blocs._FILE) for s in entry["states"]]
    assert len(listed) == len(set(listed))


def test_a_bloc_has_a_name_in_both_languages():
    assert network.bloc("RUS", "en") == "Russia and its treaty partners"
    assert network.bloc("RUS", "ar") != network.bloc("RUS", "en")
    assert network.bloc("VUT", "en") is None
