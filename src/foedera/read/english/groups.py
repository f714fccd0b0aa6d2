"""Verb groups: which words are verbs, in what form, with what time, voice and denial."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from foedera.read.english.lexicon import nouns, verbs, word_list

if TYPE_CHECKING:
    from foedera.read.document import Token
    from foedera.read.english.lexicon import Words

__all__ = ["Group", "find_groups"]

_GERUND_AFTER = frozenset(
    ["of", "for", "by", "after", "before", "without", "from", "in", "at", "on", "despite", "about"]
    + ["against", "into", "as", "while", "when", "with", "since", "to", "over", "than"]
)
_FINITE_AFTER = frozenset(["he", "she", "it", "they", "who", "which", "that", "we", "i", "you"])
_PLURALS = frozenset(
    ["countries", "sides", "nations", "leaders", "ministers", "officials", "forces", "states"]
    + ["governments", "troops", "lawmakers", "allies", "ships", "vessels", "sources", "analysts"]
    + ["diplomats", "warships", "planes", "critics", "both", "militaries", "parties", "neighbours"]
    + ["neighbors", "soldiers", "protesters", "activists", "residents", "two", "three", "four"]
)
_NOT_ADVERBS = frozenset(["likely", "unlikely", "july", "italy", "ally", "deadly", "friendly"])
_ADJECTIVES = frozenset(
    ["due", "set", "ready", "willing", "likely", "prepared", "poised", "bound", "unlikely", "able"]
    + ["unable", "keen", "eager", "expected", "scheduled", "supposed", "slated", "reluctant"]
    + ["determined", "unwilling", "free", "certain", "sure", "committed"]
)
_INTENTS = frozenset(
    ["plans", "plan", "intention", "decision", "proposal", "pledge", "promise", "bid", "offer"]
    + ["commitment", "effort", "efforts", "readiness", "willingness", "agreement", "threat"]
    + ["request", "call", "calls", "refusal", "desire", "proposals", "vow", "deal", "order"]
)


@dataclass(slots=True)
class Group:
    """A verb with its helpers: tokens [first, last), the verb's own place, form and time.

    `form` is finite, infinitive, ing or participle; `lead` is the word that governs an
    infinitive ("plans" in "plans to build"), when one does; `start` begins the clause.
    """

    first: int
    last: int
    head: int
    lemma: str
    form: str
    tense: str = "past"
    modal: str | None = None
    negated: bool = False
    passive: bool = False
    perfect: bool = False
    progressive: bool = False
    index: int = 0
    start: int = 0
    end: int = 0
    link: str = "main"
    lead: Group | None = None
    lead_word: str | None = None
    parent: Group | None = None
    subject: list[int] = field(default_factory=list)
    subject_range: tuple[int, int] = (0, 0)
    date_range: tuple[int, int] = (0, 0)


class _Scanner:
    def __init__(
        self, tokens: list[Token], first: int, last: int, named: set[int], adjectives: set[int]
    ) -> None:
        self.tokens, self.first, self.last, self.named = tokens, first, last, named
        self.adjectives = adjectives
        self.groups: list[Group] = []
        self.be, self.have, self.do = word_list("be"), word_list("have"), word_list("do")
        self.modals, self.adverbs = word_list("modals"), word_list("adverbs")
        self.negations = word_list("negations")
        self.determiners = word_list("determiners")
        self.prepositions = word_list("prepositions")

    def norm(self, at: int) -> str:
        return self.tokens[at].norm if self.first <= at < self.last else ""

    def form_at(self, at: int, wanted: frozenset[str]) -> tuple[Words, str] | None:
        """The longest verb form at a place that can be one of the wanted forms."""
        if at >= self.last or at in self.named:
            return None
        for key, lemma, kinds in verbs().get(self.tokens[at].norm, ()):
            if kinds & wanted and self._reads(at, key):
                return key, lemma
        return None

    def _reads(self, at: int, key: Words) -> bool:
        if at + len(key) > self.last:
            return False
        return all(self.tokens[at + k].norm == word for k, word in enumerate(key))

    def skip_adverbs(self, at: int) -> tuple[int, bool]:
        negated = False
        while at < self.last and (
            self.norm(at) in self.adverbs or (self._adverbial(at) and at not in self.named)
        ):
            negated = negated or self.norm(at) in self.negations
            at += 1
        return at, negated

    def _adverbial(self, at: int) -> bool:
        word = self.norm(at)
        return word.endswith("ly") and word not in _NOT_ADVERBS and word not in verbs()

    def run(self) -> list[Group]:
        at = self.first
        while at < self.last:
            group = self._group(at)
            if group is None:
                at += 1
                continue
            group.index = len(self.groups)
            self.groups.append(group)
            at = group.last
        return self.groups

    def _group(self, at: int) -> Group | None:
        word = self.norm(at)
        if at in self.named:
            return None
        if word in self.modals:
            return self._modal(at)
        if word in self.have:
            return self._have(at, at, "present" if word in ("have", "has") else "past")
        if word in self.be and word != "'s":
            return self._be(at, at, "past" if word in ("was", "were") else "present")
        if word in self.do:
            return self._do(at)
        if word == "to":
            return self._infinitive(at)
        return self._bare(at)

    def _modal(self, at: int) -> Group | None:
        word = self.norm(at)
        if word in ("may", "might", "can", "will", "must") and self.norm(at - 1) in (
            *self.determiners,
            "in",
            "on",
        ):
            return None
        if word == "may" and self.tokens[at].text[0].isupper():
            return None
        spot, negated = self.skip_adverbs(at + 1)
        group: Group | None
        if self.norm(spot) == "be":
            group = self._be(at, spot, "future")
        elif self.norm(spot) == "have":
            group = self._have(at, spot, "future")
        else:
            found = self.form_at(spot, frozenset({"base"}))
            if not found:
                return None
            group = Group(at, spot + len(found[0]), spot, found[1], "finite", "future")
        if group:
            group.modal = {"'ll": "will", "wo": "will", "ca": "can"}.get(word, word)
            group.negated = group.negated or negated
        return group

    def _have(self, first: int, at: int, tense: str) -> Group | None:
        spot, negated = self.skip_adverbs(at + 1)
        if self.norm(spot) == "been":
            group = self._be(first, spot, tense)
            if group:
                group.perfect = True
                group.negated = group.negated or negated
            return group
        found = self.form_at(spot, frozenset({"participle"}))
        if not found:
            if self.norm(spot) == "yet" or (
                self.norm(spot - 1) == "yet" and self.norm(spot) == "to"
            ):
                return Group(first, spot, at, "fail", "finite", tense, negated=False)
            form = "ing" if self.norm(at) == "having" else "finite"
            return Group(first, at + 1, at, "have", form, tense, negated=negated)
        form = "ing" if self.norm(at) == "having" else "finite"
        tense = "past" if tense == "present" else tense
        last = spot + len(found[0])
        return Group(first, last, spot, found[1], form, tense, negated=negated, perfect=True)

    def _be(self, first: int, at: int, tense: str) -> Group | None:
        spot, negated = self.skip_adverbs(at + 1)
        if self.norm(spot) == "being":
            spot, more = self.skip_adverbs(spot + 1)
            negated = negated or more
        form = "ing" if self.norm(at) == "being" else "finite"
        found = self.form_at(spot, frozenset({"participle"}))
        if found and not self._adjectival(spot):
            last = spot + len(found[0])
            return Group(first, last, spot, found[1], form, tense, negated=negated, passive=True)
        found = self.form_at(spot, frozenset({"ing"}))
        if found:
            last = spot + len(found[0])
            group = Group(first, last, spot, found[1], form, tense, negated=negated)
            group.progressive = True
            return group
        last = spot + 1 if self.norm(spot) in _ADJECTIVES else at + 1
        return Group(first, last, at, "be", form, tense, negated=negated)

    def _adjectival(self, at: int) -> bool:
        return self.norm(at) in _ADJECTIVES and self.norm(at + 1) != "to"

    def _do(self, at: int) -> Group | None:
        spot, negated = self.skip_adverbs(at + 1)
        found = self.form_at(spot, frozenset({"base"}))
        tense = "past" if self.norm(at) == "did" else "present"
        if not found:
            return Group(at, at + 1, at, "do", "finite", tense, negated=negated)
        last = spot + len(found[0])
        return Group(at, last, spot, found[1], "finite", tense, negated=negated)

    def _infinitive(self, at: int) -> Group | None:
        spot, negated = self.skip_adverbs(at + 1)
        negated = negated or self.norm(at - 1) == "not"
        group: Group | None = None
        if self.norm(spot) == "be":
            group = self._be(at, spot, "future")
        elif self.norm(spot) == "have":
            group = self._have(at, spot, "past")
        else:
            found = self.form_at(spot, frozenset({"base"}))
            if found and not (self._noun_at(spot) and self._nominal_after(spot + len(found[0]))):
                group = Group(at, spot + len(found[0]), spot, found[1], "infinitive", "future")
        if group is None:
            return None
        group.form = "infinitive"
        group.negated = group.negated or negated
        before = at - 1
        while before > self.first and self.norm(before) in self.adverbs:
            before -= 1
        previous = self.groups[-1] if self.groups else None
        if previous and previous.last == before + 1:
            group.lead = previous
            group.lead_word = self.norm(before) if previous.lemma == "be" else previous.lemma
        elif self.norm(before) in _INTENTS:
            group.lead_word = self.norm(before)
        return group

    def _noun_at(self, at: int) -> bool:
        return self.norm(at) in nouns()

    def _nominal_after(self, at: int) -> bool:
        return self.norm(at) in ("with", "between", "in", "on", ",", ".", "and", "")

    def _bare(self, at: int) -> Group | None:
        every = frozenset({"base", "third", "past", "participle", "ing"})
        for key, lemma, kinds in verbs().get(self.norm(at), ()):
            if not kinds & every or not self._reads(at, key):
                continue
            form = self._decide(at, at + len(key), lemma, kinds)
            if form is None:
                continue
            shape, tense = form
            group = Group(at, at + len(key), at, lemma, shape, tense)
            group.passive = shape == "participle"
            return group
        return None

    def _decide(
        self, at: int, last: int, lemma: str, kinds: frozenset[str]
    ) -> tuple[str, str] | None:
        if self.tokens[at].text[0].isupper() and at != self._sentence_start(at):
            return None
        if "ing" in kinds:
            return self._ing(at, last)
        if kinds & {"past", "participle"}:
            shape = self._past(at, last, kinds)
            if shape or not kinds & {"base", "third"}:
                return shape
        if "third" in kinds:
            return ("finite", "present") if self._third(at, last) else None
        if self.norm(at) in self.prepositions:
            return None
        if "base" in kinds and self.norm(at - 1) in ("and", "or") and self.groups:
            shape = self._parallel(last)
            if shape:
                return shape
        if "base" in kinds:
            return ("finite", "present") if self._plural_present(at, last) else None
        return None

    def _parallel(self, last: int) -> tuple[str, str] | None:
        """A bare verb after "and" that shares the helper of the one before it."""
        previous = self.groups[-1]
        follows = self.norm(last)
        opens = follows in self.determiners or last in self.named or follows in ("with", "to")
        if previous.form == "infinitive" and opens:
            return ("infinitive", "future")
        if previous.modal and opens and not previous.passive:
            return ("finite", "future")
        return None

    def _sentence_start(self, at: int) -> int:
        spot = at
        while spot > self.first and self.tokens[spot - 1].kind == "mark":
            spot -= 1
        return at if spot == self.first else -1

    def _before(self, at: int) -> int:
        """The last token before a place that is no adverb."""
        spot = at - 1
        while (
            spot >= self.first
            and spot not in self.named
            and (self.norm(spot) in self.adverbs or self._adverbial(spot))
        ):
            spot -= 1
        return spot

    def _nounish(self, at: int) -> bool:
        """Whether a word that follows makes the one before it an adjective or noun adjunct."""
        word = self.norm(at)
        if at >= self.last or self.tokens[at].kind != "word":
            return word == "-"
        if at in self.named:
            return True
        return not (
            word in self.prepositions
            or word in self.determiners
            or word in self.adverbs
            or word
            in ("and", "or", "but", "to", "that", "who", "which", "him", "them", "it", "her")
            or word in self.modals
            or word in self.be
            or word in self.have
        )

    def _ing(self, at: int, last: int) -> tuple[str, str] | None:
        before = self._before(at)
        word = self.norm(before)
        noun = self._noun_at(at)
        if word in self.determiners or word in ("'s", "'", "-") or word in ("of",) and noun:
            return None
        if before in self.named:
            after_state = self.norm(last) in self.determiners or last in self.named
            return ("ing", "present") if after_state and not noun else None
        if word in _GERUND_AFTER or word in (",", "and", "or", "(", "") or before < self.first:
            if noun and not (last in self.named or self.norm(last) in self.determiners):
                return None
            return ("ing", "present")
        if self.groups and self.groups[-1].last == at:
            return ("ing", "present")
        if noun:
            return None
        return (
            ("ing", "present")
            if self.norm(last) in (*self.determiners, "to") or last in self.named
            else None
        )

    def _past(self, at: int, last: int, kinds: frozenset[str]) -> tuple[str, str] | None:
        before = self._before(at)
        word = self.norm(before)
        participle = "participle" in kinds
        if participle and before in self.adjectives and self._nounish(last):
            return None
        if participle and (word in self.determiners or word in ("'s", "-")) and word != "that":
            if not (
                word
                in (
                    "both",
                    "all",
                    "many",
                    "some",
                    "few",
                    "several",
                    "this",
                    "these",
                    "those",
                    "two",
                    "three",
                    "four",
                    "any",
                    "each",
                )
            ):
                return None
        if participle and word in self.prepositions and word not in ("as", "than"):
            if self._nounish(last):
                return None
            return ("participle", "past") if word in ("when", "while", "if", "once", "as") else None
        if "past" not in kinds:
            return ("participle", "past") if participle and not self._nounish(last) else None
        if not participle:
            return ("finite", "past")
        return self._finite_or_participle(at, last, before, word)

    def _finite_or_participle(
        self, at: int, last: int, before: int, word: str
    ) -> tuple[str, str] | None:
        follows = self.norm(last)
        if before in self.named or word in _FINITE_AFTER:
            agentless = follows == "by" and word not in _FINITE_AFTER
            return ("participle" if agentless else "finite", "past")
        things = word_list("thing_heads")
        singular = word.removesuffix("s")
        if follows == "by":
            return ("participle", "past")
        if self.norm(at) in ("said", "told", "added"):
            return ("finite", "past")
        hanging = (
            follows in self.prepositions
            or follows in ("last", "this", ",", ".", "earlier", "late", "early", "")
            or follows in word_list("weekdays")
        )
        if (word in things or singular in things) and hanging:
            return ("participle", "past")
        if word == "," and hanging and self._thing_before_comma(before):
            return ("participle", "past")
        if (
            word in ("and", "or")
            and hanging
            and self.groups
            and self.groups[-1].form == "participle"
        ):
            return ("participle", "past")
        if follows == "-":
            return None
        adjective = (
            self._nounish(last)
            and last not in self.named
            and (
                word in ("and", "or", "more", "most", "newly")
                or self.tokens[before].kind == "mark"
                or before < self.first
            )
        )
        if (
            adjective
            and word not in (",", '"', "”")
            and self.norm(last) not in word_list("pronouns")
        ):
            joins_verb = word in ("and", "or") and bool(self.groups)
            if not joins_verb:
                return None
        return ("finite", "past")

    def _thing_before_comma(self, comma: int) -> bool:
        word = self.norm(comma - 1)
        things = word_list("thing_heads")
        return word in things or word.removesuffix("s") in things

    def _third(self, at: int, last: int) -> bool:
        before = self._before(at)
        if before in self.adjectives:
            return False
        word = self.norm(before)
        follows = self.norm(last)
        if word in self.determiners or word in self.prepositions or word in ("'s", "-", "'"):
            return False
        opens = (
            follows in self.determiners
            or last in self.named
            or follows
            in (
                "to",
                "that",
                "it",
                "them",
                "him",
                "her",
                "on",
                "against",
                "with",
                "for",
                "out",
                "up",
                "off",
                "no",
                "into",
                "as",
                "at",
                "about",
                "over",
                "from",
            )
            or self.tokens[last].kind == "number"
            if last < self.last
            else False
        )
        if before in self.named or word in _FINITE_AFTER:
            if self._noun_at(at):
                return (
                    follows in self.determiners or last in self.named or follows in ("to", "that")
                )
            return True
        if self._noun_at(at):
            return False
        if word == "," or word in ("and", "but"):
            return opens
        return opens and before >= self.first

    def _plural_present(self, at: int, last: int) -> bool:
        before = self._before(at)
        word = self.norm(before)
        follows = self.norm(last)
        if before in self.adjectives:
            return False
        if word in ("he", "she", "it"):
            return False
        plural = word in _PLURALS or word in ("they", "we", "who", "which", "that", "i", "you")
        if not plural and before in self.named:
            plural = self._coordinated(before)
        opens = follows in self.determiners or last in self.named or follows == "that"
        if not plural and (self._noun_at(at) or not opens or not self._nominal(before)):
            return False
        if self._noun_at(at) and word not in ("they", "we", "i", "you"):
            return follows in ("to", "that") or follows in self.determiners
        return True

    def _nominal(self, at: int) -> bool:
        """Whether a word can end a subject: no function word, and no verb that takes a bare one."""
        word = self.norm(at)
        causative = bool(self.groups) and self.groups[-1].lemma in ("let", "make", "help", "have")
        return (
            at >= self.first
            and self.tokens[at].kind == "word"
            and word not in self.determiners
            and word not in self.prepositions
            and word not in ("to", "and", "or", "not")
            and not causative
        )

    def _coordinated(self, at: int) -> bool:
        spot = at
        while spot in self.named and spot > self.first:
            spot -= 1
        while self.norm(spot) in self.determiners:
            spot -= 1
        return self.norm(spot) == "and"


def find_groups(
    tokens: list[Token], first: int, last: int, named: set[int], adjectives: set[int]
) -> list[Group]:
    """The verb groups of the tokens [first, last), in order.

    Tokens in `named` belong to names and are never verbs; `adjectives` are those of them that
    qualify the noun after them.
    """
    return _Scanner(tokens, first, last, named, adjectives).run()
