"""The record as its users see it: open it, add readings, look, decide, export."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import sqlalchemy as sa
from sqlalchemy import orm

from foedera.errors import NotFound, UsageError
from foedera.record.acts import decide_by_claims, is_live, summarise
from foedera.record.adding import add_reading, find_report, storable
from foedera.record.database import Database, default_place
from foedera.record.finding import Wanted, find_events, load_events, source_of
from foedera.record.migrate import migrate
from foedera.record.model import Added
from foedera.record.tables import ActRow, ClaimRow, DecisionRow, ReadingRow, ReportRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from foedera.read import Reading, Report
    from foedera.record.model import RecordedEvent, Source

__all__ = ["Record", "open_record", "user_name"]

_ID = re.compile(r"([1-9]\d{0,17})(?:\.([1-9]\d{0,8}))?")


def open_record(place: str | Path | None = None, *, create: bool = True) -> Record:
    """The record at a path or URL, made or brought up to date; by default the user's own.

    The default is FOEDERA_RECORD or a file in the user's data folder. With `create` false a file
    that does not exist is NotFound. Raises InvalidData for a file that is no record or a record
    of a newer foedera, UsageError for an address that cannot be used, NotFound where no database
    answers.

    >>> import tempfile
    >>> folder = tempfile.TemporaryDirectory()
    >>> with open_record(f"{folder.name}/record.sqlite") as record:
    ...     record.events()
    []
    >>> folder.cleanup()
    """
    where = str(place) if place is not None else default_place()
    database = Database(where)
    if not create and database.is_file and not Path(str(database.url.database)).exists():
        raise NotFound(
            "no record yet", where=database.name, remedy="`foedera record add REPORT` makes one."
        )
    record = Record(database)
    try:
        migrate(database)
    except BaseException:
        record.close()
        raise
    return record


class Record:
    """What was read, when, from which text, and what a person accepted or rejected.

    Every method is one transaction, seen by others as a whole or not at all. Several programs may
    use one record at a time: writers take turns.

    >>> import tempfile
    >>> from foedera import read
    >>> folder = tempfile.TemporaryDirectory()
    >>> record = open_record(f"{folder.name}/record.sqlite")
    >>> text = "Japan and the Philippines signed a defence pact on 8 July 2024."
    >>> reading = read.read(read.report(text, outlet="Morning Harbour"))
    >>> record.add(reading).state, record.add(reading).state
    ('new', 'known')
    >>> [(e.id, e.event, e.date, len(e.sources)) for e in record.events(state="JPN")]
    [(1, 'SUPPORT', '2024-07-08', 1)]
    >>> record.decide("1", "accepted", by="desk").verdict
    'accepted'
    >>> record.close()
    >>> folder.cleanup()
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    @property
    def name(self) -> str:
        """Where the record lives, without a password."""
        return self._database.name

    def close(self) -> None:
        """Let go of the database."""
        self._database.engine.dispose()

    def __enter__(self) -> Record:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def add(self, reading: Reading, *, reader: str = "rules", version: str | None = None) -> Added:
        """Write one reading: report, events, and what they mean for the acts already known.

        `reader` and `version` say who read; the version is by default foedera's. The same reading
        again changes nothing. A newer reading takes the place of the older one, which stays in the
        history; decisions stay with events that are the same in both. Raises FoederaError when
        another program does not let go of the record.
        """
        told = version or _own_version()
        return self._database.write(lambda s: add_reading(s, reading, reader, told))

    def known(
        self, report: Report, *, reader: str = "rules", version: str | None = None
    ) -> Added | None:
        """What is here of a report that this reader has read already; None where it is to be read.

        It is to be read, too, when its outlet or its day was not known before.
        """
        with self._database.reading() as session:
            row = find_report(session, report)
            if row is None or (report.outlet and not row.outlet):
                return None
            if report.published and not row.published:
                return None
            last = session.scalar(
                sa.select(ReadingRow)
                .where(ReadingRow.report_id == row.id)
                .order_by(ReadingRow.id.desc())
                .limit(1)
            )
            told = (reader, version or _own_version())
            if last is None or (last.reader, last.version) != told:
                return None
            return Added(row.id, "known", len(last.events))

    def sources(self) -> tuple[Source, ...]:
        """All reports, in the order they were added."""
        with self._database.reading() as session:
            query = sa.select(ReportRow).order_by(ReportRow.id).options(orm.defer(ReportRow.text))
            return tuple(source_of(row) for row in session.scalars(query))

    def text(self, source: Source | int) -> str:
        """The text of a report, which the offsets of its claims count in. Raises NotFound."""
        number = source if isinstance(source, int) else source.id
        with self._database.reading() as session:
            row = session.get(ReportRow, number)
            if row is None:
                raise NotFound(f"no report {number} in the record")
            return row.text

    def events(
        self,
        *,
        state: str | None = None,
        event: str | None = None,
        topic: str | None = None,
        since: date | None = None,
        until: date | None = None,
        status: str | None = None,
        decision: Literal["accepted", "rejected", "undecided", "kept"] | None = None,
    ) -> list[RecordedEvent]:
        """Events by date, those that meet all that is asked; `kept` leaves out the rejected.

        `state` is an actor or recipient by its code, `event` a PLOVER type. `since` and `until`
        are met by the event's date, or by the day of a report where no date was told.
        """
        wanted = Wanted(state, event, topic, since, until, status, decision)
        with self._database.reading() as session:
            return find_events(session, wanted)

    def event(self, name: str) -> RecordedEvent:
        """One event by its id, also by the id of one of its claims. Raises NotFound."""
        with self._database.reading() as session:
            act, _ = _find(session, name)
            return load_events(session, [act])[0]

    def decide(
        self,
        names: str | Sequence[str],
        verdict: Literal["accepted", "rejected"],
        *,
        by: str,
        note: str | None = None,
    ) -> RecordedEvent:
        """Accept or reject events ("12") or single claims of them ("12.2"), all or none.

        A decision on an event holds for the claims it has now: a report that tells of a rejected
        event later opens the question again. Decisions are added to the history, the latest
        counts. Gives the last event as it stands then. Raises NotFound and UsageError.
        """
        if verdict not in ("accepted", "rejected"):
            raise UsageError(f"no decision {verdict!r}", remedy="accepted or rejected.")
        asked = [names] if isinstance(names, str) else list(names)
        if not asked:
            raise UsageError("no event named", remedy="Give the id of an event or a claim.")

        def work(session: Session) -> RecordedEvent:
            for name in asked:
                act, claim = _find(session, name)
                for one in [claim] if claim else [c for c in act.claims if is_live(c)]:
                    one.verdict = verdict
                session.add(
                    DecisionRow(
                        act_id=act.id,
                        claim_id=claim.id if claim else None,
                        verdict=verdict,
                        by=storable(by),
                        note=None if note is None else storable(note),
                        made=datetime.now(UTC),
                    )
                )
                decide_by_claims(act)
                summarise(act)
                session.flush()
            return load_events(session, [act])[0]

        return self._database.write(work)

    def export(
        self,
        folder: str | Path,
        *,
        form: Literal["json", "parquet"] = "json",
        decision: Literal["accepted", "undecided", "kept"] | None = "kept",
        texts: bool = False,
        license_name: str | None = None,
    ) -> dict[str, Any]:
        """Write events, claims, reports and decisions with a Data Package description, and give it.

        By default all but the rejected. The reports' texts belong to who published them and stay
        out unless `texts`. `license_name` is under what you publish the data, as an SPDX name; the
        description has none unless you name one. The folder appears as a whole or not at all.
        Raises InvalidData for a folder that holds something else, UsageError for another form.
        """
        from foedera.record.exporting import write_package

        with self._database.reading() as session:
            events = find_events(session, Wanted(decision=decision))
            query = sa.select(ReportRow).order_by(ReportRow.id).options(orm.defer(ReportRow.text))
            sources = [source_of(row) for row in session.scalars(query)]
            bodies: dict[int, str] = {}
            if texts:
                pairs = session.execute(sa.select(ReportRow.id, ReportRow.text))
                bodies = {number: text for number, text in pairs}
        return write_package(
            events, sources, bodies, Path(folder), form=form, license_name=license_name
        )


def _find(session: Session, name: str) -> tuple[ActRow, ClaimRow | None]:
    """An act, and the claim where the name has a point in it."""
    match = _ID.fullmatch(name.strip())
    act = session.get(ActRow, int(match.group(1))) if match else None
    claim = None
    if act is not None and match is not None and match.group(2):
        number = int(match.group(2))
        claim = next((c for c in act.claims if c.number == number), None)
    if act is None or (match is not None and match.group(2) and claim is None):
        raise NotFound(
            f"no event {name!r} in the record", remedy="`foedera record list` shows the ids."
        )
    return act, claim


def _own_version() -> str:
    from importlib.metadata import version

    return version("foedera")


def user_name() -> str:
    """Who decides, where nobody is named: FOEDERA_USER or the system's user."""
    import getpass

    return os.environ.get("FOEDERA_USER") or getpass.getuser()
