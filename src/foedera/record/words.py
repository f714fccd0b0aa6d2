"""Names of actors as the atlas has them, and the words of decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedera import atlas
from foedera.errors import NotFound
from foedera.locale import translator

if TYPE_CHECKING:
    from collections.abc import Iterable

    from foedera.read import Speaker

__all__ = ["comma", "decision_word", "name", "names", "speaker_name"]


def comma(lang: str) -> str:
    """What stands between the items of a list that is no sentence."""
    return "، " if lang == "ar" else ", "


def name(code: str, lang: str) -> str:
    """A state's or organisation's name as a label; the code itself where the atlas has none.

    >>> name("PHL", "en"), name("org:nato", "ar"), name("org:nowhere", "en")
    ('Philippines', 'حلف شمال الأطلسي', 'org:nowhere')
    """
    try:
        found = atlas.organisation(code) if code.startswith("org:") else atlas.state(code)
    except NotFound:
        return code
    return found.name.of(lang)


def names(codes: Iterable[str], lang: str) -> str:
    """Several names as a list."""
    return comma(lang).join(name(code, lang) for code in codes)


def speaker_name(speaker: Speaker, lang: str, told_in: str) -> str:
    """Whose words, as a reader of `lang` knows him; `told_in` is the language of the report."""
    written = speaker.name_as_written if lang == told_in else speaker.name
    who = written or speaker.name or speaker.role
    return who or name(speaker.actor or "", lang)


def decision_word(verdict: str | None, lang: str) -> str:
    """Accepted, rejected or undecided."""
    t = translator(lang, "record")
    return {"accepted": t("accepted"), "rejected": t("rejected"), None: t("undecided")}[verdict]
