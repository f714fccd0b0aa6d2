"""Asks a language model what the rules cannot read; off unless an endpoint is configured."""

from foedera.read.llm.chain import ChainReader
from foedera.read.llm.reader import LLMReader
from foedera.read.llm.settings import Endpoint, endpoint

__all__ = ["ChainReader", "Endpoint", "LLMReader", "endpoint"]
