"""Who does it and to whom: subjects by position and agreement, the rest by prepositions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedera.read.arabic.chunk import head_of
from foedera.read.arabic.memory import Memory, Party, speaker_of

if TYPE_CHECKING:
    from foedera.read.arabic.chunk import Chunk
    from foedera.read.arabic.lexicon import Verb
    from foedera.read.arabic.view import View
    from foedera.read.document import Clause, Document

__all__ = ["Roles"]

_URGING = frozenset(
    ["request", "accuse", "threaten", "warn", "warn-of", "blame", "+hold-liable", "promise"]
)
_BETWEEN = frozenset(["بين", "مع"])
_ADJUNCT = frozenset(["عند", "حسب", "في", "قرب", "بشان", "امام"])


def _split(word: str) -> tuple[str, str]:
    """The preposition and the pronoun of عليها, منه, إليهما."""
    for pronoun in ("هما", "هم", "ها", "ه"):
        if word.endswith(pronoun):
            base = word[: -len(pronoun)]
            return {"علي": "علي", "الي": "الي", "لدي": "لدي"}.get(base, base), pronoun
    return word, ""


class Roles:
    """Finds subjects and fills slots in one sentence."""

    def __init__(self, document: Document, view: View, memory: Memory) -> None:
        self.document = document
        self.view = view
        self.memory = memory
        self.used: set[int] = set()

    # ---- reference

    def entities(self, chunk: Chunk, subject: Party | None) -> list[str]:
        """Whom a chunk stands for, stand-ins resolved."""
        if chunk.anaphor and not chunk.parts:
            return self._resolve(chunk, subject)
        if chunk.parts:
            found: list[str] = []
            for part in chunk.parts:
                found += self.entities(part, subject)
            return list(dict.fromkeys(found))
        return list(chunk.entities)

    def _resolve(self, chunk: Chunk, subject: Party | None) -> list[str]:
        if chunk.anaphor == "self":
            if self.memory.speaker is not None:
                return list(self.memory.speaker.entities)
            if subject is not None and subject.entities:
                return list(subject.entities)
            return list(self.memory.parties[-1].entities) if self.memory.parties else []
        if chunk.anaphor in ("first", "second"):
            pair: tuple[str, ...] = next(
                (g for g in reversed(self.memory.groups) if len(g) == 2), ()
            )
            here = [c for c in self.view.chunks if c.last <= chunk.first and len(c.parts) == 2]
            pair = tuple(here[-1].entities) if here else pair
            return [pair[chunk.anaphor == "second"]] if len(pair) == 2 else []
        if chunk.anaphor in ("ally", "other"):
            own = list(subject.entities) if subject else []
            own += self.memory.speaker.entities if self.memory.speaker else []
            for draft in reversed(self.memory.drafts if chunk.anaphor == "ally" else []):
                if draft.type in ("COERCE", "ASSAULT", "THREATEN") and len(draft.recipients) == 1:
                    harmed = [e for e in draft.recipients if e not in own]
                    if harmed:
                        return harmed
            return self.memory.partner(set(own[:1])) or self.memory.last("", own)
        if chunk.anaphor == "last":
            taken = subject.entities if subject else []
            before = [c for c in self.view.chunks if c.last <= chunk.first and c.entities]
            for other in reversed(before):
                if other.entities[-1] not in taken and other.gender in ("", chunk.gender):
                    return [other.entities[-1]]
            return self.memory.last("", list(taken))
        return self.memory.group(int(chunk.anaphor))

    def by_whom(self, chunk: Chunk) -> bool:
        """من قبل اليابان, على يد: the doer of a passive."""
        return self.view.norm(chunk.first - 1) in (
            "قبل",
            "جانب",
            "طرف",
            "يد",
            "ايدي",
        ) and self.view.norm(chunk.first - 2) in ("من", "علي")

    # ---- subject

    def subject(self, clause: Clause, head: int, verb: Verb, pronoun: str) -> Party | None:
        """The doer of a finite verb, or None when it is nobody that matters."""
        if clause.opener == "relative" or self._relative_at(clause, head):
            return self._of_relative(clause, head, verb, pronoun)
        leading = self._leading(clause, head, verb)
        if leading is not None:
            return leading
        after = self._after_verb(clause, head, verb)
        if after is not None and self._is_object(clause, head, verb, after):
            self.used.discard(after.chunk.first if after.chunk else -1)
            return self._dropped(verb)
        if after is not None:
            return after
        before = self._before_verb(clause, head, verb)
        if before is not None:
            return before
        foreign = self._foreign_subject(clause, head)
        if foreign:
            return (
                Party([], None, "m", "p", human=foreign == "human") if foreign == "human" else None
            )
        waiting = self._waiting(clause, verb)
        if waiting is not None:
            return waiting
        if clause.opener == "bare" and self._describes(clause, head):
            return None
        return self._dropped(verb)

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

    def _is_object(self, clause: Clause, head: int, verb: Verb, party: Party) -> bool:
        """‘... and urged Manila to’: the only name after such a verb is whom it urges."""
        if clause.opener != "and" or verb.meaning not in _URGING or clause.first == self.view.first:
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
            and bare[0].first == head + 1
        )

    def _relative_at(self, clause: Clause, head: int) -> bool:
        return any(self.view.word(k).particle == "relative" for k in range(clause.first, head))

    def party(self, chunk: Chunk) -> Party:
        """The party that a chunk makes as a subject."""
        entities = self.entities(chunk, None)
        self.used.add(chunk.first)
        return Party(
            entities, chunk, chunk.gender, chunk.number, speaker_of(self.document, chunk, entities)
        )

    def _after_verb(self, clause: Clause, head: int, verb: Verb) -> Party | None:
        """The first fitting phrase after the verb, unless a thing or people stand before it."""
        for chunk in self.view.chunks:
            if not head < chunk.first < clause.last or chunk.first in self.used:
                continue
            if chunk.prep == "ل" and chunk.first == head + 2:
                craft = head_of(self.view.norm(head + 1))
                if craft is not None and craft[0].kind == "forces":
                    party = self.party(chunk)
                    return Party(party.entities, chunk, craft[0].gender, craft[0].number)
            if chunk.prep:
                continue
            if chunk.kind == "thing" and not chunk.anaphor:
                return None
            if self._agrees(verb, chunk, vso=True):
                people = any(
                    self.view.word(k).particle == "human" and k not in self.view.cover
                    for k in range(head + 1, chunk.first)
                )
                return Party([], None, "m", "p", human=True) if people else self.party(chunk)
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
            return self.memory.speaker or self._quoted_by()
        party = self.memory.subject(verb.gender, verb.number)
        if party is None and verb.number == "d":
            pair = self.memory.group(2)
            return Party(pair, None, verb.gender, "d") if len(pair) == 2 else None
        return party

    def _quoted_by(self) -> Party | None:
        """Whoever the verb of saying after the quotation names."""
        for quote in self.view.quotes:
            first, last = self.document.tokens_of(quote.span)
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

    # ---- the others

    def gapped(self, chunk: Chunk) -> bool:
        """‘... and with Britain in 2023’: a second party whose verb is left out."""
        before = chunk.first - 1
        if before <= self.view.first or not self.view.word(before).conj:
            return False
        if self.view.word(before).particle != "preposition":
            return False
        earlier = max(
            (c.last for c in self.view.chunks if c.last <= before), default=self.view.first
        )
        return any(earlier <= d.first < chunk.first for d in self.view.dates)

    def fill(
        self,
        start: int,
        stop: int,
        slots: dict[str, str],
        subject: Party | None,
        avoid: set[int],
    ) -> tuple[list[str], list[str], int]:
        """Actors, recipients and the place where the content begins, from [start, stop)."""
        actors: list[str] = []
        recipients: list[str] = []
        content = self._content(start, stop, slots)
        taken_object = False
        for chunk in self._candidates(start, min(stop, content), subject, avoid):
            key = chunk.prep if chunk.prep not in ("", "+") else "obj"
            if chunk.kind == "thing" and key not in slots and self._governed(chunk):
                key = "obj"  # selling Ankara fighters
            role = slots.get(key)
            if key == "obj" and chunk.kind == "city":
                continue
            if key == "obj" and taken_object and role in ("R", "A"):
                continue
            if role is None and key in _BETWEEN and recipients and slots.get("obj") == "O":
                role = "R"
            named = set(chunk.entities)
            same = subject is not None and named and named <= set(subject.entities)
            if key == "obj" and same and chunk.kind == "person":
                continue  # the subject's own name after a title that no list knows
            if role not in ("A", "R", "O") or (role == "O" and key in _ADJUNCT):
                continue
            taken_object = taken_object or key == "obj"
            side = actors if role == "A" else recipients
            if chunk.anaphor == "2" and not chunk.parts and subject is not None:
                side += self.memory.group(2, tuple(subject.entities))
            else:
                side += self.entities(chunk, subject)
        if slots.get("مع") == "A" and not actors:
            actors = self._with_pronoun(start, min(stop, content), subject)
        if not recipients and not actors:
            recipients = self._by_pronoun(start, min(stop, content), slots, subject)
        if not recipients and "O" in slots.values():
            recipients = self._concerned(start, min(stop, content), subject, avoid)
        return actors, recipients, content

    def _governed(self, chunk: Chunk) -> bool:
        """Whether the phrase is a masdar of giving or arming with its object."""
        meanings = {m.meaning for m in self.view.word(chunk.first).masdars}
        return bool(meanings & {"+sell", "+supply", "+give", "arm", "aid", "lend"})

    def _candidates(
        self, start: int, stop: int, subject: Party | None, avoid: set[int]
    ) -> list[Chunk]:
        """Phrases in [start, stop) that may fill a slot, up to one whose verb is left out."""
        found: list[Chunk] = []
        for chunk in self.view.chunks:
            if not start <= chunk.first < stop:
                continue
            if self.gapped(chunk):
                break
            if chunk.first not in avoid and (subject is None or chunk is not subject.chunk):
                found.append(chunk)
        return found

    def _by_pronoun(
        self, start: int, stop: int, slots: dict[str, str], subject: Party | None
    ) -> list[str]:
        """فرض عقوبات عليها, طلب منه: the other side as a preposition's pronoun."""
        own = list(subject.entities) if subject else []
        for k in range(start, stop):
            word = self.view.word(k)
            if word.particle != "pp":
                continue
            base, pronoun = _split(word.norm[len(word.conj) :])
            if slots.get(base) != "R":
                continue
            if pronoun in ("هما", "هم"):
                return self.memory.group(2, tuple(own))
            if pronoun in ("ها", "ه"):
                return self.memory.last("f" if pronoun == "ها" else "m", own)
        return []

    def _with_pronoun(self, start: int, stop: int, subject: Party | None) -> list[str]:
        """وقعت معهما: the other side as a pronoun."""
        own = list(subject.entities) if subject else []
        for k in range(start, stop):
            norm = self.view.norm(k)
            if norm in ("معهما", "معهم"):
                return [e for e in self.memory.group(2) if e not in own]
            if norm in ("معها", "معه"):
                return self.memory.last("f" if norm == "معها" else "m", own)
        return []

    def _concerned(
        self, start: int, stop: int, subject: Party | None, avoid: set[int]
    ) -> list[str]:
        """Whom an object is about when the preposition hangs on the object: a pact with Japan."""
        own = set(subject.entities) if subject else set()
        for chunk in self.view.chunks:
            if (
                start <= chunk.first < stop
                and chunk.first not in avoid
                and chunk.prep not in _ADJUNCT
            ):
                found = [e for e in self.entities(chunk, subject) if e not in own]
                if found:
                    return found
        return []

    def _content(self, start: int, stop: int, slots: dict[str, str]) -> int:
        """Where the words begin that only say what is asked, alleged or promised."""
        closers = {key for key, role in slots.items() if role == "C"}
        for k in range(start, stop):
            word = self.view.word(k)
            if word.particle == "that":
                return k
            if not closers:
                continue
            cover = self.view.cover.get(k)
            if word.particle == "preposition" and word.value in closers:
                after = self.view.cover.get(self.view.after(k))
                if after is None or after.kind == "thing":
                    return k
            if word.prep in closers and word.stem and (cover is None or cover.kind == "thing"):
                return k
        return stop
