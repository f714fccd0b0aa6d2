"""What a language must bring so that its reports can be read.

The pipeline makes one `Language` object per report and calls it in this order:

1. `tokenise()`: the tokens of the text, with offsets; clitics are split inside the language.
2. `mentions()`: actors named in the text (the pipeline has set sentences and quotes by then).
3. `dates()`: expressions of time, resolved against the day of publication.
4. per sentence that is not boilerplate, in order: `clauses(sentence)`, per clause
   `triggers(clause)`, per trigger `roles(clause, trigger)` which returns drafts of events, and
   at the end `attribute(sentence, drafts)`, which sets speakers and outlets on the sentence's
   drafts in place (it may drop or add drafts by editing the list).
5. `finish()`: anything that needs the whole report (deployments, speakers of quotes).

Shared stages before it: preparing the text, sentences, quotes, boilerplate. Shared stages after
it: topics by pattern, merging, validation. All of them read and write the `Document`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Protocol

if TYPE_CHECKING:
    from foedera.read.document import (
        Clause,
        DateExpression,
        Document,
        Draft,
        Sentence,
        Token,
        Trigger,
    )
    from foedera.read.model import Mention

__all__ = ["Language", "language_class"]


class Language(Protocol):
    """One language's part in reading one report; made afresh for each."""

    code: ClassVar[str]

    def __init__(self, document: Document) -> None: ...

    def tokenise(self) -> list[Token]:
        """Cut the text into tokens with exact offsets."""
        ...

    def mentions(self) -> list[Mention]:
        """Find the actors that the text names."""
        ...

    def dates(self) -> list[DateExpression]:
        """Find and resolve expressions of time."""
        ...

    def clauses(self, sentence: Sentence) -> list[Clause]:
        """Cut one sentence into clauses."""
        ...

    def triggers(self, clause: Clause) -> list[Trigger]:
        """Find the words of one clause that may stand for events."""
        ...

    def roles(self, clause: Clause, trigger: Trigger) -> list[Draft]:
        """Say who did what to whom, with status and date, or nothing."""
        ...

    def attribute(self, sentence: Sentence, drafts: list[Draft]) -> None:
        """Set speakers and outlets on the drafts of one sentence, in place."""
        ...

    def finish(self) -> None:
        """Last pass over the whole document."""
        ...


def language_class(code: str) -> type[Language]:
    """The reader of one language, imported when it is first needed."""
    if code == "ar":
        from foedera.read.arabic.reader import Arabic

        return Arabic
    from foedera.read.english.reader import English

    return English
