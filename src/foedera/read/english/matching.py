"""Whether a use of a verb fits what stands around it, and who fills its places."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from foedera.read.english.lexicon import verb_rows, word_list, words
from foedera.read.english.slots import Slot, find_nouns, slots
from foedera.read.english.things import parties_of_thing
from foedera.read.english.workspace import codes
from foedera.read.words import frames

if TYPE_CHECKING:
    from foedera.read.english.clauses import Sketch
    from foedera.read.english.group import Group
    from foedera.read.english.lexicon import NounRow, VerbRow
    from foedera.read.english.phrase import Phrase
    from foedera.read.english.workspace import Workspace

__all__ = ["Fit", "Matcher"]

_FOLK = frozenset(
    "people peoples nation government governments leaders leadership citizens side".split()
)
_SOMEBODY = frozenset({"person", "role", "pronoun"})
_CLOSERS = frozenset(['"', "”", "’"])
_ANSWERING = frozenset({"ACCUSE", "REJECT", "SUPPORT", "SANCTION", "CONCEDE"})
_LOCAL = frozenset({"ASSAULT", "COERCE", "CONSULT"})
_DRAWN_UP = frozenset({"plan", "proposal", "decision"})
_COMMON = frozenset({"any", "yes"})
_OPEN_ARGS = frozenset({"o", "n", "that", "inf", "intr", "-", "must"})


@dataclass(slots=True)
class Fit:
    """Who fills the places of one use of a verb; `thing` is set when a thing is acted upon."""

    row: VerbRow
    recipients: list[str] = field(default_factory=list)
    partners: list[str] = field(default_factory=list)
    thing: bool = False

    def fill(self, role: str, entities: list[str]) -> None:
        """Put actors in the place that a role names."""
        target = self.partners if role == "c" else self.recipients
        if role in ("r", "c"):
            target.extend(code for code in entities if code not in target)


class Matcher:
    """Tries the uses of one verb against its clause."""

    def __init__(self, space: Workspace, sketch: Sketch, group: Group) -> None:
        self.space, self.sketch, self.group = space, sketch, group
        self.parts = slots(sketch, *sketch.zone(group))
        before = sketch.object_before(group)
        if before is not None:
            told = slots(sketch, *before)
            led = sketch.norm(group.start - 1)
            governed = group.link == "relative" and led in sketch.prepositions
            for slot in [slot for slot in reversed(told) if slot.nouns] or told[:1]:
                slot.name = led if governed else "o"
                self.parts.append(slot)
        elif group.end - group.last <= 2:
            self._judged()
            self._shared()
        elif all(not slot.nouns and not slot.phrases for slot in self.parts[:1]):
            self._judged()
        self.gaps: list[tuple[list[Phrase], int, int]] = []
        self._cut_gaps()
        for part in self.parts:
            space.resolve(sketch, part.phrases)
        self.subject = codes(space.subjects(sketch, group)) or self._voiced()

    def _voiced(self) -> list[str]:
        """A state's own paper speaks for it."""
        if any(row.frame == "report" for row in verb_rows().get(self.group.lemma, ())):
            return []
        told = self.sketch.between(*self.group.subject_range)
        return codes(p for p in told[:1] if p.kind == "outlet" and p.entities)

    def _judged(self) -> None:
        """As in "denounced what he called ...": the object is what the inner clause names."""
        following = self.group.index + 1
        groups = self.sketch.groups
        if following < len(groups) and self.sketch.norm(groups[following].start) == "what":
            inner = groups[following]
            told = slots(self.sketch, inner.last, inner.end)
            if len(told) > 1 and told[1].name in ("of", "as") and told[0].first >= told[0].last:
                told[1].name = "o"
            self.parts.extend(told)

    def _shared(self) -> None:
        """As in "rammed and seized the boats": two verbs share the object after the second."""
        following = self.group.index + 1
        groups = self.sketch.groups
        if following < len(groups) and self.group.end == self.group.last:
            other = groups[following]
            between = {self.sketch.norm(at) for at in range(self.group.last, other.first)}
            plain = between - word_list("adverbs") <= {"and", ",", "but", "or"}
            plain = plain or all(w in ("and", "or") or w.endswith("ly") for w in between)
            if other.link == "and" and plain and other.first - self.group.last <= 3:
                self.parts = slots(self.sketch, other.last, other.end)

    def _cut_gaps(self) -> None:
        """Set aside "and B in June" after "A ... in May"."""
        for index, part in enumerate(self.parts[1:], 1):
            owner = next((p for p in part.phrases if p.kind == "possessor"), None)
            if (
                part.name == "x"
                and owner
                and owner.last + 1 >= part.last
                and owner.first == part.first
            ):
                self.gaps.append(([owner], part.first, self.group.end))
                self.parts = self.parts[:index]
                return
            if part.name != "o" or self.sketch.norm(part.first) != "and":
                continue
            rest = self.parts[index:]
            held = [s for s in rest if s.phrases and s.name in ("o", "with")]
            if held and rest[-1].name in ("in", "on", "o") and len(rest) > 1:
                self.gaps.append((held[0].phrases, part.first + 1, rest[-1].last))
                self.parts = self.parts[:index]
                return

    def named(self, name: str) -> list[Slot]:
        """The slots of one name."""
        return [part for part in self.parts if part.name == name]

    def takes_forces(self) -> bool:
        """Whether the object is troops or ships rather than people to talk to."""
        held = [p for slot in self.named("o") for p in slot.phrases]
        return any(p.role == "military" for p in held)

    def fit(self, row: VerbRow) -> Fit | None:
        """The places of one use of the verb filled, or nothing where the use does not fit."""
        found = Fit(row)
        wanted = row.get("n")
        met = row.get("intr") is not None or row.get("-") is not None
        met = self._object(row, found) or met
        if wanted and wanted not in _COMMON and wanted != "person":
            matched = self._has_class(row, wanted, found)
            named = row.get("o") and not row.get("must") and (found.recipients or found.partners)
            if not matched and not named:
                return None
            met = met or matched
            found.thing = found.thing or matched
        if wanted == "person" and not self._persons():
            return None
        for name, role in row.args:
            if name in _OPEN_ARGS:
                continue
            aside = self.named(f"~{name}") if role == "c" and row.frame == "sign" else []
            for slot in (*self.named(name), *aside):
                met = self._preposition(slot, role, found) or met
        met = met or (row.get("that") is not None and self._has_content())
        governs = row.get("inf") is not None and self._has_infinitive()
        if row.get("inf") == "must" and not governs:
            return None
        met = met or governs
        if not met and frames()[row.frame].mutual and self._several() and not wanted:
            things = {use.kind for _, use in self.named("o")[0].nouns}
            met = row.frame == "talks" or things <= (_DRAWN_UP if row.frame == "sign" else set())
        if not met or (row.frame == "visit" and not row.get("o") and self._carries()):
            return None
        if found.thing and not found.recipients and not found.partners:
            self._from_thing(row, found)
        return found

    def _persons(self) -> bool:
        """Whether somebody is the object, and not a state or a thing."""
        if self.group.passive:
            return any(p.kind in _SOMEBODY for p in self.space.subjects(self.sketch, self.group))
        held = [p for slot in self.named("o") for p in slot.phrases]
        return any(p.kind in _SOMEBODY and p.anaphor != "it" for p in held)

    def _carries(self) -> bool:
        """As in "flew them to Clark": somebody or something else goes there."""
        here = self.named("o")[0]
        return any(p.kind != "possessor" for p in here.phrases) or any(
            use.kind in ("arms", "troops", "vessel", "aid", "missile") for _, use in here.nouns
        )

    def _several(self) -> bool:
        return len(self.subject) > 1 or any(code.startswith("org:") for code in self.subject)

    # ---- objects

    def _object(self, row: VerbRow, found: Fit) -> bool:
        role, wanted = row.get("o"), row.get("n")
        if not role and wanted not in _COMMON:
            return False
        if self.group.passive:
            return self._subject_as_object(role, wanted, found)
        local = frames()[row.frame].type in _LOCAL
        for slot in self.named("o"):
            if self._object_in(slot, role, wanted, found):
                return True
            if role and local and self._placed(slot, role, found):
                return True
        return wanted in _COMMON and self._gerund_object()

    def _subject_as_object(self, role: str | None, wanted: str | None, found: Fit) -> bool:
        heads = self.space.subjects(self.sketch, self.group)
        if role and heads:
            found.fill(role, codes(heads))
            return True
        if wanted in _COMMON:
            found.thing = True
            parties = parties_of_thing(self.space, self.sketch, *self.group.subject_range, ())
            found.fill(role or "r", parties)
            return True
        return False

    def _gerund_object(self) -> bool:
        """As in "proposed stationing troops": the object is another verb."""
        following = self.group.index + 1
        groups = self.sketch.groups
        return (
            following < len(groups)
            and groups[following].form == "ing"
            and groups[following].first == self.group.last
        )

    def _object_in(self, slot: Slot, role: str | None, wanted: str | None, found: Fit) -> bool:
        pronoun = next((p for p in slot.phrases if p.kind == "pronoun"), None)
        if pronoun is not None and wanted in _COMMON and pronoun.anaphor in ("it", "them"):
            found.thing = True
            if role or frames()[found.row.frame].type != "REQUEST":
                found.fill(role or "r", self.told_of())
            return True
        if role and frames()[found.row.frame].type == "CONSULT" and self._of_the_other(slot):
            found.fill(role, self.space.discourse.counterpart(self.subject) or self._pair())
            return bool(found.recipients or found.partners)
        heads = [p for p in slot.actors if p.entities and self.sketch.norm(p.last) != "'s"]
        if role and heads and not self._qualifies(slot, heads[-1]):
            found.fill(role, codes(heads))
            return True
        if wanted in _COMMON and self._names_thing(slot):
            found.thing = True
            end = self.group.end if slot.last <= self.group.end else slot.last
            parties = parties_of_thing(
                self.space, self.sketch, slot.first, end, tuple(self.subject)
            )
            opposed = frames()[found.row.frame].type in _ANSWERING
            found.fill(role or ("r" if opposed else "-"), parties)
            return True
        others = [code for code in codes(slot.phrases) if code not in self.subject]
        if role and wanted is None and others:
            found.fill(role, others)
            return True
        folk = {self.sketch.norm(at) for at in range(slot.first, slot.last)} & _FOLK
        if role and wanted is None and folk and not found.recipients:
            named = (self.space, self.sketch, slot.first, self.group.end, tuple(self.subject))
            found.fill(role, parties_of_thing(*named))
            return bool(found.recipients or found.partners)
        return False

    def _of_the_other(self, slot: Slot) -> bool:
        """As in "Macron telephoned the prime minister": nobody calls on his own state."""
        own = set(self.subject)
        return any(p.anaphor == "people" and set(p.entities) <= own for p in slot.phrases)

    def _pair(self) -> list[str]:
        pair = self.space.discourse.protagonists()
        return [c for c in pair if c not in self.subject] if set(pair) & set(self.subject) else []

    def _placed(self, slot: Slot, role: str, found: Fit) -> bool:
        """As in "shelled Odesa", "visited Busan": a town stands for its state."""
        towns = codes(p for p in slot.phrases if p.kind == "place")
        found.fill(role, [code for code in towns if code not in self.subject])
        return bool(found.recipients or found.partners)

    def _qualifies(self, slot: Slot, last: Phrase) -> bool:
        """A name that only qualifies what follows it: "the US proposal", "NATO plans"."""
        if last.last >= slot.last or last.kind not in ("state", "org"):
            return False
        after = self.sketch.tokens[last.last]
        return (
            after.kind == "word"
            and after.norm.isalpha()
            and after.norm not in word_list("after_names")
            and not after.norm.endswith("ly")
            and not any(g.first == last.last for g in self.sketch.groups)
        )

    def _names_thing(self, slot: Slot) -> bool:
        covers, tokens = self.sketch.covers, self.sketch.tokens
        for at in range(slot.first, slot.last):
            if at in covers:
                if covers[at].kind in ("modifier", "possessor", "group"):
                    return True
            elif tokens[at].kind == "word" and tokens[at].norm not in word_list("fillers"):
                return True
        return False

    def _has_class(self, row: VerbRow, wanted: str, found: Fit) -> bool:
        kinds = set(words()["noun_classes"].get(wanted, [wanted]))
        here = self.named("o")
        if wanted == "treaty" and row.frame == "sign":
            here = [*here, *self.named("x")]
        for name, role in row.args:
            if role == "t":
                here = [*here, *self.named(name)]
        if any(use.kind in kinds for slot in here for _, use in slot.nouns):
            return True
        if any(use.kind in kinds for _, use in self._titled()):
            return True
        if self.group.passive or self.group.form == "participle":
            uses = find_nouns(self.sketch, *self.group.subject_range)
            if any(use.kind in kinds for _, use in uses):
                return True
            return self._pronoun_subject() and self._told(wanted, found)
        for slot in here:
            if any(p.kind == "pronoun" and p.anaphor in ("it", "them") for p in slot.phrases):
                return self._told(wanted, found)
        return False

    def _titled(self) -> list[tuple[int, NounRow]]:
        """Nouns in a title that goes on after "of": the "Treaty of Mutual Cooperation"."""
        parts = self.parts
        if len(parts) < 2 or parts[0].name != "o" or parts[1].name != "of":
            return []
        last = parts[1].first - 2
        capital = last >= parts[0].first and self.sketch.tokens[last].text[0].isupper()
        return parts[1].nouns if capital else []

    def _pronoun_subject(self) -> bool:
        first, last = self.group.subject_range
        return any(self.sketch.norm(at) in ("it", "they") for at in range(first, last))

    def _told(self, wanted: str, found: Fit) -> bool:
        """Whether "it" can be a thing of the wanted kind told of before."""
        draft = self.space.discourse.thing("", [wanted], ())
        if draft is None:
            return False
        found.fill("r", [c for c in (*draft.actors, *draft.recipients)])
        return True

    def told_of(self) -> list[str]:
        """Whom "it" concerns when it stands for an act told of before."""
        for draft in reversed(self.space.discourse.drafts):
            parties = [*draft.actors, *draft.recipients]
            if draft.recipients and frames()[draft.frame].spoken:
                parties = draft.recipients
            others = [code for code in parties if code not in self.subject]
            if others:
                return others
        return []

    def _from_thing(self, row: VerbRow, found: Fit) -> None:
        role = row.get("o") or ("c" if frames()[row.frame].mutual else "r")
        for slot in self.named("o"):
            qualifiers = [p for p in slot.phrases if p.entities and p.kind != "outlet"]
            if qualifiers:
                found.fill(role, codes(qualifiers))
                return
        forceful = frames()[row.frame].type in ("ASSAULT", "COERCE")
        for slot in self.named("o"):
            end = max(self.group.end, self.parts[-1].last) if forceful else slot.last
            parties = parties_of_thing(
                self.space, self.sketch, slot.first, end, tuple(self.subject)
            )
            if parties and not frames()[row.frame].mutual:
                found.fill(role, parties)
                return

    # ---- complements

    def _preposition(self, slot: Slot, role: str, found: Fit) -> bool:
        if role == "e":
            return True
        heads = [p for p in slot.phrases if p.entities and p.kind != "outlet"]
        if role == "t":
            return bool(slot.nouns)
        if not heads:
            if role not in ("r", "c") or slot.first >= slot.last:
                return False
            refers = any(p.anaphor in ("it", "them") for p in slot.phrases)
            end = self.group.end
            parties = (
                self.told_of()
                if refers
                else parties_of_thing(self.space, self.sketch, slot.first, end, tuple(self.subject))
            )
            found.fill(role, parties)
            return bool(parties) or found.row.frame in ("reject", "back-down")
        pronoun = next((p for p in heads if p.kind == "pronoun" and p.anaphor == "them"), None)
        if pronoun is not None and slot.name in ("about", "over", "at", "on"):
            found.fill(role, self.told_of())
            return True
        strong = [p for p in heads if p.acts]
        found.fill(role, codes(strong or heads))
        return role in ("r", "c")

    def _has_content(self) -> bool:
        if any(g.parent is self.group and g.link == "that" for g in self.sketch.groups):
            return True
        begin = min(self.group.subject_range[0], self.group.first)
        if any(
            self.sketch.tokens[at].text in _CLOSERS
            for at in (begin - 2, begin - 1, begin)
            if at > self.sketch.first
        ):
            return True
        return any(self.sketch.norm(at) == "that" for at in range(self.group.last, self.group.end))

    def _has_infinitive(self) -> bool:
        return any(g.form == "infinitive" and g.parent is self.group for g in self.sketch.groups)
