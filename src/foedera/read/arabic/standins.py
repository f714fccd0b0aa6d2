"""Words that stand for an actor without naming one: his country, the two sides, the alliance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedera.read.arabic.analysis import analyse, stems
from foedera.read.arabic.chunk import (
    Atom,
    Chunk,
    Head,
    head_of,
    titular,
)
from foedera.read.arabic.gazetteer import match
from foedera.read.arabic.homes import Homes
from foedera.read.arabic.letters import fold

if TYPE_CHECKING:
    from foedera.read.document import Sentence

__all__ = ["StandIns"]

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
            "الخصمين",
            "الغريمان",
            "الغريمين",
            "الرجلان",
            "الرجلين",
            "القائدان",
        ],
        2,
    ),
    **dict.fromkeys(["الثلاثه", "الثلاث"], 3),
    **dict.fromkeys(["الاربعه", "الاربع"], 4),
    **dict.fromkeys(["الخمسه", "الخمس"], 5),
    **dict.fromkeys(["السته", "الست"], 6),
    **dict.fromkeys(["السبعه", "السبع"], 7),
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
_ALLIES = frozenset(
    f"{owned}{suffix}"
    for owned in ("حليف", "حليفت", "جارت", "جار", "سفارت", "شريكت", "غريمت")
    for suffix in ("ه", "ها")
)
_MET = frozenset(
    "المجتمعون المجتمعين المشاركون المشاركين الحاضرون الموقعون الموقعين المجتمعان المتحاورون".split()
)
_ORDINALS = frozenset(["الاولي", "الاول", "الثانيه", "الثاني"])
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
    "السلطنه": "sultanate",
    "المجلس": "council",
    "الجماعه": "group",
    "الشمال": "PRK",
    "الجنوب": "KOR",
}
_KOREAS = frozenset(["الكوريتان", "الكوريتين"])
_ARMED_GROUPS = ("YEM", "LBN", "PSE", "AFG")
_KINGDOMS = ("SAU", "GBR", "JOR", "MAR", "BHR", "THA")
_PREPS = {"ل": "ل", "ب": "ب", "ك": "ك"}


class StandIns(Homes):
    """Finds stand-ins and the titles before them."""

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
            owned = self._owned(place, full, stem, conj, prep, definite=definite)
            if owned is not None:
                return owned
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
            acting = place and self.tokens[place - 1].norm in ("باعمال", "اعمال")
            if (
                definite
                and not acting
                and stem in self.heads_seen
                and self._stands_alone(place, sentence)
            ):
                seen = self.heads_seen[stem]
                made = self._new(
                    place, place + 1, seen.kind, conj, prep, entities=list(seen.entities)
                )
                made.person, made.gender, made.head = seen.person, seen.gender, stem
                return made
            if definite and full in _ALIASES and self._alias_fits(full, place, prep):
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
        return self._at_home(place, sentence)

    def _owned(
        self, place: int, full: str, stem: str, conj: str, prep: str, *, definite: bool
    ) -> Chunk | None:
        """Her ally, its embassy, the first of two, their foreign ministries."""
        if full in _KOREAS:
            both = self._new(place, place + 1, "group", conj, prep, number="d", gender="f")
            both.entities = ["PRK", "KOR"]
            return both
        if stem in ("سفارتها", "سفارته") and not definite:
            owner = self._home(owned=True)
            made = self._new(place, place + 1, "organ", conj, prep, gender="f")
            made.entities = [owner] if owner else []
            return made if owner else None
        if stem in _ALLIES and not definite:
            return self._new(
                place,
                place + 1,
                "last",
                conj,
                prep,
                anaphor="ally" if stem.startswith(("حليف", "شريك")) else "other",
                gender="f" if stem.startswith(("حليفت", "جارت", "سفارت")) else "m",
            )
        if definite and full in _ORDINALS and self._ordinal_subject(place):
            return self._new(
                place,
                place + 1,
                "last",
                conj,
                prep,
                anaphor="first" if full in ("الاولي", "الاول") else "second",
                gender="f" if full in ("الاولي", "الثانيه") else "m",
            )
        if not definite and stem.endswith("هما") and self._both_have(stem[:-3]):
            return self._new(
                place, place + 1, "group", conj, prep, anaphor="2", number="d", gender=""
            )
        if definite and full in _MET:
            return self._new(place, place + 1, "group", conj, prep, anaphor="met", number="p")
        earlier = self.tokens[place - 1].norm if place else ""
        if full in _LAST and not earlier.startswith(("ال", "وال", "لل", "بال")):
            return self._new(
                place,
                place + 1,
                "last",
                conj,
                prep,
                anaphor="last",
                gender="f" if full == "الاخيره" else "m",
            )
        return None

    def _alias_fits(self, full: str, place: int, prep: str) -> bool:
        """Whether "the council", "the north" is meant by itself, not as part of a phrase."""
        if full in ("المجلس", "السلطنه"):
            after = self.tokens[place + 1].norm if place + 1 < len(self.tokens) else ""
            return not after.startswith("ال")
        if full in ("الشمال", "الجنوب"):
            before = analyse(self.tokens[place - 1].norm) if place else None
            after = self.tokens[place + 1].norm if place + 1 < len(self.tokens) else ""
            alone = not after.startswith("ال") and after not in ("من", "الي")
            return prep == "ل" or (before is not None and bool(before.masdars)) or alone
        return True

    def _ordinal_subject(self, place: int) -> bool:
        """وانضمت الأولى: an ordinal right after a verb is one of a pair."""
        before = analyse(self.tokens[place - 1].norm) if place else None
        after = self.tokens[place + 1].norm if place + 1 < len(self.tokens) else ""
        counted = after in ("من", "منذ", "في", "خلال", "بعد", "علي", "بين")
        return before is not None and bool(before.verbs) and not before.noun and not counted

    def _both_have(self, owned: str) -> bool:
        """خارجيتهما, رئيساهما: an organ or office of two states spoken of."""
        base = owned[:-1] + "ه" if owned.endswith("ت") else owned
        found = head_of(base)
        return found is not None and found[0].kind in ("organ", "office") and "نظير" not in base

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
            or after.norm in ("قد", "لقد")
            or (word.verbs and not word.definite)
        )

    def _nationality_at(self, place: int, sentence: Sentence) -> bool:
        found = match(self.tokens, place, sentence.last) if place < sentence.last else None
        return found is not None and found.kind == "nisba"

    def _alias(self, rule: str) -> str | None:
        if rule == "TWN":
            return "TWN" if "TWN" in self.named else None
        if rule == "kingdom":
            named = [*self.named, *_of(self.atoms)]
            return next((e for e in reversed(named) if e in _KINGDOMS), None)
        if rule == "sultanate":
            return "OMN" if {"OMN"} <= {*self.named, *_of(self.atoms)} else None
        if rule == "council":
            councils = ("org:un", "org:gcc", "org:eu")
            return next((e for e in reversed(self.named) if e in councils), None)
        if rule == "group":
            return next((e for e in reversed(self.named) if e in _ARMED_GROUPS), None)
        if rule in ("PRK", "KOR"):
            return rule if {"PRK", "KOR"} <= set(self.named) else None
        here = [
            e for a in self.atoms for e in ([a.match.entity] if isinstance(a, Atom) else a.entities)
        ]
        return next((e for e in reversed([*self.named, *here]) if e.startswith("org:")), None)

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

    def _head_before(self, chunk: Chunk, floor: int) -> None:
        """‘The defence ministers of the two countries’: titles before a stand-in."""
        if chunk.prep or chunk.conj:
            return
        place = chunk.first - 1
        if place > floor and self.tokens[place].norm == "من" and chunk.kind == "group":
            for k in (place - 1, place - 2):
                found = head_of(self.tokens[k].norm) if k >= floor else None
                if found is not None and found[0].kind == "office" and found[0].number != "s":
                    chunk.first, chunk.kind, chunk.head = k, "office", found[4]
                    chunk.conj, chunk.prep = bool(found[1]), found[2]
                    return
        best: tuple[int, tuple[Head, str, str, bool, str]] | None = None
        while place >= floor and chunk.first - place <= 4:
            found = head_of(self.tokens[place].norm)
            if found and not found[3]:
                best = (place, found)
                if found[1] or found[2]:
                    break
            elif not titular(self.tokens[place].norm) and self.tokens[place].norm != "في":
                break
            place -= 1
        if best is not None:
            head, conj, prep, _, stem = best[1]
            chunk.first, chunk.kind, chunk.head = best[0], head.kind, stem
            chunk.gender, chunk.number = head.gender, head.number
            chunk.conj, chunk.prep = bool(conj), prep


def _of(atoms: list[Atom | Chunk]) -> list[str]:
    """The actors that a sentence has named so far."""
    return [a.match.entity for a in atoms if isinstance(a, Atom)]
