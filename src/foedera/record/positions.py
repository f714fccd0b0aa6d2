"""Each state's stance on a proposal or agreement over time, with the statements behind it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from foedera import treaties
from foedera.errors import NotFound, Undetermined
from foedera.read.naming import topic_name
from foedera.read.words import topics
from foedera.record.stances import STANCES, Stance, matters, stance_of, together, window

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from foedera.record.model import Claim, RecordedEvent
    from foedera.record.record import Record

__all__ = ["Position", "Positions", "Statement", "positions"]


@dataclass(frozen=True, slots=True)
class Statement:
    """An act that shows a stance: which, why it is taken so, and the claims that tell it.

    `start` and `end` are the act's date; where no report dates it, the day of the first report,
    and `dated` is False. `because` is the key of the reason.
    """

    event: int
    stance: Stance
    because: str
    start: date | None
    end: date | None
    dated: bool
    claims: tuple[Claim, ...]

    def to_json(self) -> dict[str, Any]:
        """The statement with its words, speaker, outlets and report."""
        return {
            "event": self.event,
            "stance": self.stance,
            "because": self.because,
            "start": self.start.isoformat() if self.start else None,
            "end": self.end.isoformat() if self.end else None,
            "dated": self.dated,
            "claims": [claim.to_json() for claim in self.claims],
        }


@dataclass(frozen=True, slots=True)
class Position:
    """A state's stance: now, how it came about, and from which statements.

    `history` has a day and the stance from then on, one entry for each change. `divided` is True
    where the last statements stand on both sides.
    """

    state: str
    stance: Stance
    divided: bool
    history: tuple[tuple[date, Stance], ...]
    statements: tuple[Statement, ...]

    def to_json(self) -> dict[str, Any]:
        """The position as one document."""
        return {
            "state": self.state,
            "stance": self.stance,
            "divided": self.divided,
            "history": [{"from": day.isoformat(), "stance": s} for day, s in self.history],
            "statements": [statement.to_json() for statement in self.statements],
        }


@dataclass(frozen=True, slots=True)
class Positions:
    """Who stands where on one topic or agreement."""

    on: str
    title: dict[str, str]
    positions: tuple[Position, ...]

    def of(self, state: str) -> Position | None:
        """The position of one state, if it has shown any."""
        return next((p for p in self.positions if p.state == state), None)

    def to_json(self) -> dict[str, Any]:
        """All positions as one document."""
        return {
            "format": "foedera.positions.v1",
            "on": self.on,
            "title": self.title,
            "positions": [position.to_json() for position in self.positions],
        }


def positions(record: Record, on: str, *, accepted: bool = False) -> Positions:
    """Where states stand on a topic of the scheme or an agreement of the library.

    What a person rejected does not count; with `accepted` only what a person accepted does. Rules
    turn acts into stances (stances.yaml); what they leave open, and what is contradictory within
    half a year, is unclear. Raises NotFound for an unknown name and Undetermined for one that
    nobody can be for or against, such as a sea.

    >>> import tempfile
    >>> from foedera import read
    >>> from foedera.record import open_record
    >>> folder = tempfile.TemporaryDirectory()
    >>> text = "China criticized AUKUS on 3 May 2024. Japan welcomed AUKUS on 4 May 2024."
    >>> with open_record(f"{folder.name}/record.sqlite") as record:
    ...     _ = record.add(read.read(read.report(text, published="2024-05-05")))
    ...     found = positions(record, "aukus")
    >>> [(p.state, p.stance, p.history[0][0].isoformat()) for p in found.positions]
    [('JPN', 'supports', '2024-05-04'), ('CHN', 'opposes', '2024-05-03')]
    >>> folder.cleanup()
    """
    topic, title, members, narrow = _subject(on)
    found: dict[str, list[Statement]] = {}
    for event in record.events(topic=topic, decision="accepted" if accepted else "kept"):
        if narrow and len({*event.actors, *event.recipients} & members) < 2:
            continue
        for state in _actors(event):
            statement = _statement(event, state, topic, members, accepted=accepted)
            if statement is not None:
                found.setdefault(state, []).append(statement)
    made = [_position(state, statements) for state, statements in found.items()]
    made.sort(key=lambda p: (STANCES.index(p.stance), p.state.startswith("org:"), p.state))
    return Positions(on, title, tuple(made))


def _subject(on: str) -> tuple[str, dict[str, str], frozenset[str], bool]:
    """The topic asked for, its names, the parties, and whether only their acts are meant."""
    known = [topic.topic for topic in topics("en")]
    library = treaties.load()
    if on in matters():
        raise Undetermined(
            f"{on!r} is a matter that nobody is for or against",
            where="--on",
            remedy=f"`foedera record list --topic {on}` shows what was said and done about it.",
        )
    if on in known:
        # Of a proposal there are no parties yet, whoever is meant to join.
        agreements = [a for a in library.by_topic(on) if a.force != "proposed"]
        title = {lang: topic_name(on, lang) for lang in ("en", "ar")}
        parties = {party for a in agreements for party in a.parties} if len(agreements) == 1 else ()
        return on, title, frozenset(parties), False
    try:
        agreement = library.agreement(on)
    except NotFound as error:
        from difflib import get_close_matches

        near = get_close_matches(on, known, n=1)
        guess = f"Did you mean {near[0]!r}? " if near else f"{error.remedy or ''} "
        raise NotFound(
            f"no topic or agreement {on!r}",
            where="--on",
            remedy=f"{guess}Topics: {', '.join(t for t in known if t not in matters())}.",
        ) from None
    if not agreement.topics:
        raise Undetermined(
            f"reports are not read for {agreement.id}: no topic of the scheme stands for it",
            where="--on",
            remedy="Ask for a topic, such as asian-nato.",
        )
    topic = agreement.topics[0]
    title = {lang: agreement.short.of(lang) for lang in ("en", "ar")}
    return topic, title, frozenset(agreement.parties), len(library.by_topic(topic)) > 1


def _actors(event: RecordedEvent) -> tuple[str, ...]:
    return tuple(dict.fromkeys(a for claim in event.claims for a in claim.event.actors))


def _statement(
    event: RecordedEvent, state: str, topic: str, members: frozenset[str], *, accepted: bool
) -> Statement | None:
    """What an event says of one state's stance; tellings that disagree leave it unclear."""
    told: list[tuple[Claim, Stance, str]] = []
    for claim in event.claims:
        counts = claim.verdict == "accepted" if accepted else claim.verdict != "rejected"
        if not counts or state not in claim.event.actors or topic not in claim.event.topics:
            continue
        shown = stance_of(claim.event, state, claim.evidence, members)
        if shown is not None:
            told.append((claim, *shown))
    # What a state's own people or the reporter say goes before what others say of it.
    direct = [one for one in told if one[2] != "said-by-another"] or told
    if not direct:
        return None
    claims = tuple(claim for claim, _, _ in direct)
    stances = {stance for _, stance, _ in direct}
    stance, because = direct[0][1:] if len(stances) == 1 else ("unclear", "tellings-differ")
    days = [claim.source.published for claim in claims if claim.source.published]
    first = min(days, default=None)
    dated = event.start is not None
    return Statement(
        event.id,
        stance,
        because,
        event.start or first,
        event.end or first,
        dated,
        claims,
    )


def _position(state: str, statements: Sequence[Statement]) -> Position:
    ordered = sorted(statements, key=lambda s: (s.start or date.max, s.event))
    history: list[tuple[date, Stance]] = []
    stance, divided = together([s.stance for s in ordered if s.start is None])
    for day in sorted({s.start for s in ordered if s.start is not None}):
        stance, divided = together(_speaking(ordered, day))
        if not history or history[-1][1] != stance:
            history.append((day, stance))
    return Position(state, stance, divided, tuple(history), tuple(ordered))


def _speaking(statements: Iterable[Statement], day: date) -> list[Stance]:
    """The stances of the statements that still speak on a day; what was clear stays so."""
    first = day - timedelta(days=window())
    return [s.stance for s in statements if s.start is not None and first < s.start <= day]
