"""Whether a bare word is a verb, and in which form: by what stands around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedera.read.english.lexicon import nouns, verbs, word_list

if TYPE_CHECKING:
    from foedera.read.document import Token
    from foedera.read.english.group import Group
    from foedera.read.english.lexicon import Words

__all__ = ["Readings"]

_ASIDES = frozenset(
    (
        "in turn",
        "for its part",
        "for his part",
        "for her part",
        "for their part",
        "in response",
        "by contrast",
        "in return",
    )
)
_MEANS = frozenset("video telephone phone videoconference sea air land train letter".split())
_OPENING = frozenset("who which that whose where whom when while after as before since".split())
_SPEAKING = frozenset("says adds insists argues contends maintains believes concedes".split())
_JUDGING = frozenset(
    "concerning worrying alarming threatening disturbing troubling destabilising".split()
)
_BODIES = frozenset(
    (
        "army navy corps force forces guard ministry government minister president military party "
        "cabinet parliament council commission agency administration kingdom bloc country nation "
        "department alliance premier chancellor leader office company service"
    ).split()
)


class Readings:
    """The verbs found so far in one sentence, and how to read the next bare word."""

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
        """The normalised word at a place of this sentence, empty outside it."""
        return self.tokens[at].norm if self.first <= at < self.last else ""

    def form_at(self, at: int, wanted: frozenset[str]) -> tuple[Words, str] | None:
        """The longest verb form at a place that can be one of the wanted forms."""
        if at >= self.last or at in self.named:
            return None
        for key, lemma, kinds in verbs().get(self.tokens[at].norm, ()):
            if kinds & wanted and self._reads(at, key):
                return key, lemma
        return self._unlisted(at, wanted)

    def _unlisted(self, at: int, wanted: frozenset[str]) -> tuple[Words, str] | None:
        """A regular form of a verb that no list has, where a helper before it asks for one."""
        word = self.tokens[at].norm
        if (
            len(word) < 5
            or word in verbs()
            or not word.isalpha()
            or word in word_list("predicates")
        ):
            return None
        if word.endswith("ed") and "participle" in wanted:
            return (word,), word.removesuffix("ed")
        if word.endswith("ing") and "ing" in wanted and not self._noun_at(at):
            return (word,), word.removesuffix("ing")
        return None

    def _reads(self, at: int, key: Words) -> bool:
        if at + len(key) > self.last:
            return False
        return all(self.tokens[at + k].norm == word for k, word in enumerate(key))

    def _adverbial(self, at: int) -> bool:
        word = self.norm(at)
        return word.endswith("ly") and word not in word_list("not_adverbs") and word not in verbs()

    def _noun_at(self, at: int) -> bool:
        return any(self._reads(at, key) for key, _ in nouns().get(self.norm(at), ()))

    def _nominal_after(self, at: int) -> bool:
        return self.norm(at) in ("with", "between", "in", "on", ",", ".", "and", "")

    def _decide(
        self, at: int, last: int, lemma: str, kinds: frozenset[str]
    ) -> tuple[str, str] | None:
        if self.tokens[at].text[0].isupper() and at != self._sentence_start(at):
            return None
        if self.norm(at) == "last" and self._timed(last):
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

    def _timed(self, at: int) -> bool:
        word = self.norm(at)
        return (
            word
            in ("night", "day", "week", "month", "year", "spring", "summer", "autumn", "winter")
            or word in word_list("weekdays")
            or word in word_list("months")
        )

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
            and (self.norm(spot) in self.adverbs or self._adverbial(spot) or self._again(spot))
        ):
            spot -= 1
        if self.norm(spot) in ("until", "till") and self.norm(spot + 1) in (
            "now",
            "then",
            "recently",
        ):
            spot -= 1
        if self.norm(spot) == ",":
            for width in (2, 3):
                aside = " ".join(self.norm(k) for k in range(spot - width, spot))
                if aside in _ASIDES and self.norm(spot - width - 1) == ",":
                    return spot - width - 2
        return spot

    def _again(self, at: int) -> bool:
        return self.norm(at) == "more" and self.norm(at - 1) == "once"

    def _nounish(self, at: int) -> bool:
        """Whether a word that follows makes the one before it an adjective or noun adjunct."""
        word = self.norm(at)
        if at >= self.last or self.tokens[at].kind != "word":
            return word == "-"
        if at in self.named:
            return True
        functional = self.prepositions | self.determiners | self.adverbs | self.modals
        return word not in functional | self.be | self.have | word_list("linking")

    def _ing(self, at: int, last: int) -> tuple[str, str] | None:
        before = self._before(at)
        word = self.norm(before)
        noun = self._noun_at(at)
        if self.norm(at) in ("meeting", "gathering") and self._assembled(before, word):
            return ("ing", "present") if self.norm(last) in self.prepositions else None
        if word in self.determiners or word in ("'s", "'", "-") or (word in ("of",) and noun):
            return None
        if self.norm(at) in _JUDGING and (last >= self.last or self.tokens[last].kind == "mark"):
            return None
        if before in self.named:
            after_state = self.norm(last) in self.determiners or last in self.named
            return ("ing", "present") if after_state and not noun else None
        if (
            word in word_list("gerund_after")
            or word in (",", "and", "or", "(", "")
            or before < self.first
        ):
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

    def _assembled(self, at: int, word: str) -> bool:
        """As in "ministers meeting in Rome", "ASEAN ministers, gathering in Hanoi"."""
        plural = word_list("plural_subjects")
        if word == ",":
            return self.norm(at - 1) in plural or at - 1 in self.named
        return word in plural

    def _past(self, at: int, last: int, kinds: frozenset[str]) -> tuple[str, str] | None:
        before = self._before(at)
        word = self.norm(before)
        participle = "participle" in kinds
        if participle and before in self.adjectives and self._nounish(last):
            return None
        if participle and word == "that" and self._nounish(last) and last not in self.named:
            return None
        counted = word == "that" or word in word_list("counted")
        if participle and (word in self.determiners or word in ("'s", "-")) and not counted:
            return None
        if participle and "past" in kinds and before in self.named:
            word = ""
        if participle and self.norm(at) == "said" and self.norm(last) == "to":
            return ("participle", "past")
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
        counted = last + 1 < self.last and self.tokens[last + 1].kind == "number"
        if follows == "by" and (self.norm(last + 1) in _MEANS or counted):
            return ("finite", "past")
        if before in self.named or word in word_list("finite_after"):
            agentless = follows == "by" and word not in word_list("finite_after")
            return ("participle" if agentless else "finite", "past")
        if follows == "by":
            return ("participle", "past")
        if self.norm(at) in ("said", "told", "added"):
            return ("finite", "past")
        if self._apposed(before, follows):
            return ("participle", "past")
        if self._hangs(follows) and self._modifies(before, word):
            return ("participle", "past")
        return (
            None if follows == "-" or self._attributive(last, before, word) else ("finite", "past")
        )

    def _apposed(self, before: int, follows: str) -> bool:
        """As in "backed their bids for a place in NATO, handed in at ...": the object goes on."""
        if self.norm(before) != "," or not self.groups or follows not in self.prepositions:
            return False
        main = self.groups[-1]
        between = [self.norm(at) for at in range(main.last, before)]
        if main.form != "finite" or {",", "and", ";", '"', "”"} & set(between) or len(between) < 2:
            return False
        spot = main.first - 1
        while spot >= self.first and self.norm(spot) not in (",", ";"):
            if self.norm(spot) in _OPENING:
                return False
            spot -= 1
        return True

    def _hangs(self, follows: str) -> bool:
        """Whether what follows can end a participle's phrase ("signed in 1951")."""
        ends = ("last", "this", ",", ".", "earlier", "late", "early", "")
        return follows in self.prepositions or follows in ends or follows in word_list("weekdays")

    def _modifies(self, before: int, word: str) -> bool:
        """Whether the word before is a thing that a participle can qualify."""
        if word == ",":
            return self._thing(before - 1)
        after_other = bool(self.groups) and self.groups[-1].form == "participle"
        return self._thing(before) or (word in ("and", "or") and after_other)

    def _attributive(self, last: int, before: int, word: str) -> bool:
        """Whether a participle stands before its noun ("left-wing", "and disputed islands")."""
        if (
            not self._nounish(last)
            or last in self.named
            or self.norm(last) in word_list("pronouns")
        ):
            return False
        if word in (",", '"', "”"):
            return False
        opens = self.tokens[before].kind == "mark" or before < self.first
        joined = word in ("and", "or") and not self.groups
        return opens or joined or word in ("more", "most", "newly")

    def _thing(self, at: int) -> bool:
        things = word_list("thing_heads")
        word = self.norm(at)
        return word in things or word.removesuffix("s") in things

    def _third(self, at: int, last: int) -> bool:
        before = self._before(at)
        if before in self.adjectives or self._counts(before):
            return False
        word = self.norm(before)
        follows = self.norm(last)
        if word in self.determiners or word in self.prepositions or word in ("'s", "-", "'"):
            return False
        opens = last < self.last and (
            follows in self.determiners
            or last in self.named
            or follows in word_list("after_present")
            or self.tokens[last].kind == "number"
        )
        if before in self.named or word in word_list("finite_after"):
            if self._noun_at(at):
                return (
                    follows in self.determiners or last in self.named or follows in ("to", "that")
                )
            return True
        if self._noun_at(at):
            return (follows == "to" or last - at > 1) and self._bodies(before)
        if word == "," or word in ("and", "but"):
            return opens
        if self.norm(at) in _SPEAKING:
            return True
        return opens and before >= self.first

    def _counts(self, at: int) -> bool:
        """As in "188 votes": a number makes the word after it a noun."""
        number = at >= self.first and self.tokens[at].kind == "number"
        return number and not (len(self.norm(at)) == 4 and self.norm(at).isdecimal())

    def _bodies(self, at: int) -> bool:
        """Whether a word ends the name of a body that can plan or call: "the marine corps"."""
        return self.norm(at) in _BODIES and (not self.groups or self.groups[-1].last <= at)

    def _plural_present(self, at: int, last: int) -> bool:
        before = self._before(at)
        word = self.norm(before)
        follows = self.norm(last)
        if before in self.adjectives or self._counts(before):
            return False
        if word in ("he", "she", "it"):
            return False
        plural = word in word_list("plural_subjects") or word in (
            "they",
            "we",
            "who",
            "which",
            "that",
            "i",
            "you",
        )
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
