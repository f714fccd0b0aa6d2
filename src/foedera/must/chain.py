"""Chains: a state that enters a war becomes a target and an opponent in turn, to a fixed point.

Declared incidents start the war. Whoever is firmly bound to fight for a state attacked enters on
its side, with the finding as the reason. An entrant is then at war with the other side, which raises
two new questions: who is bound if the attackers strike the entrant; and, before the United Nations
Charter, who is bound to an attacker because the entrant now makes war on it. Since the Charter
(art. 51, in force 24 October 1945) help to a victim is lawful self-defense and no armed attack on
the aggressor, so the aggressor's allies owe it nothing for that.

Nothing is assumed about where an entrant is struck: what hangs on the place alone is left out, and
a declared incident at that place asks about it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from foedera.atlas.speech import spoken
from foedera.errors import UsageError
from foedera.locale import translator
from foedera.locale.prose import joined
from foedera.must.ask import ask_many
from foedera.must.beside import CHARTER
from foedera.must.incident import Incident
from foedera.treaties import architecture

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from foedera.must.finding import Finding
    from foedera.treaties import Architecture

__all__ = ["Chain", "Entry", "chain"]

_FIGHTS = ("defense", "offense")
_OTHER = {"attacker": "target", "target": "attacker"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One state's way into the war.

    `side` is that of the first incident's attacker or target; `round` 0 are the belligerents of the declared incidents, who
    have no `finding`.
    """

    state: str
    side: str
    round: int
    finding: Finding | None
    against: tuple[str, ...]

    @property
    def for_(self) -> str | None:
        """The state for whose sake it enters."""
        return self.finding.beneficiary if self.finding else None

    def to_json(self, lang: str = "en") -> dict[str, Any]:
        """The entry as `must --chain --json` prints it."""
        return {
            "state": self.state,
            "side": self.side,
            "round": self.round,
            "for": self.for_,
            "against": list(self.against),
            "finding": self.finding.to_json(lang) if self.finding else None,
        }


@dataclass(frozen=True, slots=True)
class Chain:
    """The fixed point: who has entered, in rounds, and who may, because a test is unclear."""

    incidents: tuple[Incident, ...]
    architecture: str
    entries: tuple[Entry, ...]
    possible: tuple[Entry, ...]

    def side(self, name: str) -> tuple[str, ...]:
        """The belligerents on a side ('target' or 'attacker'), in the order of entry."""
        return tuple(e.state for e in self.entries if e.side == name)

    def sentence(self, lang: str = "en") -> str:
        """Who fights whom once every firm duty is honored."""
        t = translator(lang, "must")
        first, second = (
            joined([spoken(s, lang) for s in self.side(name)], lang)
            for name in ("attacker", "target")
        )
        said = t(
            "If every firm duty is honored: {first} against {second}.", first=first, second=second
        )
        if self.possible:
            names = joined(
                [spoken(s, lang) for s in dict.fromkeys(e.state for e in self.possible)], lang
            )
            said += " " + t("Arguably drawn in: {states}.", states=names)
        return said

    def to_json(self, lang: str = "en") -> dict[str, Any]:
        """The document that `must --chain --json` prints."""
        return {
            "schema": "foedera.chain.v1",
            "incidents": [i.to_json() for i in self.incidents],
            "architecture": self.architecture,
            "sentence": self.sentence(lang),
            "entries": [e.to_json(lang) for e in self.entries],
            "possible": [e.to_json(lang) for e in self.possible],
        }


def chain(incidents: Sequence[Incident], under: Architecture | str = "in-force") -> Chain:
    """The war that the declared incidents lead to if every firm duty is honored.

    Raises UsageError where the incidents put one state on both sides.

    >>> from datetime import date
    >>> from foedera import must
    >>> attack = must.Incident(("PRK",), "KOR", date(2025, 3, 1), place="seoul")
    >>> must.chain([attack]).side("target")
    ('KOR', 'USA')
    """
    chosen = architecture(under) if isinstance(under, str) else under
    entries = _declared(incidents)
    fighting = {state for incident in incidents for state in incident.attackers}
    pending = list(incidents)
    answered: list[tuple[Incident, list[Finding]]] = []
    round_ = 0
    while pending:
        round_ += 1
        # Facts such as "another ally has acted" change as states enter, so all is asked anew.
        asked = [*(i for i, _ in answered), *pending]
        settled = [_with_facts(i, entries, fighting) for i in asked]
        answers = ask_many(settled, chosen)
        answered = [(i, list(a.findings)) for i, a in zip(asked, answers, strict=True)]
        fresh = _entrants(answered, entries, round_, "bound")
        entries = {**entries, **fresh}
        known = {(i.attackers, i.target) for i in asked}
        pending = [
            i
            for e in fresh.values()
            for i in _consequences(e, entries, incidents)
            if (i.attackers, i.target) not in known
        ]
    possible = _entrants(answered, entries, round_, "arguable")
    return Chain(tuple(incidents), chosen.slug, tuple(entries.values()), tuple(possible.values()))


def _declared(incidents: Sequence[Incident]) -> dict[str, Entry]:
    """The belligerents; the first incident names the sides, later ones may go either way."""
    sides: dict[str, str] = {}
    left = list(incidents)
    while left:
        # Take the next incident that touches the war so far, or open a new front.
        following = next((i for i in left if sides.keys() & {i.target, *i.attackers}), left[0])
        left.remove(following)
        known = next((sides[s] for s in following.attackers if s in sides), None)
        if known is None:
            known = _OTHER[sides.get(following.target, "target")]
        for state in following.attackers:
            _put(sides, state, known)
        _put(sides, following.target, _OTHER[known])
    return {state: Entry(state, side, 0, None, ()) for state, side in sides.items()}


def _put(sides: dict[str, str], state: str, side: str) -> None:
    if sides.setdefault(state, side) != side:
        raise UsageError(
            f"{state} stands on both sides of the incidents",
            remedy="Give the incidents of one war, in which each state has one side.",
        )


def _with_facts(
    incident: Incident, entries: dict[str, Entry], fighting: Collection[str]
) -> Incident:
    """The incident with what the war so far settles, and without presuming what it puts in doubt.

    A victim that has itself attacked, or entered the war, may have provoked the blow.
    """
    side = entries[incident.target].side
    acted: dict[str, bool | None] = {
        f"prior-action:{e.state}": True for e in entries.values() if e.side == side and e.round
    }
    if incident.target in fighting or entries[incident.target].round:
        acted["unprovoked"] = None
    return replace(incident, facts={**acted, **incident.facts})


def _entrants(
    answered: list[tuple[Incident, list[Finding]]],
    entries: dict[str, Entry],
    round_: int,
    verdict: str,
) -> dict[str, Entry]:
    """States outside the war with such a verdict on fighting; the first reason is kept."""
    out: dict[str, Entry] = {}
    for incident, findings in answered:
        for finding in findings:
            known = finding.state in entries or finding.state in out
            if known or finding.duty not in _FIGHTS or finding.verdict != verdict:
                continue
            if incident.place is None and _hangs_on_the_place(finding):
                continue
            side = entries[finding.beneficiary].side
            against = tuple(
                s for s in (*incident.attackers, incident.target) if entries[s].side == _OTHER[side]
            )
            out[finding.state] = Entry(finding.state, side, round_, finding, against)
    return out


def _hangs_on_the_place(finding: Finding) -> bool:
    """Whether nothing can be said before somebody says where the blow falls."""
    return any(test.test == "covered" and test.holds is None for test in finding.tests)


def _consequences(
    entry: Entry, entries: dict[str, Entry], declared: Sequence[Incident]
) -> list[Incident]:
    """The questions an entry raises: the entrant struck, and before the Charter its own war."""
    on = max(i.on for i in declared)
    before_the_charter = on < CHARTER
    if entry.side == "attacker" and not before_the_charter:
        return []
    out = [Incident(entry.against, entry.state, on, id=f"{entry.state} struck")]
    if before_the_charter:
        out += [
            Incident((entry.state,), opponent, on, id=f"{entry.state} at war with {opponent}")
            for opponent in entry.against
        ]
    return out
