"""Organisations of the reading scheme."""

from __future__ import annotations

import pytest

from foedera import atlas
from foedera.errors import NotFound

SCHEME = "nato asean eu un quad aukus g7 sco brics csto gcc arab-league au pif".split()


def test_the_scheme_is_covered():
    assert {o.code for o in atlas.organisations()} == {f"org:{name}" for name in SCHEME}


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("الناتو", "org:nato"), ("حلف شمال الأطلسي", "org:nato"), ("NATO", "org:nato"),
        ("رابطة دول جنوب شرق آسيا", "org:asean"), ("الحوار الأمني الرباعي", "org:quad"),
        ("the Quad", "org:quad"), ("أوكوس", "org:aukus"), ("جامعة الدول العربية", "org:arab-league"),
    ],
)  # fmt: skip
def test_an_organisation_answers_to_its_names(typed, code):
    assert atlas.find_organisation(typed).code == code


def test_an_unknown_organisation_is_met_with_the_nearest():
    with pytest.raises(NotFound, match="org:nato"):
        atlas.organisation("org:nat")
