"""Who must do what: the incidents that the reports put on the table, put to the duties engine."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from foedera import atlas, must
from foedera.brief.model import Case, Row
from foedera.brief.tables import disputes, topics
from foedera.brief.touched import duty_word
from foedera.treaties.words import article_number

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from foedera.brief.model import Told
    from foedera.brief.words import Words
    from foedera.compare import Dispute
    from foedera.must import Answer, Finding
    from foedera.read import Reading
    from foedera.treaties import Architecture

__all__ = ["Asked", "ask_cases", "describe", "fighters", "places_named", "question", "sentence"]

_MOST = 3
_WIDE = frozenset({"sea", "strait", "region", "line"})
_SMALL = frozenset({"shoal", "island"})
_HELP = frozenset({"defense", "offense", "assistance", "consultation"})
_FORCE = frozenset({"COERCE", "ASSAULT"})


class Asked:
    """The incidents, their answers in force and, where there is one, under the proposal."""

    def __init__(
        self,
        incidents: list[must.Incident],
        today: list[Answer],
        proposed: list[Answer],
        forced: tuple[must.Incident, Answer] | None,
    ) -> None:
        self.incidents = incidents
        self.today = today
        self.proposed = proposed
        self.forced = forced


def places_named(readings: Sequence[Reading]) -> tuple[str, ...]:
    """The atlas's places that the reports name, in the order of the atlas."""
    text = "\n".join(f"{r.report.title or ''}\n{r.report.text}" for r in readings).casefold()
    found = []
    for place in atlas.places():
        names = (place.name.en, place.name.ar, *place.aliases["en"], *place.aliases["ar"])
        if any(len(n) > 3 and _stands_in(n.casefold(), text) for n in names):
            found.append(place.slug)
    return tuple(found)


def _stands_in(name: str, text: str) -> bool:
    at = text.find(name)
    while at >= 0:
        before, after = text[at - 1 : at], text[at + len(name) : at + len(name) + 1]
        if not (before.isalnum() and not _joined(before)) and not after.isalnum():
            return True
        at = text.find(name, at + 1)
    return False


def _joined(letter: str) -> bool:
    """Arabic writes some particles onto the next word."""
    return bool(re.match(r"[وفبلك]", letter))


def ask_cases(
    readings: Sequence[Reading],
    events: Sequence[Told],
    live: Sequence[Dispute],
    on: date,
    proposal: Architecture | None,
) -> Asked:
    """At most three incidents: at reefs and islands that the reports name, then by their topics."""
    by_place = {d.place: d for d in live if atlas.place(d.place).kind not in _WIDE}
    named = [p for p in places_named(readings) if p in by_place]
    small = [p for p in named if atlas.place(p).kind in _SMALL]
    subjects = {t for e in events for t in e.topics} | {t for r in readings for t in r.topics}
    usual = [
        place
        for topic in topics()
        if topic in subjects
        for place in topics().get(topic, {}).get("places", ())
        if place in by_place
    ]
    wanted = [*small, *usual, *named]
    mentioned = {a for r in readings for a in r.actors}
    incidents: list[must.Incident] = []
    for place in dict.fromkeys(wanted):
        pair = _pair(by_place[place], mentioned)
        if pair is not None and len(incidents) < _MOST:
            incidents.append(
                must.Incident(
                    (pair[0],), pair[1], on, object=by_place[place].object, place=place, id=place
                )
            )
    today = must.ask_many(incidents) if incidents else []
    under = must.ask_many(incidents, proposal) if incidents and proposal else []
    return Asked(incidents, today, under, _forced(incidents, named, events))


def _forced(
    incidents: Sequence[must.Incident], named: Sequence[str], events: Sequence[Told]
) -> tuple[must.Incident, Answer] | None:
    """Where the reports tell of force short of an attack, the same incident as coercion."""
    used = {a for e in events if e.event in _FORCE and e.status == "happened" for a in e.actors}
    for incident in incidents:
        if incident.place in named and set(incident.attackers) & used:
            softer = must.Incident(
                incident.attackers,
                incident.target,
                incident.on,
                act="coercion",
                object=incident.object,
                place=incident.place,
            )
            return incident, must.ask(softer)
    return None


def _pair(dispute: Dispute, mentioned: set[str]) -> tuple[str, str] | None:
    chosen = disputes().get(dispute.place)
    if chosen is not None and set(chosen) <= set(dispute.rivals):
        return chosen[0], chosen[1]
    for attacker, target in dispute.attacks:
        if {attacker, target} <= mentioned:
            return attacker, target
    return dispute.attacks[0] if dispute.attacks else None


def question(incident: must.Incident, words: Words) -> str:
    """The incident as a question's first half."""
    place = words.place(str(incident.place))
    attacker, target = (words.name(c) for c in (incident.attackers[0], incident.target))
    if incident.object == "public-vessel":
        return words.say(
            "An armed attack by {attacker} on a government vessel of {target} at {place}",
            attacker=attacker,
            target=target,
            place=place,
        )
    if place == words.bare(incident.target):
        return words.say(
            "An armed attack by {attacker} on {target}", attacker=attacker, target=target
        )
    return words.say(
        "An armed attack by {attacker} on {place} (held by {target})",
        attacker=attacker,
        target=target,
        place=place,
    )


def sentence(incident: must.Incident, answer: Answer, words: Words) -> str:
    """Whom the attack would bind to fight, and for whom that is arguable."""
    asked = question(incident, words)
    fights = {s: f for s, f in _helpful(answer).items() if f.duty == "defense"}
    bound = [s for s, f in fights.items() if f.verdict == "bound"]
    open_ = [s for s, f in fights.items() if f.verdict == "arguable"]
    if bound and open_:
        return words.say(
            "{attack} would bind {bound} to help defend {target}; for {open} that is arguable.",
            attack=asked,
            bound=words.names(bound),
            target=words.name(incident.target),
            open=words.names(open_),
        )
    if bound:
        return words.say(
            "{attack} would bind {bound} to help defend {target}, and nobody else.",
            attack=asked,
            bound=words.names(bound),
            target=words.name(incident.target),
        )
    if open_:
        return words.say(
            "{attack} would clearly bind nobody; for {open} a duty to defend {target} is arguable.",
            attack=asked,
            target=words.name(incident.target),
            open=words.names(open_),
        )
    return words.say("{attack} would bind nobody to fight.", attack=asked)


def added(today: Answer, under: Answer | None, words: Words) -> str:
    """Whom the proposal would bind besides, as a sentence; empty if nobody."""
    if under is None:
        return ""
    extra = [s for s in fighters(under) if s not in fighters(today)]
    if not extra:
        return ""
    return words.say("Under the proposal {states} would be bound too.", states=words.names(extra))


def fighters(answer: Answer) -> tuple[str, ...]:
    """The states bound to defend the target."""
    found = _helpful(answer).items()
    return tuple(s for s, f in found if f.duty == "defense" and f.verdict == "bound")


def verdict_word(verdict: str, words: Words) -> str:
    """The one word for a verdict, the same throughout."""
    return words.keyed("must", f"verdict:{verdict}")


def describe(asked: Asked, proposal: Architecture | None, words: Words) -> tuple[Case, ...]:
    """The cases in words."""
    found = []
    for index, incident in enumerate(asked.incidents):
        today = asked.today[index]
        under = asked.proposed[index] if asked.proposed else None
        found.append(
            Case(
                id=incident.id,
                question=question(incident, words),
                answer=" ".join(
                    part
                    for part in (sentence(incident, today, words), added(today, under, words))
                    if part
                ),
                rows=_rows(today, under, words),
                rest=_rest(today, words),
                command=_command(incident, proposal),
            )
        )
    return tuple(found)


def _rows(today: Answer, under: Answer | None, words: Words) -> tuple[Row, ...]:
    """States with the same verdict for the same reason share a row; who fights stands first."""
    now = _helpful(today)
    then = _helpful(under) if under else {}
    groups: dict[tuple[str, ...], list[str]] = {}
    rows: dict[tuple[str, ...], Row] = {}
    for state in (*now, *(s for s in then if s not in now)):
        finding, later = now.get(state) or then[state], then.get(state)
        verdict = finding.verdict if state in now else "not-bound"
        proposed = "" if under is None else later.verdict if later else "not-bound"
        row = Row(
            state="",
            verdict=verdict,
            word=verdict_word(verdict, words),
            basis=_basis(finding, words),
            promise=_promise(finding, words),
            because=_because(finding, words) if state in now else "",
            proposed=proposed,
            proposed_word=verdict_word(proposed, words) if proposed else "",
        )
        key = (verdict, proposed, finding.agreement.id, row.promise, row.because)
        rows.setdefault(key, row)
        groups.setdefault(key, []).append(state)
    return tuple(
        replace(row, state=words.capital(words.list_of([words.bare(s) for s in groups[key]])))
        for key, row in rows.items()
    )


def _helpful(answer: Answer) -> dict[str, Finding]:
    """Per state its strongest finding that helps the target, if any."""
    found: dict[str, Finding] = {}
    for finding in answer.findings:
        helps = finding.duty in _HELP and finding.beneficiary == answer.incident.target
        if helps and finding.verdict != "not-bound":
            found.setdefault(finding.state, finding)
    fights = {state: f for state, f in found.items() if f.duty in ("defense", "offense")}
    return {**fights, **found}


def _basis(finding: Finding, words: Words) -> str:
    name = words.capital(finding.agreement.short.of(words.lang))
    article = words.digits(article_number(finding.article))
    if not article:
        return name
    return words.say("{agreement}, art. {article}", agreement=name, article=article)


def _promise(finding: Finding, words: Words) -> str:
    response = finding.provision.response
    duty = duty_word(finding.duty, words)
    return f"{words.capital(duty)}: {response.of(words.lang)}" if response else words.capital(duty)


def _because(finding: Finding, words: Words) -> str:
    if finding.verdict == "bound":
        return ""
    return finding.decisive[0].because.of(words.lang)


def _rest(answer: Answer, words: Words) -> tuple[str, ...]:
    """Agreements in force that bind nobody here, each with the test that fails."""
    helped = _helpful(answer)
    reasons: dict[str, tuple[Finding, set[str]]] = {}
    for finding in answer.findings:
        lives = finding.tests[0].holds is not False
        if finding.duty == "defense" and lives and finding.verdict == "not-bound":
            states = reasons.setdefault(finding.agreement.id, (finding, set()))[1]
            if finding.state not in helped:
                states.add(finding.state)
    pledges = tuple(
        dict.fromkeys(f.sentence(words.lang) for f in answer.findings if f.breaks_own_pledge)
    )
    return pledges + tuple(
        words.say(
            "{agreement}: not bound. {because}",
            agreement=words.capital(finding.agreement.short.of(words.lang)),
            because=finding.decisive[0].because.of(words.lang),
        )
        for finding, states in reasons.values()
        if states
    )


def _command(incident: must.Incident, proposal: Architecture | None) -> str:
    parts = [
        "foedera must",
        f"--attacker {incident.attackers[0]}",
        f"--target {incident.target}",
        f"--act {incident.act}",
        f"--object {incident.object}",
        f"--place {incident.place}",
        f"--on {incident.on.isoformat()}",
    ]
    if proposal is not None:
        parts.append(f"--architecture {proposal.slug}")
    return " ".join(parts)
