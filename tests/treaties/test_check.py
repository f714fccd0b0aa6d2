"""The validator on sound files, and on every way of spoiling one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import foedera.treaties
from foedera.errors import InvalidData
from foedera.store import load_yaml, parse_yaml, yaml_lines
from foedera.treaties.build import agreement_from
from foedera.treaties.check import check_architecture, check_file, check_folder

SOUND = """\
id: nordic/invented-1950
title: {en: An invented treaty, ar: معاهدة مختلقة}
short: {en: invented treaty, ar: معاهدة مختلقة}
force: binding
kind: [alliance]
signed: 1950-01-10
in_force: 1950-06-01
parties:
  NOR:
  SWE: {until: 1970-01-01}
provisions:
  - article: I
    duty: defense
    says: {en: Each helps the other when attacked., ar: يساعد كل طرف الآخر إذا هوجم.}
    trigger:
      act: armed-attack
      covers:
        - {object: any, held-by: beneficiary}
      conditions: [unprovoked]
    source: text
sources:
  - {key: text, cite: invented for this test}
history:
  - on: 1960-01-01
    what: {en: The parties confirm it., ar: الطرفان يؤكدانها.}
    source: text
"""
LIBRARY = Path(foedera.treaties.__file__).parent / "library"
ARCHITECTURES = Path(foedera.treaties.__file__).parent / "architectures"


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    path = tmp_path / "nordic" / "invented-1950.yaml"
    path.parent.mkdir()
    path.write_text(SOUND, encoding="utf-8")
    return path


def test_a_sound_file_has_no_faults(sound: Path):
    document, faults = check_file(sound, sound.parents[1])
    assert faults == []
    assert document is not None
    agreement = agreement_from(document)
    assert agreement.members(date(1960, 1, 1)) == ("NOR", "SWE")
    assert agreement.members(date(1970, 1, 1)) == ("NOR",)
    assert agreement.provision("I").trigger.conditions[0].test == "unprovoked"
    assert agreement.history[0].on == date(1960, 1, 1)


def test_the_whole_library_is_sound():
    documents, faults = check_folder(LIBRARY)
    assert [str(fault) for fault in faults] == []
    assert len(documents) == len(list(LIBRARY.rglob("*.yaml")))


@pytest.mark.parametrize("path", sorted(ARCHITECTURES.glob("*.yaml")), ids=lambda p: p.stem)
def test_every_architecture_is_sound_and_named_like_its_file(path: Path):
    assert check_architecture(path)["id"] == path.stem


def test_a_broken_architecture_names_its_line(tmp_path: Path):
    path = tmp_path / "mine.yaml"
    text = (ARCHITECTURES / "without-usa.yaml").read_text(encoding="utf-8")
    path.write_text(text.replace("remove-party: USA", "remove-partey: USA"), encoding="utf-8")
    with pytest.raises(InvalidData) as caught:
        check_architecture(path)
    line = text.splitlines().index("  - remove-party: USA") + 1
    assert f"{path}:{line}: edits.0.remove-partey: unknown key. Did you mean" in str(caught.value)


def test_a_day_is_a_day_and_keys_are_words():
    text = "on: 2024-02-29\nno: 1\n1951: [no, yes]\n"
    assert parse_yaml(text, "x") == {"on": "2024-02-29", "no": 1, "1951": [False, True]}


def test_lines_are_those_of_the_keys():
    lines = yaml_lines(SOUND)
    texts = SOUND.splitlines()
    for path, line in lines.items():
        if path and isinstance(path[-1], str):
            assert f"{path[-1]}:" in texts[line - 1]


def test_a_key_that_stands_twice_is_refused():
    with pytest.raises(InvalidData, match="file:3: broken YAML: the key 'a' stands twice"):
        parse_yaml("a: 1\nb: 2\na: 3\n", "file")


def test_a_missing_file_is_not_found(tmp_path: Path):
    from foedera.errors import NotFound

    with pytest.raises(NotFound, match="no file"):
        load_yaml(tmp_path / "none.yaml")


@settings(max_examples=60, deadline=None)
@given(line=st.integers(0, len(SOUND.splitlines()) - 1), letters=st.text("abcxyz-_", min_size=1))
def test_an_invented_key_anywhere_is_a_fault_and_never_a_crash(
    tmp_path_factory: pytest.TempPathFactory, line: int, letters: str
):
    rows = SOUND.splitlines()
    indent = len(rows[line]) - len(rows[line].lstrip(" -"))
    rows.insert(line, f"{' ' * indent}q{letters}: 1")
    path = tmp_path_factory.mktemp("spoilt") / "spoilt.yaml"
    path.write_text("\n".join(rows), encoding="utf-8")
    document, faults = check_file(path)
    assert document is None
    assert faults
    assert all(1 <= fault.line <= len(rows) for fault in faults)


@settings(max_examples=60, deadline=None)
@given(cut=st.integers(0, len(SOUND)))
def test_half_a_file_is_a_fault_and_never_a_crash(
    tmp_path_factory: pytest.TempPathFactory, cut: int
):
    path = tmp_path_factory.mktemp("half") / "half.yaml"
    path.write_text(SOUND[:cut], encoding="utf-8")
    document, faults = check_file(path)
    assert (document is None) == bool(faults)
