"""Titles and organs around a name: where a phrase begins and what governs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedera.read.arabic.analysis import analyse
from foedera.read.arabic.chunk import (
    COUNTERPART,
    HYPHENS,
    TITLE,
    Chunk,
    Head,
    head_of,
    titular,
)
from foedera.read.arabic.standins import StandIns

if TYPE_CHECKING:
    from foedera.read.arabic.gazetteer import Match
    from foedera.read.document import Sentence

__all__ = ["Titles"]

_SIDES = frozenset(["شمال", "جنوب", "شرق", "غرب"])
_CABINETS = frozenset(["اداره", "حكومه", "فريق", "رئاسه", "حملة"])


class Titles(StandIns):
    """Widens a name to the phrase it belongs to."""

    def _find_head(self, chunk: Chunk, m: Match, floor: int) -> None:
        """Walk left over titles to the noun that acts for this state."""
        at = chunk.first
        best = self._leftmost_head(m, at, floor)
        thing = self._thing_head(m, at, floor) if best is None and m.kind == "nisba" else None
        if best is not None and self._head_at(best)[2] == "ل" and best - 2 >= floor:
            general = self.tokens[best - 1].norm in ("العام", "العامه", "الدائم", "الاول")
            outer = head_of(self.tokens[best - 2].norm) if general else None
            best = best - 2 if outer is not None and outer[0].kind == "office" else best
        if best is not None:
            head, conj, prep, _, stem = self._head_at(best)
            chunk.first, chunk.kind, chunk.head = best, head.kind, stem
            chunk.gender, chunk.number = head.gender, head.number
            if self.tokens[best].norm.lstrip("ولب") in COUNTERPART:
                chunk.gender = ""
            chunk.conj, chunk.prep = bool(conj), prep
        elif thing is not None:
            self._widen(chunk, thing)
            head_word = self.tokens[thing].norm
            if m.number == "p" and m.gender == "m" and head_word.endswith(("ون", "ين")):
                chunk.kind, chunk.gender, chunk.number = "people", "m", "p"
        elif m.kind == "nisba":
            chunk.kind = "people" if m.number == "p" or m.definite else "thing"
        elif not self._seated(chunk, at, floor) and self._in_construct(at, floor, m):
            chunk.kind = "thing"
            self._widen(chunk, at - 1)

    def _widen(self, chunk: Chunk, first: int) -> None:
        word = analyse(self.tokens[first].norm)
        chunk.first, chunk.head = first, self.tokens[first].norm
        chunk.conj, chunk.prep = bool(word.conj), word.prep

    def _leftmost_head(self, m: Match, at: int, floor: int) -> int | None:
        """The outermost of the titles before a name: the deputy of the minister of."""
        best: int | None = None
        for place in range(at - 1, max(floor, at - 9) - 1, -1):
            norm = self.tokens[place].norm
            found = head_of(norm) if self.tokens[place].kind == "word" else None
            if norm == "جانب" and place > floor and self.tokens[place - 1].norm == "الي":
                break
            if found and best is not None and norm.endswith(("ون", "ين")):
                break  # no construct keeps its nun: demonstrators, then an embassy
            if found and self._heads_name(m, found[3], place, at, best):
                best = place
                if found[1] or found[2]:
                    break
            elif titular(norm):
                continue
            elif norm in ("في", "لدي"):
                office = self._office_before(place, floor)
                return office if office is not None else best
            elif best is not None or m.kind != "nisba" or not self._describes(m, place, at):
                break
        return best

    def _heads_name(self, m: Match, definite: bool, place: int, at: int, best: int | None) -> bool:  # noqa: FBT001
        """Whether a title is one of this name's, and not of a phrase further left."""
        if best is not None:
            return best - place <= 6
        if m.kind == "nisba":
            return True
        return not (definite and place == at - 1) and self._contiguous(place, at)

    def _describes(self, m: Match, place: int, at: int) -> bool:
        """A word between the title and the nationality: the armed forces of, a joint command of."""
        token = self.tokens[place]
        word = analyse(token.norm)
        if token.kind != "word" or word.particle or word.prep or word.conj or at - place > 3:
            return False
        if token.norm.startswith(("ال", "لل", "بال", "وال")):
            return True
        before = head_of(self.tokens[place - 1].norm) if place else None
        if before is not None and before[0].kind == "forces" and before[0].gender == m.gender:
            return not m.definite  # a reconnaissance aircraft, Chinese
        plain = not (word.verbs or word.noun or word.masdars)
        return plain and not m.definite and token.norm.endswith(("ه", "ي"))

    def _thing_head(self, m: Match, at: int, floor: int) -> int | None:
        """The noun that a nationality describes when it is no office: the Chinese conduct."""
        thing: int | None = None
        for place in range(at - 1, max(floor, at - 3) - 1, -1):
            token = self.tokens[place]
            word = analyse(token.norm)
            if token.norm in '«»“”"' and place > floor:
                continue
            if token.kind != "word" or word.particle or token.norm in HYPHENS:
                break
            if word.verbs and not (word.definite or word.noun or word.masdars):
                break
            if thing is not None and m.definite and not word.definite:
                break
            thing = place
            article = token.norm.startswith(("ال", "لل", "بال", "وال"))
            adjective = not m.definite and self._describes(m, place, at)
            if word.prep or word.conj or not (article or adjective):
                break
        return thing

    def _office_of(self, chunk: Chunk, floor: int) -> None:
        """‘The secretary-general of the alliance’: a title whose body follows after ل."""
        place = chunk.first - 1
        if place < floor or self.tokens[place].norm not in ("العام", "العامه", "الدائم", "الدائمه"):
            return
        found = head_of(self.tokens[place - 1].norm) if place > floor else None
        if found and found[0].kind == "office":
            head, conj, prep, _, stem = found
            chunk.first, chunk.kind, chunk.head = place - 1, "office", stem
            chunk.gender, chunk.number = head.gender, head.number
            chunk.conj, chunk.prep = bool(conj), prep

    def _title_before(self, chunk: Chunk, floor: int) -> None:
        """Take in a title without nationality that stands before a known name."""
        place, best = chunk.first - 1, None
        while place >= floor and chunk.first - place <= 8:
            norm = self.tokens[place].norm
            found = head_of(norm)
            if found and (found[0].kind == "office" or found[4] in _CABINETS):
                best = (place, found)
                if found[1] or found[2]:
                    break
            elif norm not in TITLE and not (found and found[0].kind == "organ"):
                break
            place -= 1
        if best is not None:
            (head, conj, prep, _, stem), chunk.first = best[1], best[0]
            chunk.kind, chunk.gender, chunk.number, chunk.head = (
                "office",
                head.gender,
                head.number,
                stem,
            )
            chunk.conj, chunk.prep = bool(conj), prep

    def _contiguous(self, place: int, at: int) -> bool:
        return all(
            self.tokens[k].norm in TITLE or head_of(self.tokens[k].norm)
            for k in range(place + 1, at)
        )

    def _seated(self, chunk: Chunk, at: int, floor: int) -> bool:
        """‘The defence ministry in Taipei’: an organ named by its seat."""
        if (
            at - 2 < floor
            or self.tokens[at - 1].norm != "في"
            or self.tokens[at - 2].norm not in TITLE
        ):
            return False
        for k in range(at - 2, max(floor, at - 5) - 1, -1):
            place = k
            found = head_of(self.tokens[place].norm)
            if found and found[0].kind == "organ":
                wider = head_of(self.tokens[place - 1].norm) if place > floor else None
                if wider and wider[0].kind == "organ" and not wider[3]:
                    place, found = place - 1, wider
                chunk.first, chunk.kind = place, "organ"
                chunk.gender, chunk.number, chunk.head = found[0].gender, found[0].number, found[4]
                chunk.conj, chunk.prep = bool(found[1]), found[2]
                return True
            if self.tokens[place].norm not in TITLE:
                return False
        return False

    def _office_before(self, place: int, floor: int) -> int | None:
        """The office that the organ after "in" belongs to: an official in the ministry."""
        found: int | None = None
        for k in range(place - 1, max(floor, place - 6) - 1, -1):
            word = analyse(self.tokens[k].norm)
            if self.tokens[k].kind != "word" or word.particle or (word.verbs and not word.noun):
                break
            head = head_of(self.tokens[k].norm)
            if head and head[0].kind == "office":
                found = k
                if head[1] or head[2]:
                    break
        return found

    def _head_at(self, place: int) -> tuple[Head, str, str, bool, str]:
        found = head_of(self.tokens[place].norm)
        assert found is not None
        return found

    def _in_construct(self, at: int, floor: int, m: Match) -> bool:
        """Whether the name at `at` is the second term of a construct (the Japan of "Japan's plan")."""
        if at <= floor:
            return False
        token = self.tokens[at - 1]
        word = analyse(token.norm)
        if token.kind != "word" or word.definite or word.particle or word.pronoun:
            return False
        if at - 2 >= floor and self.tokens[at - 2].norm in ("قد", "لقد", "وقد", "فقد"):
            return False
        if word.noun and word.noun.kind in ("statement", "letter") and m.via in ("name", "alias"):
            after = analyse(self.tokens[m.last].norm) if m.last < len(self.tokens) else None
            if after is not None and after.particle == "preposition":
                return False
        if m.conj:
            return False
        if word.participles and at - 2 >= floor and self.tokens[at - 2].norm in "،,":
            return False
        if word.verbs and not word.prep:
            if not (word.noun or word.masdars):
                return False
            ordered = any(("obj", "R") in v.slots for v in word.verbs)
            if word.conj and ordered and self.tokens[at - 2].norm in "،,؛":
                return False  # ... and ordered Israel to
            clash = (
                m.via != "metonym"
                and m.gender == "f"
                and all(v.tense == "past" and v.gender == "m" for v in word.verbs)
            )
            return clash or self._after_preposition(at - 1, floor)
        return bool(
            word.noun or word.masdars or word.prep or self._after_preposition(at - 1, floor)
        )

    def _after_preposition(self, place: int, floor: int) -> bool:
        if place <= floor:
            return False
        before = analyse(self.tokens[place - 1].norm)
        return before.particle == "preposition" or bool(before.verbs)

    def _prep(self, chunk: Chunk, sentence: Sentence) -> None:
        if chunk.prep or chunk.first <= sentence.first:
            return
        place = chunk.first - 1
        while place >= sentence.first and self.tokens[place].norm in "\"«“”»″'(":
            place -= 1
        if place < sentence.first:
            return
        if self.tokens[place].norm == "جانب" and self.tokens[place - 1].norm == "الي":
            chunk.prep = "مع"
            return
        if chunk.kind in ("thing", "organ", "forces", "city"):
            governed = self._construct_prep(place, sentence)
            if governed:
                chunk.prep = governed
                return
        before = analyse(self.tokens[place].norm)
        if before.norm == "من" and self._each_of(chunk, place, sentence):
            return
        if before.norm == "من" and self.tokens[place - 1].norm in ("بالقرب", "مقربه", "القرب"):
            chunk.prep = "قرب"
            return
        if before.particle == "preposition":
            chunk.prep = self._side_of(place, before.value, sentence)
        elif self.tokens[place].norm in ("كل", "كلا", "كلتا", "جميع", "كلا_"):
            chunk.prep = ""
        elif (
            before.masdars
            and not before.definite
            and not before.pronoun
            and chunk.kind in ("self", "group", "last", "office", "organ", "person", "alias")
            and not before.verbs
        ):
            chunk.prep = chunk.prep or "+"

    def _each_of(self, chunk: Chunk, place: int, sentence: Sentence) -> bool:
        """كلا من طوكيو: the preposition stands before "each", if there is one."""
        if place <= sentence.first or self.tokens[place - 1].norm.lstrip("ولب") not in (
            "كل",
            "كلا",
        ):
            return False
        each = analyse(self.tokens[place - 1].norm)
        chunk.prep, chunk.conj = each.prep, chunk.conj or bool(each.conj)
        if not each.prep and place - 2 >= sentence.first:
            earlier = analyse(self.tokens[place - 2].norm)
            if earlier.particle == "preposition":
                chunk.prep = earlier.value
        return True

    def _side_of(self, place: int, value: str, sentence: Sentence) -> str:
        """In the north of a state is in it; north of it is near it."""
        if value == "قرب" and self.tokens[place].norm in _SIDES and place > sentence.first:
            earlier = analyse(self.tokens[place - 1].norm)
            if earlier.particle == "preposition" and earlier.value in ("في", "من", "الي"):
                return earlier.value
        return value

    def _construct_prep(self, place: int, sentence: Sentence) -> str:
        """The preposition before "tanker of" in "on the tanker of British oil"."""
        token = self.tokens[place]
        word = analyse(token.norm)
        if token.kind != "word" or word.particle or word.definite or word.verbs or word.pronoun:
            return ""
        if word.noun and word.noun.kind in ("statement", "declaration", "letter", "conference"):
            return ""
        if word.prep and (word.noun or word.masdars):
            return word.prep
        if place > sentence.first:
            earlier = analyse(self.tokens[place - 1].norm)
            if earlier.particle == "preposition":
                return earlier.value
        return ""
