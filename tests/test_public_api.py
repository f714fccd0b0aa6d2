"""What may be imported from where: each room's public face is true, complete and light."""

from __future__ import annotations

import importlib
import inspect
import subprocess
import sys
from pathlib import Path

import pytest

import foedera

SOURCE = Path(foedera.__file__).parent
ROOMS = ["atlas", "brief", "compare", "must", "network", "read", "record", "treaties"]
MODULES = sorted(
    ".".join(("foedera", *path.relative_to(SOURCE).with_suffix("").parts)).removesuffix(".__init__")
    for path in SOURCE.rglob("*.py")
    if path.name != "__main__.py"
)


def test_the_public_face_is_the_rooms_and_the_version():
    assert sorted(foedera.__all__) == sorted(["__version__", *ROOMS])
    assert set(foedera.__all__) <= set(dir(foedera))
    for room in ROOMS:
        assert inspect.ismodule(getattr(foedera, room))


def test_an_unknown_attribute_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'would_not_be'"):
        _ = foedera.would_not_be


def test_the_version_is_the_installed_one():
    from importlib.metadata import version

    assert foedera.__version__ == version("foedera")


def test_importing_foedera_imports_no_room():
    loaded = "[m for m in sys.modules if m.startswith('foedera.') or m in ('polars', 'pydantic')]"
    code = f"import sys, foedera; print({loaded})"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"


@pytest.mark.parametrize("name", MODULES)
def test_all_names_exist_and_none_is_listed_twice(name: str):
    module = importlib.import_module(name)
    listed = getattr(module, "__all__", [])
    assert len(listed) == len(set(listed))
    assert [item for item in listed if not hasattr(module, item)] == []


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_lists_everything_it_takes_in(room: str):
    module = importlib.import_module(f"foedera.{room}")
    taken_in = {
        name
        for name, value in vars(module).items()
        if not name.startswith("_") and not inspect.ismodule(value) and name != "annotations"
    }
    assert taken_in - set(module.__all__) == set()


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_says_what_it_is(room: str):
    doc = importlib.import_module(f"foedera.{room}").__doc__
    assert doc
    assert len(doc.split()) >= 5


@pytest.mark.parametrize("room", ROOMS)
def test_every_public_function_and_class_of_a_room_is_documented(room: str):
    module = importlib.import_module(f"foedera.{room}")
    bare = [
        name
        for name in module.__all__
        if callable(getattr(module, name)) and not inspect.getdoc(getattr(module, name))
    ]
    assert bare == []
