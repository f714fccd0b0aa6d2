"""All that the stages of reading one English report share."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from foedera.read.document import Draft
from foedera.read.english.discourse import Discourse
from foedera.read.english.status import frame_of
from foedera.read.model import Span, Speaker
from foedera.read.themes import topics_between
from foedera.read.words import frames

if TYPE_CHECKING:
    from collections.abc import Iterable

    from foedera.read.document import Document
    from foedera.read.english.clauses import Sketch
    from foedera.read.english.dates import Time
    from foedera.read.english.group import Group
    from foedera.read.english.phrase import Phrase
    from foedera.read.model import EventDate, Status

__all__ = ["Workspace", "codes", "evidence_of", "speaker_of", "topics_of"]

_PUBLISHING = frozenset({"issue", "release", "publish", "make", "carry", "adopt", "write"})
_VOICES = frozenset({"person", "role", "organ"})


@dataclass(slots=True)
class Workspace:
    """The document, the sentence in hand and the memory of what came before."""

    document: Document
    discourse: Discourse = field(default_factory=Discourse)
    times: list[Time] = field(default_factory=list)
    context: EventDate | None = None
    dates: dict[int, EventDate | None] = field(default_factory=dict)
    doers: dict[int, list[Phrase]] = field(default_factory=dict)

    def times_in(self, first: int, last: int) -> list[Time]:
        """The expressions of time that lie in the tokens [first, last)."""
        start = bisect_left(self.times, first, key=lambda t: t.first)
        stop = bisect_left(self.times, last, key=lambda t: t.first)
        return [t for t in self.times[start:stop] if t.last <= last]

    def begin(self, sketch: Sketch) -> None:
        """Forget what belonged to the sentence before."""
        self.dates.clear()
        self.doers.clear()

    def subjects(self, sketch: Sketch, group: Group) -> list[Phrase]:
        """The actors that are a verb's subject, anaphors resolved."""
        if group.index in self.doers:
            return self.doers[group.index]
        first, last = group.subject_range
        found = sketch.heads(first, last)
        if not found:
            hopped = first < last < group.first and any(
                g.lemma in _PUBLISHING for g in sketch.groups if last <= g.first < group.first
            )
            found = sketch.owners(first, group.first if hopped else last)
        if len(found) == 1 and found[0].anaphor == "office" and found[0].plural:
            found = [p for p in sketch.owners(first, last) if p.kind == "group"] or found
        self.resolve(sketch, found)
        found = [phrase for phrase in found if phrase.entities]
        self.doers[group.index] = found
        return found

    def resolve(self, sketch: Sketch, found: Iterable[Phrase]) -> None:
        """Fill in the anaphors among some phrases."""
        for phrase in found:
            if phrase.entities or phrase.anaphor is None:
                continue
            local = [p for p in sketch.phrases if p.last <= phrase.first]
            if phrase.anaphor == "we":
                phrase.entities = self._we(sketch, phrase)
                continue
            if phrase.anaphor in ("it", "its"):
                phrase.entities = self._it(sketch, phrase)
            if phrase.anaphor == "their":
                phrase.entities = self._their(sketch, phrase)
            if phrase.anaphor in ("he", "she"):
                self._told_of(sketch, phrase)
            if not phrase.entities:
                self.discourse.resolve(phrase, local)
            if not phrase.entities:
                phrase.entities = _ahead(sketch, phrase)

    def _we(self, sketch: Sketch, phrase: Phrase) -> tuple[str, ...]:
        """Whose words a quotation in the first person are, when its sentence says so."""
        for group in reversed(sketch.groups):
            said = frame_of(group) == "report" and group.first > phrase.last
            if said and group.link in ("main", "comma", "and"):
                voices = sketch.heads(*group.subject_range)
                for voice in voices:
                    if voice.anaphor in ("he", "she"):
                        self.discourse.resolve(voice, [])
                found = codes(voices)
                if len(found) == 1:
                    return tuple(found)
        return ()

    def _told_of(self, sketch: Sketch, phrase: Phrase) -> None:
        """As in "since Marcos went to Beijing, where he ...": the one subject named before."""
        before = [g for g in sketch.groups if g.form == "finite" and g.first < phrase.first]
        named = [h for g in before for h in sketch.heads(*g.subject_range) if h.kind != "state"]
        if len({h.person for h in named}) == 1 and named[0].kind == "person":
            phrase.entities, phrase.person = named[0].entities, named[0].person
            phrase.written = named[0].written

    def _their(self, sketch: Sketch, phrase: Phrase) -> tuple[str, ...]:
        """The several who are the subject of the verb that "their" follows."""
        holder = next((g for g in sketch.groups if g.last <= phrase.first < g.end), None)
        mine = codes(self.subjects(sketch, holder)) if holder is not None else []
        return tuple(mine) if len(mine) > 1 else ()

    def _it(self, sketch: Sketch, phrase: Phrase) -> tuple[str, ...]:
        """The state that "it" or "its" means when its own sentence says so."""
        holder = next((g for g in sketch.groups if phrase.first < g.end), None)
        own = next(
            (g for g in sketch.groups if g.subject_range[0] <= phrase.first < g.subject_range[1]),
            None,
        )
        before = [g for g in sketch.groups if g.first < phrase.first and g is not own]
        current = [g for g in before if g is holder and phrase.anaphor == "it"]
        taken = codes(p for g in current for p in self.subjects(sketch, g))
        for group in reversed(before):
            if group in current or group.form not in ("finite",):
                continue
            found = self.subjects(sketch, group)
            if all(p.kind == "person" for p in found) and phrase.anaphor == "it":
                given = [p for p in sketch.between(group.last, phrase.first) if p.kind == "state"]
                if len(given) == 1 and frame_of(group) != "report":
                    return given[0].entities
            named = [code for code in codes(found) if code not in taken]
            if len(named) == 1:
                return (named[0],)
        if phrase.anaphor == "it" and holder in before and taken:
            near = [p for p in sketch.phrases if p.last <= phrase.first and p.acts]
            others = [c for c in codes(near) if c not in taken]
            if len(others) == 1:
                return (others[0],)
        if phrase.anaphor == "its":
            mine = [g for g in before if g is holder or g.index == (holder.index if holder else -1)]
            for group in reversed(mine):
                named = codes(self.subjects(sketch, group))
                if len(named) == 1:
                    return (named[0],)
        state = self.discourse.state
        if taken and state in taken:
            others = [c for c in reversed(self.discourse.seen) if c not in taken]
            return (others[0],) if others else ()
        return ()

    def draft(
        self,
        frame: str,
        sketch: Sketch,
        place: int,
        evidence: tuple[int, int],
        actors: Iterable[str],
        recipients: Iterable[str] = (),
        status: Status = "happened",
        rule: str = "",
    ) -> Draft | None:
        """A draft of an event, or nothing where the frame names none."""
        kind = frames()[frame].type
        doers = list(dict.fromkeys(actors))
        if kind is None or not doers:
            return None
        return Draft(
            type=kind,
            frame=frame,
            sentence=sketch.sentence.index,
            evidence=self.trimmed(*evidence),
            token=place,
            actors=doers,
            recipients=[r for r in dict.fromkeys(recipients) if r not in doers],
            status=status,
            rule=rule or frame,
        )

    def trimmed(self, first: int, last: int) -> Span:
        """The offsets of a stretch of tokens without marks at its ends."""
        tokens = self.document.tokens
        while first < last - 1 and tokens[first].text in ",;:-–—.\"”’)('":
            first += 1
        while last - 1 > first and tokens[last - 1].text in ',;:-–—."“(':
            last -= 1
        return self.document.span(first, last)


def _ahead(sketch: Sketch, phrase: Phrase) -> tuple[str, ...]:
    """As in "After he landed, Kishida ...", "the two neighbours ..., India and Pakistan": named later."""
    after = [p for p in sketch.phrases if p.first >= phrase.last and p.entities]
    if phrase.anaphor in ("he", "she", "his", "her"):
        persons = [p for p in after if p.kind == "person" and not p.plural]
        return persons[0].entities if persons else ()
    if phrase.anaphor in ("protagonists", "pair"):
        for one, other in itertools.pairwise(after):
            if one.acts and other.acts and sketch.norm(other.first - 1) in ("and", "the"):
                both = tuple(dict.fromkeys([*one.entities, *other.entities]))
                return both if len(both) == 2 else ()
    return ()


def codes(phrases: Iterable[Phrase]) -> list[str]:
    """The actors of some phrases, each once."""
    return list(dict.fromkeys(code for phrase in phrases for code in phrase.entities))


def speaker_of(phrases: list[Phrase], document: Document) -> Speaker | None:
    """The speaker that a subject makes: a person, an office or an organ of one state."""
    voices = [
        p
        for p in phrases
        if p.kind in _VOICES or p.anaphor == "visitors" or (p.kind == "pronoun" and p.person)
    ]
    actors = set(codes(phrases))
    if not voices or len(actors) > 1:
        return None
    first = voices[0]
    if not first.entities or (first.plural and first.entities[0].startswith("org:")):
        return None
    return Speaker(
        actor=first.entities[0],
        name=first.person,
        name_as_written=first.written,
        role=first.role,
        span=document.span(first.first, first.last),
    )


def evidence_of(sketch: Sketch, group: Group) -> tuple[int, int]:
    """The tokens that tell of a verb's event: subject, verb and what follows it."""
    first, last = group.subject_range
    lead = group
    while lead.lead is not None:
        lead = lead.lead
    begin = lead.first
    near = first < last <= lead.first and lead.link != "relative" and lead.first - last <= 1
    if near or (group.form == "participle" and last == group.first):
        begin = first
    return begin, max(group.end, group.last)


def topics_of(
    document: Document, draft: Draft, first: int, last: int, named: list[str]
) -> list[str]:
    """The topics of a draft told in the tokens [first, last) of a sentence that names `named`."""
    parties = [*draft.actors, *draft.recipients]
    found = topics_between(document, first, last, parties, draft.type)
    wider = topics_between(document, first, last, [*parties, *named], draft.type)
    return list(dict.fromkeys([*found, *wider]))
