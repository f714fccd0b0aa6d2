"""Noun phrases that stand for actors: states, offices, armies, people, groups and stand-ins."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from foedera.read.arabic.analysis import analyse, stems
from foedera.read.arabic.chunk import (
    HYPHENS,
    TITLE,
    Atom,
    Chunk,
    copy_of,
)
from foedera.read.arabic.gazetteer import Match, match
from foedera.read.arabic.titles import Titles
from foedera.read.words import earlier_side

if TYPE_CHECKING:
    from foedera.read.document import Sentence

__all__ = ["Chunk", "Chunker"]

# most words that "for East Asian and Pacific affairs" has between a title and its holder
_AREA = 8
# words after which كابل is a cable and not Kabul
_CABLE = frozenset(
    "اخر بحري كهربائي كهربايي للاتصالات اتصالات انترنت الانترنت الياف للكهرباء".split()
)


class Chunker(Titles):
    """Finds the chunks of a document in order, remembering who has been named."""

    def run(self) -> dict[int, list[Chunk]]:
        """Chunks by sentence index."""
        found: dict[int, list[Chunk]] = {}
        for sentence in self.document.sentences:
            if not sentence.boilerplate:
                found[sentence.index] = self._sentence(sentence)
        return found

    def _atoms(self, sentence: Sentence) -> list[Atom | Chunk]:
        atoms: list[Atom | Chunk] = []
        self.atoms = atoms
        place = sentence.first
        while place < sentence.last:
            token = self.tokens[place]
            if token.kind != "word":
                place += 1
                continue
            found = self._listed(place, sentence.last, atoms)
            if found is not None:
                self._note(found, place, atoms)
                place = found.last
            elif self._latin_outlet(place, sentence):
                place = self.outlets[-1][1]
            else:
                place = self._unlisted(place, sentence, atoms)
        return atoms

    def _listed(self, place: int, stop: int, atoms: list[Atom | Chunk]) -> Match | None:
        """The name of a list that begins at a place; a person with his side on that day."""
        found = match(self.tokens, place, stop)
        if found is None or not self._accept(found, place, atoms):
            return None
        if found.kind == "person":
            on = self.document.report.published
            found = replace(found, entity=earlier_side(found.label, found.entity, on))
        return found

    def _note(self, found: Match, place: int, atoms: list[Atom | Chunk]) -> None:
        """Keep a listed name: as an outlet, or as an actor that phrases are built on."""
        if found.kind == "person":
            self._learn(found.label, found.entity, place, found.last)
        if found.kind == "outlet":
            self.outlets.append((place, found.last, found.label, found.entity))
        elif found.kind != "blocked":
            if found.kind not in ("city", "armed"):
                self.mentioned.append((place, found.last, found.entity, found.via))
            atoms.append(_at(found, place))

    def _unlisted(self, place: int, sentence: Sentence, atoms: list[Atom | Chunk]) -> int:
        """Keep a stand-in or a name the text has made known; the place behind it."""
        stand_in = self._stand_in(place, sentence)
        if stand_in is not None:
            self._in_charter(stand_in, sentence.first)
            self._head_before(stand_in, sentence.first)
            atoms.append(stand_in)
            return stand_in.last
        known = self._known_name(place)
        if known is not None:
            atoms.append(known)
        return place + 1

    def _latin_outlet(self, place: int, sentence: Sentence) -> bool:
        """لموقع Fresh News: a name in Latin letters after a word for a newspaper or site."""
        text = self.tokens[place].text
        if not (text.isascii() and text[:1].isupper() and place > sentence.first):
            return False
        back = place - 1
        while back > sentence.first and self.tokens[back].norm in '"«“':
            back -= 1
        if not _is_outlet_noun(self.tokens[back].norm):
            return False
        last = place + 1
        while (
            last < sentence.last
            and self.tokens[last].text[:1].isascii()
            and self.tokens[last].text[:1].isupper()
        ):
            last += 1
        name = " ".join(t.text for t in self.tokens[place:last])
        self.outlets.append((place, last, name, ""))
        return True

    def _in_charter(self, chunk: Chunk, floor: int) -> None:
        """The alliance's charter, the group's statement: things, whoever's they are."""
        if chunk.kind != "alias" or chunk.prep or chunk.first <= floor:
            return
        before = analyse(self.tokens[chunk.first - 1].norm)
        noun = before.noun.kind if before.noun and not (before.definite or before.verbs) else ""
        if noun in ("agreement", "statement", "declaration", "decision"):
            self._widen(chunk, chunk.first - 1)
            chunk.kind = "thing"

    def _accept(self, found: Match, place: int, atoms: list[Atom | Chunk]) -> bool:
        norm = self.tokens[place].norm
        before = self.tokens[place - 1].norm if place else ""
        if found.kind == "nisba":
            if (
                found.last - place == 1
                and found.conj
                and not found.definite
                and not (
                    atoms
                    and isinstance(atoms[-1], Atom)
                    and atoms[-1].match.kind == "nisba"
                    and atoms[-1].match.last == place
                )
            ):
                return False
            if before and any(o[1] == place for o in self.outlets[-1:]):
                return False  # the nationality of a newspaper
            return not (analyse(before).particle == "outlet-noun" or _is_outlet_noun(before))
        if found.kind == "outlet":
            return self._outlet_context(found, place)
        if norm == "كابل" and self.tokens[min(place + 1, len(self.tokens) - 1)].norm in _CABLE:
            return False
        if found.entity == "MLI" and found.last - place == 1:
            earlier = analyse(before)
            return not before or bool(earlier.verbs or earlier.particle or earlier.definite)
        if found.kind == "person" and found.last - place == 1:
            return found.prep != "ك" and not analyse(norm).noun
        return True

    def _outlet_context(self, found: Match, place: int) -> bool:
        before = self.tokens[place - 1].norm if place else ""
        back = {self.tokens[k].norm for k in range(max(0, place - 3), place)}
        if any(_is_outlet_noun(w) for w in back) or before in ('"', "«", "“", "'"):
            return True
        if found.prep == "ل" or self.tokens[place].text.isascii():
            return True
        verb = analyse(before)
        return (
            bool(verb.verbs)
            or before in ("عن", "بحسب", "حسب", "وفق", "و")
            or found.last - place > 1
        )

    def _sentence(self, sentence: Sentence) -> list[Chunk]:
        chunks: list[Chunk] = []
        floor = sentence.first
        for atom in self._atoms(sentence):
            chunk = atom if isinstance(atom, Chunk) else self._chunk(atom, floor, sentence)
            chunk = self._extend(chunk, sentence)
            self._prep(chunk, sentence)
            if chunks and self._hyphened(chunks[-1], chunk):
                chunks[-1].entities = list(dict.fromkeys([*chunks[-1].entities, *chunk.entities]))
                chunks[-1].last = chunk.last
                chunk = chunks[-1]
            elif chunks and self._joins(chunks[-1], chunk):
                self._merge(chunks[-1], chunk)
                chunk = chunks[-1]
            elif (
                chunks
                and chunks[-1].kind == "office"
                and chunks[-1].number in "dp"
                and chunk.kind in ("people", "thing")
                and chunk.conj
                and not chunk.prep
                and chunk.first == chunks[-1].last
            ):
                last = chunks[-1]
                last.entities = list(dict.fromkeys([*last.entities, *chunk.entities]))
                last.last = chunk.last
                chunk = last
                chunk.last = self._skip_name(chunk.last, sentence)
            else:
                chunks.append(chunk)
            floor = chunk.last
            self._remember(chunk)
        self._lead_with(chunks)
        return self._lists(chunks)

    def _lead_with(self, chunks: list[Chunk]) -> None:
        """Keep the state that the sentence is about for organs that come without one."""
        for chunk in chunks:
            told = chunk.kind in ("state", "office", "organ", "person", "forces")
            if told and not chunk.prep and chunk.entities and len(chunk.entities[0]) == 3:
                self.lead = chunk.entities[0]
                return

    def _chunk(self, atom: Atom, floor: int, sentence: Sentence) -> Chunk:
        m = atom.match
        kind = {"nisba": "thing", "person": "person", "org": "org"}.get(m.kind, "state")
        if m.via == "metonym":
            kind = "organ"
            chunk_gender = ""
        else:
            chunk_gender = m.gender if m.kind in ("org", "state") else m.gender or "m"
        chunk = Chunk(
            atom.first,
            m.last,
            kind,
            [m.entity],
            m.prep,
            bool(m.conj),
            chunk_gender,
            m.number or "s",
        )
        if m.kind == "person":
            chunk.person, chunk.written = m.label, (atom.first, m.last)
            self._learn(m.label, m.entity, atom.first, m.last)
            self._title_before(chunk, floor)
            return chunk
        if m.kind in ("city", "armed"):
            chunk.kind = "city" if m.kind == "city" else "state"
            chunk.gender = ""
            return chunk
        if m.prep == "ل" and m.kind in ("org", "state"):
            self._office_of(chunk, floor)
        if m.prep and m.kind != "nisba":
            return chunk
        self._find_head(chunk, m, floor)
        return chunk

    def _hyphened(self, a: Chunk, b: Chunk) -> bool:
        """أميركية-يابانية, الأميركية اليابانية: two nationalities of one thing."""
        gap = self.tokens[a.last : b.first]
        if (
            not gap
            and a.kind == "thing"
            and b.kind in ("thing", "people")
            and b.last - b.first <= 2
        ):
            return not b.conj and not b.head
        return (
            len(gap) == 1
            and gap[0].norm in HYPHENS
            and b.kind in ("thing", "people")
            and not b.conj
            and a.kind not in ("state", "person")
        )

    def _joins(self, a: Chunk, b: Chunk) -> bool:
        """Whether the second chunk is the same phrase: a title and its holder."""
        gap = self.tokens[a.last : b.first]
        if b.prep and b.prep != "+":
            return False
        area = bool(gap) and gap[0].norm in ("لشوون", "للشوون") and len(gap) <= _AREA
        if area and all(t.kind == "word" for t in gap):
            titled = a.kind == "office" and a.number == "s" and not a.person
            return titled and b.kind == "person" and a.entities == b.entities
        gap = [t for t in gap if not (t.kind == "word" and len(t.norm) == 1) and t.norm != "."]
        only_comma = all(t.norm in '،,«»"“”' or t.norm in TITLE for t in gap)
        if not only_comma or len(gap) > 2:
            return False
        if b.conj:
            return False
        if (
            b.kind == "person"
            and a.kind in ("office", "organ")
            and not a.person
            and a.number == "s"
        ):
            return a.entities == b.entities or not gap
        if b.kind == "person" and a.kind == "office" and a.number == "d" and not gap:
            return b.entities[0] == a.entities[-1]
        if a.kind == "person" and b.kind == "office" and b.number == "s":
            return not b.person and (a.entities == b.entities)
        if b.kind == "people" and a.kind == "office" and not gap and a.number != "s":
            return True
        return b.kind == "thing" and a.kind == "person" and not gap and a.entities == b.entities

    def _merge(self, a: Chunk, b: Chunk) -> None:
        if b.kind == "person":
            a.person, a.written = b.person, b.written
            if a.entities != b.entities and a.number == "s":
                a.entities = list(b.entities)
        elif a.kind == "person":
            a.kind, a.head, a.gender = b.kind, b.head, b.gender
        a.last = max(a.last, b.last)

    def _remember(self, chunk: Chunk) -> None:
        for entity in chunk.entities:
            if entity in self.named:
                self.named.remove(entity)
            self.named.append(entity)
        second = self.tokens[chunk.first + 1].norm if chunk.last > chunk.first + 1 else ""
        other = chunk.head.startswith("رييس") and second in TITLE and second != "الدوله"
        if chunk.head and chunk.entities and not other:
            self.heads_seen[chunk.head] = chunk

    def _lists(self, chunks: list[Chunk]) -> list[Chunk]:
        """Join coordinated chunks: A and B and C are one phrase with three actors."""
        joined: list[Chunk] = []
        for chunk in chunks:
            last = joined[-1] if joined else None
            if last is not None and self._coordinates(last, chunk):
                if not last.parts:
                    last.parts = [copy_of(last)]
                last.parts.append(chunk)
                last.entities = list(dict.fromkeys([*last.entities, *chunk.entities]))
                last.last = chunk.last
                last.number = "d" if len(last.parts) == 2 else "p"
                if chunk.anaphor and not last.anaphor:
                    last.anaphor = chunk.anaphor
            else:
                joined.append(chunk)
        return joined

    def _coordinates(self, a: Chunk, b: Chunk) -> bool:
        if not b.conj or (b.prep and b.prep not in (a.prep, "+")):
            return False
        gap = [t.norm for t in self.tokens[a.last : b.first]]
        if gap and not all(g in '»”"″،)' for g in gap):
            return False
        if "،" in gap and b.kind not in ("state", "org", "thing", "people"):
            return False
        if b.kind == "org" and a.kind == "state" and a.prep == "بين" and "،" in gap:
            return False
        if a.kind == "office" and a.number in "dp" and b.kind in ("thing", "people"):
            return True
        if a.kind == "person" and b.kind == "thing":
            return False
        return not (a.kind == "thing" and b.kind in ("office", "person", "organ"))


def _at(found: Match, first: int) -> Atom:
    return Atom(first, found)


def _is_outlet_noun(norm: str) -> bool:
    return any(
        analyse(("ال" if d else "") + s).particle == "outlet-noun"
        or analyse(s).particle == "outlet-noun"
        for _, _, d, s in stems(norm)
    )
