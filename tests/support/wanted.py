"""What a test sentence is to tell, in one line: ACCUSE CHN > JPN planned @2024-09-19 #taiwan."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from foedera.read import Event

__all__ = ["fits"]

WANTED = re.compile(
    r"^(?P<type>[A-Z]+) (?P<actors>[\w:,-]+) >(?: (?P<recipients>[A-Z]{3}[\w:,]*|org:[\w:,-]+))?(?P<rest>.*)$"
)
MUTUAL = {"CONSULT", "COOPERATE", "AGREE", "SUPPORT"}
STATUS = {"ongoing", "planned", "proposed", "denied", "hypothetical"}


def fits(event: Event, wanted: str) -> bool:
    """Whether an event is the wanted one; sides of mutual acts may stand either way."""
    match = WANTED.match(wanted)
    assert match, wanted
    actors = set(match["actors"].split(","))
    recipients = set((match["recipients"] or "").split(",")) - {""}
    status = "happened"
    for word in match["rest"].split():
        if word in STATUS:
            status = word
        elif (
            (word.startswith("@") and (event.date is None or event.date.iso != word[1:]))
            or (
                word.startswith("speaker=")
                and (event.speaker is None or event.speaker.actor != word[8:])
            )
            or (
                word.startswith("name=")
                and (event.speaker is None or event.speaker.name != word[5:].replace("_", " "))
            )
            or (word == "alone" and event.recipients)
            or (word.startswith("outlets=") and word[8:].split(",") != list(event.outlets))
            or (word.startswith("outlet=") and word[7:] not in event.outlets)
            or (word.startswith("#") and word[1:] not in event.topics)
        ):
            return False
    if event.event != match["type"] or event.status != status:
        return False
    if event.event in MUTUAL:
        return actors | recipients == {*event.actors, *event.recipients}
    return actors == set(event.actors) and recipients <= set(event.recipients)
