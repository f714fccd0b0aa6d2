"""How names behave in a sentence."""

from __future__ import annotations

from foedera import atlas
from foedera.atlas.speech import _words, is_masculine, spoken


def test_everybody_in_the_grammar_table_exists() -> None:
    for code in {code for codes in _words().values() for code in codes}:
        found = atlas.organisation(code) if code.startswith("org:") else atlas.state(code)
        assert found.name.ar


def test_an_article_in_english_and_none_in_arabic() -> None:
    assert spoken("PHL", "en") == "the Philippines"
    assert spoken("KOR", "en") == "South Korea"
    assert spoken("PHL", "ar") == "الفلبين"


def test_states_are_feminine_unless_listed() -> None:
    assert [is_masculine(code) for code in ("IRQ", "JPN", "org:nato")] == [True, False, True]
