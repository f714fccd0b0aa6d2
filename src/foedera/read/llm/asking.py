"""Asks the model about sentences: cut to size, answered from the cache where that is possible."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from foedera.errors import UsageError
from foedera.read.llm.answer import Unusable, events_in, opened
from foedera.read.llm.ground import Grounding
from foedera.read.llm.parts import parts
from foedera.read.llm.prompt import body, question, version
from foedera.read.llm.transport import Refused
from foedera.read.model import ReadingWarning, Span, Usage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from foedera.read.document import Document, Draft, Sentence
    from foedera.read.llm.cache import Cache
    from foedera.read.llm.settings import Endpoint
    from foedera.read.llm.transport import Transport

__all__ = ["Asking", "Harvest"]

# With a schema or for any JSON; with temperature and seed, or without for models that fix them.
_FORMS = ((True, True), (False, True), (True, False), (False, False))


@dataclass(slots=True)
class Harvest:
    """What came of asking: drafts that stand, what was rejected and why, and what it cost."""

    usage: Usage
    drafts: list[Draft] = field(default_factory=list)
    warnings: list[ReadingWarning] = field(default_factory=list)


class Asking:
    """Puts questions to one endpoint."""

    def __init__(self, endpoint: Endpoint, transport: Transport, cache: Cache) -> None:
        self.endpoint = endpoint
        self._transport = transport
        self._cache = cache
        self._form = 0

    def ask(self, document: Document, sentences: Sequence[Sentence]) -> Harvest:
        """The drafts that the model finds in some sentences of a report.

        Raises what the transport raises; answers got before that are in the cache.
        """
        harvest = Harvest(Usage(self.endpoint.model))
        todo, long = parts(document.text, sentences, self.endpoint.budget)
        for sentence in long:
            self._warn(harvest, "llm-long", [sentence])
        todo.reverse()
        asked = 0
        while todo:
            part = todo.pop()
            if asked >= self.endpoint.max_requests:
                self._warn(harvest, "llm-limit", [s for p in (*todo, part) for s in p])
                break
            asked += 1
            try:
                self._part(document, part, harvest)
            except Unusable as unusable:
                if unusable.code == "llm-truncated" and len(part) > 1:
                    middle = len(part) // 2
                    todo += [part[middle:], part[:middle]]
                else:
                    self._warn(harvest, unusable.code, part)
        return harvest

    def _part(self, document: Document, part: Sequence[Sentence], harvest: Harvest) -> None:
        model, prompt = self.endpoint.model, version()
        asked = question(document, part)
        answer = self._cache.get(model, prompt, asked)
        if answer is not None:
            harvest.usage += Usage(model, cached=1)
        else:
            answer = opened(self._sent(asked))
            cost = self.endpoint.cost(answer.tokens_in, answer.tokens_out)
            harvest.usage += Usage(model, 1, 0, answer.tokens_in, answer.tokens_out, cost)
        events = events_in(answer)
        self._cache.put(model, prompt, asked, answer)
        grounding = Grounding(document, part)
        for number, item in events.items:
            draft = grounding.draft(number, item)
            if draft is not None:
                harvest.drafts.append(draft)
        if events.wrapped:
            self._warn(harvest, "llm-wrapped", part)
        for number, where in events.faulty:
            self._warn(harvest, "llm-item", part, n=number, field=where)
        if events.left:
            self._warn(harvest, "llm-many", part, left=events.left)
        harvest.warnings += grounding.warnings

    def _sent(self, asked: str) -> bytes:
        """The raw answer; a server that refuses one form of request is asked in the next."""
        while self._form < len(_FORMS):
            with_schema, repeatable = _FORMS[self._form]
            request = body(
                self.endpoint.model, asked, with_schema=with_schema, repeatable=repeatable
            )
            try:
                return self._transport.post(request)
            except Refused:
                self._form += 1
        self._form = 0
        raise UsageError(
            f"the language model's endpoint does not take the request for {self.endpoint.model!r}",
            where=self.endpoint.host,
            remedy="Check FOEDERA_LLM_MODEL, and that the server speaks OpenAI's chat completions.",
        )

    def _warn(
        self, harvest: Harvest, code: str, part: Sequence[Sentence], **values: object
    ) -> None:
        span = Span(min(s.span.start for s in part), max(s.span.end for s in part))
        harvest.warnings.append(ReadingWarning(code, span, {"sentences": len(part), **values}))
