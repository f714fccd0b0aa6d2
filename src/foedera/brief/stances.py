"""Who is for and who against, read off from what states have said and done."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from foedera.brief.model import Debate, Stance
from foedera.brief.tables import actors, topics

if TYPE_CHECKING:
    from collections.abc import Sequence

    from foedera.brief.model import Told
    from foedera.brief.words import Words

__all__ = ["debates", "side"]

_FOR = frozenset({"REQUEST", "SUPPORT", "AGREE", "COOPERATE"})
_AGAINST = frozenset({"REJECT", "ACCUSE", "PROTEST", "THREATEN", "SANCTION"})


def side(event: Told) -> str:
    """For, against or unclear: a call to stop something is against it."""
    if event.event in _AGAINST:
        return "against"
    if event.event in _FOR and event.status != "denied":
        marked = " ".join(w.excerpt.marked for w in event.witnesses).casefold()
        stops = event.event == "REQUEST" and any(word in marked for word in actors()["stopping"])
        return "against" if stops else "for"
    return "unclear"


def debates(events: Sequence[Told], words: Words) -> tuple[Debate, ...]:
    """One debate per proposal or contested agreement, each state once on a side of it."""
    found = []
    for topic, entry in topics().items():
        proposal = "proposal" in entry
        if not (proposal or entry.get("contested")):
            continue
        about = [e for e in events if topic in e.topics]
        sides: dict[str, dict[tuple[str, str], Stance]] = {"for": {}, "against": {}, "unclear": {}}
        for event in about:
            speakers = list(dict.fromkeys(w.speaker for w in event.witnesses if w.speaker)) or [""]
            for state in event.actors:
                for who in speakers:
                    stance = Stance(state, words.bare(state), who, event.sentence, event.id)
                    sides[side(event)].setdefault((state, who), stance)
        kept = {name: _each_once(stances) for name, stances in sides.items()}
        torn = {s.state for s in kept["for"]} & {s.state for s in kept["against"]}
        kept = {
            name: tuple(replace(s, divided=s.state in torn) for s in stances)
            for name, stances in kept.items()
        }
        clear = {s.state for name in ("for", "against") for s in kept[name]}
        unclear = tuple(s for s in kept["unclear"] if s.state not in clear)
        if (proposal and about) or (kept["for"] and kept["against"]):
            found.append(
                Debate(
                    topic,
                    words.capital(words.topic(topic)),
                    proposal,
                    kept["for"],
                    kept["against"],
                    unclear,
                )
            )
    return tuple(sorted(found, key=lambda debate: not debate.proposal))


def _each_once(stances: dict[tuple[str, str], Stance]) -> tuple[Stance, ...]:
    """A state that speaks through named people needs no further line without a name."""
    named = {state for state, who in stances if who}
    return tuple(stance for (state, who), stance in stances.items() if who or state not in named)
