"""Stances and their reasons as sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedera.locale import translator
from foedera.locale.prose import joined
from foedera.record.stances import STANCES
from foedera.record.words import name

if TYPE_CHECKING:
    from foedera.record.positions import Positions
    from foedera.record.stances import Stance

__all__ = ["finding", "reason", "stance_word"]


def stance_word(stance: Stance, lang: str) -> str:
    """A stance as a word.

    >>> stance_word("opposes", "en")
    'opposes'
    """
    t = translator(lang, "record")
    return {
        "proposes": t("proposes"),
        "supports": t("supports"),
        "opposes": t("opposes"),
        "unclear": t("unclear"),
    }[stance]


def reason(because: str, lang: str) -> str:
    """Why an act was taken as it was."""
    t = translator(lang, "record")
    return {
        "said-by-another": t("another state says so of it"),
        "denied": t("said not to be so"),
        "considered": t("possible, not decided"),
        "asks-critics-to-stop": t("asks critics to stop, which is no stance of its own"),
        "asks-to-stop": t("asks for it to stop"),
        "asks-for": t("asks for it"),
        "wants": t("is said to want it"),
        "promises-to-stop": t("promises to stop something; what, the words leave open"),
        "approves": t("approves, signs or ratifies"),
        "promises": t("promises or offers to take part"),
        "takes-part": t("takes part or helps"),
        "rejects-criticism": t("rejects criticism, which is no stance of its own"),
        "rejects": t("rejects it"),
        "own-agreement": t("blames others in a matter of its own agreement"),
        "criticizes": t("criticizes it"),
        "warns": t("warns or threatens over it"),
        "breaks-off": t("breaks off or sanctions over it"),
        "gives-way": t("gives way; to what end, the words leave open"),
        "tellings-differ": t("the tellings differ"),
    }[because]


def finding(found: Positions, lang: str) -> str:
    """Who stands where, in one sentence."""
    t = translator(lang, "record")
    title = found.title[lang]
    title = title[:1].upper() + title[1:]
    if not found.positions:
        return t("{title}: no state has shown a stance in this record.", title=title)
    labels = {
        "proposes": t("proposed by {names}"),
        "supports": t("supported by {names}"),
        "opposes": t("opposed by {names}"),
        "unclear": t("unclear: {names}"),
    }
    parts = []
    for stance in STANCES:
        states = [name(p.state, lang) for p in found.positions if p.stance == stance]
        if states:
            parts.append(labels[stance].format(names=joined(states, lang)))
    semicolon = "؛ " if lang == "ar" else "; "
    return f"{title}: {semicolon.join(parts)}."
