"""What a comparison says, as sentences in English and Arabic: the finding, then its grounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedera.compare.words import listing, place_name, state_name, state_names
from foedera.locale import translator
from foedera.locale.days import spoken_day

if TYPE_CHECKING:
    from foedera.compare.comparison import Comparison
    from foedera.compare.entanglement import Entanglement
    from foedera.locale import Translator

__all__ = ["headline", "summary"]


def headline(found: Comparison, lang: str) -> str:
    """The finding: who is drawn in most or, where duties mostly end, who is left without."""
    t = translator(lang, "compare")
    after = found.after.title[lang]
    if found.is_empty:
        return t(
            "Nothing would change: {before} and {after} hold the same duties on {day}",
            before=found.before.title[lang],
            after=after,
            day=spoken_day(found.on, lang),
        )
    gained, lost = len(found.changes("gained", "defense")), len(found.changes("lost", "defense"))
    if lost > gained:
        return _loss(found, after, t)
    lead = _most_drawn_in(found)
    if lead is None:
        return (
            t(
                "{after}: nobody would be bound to defend anyone new",
                after=after,
            )
            if not lost
            else _loss(found, after, t)
        )
    return _gain(found, lead, after, t)


def _gain(found: Comparison, lead: Entanglement, after: str, t: Translator) -> str:
    state = state_name(lead.state, t.lang)
    allies, places = len(lead.new_allies), len(lead.new_disputes)
    more_states = t.plural("{n} more state", "{n} more states", allies)
    more_disputes = t.plural("{n} more disputed place", "{n} more disputed places", places)
    if allies and places:
        return t(
            "{after}: {state} would be bound to defend {states} and to fight at {disputes}",
            after=after, state=state, states=more_states, disputes=more_disputes,
        )  # fmt: skip
    if allies:
        return t(
            "{after}: {state} would be bound to defend {states}",
            after=after, state=state, states=more_states,
        )  # fmt: skip
    return t(
        "{after}: {state} would be bound to fight at {disputes}",
        after=after, state=state, disputes=more_disputes,
    )  # fmt: skip


def _loss(found: Comparison, after: str, t: Translator) -> str:
    alone = [g.state for g in found.guarantors if g.change == "left-alone"]
    ended = len(found.changes("lost", "defense"))
    duties = t.plural("{n} duty of defense", "{n} duties of defense", ended)
    if alone:
        return t(
            "{after}: {duties} would end, and nobody would be bound to defend {states}",
            after=after,
            duties=duties,
            states=t.plural("{n} state", "{n} states", len(alone)),
        )
    return t("{after}: {duties} would end", after=after, duties=duties)


def _most_drawn_in(found: Comparison) -> Entanglement | None:
    """The state with most new places and allies, those first where it had no duty at all."""
    drawn = [e for e in found.entanglements if e.new_allies or e.new_disputes]

    def pull(item: Entanglement) -> tuple[int, int, int, int]:
        places = {
            v.place
            for v in found.verdicts
            if v.state == item.state and v.newly_bound and v.before.verdict == "not-bound"
        }
        allies = [c for c in found.changes("gained", "defense") if c.bearer == item.state]
        clean = len(places.intersection(item.new_disputes))
        return clean, len(allies), len(item.new_disputes), len(item.new_allies)

    return max(drawn, key=pull, default=None)


def summary(found: Comparison, lang: str) -> tuple[str, ...]:
    """The grounds, each one sentence: duties, whom, where, guarantors, shape, what is open."""
    if found.is_empty:
        return ()
    t = translator(lang, "compare")
    said = [
        _duties(found, t),
        _whom(found, t),
        _where(found, t),
        *_guarantors(found, t),
        *_shape(found, t),
        _open(found, t),
    ]
    return tuple(s for s in said if s)


def _duties(found: Comparison, t: Translator) -> str:
    counts = {
        (duty, kind): len(found.changes(kind, duty))
        for duty in ("defense", "consultation")
        for kind in ("gained", "lost")
    }
    return t(
        "Counting what one state owes another: duties of defense, {gained} gained and {lost} "
        "lost; duties of consultation, {gained_talks} gained and {lost_talks} lost.",
        gained=counts["defense", "gained"],
        lost=counts["defense", "lost"],
        gained_talks=counts["consultation", "gained"],
        lost_talks=counts["consultation", "lost"],
    )


def _whom(found: Comparison, t: Translator) -> str | None:
    lead = _most_drawn_in(found)
    if lead is None or not lead.new_allies:
        return None
    return t(
        "{state} would newly have to fight for {states}.",
        state=_start(state_name(lead.state, t.lang)),
        states=state_names(lead.new_allies, t.lang),
    )


def _where(found: Comparison, t: Translator) -> str | None:
    lead = _most_drawn_in(found)
    if lead is None or not lead.new_disputes:
        return None
    return t(
        "An armed attack would newly bind {state} at {places}.",
        state=state_name(lead.state, t.lang),
        places=listing([place_name(p, t.lang) for p in lead.new_disputes], t.lang),
    )


def _guarantors(found: Comparison, t: Translator) -> list[str]:
    kinds: dict[str, list[str]] = {}
    for change in found.guarantors:
        kinds.setdefault(change.change, []).append(change.state)
    messages = {
        "left-alone": "Left with nobody bound to defend them: {states}.",
        "first": "Defended by treaty for the first time: {states}.",
        "second-added": "No longer dependent on one guarantor alone: {states}.",
        "down-to-one": "Left with one guarantor alone: {states}.",
        "exchanged": "Dependent on another guarantor alone: {states}.",
    }
    return [
        t(message, states=state_names(kinds[kind], t.lang))
        for kind, message in messages.items()
        if kind in kinds
    ]


def _shape(found: Comparison, t: Translator) -> list[str]:
    old, new = found.before.network, found.after.network
    shares = old["hub_share"].value, new["hub_share"].value
    centers = old["centralization"].value, new["centralization"].value
    said = []
    if None not in shares:
        percent = [round(100 * share) for share in shares if share is not None]
        values = {"n": len(found.states), "old": percent[0], "new": percent[1]}
        if len(old.hubs) == len(new.hubs) == 1:
            said.append(
                t(
                    "Of the pairs linked by defense among the {n} states concerned, {hub} is in "
                    "{old}% before and {next_hub} in {new}% after.",
                    hub=state_name(old.hubs[0], t.lang),
                    next_hub=state_name(new.hubs[0], t.lang),
                    **values,
                )
            )
        elif len(old.hubs) == 1:
            said.append(
                t(
                    "Of the pairs linked by defense among the {n} states concerned, {hub} is in "
                    "{old}% before; after, no state is in more than {new}%.",
                    hub=state_name(old.hubs[0], t.lang),
                    **values,
                )
            )
        elif len(new.hubs) == 1:
            said.append(
                t(
                    "Of the pairs linked by defense among the {n} states concerned, no state is in "
                    "more than {old}% before; after, {hub} is in {new}%.",
                    hub=state_name(new.hubs[0], t.lang),
                    **values,
                )
            )
    if None not in centers:
        said.append(
            t(
                "The centralization of that network would go from {old} to {new}, where 1 is a hub "
                "with spokes and 0 is a circle of equals.",
                old=f"{centers[0]:.2f}",
                new=f"{centers[1]:.2f}",
            )
        )
    return said


def _open(found: Comparison, t: Translator) -> str | None:
    cases = {(v.place, v.state) for v in found.verdicts if v.after.verdict == "arguable"}
    if not cases:
        return None
    places = sorted({place for place, _ in cases})
    return t(
        "Whether a duty to fight would arise is arguable at {places}.",
        places=listing([place_name(p, t.lang) for p in places], t.lang),
    )


def _start(name: str) -> str:
    return name[:1].upper() + name[1:]
