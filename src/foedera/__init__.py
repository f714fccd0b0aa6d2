"""A workbench for security alliances: who must, may and would act if X attacks Y.

Each room is a module, imported when it is first used:

>>> import foedera
>>> foedera.treaties.load().agreement("anzus-1951").short.of("en")
'ANZUS treaty'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from foedera import atlas, brief, compare, must, network, read, record, treaties

    __version__: str

__all__ = [
    "__version__",
    "atlas",
    "brief",
    "compare",
    "must",
    "network",
    "read",
    "record",
    "treaties",
]


def __getattr__(name: str) -> Any:
    """A room or the version, found when it is asked for, so that the import stays light."""
    if name == "__version__":
        from importlib.metadata import version

        return version("foedera")
    if name in __all__:
        return import_module(f"foedera.{name}")
    raise AttributeError(f"module 'foedera' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
