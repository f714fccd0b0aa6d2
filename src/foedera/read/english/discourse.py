"""What a report has spoken of so far, and whom its pronouns and definite phrases mean."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from foedera.read.document import keep_last
from foedera.read.english.lexicon import words
from foedera.read.words import frames, neighbours

if TYPE_CHECKING:
    from collections.abc import Iterable

    from foedera.read.document import Draft
    from foedera.read.english.phrase import Phrase

__all__ = ["Discourse"]

_MINISTRIES = frozenset({"ministry", "government", "parliament", "presidency", "army", "military"})
_MEMBERS = frozenset({"ministers", "leaders", "presidents", "premiers"})
_ARTICLES = frozenset({"the", "a", "an", "of", "and", "for", "'s"})
_PERSONS = frozenset({"leaders", "presidents", "premiers", "ministers", "men", "colleagues"})
_APART = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN"})
_SIZES = {"pair": 2, "triple": 3, "quadruple": 4}
_SINGULAR = frozenset({"he", "she", "it", "his", "her", "its", "him"})

_ALLIANCES = ("org:nato", "org:csto", "org:aukus")
_BLOCS = (
    "org:eu",
    "org:asean",
    "org:gcc",
    "org:quad",
    "org:brics",
    "org:sco",
    "org:g7",
    "org:arab-league",
    "org:au",
    "org:pif",
    "org:csto",
)
_NO_PACT = frozenset(
    "praise back reaffirm welcome thank promise ready offer choose defend-words".split()
)
_ENDING = frozenset({"terminate", "suspend", "leave"})
_STATES = frozenset({"countries", "states", "nations", "capitals", "neighbours", "neighbors"})
_OWNING = frozenset({"organ", "role", "person", "modifier", "state"})


@cache
def _meant(table: str) -> dict[str, tuple[str, ...]]:
    """Which types of act a definite noun can point back to; none named: any."""
    return {noun: tuple(kinds) for noun, kinds in words()[table].items()}


@dataclass(slots=True)
class Discourse:
    """The memory of one reading."""

    drafts: list[Draft] = field(default_factory=list)
    dateline: str | None = None
    person: Phrase | None = None
    subject: tuple[str, ...] = ()
    state: str | None = None
    organisation: str | None = None
    official: Phrase | None = None
    organ: Phrase | None = None
    officials: list[Phrase] = field(default_factory=list)
    holders: dict[str, Phrase] = field(default_factory=dict)
    delegation: tuple[str, ...] = ()
    sets: list[tuple[str, ...]] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)

    def note(self, phrase: Phrase) -> None:
        """Remember a phrase that has been read past."""
        if not phrase.entities:
            return
        if phrase.kind == "outlet":
            return
        self.seen = [code for code in self.seen if code not in phrase.entities]
        self.seen.extend(phrase.entities)
        if phrase.kind in ("org",) and phrase.entities[0].startswith("org:"):
            self.organisation = phrase.entities[0]
        if phrase.kind in ("person", "role"):
            self.official = phrase
        if phrase.kind in ("organ", "role", "person"):
            self.organ = phrase
        if phrase.kind in ("person", "role", "organ") and phrase.anaphor is None:
            self.officials.append(phrase)
            keep_last(self.officials)
        if phrase.kind == "person" and phrase.role:
            self.holders[phrase.role] = phrase
        if len(phrase.entities) > 1:
            self.remember(phrase.entities)

    def subject_is(self, phrases: list[Phrase]) -> None:
        """Remember the subject of a main clause."""
        codes = tuple(dict.fromkeys(code for p in phrases for code in p.entities))
        if not codes:
            return
        self.subject = codes
        if len(codes) == 1:
            self.state = codes[0]
        else:
            self.remember(codes)
        persons = [p for p in phrases if p.kind == "person"]
        if persons:
            self.person = persons[0]

    def remember(self, codes: Iterable[str]) -> None:
        """Remember parties that have been told of together."""
        found = tuple(dict.fromkeys(codes))
        if len(found) > 1:
            self.sets.append(found)
            keep_last(self.sets)

    def tell(self, draft: Draft) -> None:
        """Remember an event and who took part in it."""
        self.drafts.append(draft)
        keep_last(self.drafts)
        together = dict.fromkeys([*draft.actors, *draft.recipients])
        if len(together) == 2 or draft.type in (
            "CONSULT",
            "SUPPORT",
            "AGREE",
            "COOPERATE",
            "ASSAULT",
        ):
            self.remember([*draft.actors, *draft.recipients])
        if draft.type == "CONSULT":
            self.delegation = tuple(draft.actors[:1])

    def resolve(self, phrase: Phrase, local: list[Phrase]) -> None:
        """Fill in whom an anaphoric phrase means; `local` are phrases of its sentence before it."""
        if phrase.entities or phrase.anaphor is None:
            return
        word = phrase.anaphor
        if word in _SINGULAR:
            self._singular(phrase, word, local)
        elif word in ("they", "their", "them"):
            phrase.entities = self._several(local)
        elif word == "protagonists":
            states = bool(phrase.words & _STATES)
            phrase.entities = self.protagonists(states=states) or self._counted(2)
        elif word in _SIZES:
            met = bool(phrase.words & _PERSONS)
            phrase.entities = self._counted(_SIZES[word], together=met) or self._allied(phrase)
        elif word == "people":
            source = self._titled(phrase, ("person", "role")) or self.official
            if source and source.entities:
                phrase.entities, phrase.person = source.entities, source.person
        elif word == "organs":
            self._organ(phrase, local)
        elif word == "office":
            self._office(phrase, local)
        elif word in ("rival", "neighbour", "host"):
            found = {"rival": self._rival, "neighbour": self._neighbour, "host": self._host}
            phrase.entities = found[word](local)
        else:
            phrase.entities = self._standing(word)

    def _allied(self, phrase: Phrase) -> tuple[str, ...]:
        """As in "the allies": the alliance, where no group of states has been told of."""
        return self._standing("alliance") if "allies" in phrase.words else ()

    def _rival(self, local: list[Phrase]) -> tuple[str, ...]:
        """Whom "its neighbour" means: of the pair spoken of, the one that is not the subject."""
        mine = next((p.entities for p in local if p.acts and p.entities), self.subject)
        pair = self.protagonists()
        if set(mine) & set(pair):
            return tuple(code for code in pair if code not in mine)
        others = [c for c in reversed(self.seen) if c not in mine and not c.startswith("org:")]
        return tuple(others[:1])

    def _neighbour(self, local: list[Phrase]) -> tuple[str, ...]:
        """Whom "its neighbour" means: the other party or the one named last, if it borders."""
        mine = next((p.entities for p in local if p.acts and p.entities), self.subject)
        near = frozenset[str]().union(*map(neighbours, mine))
        rival = self._rival(local)
        if not near or set(rival) & near:
            return rival
        return tuple([c for c in reversed(self.seen) if c in near and c not in mine][:1])

    def _host(self, local: list[Phrase]) -> tuple[str, ...]:
        """Whom "his hosts" means: those visited, else the other side of what was told last."""
        mine = next((p.entities for p in local if p.acts and p.entities), ())
        mine = mine or (self.person.entities if self.person else self.subject)
        for draft in reversed(self.drafts[-4:]):
            both = [*draft.recipients, *draft.actors]
            others = [c for c in both if c not in mine]
            if others and set(mine) & set(both):
                return tuple(others[:1])
        others = [c for c in reversed(self.seen) if c not in mine]
        return tuple(others[:1])

    def _standing(self, word: str) -> tuple[str, ...]:
        """What the bloc, the visitors, the capital and a crowd stand for."""
        home = self.dateline or self.state
        found = {
            "organisation": self._body(("org:un",), without=True),
            "alliance": self._body(_ALLIANCES),
            "bloc": self._body(_BLOCS),
            "seats": home,
            "crowd": self.dateline or next(iter(self.subject), None),
        }.get(word)
        if word == "visitors":
            return self.delegation or self.subject
        return (found,) if found else ()

    def _body(self, slugs: tuple[str, ...], *, without: bool = False) -> str | None:
        """The organisation named last that a definite description can mean."""
        named = [c for c in self.seen if c.startswith("org:") and (c in slugs) is not without]
        return named[-1] if named else None

    def _singular(self, phrase: Phrase, word: str, local: list[Phrase]) -> None:
        if word in ("he", "she", "his", "her", "him"):
            here = [p for p in local if p.kind == "person" and p.entities]
            source = here[0] if here and word in ("his", "her") else None
            source = source or self.person or (here[-1] if here else None) or self.official
            if word == "him" and here:
                rest = (*reversed(here[:-1]), self.person, self.official)
                apart = [p for p in rest if p and p.entities != here[-1].entities]
                source = apart[0] if apart else source
            if source:
                phrase.entities = source.entities
                if phrase.kind == "pronoun":
                    phrase.person, phrase.written = source.person, source.written
            return
        states = [p for p in local if p.acts and len(p.entities) == 1 and p.kind != "pronoun"]
        if states and word == "its":
            phrase.entities = states[0].entities
        elif self.state:
            phrase.entities = (self.state,)
        elif states:
            phrase.entities = states[0].entities

    def _several(self, local: list[Phrase]) -> tuple[str, ...]:
        together = tuple(dict.fromkeys(c for p in local if p.acts for c in p.entities))
        plural = [p for p in local if p.plural and p.entities]
        if plural:
            return plural[-1].entities
        if len(together) > 1:
            told = self.sets[-1] if self.sets else ()
            return told if told and set(told) <= set(together) else together
        owners = tuple(
            c for p in local[:1] if p.kind in ("possessor", "modifier") for c in p.entities
        )
        if not together and owners:
            return owners
        if self.sets:
            return self.sets[-1]
        return together or self.subject

    def protagonists(self, *, states: bool = False) -> tuple[str, ...]:
        """The two parties that the report has told of together most often, the later if equal."""
        pairs = [
            frozenset(codes)
            for codes in self.sets
            if len(codes) == 2 and not (states and any(c.startswith("org:") for c in codes))
        ]
        if not pairs:
            return ()
        best = max(reversed(pairs), key=Counter(pairs).__getitem__)
        return next(codes for codes in reversed(self.sets) if frozenset(codes) == best)

    def counterpart(self, actors: Iterable[str]) -> list[str]:
        """The one whom an actor has acted upon most often so far, when it is more than once."""
        doers = set(actors)
        met = [
            code
            for draft in self.drafts
            if doers & {*draft.actors, *draft.recipients}
            for code in dict.fromkeys([*draft.actors, *draft.recipients])
            if code not in doers and not (draft.type == "CONSULT" and len(draft.actors) > 2)
        ]
        best = max(reversed(met), key=Counter(met).__getitem__) if met else None
        return [best] if best is not None and met.count(best) > 1 else []

    def _counted(self, size: int, *, together: bool = False) -> tuple[str, ...]:
        """The last parties of that number; `together` passes over those of words between two."""
        apart = [{*d.actors, *d.recipients} for d in self.drafts if d.type in _APART]
        for codes in reversed(self.sets):
            if len(codes) == size and not (together and set(codes) in apart):
                return codes
        if together:
            return self._counted(size)
        states = [code for code in self.seen if not code.startswith("org:")]
        if size == 3:
            larger = next((found for found in reversed(self.sets) if len(found) > size), ())
            return larger or (tuple(states) if len(states) == size else ())
        if size > 3 and self.sets:
            return self.sets[-1]
        return tuple(states[-size:]) if len(states) >= size else ()

    def _titled(self, phrase: Phrase, kinds: tuple[str, ...]) -> Phrase | None:
        """The last one named with a word of a title: "the secretary", "the foreign ministry"."""
        wanted = phrase.words - _ARTICLES
        told = (p for p in reversed(self.officials) if p.kind in kinds and p.words & wanted)
        return next(told, None)

    def _organ(self, phrase: Phrase, local: list[Phrase]) -> None:
        named = self._titled(phrase, ("organ",))
        own = not any(earlier.acts and earlier.entities for earlier in local)
        if own and named is None and self.dateline and phrase.words & _MINISTRIES:
            phrase.entities = (self.dateline,)
            return
        for earlier in (*reversed(local), self.organ):
            if earlier and earlier.entities and earlier.kind in _OWNING:
                phrase.entities = earlier.entities[:1]
                return
        phrase.entities = (self.state,) if self.state else ()

    def _office(self, phrase: Phrase, local: list[Phrase]) -> None:
        if phrase.plural and phrase.definite and self.sets:
            phrase.entities = self.sets[-1]
            return
        holder = self.holders.get(phrase.role or "") if phrase.definite else None
        if holder is not None and not phrase.plural and phrase.kind == "role":
            phrase.entities, phrase.person = holder.entities, holder.person
            return
        if phrase.plural and phrase.definite and phrase.words & _MEMBERS:
            return
        for earlier in local:
            if earlier.entities and earlier.kind in ("state", "organ", "role", "person"):
                phrase.entities = earlier.entities[:1]
                return
        if self.subject:
            phrase.entities = self.subject[:1]
        elif self.dateline:
            phrase.entities = (self.dateline,)

    def thing(self, noun: str, kinds: list[str], actors: Iterable[str]) -> Draft | None:
        """The act that "the deal" or "the launches" refers back to."""
        wanted: tuple[str, ...] | None = _meant("things_by_word").get(noun)
        if wanted is None:
            for kind in kinds:
                if kind in _meant("things_by_class"):
                    wanted = _meant("things_by_class")[kind]
                    break
        if wanted is None:
            return None
        doers = set(actors)
        for draft in reversed(self.drafts):
            if wanted and draft.type not in wanted:
                continue
            if kinds and kinds[0] in ("missile", "test") and draft.frame != "missile-test":
                continue
            if "treaty" in kinds and draft.type == "SANCTION" and draft.frame not in _ENDING:
                continue
            if "treaty" in kinds and draft.frame in _NO_PACT:
                continue
            if doers and doers == {*draft.actors, *draft.recipients}:
                continue
            if not wanted and frames()[draft.frame].spoken and draft.type in ("ACCUSE",):
                continue
            return draft
        return None
