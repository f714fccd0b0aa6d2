"""Rules first; the model is asked only about sentences that the rules could not read."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from foedera.errors import FoederaError
from foedera.read.llm.words import shown
from foedera.read.merge import merge
from foedera.read.model import ReadingWarning
from foedera.read.pipeline import conclude, settle, survey, unread

if TYPE_CHECKING:
    from foedera.read.document import Document, Sentence
    from foedera.read.llm.asking import Harvest
    from foedera.read.llm.reader import LLMReader
    from foedera.read.model import Reading, Report

__all__ = ["ChainReader"]

_REST = 60.0
_ASKED = frozenset(["no-frame", "one-actor", "unsure"])


class ChainReader:
    """The rules' reading, and the model's of what they left unread; each event names its reader."""

    name = "chain"

    def __init__(self, model: LLMReader) -> None:
        self.model = model
        self._rests_until = 0.0
        self._why = ""

    @property
    def version(self) -> str:
        """What its readings depend on besides the rules: the model and the prompt."""
        return self.model.version

    def read(self, report: Report) -> Reading:
        """What one report says; where the model does not answer, the rules' reading and a warning."""
        document = survey(report)
        drafts = settle(document, document.drafts)
        open_spans = {u.span for u in unread(document, drafts) if u.reason in _ASKED}
        left = [sentence for sentence in document.sentences if sentence.span in open_spans]
        if not left:
            return conclude(document, drafts)
        harvest = self._asked(document, left)
        if harvest is None:
            down = ReadingWarning("llm-down", None, {"why": self._why})
            return conclude(document, drafts, (down,))
        found = settle(document, harvest.drafts)
        return conclude(document, merge([*drafts, *found]), tuple(harvest.warnings), harvest.usage)

    def _asked(self, document: Document, sentences: list[Sentence]) -> Harvest | None:
        """What the model answers; None when it does not, and for a minute after that."""
        if monotonic() < self._rests_until:
            return None
        try:
            return self.model.asking.ask(document, sentences)
        except FoederaError as error:
            self._why = shown(f"{error.where}: {error.message}")
            self._rests_until = monotonic() + _REST
            return None
