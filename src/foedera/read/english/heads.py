"""Noun phrases of one sentence: which of them are heads, owners, antecedents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedera.read.english.lexicon import word_list

if TYPE_CHECKING:
    from foedera.read.document import Sentence, Token
    from foedera.read.english.group import Group
    from foedera.read.english.phrase import Phrase

__all__ = ["Heads"]

_JOINERS = frozenset(["and", "but", "or", "yet", "nor"])
_MANY = frozenset("states countries nations members governments allies powers capitals".split())
_MONTHS = frozenset("jan feb mar apr may jun jul aug sep oct nov dec".split())
_TIMED = frozenset(["on", "in", "by", "since", "until", "from", "after", "before"])
_APART = frozenset({"person", "group", "crowd"})
_BINDING = frozenset(["of", "with", "between"])
_SPANS = frozenset(["same", "last", "next", "earlier", "later", "month", "week", "year", "day"])


class Heads:
    """One sentence with its phrases and verb groups, and look-ups among them."""

    def __init__(
        self, tokens: list[Token], sentence: Sentence, phrases: list[Phrase], groups: list[Group]
    ) -> None:
        self.tokens, self.sentence = tokens, sentence
        self.first = _after_dateline(tokens, sentence)
        self.phrases = phrases
        self.groups = [g for g in groups if g.first >= self.first and not _carried(tokens, g)]
        for index, group in enumerate(self.groups):
            group.index = index
        self.last = sentence.last
        self.starts = {phrase.first: phrase for phrase in phrases}
        self.covers = {at: phrase for phrase in phrases for at in range(phrase.first, phrase.last)}
        self.prepositions = word_list("prepositions")
        self.relatives = word_list("relatives")

    def norm(self, at: int) -> str:
        """The normalised word at a place of this sentence, empty outside it."""
        return self.tokens[at].norm if self.first <= at < self.last else ""

    def between(self, first: int, last: int) -> list[Phrase]:
        """The phrases that lie inside [first, last)."""
        return [p for p in self.phrases if first <= p.first and p.last <= last]

    def zone(self, group: Group) -> tuple[int, int]:
        """The tokens after a verb that belong to it: objects and complements."""
        return group.last, group.end

    def heads(self, first: int, last: int) -> list[Phrase]:
        """The actors that a stretch names as its head, not inside a prepositional phrase."""
        members = self._members(first, last)
        if members:
            return members
        found: list[Phrase] = []
        blocked = ""
        at = first
        while at < last:
            phrase = self.starts.get(at)
            if phrase and phrase.last <= last:
                if phrase.acts and blocked and not found and self._adjunct_ends(first, phrase):
                    blocked = ""
                if blocked == "of" and found and self._fellow(found[-1], phrase):
                    blocked = ""
                if phrase.acts and not blocked and not self._apposed_to(found, phrase):
                    found.append(phrase)
                at = phrase.last
                continue
            word = self.norm(at)
            if word == "among" and self.norm(at + 1) == "them":
                at += 2
                continue
            if word == "with" and self.norm(at - 1) in ("together", "along"):
                blocked = ""
            elif word in self.prepositions and not self._hedges(at):
                blocked = "" if self.norm(at - 1) in ("the", "its", "an") else word
            elif word == "," or (blocked in _TIMED and self._times(at)):
                blocked = ""
            elif word in ("and", "but") and blocked not in ("between", "of", "with", "among"):
                listed = at - 1 in self.covers and self._listed(at + 1)
                blocked = "" if not (found or listed) else blocked
            at += 1
        return found

    def _members(self, first: int, last: int) -> list[Phrase]:
        """As in "Ten states, among them A, B and C,": those who are named of a number."""
        for at in range(first, last - 2):
            opens = (self.norm(at), self.norm(at + 1))
            if opens in (("among", "them"), (",", "including"), ("such", "as")):
                before = {self.norm(k) for k in range(first, at)}
                if before & _MANY and not self.between(first, at):
                    return [p for p in self.between(at, last) if p.acts]
        return []

    def _fellow(self, before: Phrase, phrase: Phrase) -> bool:
        """As in "Presidents Trump of the United States and Sisi of Egypt": a second person."""
        joined = self.norm(phrase.first - 1) == "and" and phrase.first - 2 in self.covers
        return joined and before.kind == "person" and phrase.kind == "person"

    def _listed(self, at: int) -> bool:
        """Whether the next member of a list of actors follows, perhaps after an article."""
        while self.norm(at) in word_list("determiners"):
            at += 1
        return at in self.starts

    def _apposed_to(self, found: list[Phrase], phrase: Phrase) -> bool:
        """As in "Grant Shapps, a former defence secretary,": the office only explains the name."""
        if not found or found[-1].kind != "person" or phrase.kind != "role" or phrase.plural:
            return False
        before = phrase.first - 1
        while before > found[-1].last and self.norm(before) in ("a", "an", "the", "former"):
            before -= 1
        return before == found[-1].last and self.norm(before) == ","

    def _adjunct_ends(self, first: int, phrase: Phrase) -> bool:
        """As in "In a joint declaration Japan said": the subject follows with no comma."""
        before = phrase.first - 1
        while before > first and self.norm(before) in ("the", "both"):
            before -= 1
        beside = self.covers.get(phrase.first - 1)
        if beside is not None and beside.kind in ("place", "state") and phrase.kind in _APART:
            return True
        opens = first + 1 if self.norm(first) == "," else first
        if self.norm(opens) not in self.prepositions or before in self.covers:
            return False
        if any(self.norm(at) in self.prepositions for at in range(opens + 1, before)):
            return self._times(before)
        return self._times(before) or self.norm(before) in word_list("occasions")

    def _hedges(self, at: int) -> bool:
        """As in "about 28,500 troops", "more than 50": the word belongs to the number."""
        return self.norm(at) in ("about", "over", "around", "than", "under") and (
            at + 1 < self.last and self.tokens[at + 1].kind == "number"
        )

    def _times(self, at: int) -> bool:
        word = self.norm(at)
        number = self.tokens[at].kind == "number"
        before = self.norm(at - 2) if self.norm(at - 1) == "." else self.norm(at - 1)
        dated = number and (len(word) == 4 or before[:3] in _MONTHS)
        return dated or word in word_list("weekdays") or word in word_list("months")

    def owners(self, first: int, last: int) -> list[Phrase]:
        """The actors after "of", "between", "from" or "by", and possessors, in a stretch."""
        found: list[Phrase] = []
        blocked = "head"
        at = first
        while at < last:
            phrase = self.starts.get(at)
            if phrase and phrase.last <= last:
                owned = phrase.kind in ("possessor", "modifier") and blocked == "head"
                if owned or (phrase.acts and blocked in ("of", "between", "from", "by", "among")):
                    found.append(phrase)
                at = phrase.last
                continue
            word = self.norm(at)
            if word in self.prepositions:
                blocked = word
            elif blocked in _TIMED and self._times(at):
                blocked = "head"
            elif word == ",":
                blocked = blocked if blocked in ("between", "of") else "head"
            at += 1
        return found

    def has_noun(self, first: int, last: int) -> bool:
        """Whether a stretch has a noun outside its prepositional phrases."""
        skip = (
            word_list("adverbs")
            | word_list("determiners")
            | self.prepositions
            | _JOINERS
            | word_list("weekdays")
            | word_list("months")
        )
        blocked = False
        for at in range(first, last):
            word = self.norm(at)
            if word in self.prepositions:
                blocked = True
            elif word == ",":
                blocked = False
            elif (
                not blocked
                and self.tokens[at].kind == "word"
                and word not in skip
                and not word.endswith("ly")
                and word not in _SPANS
            ):
                return True
        return False

    def antecedent(self, at: int) -> tuple[int, int]:
        """The noun phrase before a relative pronoun, with what hangs on it by a preposition."""
        end = at
        while end > self.first and (
            self.norm(end - 1) == "," or self.norm(end - 1) in self.prepositions
        ):
            end -= 1
        left = max((g.last for g in self.groups if g.last <= end), default=self.first)
        start = end
        while start > left and self.norm(start - 1) not in (",", ";") and end - start < 12:
            start -= 1
        return start, end

    def object_before(self, group: Group) -> tuple[int, int] | None:
        """The noun that a relative clause with a subject of its own has as its object."""
        if group.form == "infinitive" and group.lead is not None:
            return self.object_before(group.lead)
        if group.link == "relative" and self.norm(group.start) in ("which", "that", "whom"):
            if group.subject_range[0] > group.start:
                return self.antecedent(group.start)
            return None
        if group.link == "relative" and self.norm(group.start) not in self.relatives:
            return self.antecedent(group.start)
        first = group.subject_range[0]
        before = self.tokens[first - 1] if first - 1 >= self.first else None
        if before is None or group.end - group.last > 1 or group.subject_range[1] != group.first:
            return None
        return self.antecedent(first) if before.norm in word_list("thing_heads") else None

    def noun_before(self, at: int, left: int) -> tuple[int, int]:
        """The noun phrase that ends before a place, not beyond `left`."""
        spot = at
        while spot > left and self.norm(spot - 1) in (",", *word_list("adverbs")):
            spot -= 1
        start = spot
        apart = self.norm(at - 1) == ","
        while start > left and self.norm(start - 1) not in (",", ";") and spot - start < 9:
            start -= 1
            bound = self.norm(start) in _BINDING or apart
            if self.norm(start) in self.prepositions and not bound:
                start += 1
                break
        return start, spot

    def owner_range(self, noun: int, left: int) -> tuple[int, int] | None:
        """Whose plans they are: the possessor before a noun."""
        for at in range(noun - 1, max(left, noun - 5) - 1, -1):
            phrase = self.covers.get(at)
            if phrase is not None and phrase.kind in ("possessor", "modifier", "group"):
                return phrase.first, noun + 1
        return None


def _carried(tokens: list[Token], group: Group) -> bool:
    """As in "a statement carried by KCNA": words about words."""
    told = group.lemma in ("carry", "publish", "quote") and group.form == "participle"
    if not told or group.first == 0 or group.last >= len(tokens):
        return False
    before = tokens[group.first - 1].norm
    return before in ("statement", "remarks", "comments", "commentary", "dispatch") and (
        tokens[group.last].norm == "by"
    )


def _after_dateline(tokens: list[Token], sentence: Sentence) -> int:
    """The first token after "MANILA - " or "TOKYO (Kyodo) —" at the head of a report, or "(...)"."""
    if tokens[sentence.first].text == "(":
        near = range(sentence.first, min(sentence.last - 1, sentence.first + 12))
        closed = next((at for at in near if tokens[at].text == ")"), None)
        return closed + 1 if closed is not None else sentence.first
    for at in range(sentence.first, min(sentence.last, sentence.first + 10)):
        token = tokens[at]
        if token.text in ("-", "–", "—") and at > sentence.first:
            spaced = tokens[at - 1].end < token.start
            capitals = tokens[sentence.first].text.isupper()
            return (
                at + 1
                if spaced and (capitals or (sentence.paragraph == 0 and at <= 8))
                else sentence.first
            )
    return sentence.first
