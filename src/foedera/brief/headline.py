"""The finding that stands over the brief, and the three sentences under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedera.brief.cases import fighters, question
from foedera.brief.cases import sentence as case_sentence
from foedera.brief.sentences import is_signing
from foedera.brief.stances import side
from foedera.brief.tables import topics
from foedera.brief.touched import is_about

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from foedera import treaties
    from foedera.brief.cases import Asked
    from foedera.brief.model import Debate, Told
    from foedera.brief.words import Words
    from foedera.compare import Comparison, Entanglement

__all__ = ["headline", "summary"]

#: Of a proposal the reader first wants to know who made it, then who said no.
_DEBATE = ("REQUEST", "REJECT", "ACCUSE")
#: Days between a signature and a report of it.
_ABOUT = 60
#: Plans between allies that sound like duties.
_PLANS = frozenset(
    {"joint-command", "extended-deterrence", "us-jpn-kor-trilateral", "quad", "aukus"}
)
#: What a reader wants to hear of first.
_NEWS = ("ASSAULT", "COERCE", "SUPPORT", "AGREE", "CONSULT", "COOPERATE")


def headline(
    events: Sequence[Told],
    agreements: Sequence[treaties.Agreement],
    asked: Asked,
    comparison: Comparison | None,
    debates: Sequence[Debate],
    on: date,
    words: Words,
) -> str:
    """What the reader must know, as a sentence without a full stop."""
    if comparison is not None:
        return _proposal(comparison, events, debates, words)
    if asked.forced is not None:
        return _force(asked, words)
    fresh = _concluded(events, agreements, on)
    if fresh is not None:
        return _new_agreement(fresh, agreements, words)
    if agreements:
        return _standing(agreements, words)
    if asked.today:
        return case_sentence(asked.incidents[0], asked.today[0], words).rstrip(".")
    return words.count(
        "{n} event read, and no agreement that foedera knows is touched",
        "{n} events read, and no agreement that foedera knows is touched",
        len(events),
    )


def _proposal(
    comparison: Comparison, events: Sequence[Told], debates: Sequence[Debate], words: Words
) -> str:
    """What the proposal would lay on the state that asks for it, else on the one it binds most."""
    debate = next((d for d in debates if d.proposal), None)
    about = [e for e in events if debate is not None and debate.topic in e.topics]
    asking = {s for e in about if e.event == "REQUEST" and side(e) == "for" for s in e.actors}
    # What is turned down is somebody's proposal, even if the reports do not tell of it apart.
    authors = asking or {s for e in about if e.event == "REJECT" for s in e.recipients}
    drawn = [e for e in comparison.entanglements if e.new_allies or e.new_disputes]
    if not drawn or comparison.changes("lost", "defense"):
        return comparison.sentence(words.lang).rstrip(".")
    named = {state for e in about for state in (*e.actors, *e.recipients)}
    lead = max(
        drawn,
        key=lambda e: (
            e.state in authors,
            e.state in named,
            len(e.new_disputes),
            len(e.new_allies),
        ),
    )
    finding = _burden(comparison, lead, words)
    backers = asking | {s.state for s in debate.in_favor} if debate else asking
    if len(backers) == 1 and asking:
        return words.say(
            "{finding}; in these reports only {state} asks for it",
            finding=finding,
            state=words.name(backers.pop()),
        )
    if debate is not None and not backers and not authors and debate.against:
        return words.say("{finding}; in these reports nobody asks for it", finding=finding)
    return finding


def _burden(comparison: Comparison, lead: Entanglement, words: Words) -> str:
    proposal = comparison.after.title[words.lang]
    state = words.name(lead.state)
    allies = words.count("{n} more state", "{n} more states", len(lead.new_allies))
    places = words.count(
        "{n} more disputed place", "{n} more disputed places", len(lead.new_disputes)
    )
    if lead.new_allies and lead.new_disputes:
        return words.say(
            "{proposal} would bind {state} to defend {allies} and to fight at {places}",
            proposal=proposal, state=state, allies=allies, places=places,
        )  # fmt: skip
    if lead.new_allies:
        return words.say(
            "{proposal} would bind {state} to defend {allies}",
            proposal=proposal, state=state, allies=allies,
        )  # fmt: skip
    return words.say(
        "{proposal} would bind {state} to fight at {places}",
        proposal=proposal, state=state, places=places,
    )  # fmt: skip


def _force(asked: Asked, words: Words) -> str:
    assert asked.forced is not None
    incident, softer = asked.forced
    place = words.place(str(incident.place))
    bound = fighters(asked.today[asked.incidents.index(incident)])
    if fighters(softer):
        return case_sentence(incident, softer, words).rstrip(".")
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


def _concluded(
    events: Sequence[Told], agreements: Sequence[treaties.Agreement], on: date
) -> treaties.Agreement | None:
    """The agreement whose conclusion the reports tell of: its parties, and signed about then."""
    for event in events:
        if event.event != "SUPPORT" or event.status not in ("happened", "planned"):
            continue
        if not any(is_signing(w.excerpt.marked) for w in event.witnesses):
            continue
        involved = {*event.actors, *event.recipients}
        day = event.when.first if event.when else on
        for agreement in agreements:
            ours = is_about(event, agreement) and involved == set(agreement.parties)
            if ours and agreement.signed and abs((agreement.signed - day).days) <= _ABOUT:
                return agreement
    return None


def _new_agreement(
    agreement: treaties.Agreement, agreements: Sequence[treaties.Agreement], words: Words
) -> str:
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
    law = _law_among(agreements)
    if law is None:
        return words.say("{agreement} binds nobody to fight for anybody", agreement=name)
    return words.say(
        "{agreement} binds nobody to fight; {law} remains what binds",
        agreement=name,
        law=law.short.of(words.lang),
    )


def _standing(agreements: Sequence[treaties.Agreement], words: Words) -> str:
    """No duty is new: what is politics, and which treaty binds."""
    law = _law_among(agreements)
    if law is None:
        return words.say(
            "Nothing reported binds anybody to fight: {agreements} hold no duty of defense",
            agreements=words.list_of([a.short.of(words.lang) for a in agreements], most=2),
        )
    treaty = law.short.of(words.lang)
    fresh = [
        topic
        for topic in topics()
        if topic in _PLANS and any(topic in a.topics and a.force == "political" for a in agreements)
    ]
    if not fresh:
        return words.say("No new duty to fight: {law} remains what binds", law=treaty)
    return words.say(
        "Politics, not law: {plans} add no duty to fight, and {law} remains what binds",
        plans=words.list_of([words.topic(topic) for topic in fresh[:2]]),
        law=treaty,
    )


def _law_among(agreements: Sequence[treaties.Agreement]) -> treaties.Agreement | None:
    """The first treaty with a duty of defense."""
    for agreement in agreements:
        if agreement.force == "binding" and any(p.duty == "defense" for p in agreement.provisions):
            return agreement
    return None


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
    ranked = sorted(events, key=_weight)
    others = [e for e in ranked if set(e.actors) != set(ranked[0].actors)]
    best = [ranked[0], *others[:1]]
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


def _weight(event: Told) -> tuple[bool, int, bool, bool, int, int]:
    proposal = any("proposal" in topics().get(t, {}) for t in event.topics)
    return (
        not proposal,
        _DEBATE.index(event.event) if proposal and event.event in _DEBATE else len(_DEBATE),
        event.status not in ("happened", "ongoing"),
        not event.topics and event.event not in _NEWS[:2],
        _NEWS.index(event.event) if event.event in _NEWS else len(_NEWS),
        int(event.id[1:]),
    )


def _law(asked: Asked, comparison: Comparison | None, words: Words) -> str:
    if asked.today:
        return _first_case(asked, words)
    if comparison is not None and comparison.summary(words.lang):
        return comparison.summary(words.lang)[0]
    return ""


def _first_case(asked: Asked, words: Words) -> str:
    """Who is bound today and who would be besides; the rest stands further down."""
    incident, today = asked.incidents[0], asked.today[0]
    bound = fighters(today)
    extra = fighters(asked.proposed[0]) if asked.proposed else ()
    extra = tuple(s for s in extra if s not in bound)
    if not (bound and extra):
        return case_sentence(incident, today, words)
    return words.say(
        "{attack} binds {bound} today, and {extra} as well under the proposal.",
        attack=question(incident, words),
        bound=words.names(bound),
        extra=words.names(extra),
    )


def _next(coming: Sequence[Told], words: Words) -> str:
    event = next((e for e in coming if e.when or e.topics or e.recipients), None)
    if event is None:
        return ""
    if event.when is None:
        return words.say("Next: {sentence}.", sentence=event.sentence)
    return words.say("Next, on {day}: {sentence}.", day=event.when.text, sentence=event.sentence)
