"""A noun phrase that names somebody who can act."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Phrase"]

ACTING = frozenset({"state", "org", "organ", "role", "person", "group", "pronoun", "crowd"})


@dataclass(slots=True)
class Phrase:
    """Tokens [first, last) that name an actor.

    `kind`: state, org, organ, role, person, crowd (demonstrators), outlet, group (an anaphor for
    several), pronoun, possessor ("Tokyo's" before a thing) or modifier ("Chinese" before one).
    `words` are those of the phrase in small letters. `entities` is empty until an anaphor is resolved; `anaphor` says what it looks for.
    """

    first: int
    last: int
    kind: str
    entities: tuple[str, ...] = ()
    person: str | None = None
    written: str | None = None
    role: str | None = None
    outlet: str | None = None
    anaphor: str | None = None
    plural: bool = False
    definite: bool = False
    via: str = "name"
    words: frozenset[str] = frozenset()

    @property
    def acts(self) -> bool:
        """Whether the phrase can be the doer of an act, and not only qualify a thing."""
        return self.kind in ACTING
