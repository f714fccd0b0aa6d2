"""`foedera must`: ask from the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from foedera import atlas
from foedera.console import console, print_json
from foedera.errors import UsageError
from foedera.locale import check_language
from foedera.must.ask import ask_many
from foedera.must.chain import chain
from foedera.must.incident import Incident, load_cases, parse_day
from foedera.must.show import print_answer, print_chain
from foedera.treaties import architecture as architecture_of
from foedera.treaties import load

if TYPE_CHECKING:
    from pathlib import Path

    from foedera.must.chain import Chain
    from foedera.must.finding import Answer

__all__ = ["must"]

_ANSWERS = {"yes": True, "no": False, "unknown": None}


def must(
    *,
    attackers: list[str],
    target: str | None,
    act: str,
    object_: str,
    place: str | None,
    on: str | None,
    facts: list[str],
    cases: Path | None,
    chained: bool,
    architecture: str,
    members: str | None,
    library: Path | None,
    lang: str | None,
    as_json: bool,
) -> None:
    """Print the answer to one incident, to a file of them, or the war they lead to."""
    language = check_language(lang or "en")
    under = architecture_of(architecture, members=_members(members), library=load(library))
    if cases is not None:
        if attackers or target:
            raise UsageError(
                "both --cases and an incident",
                remedy="Give either a file or --attacker and --target.",
            )
        incidents = load_cases(cases)
    else:
        incidents = (_incident(attackers, target, act, object_, place, on, facts),)
    if chained:
        _print_chain(chain(incidents, under), language, as_json=as_json)
        return
    answers = ask_many(incidents, under)
    if not as_json:
        screen = console()
        for answer in answers:
            print_answer(answer, language, screen)
    elif cases is not None:
        print_json([_case_document(answer, language) for answer in answers])
    else:
        print_json(answers[0].to_json(language))


def _incident(
    attackers: list[str],
    target: str | None,
    act: str,
    object_: str,
    place: str | None,
    on: str | None,
    facts: list[str],
) -> Incident:
    return Incident(
        attackers=tuple(atlas.find_state(a, where="--attacker").code for a in attackers),
        target=atlas.find_state(
            _needed(target, "--target", "the state attacked"), where="--target"
        ).code,
        on=parse_day(_needed(on, "--on", "the day; treaties come and go")),
        act=act,
        object=object_,
        place=place,
        facts=_facts(facts),
    )


def _needed(value: str | None, option: str, what: str) -> str:
    if value is None:
        raise UsageError(f"{option} is missing", remedy=f"Give {what}, or a file with --cases.")
    return value


def _members(text: str | None) -> list[str] | None:
    return None if text is None else [atlas.find_state(m.strip()).code for m in text.split(",")]


def _facts(texts: list[str]) -> dict[str, bool | None]:
    out: dict[str, bool | None] = {}
    for text in texts:
        fact, _, value = text.partition("=")
        if value not in _ANSWERS:
            raise UsageError(
                f"{text!r} is no fact",
                where="--fact",
                remedy="Write it as unprovoked=yes, =no or =unknown.",
            )
        out[fact] = _ANSWERS[value]
    return out


def _case_document(answer: Answer, lang: str) -> dict[str, Any]:
    return {"id": answer.incident.id, **answer.to_json(lang)}


def _print_chain(found: Chain, lang: str, *, as_json: bool) -> None:
    if as_json:
        print_json(found.to_json(lang))
    else:
        print_chain(found, lang, console())
