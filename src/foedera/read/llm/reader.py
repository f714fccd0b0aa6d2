"""A language model behind the reader's door: it points at words, and we check all that it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedera.read.llm.asking import Asking
from foedera.read.llm.cache import Cache
from foedera.read.llm.prompt import version as prompt_version
from foedera.read.llm.settings import endpoint as configured
from foedera.read.llm.transport import Transport
from foedera.read.pipeline import conclude, settle, survey

if TYPE_CHECKING:
    from pathlib import Path

    from foedera.read.llm.settings import Endpoint
    from foedera.read.model import Reading, Report

__all__ = ["LLMReader"]


class LLMReader:
    """Reads events with any OpenAI-compatible chat endpoint; nothing is asked before `read`.

    Mentions, topics, quotations, deployments and dates stay those of the rules. `cache` is a
    folder for answers, by default in the user's cache folder. Raises UsageError where no endpoint
    is configured; see `foedera.read.llm.endpoint` for where it is looked for.

    >>> from foedera.read.llm import Endpoint
    >>> reader = LLMReader(Endpoint("http://127.0.0.1:8080/v1", "some-model"))
    >>> reader.name
    'llm'
    """

    name = "llm"

    def __init__(self, endpoint: Endpoint | None = None, *, cache: Path | None = None) -> None:
        self.endpoint = endpoint or configured()
        self.asking = Asking(self.endpoint, Transport(self.endpoint), Cache(cache))

    @property
    def version(self) -> str:
        """What its answers depend on: the model and the prompt."""
        return f"{self.endpoint.model} {prompt_version()}"

    def read(self, report: Report) -> Reading:
        """What one report says, by the model; `warnings` hold what was rejected and why.

        Raises NotFound when the endpoint does not answer, UsageError when it refuses, InvalidData
        for an answer that is too large.
        """
        document = survey(report)
        told = [sentence for sentence in document.sentences if not sentence.boilerplate]
        harvest = self.asking.ask(document, told)
        drafts = settle(document, harvest.drafts)
        return conclude(document, drafts, tuple(harvest.warnings), harvest.usage)
