"""The fixed words of a page: headings and small labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from foedera.brief.words import Words

__all__ = ["labels"]

_LABELS = {
    "brief": "Brief",
    "reported": "What was reported",
    "touches": "What it touches",
    "must": "Who must do what",
    "change": "What would change",
    "debate": "Who is for and against",
    "next": "What comes next",
    "unknown": "What we do not know",
    "sources": "Sources",
    "contents": "Contents",
    "table": "The same as a table",
    "parties": "Parties",
    "adds": "What the report adds",
    "article": "Art.",
    "for": "For",
    "against": "Against",
    "source": "source",
    "divided": "divided",
    "unclear": "Unclear",
    "nobody": "Nobody in these reports",
    "state": "State",
    "today": "Today",
    "proposed": "Under the proposal",
    "more": "Why nobody else, and how to ask again",
    "stationed": "Forces abroad",
    "no-outlet": "outlet not known",
    "undated": "no date given",
    "reports": "Reports read",
    "words": "words",
    "hash": "SHA-256 of the text",
    "texts": "Texts and data",
    "checked": "looked up",
    "made": "How this brief was made",
    "nothing-touched": "The reports touch no agreement that foedera knows.",
    "no-cases": "The reports name no dispute that a duty could be asked about.",
    "no-proposal": "The reports discuss no redesign that foedera knows, so nothing is compared.",
    "no-debate": "No state takes sides on a proposal in these reports.",
    "no-plans": "The reports announce nothing.",
    "all-known": "Nothing was left open.",
    "no-events": "No event was read in the reports.",
    "more-touched": "Also touched",
    "rules": "bound: every test holds; arguable: at least one test is open; not bound: one fails.",
    "assumption": "Taken as if it were in force:",
    "rebuild": "ask again with",
    "page": "page",
    "of": "of",
}


def labels(words: Words) -> dict[str, str]:
    """Every label in the reader's language."""
    return {key: words.say(_LABELS[key]) for key in _LABELS}
