"""Why: each test's result as a sentence, in both languages, from the same row the engine tested."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from foedera import atlas
from foedera.atlas.speech import spoken
from foedera.locale import LANGUAGES, translator
from foedera.locale.days import spoken_day
from foedera.locale.prose import joined
from foedera.treaties import Text
from foedera.treaties.words import article_label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from foedera.must.finding import Answer, Finding
    from foedera.treaties import Agreement, Provision

__all__ = ["because", "headline", "spoken_duty", "spoken_group"]

Row = dict[str, Any]


def _names(codes: Sequence[str], lang: str) -> str:
    return joined([spoken(c, lang) for c in codes], lang)


class _Voice:
    """What the sentences of one test need: the row, the text behind it, one language."""

    def __init__(
        self, row: Row, scopes: list[Row], agreement: Agreement, provision: Provision, lang: str
    ) -> None:
        self.row = row
        self.scopes = scopes
        self.agreement = agreement
        self.provision = provision
        self.lang = lang
        self._t = translator(lang, "must")

    def say(self, message: str, **values: Any) -> str:
        row = self.row
        return self._t(
            message,
            treaty=self.agreement.short.of(self.lang),
            article=article_label(self.provision.article, self.lang),
            bearer=spoken(row["bearer"], self.lang),
            beneficiary=spoken(row["beneficiary"], self.lang),
            day=spoken_day(row["on"], self.lang),
            **values,
        )

    def word(self, message: str) -> str:
        return self._t(message)

    def words(self, items: Sequence[str]) -> str:
        return joined([self.word(item) for item in items], self.lang, either=True)


def because(
    test: str, row: Row, scopes: list[Row], agreement: Agreement, provision: Provision
) -> Text:
    """The reason for a test's result on one row of the engine's table, in both languages."""
    reason = _REASONS[test]
    en, ar = (reason(_Voice(row, scopes, agreement, provision, lang)) for lang in LANGUAGES)
    return Text(_capital(en), ar)


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def _in_force(v: _Voice) -> str:
    if v.row["test_in-force"]:
        return v.say("In force between {bearer} and {beneficiary} on {day}: {treaty}.")
    agreement, on = v.agreement, v.row["on"]
    if agreement.ended and on >= agreement.ended:
        return v.say(
            "No longer in force since {ended}: {treaty}.", ended=spoken_day(agreement.ended, v.lang)
        )
    start = agreement.in_force
    if v.row["test_in-force"] is None:
        return v.say("Not established when it entered into force: {treaty}.")
    if agreement.signed and on < agreement.signed:
        return v.say("Not yet signed on {day}: {treaty}.")
    if start and on < start:
        return v.say("In force only since {start}: {treaty}.", start=spoken_day(start, v.lang))
    for code in (v.row["bearer"], v.row["beneficiary"]):
        if code in agreement.parties and agreement.binds(code, on) is False:
            return v.say("On {day}, {state} was no party: {treaty}.", state=spoken(code, v.lang))
    return v.say("Article {article} did not apply on {day}: {treaty}.")


def _applies(v: _Voice) -> str:
    if v.row["test_applies"]:
        return v.say("Not suspended between {bearer} and {beneficiary}.")
    on: date = v.row["on"]
    for pause in v.agreement.suspended:
        if (
            pause.rests(v.row["bearer"], v.row["beneficiary"])
            and pause.from_ <= on
            and (not pause.until or on < pause.until)
        ):
            return pause.because.of(v.lang)
    raise AssertionError("a suspension without its reason")


def _undoubted(v: _Voice) -> str:
    if v.row["test_undoubted"]:
        return v.say("No doubt about the promise is on record.")
    on: date = v.row["on"]
    doubts = (*v.agreement.doubts, *v.provision.doubts)
    found = [
        d.because.of(v.lang)
        for d in doubts
        if (d.from_ is None or d.from_ <= on) and (d.until is None or on < d.until)
    ]
    return " ".join(found)


def _binding(v: _Voice) -> str:
    match v.row["force"]:
        case "binding":
            return v.say("It binds in law.")
        case "assumed":
            return v.say("Taken as concluded, as its authors propose: {treaty}.")
        case "political":
            return v.say("A political commitment, promised but not owed in law: {treaty}.")
        case _:
            return v.say("A state's own law, which promises nothing to another state: {treaty}.")


def _side(v: _Voice) -> str:
    if v.row["test_side"]:
        if v.row["role"] == "attacked":
            return v.say("The state attacked: {beneficiary}.")
        return v.say("The attacker is {beneficiary}, and the promise reaches that case.")
    if v.row["role"] == "attacking":
        return v.say(
            "The attacker is {beneficiary}; the promise protects it only when it is attacked."
        )
    return v.say("The state attacked is {beneficiary}; the promise is made for when it attacks.")


def _act(v: _Voice) -> str:
    trigger = v.provision.trigger
    act = v.word(f"act:{v.row['act']}")
    if trigger is None or "any" in trigger.acts:
        return v.say("Article {article} sets no threshold.")
    asked = v.words([f"threshold:{word}" for word in trigger.acts])
    if v.row["test_act"]:
        return v.say(
            "The act ({act}) reaches what article {article} asks: {asked}.", act=act, asked=asked
        )
    if v.row["test_act"] is None:
        return v.say(
            "Whether this act ({act}) amounts to what article {article} asks ({asked}) is disputed.",
            act=act,
            asked=asked,
        )
    return v.say(
        "The act ({act}) stays short of what article {article} asks: {asked}.", act=act, asked=asked
    )


def _attacker(v: _Voice) -> str:
    attackers = _names(v.row["attackers"], v.lang)
    rule = v.row["attacker_rule"]
    if rule == "any":
        return v.say("Article {article} does not ask who attacks.")
    meant = {
        "in": "only these attackers count: {states}",
        "not": "an attack by these is left out: {states}",
        "non-party": "only a state that is no party counts",
        "alignment": "only a communist attacker counts",
    }[rule]
    meant = v.say(meant, states=_names(v.row["attacker_states"], v.lang))
    if v.row["test_attacker"]:
        return v.say("The attacker fits ({attackers}): {meant}.", attackers=attackers, meant=meant)
    return v.say(
        "The attacker does not fit ({attackers}): {meant}.", attackers=attackers, meant=meant
    )


def _covered(v: _Voice) -> str:
    thing = v.word(f"object:{v.row['object']}")
    if v.row["anything"]:
        return v.say("Article {article} does not limit what is protected or where.")
    wanted = v.row["test_covered"]
    if wanted:
        scope = next(s for s in v.scopes if s["covered"])
        return v.say(
            "Article {article} covers this: {thing}, {where}.", thing=thing, where=_where(v, scope)
        )
    reasons: list[str] = []
    if wanted is None and v.row["place"] is None:
        return v.say(
            "No place is given, and article {article} asks for one ({thing}).", thing=thing
        )
    for scope in _nearest([s for s in v.scopes if s["covered"] is wanted]):
        reasons += [r for r in _misses(v, scope, wanted=wanted) if r not in reasons]
    message = (
        "Whether article {article} covers this is unclear ({thing}): {reasons}."
        if wanted is None
        else "Article {article} does not cover this ({thing}): {reasons}."
    )
    glue = "؛ " if v.lang == "ar" else "; "
    return v.say(message, thing=thing, reasons=glue.join(reasons))


def _nearest(scopes: list[Row]) -> list[Row]:
    """The scopes that come closest: those that mean the thing, and whose holder fits, first."""

    def distance(scope: Row) -> tuple[bool, bool]:
        return scope["part_object"] is False, scope["part_holder"] is False

    least = min(map(distance, scopes), default=None)
    return [scope for scope in scopes if distance(scope) == least]


def _where(v: _Voice, scope: Row) -> str:
    parts = []
    if scope["holders"] is not None:
        holder = scope["holder"]
        if scope["held_by_party"]:
            parts.append(
                v.say(
                    "at a place that a party administers ({holder})", holder=spoken(holder, v.lang)
                )
            )
        else:
            parts.append(
                v.say("at a place that {holder} administers", holder=spoken(holder, v.lang))
            )
    if scope["area"]:
        parts.append(
            v.say("inside the area: {area}", area=atlas.area(scope["area"]).name.of(v.lang))
        )
    if not parts:
        return v.say("wherever it is")
    return joined(parts, v.lang)


def _misses(v: _Voice, scope: Row, *, wanted: bool | None) -> list[str]:
    """What keeps this scope from holding: its failing parts, or its unclear ones."""
    out = []
    if scope["part_object"] is wanted:
        # A scope for other things says nothing about this one unless all scopes are such.
        if any(s["part_object"] for s in v.scopes):
            return []
        out.append(v.say("it protects other things"))
    elif scope["part_object"] is False:
        return []
    if scope["part_holder"] is wanted:
        out.append(_holder_miss(v, scope, wanted=wanted))
    if scope["part_territory"] is wanted:
        out.append(_territory_miss(v, scope, wanted=wanted))
    if scope["part_area"] is wanted:
        area = atlas.area(scope["area"]).name.of(v.lang)
        out.append(
            v.say("the place lies outside the area: {area}", area=area)
            if wanted is False
            else v.say("the place lies at the vague edge of the area: {area}", area=area)
        )
    return out


def _holder_miss(v: _Voice, scope: Row, *, wanted: bool | None) -> str:
    if wanted is None:
        return v.say("it is disputed or not known who administers the place")
    if scope["holder"] is None:
        return v.say("the place is no state's territory")
    holder = spoken(scope["holder"], v.lang)
    if scope["held_by_party"]:
        return v.say("the place is administered by {holder}, which is no party", holder=holder)
    meant = _names(scope["holders"], v.lang)
    return v.say(
        "the place is administered by {holder}, the text asks for {meant}",
        holder=holder,
        meant=meant,
    )


def _territory_miss(v: _Voice, scope: Row, *, wanted: bool | None) -> str:
    kinds = v.words([f"territory:{kind}" for kind in scope["territories"]])
    if wanted is None:
        return v.say("it is not known whether the place is {kinds}", kinds=kinds)
    return v.say("the place is not {kinds}", kinds=kinds)


def _conditions(v: _Voice) -> str:
    if not v.row["conditions"]:
        return v.say("Article {article} sets no further condition.")
    refuted = [c for c in v.row["conditions"] if c in v.row["refuted"]]
    unknown = [
        c for c in v.row["conditions"] if c not in (*v.row["refuted"], *v.row["established"])
    ]
    named = refuted or unknown or v.row["conditions"]
    glue = "؛ " if v.lang == "ar" else "; "
    reasons = glue.join(_condition(v, slug) for slug in named)
    if not refuted and not unknown and set(named) <= set(v.row["presumed"]):
        return v.say("Taken as given, since nothing says otherwise: {reasons}.", reasons=reasons)
    if refuted:
        return v.say("A condition of article {article} is not met: {reasons}.", reasons=reasons)
    if unknown:
        return v.say(
            "Not known whether a condition of article {article} is met: {reasons}.", reasons=reasons
        )
    return v.say("The conditions of article {article} are met: {reasons}.", reasons=reasons)


def _condition(v: _Voice, slug: str) -> str:
    trigger = v.provision.trigger
    for condition in trigger.conditions if trigger else ():
        named = (
            f"{condition.test}:{','.join(condition.states)}" if condition.states else condition.test
        )
        if named == slug and condition.because:
            return condition.because.of(v.lang).rstrip(".")
    test, _, states = slug.partition(":")
    return v.say(f"condition:{test}", states=_names(states.split(","), v.lang) if states else "")


_REASONS: dict[str, Callable[[_Voice], str]] = {
    "in-force": _in_force,
    "applies": _applies,
    "undoubted": _undoubted,
    "binding": _binding,
    "side": _side,
    "act": _act,
    "attacker": _attacker,
    "covered": _covered,
    "conditions": _conditions,
}


def spoken_duty(finding: Finding, lang: str) -> str:
    """One sentence for a finding: who is bound to what, and the deciding reason."""
    return spoken_group([finding], lang)


def spoken_group(findings: Sequence[Finding], lang: str) -> str:
    """One sentence for several states with the same finding."""
    t = translator(lang, "must")
    first = findings[0]
    several = ":several" if len(findings) > 1 else ""
    said = t(
        f"{first.verdict}: {first.duty}{several}",
        state=_some([f.state for f in findings], lang),
        other=spoken(first.beneficiary, lang),
        treaty=first.agreement.short.of(lang),
        article=article_label(first.article, lang),
    )
    said = _capital(said)
    if first.verdict == "bound":
        return said
    return f"{said} {first.decisive[0].because.of(lang)}"


def headline(answer: Answer, lang: str) -> str:
    """Who must fight for the target, who arguably must, and who breaks a pledge."""
    t = translator(lang, "must")
    target = spoken(answer.incident.target, lang)
    said = []
    for verdict, message in (
        ("bound", "Bound to help defend {target}: {states}."),
        ("arguable", "Arguably bound to help defend {target}: {states}."),
    ):
        states = _defenders(answer, verdict)
        if states:
            said.append(t(message, target=target, states=_some(states, lang)))
    if not said:
        said.append(t("No state is bound to help defend {target}.", target=target))
    talkers = sorted(
        {f.state for f in answer.findings if f.duty == "consultation" and f.verdict == "bound"}
        - set(_defenders(answer, "bound"))
    )
    if talkers:
        said.append(t("Bound to consult: {states}.", states=_some(talkers, lang)))
    breakers = sorted(
        {f.state for f in answer.findings if f.breaks_own_pledge and f.verdict == "bound"}
    )
    if breakers:
        said.append(
            t("Breaks its own pledge of non-aggression: {states}.", states=_names(breakers, lang))
        )
    return " ".join(said)


def _some(codes: Sequence[str], lang: str, *, most: int = 8) -> str:
    """Names in the order of their language; beyond `most`, how many more there are."""
    names = sorted((spoken(c, lang) for c in codes), key=lambda name: name.removeprefix("the "))
    if len(names) > most + 1:
        rest = len(names) - most
        more = translator(lang, "must").plural("{n} other", "{n} others", rest)
        names = [*names[:most], more]
    return joined(names, lang)


def _defenders(answer: Answer, verdict: str) -> list[str]:
    """States whose firmest verdict on defending the target is this one."""
    states = {
        f.state
        for f in answer.findings
        if f.duty == "defense" and f.beneficiary == answer.incident.target
    }
    return sorted(s for s in states if answer.verdict(s, "defense") == verdict)
