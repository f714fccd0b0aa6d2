"""How the names of states and organisations behave in a sentence."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from foedera.atlas.organisations import organisation
from foedera.atlas.states import state
from foedera.store import cached, load_yaml

__all__ = ["is_masculine", "spoken"]

_DATA = Path(__file__).parent / "data" / "speech.yaml"


def spoken(code: str, lang: str) -> str:
    """A state's or organisation's name as it stands in a sentence.

    Raises NotFound for a code that the atlas does not know.

    >>> spoken("USA", "en"), spoken("JPN", "en"), spoken("USA", "ar")
    ('the United States', 'Japan', 'الولايات المتحدة')
    """
    found = organisation(code) if code.startswith("org:") else state(code)
    name = found.name.of(lang)
    return f"the {name}" if lang == "en" and code in _words()["the"] else name


def is_masculine(code: str) -> bool:
    """Whether the Arabic name takes a masculine verb.

    >>> is_masculine("IRQ"), is_masculine("CHN")
    (True, False)
    """
    return code in _words()["masculine"]


@cache
def _words() -> dict[str, frozenset[str]]:
    raw: dict[str, list[str]] = cached("speech", (_DATA,), lambda: load_yaml(_DATA))
    return {key: frozenset(codes) for key, codes in raw.items()}
