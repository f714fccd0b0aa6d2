"""Who does it: the subject of a verb, by position and agreement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedera.read.arabic.chunk import head_of
from foedera.read.arabic.memory import Party, speaker_of
from foedera.read.arabic.references import References

if TYPE_CHECKING:
    from foedera.read.arabic.chunk import Chunk
    from foedera.read.arabic.lexicon import Verb
    from foedera.read.document import Clause

__all__ = ["Subjects"]

_URGING = frozenset(
    ["request", "accuse", "threaten", "warn", "warn-of", "blame", "+hold-liable", "promise"]
)
_TENSES = frozenset("قد لقد وقد فقد سوف".split())
_ACTORS = frozenset(["state", "city", "office", "organ", "org", "person", "forces"])
_OPENING = frozenset('،,؛;:–—-«"“')
_BUT = frozenset("لكن فيما بينما حيث اذ بل ثم".split())


class Subjects(References):
    """Finds the subjects of one sentence."""

    def subject(self, clause: Clause, head: int, verb: Verb, pronoun: str) -> Party | None:
        """The doer of a finite verb, or None when it is nobody that matters."""
        if clause.opener == "relative" or self._relative_at(clause, head):
            return self._of_relative(clause, head, verb, pronoun)
        leading = (
            self._of_paper(clause, head)
            or self._leading(clause, head, verb)
            or self._opening(head, verb)
            or self._of_that(head, verb)
            or self._resumed(clause, head, verb)
        )
        if leading is not None:
            return leading
        after = self._after_verb(clause, head, verb)
        if after is not None and self._is_object(clause, head, verb, after):
            self.used.discard(after.chunk.first if after.chunk else -1)
            return self._dropped(verb)
        named = after or self._before_verb(clause, head, verb) or self._of_statement(head, verb)
        if named is not None:
            return named
        opening = self.view.cover.get(self.view.first)
        topic = opening is not None and opening.prep == "ل" and opening.kind == "state"
        if opening is not None and topic and self._agrees(verb, opening, vso=False):
            return self.party(opening)
        foreign = self._foreign_subject(clause, head)
        if foreign:
            return (
                Party([], None, "m", "p", human=foreign == "human") if foreign == "human" else None
            )
        said = self._of_several(clause, head)
        if said is not None:
            return said
        waiting = self._waiting(clause, verb)
        if waiting is not None:
            return waiting
        if clause.opener == "bare" and self._describes(clause, head):
            return None
        if clause.opener == "bare" and pronoun and verb.number == "s":
            owner = self.nearest(head, verb.gender)
            if owner is not None:
                return owner
        return self._dropped(verb)

    def _of_several(self, clause: Clause, head: int) -> Party | None:
        """Japan and Britain announced that *they* will: the pronoun is all who speak."""
        speaker = self.memory.speaker
        if clause.opener != "that" or speaker is None or len(speaker.entities) < 2:
            return None
        opener = self.view.norm(clause.first)
        owned = opener.endswith(("ها", "هم", "هما"))
        return speaker if owned and head - clause.first <= 3 else None

    def _of_paper(self, clause: Clause, head: int) -> Party | None:
        """اعتمد المجلس قرارا يطالب: what a resolution or statement asks, its maker asks."""
        if clause.opener != "bare" or clause.first != head or head == self.view.first:
            return None
        noun = self.view.word(head - 1).noun
        paper = noun is not None and noun.kind in ("decision", "statement", "letter", "declaration")
        if not paper or self.view.word(head - 1).definite or not self.memory.parties:
            return None
        return self.memory.parties[-1]

    def _waiting(self, clause: Clause, verb: Verb) -> Party | None:
        """A subject named before a description of it: "that an official, who did not ..., ruled out"."""
        if clause.opener not in ("bare", "comma"):
            return None
        for chunk in reversed(self.view.chunks):
            if chunk.last > clause.first or chunk.first in self.used or chunk.prep:
                continue
            before = (
                self.view.word(self.view.before(chunk.first))
                if chunk.first > self.view.first
                else None
            )
            counted = [self.view.word(k).particle for k in range(chunk.first - 3, chunk.first)]
            opens = before is None or before.particle == "that" or "kana" in counted
            if (
                opens
                and chunk.kind in ("office", "person", "organ", "state", "org", "forces")
                and self._agrees(verb, chunk, vso=False)
            ):
                return self.party(chunk)
        return None

    def _describes(self, clause: Clause, head: int) -> bool:
        """A verb right after an indefinite noun describes that noun: اتفاقية تسمح."""
        before = head - 1
        if clause.first != head or before < self.view.first or before in self.view.verbs:
            return False
        word = self.view.word(before)
        plain = self.view.tokens[before].kind == "word" and not word.particle
        return plain and before not in self.view.cover and not word.definite

    def _leading(self, clause: Clause, head: int, verb: Verb) -> Party | None:
        """The subject between أن or كان and its verb."""
        openers = [
            k
            for k in range(clause.first, head)
            if self.view.word(k).particle in ("that", "kana")
            or self.view.norm(k) in ("اما", "واما")
        ]
        if not openers:
            return None
        for chunk in self.view.chunks:
            if (
                openers[-1] < chunk.first
                and chunk.last <= head
                and not chunk.prep
                and chunk.kind != "thing"
            ):
                return self.party(chunk) if self._agrees(verb, chunk, vso=False) else None
        return None

    def _opening(self, head: int, verb: Verb) -> Party | None:
        """الصين تهدد اليابان: an actor at the head of its clause, right before a verb that agrees."""
        place = head - 1
        while self.view.word(place).particle == "negation" or self.view.norm(place) in _TENSES:
            place -= 1
        chunk = self.view.cover.get(place)
        if chunk is None or chunk.last != place + 1 or chunk.first in self.used or chunk.prep:
            return None
        if chunk.kind not in _ACTORS or chunk.anaphor or self.view.word(head).verb_pronoun:
            return None
        if not self._opens_clause(chunk) or not self._agrees(verb, chunk, vso=False):
            return None
        return self.party(chunk)

    def _resumed(self, clause: Clause, head: int, verb: Verb) -> Party | None:
        """الصين التي تهدد اليابان اتهمت: who opens the sentence, after a description of him."""
        chunk = self.view.cover.get(self.view.first)
        if clause.opener != "bare" or chunk is None or chunk.prep or chunk.kind not in _ACTORS:
            return None
        described = self.view.word(chunk.last).particle == "relative"
        between = [k for k in self.view.verbs if chunk.last < k < head]
        bound = self.view.word(head).verb_pronoun
        if not described or len(between) != 1 or bound or clause.first != head:
            return None
        return self.party(chunk) if self._agrees(verb, chunk, vso=False) else None

    def _of_that(self, head: int, verb: Verb) -> Party | None:
        """نفت الصين أنها هاجمت: the pronoun of "that" is the speaker, right before his verb."""
        place = head - 1
        while self.view.word(place).particle == "negation" or self.view.norm(place) in _TENSES:
            place -= 1
        speaker, word = self.memory.speaker, self.view.word(place)
        gender = {"ها": "f", "نه": "m"}.get(word.norm[-2:], "")
        bound = self.view.word(head).verb_pronoun
        if word.particle != "that" or speaker is None or bound or verb.gender != gender:
            return None
        return speaker if speaker.gender == gender and speaker.number == "s" else None

    def _opens_clause(self, chunk: Chunk) -> bool:
        """Whether a phrase stands first in its sentence, or after what opens a clause."""
        before = self.view.before(chunk.first)
        if before < self.view.first or chunk.first - 1 != before:
            return True
        word = self.view.word(before)
        return (
            self.view.norm(before) in _OPENING
            or word.particle in ("that", "subordinator")
            or self.view.norm(before).lstrip("و") in _BUT
        )

    def _is_object(self, clause: Clause, head: int, verb: Verb, party: Party) -> bool:
        """‘... and urged Manila to’: the only name after such a verb is whom it urges."""
        bound = bool(self.view.word(head).verb_pronoun)
        if clause.opener != "and" or verb.meaning not in _URGING or bound:
            return False
        if clause.first == self.view.first:
            return False
        previous = self.memory.subject(verb.gender, verb.number)
        here = [c for c in self.view.chunks if c.first in self.used and c.first < head]
        if previous is None or not here or party.chunk is None:
            return False
        bare = [
            c
            for c in self.view.chunks
            if head < c.first < clause.last and not c.prep and c.kind != "thing"
        ]
        return (
            len(bare) == 1
            and not set(previous.entities) & set(party.entities)
            and bare[0].first <= head + 3
        )

    def _relative_at(self, clause: Clause, head: int) -> bool:
        return any(self.view.word(k).particle == "relative" for k in range(clause.first, head))

    def _after_verb(self, clause: Clause, head: int, verb: Verb) -> Party | None:
        """The first fitting phrase after the verb, unless a thing or people stand before it."""
        other: set[str] = set()
        for chunk in self.view.chunks:
            if not head < chunk.first < clause.last or chunk.first in self.used:
                continue
            if other & set(chunk.entities):
                continue  # the Quad «Quad»: another name of an object
            if chunk.prep == "ل" and chunk.first == head + 2:
                craft = head_of(self.view.norm(head + 1))
                if craft is not None and craft[0].kind == "forces":
                    party = self.party(chunk)
                    return Party(party.entities, chunk, craft[0].gender, craft[0].number)
            if chunk.prep or self._oblique(chunk):
                continue
            if chunk.kind == "thing" and not chunk.anaphor:
                return None
            if self._agrees(verb, chunk, vso=True):
                people = any(
                    self.view.word(k).particle == "human" and k not in self.view.cover
                    for k in range(head + 1, chunk.first)
                )
                return Party([], None, "m", "p", human=True) if people else self.party(chunk)
            other.update(chunk.entities if chunk.kind == "org" else ())
        return None

    def _oblique(self, chunk: Chunk) -> bool:
        """الطرفين, المسؤولين, وزيري: forms that no subject has."""
        norm = self.view.norm(chunk.first).lstrip("وف")
        if chunk.kind == "group":
            return norm.endswith("ين") and chunk.anaphor == "2"
        dual = chunk.number == "d" and chunk.kind == "office" and not chunk.parts
        plural = chunk.number == "p" and chunk.kind == "office" and norm.endswith("ين")
        return plural or (dual and norm.endswith(("ي", "ين")))

    def _of_statement(self, head: int, verb: Verb) -> Party | None:
        """أيد البيان الختامي: what a statement says is said by those who met or agreed."""
        noun = self.view.word(head + 1)
        stated = noun.noun is not None and noun.noun.kind in ("statement", "declaration")
        if not stated or not noun.definite or head + 1 in self.view.cover or verb.gender == "f":
            return None
        for draft in reversed(self.memory.drafts[-8:]):
            everyone = list(dict.fromkeys([*draft.actors, *draft.recipients]))
            if draft.type in ("CONSULT", "AGREE") and everyone:
                return Party(everyone, None, "m", "s")
        return None

    def _before_verb(self, clause: Clause, head: int, verb: Verb) -> Party | None:
        for k in range(clause.first, head):
            if self.view.word(k).particle == "human" and k not in self.view.cover:
                return Party([], None, "m", "p", human=True)
        for chunk in self.view.chunks:
            if chunk.first < clause.first or chunk.last > head:
                continue
            if chunk.prep in ("ل",) and self.view.norm(clause.first).lstrip("و") == "سبق":
                return self.party(chunk)
            if chunk.prep or chunk.kind == "thing":
                continue
            if self._agrees(verb, chunk, vso=False):
                return self.party(chunk)
        return None

    def _foreign_subject(self, clause: Clause, head: int) -> str:
        """The verb's own subject when it is no actor: "human", "thing" or nothing."""
        k = head + 1
        while k < clause.last and (
            self.view.word(k).particle == "stop" or self.view.tokens[k].kind != "word"
        ):
            k += 1
        if k < clause.last and self.view.word(k).particle == "human":
            return "human"
        if self._unknown_after_kana(clause, head):
            return "thing"
        return "thing" if self._topic_before(clause, head) else ""

    def _unknown_after_kana(self, clause: Clause, head: int) -> bool:
        """كانت شقيقة الزعيم قد: the subject is somebody that no list knows."""
        for k in range(clause.first, head):
            if self.view.word(k).particle == "kana":
                after = self.view.after(k)
                word = self.view.word(after)
                plain = self.view.tokens[after].kind == "word" and not (word.particle or word.prep)
                return after < head and plain and after not in self.view.cover
        return False

    def _topic_before(self, clause: Clause, head: int) -> bool:
        """كانت المناورات قد: a definite noun that is no actor stands before the verb."""
        for k in range(clause.first, head):
            word = self.view.word(k)
            if k in self.view.cover:
                return self.view.cover[k].kind == "thing" and not self.view.cover[k].prep
            if word.particle == "preposition" or word.prep:
                return False
            if word.particle == "human":
                return True
            if (word.noun or word.definite) and not word.particle and k != clause.first - 1:
                return True
        return False

    def _of_relative(self, clause: Clause, head: int, verb: Verb, pronoun: str) -> Party | None:
        opener = next(
            (k for k in range(clause.first, head) if self.view.word(k).particle == "relative"),
            clause.first,
        )
        bound = [
            c
            for c in self.view.chunks
            if head < c.first < clause.last and not c.prep and c.kind not in ("thing",)
        ]
        if bound and (pronoun or self.view.tokens[head].norm.endswith(("ها", "ه"))):
            fitting = [c for c in bound if self._agrees(verb, c, vso=True)]
            if fitting:
                return self.party(fitting[0])
        if any(
            self.view.word(k).value == "group" for k in range(head + 1, min(head + 4, clause.last))
        ):
            return Party([], None, "m", "p", human=True)
        gender = self.view.word(opener).value
        for chunk in reversed(self.view.chunks):
            if chunk.last > opener or opener - chunk.last > 6:
                continue
            if chunk.gender in ("", gender) and chunk.kind != "thing" and not pronoun:
                near = chunk.last >= opener - 2 or self.view.norm(opener - 1) in ("،", ",")
                if near and self._clear(chunk.last, opener):
                    entities = self.entities(chunk, None)
                    return Party(
                        entities,
                        chunk,
                        chunk.gender,
                        chunk.number,
                        speaker_of(self.document, chunk, entities),
                    )
            break
        if bound and self._agrees(verb, bound[0], vso=True) and bound[0].first - head <= 4:
            return self.party(bound[0])
        if pronoun:
            return self._dropped(verb)
        return None

    def _clear(self, start: int, stop: int) -> bool:
        return all(self.view.norm(k) in '،,»”"″' for k in range(start, stop))

    def _dropped(self, verb: Verb) -> Party | None:
        if verb.person == "1":
            headed = self.view.headed()
            return self.party(headed) if headed else self.memory.speaker or self._quoted_by()
        party = self.memory.subject(verb.gender, verb.number)
        together = verb.number == "p" and verb.meaning in ("agree-to", "talks", "meet")
        if party is None and (verb.number == "d" or together):
            pair = self.memory.group(2)
            return Party(pair, None, verb.gender, "d") if len(pair) == 2 else None
        return party

    def _quoted_by(self) -> Party | None:
        """Whoever the verb of saying after the quotation names."""
        for quote in self.view.quotes:
            _first, last = self.document.tokens_of(quote.span)
            for k in range(last, min(self.view.last, last + 4)):
                verb = self.view.verbs.get(k)
                if verb is not None and verb.meaning in ("report", "affirm", "announce"):
                    after = [c for c in self.view.chunks if c.first > k and not c.prep]
                    return self.party(after[0]) if after else None
        return None

    def _agrees(self, verb: Verb, chunk: Chunk, *, vso: bool) -> bool:
        if verb.person == "1":
            return False
        number = chunk.number
        if verb.number in "dp":
            return not vso and (number in "dp" or len(chunk.entities) > 1)
        if (
            not vso
            and number in "dp"
            and chunk.kind not in ("forces", "organ", "state")
            and verb.gender == "m"
        ):
            return False
        first = chunk.parts[0] if chunk.parts else chunk
        if not first.gender:
            return True
        if number == "p" and first.kind in ("forces",) and verb.gender == "f":
            return True
        if first.kind == "group" and first.gender != verb.gender:
            return first.gender == "m" and verb.gender == "m"
        return first.gender == verb.gender
