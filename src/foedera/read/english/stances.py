"""What a speaker's words amount to: a threat, a demand, praise, blame, a refusal."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from foedera.read.english.lexicon import word_list
from foedera.read.english.participants import concerned
from foedera.read.english.slots import find_nouns
from foedera.read.english.status import speech_parent, voiced_after
from foedera.read.english.things import parties_of_thing
from foedera.read.english.workspace import codes, evidence_of, speaker_of

if TYPE_CHECKING:
    from foedera.read.document import Draft
    from foedera.read.english.group import Group
    from foedera.read.english.matching import Matcher
    from foedera.read.model import Status

__all__ = ["stance_events"]

_CALLING = frozenset(
    {
        "characterise",
        "characterize",
        "term",
        "dub",
        "call",
        "find",
        "declare",
        "pronounce",
        "consider",
        "speak",
        "talk",
        "describe",
        "brand",
        "label",
        "denounce",
        "deem",
        "regard",
        "view",
    }
)
_BEING = frozenset(
    {"be", "have", "make", "become", "constitute", "represent", "amount", "pose", "remain", "bear"}
)
_DRAWING = frozenset(
    [
        "draw",
        "face",
        "meet",
        "trigger",
        "provoke",
        "bring",
        "suffer",
        "pay",
        "lead",
        "result",
        "respond",
        "retaliate",
        "be",
        "take",
        "come",
        "treat",
        "pay for",
        "answer for",
        "regret",
        "rue",
        "incur",
        "reap",
        "regard",
        "consider",
    ]
)
_SUFFERED = frozenset(
    {"pay", "suffer", "regret", "rue", "face", "bear", "incur", "reap", "pay for"}
)
_ANSWERING = frozenset({"answer", "respond", "retaliate", "react", "hit back", "strike back"})
_COWED = frozenset(
    (
        "deter intimidate cow bully sway blackmail dictate press pressure silence browbeat coerce "
        "draw drag lure provoke goad force"
    ).split()
)
_GRANTED = frozenset({"ceasefire", "meeting", "treaty", "retreat", "exercise", "commitment"})
_COVERING = frozenset({"cover", "apply", "extend"})
_COMMITMENT = frozenset(
    [
        "treaty",
        "pact",
        "alliance",
        "article",
        "commitment",
        "commitments",
        "obligations",
        "guarantee",
        "umbrella",
    ]
)
_WRONGLY = frozenset(
    {"illegally", "unlawfully", "deliberately", "wrongly", "recklessly", "gravely"}
)
_SUFFERING = frozenset({"tolerate", "accept", "allow", "permit", "admit"})
_BONDS = _COMMITMENT | {"partnership", "ties", "relationship", "friendship", "bond", "support"}


def stance_events(matcher: Matcher, status: str) -> list[Draft]:
    """Events that lie in what is said and not in the verb alone."""
    group = matcher.group
    if group.lemma in _CALLING:
        found = _judged(matcher, status)
        return [found] if found else []
    saying = speech_parent(group) or voiced_after(group, matcher.sketch)
    if saying is None:
        actors = _avenger(matcher) if group.lemma in _SUFFERED else matcher.subject
        found = _threatened(matcher, group, actors, status) if actors else None
        if group.lemma in _SUFFERED:
            return [found] if found else []
        return [found] if found and set(found.actors) == set(matcher.subject) else []
    speakers = matcher.space.subjects(matcher.sketch, saying)
    actors = codes(speakers) or matcher.subject
    if not actors:
        return []
    for rule in _RULES:
        found = rule(matcher, saying, actors, status)
        if found:
            found.speaker = speaker_of(speakers, matcher.space.document)
            return [found]
    return []


def _avenger(matcher: Matcher) -> list[str]:
    """As in "called it a mistake for which they would pay": the threat is that of the speaker."""
    group = matcher.group
    if group.link != "relative":
        return []
    main = [g for g in matcher.sketch.groups[: group.index] if g.link != "relative"]
    return codes(matcher.space.subjects(matcher.sketch, main[-1])) if main else []


def _make(
    matcher: Matcher,
    frame: str,
    actors: list[str],
    recipients: list[str],
    status: str = "happened",
    span: tuple[int, int] | None = None,
) -> Draft | None:
    others = [code for code in recipients if code not in actors]
    told = None
    if not others and status != "denied":
        others, told = concerned(matcher, frame, actors)
    draft = matcher.space.draft(
        frame,
        matcher.sketch,
        matcher.group.head,
        span or evidence_of(matcher.sketch, matcher.group),
        actors,
        others,
        cast("Status", status),
    )
    if draft and told and told.sentence >= draft.sentence - 1:
        draft.topics = list(told.topics)
    return draft


def _line(matcher: Matcher, first: int, last: int) -> str:
    return f" {' '.join(matcher.sketch.norm(at) for at in range(first, last))} "


def _holds(line: str, phrases: frozenset[str]) -> bool:
    return any(f" {phrase} " in line for phrase in phrases)


def _judged(matcher: Matcher, status: str) -> Draft | None:
    """As in "called the plan dangerous", "described the visit as historic"."""
    sketch, group = matcher.sketch, matcher.group
    if sketch.norm(group.start) == "what" or status not in ("happened", "ongoing"):
        return None
    if group.lemma in ("speak", "talk") and sketch.norm(group.last) != "of":
        return None
    if any(g.parent is group and g.link == "that" for g in sketch.groups):
        return None
    begin = sketch.first if sketch.norm(group.start) == "how" else group.last
    line = _line(matcher, begin, min(sketch.last, group.end + 3))
    threat = group.lemma in ("speak", "talk") and _holds(line, word_list("consequences"))
    if threat or _holds(line, word_list("judgements.warning")):
        frame = "warn-of"
    elif _holds(line, word_list("judgements.bad")):
        frame = "criticise"
    elif _holds(line, word_list("judgements.good")):
        frame = "praise"
    else:
        return None
    if sketch.norm(group.last) == "it":
        targets = matcher.told_of()
    else:
        reach = (matcher.space, sketch, group.last, group.end, tuple(matcher.subject))
        targets = parties_of_thing(*reach) or _heard(matcher)
    if group.link == "participle" and not targets:
        return None
    return _make(matcher, frame, matcher.subject, targets)


def _heard(matcher: Matcher) -> list[str]:
    """As in "called the speech a threat": whoever has just spoken."""
    said = {matcher.sketch.norm(at) for at in range(matcher.group.last, matcher.group.end)}
    speaker = matcher.space.discourse.person
    if speaker is None or not said & {"speech", "address", "remarks", "words", "outburst"}:
        return []
    return [code for code in speaker.entities if code not in matcher.subject]


def _demanded(matcher: Matcher, saying: Group, actors: list[str], status: str) -> Draft | None:
    """As in "X said that Y must withdraw": X asks it of Y."""
    group = matcher.group
    lead = group.lead if group.form == "infinitive" else None
    needed = lead is not None and lead.lemma in ("have", "need") and not lead.negated
    if group.modal not in ("must", "should", "ought") and not needed:
        return None
    asked = [code for code in matcher.subject if code not in actors]
    return _make(matcher, "request", actors, asked) if asked else None


def _threatened(matcher: Matcher, saying: Group, actors: list[str], status: str) -> Draft | None:
    """As in "X said that an attack would draw an overwhelming response"."""
    sketch, group = matcher.sketch, matcher.group
    lead = group.parent if group.form == "infinitive" else None
    forced = lead is not None and lead.lemma in ("force", "oblige", "compel", "have")
    modal = lead.modal if lead is not None and forced else group.modal
    own = set(matcher.subject) & set(actors)
    if group.lemma in ("pay", "pay for") and any(
        use.kind in ("money", "arms", "aid") for _, use in find_nouns(sketch, group.last, group.end)
    ):
        return None
    answers = group.lemma in _DRAWING or group.lemma in _ANSWERING
    if modal not in ("would", "will") or group.negated or not answers:
        return None
    answered = bool(own) and group.lemma in _ANSWERING
    if not answered and not _holds(
        _line(matcher, group.head, group.end), word_list("consequences")
    ):
        return None
    named = codes(p for p in sketch.between(group.subject_range[0], group.end) if p.entities)
    return _make(matcher, "warn-of", actors, named)


def _promised(matcher: Matcher, saying: Group, actors: list[str], status: str) -> Draft | None:
    """As in "said Washington would do what was necessary to help its ally": a promise."""
    sketch, group = matcher.sketch, matcher.group
    own = set(matcher.subject) & set(actors)
    if not own or group.negated or group.modal not in ("would", "will"):
        return None
    if group.lemma not in word_list("helping"):
        return None
    following = [g for g in sketch.groups if g.index >= group.index and g.first < group.end + 9]
    end = max(g.end for g in following)
    helped = {g.lemma for g in following} & (word_list("helping") - {"do"})
    if not helped:
        return None
    found = codes(p for p in sketch.between(group.last, end) if p.entities and p.kind != "place")
    if not found and {"ally", "allies", "partner"} & {
        sketch.norm(k) for k in range(group.last, end)
    }:
        drafts = reversed(matcher.space.discourse.drafts)
        backed = next((d for d in drafts if d.type == "SUPPORT" and own & set(d.actors)), None)
        found = backed.recipients if backed else []
    others = [code for code in found if code not in actors]
    return _make(matcher, "promise", actors, others, span=(group.first, end)) if others else None


def _covered(matcher: Matcher, saying: Group, actors: list[str], status: str) -> Draft | None:
    """As in "X said that the treaty covered the islands": X reaffirms a commitment."""
    sketch, group = matcher.sketch, matcher.group
    if group.lemma not in _COVERING or group.negated:
        return None
    first, last = group.subject_range
    if not {sketch.norm(at) for at in range(first, last)} & _COMMITMENT:
        return None
    named = codes(p for p in sketch.between(first, group.end) if p.entities)
    return _make(matcher, "reaffirm", actors, named, span=(saying.first, group.end))


def _no_base(matcher: Matcher, saying: Group, actors: list[str], status: str) -> Draft | None:
    """As in "no base would be built", "there would be no base": a base is denied."""
    sketch, group = matcher.sketch, matcher.group
    if group.lemma not in ("build", "be", "station", "deploy", "allow"):
        return None
    first = group.subject_range[0] if group.subject_range[1] else group.first
    line = [sketch.norm(at) for at in range(first, group.end)]
    if "no" not in line or not {"base", "bases", "troops", "soldiers"} & set(line):
        return None
    place = first + line.index("no")
    guests = codes(p for p in sketch.between(place, group.end) if p.entities)
    parties = list(dict.fromkeys([*guests, *actors]))
    if len(parties) < 2:
        return None
    return _make(matcher, "basing", parties, [], "denied", (place, group.end))


def _refused(matcher: Matcher, saying: Group, actors: list[str], status: str) -> Draft | None:
    """As in "said it was too early to talk of it", "said it would not change the rules"."""
    _sketch, group = matcher.sketch, matcher.group
    line = _line(matcher, group.first, group.end)
    if _holds(line, word_list("stances.reject")):
        return _make(matcher, "reject", actors, [])
    own = set(matcher.subject) & set(actors)
    denied = group.negated or group.modal == "cannot"
    will_not = denied and group.modal in ("would", "will", "can", "could", "cannot")
    active = not group.passive and group.lemma not in word_list("harmless")
    if will_not and own and (active or group.lemma in _COWED):
        return _make(matcher, "refuse", actors, [])
    if group.passive and group.lemma in _SUFFERING and _nobody(matcher):
        return _make(matcher, "refuse", actors, [c for c in matcher.subject if c not in actors])
    zone = [matcher.sketch.norm(at) for at in range(group.last, group.last + 2)]
    if group.lemma == "be" and group.modal in ("would", "will") and "no" in zone:
        kinds = {use.kind for _, use in find_nouns(matcher.sketch, group.last, group.end)}
        if kinds & _GRANTED:
            return _make(matcher, "refuse", actors, [])
    wanted = group.negated and group.lemma in (
        "want",
        "wish",
        "plan",
        "intend",
        "seek",
        "think",
        "consider",
    )
    if wanted and own:
        return _make(matcher, "refuse", actors, [])
    return None


def _nobody(matcher: Matcher) -> bool:
    first, last = matcher.group.subject_range
    return any(matcher.sketch.norm(at) == "no" for at in range(first, min(last, first + 3)))


def _valued(matcher: Matcher, saying: Group, actors: list[str], status: str) -> Draft | None:
    """As in "said the drills were a provocation", "said the deal was going ahead"."""
    sketch, group = matcher.sketch, matcher.group
    if group.negated or status not in ("happened", "ongoing", "planned"):
        return None
    line = _line(matcher, group.first, group.end)
    things = {use.kind for _, use in find_nouns(sketch, *group.subject_range)}
    if _holds(line, word_list("stances.support")) and things:
        return _make(matcher, "back", actors, [])
    if group.lemma not in _BEING:
        return None
    about = [code for code in matcher.subject if code not in actors]
    if not about and not matcher.subject:
        about = parties_of_thing(matcher.space, sketch, *group.subject_range, tuple(actors))
    bonds = {sketch.norm(at) for at in range(*group.subject_range)} & _BONDS
    if not about and bonds and _holds(line, word_list("judgements.good")):
        heard = codes(
            p for p in sketch.between(saying.last, group.first) if p.kind in ("person", "role")
        )
        return _make(matcher, "reaffirm", actors, heard) if heard else None
    if not about:
        return None
    if _holds(line, word_list("judgements.bad")):
        return _make(matcher, "criticise", actors, about)
    if _holds(line, word_list("judgements.good")):
        return _make(matcher, "praise", actors, about)
    return None


def _harmed(matcher: Matcher, saying: Group, actors: list[str], status: str) -> Draft | None:
    """As in "said the transit undermined peace", "said that A had provoked it": blame."""
    sketch, group = matcher.sketch, matcher.group
    said = {sketch.norm(at) for at in range(group.first, group.end)}
    blaming = group.lemma in word_list("harming") or said & _WRONGLY
    if group.negated or group.passive or not blaming:
        return None
    told = {use.kind for _, use in find_nouns(sketch, group.last, group.end)}
    if told & {"airspace", "waters", "line"} or status not in ("happened", "ongoing", "planned"):
        return None
    reach = (matcher.space, sketch, *group.subject_range, tuple(actors))
    blamed = [code for code in matcher.subject if code not in actors]
    pronoun = any(p.anaphor in ("it", "they") for p in sketch.between(*group.subject_range))
    if pronoun and saying.lemma in ("tell", "warn", "remind"):
        heard = [p for p in sketch.between(saying.last, group.first) if p.kind != "outlet"]
        blamed = [code for code in codes(heard) if code not in actors] or blamed
    if not blamed and set(matcher.subject) & set(actors):
        return None
    blamed = blamed or parties_of_thing(*reach)
    return _make(matcher, "accuse", actors, blamed) if blamed else None


_RULES = (
    _demanded,
    _threatened,
    _promised,
    _covered,
    _no_base,
    _refused,
    _valued,
    _harmed,
)
