"""A noun phrase that stands for actors, and the nouns that head it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from foedera.read.arabic.analysis import stems
from foedera.read.arabic.letters import fold
from foedera.read.words import LEXICON, forms, rows

if TYPE_CHECKING:
    from foedera.read.arabic.gazetteer import Match

__all__ = [
    "COUNTERPART",
    "HYPHENS",
    "TITLE",
    "Atom",
    "Chunk",
    "Head",
    "copy_of",
    "head_of",
    "titular",
]


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


@lru_cache(maxsize=20000)
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
                if ending == "ا" and base.endswith("ه"):
                    continue  # رئيسها is his office, not hers
                if base not in heads and base.endswith("ت"):
                    base = base[:-1] + "ه"
            if base == "نظيره" and not ending:
                return Head("office", "", "s"), conj, prep, definite, base
            if base in heads and (not ending or len(base) > 3):
                return heads[base], conj, prep, definite, base
    return None


TITLE = frozenset(
    fold(word)
    for word in (
        "الخارجية خارجية الدفاع دفاع الوزراء وزراء الحكومة الجمهورية الدولة الأمن القومي الوطني الأركان أركان "
        "العامة المشتركة القوات المسلحة البرلمان مجلس الشيوخ النواب الشعب الشعبي باسم بإسم بلسان لشؤون شؤون الداخلية المالية "
        "التجارة الاقتصاد الصناعة البحرية العهد الأبيض الأول السابق السابقة الجديد الجديدة الحالي العام الخاص الأعلى رفيع "
        "كبير المستوى الحاكم الحاكمة السواحل خفر الأسلحة الجوية البرية الجو الجيش الوحدة التوحيد الحرب الخزانة "
        "المكتب السياسي اللجنة العسكرية العسكري المركزية المركزي التحرير الشرقي الجنوبي الغربي الشمالي هيئة الدفاعية "
        "الاستخبارات المخابرات للاستخبارات للأمن الأمني القومية الوطنية حفظ السلام لدى الدائم الدائمة المقيم الاتحادي الأعلى للقوات الرسمي الرسمية الدستورية الانتقالية سياسة السياسة الحربية "
        "الشؤون بالأعمال الأعمال المعزول المنتخب الراحل المخلوع المؤقت المكلف المستقيل الخارجيه الأمنية المختص التنفيذي الأعضاء"
    ).split()
)

COUNTERPART = frozenset(
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

HYPHENS = frozenset("-‑–")


@dataclass(frozen=True, slots=True)
class Atom:
    """A name found at a token, before its phrase is known."""

    first: int
    match: Match


def titular(norm: str) -> bool:
    """Whether a word goes on with a title: (and) defence, foreign affairs, national security."""
    return norm in TITLE or (norm.startswith("و") and norm[1:] in TITLE)


def copy_of(chunk: Chunk) -> Chunk:
    """The chunk by itself, without the parts joined to it."""
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
