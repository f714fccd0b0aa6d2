"""What the reader tells people, in their language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from foedera.locale import translator

if TYPE_CHECKING:
    from foedera.locale import Translator

__all__ = ["reason", "warning"]


def warning(code: str, lang: str, values: dict[str, Any]) -> str:
    """The sentence of a warning."""
    if code.startswith("llm-"):
        from foedera.read.llm.wording import warning as of_the_model

        return of_the_model(code, lang, values)
    t = translator(lang, "read")
    if code == "no-publication-date":
        return _no_publication_date(t, values)
    if code == "undecodable":
        return t.plural(
            "{n} character could not be decoded.",
            "{n} characters could not be decoded.",
            values["n"],
        )
    return {
        "date-unresolved": t("The date “{words}” could not be resolved."),
        "encoding-guessed": t("The text was read as {encoding}."),
        "nothing-to-read": t("The report has no words."),
        "no-language": t("The language is neither Arabic nor English."),
        "sentence-cut": t("The sentence that begins “{words}” is too long and was read in parts."),
        "future-published": t("The day of publication, {day}, has not come yet."),
        "bad-published": t("“{words}” in the file is no date and was ignored."),
    }[code].format(**values)


def _no_publication_date(t: Translator, values: dict[str, Any]) -> str:
    if values.get("n"):
        return t(
            "The day of publication is unknown: relative dates stay unresolved. Give it with --published."
        )
    return t("The day of publication is unknown.")


def reason(code: str, lang: str) -> str:
    """Why a sentence was left unread."""
    t = translator(lang, "read")
    return {
        "no-frame": t("names several actors, but no act was recognised"),
        "unsure": t("tells of an act, but not surely enough to say which"),
        "one-actor": t("names one actor and no recognised act"),
        "boilerplate": t("not part of the report"),
        "opinion": t("opinion of the writer or of observers"),
        "content": t("content of another's claim"),
    }[code]
