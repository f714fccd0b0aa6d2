"""Events as sentences: in Arabic the verb comes first and agrees with the first actor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from foedera.brief.tables import actors, sentences
from foedera.brief.tables import topics as topics_table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from foedera.brief.words import Words

__all__ = ["is_signing", "tell"]

_TOGETHER = frozenset({"CONSULT", "AGREE", "COOPERATE", "SUPPORT"})


def tell(
    words: Words,
    event: str,
    actors_: Sequence[str],
    recipients: Sequence[str] = (),
    topics: Sequence[str] = (),
    status: str = "happened",
    evidence: str = "",
) -> str:
    """One sentence for one event, without a full stop.

    >>> from foedera.brief.words import Words
    >>> tell(Words("en"), "REJECT", ["USA"], [], ["asian-nato"])
    'The United States rejected an "Asian NATO"'
    >>> tell(Words("ar"), "CONSULT", ["USA", "JPN"], [], ["two-plus-two"], "planned")
    'من المقرر أن تجري الولايات المتحدة واليابان محادثات «2+2»'
    """
    entry = sentences()[event]
    recipients, topics = _once(actors_, recipients, topics)
    special = next((topic for topic in topics if topic in entry.get("topics", {})), None)
    if special is not None:
        topics = [special]
    form, tails = _variant(entry, words.lang, event, actors_, recipients, special, evidence)
    tail = _tail(words, tails, actors_, recipients, topics)
    if words.lang == "ar":
        return words.digits(_arabic(words, form, actors_, tail, status))
    return words.capital(_english(words, form, actors_, tail, status))


def _once(
    actors_: Sequence[str], recipients: Sequence[str], topics: Sequence[str]
) -> tuple[Sequence[str], Sequence[str]]:
    """An organisation that acts or is addressed, and is the topic besides, is named once."""
    others = [code for code in recipients if code.removeprefix("org:") not in topics]
    kept = others or recipients
    said = {code.removeprefix("org:") for code in (*actors_, *kept) if code.startswith("org:")}
    return kept, [topic for topic in topics if topic not in said]


def is_signing(evidence: str) -> bool:
    """Whether the words are of signing, ratifying or concluding.

    >>> is_signing("Tokyo and Manila signed the pact")
    True
    """
    low = evidence.casefold()
    return any(word in low for word in actors()["signing"])


def _variant(
    entry: Mapping[str, Any],
    lang: str,
    event: str,
    actors_: Sequence[str],
    recipients: Sequence[str],
    special: str | None,
    evidence: str,
) -> tuple[Mapping[str, Any], Mapping[str, str]]:
    """The verb forms and the tails to use: by topic, by signing, by doing it together."""
    base = entry[lang]
    if special is not None:
        said = entry["topics"][special][lang]
        return {**base, **said}, said
    if "signed" in entry and is_signing(evidence):
        return {**base, **entry["signed"][lang]}, entry["signed"][lang]
    if len(actors_) > 1 and not recipients and event in _TOGETHER and "together" in entry:
        return {**base, **entry["together"][lang]}, entry["together"][lang]
    return base, entry["tails"][lang]


def _tail(
    words: Words,
    tails: Mapping[str, str],
    actors_: Sequence[str],
    recipients: Sequence[str],
    topics: Sequence[str],
) -> str:
    key = ("R" if recipients else "") + ("T" if topics else "")
    while key and key not in tails:
        key = key[1:]
    pattern = tails.get(key, tails.get("T", ""))
    receivers = words.names(recipients)
    topic = words.list_of([words.topic(t) for t in _telling(topics)])
    return pattern.format(
        R=receivers,
        L=words.with_li(receivers),
        T=topic,
        ha=_their(words, actors_),
        its="its" if len(actors_) == 1 else "their",
    ).strip()


def _telling(slugs: Sequence[str]) -> list[str]:
    """The topics worth naming: agreements and proposals by name before kinds, at most two."""
    named = [t for t in slugs if not topics_table().get(t, {}).get("generic")]
    return (named or list(slugs))[:2]


def _their(words: Words, actors_: Sequence[str]) -> str:
    if len(actors_) == 2:
        return "هما"
    return "ه" if len(actors_) == 1 and words.masculine(actors_[0]) else "ها"


def _arabic(
    words: Words, form: Mapping[str, Any], actors_: Sequence[str], tail: str, status: str
) -> str:
    if not actors_:
        return f"{form['noun']} {words.t('(the report does not say by whom)')}"
    which = 0 if words.masculine(actors_[0]) else 1
    who = words.names(actors_)
    if status == "happened":
        return f"{form['past'][which]} {who} {tail}".strip()
    lead = {
        "planned": "من المقرر أن ",
        "proposed": "ثمة مسعى إلى أن ",
        "hypothetical": "قد ",
        "denied": "نُفي أن ",
        "ongoing": "",
    }[status]
    return f"{lead}{form['now'][which]} {who} {tail}".strip()


def _english(
    words: Words, form: Mapping[str, Any], actors_: Sequence[str], tail: str, status: str
) -> str:
    if not actors_:
        return f"{form['noun']} {words.t('(the report does not say by whom)')}"
    who = words.names(actors_)
    be = "is" if len(actors_) == 1 else "are"
    said = {
        "happened": f"{who} {form['past']} {tail}",
        "ongoing": f"{who} {be} {form['ing']} {tail}",
        "planned": f"{who} {be} due to {form['base']} {tail}",
        "proposed": f"it is proposed that {who} {form['base']} {tail}",
        "hypothetical": f"{who} may {form['base']} {tail}",
        "denied": f"it is denied that {who} {form['past']} {tail}",
    }[status]
    return said.format(its="its" if len(actors_) == 1 else "their").strip()
