"""A model that answered what people annotated would be believed: the checks are not too strict."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from foedera.read import report
from foedera.read.llm.ground import Grounding
from foedera.read.llm.prompt import Item
from foedera.read.pipeline import survey

if TYPE_CHECKING:
    from pathlib import Path

    from foedera.read.document import Document, Sentence

LEAST = 0.98


def item(document: Document, sentence: Sentence, event: dict[str, Any]) -> Item:
    """An annotated event as a model would point at it."""

    def party(code: str) -> dict[str, str]:
        named = [m for m in document.mentions if m.entity == code]
        near = [m for m in named if sentence.span.covers(m.span)] or named
        return {"code": code, "words": near[0].text if near else code}

    return Item.model_validate(
        {
            "sentence": sentence.index + 1,
            "evidence": event["evidence"],
            "event": event["event"],
            "status": event["status"],
            "actors": [party(code) for code in event["actors"]],
            "recipients": [party(code) for code in event["recipients"]],
            "topics": event["topics"],
        }
    )


def test_annotated_events_are_accepted_with_their_topics(shared: Path) -> None:
    asked = accepted = topics = kept = 0
    for path in sorted((shared / "news" / "dev").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        document = survey(
            report(gold["text"], published=gold["published"], lang=gold["lang"], name=gold["id"])
        )
        grounding = Grounding(document, document.sentences)
        for number, event in enumerate(gold["events"], 1):
            sentence = document.sentence_at(document.text.find(event["evidence"]))
            assert sentence is not None
            draft = grounding.draft(number, item(document, sentence, event))
            asked += 1
            topics += len(event["topics"])
            if draft is not None:
                accepted += 1
                kept += len(draft.topics)
                assert (draft.type, draft.status) == (event["event"], event["status"])
                assert set(draft.actors) == set(event["actors"])
    assert asked > 200
    assert accepted >= LEAST * asked
    assert kept >= LEAST * topics
