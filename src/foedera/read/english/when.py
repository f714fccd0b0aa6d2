"""Which expression of time belongs to which act."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from foedera.read.english.dates import shift
from foedera.read.english.lexicon import word_list
from foedera.read.english.times import NUMBERS, UNITS
from foedera.read.model import EventDate

if TYPE_CHECKING:
    from foedera.read.english.clauses import Sketch
    from foedera.read.english.dates import Time
    from foedera.read.english.group import Group
    from foedera.read.english.workspace import Workspace
    from foedera.read.model import Status

__all__ = ["date_between", "date_of", "of_occasion", "settle"]

_MEETING = re.compile(
    r"\b(?:during|at|after|following|before) (?:the|their|that|its|a)(?: \w+)? "
    r"(?:talks|meeting|summit|session|visit|discussions|ceremony|signing|talk|conference|dinner|rally)\b"
)
_FAR = 1000
_UNSURE = frozenset({"planned", "hypothetical", "proposed"})


def settle(space: Workspace, sketch: Sketch) -> dict[int, Time]:
    """The time that each verb group of a sentence has for itself, by the group's number."""
    found: dict[int, Time] = {}
    for time in space.times_in(sketch.first, sketch.last):
        if _names_thing(sketch, time):
            continue
        owner = _owner(sketch, time)
        main = _main_of_fronted(sketch, time, owner)
        if main is not None and main.index not in found:
            found[main.index] = time
        if main is not None and owner is not None and owner.link == "relative":
            continue
        if owner is None or (owner.tense == "past" and _deadline(space, sketch, time)):
            continue
        old = found.get(owner.index)
        if old is None or (
            abs(time.first - owner.head) < abs(old.first - owner.head)
            and not (old.kind in ("weekday", "day") and time.kind in ("month", "year", "relative"))
        ):
            found[owner.index] = time
    return found


def _names_thing(sketch: Sketch, time: Time) -> bool:
    """As in "the award of 2016", "the 1951 treaty": the year tells which, and not when."""
    if time.kind not in ("year", "month"):
        return False
    before = sketch.norm(time.first - 1)
    if before == "of":
        return sketch.norm(time.first - 2) not in word_list("parts_of_time")
    return time.kind == "year" and before in ("the", "a", "that", "its", "their", "'s")


def _main_of_fronted(sketch: Sketch, time: Time, owner: Group | None) -> Group | None:
    """As in "In January, after A had gone, B called": the time is that of the main clause too."""
    if owner is None or owner.link not in ("sub", "relative") or time.first - sketch.first > 2:
        return None
    return next(
        (g for g in sketch.groups if g.form == "finite" and g.link in ("main", "comma")), None
    )


def _deadline(space: Workspace, sketch: Sketch, time: Time) -> bool:
    """As in "committed to spend it by 2035": no time of a past act."""
    published = space.document.report.published
    later = published is not None and time.kind == "year" and time.year > published.year
    return later and sketch.norm(time.first - 1) in ("by", "until", "before")


def _owner(sketch: Sketch, time: Time) -> Group | None:
    owner: Group | None = None
    for group in sketch.groups:
        if group.last <= time.first < group.end:
            owner = group
    if owner is not None:
        while owner.form == "infinitive" and owner.lead is None and owner.parent is not None:
            if owner.lead_word:
                break
            owner = owner.parent
        return owner
    later = [g for g in sketch.groups if g.first >= time.last]
    return later[0] if later else (sketch.groups[-1] if sketch.groups else None)


def date_between(
    space: Workspace, sketch: Sketch, first: int, last: int, *, future: bool
) -> EventDate | None:
    """The date that a stretch of tokens names."""
    named = space.times_in(first, last)
    return _resolve(space, named[0], future=future) if named else None


def _resolve(space: Workspace, time: Time, *, future: bool) -> EventDate | None:
    document = space.document
    if time.kind in ("same", "later"):
        space.context = _context(space, time) or space.context
    found = time.resolve(
        document.report.published,
        document.span(time.first, time.last),
        future=future,
        context=space.context,
    )
    if found is not None:
        space.context = found
    return found


def _context(space: Workspace, time: Time) -> EventDate | None:
    """What the last time told before "that day" or "a year later" comes to."""
    document = space.document
    for earlier in reversed(space.times_in(max(0, time.first - _FAR), time.first)):
        if earlier.kind in ("same", "later") or _stretch(space, earlier):
            continue
        span = document.span(earlier.first, earlier.last)
        found = earlier.resolve(document.report.published, span, future=False, context=None)
        if found and (time.unit != "day" or found.precision == "day"):
            return found
    return None


def _stretch(space: Workspace, time: Time) -> bool:
    """As in "since May": a beginning, and not the day spoken of."""
    before = space.document.tokens[time.first - 1].norm if time.first else ""
    return before in ("since", "until")


def date_of(
    space: Workspace, sketch: Sketch, group: Group, own: dict[int, Time], status: Status
) -> EventDate | None:
    """When an act takes place: its own time, or that of the clause it hangs on."""
    if group.index in space.dates:
        return space.dates[group.index]
    found = _date_of(space, sketch, group, own, status)
    space.dates[group.index] = found
    return found


def _date_of(
    space: Workspace, sketch: Sketch, group: Group, own: dict[int, Time], status: Status
) -> EventDate | None:
    for holder in _holders(group):
        time = own.get(holder.index)
        if time:
            return _resolve(space, time, future=status in _UNSURE and group.tense != "past")
    offset = _counted_back(space, sketch, group, own)
    if offset:
        return offset
    if group.form == "participle":
        return None
    for other in _sharers(sketch, group):
        time = own.get(other.index)
        if time and not (status in _UNSURE and group.link == "that"):
            told = group.link == "that" or other.tense == "past"
            ahead = group.form == "finite" and group.tense == "future" and not told
            return _resolve(space, time, future=ahead or other.tense == "future")
    return of_occasion(space, sketch, group)


def of_occasion(space: Workspace, sketch: Sketch, group: Group) -> EventDate | None:
    """When the meeting or ceremony was at which something is said to have been done."""
    if not _at_meeting(sketch, group):
        return None
    here = sketch.sentence.index
    for draft in reversed(space.discourse.drafts):
        held = draft.type == "CONSULT" or draft.frame in ("sign", "conclude", "establish")
        if held and draft.date is not None and 0 < here - draft.sentence <= 8:
            return draft.date
    return None


def _holders(group: Group) -> list[Group]:
    """The group and the verbs of its chain ("plans to send")."""
    found = [group]
    while found[-1].lead is not None:
        found.append(found[-1].lead)
    return found


def _sharers(sketch: Sketch, group: Group) -> list[Group]:
    """Clauses whose time an undated one shares."""
    found: list[Group] = []
    same = [g for g in sketch.groups if g is not group and g.subject_range == group.subject_range]
    if group.link in ("participle", "gerund") and group.parent:
        found.append(group.parent)
    if group.form == "infinitive" and group.lead is None and group.parent:
        found.extend([group.parent, *([group.parent.parent] if group.parent.parent else [])])
    cleft = sketch.groups[group.index - 1] if group.index else None
    if cleft is not None and cleft.lemma == "be" and sketch.norm(cleft.first - 1) == "it":
        found.append(cleft)
    if group.form == "finite":
        found.extend(g for g in same if g.form == "ing" and g.index < group.index)
        found.extend(
            g for g in same if g.link == "and" and g.form == "finite" and g.index == group.index + 1
        )
    if group.link in ("and", "comma"):
        found.extend(g for g in reversed(same) if g.index < group.index and g.form == "finite")
    if group.link == "relative" and sketch.norm(group.start) in ("who", "where"):
        found.extend(g for g in sketch.groups if g.link in ("main", "comma") and g is not group)
    before = sketch.groups[group.index - 1] if group.index else None
    placed = sketch.norm(sketch.first) in ("in", "at", "during", "on")
    if placed and before is not None and before.link == "reduced" and group.link == "comma":
        found.append(before)
    first, last = group.subject_range
    found.extend(
        g
        for g in sketch.groups
        if g.link == "reduced" and last <= g.first < group.first and first < last
    )
    if group.link == "that" and group.parent and not _older(group):
        found.extend([group.parent, *_holders(group.parent)])
    if group.lead is None and group.link in ("main", "comma", "and", "that"):
        found.extend(
            g
            for g in sketch.groups
            if g.link == "sub" and sketch.norm(g.start) in ("when", "while")
        )
    if group.link == "sub" and sketch.norm(group.start) in ("when", "while", "as"):
        found.extend(
            g for g in sketch.groups if g.link in ("main", "comma") and g.index != group.index
        )
    return found


def _older(group: Group) -> bool:
    """As in "said on Monday that it had sent troops": the day is that of the words alone."""
    parent = group.parent
    telling = parent is not None and parent.lemma not in ("announce", "declare", "confirm")
    return telling and group.perfect and group.tense == "past"


def _counted_back(
    space: Workspace, sketch: Sketch, group: Group, own: dict[int, Time]
) -> EventDate | None:
    """As in "three months after ...", "hours before ...", told of an act that has a date."""
    word = sketch.norm(group.start)
    if group.link != "sub" or word not in ("after", "before"):
        return None
    unit = UNITS.get(sketch.norm(group.start - 1).rstrip("s"))
    if unit is None:
        return None
    main = next((g for g in sketch.groups if g.link in ("main", "comma") and g.index in own), None)
    time = own.get(main.index) if main else None
    base = _resolve(space, time, future=False) if time else None
    if base is None:
        return None
    count = NUMBERS.get(sketch.norm(group.start - 2), 0)
    if unit == "year" and sketch.norm(group.start - 3) == "half":
        count, unit = 6, "month"
    sign = -1 if word == "after" else 1
    if unit == "hour":
        return base
    if unit in ("day", "week") and not count:
        day = base.start + timedelta(days=4 * sign)
        moved = shift(day, 0, "month")
    else:
        moved = shift(base.start, sign * max(count, 1), unit)
    return EventDate(*moved, base.expression, "counted") if moved else None


def _at_meeting(sketch: Sketch, group: Group) -> bool:
    """As in "during the talks", "at the meeting": at the time of a meeting told before."""
    fronted = group.link == "sub" and sketch.norm(group.start) in (
        "after",
        "at",
        "during",
        "before",
    )
    main = fronted or (group.link in ("main", "comma") and group.subject_range[0] > sketch.first)
    begin = (
        sketch.first
        if main and not any(g.last <= group.first for g in sketch.groups)
        else group.last
    )
    line = " ".join(sketch.norm(at) for at in range(begin, group.end))
    return bool(_MEETING.search(line))
