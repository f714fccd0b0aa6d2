"""The agreements that the reports touch: their state that day, what they promise, what is new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedera.brief.model import Agreement, Promise
from foedera.brief.sentences import is_signing
from foedera.brief.tables import topics
from foedera.treaties.words import article_number

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from foedera import treaties
    from foedera.brief.model import Told
    from foedera.brief.words import Words

__all__ = ["describe", "duty_word", "is_about", "touched"]


#: Articles that are numbers; other provisions go by a word of ours, which no reader needs.


#: Days within which another date of signature is an error rather than another agreement.
_NEAR = 92


def duty_word(duty: str, words: Words) -> str:
    """What a kind of promise is called."""
    return words.keyed("treaties", f"promise:{duty}")


def touched(
    named: Sequence[str], events: Sequence[Told], library: treaties.Library, on: date
) -> tuple[treaties.Agreement, ...]:
    """The agreements that the reports are about, the most told of first.

    `named` are topics that the reports touch with or without an event. A generic topic such as
    joint command means only agreements of which two parties act together in an event about it.
    Of a topic's ended agreements one counts only if none is left.
    """
    found: dict[str, treaties.Agreement] = {}
    for topic in dict.fromkeys([*(t for e in events for t in e.topics), *named]):
        about = [{*e.actors, *e.recipients} for e in events if topic in e.topics]
        entry = topics().get(topic, {})
        fitting = list(library.by_topic(topic, on))
        if entry.get("generic"):
            kinds = set(entry.get("kinds", ()))
            fitting += [a for a in library if kinds & set(a.kind) and a not in fitting]
            fitting = [a for a in fitting if any(_together(a, who) for who in about)]
        living = [a for a in fitting if a.ended is None or a.ended > on]
        for agreement in living or fitting:
            if agreement.force != "proposed":
                found.setdefault(agreement.id, agreement)

    def told_of(agreement: treaties.Agreement) -> int:
        """Events that its parties share count twice."""
        about = [{*e.actors, *e.recipients} for e in events if is_about(e, agreement)]
        return sum(2 if _together(agreement, who) else 1 for who in about)

    def age(agreement: treaties.Agreement) -> int:
        return abs((agreement.signed - on).days) if agreement.signed else 1_000_000

    return tuple(sorted(found.values(), key=lambda a: (-told_of(a), age(a))))


def _together(agreement: treaties.Agreement, who: set[str]) -> bool:
    return len(who & set(agreement.parties)) >= 2


def describe(
    agreement: treaties.Agreement, events: Sequence[Told], on: date, words: Words
) -> Agreement:
    """One agreement in words."""
    about = [e for e in events if is_about(e, agreement)]
    return Agreement(
        id=agreement.id,
        name=words.capital(agreement.short.of(words.lang)),
        title=agreement.title.of(words.lang),
        state=_state(agreement, on, words),
        parties=words.names(_parties(agreement, on), most=10),
        promises=tuple(_promise(agreement, p, words) for p in agreement.provisions if _runs(p, on)),
        adds=_adds(agreement, about, on, words),
        verified=agreement.verified is not None,
    )


def is_about(event: Told, agreement: treaties.Agreement) -> bool:
    """Whether an event is about an agreement: by its own topic, or by kind and parties."""
    together = _together(agreement, {*event.actors, *event.recipients})
    for topic in event.topics:
        entry = topics().get(topic, {})
        if not entry.get("generic"):
            if topic in agreement.topics:
                return True
        elif together and (
            topic in agreement.topics or set(entry.get("kinds", ())) & set(agreement.kind)
        ):
            return True
    return False


def _parties(agreement: treaties.Agreement, on: date) -> tuple[str, ...]:
    return agreement.members(on) or tuple(agreement.parties)


def _runs(provision: treaties.Provision, on: date) -> bool:
    return (provision.from_ is None or provision.from_ <= on) and (
        provision.until is None or on < provision.until
    )


def _state(agreement: treaties.Agreement, on: date, words: Words) -> str:
    kind = words.keyed("treaties", f"form:{agreement.force}")
    if agreement.ended is not None and on >= agreement.ended:
        since = words.say("ended on {day}", day=words.day(agreement.ended, weekday=False))
    elif agreement.is_in_force(on) is True and agreement.in_force is not None:
        day = words.day(agreement.in_force, weekday=False)
        law = agreement.force in ("binding", "domestic")
        since = words.say("in force since {day}" if law else "standing since {day}", day=day)
    elif agreement.signed is not None and on >= agreement.signed:
        since = words.say(
            "signed on {day}, not in force that day",
            day=words.day(agreement.signed, weekday=False),
        )
    elif agreement.signed is not None:
        since = words.say("not yet signed that day")
    else:
        since = words.say("entry into force not known")
    return words.say("{kind}; {since}", kind=words.capital(kind), since=since)


def _promise(agreement: treaties.Agreement, provision: treaties.Provision, words: Words) -> Promise:
    source = agreement.source(provision.source)
    says = provision.says.of(words.lang)
    return Promise(
        article=words.digits(article_number(provision.article)),
        duty=words.capital(duty_word(provision.duty, words)),
        says=says,
        discretion=words.keyed("must", f"discretion:{provision.discretion}")
        if provision.trigger is not None and provision.discretion != "none-stated"
        else "",
        source=source.cite,
        url=source.url if (source.url or "").startswith(("https://", "http://")) else None,
    )


def _adds(
    agreement: treaties.Agreement, about: Sequence[Told], on: date, words: Words
) -> tuple[str, ...]:
    """What the reports say of it, and how that stands to the record."""
    lines = [f"{event.sentence} ({event.status_word})" for event in about[:3]]
    signed = [
        e
        for e in about
        if e.event == "SUPPORT"
        and any(is_signing(w.excerpt.marked) for w in e.witnesses)
        and e.when is not None
    ]
    if signed and agreement.signed is not None:
        event = signed[0]
        assert event.when is not None
        day = words.day(agreement.signed, weekday=False)
        if event.when.first <= agreement.signed <= event.when.last:
            lines.append(words.say("The record agrees: signed on {day}.", day=day))
        elif abs((agreement.signed - event.when.first).days) <= _NEAR:
            lines.append(words.say("The record differs: signed on {day}.", day=day))
    later = agreement.in_force
    if later is not None and later > on and agreement.signed is not None and agreement.signed <= on:
        lines.append(
            words.say(
                "It has since entered into force, on {day}.", day=words.day(later, weekday=False)
            )
        )
    return tuple(lines)
