"""A verb with its helpers."""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["Group"]


@dataclass(slots=True)
class Group:
    """A verb with its helpers: tokens [first, last), the verb's own place, form and time.

    `form` is finite, infinitive, ing or participle; `lead` is the word that governs an
    infinitive ("plans" in "plans to build"), when one does; `start` begins the clause; an
    `inserted` verb of saying stands between commas inside the words that it gives.
    """

    first: int
    last: int
    head: int
    lemma: str
    form: str
    tense: str = "past"
    modal: str | None = None
    negated: bool = False
    passive: bool = False
    perfect: bool = False
    progressive: bool = False
    index: int = 0
    start: int = 0
    end: int = 0
    link: str = "main"
    lead: Group | None = None
    lead_word: str | None = None
    parent: Group | None = None
    inserted: bool = False
    subject: list[int] = field(default_factory=list)
    subject_range: tuple[int, int] = (0, 0)
    date_range: tuple[int, int] = (0, 0)
