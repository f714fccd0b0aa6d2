"""Where clauses begin in one sentence, and which of them only say whose words the others are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedera.read.english.heads import Heads
from foedera.read.english.lexicon import verb_rows, word_list

if TYPE_CHECKING:
    from foedera.read.english.group import Group
    from foedera.read.english.phrase import Phrase

__all__ = ["JOINERS", "Boundaries"]

JOINERS = frozenset(["and", "but", "or", "yet", "nor"])
"""Words that join clauses or nouns of one rank."""

_VOICED = frozenset({"report", "claim"})
_OPENING = frozenset([",", '"', "”", "’", "'", "''"])
_AFTER_SPEAKER = frozenset(
    [
        *(",", ".", ";", ":", "", '"', "“", "on", "in", "at", "who", "during", "after", "last"),
        *("this", "yesterday", "today", "late", "early"),
    ]
)
_SUBORDINATORS = frozenset(
    (
        "after before when while as because since although though if until unless whereas once "
        "where whether how why what"
    ).split()
)
_NOT_COMPLEMENT = frozenset(["day", "month", "year", "week", "time", "night", "evening", "morning"])


class Boundaries(Heads):
    """Look-ups of where a clause begins, on top of those of noun phrases."""

    def _boundary(
        self, group: Group, at: int, previous: Group | None, left: int
    ) -> tuple[str, int]:
        """Where the clause begins whose verb, or what qualifies its subject, stands at a place."""
        spot = at - 1
        while spot >= left:
            covered = self.covers.get(spot)
            if covered and covered.kind != "pronoun":
                spot = covered.first - 1
                continue
            word = self.norm(spot)
            if word in self.relatives:
                return "relative", spot
            if word == "that" and self._complement(spot, group, previous):
                kind = "that" if previous and not self._after_thing(spot) else "relative"
                return kind, spot
            again = word == "once" and self.norm(spot + 1) in ("more", "again", ",")
            if word in _SUBORDINATORS and not again and not self._adjunct(spot, at):
                return "sub", spot
            if word in (";", ":") or (word in ("-", "–", "—") and not self._glued(spot)):
                return "main", spot + 1
            if word in JOINERS and self._opened(left, spot):
                spot -= 1
                continue
            if word in JOINERS and not self._joins_nouns(spot, previous):
                return "and", spot
            if word == "," and self._opens_clause(spot, at):
                return "comma", spot + 1
            spot -= 1
        return "main", left

    def _complement(self, at: int, group: Group, previous: Group | None) -> bool:
        if self.norm(at + 1) in _NOT_COMPLEMENT:
            return False
        if self.norm(group.first - 1) == "," and not self.heads(at + 1, group.first):
            return False
        if self._after_thing(at):
            return True
        return previous is not None or at + 1 == group.first

    def _after_thing(self, at: int) -> bool:
        """Whether "that" follows a noun that it qualifies rather than a verb of saying."""
        if self.norm(at - 1) == "," and self._sayer(at) is not None:
            return False
        if self.norm(at - 1) in word_list("told_nouns"):
            return False
        if at + 1 in self.covers or self.norm(at + 1) in word_list("determiners"):
            previous = next((g for g in reversed(self.groups) if g.last <= at), None)
            if previous is not None and self._judges(previous, at):
                return False
            says = previous is not None and any(
                row.get("that") for row in verb_rows().get(previous.lemma, ())
            )
            return not says
        follows = next((g for g in self.groups if g.first == at + 1), None)
        return follows is not None

    def _judges(self, group: Group, at: int) -> bool:
        """As in "the irony is that the navies ...", "it is noteworthy that the army ..."."""
        if group.lemma != "be" or at - group.last > 1:
            return False
        impersonal = self.norm(group.first - 1) == "it" and at - 1 not in self.covers
        return at == group.last or impersonal

    def _sayer(self, at: int) -> Group | None:
        """The last verb before a place that takes "that"."""
        for group in reversed([g for g in self.groups if g.last <= at]):
            if any(row.get("that") for row in verb_rows().get(group.lemma, ())):
                return group
        return None

    def _glued(self, at: int) -> bool:
        return at > 0 and self.tokens[at - 1].end == self.tokens[at].start

    def _adjunct(self, at: int, end: int) -> bool:
        """As in "After talks with X, Y said": the word opens an adjunct, the clause begins at the comma."""
        for spot in range(at + 1, end):
            if self.norm(spot) == "," and self.heads(spot + 1, end):
                return True
        span = {self.norm(k) for k in range(at + 1, end)} - word_list("determiners")
        if span and span <= {"year", "month", "week", "day", "decade"}:
            return False
        if self.norm(at) == "as" and self.norm(end - 1) == "," and not self.heads(at + 1, end):
            return True
        if self.norm(at) in ("as", "since", "after", "before", "until"):
            return not self.heads(at + 1, end) and not self.has_noun(at + 1, end)
        return False

    def _opened(self, left: int, at: int) -> bool:
        """As in "that its raids and its drills threatened": a clause has begun, its verb comes yet."""
        if self.norm(at) not in ("and", "or") or self.norm(at - 1) == ",":
            return False
        return any(
            self.norm(spot) == "that" and self.norm(spot + 1) not in JOINERS
            for spot in range(left, at)
        ) and self.has_noun(at + 1, at + 4)

    def _joins_nouns(self, at: int, previous: Group | None) -> bool:
        if previous is None:
            return at > self.first
        before = self.covers.get(at - 1) or self.covers.get(at - 2)
        if self.norm(at - 1) == ",":
            before = self.covers.get(at - 2)
        after = at + 1
        while self.norm(after) in word_list("determiners") or self.norm(after) in ("us", "senior"):
            if after in self.starts:
                break
            after += 1
        following = self.starts.get(after)
        if not before or not following:
            return False
        if previous.last > before.first:
            return True
        gap = range(previous.last, before.first)
        return any(
            self.norm(spot) in (",", "that", *self.relatives, *_SUBORDINATORS) for spot in gap
        )

    def _opens_clause(self, comma: int, end: int) -> bool:
        heads = self.heads(comma + 1, end)
        closed = self.norm(end - 1) == ","
        if not heads:
            noun = self.has_noun(comma + 1, end)
            return noun and self.norm(comma + 1) not in self.prepositions and not closed
        before = self.covers.get(comma - 1)
        later = [k for k in range(heads[-1].last, end) if self.norm(k) == ","]
        if later and before is not None and before.acts and not self.has_noun(later[-1] + 1, end):
            return False
        if closed and before is not None and before.acts and len(heads) == 1:
            return False
        joined = any(self.norm(spot) == "and" for spot in range(comma + 1, end))
        listed = before is not None and before.acts and joined and heads[0].first <= comma + 3
        return not listed or not self._list_begins(before)

    def _list_begins(self, before: Phrase | None) -> bool:
        """Whether the first member of a list stands where a subject can stand."""
        if before is None:
            return False
        spot = before.first - 1
        while self.norm(spot) in word_list("determiners"):
            spot -= 1
        return self.norm(spot) not in self.prepositions

    def _inverted(self, group: Group) -> bool:
        """As in '"...", said X', ", retorted X, a spokesman": the speaker follows the verb."""
        rows = verb_rows().get(group.lemma, ())
        if group.lemma == "tell" or not any(row.frame in _VOICED for row in rows):
            return False
        before = group.first - 1
        while before > self.first and self.norm(before) in word_list("adverbs"):
            before -= 1
        if self.norm(before) not in _OPENING:
            return False
        spot = group.last
        while self.norm(spot) in word_list("determiners"):
            spot += 1
        phrase = self.starts.get(spot) or self.starts.get(group.last)
        quoted = self.tokens[before].text != ","
        if quoted and phrase is None and self.norm(group.last) in self.prepositions:
            near = self.between(group.last, min(group.last + 12, self.last))
            phrase = next((p for p in near if p.kind == "person"), None)
        if phrase is None:
            if quoted and spot > group.last and group.form == "finite":
                group.link, group.subject_range = "comma", (group.last, group.last)
                return True
            return False
        if not phrase.acts or self.norm(phrase.last) not in _AFTER_SPEAKER:
            return False
        group.link, group.subject_range = "comma", (phrase.first, phrase.last)
        return True

    def _inserted(self, previous: Group, at: int) -> bool:
        """As in "Hanoi, he added, was ready": the clause before only says whose words they are."""
        rows = verb_rows().get(previous.lemma, ())
        voiced = {"accuse", "complain", "warn", *_VOICED}
        if previous.form != "finite" or not any(row.frame in voiced for row in rows):
            return False
        begin, end = previous.subject_range
        opened = self.norm(min(begin, previous.first) - 1) == ","
        spot = at - 1
        while spot > previous.last and self.norm(spot) in word_list("adverbs"):
            spot -= 1
        after = max(previous.last, end)
        if self.norm(after) in self.prepositions:
            near = range(after, min(after + 6, spot + 1))
            after = next((k for k in near if self.norm(k) == ","), after)
        return opened and self.norm(after) == "," and self.norm(spot) == "," and spot - after < 8
