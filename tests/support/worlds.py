"""Small made-up worlds of treaties, for tests that need no history."""

from __future__ import annotations

from typing import Any

from foedera.treaties import Agreement, Architecture, Text
from foedera.treaties.build import agreement_from
from foedera.treaties.schema import AgreementFile

__all__ = ["agreement", "architecture_of", "promise"]


def promise(article: str = "1", duty: str = "defense", **keys: Any) -> dict[str, Any]:
    """One article that promises a duty, with any keys of the YAML."""
    return {
        "article": article,
        "duty": duty,
        "says": {"en": "Each helps the other.", "ar": "يساعد كل طرف الآخر."},
        "source": "text",
        "trigger": {"act": "armed-attack"},
        **keys,
    }


def agreement(
    slug: str, *parties: str, articles: list[dict[str, Any]] | None = None, **keys: Any
) -> Agreement:
    """A pact between these states, in force 1950 to now unless told otherwise."""
    document = {
        "id": f"history/{slug}",
        "title": {"en": slug, "ar": slug},
        "short": {"en": slug, "ar": slug},
        "force": "binding",
        "kind": ["alliance"],
        "signed": "1949-12-01",
        "in_force": "1950-01-01",
        "parties": {p: None for p in parties},
        "provisions": articles or [promise()],
        "sources": [{"key": "text", "cite": "made up for a test"}],
        **keys,
    }
    checked = AgreementFile.model_validate(document).model_dump(mode="json", by_alias=True)
    return agreement_from(checked)


def architecture_of(*agreements: Agreement) -> Architecture:
    """An architecture of just these agreements."""
    nothing = Text("a test's world", "عالم اختبار")
    return Architecture("test", nothing, nothing, (), (), {}, (), agreements, ())
