"""`foedera must`: ask from the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from foedera import atlas
from foedera.console import console, print_json
from foedera.errors import UsageError
from foedera.locale import check_language
from foedera.must.ask import ask, ask_many
from foedera.must.incident import Incident, load_cases, parse_day
from foedera.treaties import architecture as architecture_of

if TYPE_CHECKING:
    from pathlib import Path

    from foedera.must.finding import Answer

__all__ = ["must"]

_YES_NO = {"yes": True, "no": False}


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
    architecture: str,
    members: str | None,
    lang: str | None,
    as_json: bool,
) -> None:
    """Print the answer to one incident, or to a file of them."""
    language = check_language(lang or "en")
    under = architecture_of(architecture, members=_members(members))
    if cases is not None:
        if attackers or target:
            raise UsageError(
                "both --cases and an incident",
                remedy="Give either a file or --attacker and --target.",
            )
        answers = ask_many(load_cases(cases), under)
        documents = [_case_document(answer, language) for answer in answers]
        if as_json:
            print_json(documents)
        else:
            _print_answers(answers, language)
        return
    answer = ask(
        Incident(
            attackers=tuple(atlas.find_state(a).code for a in attackers),
            target=atlas.find_state(_needed(target, "--target", "the state attacked")).code,
            on=parse_day(_needed(on, "--on", "the day; treaties come and go")),
            act=act,
            object=object_,
            place=place,
            facts=_facts(facts),
        ),
        under,
    )
    if as_json:
        print_json(answer.to_json(language))
    else:
        _print_answers([answer], language)


def _needed(value: str | None, option: str, what: str) -> str:
    if value is None:
        raise UsageError(f"{option} is missing", remedy=f"Give {what}, or a file with --cases.")
    return value


def _members(text: str | None) -> list[str] | None:
    return None if text is None else [atlas.find_state(m.strip()).code for m in text.split(",")]


def _facts(texts: list[str]) -> dict[str, bool]:
    out = {}
    for text in texts:
        fact, _, value = text.partition("=")
        if value not in _YES_NO:
            raise UsageError(
                f"{text!r} is no fact", where="--fact", remedy="Write it as unprovoked=yes or =no."
            )
        out[fact] = _YES_NO[value]
    return out


def _case_document(answer: Answer, lang: str) -> dict[str, Any]:
    return {"id": answer.incident.id, **answer.to_json(lang)}


def _print_answers(answers: list[Answer], lang: str) -> None:
    from foedera.must.show import print_answer

    screen = console()
    for answer in answers:
        print_answer(answer, lang, screen)
