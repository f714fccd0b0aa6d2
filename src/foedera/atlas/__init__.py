"""The world as given: states and organisations by name and date, places, areas."""

from foedera.atlas.names import Names
from foedera.atlas.nisba import nisba_forms
from foedera.atlas.organisations import (
    Organisation,
    find_organisation,
    organisation,
    organisations,
)
from foedera.atlas.spells import CodeSpell, Spell
from foedera.atlas.states import State, find_state, state, states

__all__ = [
    "CodeSpell",
    "Names",
    "Organisation",
    "Spell",
    "State",
    "find_organisation",
    "find_state",
    "nisba_forms",
    "organisation",
    "organisations",
    "state",
    "states",
]
