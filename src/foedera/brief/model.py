"""What a brief says, as values in the reader's language; the HTML page and the terminal show them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

__all__ = [
    "Agreement",
    "Case",
    "Change",
    "Cited",
    "Debate",
    "Excerpt",
    "Group",
    "Page",
    "Picture",
    "Promise",
    "ReportLine",
    "Row",
    "Stance",
    "Stationed",
    "Step",
    "Table",
    "Told",
    "Unknown",
    "When",
    "Witness",
]


@dataclass(frozen=True, slots=True)
class When:
    """A date as it is written, how it was worked out, and the days it leaves open."""

    text: str
    how: str
    first: date
    last: date
    iso: str


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A sentence of a report with the evidence in the middle."""

    before: str
    marked: str
    after: str
    lang: str


@dataclass(frozen=True, slots=True)
class Step:
    """One station of a claim on its way to the reader: the speaker, then each outlet."""

    text: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Witness:
    """One report's telling of an event; `report` counts from 1."""

    report: int
    excerpt: Excerpt
    trail: tuple[Step, ...]
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """An event as a sentence, with everybody who tells of it."""

    id: str
    sentence: str
    event: str
    status: str
    status_word: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    topics: tuple[str, ...]
    when: When | None
    witnesses: tuple[Witness, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Events about one thing."""

    title: str
    events: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Stationed:
    """Troops of one state in another, as a report says."""

    text: str
    excerpt: Excerpt


@dataclass(frozen=True, slots=True)
class Promise:
    """What one article promises, in words."""

    article: str
    duty: str
    says: str
    discretion: str
    source: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """An agreement that the reports touch."""

    id: str
    name: str
    title: str
    state: str
    parties: str
    promises: tuple[Promise, ...]
    adds: tuple[str, ...]
    verified: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One state's verdict in a case."""

    state: str
    verdict: str
    word: str
    basis: str
    promise: str
    because: str
    proposed: str = ""
    proposed_word: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """An incident and who would have to act."""

    id: str
    question: str
    answer: str
    rows: tuple[Row, ...]
    rest: tuple[str, ...]
    command: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table twin: columns, rows, what it shows."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture and the table that says the same."""

    caption: str
    svg: str
    twin: Table
    under: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What a proposal would change if it came true."""

    architecture: str
    title: str
    about: str
    finding: str
    grounds: tuple[str, ...]
    pictures: tuple[Picture, ...]
    command: str


@dataclass(frozen=True, slots=True)
class Stance:
    """Where one state stands, who says so, and the event that shows it.

    A state with voices on both sides is divided.
    """

    state: str
    name: str
    who: str
    sentence: str
    event: str
    divided: bool = False


@dataclass(frozen=True, slots=True)
class Debate:
    """For and against one proposal or agreement."""

    topic: str
    title: str
    proposal: bool
    in_favor: tuple[Stance, ...]
    against: tuple[Stance, ...]
    unclear: tuple[Stance, ...]


@dataclass(frozen=True, slots=True)
class Unknown:
    """Something the brief does not know; the excerpt shows where."""

    text: str
    excerpt: Excerpt | None = None


@dataclass(frozen=True, slots=True)
class Cited:
    """A source: what it is for, how it is cited, where it is."""

    what: str
    cite: str
    url: str | None = None
    checked: str = ""


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report that was read: its data and the hash of its text."""

    number: int
    title: str
    outlet: str | None
    published: str
    words: int
    sha256: str
    lang: str


@dataclass(frozen=True, slots=True)
class Page:
    """The whole brief."""

    lang: str
    on: date
    dated: str
    headline: str
    summary: tuple[str, ...]
    reports: tuple[ReportLine, ...]
    groups: tuple[Group, ...]
    stationed: tuple[Stationed, ...]
    agreements: tuple[Agreement, ...]
    cases: tuple[Case, ...]
    change: Change | None
    debates: tuple[Debate, ...]
    coming: tuple[Told, ...]
    timeline: Picture | None
    unknowns: tuple[Unknown, ...]
    sources: tuple[Cited, ...]
    colophon: tuple[tuple[str, str], ...]
    command: str
