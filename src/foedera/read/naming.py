"""What the topics of the scheme are called."""

from __future__ import annotations

from functools import cache
from typing import Any

from foedera.read.words import LEXICON
from foedera.store import cached, load_yaml

__all__ = ["topic_name"]

_FILE = LEXICON / "topic-names.yaml"


def topic_name(topic: str, lang: str) -> str:
    """A topic as it stands in a sentence; its own id where it has no name.

    >>> topic_name("csto", "en"), topic_name("quad", "ar"), topic_name("weather", "en")
    ('the CSTO', 'الحوار الأمني الرباعي «كواد»', 'weather')
    """
    entry = _names().get(topic)
    return str(entry[lang]) if entry else topic


@cache
def _names() -> dict[str, Any]:
    names: dict[str, Any] = cached("topic-names", (_FILE,), lambda: load_yaml(_FILE))
    return names
