"""The JSON document of one comparison, whole."""

from __future__ import annotations

import json

import pytest
from syrupy.extensions.json import JSONSnapshotExtension

from foedera import compare


@pytest.fixture
def golden(snapshot):
    return snapshot.use_extension(JSONSnapshotExtension)


def test_a_pact_of_two_as_one_document(golden):
    found = compare.compare("in-force", "asian-nato", "2024-09-18", members=["JPN", "PHL"])
    document = found.to_json()
    asked = document.pop("disputes_asked")
    assert document == golden
    assert {"place": "reed-bank", "object": "public-vessel", "holders": [], "certain": False} in [
        {key: entry[key] for key in ("place", "object", "holders", "certain")} for entry in asked
    ]


def test_the_document_survives_json():
    document = compare.compare("in-force", "without-usa", "2024-09-18").to_json()
    assert json.loads(json.dumps(document)) == document
