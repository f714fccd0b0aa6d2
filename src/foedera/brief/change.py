"""What a proposal would change if it came true: the comparison in words and pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedera.brief import figures
from foedera.brief.model import Change
from foedera.brief.tables import topics

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from foedera.brief.model import Told
    from foedera.brief.words import Words
    from foedera.compare import Comparison
    from foedera.treaties import Architecture

__all__ = ["describe", "proposed"]


def proposed(events: Sequence[Told], mentioned: Sequence[str]) -> str | None:
    """The architecture that a topic of the reports stands for, if any."""
    seen = [*(t for e in events for t in e.topics), *mentioned]
    for topic in seen:
        slug = topics().get(topic, {}).get("proposal")
        if slug:
            return str(slug)
    return None


def describe(
    found: Comparison,
    proposal: Architecture,
    mentioned: Collection[str],
    on: date,
    words: Words,
) -> Change:
    """The comparison in words, with a network before and after, the matrix and the map.

    The pictures also show the states that the reports mention, as far as duties tie them.
    """
    duties = figures.square(found, proposal, mentioned)
    pictures = [
        figures.network(found, duties, words, after=False),
        figures.network(found, duties, words, after=True),
        figures.matrix(duties, words),
    ]
    chart = figures.disputes_map(found, words)
    if chart is not None:
        pictures.append(chart)
    return Change(
        architecture=proposal.slug,
        title=words.capital(proposal.title.of(words.lang)),
        about=proposal.about.of(words.lang),
        finding=found.sentence(words.lang),
        grounds=found.summary(words.lang),
        pictures=tuple(pictures),
        command=f"foedera compare in-force {proposal.slug} --on {on.isoformat()}",
    )
