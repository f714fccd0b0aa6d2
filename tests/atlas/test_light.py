"""The atlas answers names without loading what only coordinates need."""

from __future__ import annotations

import subprocess
import sys

HEAVY = "shapely numpy polars babel pydantic yaml"


def test_names_and_dates_need_no_heavy_library(tmp_path, monkeypatch):
    monkeypatch.setenv("FOEDERA_CACHE", str(tmp_path))
    ask = (
        "import sys; from datetime import date; from foedera import atlas; "
        "atlas.find_state('Japan').cow_on(date(2000, 1, 1)); atlas.find_organisation('NATO'); "
        "atlas.locate('guam').holder(date(2024, 4, 11)).because('ar'); "
        "atlas.area('pacific').contains(13.4, 144.8); "
        f"print(*sorted(set('{HEAVY}'.split()) & set(sys.modules)))"
    )
    runs = [
        subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)
        for _ in range(2)
    ]
    assert runs[1].stdout.strip() == ""
