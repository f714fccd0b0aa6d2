"""Architectures: which agreements hold, today or under a redesign somebody proposes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from foedera.errors import NotFound, UsageError
from foedera.store import cached
from foedera.treaties.build import source_from
from foedera.treaties.library import load
from foedera.treaties.model import Agreement, PartySpell, Text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from foedera.treaties.library import Library
    from foedera.treaties.model import Source

__all__ = ["Architecture", "architecture", "architectures"]

_OURS = Path(__file__).parent / "architectures"


@dataclass(frozen=True, slots=True)
class Filter:
    """Which agreements an edit means; None asks nothing. `bilateral` counts the day's parties."""

    ids: tuple[str, ...] | None = None
    kind: tuple[str, ...] | None = None
    force: tuple[str, ...] | None = None
    party: str | None = None
    bilateral: bool | None = None

    def fits(self, agreement: Agreement, on: date | None) -> bool:
        """Whether the agreement is meant."""
        members = agreement.members(on) if on else tuple(agreement.parties)
        return (
            (self.ids is None or agreement.id in self.ids)
            and (self.kind is None or bool(set(self.kind) & set(agreement.kind)))
            and (self.force is None or agreement.force in self.force)
            and (self.party is None or self.party in members)
            and (self.bilateral is None or (len(members) == 2) == self.bilateral)
        )


@dataclass(frozen=True, slots=True)
class Edit:
    """One change to the set: add a proposal, drop or keep what fits, take a state out."""

    add: str | None = None
    drop: Filter | None = None
    keep: Filter | None = None
    remove_party: str | None = None


@dataclass(frozen=True, slots=True)
class Architecture:
    """A set of agreements with edits; what it holds depends on the date.

    `assumed` are the ids of proposals taken as if they bound their members.
    """

    slug: str
    title: Text
    about: Text
    sources: tuple[Source, ...]
    members: tuple[str, ...]
    why: dict[str, Text]
    assumed: tuple[str, ...]
    _base: tuple[Agreement, ...]
    _edits: tuple[Edit, ...]

    def agreements(self, on: date | None = None) -> tuple[Agreement, ...]:
        """The agreements of this architecture; with `on`, those that may be in force that day."""
        kept = list(self._base)
        for edit in self._edits:
            kept = self._apply(edit, kept, on)
        if on is None:
            return tuple(kept)
        return tuple(a for a in kept if a.id in self.assumed or a.is_in_force(on) is not False)

    def _apply(self, edit: Edit, kept: list[Agreement], on: date | None) -> list[Agreement]:
        if edit.add is not None:
            return [*kept, _as_if_in_force(load().agreement(edit.add), self.members)]
        if edit.drop is not None:
            return [a for a in kept if not edit.drop.fits(a, on)]
        if edit.keep is not None:
            return [a for a in kept if edit.keep.fits(a, on)]
        if edit.remove_party is not None:
            return [b for a in kept if (b := _without(a, edit.remove_party)) is not None]
        return kept


def _as_if_in_force(proposal: Agreement, members: tuple[str, ...]) -> Agreement:
    """A proposal among its members, without dates: it binds on whatever day is asked about."""
    from datetime import date

    everyone = members or tuple(proposal.parties)
    parties: dict[str, tuple[PartySpell, ...]] = {
        m: (PartySpell(date.min, None),) for m in everyone
    }
    named = tuple(proposal.parties)

    def chosen(states: tuple[str, ...] | None) -> tuple[str, ...]:
        """All members where the proposal speaks of all; else those it names who are members."""
        return (
            everyone if not states or states == named else tuple(s for s in everyone if s in states)
        )

    provisions = tuple(
        replace(p, bearers=chosen(p.bearers), beneficiaries=chosen(p.beneficiaries))
        for p in proposal.provisions
    )
    return replace(proposal, parties=parties, provisions=provisions, signed=None, in_force=date.min)


def _without(agreement: Agreement, state: str) -> Agreement | None:
    """The agreement with one party gone, or None where fewer than two are left."""
    if state not in agreement.parties:
        return agreement
    parties = {code: spells for code, spells in agreement.parties.items() if code != state}
    if len(parties) < 2:
        return None
    provisions = tuple(
        replace(
            p,
            bearers=tuple(s for s in p.bearers or () if s != state),
            beneficiaries=tuple(s for s in p.beneficiaries or () if s != state),
        )
        for p in agreement.provisions
    )
    return replace(agreement, parties=parties, provisions=provisions)


def architecture(
    slug: str, *, members: Sequence[str] | None = None, library: Library | None = None
) -> Architecture:
    """The architecture of this name, with other members if given.

    Raises NotFound with the names there are, and UsageError where members cannot be chosen.

    >>> from foedera import treaties
    >>> treaties.architecture("in-force").title.of("en")
    'What is in force'
    """
    files = _files()
    if slug not in files:
        near = get_close_matches(slug, files, n=1)
        guess = f"Did you mean {near[0]!r}? " if near else ""
        raise NotFound(
            f"no architecture {slug!r}",
            where="--architecture",
            remedy=f"{guess}There are: {', '.join(sorted(files))}.",
        )
    file = files[slug]
    choice = file["members"]
    if members is not None and choice is None:
        raise UsageError(
            f"the members of {slug!r} cannot be chosen",
            where="--members",
            remedy="Leave --members out, or take an architecture with members, e.g. asian-nato.",
        )
    chosen = tuple(members if members is not None else choice["default"] if choice else ())
    if choice is not None and len(set(chosen)) < 2:
        raise UsageError(
            "an alliance needs two members",
            where="--members",
            remedy="Name at least two states, e.g. --members JPN,PHL.",
        )
    everything = tuple(library or load()) if file["base"] == "in-force" else ()
    edits = tuple(_edit(e) for e in file["edits"])
    return Architecture(
        slug=slug,
        title=Text(**file["title"]),
        about=Text(**file["about"]),
        sources=tuple(source_from(s) for s in file["sources"]),
        members=chosen,
        why={code: Text(**text) for code, text in (choice["why"] if choice else {}).items()},
        assumed=tuple(e.add for e in edits if e.add),
        _base=tuple(a for a in everything if a.force != "proposed"),
        _edits=edits,
    )


def architectures() -> tuple[str, ...]:
    """The names of all architectures."""
    return tuple(sorted(_files()))


def _edit(value: dict[str, Any]) -> Edit:
    return Edit(
        add=value["add"],
        drop=_filter(value["drop"]),
        keep=_filter(value["keep"]),
        remove_party=value["remove-party"],
    )


def _filter(value: dict[str, Any] | None) -> Filter | None:
    if value is None:
        return None
    ids, kind, force = (
        None if value[k] is None else tuple(value[k]) for k in ("ids", "kind", "force")
    )
    return Filter(ids, kind, force, value["parties-include"], value["bilateral"])


@cache
def _files() -> dict[str, dict[str, Any]]:
    paths = tuple(sorted(_OURS.glob("*.yaml")))

    def build() -> dict[str, dict[str, Any]]:
        from foedera.treaties.check import check_architecture

        return {path.stem: check_architecture(path) for path in paths}

    value: dict[str, dict[str, Any]] = cached("architectures", paths, build)
    return value
