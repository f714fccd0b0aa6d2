"""The Arabic word lists hold together, and cover the domain."""

from __future__ import annotations

from foedera.read.arabic.conjugate import conjugate
from foedera.read.arabic.letters import fold
from foedera.read.arabic.lexicon import combos, noun_index, slots, verb_index
from foedera.read.arabic.meaning import MODES, OPEN, SPECIAL
from foedera.read.validate import TYPES
from foedera.read.words import LEXICON, frames, rows


def known(meaning: str) -> bool:
    lights = {verb for verb, _ in combos()} | {"pass"}
    whole = {*frames(), *OPEN, *SPECIAL, *MODES, "share", ""}
    return meaning in whole or (meaning.startswith("+") and meaning[1:] in lights)


def test_every_meaning_is_known() -> None:
    for row in rows(LEXICON / "ar" / "verbs.tsv"):
        assert known(row["frame"]), (row["perfect"], row["frame"])


def test_a_shade_is_one_of_a_known_verb() -> None:
    lemmas = {fold(row["perfect"]) for row in rows(LEXICON / "ar" / "verbs.tsv")}
    for row in rows(LEXICON / "ar" / "shades.tsv"):
        assert fold(row["verb"]) in lemmas, row["verb"]
        assert known(row["meaning"].replace("-", "")) or known(row["meaning"]), row["meaning"]
        assert row["within"] in ("next", "clause") or row["within"].isdigit(), row


def test_combinations_name_frames_and_slots_name_frames() -> None:
    assert {frame for frame in combos().values() if frame not in frames()} <= {"nuclear-or-missile"}
    assert set(slots()) <= set(frames())


def test_nouns_that_tell_acts_have_a_frame() -> None:
    for form, noun in noun_index().items():
        assert not noun.frame or noun.frame in frames(), form
        assert noun.frame or not noun.alone, form


def test_the_lexicon_covers_every_type() -> None:
    verbs = rows(LEXICON / "ar" / "verbs.tsv")
    assert len([v for v in verbs if v["frame"]]) >= 250
    assert len(verbs) + len(rows(LEXICON / "ar" / "nouns.tsv")) >= 600
    told = {frames()[v["frame"]].type for v in verbs if v["frame"] in frames()}
    told |= {frames()[frame].type for frame in combos().values() if frame in frames()}
    assert told >= TYPES


def test_weak_verbs_inflect() -> None:
    def forms(*words: str) -> set[str]:
        return {shape.form for shape in conjugate(words[0], words[1], (), "")}

    assert {"دعا", "دعت", "دعوا", "يدعون", "تدعو"} <= forms("دعا", "يدعو")
    assert {"زار", "زارت", "زاروا", "يزور", "يزر"} <= forms("زار", "يزور")
    assert {"حث", "حثت", "حثوا", "يحثون"} <= forms("حث", "يحث")
    assert {"التقي", "التقت", "التقيا", "التقوا", "يلتقيان"} <= forms("التقى", "يلتقي")
    assert {"انشا", "انشات", "ينشي"} <= forms("أنشأ", "ينشئ")


def test_no_form_without_a_reading() -> None:
    assert all(verb_index().values())
