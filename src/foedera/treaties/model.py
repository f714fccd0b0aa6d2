"""Agreements and their promises, as frozen values.

Dates: ``from_`` is the first day, ``until`` the first day no longer covered; None is open.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date

__all__ = [
    "DUTIES",
    "PROMISES",
    "Agreement",
    "Condition",
    "Doubt",
    "End",
    "Milestone",
    "PartySpell",
    "Provision",
    "Scope",
    "Source",
    "Suspension",
    "Text",
    "Trigger",
]

#: What the duties engine answers about, strongest first (ATOP's five, and aid short of fighting).
DUTIES = ("defense", "offense", "assistance", "consultation", "neutrality", "nonaggression")
#: Everything a provision may promise: the duties, and what other rooms ask about.
PROMISES = (
    *DUTIES,
    "access",
    "basing",
    "command",
    "cooperation",
    "extended-deterrence",
    "intelligence",
    "logistics",
    "technology",
)

Force = Literal["binding", "political", "proposed", "domestic"]


@dataclass(frozen=True, slots=True)
class Text:
    """One statement in both languages.

    >>> Text("treaty", "معاهدة").of("ar")
    'معاهدة'
    """

    en: str
    ar: str

    def of(self, lang: str) -> str:
        """The statement in that language ("en" or "ar")."""
        return self.ar if lang == "ar" else self.en


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact of this file can be looked up; `checked` is the day somebody did."""

    key: str
    cite: str
    url: str | None
    kind: str
    checked: date | None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class PartySpell:
    """One stretch of membership: first day, and first day no longer a party."""

    from_: date | None
    until: date | None
    note: Text | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """A reason of law why a promise may not hold from a day on: it makes the answer arguable."""

    because: Text
    source: str
    from_: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Suspension:
    """Obligations that two parties do not apply between them, or one of them to the other (`of`)."""

    between: tuple[str, str]
    from_: date
    until: date | None
    certainty: Literal["clear", "contested"]
    because: Text
    source: str
    of: str | None = None

    def rests(self, bearer: str, beneficiary: str) -> bool:
        """Whether what the bearer owes the beneficiary is meant."""
        return {bearer, beneficiary} == set(self.between) and self.of in (None, bearer)


@dataclass(frozen=True, slots=True)
class Scope:
    """What is protected, and where; a provision covers a thing when one of its scopes does.

    None means that the text does not ask.
    """

    objects: tuple[str, ...] | None
    held_by: str | tuple[str, ...] | None
    territory: tuple[str, ...] | None
    area: str | None


@dataclass(frozen=True, slots=True)
class Condition:
    """A further fact that must hold, such as the absence of provocation."""

    test: str
    states: tuple[str, ...]
    because: Text | None


@dataclass(frozen=True, slots=True)
class Trigger:
    """The casus foederis: acts, things covered, attackers and conditions, all of which must hold.

    `side` says whether the beneficiary is attacked, attacking, or either.
    `attacker` is 'any', 'non-party', ('in', codes), ('not', codes) or ('alignment', name).
    """

    acts: tuple[str, ...]
    covers: tuple[Scope, ...]
    side: Literal["attacked", "attacking", "either"]
    attacker: tuple[str, tuple[str, ...]]
    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Provision:
    """One article's promise."""

    article: str
    duty: str
    says: Text
    bearers: tuple[str, ...] | None
    beneficiaries: tuple[str, ...] | None
    from_: date | None
    until: date | None
    trigger: Trigger | None
    response: Text | None
    discretion: str
    doubts: tuple[Doubt, ...]
    source: str
    note: Text | None


@dataclass(frozen=True, slots=True)
class End:
    """How an agreement ended."""

    how: str
    because: Text
    source: str


@dataclass(frozen=True, slots=True)
class Milestone:
    """A dated event in the life of an agreement: a renewal, an amendment, a statement."""

    on: date
    what: Text
    source: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """A treaty or informal arrangement, with its parties over time and its provisions."""

    id: str
    title: Text
    short: Text
    force: Force
    text: str
    fidelity: str
    kind: tuple[str, ...]
    topics: tuple[str, ...]
    signed: date | None
    in_force: date | None
    in_force_note: Text | None
    ended: date | None
    end: End | None
    sunset: date | None
    doubts: tuple[Doubt, ...]
    parties: dict[str, tuple[PartySpell, ...]]
    suspended: tuple[Suspension, ...]
    atop: int | None
    provisions: tuple[Provision, ...]
    sources: tuple[Source, ...]
    verified: tuple[str, date] | None
    history: tuple[Milestone, ...]
    note: Text | None
    path: str = field(default="", compare=False)

    def is_in_force(self, on: date) -> bool | None:
        """Whether the agreement is in force on a day; None where the file does not know."""
        if self.ended is not None and on >= self.ended:
            return False
        if self.signed is not None and on < self.signed:
            return False
        if self.in_force is None:
            return None if self.force != "proposed" else False
        return on >= self.in_force

    def spells(self, state: str) -> tuple[tuple[date | None, date | None], ...]:
        """The stretches for which a state is bound: its own dates within the agreement's."""
        found = []
        for spell in self.parties.get(state, ()):
            start = spell.from_ or self.in_force
            if start is not None and self.in_force is not None:
                start = max(start, self.in_force)
            until = min((d for d in (spell.until, self.ended) if d), default=None)
            found.append((start, until))
        return tuple(found)

    def joint_spells(
        self, provision: Provision, bearer: str, beneficiary: str
    ) -> tuple[tuple[date | None, date | None], ...]:
        """The stretches for which the bearer owes this promise to the beneficiary.

        A beneficiary that is no party is protected for the agreement's own time. A start of None
        is not known.
        """
        outside = ((self.in_force, self.ended),)
        common = (
            _common(a, b, (provision.from_, provision.until))
            for a in self.spells(bearer)
            for b in self.spells(beneficiary) or outside
        )
        return tuple(i for i in common if None in i or i[0] < i[1])  # type: ignore[operator]

    def binds(self, state: str, on: date) -> bool | None:
        """Whether a state is a party on a day; None where the entry into force is not known."""
        verdict: bool | None = False
        for start, until in self.spells(state):
            if until is not None and on >= until:
                continue
            if start is None:
                if self.signed is None or on >= self.signed:
                    verdict = None
            elif on >= start:
                return True
        return verdict

    def members(self, on: date) -> tuple[str, ...]:
        """The parties on a day, in the file's order."""
        return tuple(s for s in self.parties if self.binds(s, on))

    def source(self, key: str) -> Source:
        """The source that a provision's key stands for."""
        return next(s for s in self.sources if s.key == key)

    def provision(self, article: str) -> Provision:
        """The provision with this article number; KeyError if there is none."""
        for provision in self.provisions:
            if provision.article == article:
                return provision
        raise KeyError(article)


Interval = tuple["date | None", "date | None"]


def _common(first: Interval, second: Interval, limits: Interval) -> Interval:
    """The days in both spells and within the limits; an unknown start of a spell stays unknown."""
    start = None
    if first[0] is not None and second[0] is not None:
        start = max(d for d in (first[0], second[0], limits[0]) if d is not None)
    ends = [i[1] for i in (first, second, limits) if i[1] is not None]
    return start, min(ends, default=None)
