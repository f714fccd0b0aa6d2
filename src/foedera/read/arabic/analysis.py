"""What one Arabic word can be: its clitics taken off, its readings as verb, noun and particle."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from foedera.read.arabic.lexicon import Noun, Verb, noun_index, verb_index, word_list

__all__ = ["Word", "analyse", "stems"]

_SUFFIXES = ("هما", "هم", "هن", "ها", "كم", "نا", "ني", "ه")
_FINITE = frozenset({"past", "present", "jussive", "passive"})


@dataclass(frozen=True, slots=True)
class Word:
    """One word taken apart; fields that do not apply are empty.

    `verbs` are finite readings, `masdars` and `participles` the others; `prep` is the clitic
    preposition of the nominal reading, `pronoun` the suffix of whichever reading there is.
    """

    norm: str
    conj: str = ""
    future: bool = False
    verbs: tuple[Verb, ...] = ()
    verb_pronoun: str = ""
    participles: tuple[Verb, ...] = ()
    masdars: tuple[Verb, ...] = ()
    noun: Noun | None = None
    prep: str = ""
    definite: bool = False
    pronoun: str = ""
    stem: str = ""
    particle: str = ""
    value: str = ""


@lru_cache(maxsize=20000)
def analyse(norm: str) -> Word:
    """All that a normalised word can be, by the word lists alone.

    >>> w = analyse("ستنسحب")
    >>> w.future, w.verbs[0].lemma
    (True, 'انسحب')
    """
    particle, value, conj = _particle(norm)
    verbs, verb_pronoun, verb_conj, future = _verbs(norm)
    nominal = _nominal(norm)
    return Word(
        norm=norm,
        conj=conj or verb_conj or nominal[0],
        future=future,
        verbs=() if particle in _CLOSED or particle == "outlet-noun" else verbs,
        verb_pronoun=verb_pronoun,
        participles=nominal[6],
        masdars=() if particle in _CLOSED else nominal[5],
        noun=None if particle in _CLOSED else nominal[4],
        prep=nominal[1],
        definite=nominal[2],
        pronoun=nominal[3],
        stem=nominal[7],
        particle=particle,
        value=value,
    )


_CLOSED = frozenset({"preposition", "that", "relative", "negation", "stop", "kana", "pp"})
_THAT = frozenset(
    base + suffix
    for base in ("ان", "بان", "لان", "وان", "فان", "وبان")
    for suffix in ("", "ه", "ها", "هم", "هما", "نا", "ني", "هن")
)


def _particle(norm: str) -> tuple[str, str, str]:
    """Kind and value of a particle, and the conjunction it carries."""
    for conj in ("", "و", "ف"):
        if conj and (not norm.startswith(conj) or len(norm) < 3):
            continue
        bare = norm[len(conj) :]
        if conj and bare == "عده":  # وعده: he promised him, far oftener than "and several"
            continue
        if bare in _THAT and (bare not in ("وان", "فان", "وبان") or not conj):
            return "that", "", conj or (bare[0] if bare[0] in "وف" else "")
        for kind in (
            "kana",
            "pp",
            "relative",
            "negation",
            "preposition",
            "subordinator",
            "human",
            "stop",
            "outlet-noun",
        ):
            value = word_list(kind).get(bare)
            if value is not None:
                return kind, value, conj
            if kind == "relative" and bare[:1] in "بلك" and bare[1:] in word_list(kind):
                return kind, word_list(kind)[bare[1:]], conj
            if kind == "relative" and bare.startswith("لل") and "ا" + bare[1:] in word_list(kind):
                return kind, word_list(kind)["ا" + bare[1:]], conj
    return "", "", ""


def _verbs(norm: str) -> tuple[tuple[Verb, ...], str, str, bool]:
    index = verb_index()
    for conj in ("و", "") if norm.startswith("وو") else ("", "و", "ف"):
        if conj and (not norm.startswith(conj) or len(norm) < 3):
            continue
        rest = norm[len(conj) :]
        for future in (False, True):
            body = rest
            if future:
                if not rest.startswith("س") or len(rest) < 4:
                    continue
                body = rest[1:]
            found = _finite(index.get(body, ()), future=future)
            if found:
                return found, "", conj, future
            for suffix in _SUFFIXES:
                if body.endswith(suffix) and len(body) > len(suffix) + 2:
                    stem = body[: -len(suffix)]
                    bound = tuple(v for v in _finite(index.get(stem, ()), future=future) if v.bound)
                    if bound:
                        return bound, suffix, conj, future
    return (), "", "", False


def _finite(readings: tuple[Verb, ...], *, future: bool) -> tuple[Verb, ...]:
    return tuple(v for v in readings if v.tense in _FINITE and (not future or v.tense == "present"))


@lru_cache(maxsize=20000)
def stems(norm: str) -> tuple[tuple[str, str, bool, str], ...]:
    """Ways to take conjunction, preposition and article off: (conj, prep, definite, stem).

    >>> ("و", "ل", True, "صين") in stems("وللصين")
    True
    """
    found: list[tuple[str, str, bool, str]] = []
    if norm.startswith("باليست"):
        return (("", "", False, norm),)
    for conj in ("", "و", "ف"):
        if conj and (not norm.startswith(conj) or len(norm) < 4):
            continue
        rest = norm[len(conj) :]
        if rest.startswith("ال") and len(rest) > 4:
            found.append((conj, "", True, rest[2:]))
        if rest.startswith("لل") and len(rest) > 4:
            found.append((conj, "ل", True, rest[2:]))
        for prep in ("ب", "ل", "ك"):
            if rest.startswith(prep) and len(rest) > 3:
                if rest.startswith(prep + "ال") and len(rest) > 5:
                    found.append((conj, prep, True, rest[3:]))
                found.append((conj, prep, False, rest[1:]))
        found.append((conj, "", False, rest))
    return tuple(sorted(found, key=lambda f: bool(f[0]) + bool(f[1])))


def _nominal(
    norm: str,
) -> tuple[str, str, bool, str, Noun | None, tuple[Verb, ...], tuple[Verb, ...], str]:
    nouns, verbs = noun_index(), verb_index()
    for conj, prep, definite, stem in stems(norm):
        for pronoun in ("", *_SUFFIXES):
            if pronoun:
                if definite or not stem.endswith(pronoun) or len(stem) < len(pronoun) + 3:
                    continue
                options = _before_pronoun(stem[: -len(pronoun)], pronoun)
            else:
                options = (stem,)
            for option in options:
                noun = nouns.get(option)
                readings = verbs.get(option, ())
                masdars = tuple(v for v in readings if v.tense == "masdar")
                if not masdars and option.endswith("ا") and not definite and len(option) > 4:
                    masdars = tuple(v for v in verbs.get(option[:-1], ()) if v.tense == "masdar")
                participles = tuple(v for v in readings if v.tense == "participle")
                if noun or masdars or participles:
                    return conj, prep, definite, pronoun, noun, masdars, participles, option
    conj, prep, definite, stem = _plain(norm)
    return conj, prep, definite, "", None, (), (), stem


def _before_pronoun(base: str, pronoun: str) -> tuple[str, ...]:
    """How the noun was spelt before it took a pronoun: رسالت رسالة, لقاي لقاء."""
    options: tuple[str, ...] = (base[:-1] + "ه", base) if base.endswith("ت") else (base,)
    if base.endswith("ا") and len(base) > 3:
        options += (base[:-1] + "اء", base[:-1] + "ي")
    if base.endswith("ي") and pronoun == "ه":
        if not base.endswith("اي"):
            return ()
        options = ()
    if base[-2:] in ("اي", "او"):
        options += (base[:-1] + "ء",)
    if base.endswith("ي"):
        options += (base[:-1] + "اء",)
    return options


def _plain(norm: str) -> tuple[str, str, bool, str]:
    """Only clitics that are certain: the article, and what stands before it."""
    for conj, prep, definite, stem in stems(norm):
        if definite:
            return conj, prep, definite, stem
    return "", "", False, norm
