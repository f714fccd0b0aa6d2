"""Deliberately broken treaty files: the validator names line, key, fault and remedy, exactly."""

from __future__ import annotations

from pathlib import Path

import pytest

from foedera import atlas
from foedera.errors import InvalidData
from foedera.store import load_yaml
from foedera.treaties import command
from foedera.treaties.check import check_file, check_folder

HERE = Path(__file__).parent
BROKEN = HERE / "broken"
EXPECTED: dict[str, list[str]] = load_yaml(HERE / "broken.yaml")


def expected(name: str, path: Path) -> list[str]:
    areas = ", ".join(sorted(area.slug for area in atlas.areas()))
    return [f"{path}:{line.replace('{areas}', areas)}" for line in EXPECTED[name]]


def test_every_broken_file_has_its_message():
    assert sorted(path.stem for path in BROKEN.glob("*.yaml")) == sorted(EXPECTED)


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_the_validator_names_line_key_fault_and_remedy(name: str):
    path = BROKEN / f"{name}.yaml"
    document, faults = check_file(path, HERE)
    assert document is None
    assert [str(fault) for fault in faults] == expected(name, path)


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_the_line_shows_the_key(name: str):
    path = BROKEN / f"{name}.yaml"
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines() or [""]
    for fault in check_file(path, HERE)[1]:
        last = fault.key.rpartition(".")[2]
        shown = lines[fault.line - 1]
        whole_file = fault.key == "file" or last.isdigit()
        assert whole_file or "missing" in fault.what or last in shown, (fault, shown)


def test_a_folder_tells_the_faults_of_all_its_files():
    documents, faults = check_folder(HERE)
    assert documents == {}
    assert {Path(fault.file).stem for fault in faults if "/broken/" in fault.file} == set(EXPECTED)


def test_the_command_refuses_with_all_faults_as_data():
    with pytest.raises(InvalidData) as caught:
        command.check(BROKEN / "many-faults.yaml", as_json=True)
    faults = caught.value.details["faults"]
    assert len(faults) == len(EXPECTED["many-faults"])
    assert set(faults[0]) == {"file", "line", "key", "what", "remedy"}
    assert caught.value.exit_code == 4
