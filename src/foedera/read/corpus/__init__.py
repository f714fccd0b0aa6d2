"""Many reports at once: in parallel, resumable, to Parquet or JSON lines."""

from foedera.read.corpus.run import Summary, read_corpus
from foedera.read.corpus.schema import EVENTS, REPORTS

__all__ = ["EVENTS", "REPORTS", "Summary", "read_corpus"]
