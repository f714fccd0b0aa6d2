"""What a record keeps, joins, and remembers; on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
import sqlalchemy as sa

from foedera import read
from foedera.errors import FoederaError, NotFound, UsageError
from foedera.read import Reading, Report, Span
from foedera.record import Record, open_record
from foedera.record.database import Database

SIGNED = "Japan and the Philippines signed a reciprocal access agreement in Manila on 8 July 2024."
AGAIN = (
    "In Manila, the Philippines and Japan signed the reciprocal access agreement on 8 July 2024."
)


def reading(text: str, outlet: str | None = "Harbour", day: str | None = "2024-07-09") -> Reading:
    return read.read(read.report(text, published=day, outlet=outlet))


def test_an_event_comes_back_exactly_as_it_was_read(record: Record):
    told = reading("قالت مانيلا، الثلاثاء، إنها لن تنضم إلى أي حلف، بحسب وكالة رويترز.")
    assert told.events
    assert record.add(told).state == "new"
    claims = [claim for event in record.events() for claim in event.claims]
    assert [claim.event for claim in claims] == list(told.events)
    (source,) = record.sources()
    text = record.text(source)
    assert text == told.report.text
    assert all(claim.event.evidence.of(text) == claim.evidence for claim in claims)
    assert (source.hash, source.outlet) == (told.report.hash, "Harbour")
    assert source.published == date(2024, 7, 9)


def test_the_same_report_twice_changes_nothing(record: Record):
    told = reading(SIGNED)
    record.add(told)
    before = [event.to_json() for event in record.events()]
    assert record.add(told).state == "known"
    assert record.known(told.report)
    assert [event.to_json() for event in record.events()] == before
    assert len(record.sources()) == 1


def test_one_act_in_two_outlets_is_one_event_with_both_reports(record: Record):
    record.add(reading(SIGNED))
    added = record.add(reading(AGAIN, outlet="Courier", day="2024-07-10"))
    assert (added.fresh, added.joined) == (0, 1)
    (event,) = record.events()
    assert [source.outlet for source in event.sources] == ["Harbour", "Courier"]
    assert (event.event, set(event.actors), event.date) == ("SUPPORT", {"JPN", "PHL"}, "2024-07-08")


def test_one_text_in_two_outlets_is_two_reports_of_the_same_events(record: Record):
    record.add(reading(SIGNED))
    record.add(reading(SIGNED, outlet="Courier"))
    assert len({source.hash for source in record.sources()}) == 1
    assert len(record.sources()) == 2
    (event,) = record.events()
    assert len(event.claims) == 2


def test_two_who_say_it_are_two_claims_of_one_event(record: Record, tools: Any):
    say = {"date": "2024-06-17", "topics": "south-china-sea"}
    one = tools.event("COERCE", "CHN", "PHL", speaker="PHL", name="Teodoro", **say)
    two = tools.event("COERCE", "CHN", "PHL", speaker="USA", name="Miller", number=2, **say)
    record.add(tools.reading(one, two))
    (event,) = record.events()
    assert [c.event.speaker.name for c in event.claims if c.event.speaker] == ["Teodoro", "Miller"]
    assert [claim.id for claim in event.claims] == ["1.1", "1.2"]


def test_a_telling_joins_only_where_it_agrees_with_all(record: Record, tools: Any):
    about = {"topics": "taiwan"}
    for number, day in enumerate(["2024-07", "2024-07-08", "2024-07-20"]):
        event = tools.event("CONSULT", "USA CHN", date=day, **about)
        record.add(tools.reading(event, text=f"Report number {number} of some words."))
    assert [(e.date, len(e.claims)) for e in record.events()] == [
        ("2024-07-08", 2),
        ("2024-07-20", 1),
    ]


def test_what_was_unknown_of_a_report_is_taken_over(record: Record):
    text = "Japan and the Philippines signed a pact on Monday."
    record.add(reading(text, outlet=None, day=None))
    assert record.known(read.report(text))
    assert record.known(read.report(text, published="2024-07-09")) is None
    assert record.add(reading(text)).state == "read-again"
    (source,) = record.sources()
    assert (source.outlet, source.published) == ("Harbour", date(2024, 7, 9))
    assert [event.date for event in record.events()] == ["2024-07-08"]
    assert record.add(reading(text, outlet=None, day=None)).state == "known"
    assert [event.date for event in record.events()] == ["2024-07-08"]


@pytest.mark.parametrize("verdict", ["accepted", "rejected"])
def test_a_decision_is_kept_with_who_when_and_why(record: Record, verdict: Any):
    record.add(reading(SIGNED))
    event = record.decide("1", verdict, by="Nadia", note="seen the text")
    assert event.verdict == verdict
    (decision,) = event.decisions
    assert (decision.on, decision.by, decision.note) == ("1", "Nadia", "seen the text")
    assert [e.id for e in record.events(decision=verdict)] == [1]
    assert record.events(decision="undecided") == []
    assert [e.id for e in record.events(decision="kept")] == ([1] if verdict == "accepted" else [])


def test_the_latest_decision_counts_and_the_earlier_stay(record: Record):
    record.add(reading(SIGNED))
    record.decide("1", "accepted", by="Nadia")
    event = record.decide("1", "rejected", by="Kenji", note="another day")
    assert event.verdict == "rejected"
    assert [(d.verdict, d.by) for d in event.decisions] == [
        ("accepted", "Nadia"),
        ("rejected", "Kenji"),
    ]


def test_a_single_claim_can_be_rejected(record: Record):
    record.add(reading(SIGNED))
    record.add(reading(AGAIN, outlet="Courier"))
    assert record.decide("1.1", "rejected", by="Nadia").verdict is None
    assert record.decide("1.2", "accepted", by="Nadia").verdict == "accepted"
    assert [claim.verdict for claim in record.event("1").claims] == ["rejected", "accepted"]
    assert record.decide("1.2", "rejected", by="Nadia").verdict == "rejected"


def test_a_new_report_of_a_rejected_event_opens_it_again(record: Record):
    record.add(reading(SIGNED))
    record.decide("1", "rejected", by="Nadia")
    record.add(reading(AGAIN, outlet="Courier"))
    assert record.event("1").verdict is None
    assert [claim.verdict for claim in record.event("1").claims] == ["rejected", None]


def test_decisions_are_all_or_none(record: Record):
    record.add(reading(SIGNED))
    with pytest.raises(NotFound, match="no event '7'"):
        record.decide(["1", "7"], "accepted", by="Nadia")
    assert record.event("1").decisions == ()
    for wrong in ("", "x", "1.9", "0", "-1", "1.", "9" * 30):
        with pytest.raises(NotFound):
            record.decide(wrong, "accepted", by="Nadia")
    with pytest.raises(UsageError):
        record.decide([], "accepted", by="Nadia")


def test_a_newer_reading_keeps_decisions_on_what_is_the_same(record: Record, tools: Any):
    talks = tools.event("CONSULT", "USA CHN", date="2024-07-08", topics="taiwan", span=(0, 9))
    blame = tools.event("ACCUSE", "USA", "CHN", date="2024-07-08", span=(10, 19), number=2)
    wrong = tools.event("ASSAULT", "USA", "CHN", date="2024-07-08", span=(20, 29), number=3)
    record.add(tools.reading(talks, blame, wrong), version="1")
    record.decide(["1", "2"], "accepted", by="Nadia")
    # The newer one has talks on one more topic, the blame on another day, and no assault.
    richer = replace(talks, topics=("taiwan", "trade"), evidence=Span(2, 9))
    moved = tools.event("ACCUSE", "USA", "CHN", date="2024-07-07", span=(10, 19), number=2)
    added = record.add(tools.reading(richer, moved), version="2")
    assert (added.state, added.kept, added.joined, added.gone) == ("read-again", 1, 1, 2)
    events = {event.id: event for event in record.events()}
    assert sorted(events) == [1, 2]
    assert events[1].verdict == "accepted"
    assert events[1].topics == ("taiwan", "trade")
    (kept,) = events[1].claims
    assert (kept.version, kept.verdict, kept.event.evidence) == ("2", "accepted", Span(2, 9))
    old, new = events[2].claims
    assert (old.current, old.verdict, new.current, new.verdict) == (False, "accepted", True, None)
    assert events[2].date == "2024-07-08"


def test_what_a_newer_reading_drops_is_listed_no_more_but_not_lost(record: Record, tools: Any):
    wrong = tools.event("ASSAULT", "USA", "CHN", date="2024-07-08")
    record.add(tools.reading(wrong), version="1")
    record.decide("1", "rejected", by="Nadia")
    record.add(tools.reading(), version="2")
    assert record.events() == []
    assert record.event("1").decisions[0].verdict == "rejected"
    record.add(tools.reading(wrong), version="3")
    assert [(e.id, e.verdict) for e in record.events()] == [(1, "rejected")]


def test_history_cannot_be_changed(record: Record, place: str):
    record.add(reading(SIGNED))
    record.decide("1", "accepted", by="Nadia")
    database = Database(place)
    for statement in (
        "UPDATE decision SET by = 'Kenji'",
        "DELETE FROM decision",
        "UPDATE event SET status = 'planned'",
        "DELETE FROM reading",
    ):
        if not database.is_file:
            statement = statement.replace(" by ", ' "by" ')
        with pytest.raises(FoederaError, match="added to, never changed"):
            database.write(lambda session, said=statement: session.execute(sa.text(said)))
    database.engine.dispose()


FILTERS = [
    ({"state": "PHL"}, {1, 2}),
    ({"state": "org:nato"}, {4}),
    ({"event": "CONSULT"}, {3}),
    ({"topic": "south-china-sea"}, {2}),
    ({"status": "planned"}, {3}),
    ({"since": date(2024, 7, 10)}, {3, 4}),
    ({"until": date(2024, 6, 30)}, {2}),
    ({"since": date(2024, 7, 8), "until": date(2024, 7, 8)}, {1, 3}),
    ({"state": "PHL", "event": "COERCE"}, {2}),
    ({"state": "AUS"}, set()),
]


@pytest.mark.parametrize(("asked", "found"), FILTERS, ids=lambda x: str(x)[:40])
def test_events_are_found_by(record: Record, tools: Any, asked: Any, found: set[int]):
    record.add(
        tools.reading(
            tools.event("SUPPORT", "JPN PHL", date="2024-07-08"),
            tools.event("COERCE", "CHN", "PHL", "south-china-sea", date="2024-06-17", number=2),
            tools.event("CONSULT", "USA JPN", date="2024-07", status="planned", number=3),
            tools.event("REQUEST", "CHN", "org:nato", number=4),
            published="2024-07-11",
        )
    )
    assert {event.id for event in record.events(**asked)} == found


def test_events_come_by_date_undated_ones_at_their_report(record: Record, tools: Any):
    record.add(
        tools.reading(
            tools.event("ACCUSE", "CHN", "PHL"),
            tools.event("ACCUSE", "CHN", "PHL", date="2024-07-10", number=2),
            tools.event("ACCUSE", "CHN", "PHL", date="2024-07-01", number=3),
        )
    )
    record.add(tools.reading(tools.event("AID", "JPN", "PHL"), text="No day.", published=None))
    assert [event.id for event in record.events()] == [3, 1, 2, 4]


def test_characters_that_no_database_takes_keep_the_offsets(record: Record, tools: Any):
    text = "A\x00B\ud800C said yes."
    told = tools.event("ACCUSE", "CHN", "PHL", span=(4, 10))
    record.add(tools.reading(told, text=text))
    (event,) = record.events()
    assert record.text(event.sources[0]) == "A�B�C said yes."
    assert event.claims[0].evidence == "C said"
    assert record.add(tools.reading(told, text=text)).state == "known"


def test_a_record_is_there_when_it_is_opened_again(place: str):
    with open_record(place) as first:
        first.add(reading(SIGNED))
        first.decide("1", "accepted", by="Nadia")
    with open_record(place, create=False) as second:
        assert [event.verdict for event in second.events()] == ["accepted"]


def test_a_report_that_is_not_there_is_not_found(record: Record):
    with pytest.raises(NotFound, match="no report 3"):
        record.text(3)


def test_a_reading_without_events_is_a_report_without_events(record: Record):
    record.add(Reading(Report("Nothing happened.", outlet="Harbour")))
    assert (len(record.sources()), record.events()) == (1, [])
