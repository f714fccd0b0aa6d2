"""From verbs to drafts of events."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from foedera.read.english.domestic import at_home
from foedera.read.english.lexicon import verb_rows, word_list
from foedera.read.english.light import light_events
from foedera.read.english.matching import Matcher
from foedera.read.english.participants import concerned, doers
from foedera.read.english.slots import find_nouns, slots
from foedera.read.english.special import special_events
from foedera.read.english.stances import stance_events
from foedera.read.english.status import (
    closed_groups,
    hidden,
    speech_parent,
    status_of,
    under,
    voiced_after,
)
from foedera.read.english.when import date_between, date_of
from foedera.read.english.workspace import codes, evidence_of, speaker_of, topics_of
from foedera.read.words import frames

if TYPE_CHECKING:
    from foedera.read.document import Draft
    from foedera.read.english.clauses import Sketch
    from foedera.read.english.dates import Time
    from foedera.read.english.group import Group
    from foedera.read.english.lexicon import VerbRow
    from foedera.read.english.matching import Fit
    from foedera.read.english.phrase import Phrase
    from foedera.read.english.workspace import Workspace
    from foedera.read.model import EventDate, Status

__all__ = ["finish", "verb_events"]

_WILLED = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"})
_PERSONAL = frozenset({"host", "meet", "visit", "attend"})
_PACTS = frozenset({"sign", "conclude", "ratify"})
_SCHEDULED = frozenset(
    {"meet", "talks", "visit", "host", "call", "attend", "exercise", "own-exercise", "gather"}
)
_GAPPING = frozenset({"ratify", "sign", "approve", "conclude", "join", "in-force"})


def verb_events(
    space: Workspace, sketch: Sketch, group: Group, own: dict[int, Time]
) -> list[Draft]:
    """The events that one verb tells of, dated, with status and speaker."""
    if hidden(group, sketch, closed_groups(sketch)):
        return []
    status = status_of(group, sketch)
    unwilling = group.lead is not None and group.lead.lemma in ("refuse", "decline")
    if group.lemma == "rule out" and (unwilling or (status == "none" and group.negated)):
        status = "hypothetical"
    if status == "hidden":
        return []
    matcher = Matcher(space, sketch, group)
    drafts = stance_events(matcher, status)
    if not drafts and status != "none":
        drafts = special_events(matcher, status) or _from_rows(matcher, status)
    for draft in drafts:
        finish(space, sketch, group, own, draft)
    drafts = [draft for draft in drafts if not _background(group, draft)]
    if group.link == "relative" and group.index not in own and _simple_present(group):
        drafts = [draft for draft in drafts if frames()[draft.frame].spoken]
    drafts = [draft for draft in drafts if not _told_by_noun(space, group, draft)]
    if group.lemma in ("discuss", "exchange"):
        drafts = [draft for draft in drafts if not _same_meeting(space, draft)]
    drafts += _gapped(matcher, own, drafts)
    return drafts


def _same_meeting(space: Workspace, draft: Draft) -> bool:
    """Whether those who discuss something have just been said to meet."""
    both = {*draft.actors, *draft.recipients}
    return draft.type == "CONSULT" and any(
        told.type == "CONSULT" and both <= {*told.actors, *told.recipients}
        for told in space.discourse.drafts[-8:]
        if told is not draft
    )


def _told_by_noun(space: Workspace, group: Group, draft: Draft) -> bool:
    """As in "an attack by A on B killed seven": the noun has told of it."""
    first, last = group.subject_range
    told = space.discourse.drafts[-2:]
    if (
        group.form == "ing"
        and draft.type == "ASSAULT"
        and any(
            other is not draft
            and other.type == "ASSAULT"
            and other.sentence == draft.sentence
            and set(other.actors) == set(draft.actors)
            for other in told
        )
    ):
        return True
    return draft.type == "ASSAULT" and any(
        other.type == "ASSAULT" and other.sentence == draft.sentence and first <= other.token < last
        for other in space.discourse.drafts[-3:]
        if other is not draft
    )


def _background(group: Group, draft: Draft) -> bool:
    """A participle tells of an event only where it dates it or signs something; troops stay."""
    if group.form == "participle":
        dated = draft.date is not None and not frames()[draft.frame].spoken
        kept = draft.frame in _PACTS or draft.frame == "summon"
        return not kept and (not dated or draft.frame == "approve")
    stationed = group.lemma in ("station", "base", "deploy") and group.passive
    lasting = group.tense == "present" or group.lemma != "deploy"
    return stationed and lasting and draft.status == "happened"


def _from_rows(matcher: Matcher, status: str) -> list[Draft]:
    for row in verb_rows().get(matcher.group.lemma, ()):
        if row.frame == "?":
            drafts = light_events(matcher, row, status)
            if drafts:
                return drafts
            continue
        if frames()[row.frame].type is None:
            continue
        found = matcher.fit(row)
        if found is None or (row.frame in _PERSONAL and matcher.takes_forces()):
            continue
        if at_home(matcher, found):
            return []
        draft = _draft(matcher, row, found, status)
        if draft:
            return [draft]
    return []


def _draft(matcher: Matcher, row: VerbRow, found: Fit, status: str) -> Draft | None:
    frame = frames()[row.frame]
    parties = _parties(matcher, row.frame, found)
    if parties is None:
        return None
    actors, recipients, told = parties
    name = _name(matcher, row.frame, {*actors, *recipients})
    if status == "refused":
        if frame.type not in _WILLED:
            return None
        name, status = "refuse", "happened"
    draft = matcher.space.draft(
        name,
        matcher.sketch,
        matcher.group.head,
        evidence_of(matcher.sketch, matcher.group),
        actors,
        recipients,
        cast("Status", status),
    )
    if draft and told and told.sentence >= draft.sentence - 1:
        draft.topics = list(told.topics)
    return draft


def _parties(
    matcher: Matcher, name: str, found: Fit
) -> tuple[list[str], list[str], Draft | None] | None:
    """Who did a fitted act to whom, and the act told before that says so, or nothing."""
    frame = frames()[name]
    actors = doers(matcher, found, mutual=frame.mutual)
    if not actors:
        return None
    if name == "agree-to" and not found.partners:
        found.partners.extend(_fellows(matcher))
    if name == "summon":
        actors = _summoner(matcher, actors)
    told = None
    recipients = [code for code in (*found.recipients, *found.partners) if code not in actors]
    if frame.mutual:
        actors = list(dict.fromkeys([*actors, *found.partners]))
        recipients = [code for code in recipients if code not in actors]
    together = frame.type == "CONSULT" or (frame.type == "COOPERATE" and name != "exercise")
    if frame.mutual and together and not recipients and _alone(actors):
        return None
    if name == "ceasefire" and not _truce(matcher, found, actors):
        return None
    if not recipients:
        recipients, told = concerned(matcher, name, actors)
    if not recipients and frame.type == "ASSAULT":
        recipients = [code for code in _voices(matcher) if code not in actors]
    if frame.swap and frame.type in ("AID", "ACCUSE"):
        actors, recipients = recipients, actors
    if name == "alert":
        recipients = [code for code in _met(matcher) if code not in actors]
    if name == "host" and not (actors and recipients):
        return None
    return (actors, recipients, told) if actors else None


def _truce(matcher: Matcher, found: Fit, actors: list[str]) -> bool:
    """As in "A announced a truce between B and C": A drops out; a truce of nobody is none."""
    if matcher.group.lemma not in ("announce", "declare"):
        return True
    if len(found.partners) > 1:
        actors[:] = [code for code in actors if code in found.partners]
        return True
    return matcher.group.link != "relative"


def _voices(matcher: Matcher) -> list[str]:
    """Those who tell of the act."""
    saying = speech_parent(matcher.group)
    return codes(matcher.space.subjects(matcher.sketch, saying)) if saying is not None else []


def _summoner(matcher: Matcher, actors: list[str]) -> list[str]:
    """A ministry that summons an ambassador is not that of his own state."""
    kinds = ("modifier", "role", "person", "possessor")
    own = codes(p for slot in matcher.named("o") for p in slot.phrases if p.kind in kinds)
    subjects = matcher.space.subjects(matcher.sketch, matcher.group)
    if set(own) & set(actors) and any(p.anaphor for p in subjects):
        named = [c for c in reversed(matcher.space.discourse.seen) if c not in own]
        return named[:1] or actors
    return actors


def _alone(actors: list[str]) -> bool:
    """Whether one state alone is named, which meets nobody; a body meets by itself."""
    return len(actors) < 2 and not any(code.startswith("org:") for code in actors)


def _met(matcher: Matcher) -> list[str]:
    """As in "scrambled jets to intercept a Russian bomber": against whom."""
    sketch = matcher.sketch
    inner = [g for g in sketch.groups if g.parent is matcher.group and g.form == "infinitive"]
    return codes(p for g in inner for p in sketch.between(g.last, g.end) if p.entities)


def _fellows(matcher: Matcher) -> list[str]:
    """As in "agreed to build it with A": the partner stands with the second verb."""
    found: list[str] = []
    for child in matcher.sketch.groups:
        if child.parent is matcher.group and child.form == "infinitive":
            inner = slots(matcher.sketch, child.last, child.end)
            told = [p for slot in inner if slot.name == "with" for p in slot.phrases if p.acts]
            matcher.space.resolve(matcher.sketch, told)
            found.extend(codes(told))
    return found


def _name(matcher: Matcher, frame: str, parties: set[str]) -> str:
    """The frame that the words around a verb turn its own into."""
    if frame == "warn" and (_threatens(matcher) or _own_measure(matcher)):
        return "warn-of"
    inner = [g for g in matcher.sketch.groups if g.parent is matcher.group]
    forsworn = any(g.negated or g.lemma in ("treat", "regard", "consider") for g in inner)
    if frame == "promise" and _names_consequence(matcher) and not forsworn:
        return "warn-of"
    unwilling = [g for g in inner if g.lemma not in word_list("harmless")]
    if frame == "reaffirm" and any(status_of(g, matcher.sketch) == "refused" for g in unwilling):
        return "refuse"
    if frame == "attack" and matcher.group.lemma == "wage" and len(matcher.subject) > 1:
        return "clash"
    if frame == "seize" and _takes_town(matcher):
        return "invade"
    if frame == "exercise" and len(parties) < 2 and not any(c.startswith("org:") for c in parties):
        return "own-exercise"
    if frame == "concede-to" and len(matcher.subject) > 1:
        return "ceasefire"
    if frame == "in-force" and _subject_is(matcher, "ceasefire"):
        return "ceasefire"
    if frame == "agree-to" and matcher.group.lemma == "reach" and matcher.group.passive:
        return "conclude"
    rivals = [p for slot in matcher.named("with") for p in slot.phrases]
    if frame == "clash" and rivals and all(p.kind == "person" for p in rivals):
        return "quarrel"
    return frame


def _takes_town(matcher: Matcher) -> bool:
    held = matcher.named("o")[:1]
    return any(p.kind == "place" and p.last >= s.last - 1 for s in held for p in s.phrases)


def _subject_is(matcher: Matcher, kind: str) -> bool:
    return any(
        use.kind == kind for _, use in find_nouns(matcher.sketch, *matcher.group.subject_range)
    )


def _threatens(matcher: Matcher) -> bool:
    """Whether a warning names a consequence."""
    conditions = {"would", "will", "with", "of", "face", "if", "could"}
    return _names_consequence(matcher) and bool(conditions & set(_content(matcher)))


def _own_measure(matcher: Matcher) -> bool:
    """As in "warned that Denmark could end the accord": the measure is the warner's own."""
    for group in matcher.sketch.groups:
        own = group.parent is matcher.group and group.link == "that" and group.modal is not None
        if own and not group.negated and group.lemma in word_list("measures"):
            doers = codes(matcher.space.subjects(matcher.sketch, group))
            if set(doers) & set(matcher.subject):
                return True
    return False


def _names_consequence(matcher: Matcher) -> bool:
    text = f" {' '.join(_content(matcher))} "
    return any(f" {phrase} " in text for phrase in word_list("consequences"))


def _content(matcher: Matcher) -> list[str]:
    """The words that a verb of speaking governs."""
    sketch, group = matcher.sketch, matcher.group
    end = max([group.end, *(g.end for g in sketch.groups if under(g, group))])
    return [sketch.norm(at) for at in range(group.last, end)]


def _gapped(matcher: Matcher, own: dict[int, Time], drafts: list[Draft]) -> list[Draft]:
    """As in "A ratified it in May and B in June", "signed with A in May and with B in June"."""
    if not drafts or drafts[0].frame not in _GAPPING:
        return []
    first, found = drafts[0], []
    for phrases, begin, end in matcher.gaps:
        parties = codes(phrases)
        together = [*first.actors, *first.recipients]
        with_other = (
            matcher.sketch.norm(begin) == "with" or matcher.sketch.norm(begin + 1) == "with"
        )
        actors = [*matcher.subject, *parties] if with_other else parties
        recipients = [] if with_other else [c for c in together if c not in parties]
        draft = matcher.space.draft(
            first.frame, matcher.sketch, first.token, (begin, end), actors, recipients, first.status
        )
        if draft is None:
            continue
        future = first.status == "planned"
        draft.date = date_between(matcher.space, matcher.sketch, begin, end, future=future)
        finish(matcher.space, matcher.sketch, matcher.group, own, draft)
        found.append(draft)
    return found


def _simple_present(group: Group) -> bool:
    """As in "the ministers meet on Thursday": a time-table."""
    plain = not group.perfect and not group.progressive and group.modal is None
    return group.form == "finite" and group.tense == "present" and plain


def _at_their_meeting(space: Workspace, sketch: Sketch, draft: Draft) -> EventDate | None:
    """What several say or agree right after a report of their meeting is said at the meeting."""
    if len(draft.actors) < 2 or draft.status != "happened" or not _worded(draft):
        return None
    here = sketch.sentence.index
    for told in reversed(space.discourse.drafts):
        if told.type == "CONSULT" and told.date is not None and 0 <= here - told.sentence <= 2:
            both = {*told.actors, *told.recipients}
            return told.date if set(draft.actors) <= both and told.status == "happened" else None
    return None


def _worded(draft: Draft) -> bool:
    return frames()[draft.frame].spoken or draft.frame == "agree-to"


def _speaks(draft: Draft) -> bool:
    """Whether an act is done with words, and has been."""
    spoken = frames()[draft.frame].spoken or draft.frame == "claim"
    return spoken and draft.rule != "vote" and draft.status in ("happened", "ongoing", "denied")


def _agent(sketch: Sketch, phrase: Phrase) -> bool:
    at = phrase.first - 1
    while sketch.norm(at) in word_list("determiners"):
        at -= 1
    return sketch.norm(at) == "by"


def finish(
    space: Workspace, sketch: Sketch, group: Group, own: dict[int, Time], draft: Draft
) -> None:
    """Give a draft its date, speaker and topics and remember it."""
    if group.index in own and draft.frame in _SCHEDULED and _simple_present(group):
        draft.status = "planned" if draft.status == "happened" else draft.status
    draft.date = draft.date or date_of(space, sketch, group, own, draft.status)
    frame = frames()[draft.frame]
    if frame.spoken and draft.status == "ongoing" and group.tense == "present":
        draft.status = "happened"
    saying = speech_parent(group)
    voice = saying or voiced_after(group, sketch)
    draft.date = draft.date or _at_their_meeting(space, sketch, draft)
    own_words = voice is not None and codes(space.subjects(sketch, voice)) == draft.actors
    if draft.date is None and frame.spoken and voice is not None and own_words:
        draft.date = date_of(space, sketch, voice, own, "happened")
    if draft.speaker is None:
        if saying is not None:
            draft.speaker = speaker_of(space.subjects(sketch, saying), space.document)
        elif _speaks(draft) and not group.passive:
            draft.speaker = speaker_of(space.subjects(sketch, group), space.document)
        elif _speaks(draft):
            agents = [p for p in sketch.between(group.last, group.end) if _agent(sketch, p)]
            draft.speaker = speaker_of(agents, space.document)
    inherited = draft.topics
    end = max([group.end, *(g.end for g in sketch.groups if under(g, group))])
    begin = min(group.subject_range[0], group.first) if group.subject_range[1] else group.first
    begin = begin if begin <= group.first else group.first
    named = codes(p for p in sketch.phrases if p.entities)
    draft.topics = topics_of(space.document, draft, begin, end, named)
    if not draft.topics:
        draft.topics = inherited
    space.discourse.tell(draft)
