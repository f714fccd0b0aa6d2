"""What people are told about a language model's part in a reading."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from foedera.locale import translator

if TYPE_CHECKING:
    from foedera.locale import Translator
    from foedera.read.model import Usage

__all__ = ["usage_note", "warning"]


def warning(code: str, lang: str, values: dict[str, Any]) -> str:
    """The sentence of a warning whose code begins with llm-."""
    t = translator(lang, "read")
    table = {**_of_answers(t), **_of_events(t), **_of_slots(t)}
    return table[code].format(**values)


def _of_answers(t: Translator) -> dict[str, str]:
    return {
        "llm-down": t(
            "The language model gave no answer, so this is the rules' reading alone: {why}"
        ),
        "llm-envelope": t(
            "The language model's server answered something that is no chat completion; nothing of it was used."
        ),
        "llm-declined": t("The language model declined to read a part of the report."),
        "llm-empty": t("The language model's answer is empty."),
        "llm-json": t("The language model's answer is not JSON; nothing of it was used."),
        "llm-form": t(
            "The language model's answer holds no list of events; nothing of it was used."
        ),
        "llm-truncated": t("The language model's answer was cut off; nothing of it was used."),
        "llm-wrapped": t("The language model wrote words around its answer; they were ignored."),
        "llm-many": t(
            "The language model's answer holds too many events; the last {left} were not looked at."
        ),
        "llm-limit": t(
            "The limit of requests for one report was reached; {sentences} sentences were not put to the language model."
        ),
        "llm-long": t("A sentence is too long to be put to the language model."),
    }


def _of_events(t: Translator) -> dict[str, str]:
    return {
        "llm-item": t(
            "The model's event {n} was rejected: “{field}” is missing or of the wrong kind."
        ),
        "llm-type": t(
            "The model's event {n} was rejected: “{words}” is none of the 16 event types."
        ),
        "llm-status": t("The model's event {n} was rejected: “{words}” is no status."),
        "llm-sentence": t(
            "The model's event {n} was rejected: it was not asked about a sentence {words}."
        ),
        "llm-evidence-absent": t(
            "The model's event {n} was rejected: “{words}” does not stand in sentence {sentence}."
        ),
        "llm-evidence-ambiguous": t(
            "The model's event {n} was rejected: “{words}” stands more than once in sentence {sentence}."
        ),
        "llm-evidence-short": t(
            "The model's event {n} was rejected: “{words}” is too short to tell an act."
        ),
        "llm-actor-unknown": t(
            "The model's event {n} was rejected: the report does not name {code}."
        ),
        "llm-actor-words": t(
            "The model's event {n} was rejected: “{words}”, said to be {code}, does not stand in the report."
        ),
        "llm-actor-other": t(
            "The model's event {n} was rejected: “{words}” names {other}, not {code}."
        ),
        "llm-no-actor": t("The model's event {n} was rejected: it has no doer."),
        "llm-on-itself": t("The model's event {n} was rejected: nobody acts on himself."),
        "llm-alone": t("The model's event {n} was rejected: nobody confers alone."),
    }


def _of_slots(t: Translator) -> dict[str, str]:
    return {
        "llm-date-absent": t(
            "The model's date “{words}” stands neither in its sentence nor once elsewhere; the date was left open."
        ),
        "llm-date-open": t("The model's date “{words}” could not be resolved."),
        "llm-speaker-absent": t(
            "The model's speaker “{words}” is not borne out by its sentence and was left out."
        ),
        "llm-outlet-absent": t(
            "The model's outlet “{words}” does not stand in the report and was left out."
        ),
        "llm-topic-absent": t(
            "The model's topic “{words}” is not borne out by the report and was left out."
        ),
    }


def usage_note(usage: Usage, lang: str) -> str:
    """What asking cost, as one sentence.

    >>> from foedera.read.model import Usage
    >>> usage_note(Usage("m", 2, 1, 1500, 320, 0.0042), "en")
    'Model m: 2 requests, 1 answer from the cache, 1500 tokens in, 320 out, cost 0.0042.'
    """
    t = translator(lang, "read")
    told = [
        t.plural("{n} request", "{n} requests", usage.requests),
        t.plural("{n} answer from the cache", "{n} answers from the cache", usage.cached),
        t("{n} tokens in", n=usage.tokens_in),
        t("{n} out", n=usage.tokens_out),
    ]
    if usage.cost is not None:
        told.append(t("cost {cost}", cost=f"{usage.cost:.4f}"))
    comma = "، " if lang == "ar" else ", "
    return t("Model {model}: {told}.", model=usage.model, told=comma.join(told))
