"""Verb groups: which words are verbs, in what form, with what time, voice and denial."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedera.read.english.group import Group
from foedera.read.english.lexicon import tails, verb_rows, verbs, word_list
from foedera.read.english.readings import Readings

if TYPE_CHECKING:
    from foedera.read.document import Token

__all__ = ["Group", "find_groups"]


_PARTICLES = frozenset(["down", "off", "up", "back", "away", "out", "aside", "over"])
_LENGTHS = frozenset(["months", "weeks", "years", "decades", "days", "long", "now"])
_CLAUSE_MARKS = frozenset(
    (
        "and but or nor yet who which that whom whose where when while because as since although "
        "though if until unless before after than what how why ; : - – —"
    ).split()
)
_CLOSING = frozenset([",", ".", "and", "but", "again", "last", "this", "when", "because", "as", ""])


class _Scanner(Readings):
    def skip_adverbs(self, at: int) -> tuple[int, bool]:
        negated = False
        while at < self.last and (
            self.norm(at) in self.adverbs or (self._adverbial(at) and at not in self.named)
        ):
            negated = negated or self.norm(at) in self.negations
            at += 1
        return at, negated

    def run(self) -> list[Group]:
        at = self.first
        while at < self.last:
            group = self._group(at)
            if group is None:
                at += 1
                continue
            self._particled(group)
            self._tailed(group)
            group.index = len(self.groups)
            self.groups.append(group)
            at = group.last
        self._promote()
        for group, after in zip(self.groups, self.groups[1:], strict=False):
            self._demote(group, after)
            self._trail(group, after)
        return self.groups

    def _demote(self, group: Group, after: Group) -> None:
        """As in "notes exchanged in 1966 had made": two verbs of one clause, the first qualifies."""
        if group.form != "finite" or after.form != "finite" or group.first != group.head:
            return
        told = any(row.get("that") for row in verb_rows().get(group.lemma, ()))
        if group.passive or group.lemma in ("be", "have", "do") or told:
            return
        if not self._past_and_participle(group) or self._takes_object(group):
            return
        between = range(group.last, after.first)
        if any(self.norm(at) in _CLAUSE_MARKS or self.tokens[at].text in '"“”' for at in between):
            return
        commas = [at for at in between if self.norm(at) == ","]
        before = self._before(group.first)
        if self.norm(before) == ",":
            inside = bool(commas) and before - 1 >= self.first and self.norm(before - 1) != '"'
        else:
            named = any(at in self.named for at in range(after.first - 1, after.first))
            inside = not commas and not named and before not in self.named
            inside = inside and self.norm(before) not in word_list("finite_after")
        if inside:
            group.form, group.passive = "participle", True

    def _trail(self, group: Group, after: Group) -> None:
        """As in "met in a format shelved ten years ago": the second verb qualifies the noun."""
        simple = after.form == "finite" and after.first == after.head and not after.modal
        if group.form != "finite" or not simple or not self._past_and_participle(after):
            return
        told = any(row.get("that") for row in verb_rows().get(group.lemma, ()))
        between = range(group.last, after.first)
        before = {self.norm(at) for at in range(self.first, group.first)}
        marked = any(
            self.norm(at) in _CLAUSE_MARKS or self.tokens[at].kind == "mark" for at in between
        )
        if told or marked or len(between) < 2 or before & _CLAUSE_MARKS:
            return
        noun = after.first - 1
        plain = noun not in self.named and self.norm(noun) not in word_list("pronouns")
        placed = any(self.norm(at) in self.prepositions for at in between)
        if plain and placed and not self._takes_object(after):
            after.form, after.passive = "participle", True

    def _takes_object(self, group: Group) -> bool:
        """As in "found the warning strange": an object follows at once, so it is no passive."""
        giving = group.lemma in ("give", "call", "name", "award", "offer", "deny", "pay", "sell")
        return self.norm(group.last) in self.determiners and not giving

    def _past_and_participle(self, group: Group) -> bool:
        return any(
            lemma == group.lemma
            and {"past", "participle"} <= kinds
            and self._reads(group.first, key)
            for key, lemma, kinds in verbs().get(self.norm(group.first), ())
        )

    def _promote(self) -> None:
        """As in "Two ships collided with a cutter": a sentence's only verb is finite."""
        if any(g.form == "finite" for g in self.groups):
            return
        for group in self.groups:
            simple = group.form == "participle" and group.first == group.head
            free = simple and self.norm(group.last) != "by"
            subject = group.first - 1 >= self.first and self.tokens[group.first - 1].kind == "word"
            if free and subject and self._simple_past(group):
                group.form, group.passive = "finite", False
                return

    def _simple_past(self, group: Group) -> bool:
        """Whether a participle's form is the simple past too."""
        return any(
            lemma == group.lemma and "past" in kinds and self._reads(group.first, key)
            for key, lemma, kinds in verbs().get(self.norm(group.first), ())
        )

    def _particled(self, group: Group) -> None:
        """As in "turned the offer down", "called it off": the verb is the one with its particle."""
        if group.last != group.head + 1 or group.passive:
            return
        for at in range(group.last + 1, min(group.last + 5, self.last)):
            word = self.norm(at - 1)
            if (word in self.prepositions and at - 1 > group.last) or word in (",", "and", "to"):
                return
            joined = f"{group.lemma} {self.norm(at)}"
            closes = self.norm(at + 1) in self.prepositions or self.norm(at + 1) in _CLOSING
            ends = closes or self.norm(at + 1) in word_list("weekdays") or at + 1 >= self.last
            if self.norm(at) in _PARTICLES and ends and joined in verb_rows():
                group.lemma = joined
                return

    def _tailed(self, group: Group) -> None:
        """As in "placed seven men under arrest", "let the pact lapse": the end makes the verb."""
        if group.last != group.head + 1:
            return
        for at in range(group.last + (0 if group.passive else 1), min(group.last + 10, self.last)):
            if self.norm(at - 1) in _CLAUSE_MARKS and self.norm(at - 1) != "and":
                return
            after_verb = self.norm(at - 1).endswith("ing") and self.norm(at - 1) in verbs()
            for tail, lemma in tails().get(group.lemma, ()) if not after_verb else ():
                if self._reads(at, tail):
                    group.lemma = lemma
                    return

    def _group(self, at: int) -> Group | None:
        word = self.norm(at)
        if at in self.named:
            return None
        if word in self.modals:
            return self._modal(at)
        if word in self.have:
            return self._have(at, at, "present" if word in ("have", "has") else "past")
        if word in self.be and word != "'s" and not self._runs_out(at):
            return self._be(at, at, "past" if word in ("was", "were") else "present")
        if word in self.do:
            return self._do(at)
        if word == "to":
            return self._infinitive(at)
        return self._bare(at)

    def _runs_out(self, at: int) -> bool:
        """As in "before the year is out": a time and no clause."""
        spent = self.norm(at + 1) in ("out", "over", "up")
        return spent and self.norm(at - 1) in ("year", "month", "week", "day", "decade", "century")

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
        if word == "ought":
            if self.norm(spot) != "to":
                return None
            spot, negated = self.skip_adverbs(spot + 1)
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
        if self.norm(spot) == "for" and self.norm(spot + 1) in _LENGTHS:
            spot, negated = self.skip_adverbs(spot + 2)
        if self.norm(spot) == "been":
            group = self._be(first, spot, tense)
            if group:
                group.perfect = True
                group.negated = group.negated or negated
                group.form = "ing" if self.norm(at) == "having" else group.form
            return group
        found = self.form_at(spot, frozenset({"participle"}))
        if not found:
            if self.norm(spot) == "yet" or (
                self.norm(spot - 1) in ("yet", "still") and self.norm(spot) == "to"
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
        if self.norm(spot) == "in" and self.norm(spot + 1) in (
            "essence",
            "fact",
            "effect",
            "reality",
        ):
            spot += 2
        if self.norm(spot) == "being":
            spot, more = self.skip_adverbs(spot + 1)
            negated = negated or more
        form = "ing" if self.norm(at) == "being" else "finite"
        if self.norm(spot) in ('"', "“"):
            spot, _ = self.skip_adverbs(spot + 1)
        found = self.form_at(spot, frozenset({"participle"}))
        ready = self.norm(spot) == "prepared" and self.norm(spot + 1) == "to"
        plain = found is not None and len(found[0]) == 1 and self._adjectival(spot)
        if found and not ready and not plain:
            last = spot + len(found[0])
            return Group(first, last, spot, found[1], form, tense, negated=negated, passive=True)
        found = self.form_at(spot, frozenset({"ing"}))
        if found:
            last = spot + len(found[0])
            group = Group(first, last, spot, found[1], form, tense, negated=negated)
            group.progressive = True
            return group
        last = spot + 1 if self.norm(spot) in word_list("predicates") else at + 1
        return Group(first, last, at, "be", form, tense, negated=negated)

    def _adjectival(self, at: int) -> bool:
        return self.norm(at) in word_list("predicates") and self.norm(at + 1) != "to"

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
        if previous and previous.last in (before + 1, at):
            group.lead = previous
            group.lead_word = self.norm(before) if previous.lemma == "be" else previous.lemma
        elif self.norm(before) in word_list("intents"):
            group.lead_word = self.norm(before)
        return group

    def _bare(self, at: int) -> Group | None:
        if self.norm(at) in ("provided", "providing") and self.norm(at + 1) == "that":
            return None
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
            group.negated = shape == "finite" and self.norm(at - 1) in ("never", "hardly")
            return group
        return None


def find_groups(
    tokens: list[Token], first: int, last: int, named: set[int], adjectives: set[int]
) -> list[Group]:
    """The verb groups of the tokens [first, last), in order.

    Tokens in `named` belong to names and are never verbs; `adjectives` are those of them that
    qualify the noun after them.
    """
    return _Scanner(tokens, first, last, named, adjectives).run()
