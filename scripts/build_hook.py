"""Compile the message catalogues when the package is built, so that no binary is kept in git."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).parent))

from catalogues import compile_all


class CatalogueHook(BuildHookInterface):  # type: ignore[type-arg]
    """Writes every .mo beside its .po before files are collected."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        compile_all(Path(self.root) / "src" / "foedera" / "locale")
