"""The world as given: states and organisations by name and date, places, areas."""

from foedera.atlas.areas import Area, area, areas
from foedera.atlas.borders import distance_km, outlines
from foedera.atlas.locate import Holder, Location, locate
from foedera.atlas.names import Names
from foedera.atlas.nisba import nisba_forms
from foedera.atlas.organisations import (
    Organisation,
    find_organisation,
    organisation,
    organisations,
)
from foedera.atlas.places import Claim, Place, find_place, place, places
from foedera.atlas.reasons import Reason
from foedera.atlas.sources import Source
from foedera.atlas.spells import CodeSpell, Spell
from foedera.atlas.states import State, find_state, state, states
from foedera.atlas.tenures import Holding

__all__ = [
    "Area",
    "Claim",
    "CodeSpell",
    "Holder",
    "Holding",
    "Location",
    "Names",
    "Organisation",
    "Place",
    "Reason",
    "Source",
    "Spell",
    "State",
    "area",
    "areas",
    "distance_km",
    "find_organisation",
    "find_place",
    "find_state",
    "locate",
    "nisba_forms",
    "organisation",
    "organisations",
    "outlines",
    "place",
    "places",
    "state",
    "states",
]
