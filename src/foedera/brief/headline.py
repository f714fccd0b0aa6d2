"""The finding that stands over the brief, and the three sentences under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedera import atlas
from foedera.brief.sentences import is_signing
from foedera.brief.tables import topics

if TYPE_CHECKING:
    from collections.abc import Sequence

    from foedera import treaties
    from foedera.brief.cases import Asked
    from foedera.brief.model import Debate, Told
    from foedera.brief.words import Words
    from foedera.compare import Comparison
    from foedera.must import Answer

__all__ = ["headline", "summary"]


def headline(
    events: Sequence[Told],
    agreements: Sequence[treaties.Agreement],
    asked: Asked,
    comparison: Comparison | None,
    debates: Sequence[Debate],
    words: Words,
) -> str:
    """What the reader must know, as a sentence without a full stop."""
    if comparison is not None:
        return _proposal(comparison, debates, words)
    if asked.forced is not None:
        return _force(asked, words)
    fresh = _concluded(events, agreements)
    if fresh is not None:
        return _new_agreement(fresh, words)
    if agreements:
        return _standing(agreements, words)
    if asked.today:
        return asked.today[0].sentence(words.lang).rstrip(".")
    return words.count(
        "{n} event read, and no agreement that foedera knows is touched",
        "{n} events read, and no agreement that foedera knows is touched",
        len(events),
    )


def _proposal(comparison: Comparison, debates: Sequence[Debate], words: Words) -> str:
    finding = comparison.sentence(words.lang).rstrip(".")
    debate = next((d for d in debates if d.proposal), None)
    if debate is None:
        return finding
    backers = list(dict.fromkeys(s.state for s in debate.in_favor))
    critics = list(dict.fromkeys(s.state for s in debate.against))
    if len(backers) == 1:
        return words.say(
            "{finding}; in these reports only {state} asks for it",
            finding=finding,
            state=words.name(backers[0]),
        )
    if not backers and critics:
        return words.say("{finding}; in these reports nobody asks for it", finding=finding)
    return finding


def _force(asked: Asked, words: Words) -> str:
    assert asked.forced is not None
    incident, softer = asked.forced
    place = atlas.place(str(incident.place)).name.of(words.lang)
    bound = _bound(asked.today[asked.incidents.index(incident)])
    if softer.strongest() and any(f.verdict == "bound" for f in softer.findings):
        return asked.today[0].sentence(words.lang).rstrip(".")
    if not bound:
        return words.say(
            "What happened at {place} obliges nobody to fight, and no treaty clearly would",
            place=place,
        )
    return words.say(
        "What happened at {place} obliges nobody to fight; an armed attack there would bind {states}",
        place=place,
        states=words.names(bound),
    )


def _bound(answer: Answer) -> list[str]:
    found: dict[str, None] = {}
    for finding in answer.findings:
        if finding.verdict == "bound" and finding.duty == "defense":
            found.setdefault(finding.state)
    return list(found)


def _concluded(
    events: Sequence[Told], agreements: Sequence[treaties.Agreement]
) -> treaties.Agreement | None:
    """The agreement whose conclusion the reports tell of."""
    for event in events:
        if event.event != "SUPPORT" or event.status not in ("happened", "planned"):
            continue
        if not any(is_signing(w.excerpt.marked) for w in event.witnesses):
            continue
        for agreement in agreements:
            involved = {*event.actors, *event.recipients}
            if set(event.topics) & set(agreement.topics) and involved & set(agreement.parties):
                return agreement
    return None


def _new_agreement(agreement: treaties.Agreement, words: Words) -> str:
    name = words.capital(agreement.short.of(words.lang))
    duties = {p.duty for p in agreement.provisions}
    if "defense" in duties:
        return words.say(
            "{agreement} binds {parties} to defend each other",
            agreement=name,
            parties=words.names(tuple(agreement.parties), most=5),
        )
    if duties & {"access", "basing"}:
        return words.say(
            "{agreement} opens the door to each other's forces and binds neither side to fight for the other",
            agreement=name,
        )
    return words.say("{agreement} binds nobody to fight for anybody", agreement=name)


def _standing(agreements: Sequence[treaties.Agreement], words: Words) -> str:
    """No duty is new: which of the agreements touched is law, and which is politics."""
    law = [a for a in agreements if a.force == "binding" and _defends(a)]
    politics = [a for a in agreements if a.force == "political"]
    if law and politics:
        return words.say(
            "No new duty to fight: {politics} are political, and {law} remains what binds",
            politics=words.list_of([a.short.of(words.lang) for a in politics], most=3),
            law=law[0].short.of(words.lang),
        )
    if law:
        return words.say(
            "No new duty to fight: {law} remains what binds", law=law[0].short.of(words.lang)
        )
    return words.say(
        "Nothing reported binds anybody to fight: {agreements} hold no duty of defense",
        agreements=words.list_of([a.short.of(words.lang) for a in agreements], most=3),
    )


def _defends(agreement: treaties.Agreement) -> bool:
    return any(p.duty == "defense" for p in agreement.provisions)


def summary(
    events: Sequence[Told],
    asked: Asked,
    comparison: Comparison | None,
    coming: Sequence[Told],
    words: Words,
) -> tuple[str, ...]:
    """Three sentences: what was reported, what the law says, what comes next."""
    return tuple(
        sentence
        for sentence in (
            _reported(events, words),
            _law(asked, comparison, words),
            _next(coming, words),
        )
        if sentence
    )


def _reported(events: Sequence[Told], words: Words) -> str:
    if not events:
        return words.say("No event was read in the reports.")
    best = sorted(events, key=_weight)[:2]
    dated = []
    for event in best:
        said = event.sentence
        if event.when is not None and event.when.first == event.when.last:
            said = f"{said} ({event.when.text})"
        dated.append(said)
    if len(dated) == 1:
        return f"{dated[0]}."
    second = dated[1] if words.lang == "ar" else _lower(dated[1])
    return words.say("{one}, and {two}.", one=dated[0], two=second)


def _lower(sentence: str) -> str:
    """The sentence inside another: its article small, a name as it is."""
    starts = ("The ", "It ")
    return sentence[0].lower() + sentence[1:] if sentence.startswith(starts) else sentence


def _weight(event: Told) -> tuple[bool, bool, bool, bool, int]:
    proposal = any("proposal" in topics().get(t, {}) for t in event.topics)
    return (
        not proposal,
        event.event not in ("REQUEST", "REJECT") if proposal else False,
        not event.topics,
        event.status not in ("happened", "ongoing"),
        int(event.id[1:]),
    )


def _law(asked: Asked, comparison: Comparison | None, words: Words) -> str:
    if asked.today:
        return asked.today[0].sentence(words.lang)
    if comparison is not None and comparison.summary(words.lang):
        return comparison.summary(words.lang)[0]
    return ""


def _next(coming: Sequence[Told], words: Words) -> str:
    if not coming:
        return ""
    event = coming[0]
    if event.when is None:
        return words.say("Next: {sentence}.", sentence=event.sentence)
    return words.say("Next, on {day}: {sentence}.", day=event.when.text, sentence=event.sentence)
