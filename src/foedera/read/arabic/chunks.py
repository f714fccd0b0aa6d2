"""Noun phrases that stand for actors: states, offices, armies, people, groups and stand-ins."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from foedera.read.arabic.analysis import analyse, stems
from foedera.read.arabic.gazetteer import Match, match, transliterate
from foedera.read.arabic.letters import fold
from foedera.read.words import LEXICON, forms, rows

if TYPE_CHECKING:
    from foedera.read.document import Document, Sentence, Token

__all__ = ["Chunk", "Chunker", "Head", "head_of"]


@dataclass(slots=True)
class Chunk:
    """One phrase [first, last) that names actors; `prep` is the preposition it hangs on.

    kind: state, org, office, organ, forces, people, person, thing, group, self, last, alias.
    """

    first: int
    last: int
    kind: str
    entities: list[str]
    prep: str = ""
    conj: bool = False
    gender: str = "f"
    number: str = "s"
    person: str | None = None
    written: tuple[int, int] | None = None
    head: str = ""
    anaphor: str = ""
    parts: list[Chunk] = field(default_factory=list)

    @property
    def speaks(self) -> bool:
        """Whether it is somebody whose words a report may quote."""
        return self.kind in ("office", "organ", "person", "forces")


@dataclass(frozen=True, slots=True)
class Head:
    """A noun that acts for the state named after it."""

    kind: str
    gender: str
    number: str


@cache
def _heads() -> dict[str, Head]:
    return {
        fold(form): Head(row["kind"], row["gender"], row["number"])
        for row in rows(LEXICON / "ar" / "heads.tsv")
        for form in forms(row["forms"])
    }


@cache
def head_of(norm: str) -> tuple[Head, str, str, bool, str] | None:
    """Head, conjunction, preposition, article and stem of a word that acts for a state."""
    heads = _heads()
    for conj, prep, definite, stem in stems(norm):
        for ending in ("", "ا", "ه", "ها", "هم", "هما"):
            base = stem
            if ending:
                if definite or not stem.endswith(ending) or len(stem) < len(ending) + 3:
                    continue
                base = stem[: -len(ending)]
                if base not in heads and base.endswith("ت"):
                    base = base[:-1] + "ه"
            if base in heads and (not ending or len(base) > 3):
                return heads[base], conj, prep, definite, base
    return None


_TITLE = frozenset(
    fold(word)
    for word in (
        "الخارجية خارجية الدفاع دفاع الوزراء وزراء الحكومة الجمهورية الدولة الأمن القومي الوطني الأركان أركان "
        "العامة المشتركة القوات المسلحة البرلمان مجلس الشيوخ النواب الشعب الشعبي باسم بإسم لشؤون شؤون الداخلية المالية "
        "التجارة الاقتصاد الصناعة البحرية العهد الأبيض الأول السابق السابقة الجديد الجديدة الحالي العام الخاص الأعلى رفيع "
        "كبير المستوى الحاكم الحاكمة السواحل خفر الأسلحة الجوية البرية الجو الجيش الوحدة التوحيد الحرب الخزانة "
        "المكتب السياسي اللجنة العسكرية العسكري المركزية المركزي التحرير الشرقي الجنوبي الغربي الشمالي هيئة الدفاعية "
        "الاستخبارات المخابرات للاستخبارات للأمن الأمني القومية الوطنية حفظ السلام لدى الدائم الدائمة المقيم الاتحادي الأعلى للقوات الرسمي الرسمية الدستورية الانتقالية سياسة السياسة الحربية "
        "الخارجيه الأمنية المختص التنفيذي الأعضاء"
    ).split()
)
_SELF = {
    fold(w)
    for w in (
        "بلاده بلادها بلادهم بلدها بلده بلدانهم حكومته حكومتها إدارته إدارتها بلادنا بلدنا حكومتنا دولته جيشه قواته قواتها جيشها"
    ).split()
}
_NUMBERS = {
    **dict.fromkeys(
        [
            "الاثنان",
            "الاثنين_",
            "الجانبان",
            "الجانبين",
            "الطرفان",
            "الطرفين",
            "البلدان",
            "البلدين",
            "الدولتان",
            "الدولتين",
            "الوزيران",
            "الوزيرين",
            "الرئيسان",
            "الرئيسين",
            "الزعيمان",
            "الزعيمين",
            "الحليفان",
            "الحليفين",
            "العاصمتان",
            "العاصمتين",
            "الحكومتان",
            "الحكومتين",
            "كليهما",
            "كلاهما",
            "كلتاهما",
            "الجارتان",
            "الجارتين",
            "الجاران",
            "الجارين",
            "المسوولان",
            "المسوولين_",
            "الجيشان",
            "الجيشين",
            "بلديهما",
            "حكومتيهما",
            "جيشيهما",
            "الشريكان",
            "الخصمان",
            "القائدان",
        ],
        2,
    ),
    **dict.fromkeys(["الثلاثه", "الثلاث"], 3),
    **dict.fromkeys(["الاربعه", "الاربع"], 4),
    **dict.fromkeys(["الخمسه", "الخمس"], 5),
}
_GROUP_NOUNS = frozenset(
    [
        "الدول",
        "القاده",
        "الوزراء",
        "البلدان",
        "الجيوش",
        "الحلفاء",
        "الروساء",
        "الاعضاء",
        "الاطراف",
        "الزعماء",
        "العواصم",
        "المسوولون",
        "المسوولين",
        "الشركاء",
        "الحكومات",
        "دول",
        "قاده",
        "وزراء",
    ]
)
_LAST = frozenset(["الاخيره", "الاخير"])
_ALIASES = {
    "الحلف": "org:nato|org",
    "التكتل": "org",
    "الكتله": "org",
    "المنظمه": "org",
    "الرابطه": "org",
    "الاتحاد": "org",
    "المجموعه": "org",
    "المملكه": "kingdom",
    "الجزيره": "TWN",
}
_KINGDOMS = ("SAU", "GBR", "JOR", "MAR", "BHR", "THA")
_CABINETS = frozenset(["اداره", "حكومه", "فريق", "رئاسه", "حملة"])
_COUNTERPART = frozenset(
    [
        "نظير",
        "نظيره",
        "نظيرته",
        "نظيري",
        "نظيريه",
        "نظيريها",
        "نظيريهما",
        "نظيرها",
        "نظيرتها",
        "نظراء",
        "نظرائه",
        "نظرائها",
        "نظيرتيه",
        "نظراوه",
        "نظراوهما",
        "نظرائهم",
    ]
)
_NAME_LINKS = frozenset(["بن", "ال", "ابو", "فون", "دي", "دير", "عبد", "ابن", "بنت", "ديل"])
_HYPHENS = frozenset("-‑–")


class Chunker:
    """Finds the chunks of a document in order, remembering who has been named."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.tokens: list[Token] = document.tokens
        self.known_names: dict[str, tuple[str, str]] = {}
        self.named: list[str] = []
        self.heads_seen: dict[str, Chunk] = {}
        self.outlets: list[tuple[int, int, str, str]] = []
        self.mentioned: list[tuple[int, int, str, str]] = []

    def run(self) -> dict[int, list[Chunk]]:
        """Chunks by sentence index."""
        found: dict[int, list[Chunk]] = {}
        for sentence in self.document.sentences:
            if not sentence.boilerplate:
                found[sentence.index] = self._sentence(sentence)
        return found

    # ---- atoms

    def _atoms(self, sentence: Sentence) -> list[Match | Chunk]:
        atoms: list[Match | Chunk] = []
        place = sentence.first
        while place < sentence.last:
            token = self.tokens[place]
            if token.kind != "word":
                place += 1
                continue
            found = match(self.tokens, place, sentence.last)
            if found is not None and not self._accept(found, place, atoms):
                found = None
            if found is None:
                stand_in = self._stand_in(place, sentence)
                if stand_in is not None:
                    self._head_before(stand_in, sentence.first)
                    atoms.append(stand_in)
                    place = stand_in.last
                    continue
                known = self._known_name(place)
                if known is not None:
                    atoms.append(known)
                    place += 1
                    continue
                place += 1
                continue
            if found.kind == "outlet":
                self.outlets.append((place, found.last, found.label, found.entity))
            elif found.kind != "blocked":
                if found.kind != "city":
                    self.mentioned.append((place, found.last, found.entity, found.via))
                atoms.append(_at(found, place))
            place = found.last
        return atoms

    def _accept(self, found: Match, place: int, atoms: list[_Atom | Chunk]) -> bool:
        norm = self.tokens[place].norm
        before = self.tokens[place - 1].norm if place else ""
        if found.kind == "nisba":
            if (
                found.last - place == 1
                and found.conj
                and not found.definite
                and not (
                    atoms
                    and isinstance(atoms[-1], _Atom)
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

    def _stand_in(self, place: int, sentence: Sentence) -> Chunk | None:
        """Words that stand for an actor without naming one."""
        norm = self.tokens[place].norm
        for conj, prep, definite, stem in stems(norm):
            full = ("ال" + stem) if definite else stem
            if stem in _SELF and not definite:
                return self._new(
                    place,
                    place + 1,
                    "self",
                    conj,
                    prep,
                    anaphor="self",
                    gender="m" if stem.startswith(("بلده", "بلدها", "جيش")) else "f",
                )
            if full in _LAST:
                return self._new(
                    place,
                    place + 1,
                    "last",
                    conj,
                    prep,
                    anaphor="last",
                    gender="f" if full == "الاخيره" else "m",
                )
            if (
                full in _NUMBERS
                and _NUMBERS[full] == 2
                and not self._nationality_at(place + 1, sentence)
            ):
                return self._new(
                    place,
                    place + 1,
                    "group",
                    conj,
                    prep,
                    anaphor="2",
                    gender="m"
                    if full not in ("الدولتان", "الدولتين", "العاصمتان", "العاصمتين")
                    else "f",
                    number="d",
                )
            if full in _GROUP_NOUNS or stem in _GROUP_NOUNS:
                after = self.tokens[place + 1].norm if place + 1 < sentence.last else ""
                if after in _NUMBERS and _NUMBERS[after] > 2:
                    return self._new(
                        place,
                        place + 2,
                        "group",
                        conj,
                        prep,
                        anaphor=str(_NUMBERS[after]),
                        number="p",
                        gender="f" if "دول" in full else "m",
                    )
            if full in _NUMBERS and _NUMBERS[full] > 2 and not prep and definite:
                before = analyse(self.tokens[place - 1].norm) if place else None
                if before is not None and (before.verbs or before.particle == "preposition"):
                    return self._new(
                        place,
                        place + 1,
                        "group",
                        conj,
                        prep,
                        anaphor=str(_NUMBERS[full]),
                        number="p",
                        gender="m",
                    )
            if definite and stem in self.heads_seen and self._stands_alone(place, sentence):
                seen = self.heads_seen[stem]
                made = self._new(
                    place, place + 1, seen.kind, conj, prep, entities=list(seen.entities)
                )
                made.person, made.gender, made.head = seen.person, seen.gender, stem
                return made
            if definite and full in _ALIASES:
                resolved = self._alias(_ALIASES[full])
                if resolved:
                    return self._new(
                        place,
                        place + 1,
                        "alias",
                        conj,
                        prep,
                        entities=[resolved],
                        gender="f" if full.endswith("ه") else "m",
                    )
        return None

    def _stands_alone(self, place: int, sentence: Sentence) -> bool:
        """Whether "the minister" is followed by nothing that says which."""
        if place + 1 >= sentence.last:
            return True
        after = self.tokens[place + 1]
        if after.kind != "word":
            return True
        word = analyse(after.norm)
        return bool(
            word.particle in ("preposition", "that", "negation", "subordinator")
            or (word.verbs and not word.definite)
        )

    def _nationality_at(self, place: int, sentence: Sentence) -> bool:
        found = match(self.tokens, place, sentence.last) if place < sentence.last else None
        return found is not None and found.kind == "nisba"

    def _alias(self, rule: str) -> str | None:
        if rule == "TWN":
            return "TWN" if "TWN" in self.named else None
        if rule == "kingdom":
            return next((e for e in reversed(self.named) if e in _KINGDOMS), None)
        org = next((e for e in reversed(self.named) if e.startswith("org:")), None)
        return org

    def _new(
        self,
        first: int,
        last: int,
        kind: str,
        conj: str,
        prep: str,
        *,
        entities: list[str] | None = None,
        anaphor: str = "",
        gender: str = "m",
        number: str = "s",
    ) -> Chunk:
        return Chunk(
            first,
            last,
            kind,
            list(entities or []),
            _PREPS.get(prep, prep),
            bool(conj),
            gender,
            number,
            anaphor=anaphor,
        )

    def _known_name(self, place: int) -> Chunk | None:
        norm = self.tokens[place].norm
        for conj, prep, definite, stem in stems(norm):
            name = ("ال" if definite else "") + stem
            if name in self.known_names:
                entity, person = self.known_names[name]
                return Chunk(
                    place,
                    place + 1,
                    "person",
                    [entity],
                    prep,
                    bool(conj),
                    "",
                    "s",
                    person,
                    (place, place + 1),
                )
        return None

    # ---- chunks

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
        return self._lists(chunks)

    def _chunk(self, atom: _Atom, floor: int, sentence: Sentence) -> Chunk:
        m = atom.match
        kind = {"nisba": "thing", "person": "person", "org": "org"}.get(m.kind, "state")
        if m.via == "metonym":
            kind = "organ"
            chunk_gender = ""
        else:
            chunk_gender = m.gender or "m"
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
        if m.kind == "city":
            chunk.kind = "city"
            return chunk
        if m.prep == "ل" and m.kind in ("org", "state"):
            self._office_of(chunk, floor)
        if m.prep and m.kind != "nisba":
            return chunk
        self._find_head(chunk, m, floor, sentence)
        return chunk

    def _find_head(self, chunk: Chunk, m: Match, floor: int, sentence: Sentence) -> None:
        """Walk left over titles to the noun that acts for this state."""
        at = chunk.first
        best: tuple[int, Head, str, str, str] | None = None
        thing: int | None = None
        place = at - 1
        while place >= floor and at - place <= 9:
            token = self.tokens[place]
            if token.kind != "word":
                break
            word = analyse(token.norm)
            found = head_of(token.norm)
            if found and not (m.kind != "nisba" and found[3] and place == at - 1):
                head, conj, prep, _definite, stem = found
                if (best is None or best[0] - place <= 6) and not (
                    m.kind != "nisba" and best is None and not self._contiguous(place, at)
                ):
                    best = (place, head, conj, prep, stem)
                    if conj or prep:
                        break
                    place -= 1
                    continue
            if _titular(token.norm):
                place -= 1
                continue
            if token.norm in ("في", "لدي"):
                office = self._office_before(place, floor)
                if office is not None:
                    head, conj, prep, _, stem = self._head_at(office)
                    best = (office, head, conj, prep, stem)
                    break
            if word.particle or token.norm in _HYPHENS:
                break
            if best is None and m.kind == "nisba" and at - place <= 3:
                if word.verbs and not word.definite and not word.noun and not word.masdars:
                    break
                if thing is not None and m.definite and not word.definite:
                    break
                thing = place
                if (
                    word.prep
                    or word.conj
                    or (word.noun and not word.definite)
                    or not token.norm.startswith(("ال", "لل", "بال", "وال"))
                ):
                    break
                place -= 1
                continue
            break
        if best is not None:
            chunk.first = best[0]
            chunk.kind = best[1].kind
            chunk.gender, chunk.number = best[1].gender, best[1].number
            if self.tokens[best[0]].norm.lstrip("ولب") in _COUNTERPART:
                chunk.gender = ""
            chunk.head = best[4]
            chunk.conj, chunk.prep = bool(best[2]), best[3]
        elif thing is not None:
            chunk.first = thing
            word = analyse(self.tokens[thing].norm)
            chunk.conj, chunk.prep = bool(word.conj), word.prep
            chunk.head = self.tokens[thing].norm
        elif m.kind != "nisba" and self._seated(chunk, at, floor):
            pass
        elif m.kind == "nisba":
            chunk.kind = "people" if m.number == "p" or m.definite else "thing"
        elif self._in_construct(at, floor, m):
            chunk.kind = "thing"
            word = analyse(self.tokens[at - 1].norm)
            chunk.first = at - 1
            chunk.head = self.tokens[at - 1].norm
            chunk.conj, chunk.prep = bool(word.conj), word.prep

    def _office_of(self, chunk: Chunk, floor: int) -> None:
        """ "The secretary-general of the alliance": a title whose body follows after ل."""
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
            elif norm not in _TITLE and not (found and found[0].kind == "organ"):
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

    def _head_before(self, chunk: Chunk, floor: int) -> None:
        """ "The defence ministers of the two countries": titles before a stand-in."""
        if chunk.prep or chunk.conj:
            return
        place = chunk.first - 1
        best: tuple[int, tuple[Head, str, str, bool, str]] | None = None
        while place >= floor and chunk.first - place <= 4:
            found = head_of(self.tokens[place].norm)
            if found and not found[3]:
                best = (place, found)
                if found[1] or found[2]:
                    break
            elif not _titular(self.tokens[place].norm) and self.tokens[place].norm != "في":
                break
            place -= 1
        if best is not None:
            head, conj, prep, _, stem = best[1]
            chunk.first, chunk.kind, chunk.head = best[0], head.kind, stem
            chunk.gender, chunk.number = head.gender, head.number
            chunk.conj, chunk.prep = bool(conj), prep

    def _contiguous(self, place: int, at: int) -> bool:
        return all(
            self.tokens[k].norm in _TITLE or head_of(self.tokens[k].norm)
            for k in range(place + 1, at)
        )

    def _seated(self, chunk: Chunk, at: int, floor: int) -> bool:
        """ "The defence ministry in Taipei": an organ named by its seat."""
        if (
            at - 2 < floor
            or self.tokens[at - 1].norm != "في"
            or self.tokens[at - 2].norm not in _TITLE
        ):
            return False
        for k in range(at - 3, max(floor, at - 5) - 1, -1):
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
            if self.tokens[place].norm not in _TITLE:
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
        if self.tokens[at].norm.startswith("و") and match(self.tokens, at, at + 1):
            return False
        if word.participles and at - 2 >= floor and self.tokens[at - 2].norm in "،,":
            return False
        if word.verbs and not word.prep:
            if not (word.noun or word.masdars):
                return False
            clash = m.via != "metonym" and m.gender == "f" and all(
                v.tense == "past" and v.gender == "m" for v in word.verbs
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

    def _extend(self, chunk: Chunk, sentence: Sentence) -> Chunk:
        """Take in a personal name that follows the title, whether a registry knows it or not."""
        if chunk.kind == "office" and chunk.number == "d" and not chunk.person:
            chunk.last = self._skip_name(chunk.last, sentence)
        if chunk.kind != "office" or chunk.person or chunk.number != "s":
            return chunk
        place = chunk.last
        if place < sentence.last and self.tokens[place].norm in _TITLE:
            while place < sentence.last and self.tokens[place].norm in _TITLE:
                place += 1
        if place < sentence.last and match(self.tokens, place, sentence.last):
            return chunk
        end = self._name_end(place, sentence)
        if end > place:
            written = " ".join(t.norm for t in self.tokens[place:end] if t.norm not in _HYPHENS)
            chunk.person = transliterate(written)
            chunk.written = (place, end)
            chunk.last = end
            self._learn(chunk.person, chunk.entities[0], place, end)
        return chunk

    def _skip_name(self, place: int, sentence: Sentence) -> int:
        """The end of a name that a registry does not know, after a coordinated nationality."""
        if place < sentence.last and match(self.tokens, place, sentence.last):
            return place
        return self._name_end(place, sentence)

    def _name_end(self, place: int, sentence: Sentence) -> int:
        end = place
        while end < sentence.last and end - place < 5:
            token = self.tokens[end]
            if token.norm in _HYPHENS and end > place:
                end += 1
                continue
            word = analyse(token.norm)
            if token.norm in _ADJECTIVES or match(self.tokens, end, sentence.last):
                break
            plain = not (
                word.verbs or word.noun or word.masdars or word.particle or word.participles
            )
            if token.kind != "word" or token.norm in _TITLE or head_of(token.norm):
                break
            if token.norm in _NAME_LINKS or (
                plain and not token.norm.startswith(("ال", "لل", "بال", "وال"))
            ):
                end += 1
                continue
            break
        while end > place and self.tokens[end - 1].norm in _HYPHENS:
            end -= 1
        return end if end - place >= 2 else place

    def _learn(self, person: str, entity: str, first: int, last: int) -> None:
        """Let the later mention of one part of a full name stand for the person."""
        words = [t.norm for t in self.tokens[first:last] if t.norm not in _HYPHENS]
        if len(words) < 2:
            return
        for word in (words[-1], words[0]):
            bare = word[1:] if word[:1] in "ولب" and word[1:] in self.known_names else word
            if len(bare) >= 3 and not analyse(bare).verbs and not analyse(bare).particle:
                self.known_names[bare] = (entity, person)

    def _prep(self, chunk: Chunk, sentence: Sentence) -> None:
        if chunk.prep or chunk.first <= sentence.first:
            return
        place = chunk.first - 1
        while place >= sentence.first and self.tokens[place].norm in "\"«“”»″'(":
            place -= 1
        if place < sentence.first:
            return
        if chunk.kind in ("thing", "organ", "forces", "city"):
            governed = self._construct_prep(place, sentence)
            if governed:
                chunk.prep = governed
                return
        before = analyse(self.tokens[place].norm)
        if (
            before.norm == "من"
            and place > sentence.first
            and self.tokens[place - 1].norm.lstrip("ولب") in ("كل", "كلا")
        ):
            each = analyse(self.tokens[place - 1].norm)
            chunk.prep, chunk.conj = each.prep, chunk.conj or bool(each.conj)
            return
        if before.particle == "preposition":
            chunk.prep = before.value
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
            and gap[0].norm in _HYPHENS
            and b.kind in ("thing", "people")
            and not b.conj
            and a.kind not in ("state", "person")
        )

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

    def _joins(self, a: Chunk, b: Chunk) -> bool:
        """Whether the second chunk is the same phrase: a title and its holder."""
        gap = self.tokens[a.last : b.first]
        if b.prep and b.prep != "+":
            return False
        only_comma = all(t.norm in '،,«»"“”' or t.norm in _TITLE for t in gap)
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
        if chunk.head and chunk.entities:
            self.heads_seen[chunk.head] = chunk

    def _lists(self, chunks: list[Chunk]) -> list[Chunk]:
        """Join coordinated chunks: A and B and C are one phrase with three actors."""
        joined: list[Chunk] = []
        for chunk in chunks:
            last = joined[-1] if joined else None
            if last is not None and self._coordinates(last, chunk):
                if not last.parts:
                    last.parts = [_copy(last)]
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
        if a.kind == "office" and a.number in "dp" and b.kind in ("thing", "people"):
            return True
        if a.kind == "person" and b.kind == "thing":
            return False
        return not (a.kind == "thing" and b.kind in ("office", "person", "organ"))


_PREPS = {"ل": "ل", "ب": "ب", "ك": "ك"}


@dataclass(frozen=True, slots=True)
class _Atom:
    first: int
    match: Match


def _at(found: Match, first: int) -> _Atom:  # type: ignore[misc]
    return _Atom(first, found)


_ADJECTIVES = frozenset(
    map(
        fold,
        "مجهول مجهولة رفيع رفيعة كبير كبيرة بارز بارزة سابق سابقة مطلع حكومي حكومية عسكري عسكرية محلي دفاعي أمني أمنية رسمي رسمية دبلوماسي غربي مدني ثالث واحد جديد مقرب مستقل".split(),
    )
)


def _titular(norm: str) -> bool:
    """Whether a word goes on with a title: (and) defence, foreign affairs, national security."""
    return norm in _TITLE or (norm.startswith("و") and norm[1:] in _TITLE)


def _is_outlet_noun(norm: str) -> bool:
    return any(
        analyse(("ال" if d else "") + s).particle == "outlet-noun"
        or analyse(s).particle == "outlet-noun"
        for _, _, d, s in stems(norm)
    )


def _copy(chunk: Chunk) -> Chunk:
    return Chunk(
        chunk.first,
        chunk.last,
        chunk.kind,
        list(chunk.entities),
        chunk.prep,
        chunk.conj,
        chunk.gender,
        chunk.number,
        chunk.person,
        chunk.written,
        chunk.head,
        chunk.anaphor,
    )
