"""Makes the finite forms, participles and masdars of a verb from its two citation forms."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from foedera.read.arabic.letters import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Shape", "conjugate"]


class Shape(NamedTuple):
    """One inflected form: tense past, present, participle or masdar; 3 or 1; m/f; s/d/p."""

    form: str
    tense: str
    person: str
    gender: str
    number: str
    bound: bool  # may carry an object pronoun in this spelling


def conjugate(
    perfect: str, imperfect: str, masdars: tuple[str, ...], participle: str
) -> list[Shape]:
    """Every form that news uses, normalised; hollow, doubled and weak verbs included.

    >>> {s.form for s in conjugate("دعا", "يدعو", ("دعوة",), "")} >= {"دعت", "دعوا", "يدعون"}
    True
    """
    hamza = perfect[-1] in "أءئؤ"
    shapes = [*_past(fold(perfect), hamza=hamza), *_present(fold(imperfect))]
    doubled = any(_of_form_two(fold(m)) for m in masdars)
    shapes += _participles(fold(imperfect), fold(participle), fold(perfect), doubled=doubled)
    shapes += [Shape(fold(m), "masdar", "3", "", "s", bound=True) for m in masdars]
    return shapes


def _past(verb: str, *, hamza: bool) -> Iterator[Shape]:
    weak = len(verb) > 2 and verb[-1] in "يا" and not hamza
    yield Shape(verb, "past", "3", "m", "s", bound=not weak)
    if weak:
        stem = verb[:-1]
        yield Shape(stem + "ا", "past", "3", "m", "s", bound=True)
        yield Shape(stem + "ت", "past", "3", "f", "s", bound=True)
        yield Shape(stem + "وا", "past", "3", "m", "p", bound=False)
        yield Shape(stem + "و", "past", "3", "m", "p", bound=True)
        yield Shape(stem + "تا", "past", "3", "f", "d", bound=True)
        for ya in ("ي", "و"):
            yield Shape(stem + ya + "ا", "past", "3", "m", "d", bound=True)
            yield Shape(stem + ya + "نا", "past", "1", "", "p", bound=True)
        return
    yield Shape(verb + "ت", "past", "3", "f", "s", bound=True)
    yield Shape(verb + "وا", "past", "3", "m", "p", bound=False)
    yield Shape(verb + "و", "past", "3", "m", "p", bound=True)
    yield Shape(verb + "ا", "past", "3", "m", "d", bound=True)
    yield Shape(verb + "تا", "past", "3", "f", "d", bound=True)
    yield Shape(verb + "نا", "past", "1", "", "p", bound=True)
    if len(verb) == 3 and verb[1] == "ا":  # hollow passive: زير, قيل; first person زرنا
        yield Shape(verb[0] + verb[2] + "نا", "past", "1", "", "p", bound=True)
    elif len(verb) >= 4 and verb[-2] == "ا" and verb[0] == "ا":  # ادان: ادين
        passive = verb[:-2] + "ي" + verb[-1]
        yield Shape(passive, "passive", "3", "m", "s", bound=False)
        yield Shape(passive + "ت", "passive", "3", "f", "s", bound=False)
    if len(verb) == 4 and verb[1] == "ا":  # هاجم: هوجم
        passive = verb[0] + "و" + verb[2:]
        yield Shape(passive, "passive", "3", "m", "s", bound=False)
        yield Shape(passive + "ت", "passive", "3", "f", "s", bound=False)


def _present(verb: str) -> Iterator[Shape]:
    if not verb.startswith("ي") or len(verb) < 3:
        return
    body = verb[1:]
    stem = body[:-1] if body[-1] in "يو" and len(body) > 2 else body
    yield Shape("ي" + body, "present", "3", "m", "s", bound=True)
    yield Shape("ت" + body, "present", "3", "f", "s", bound=True)
    yield Shape("ن" + body, "present", "1", "", "p", bound=True)
    yield Shape("ا" + body, "present", "1", "", "s", bound=True)
    if stem != body:  # jussive of a weak verb, and the form before a pronoun
        yield Shape("ي" + stem, "jussive", "3", "m", "s", bound=False)
        yield Shape("ت" + stem, "jussive", "3", "f", "s", bound=False)
        if body[-1] == "ي":
            yield Shape("ي" + stem + "ا", "present", "3", "m", "s", bound=True)
            yield Shape("ت" + stem + "ا", "present", "3", "f", "s", bound=True)
    elif len(body) == 3 and body[1] in "اوي":
        yield Shape("ي" + body[0] + body[2], "jussive", "3", "m", "s", bound=False)
        yield Shape("ت" + body[0] + body[2], "jussive", "3", "f", "s", bound=False)
    elif len(body) > 3 and body[-2] in "اي":
        yield Shape("ي" + body[:-2] + body[-1], "jussive", "3", "m", "s", bound=False)
        yield Shape("ت" + body[:-2] + body[-1], "jussive", "3", "f", "s", bound=False)
    for ending in ("ون", "وا", "و"):
        yield Shape("ي" + stem + ending, "present", "3", "m", "p", bound=ending == "و")
    for ending in ("ان", "ا"):
        yield Shape("ي" + body + ending, "present", "3", "m", "d", bound=ending == "ا")
        yield Shape("ت" + body + ending, "present", "3", "f", "d", bound=ending == "ا")
    yield Shape("ي" + body + "ن", "present", "3", "f", "p", bound=False)


_ENDINGS = (
    ("", "m", "s"),
    ("ا", "m", "s"),
    ("ه", "f", "s"),
    ("ين", "m", "p"),
    ("تين", "f", "d"),
    ("ون", "m", "p"),
    ("ات", "f", "p"),
)


def _of_form_two(masdar: str) -> bool:
    """تأكيد, تنديد: the masdar shows a doubled verb where its perfect does not."""
    return len(masdar) >= 5 and masdar.startswith("ت") and masdar[-2] == "ي"


def _participles(imperfect: str, given: str, perfect: str, *, doubled: bool) -> Iterator[Shape]:
    bases = [given] if given else []
    if imperfect.startswith("ي") and (len(perfect) > 3 or doubled):
        bases.append("م" + imperfect[1:])
    elif len(perfect) == 3 and not given and perfect[1] not in "اوي" and perfect[2] not in "اي":
        bases.append(perfect[0] + "ا" + perfect[1:])
    for base in bases:
        if base[-1] in "ي" and base is not given:
            yield Shape(base[:-1], "participle", "3", "m", "s", bound=False)
        for ending, gender, number in _ENDINGS:
            yield Shape(base + ending, "participle", "3", gender, number, bound=False)
        if base is given and len(base) == 3 and base[1] == "ا":  # ساع: ساعيا, ساعية
            for ending, gender in (("يا", "m"), ("يه", "f"), ("ي", "m")):
                yield Shape(base + ending, "participle", "3", gender, "s", bound=False)
