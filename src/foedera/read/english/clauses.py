"""How the verb groups of one sentence hang together: where each clause begins, who its subject is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedera.read.english.heads import Heads
from foedera.read.english.lexicon import verb_rows, word_list

if TYPE_CHECKING:
    from foedera.read.document import Sentence, Token
    from foedera.read.english.group import Group
    from foedera.read.english.phrase import Phrase

__all__ = ["Sketch"]

_JOINERS = frozenset(["and", "but", "or", "yet", "nor"])
_BEGINNING = (",", "while", "when")
_VOICED = frozenset({"report", "claim"})
_OPENING = frozenset([",", '"', "”", "’", "'", "''"])
_AFTER_SPEAKER = frozenset(
    [
        ",",
        ".",
        ";",
        ":",
        "",
        "on",
        "in",
        "at",
        "who",
        "during",
        "after",
        "last",
        "this",
        '"',
        "“",
        "yesterday",
        "today",
        "late",
        "early",
    ]
)
_CONTENT = frozenset(
    {"report", "claim", "deny", "reaffirm", "promise", "accuse", "warn", "complain"}
)
_PASSING = frozenset(
    ["want", "prompt", "force", "cause", "lead", "push", "compel", "drive", "oblige"]
)
_SUBORDINATORS = frozenset(
    (
        "after before when while as because since although though if until unless whereas once "
        "where whether how why what"
    ).split()
)
_NOT_COMPLEMENT = frozenset(["day", "month", "year", "week", "time", "night", "evening", "morning"])


class Sketch(Heads):
    """One sentence with its phrases and verb groups joined into clauses."""

    def __init__(
        self, tokens: list[Token], sentence: Sentence, phrases: list[Phrase], groups: list[Group]
    ) -> None:
        super().__init__(tokens, sentence, phrases, groups)
        for group in groups:
            self._place(group)
        self._fronted()
        self._ends()

    def _fronted(self) -> None:
        """As in "Speaking in Hanoi, Rubio said": the subject is that of the clause to come."""
        for group in self.groups:
            if group.form != "ing" or group.parent is not None or group.subject_range[1]:
                if group.form == "finite":
                    return
                continue
            main = next((g for g in self.groups[group.index :] if g.form == "finite"), None)
            if main is not None and main.link in ("main", "comma"):
                group.subject_range = main.subject_range

    def _place(self, group: Group) -> None:
        earlier = self.groups[: group.index]
        previous = earlier[-1] if earlier else None
        left = previous.last if previous else self.first
        group.start = group.first
        if group.form == "infinitive":
            self._infinitive(group, previous)
        elif group.form == "ing":
            self._participle(group, earlier)
        elif group.form == "participle":
            group.link = "reduced"
            group.subject_range = self.noun_before(group.first, left)
        else:
            self._finite(group, previous, left)

    def _infinitive(self, group: Group, previous: Group | None) -> None:
        group.link = "infinitive"
        joined = self.norm(group.first) in ("and", "or") or self.norm(group.first - 1) in _JOINERS
        if previous and previous.form == "infinitive" and joined:
            group.lead, group.lead_word = previous.lead, previous.lead_word
            group.parent, group.subject_range = previous.parent, previous.subject_range
            return
        source = group.lead or previous
        group.parent = source
        if source is None:
            return
        group.subject_range = source.subject_range
        if group.lead is not None:
            return
        if group.lead_word is not None:
            owner = self.owner_range(group.first - 1, source.last)
            group.subject_range = owner or group.subject_range
        elif source.lemma in _PASSING and self.heads(source.last, group.first):
            group.subject_range = (source.last, group.first)
            group.lead_word = source.lemma

    def _participle(self, group: Group, earlier: list[Group]) -> None:
        before = group.first - 1
        word = self.norm(before)
        group.link = "participle" if word in (",", "and", "but", "") else "gerund"
        group.start = before if word in self.prepositions or word in _BEGINNING else group.first
        last = earlier[-1] if earlier else None
        if word in _JOINERS and last and last.form == "ing":
            group.link, group.parent = last.link, last.parent
            group.subject_range = last.subject_range
            return
        glued = last is not None and last.last == group.first
        if group.link == "gerund" and word not in (*self.prepositions, *_BEGINNING) and not glued:
            group.link = "reduced"
        if group.link == "reduced" and not any(g.form == "finite" for g in earlier):
            group.subject_range = self.noun_before(group.first, self.first)
            return
        main = next(
            (g for g in reversed(earlier) if g.form == "finite" and g.link != "relative"), None
        )
        if glued or (group.link == "gerund" and last and last.form != "participle"):
            main = last
        group.parent = main
        if main:
            group.subject_range = main.subject_range
            if word == "for" and self.heads(main.last, group.start):
                group.subject_range = (main.last, group.start)
            if main.lemma in ("quote", "cite") and self.heads(main.last, group.start):
                group.subject_range = (main.last, group.start)

    def _finite(self, group: Group, previous: Group | None, left: int) -> None:
        if self._inverted(group):
            return
        at, hopped = group.first, False
        voice = previous if previous is not None and self._inserted(previous, at) else None
        link, start = self._boundary(group, at, previous, left)
        while previous is not None and self._over(at, previous, link, start):
            at, hopped = previous.start, True
            previous = self.groups[previous.index - 1] if previous.index else None
            left = previous.last if previous else self.first
            link, start = self._boundary(group, at, previous, left)
        group.link = link
        group.start = group.first if hopped else start
        if link == "relative" and not hopped:
            self._relative(group, start)
            return
        begin = start if link in ("main", "comma") else start + 1
        if link == "main" and previous is not None and start == previous.last and not hopped:
            inner = self._contact(start, at, previous)
            if inner is not None:
                group.link, group.start = "relative", inner
                group.subject_range = (inner, at)
                return
        if self.heads(begin, at) or (self.has_noun(begin, at) and not self._trails(begin, at)):
            group.subject_range = (begin, at)
            self._own_subject(group, previous, start, begin)
            if voice is not None:
                group.link, group.parent, voice.inserted = "that", voice, True
            return
        sibling = self._sibling(group, start)
        if sibling:
            group.subject_range = sibling.subject_range
            group.parent = sibling.parent
            return
        group.subject_range = (start, at)

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
        if phrase is None:
            quoted = self.tokens[before].text != ","
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
        if previous.form != "finite" or not any(row.frame in _VOICED for row in rows):
            return False
        begin, end = previous.subject_range
        opened = self.norm(min(begin, previous.first) - 1) == ","
        spot = at - 1
        while spot > previous.last and self.norm(spot) in word_list("adverbs"):
            spot -= 1
        after = max(previous.last, end)
        return opened and self.norm(after) == "," and self.norm(spot) == "," and spot - after < 8

    def _trails(self, start: int, at: int) -> bool:
        """Whether the nouns belong to the verb before: "raised tariffs, then removed it"."""
        for spot in range(at - 1, start - 1, -1):
            if self.norm(spot) == ",":
                known = any(g.last <= spot for g in self.groups if g.last <= start)
                return known and spot < at - 1 and not self.has_noun(spot + 1, at)
        return False

    def _contact(self, start: int, at: int, previous: Group) -> int | None:
        """Where a relative clause without a pronoun begins: "the summit | it is due to host"."""
        if any(row.get("that") for row in verb_rows().get(previous.lemma, ())):
            return None
        end = at
        while end > start and self.norm(end - 1) in word_list("adverbs"):
            end -= 1
        phrase = self.covers.get(end - 1)
        if phrase is None or not phrase.acts:
            return None
        inner = phrase.first
        while inner > start and self.norm(inner - 1) in word_list("determiners"):
            inner -= 1
        nounish = inner > start and self.tokens[inner - 1].kind == "word"
        free = self.norm(inner - 1) not in self.prepositions | _JOINERS
        return inner if nounish and free and self.has_noun(start, inner) else None

    def _over(self, at: int, previous: Group, link: str, start: int) -> bool:
        """Whether the clause before only qualifies the subject of this one."""
        if link != "main" or start != previous.last:
            return False
        if self._inserted(previous, at):
            return True
        if previous.link in ("infinitive", "gerund"):
            return self.norm(at - 1) == "," and any(
                g.link == "relative" for g in self.groups[: previous.index]
            )
        if previous.link not in ("relative", "reduced", "participle"):
            return False
        before = at - 1
        while before > start and self.norm(before) in word_list("adverbs"):
            before -= 1
        if self.norm(before) == ",":
            return True
        return not self.heads(start, at) and not self.has_noun(start, at)

    def _own_subject(self, group: Group, previous: Group | None, start: int, begin: int) -> None:
        if previous is None:
            return
        governs = any(
            row.frame in _CONTENT or row.get("that") for row in verb_rows().get(previous.lemma, ())
        )
        if group.link == "that":
            group.parent = self._sayer(start) or previous
        elif group.link == "main" and start == previous.last and governs:
            group.link, group.parent = "that", previous
        elif group.link in ("and", "comma"):
            comma = self.norm(start - 1) == "," or group.link == "comma"
            group.parent = None if comma else self._top(previous).parent
        elif group.link == "sub":
            group.parent = None if self.norm(start - 1) == "," else previous.parent
        else:
            group.parent = previous.parent
        if begin == previous.last and previous.link in ("relative", "reduced"):
            group.parent = previous.parent

    def _top(self, group: Group) -> Group:
        while group.form in ("infinitive", "ing", "participle") and group.parent:
            group = group.parent
        return group

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
            if word in _SUBORDINATORS and not self._adjunct(spot, at):
                return "sub", spot
            if word in (";", ":") or (word in ("-", "–", "—") and not self._glued(spot)):
                return "main", spot + 1
            if word in _JOINERS and not self._joins_nouns(spot, previous):
                return "and", spot
            if word == "," and self._opens_clause(spot, at):
                return "comma", spot + 1
            spot -= 1
        return "main", left

    def _complement(self, at: int, group: Group, previous: Group | None) -> bool:
        if self.norm(at + 1) in _NOT_COMPLEMENT:
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
            says = previous is not None and any(
                row.get("that") for row in verb_rows().get(previous.lemma, ())
            )
            return not says
        follows = next((g for g in self.groups if g.first == at + 1), None)
        return follows is not None

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
        if self.norm(at) in ("as", "since", "after", "before", "until"):
            return not self.heads(at + 1, end) and not self.has_noun(at + 1, end)
        return False

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

    def _relative(self, group: Group, at: int) -> None:
        if self.norm(at) in ("where", "whom", "whose") or self.heads(at + 1, group.first):
            group.subject_range = (at + 1, group.first)
            if self.norm(at) == "whose":
                group.subject_range = self.antecedent(at)
            return
        group.subject_range = self.antecedent(at)
        phrase = self.covers.get(group.subject_range[1] - 1)
        if phrase is None or not phrase.acts:
            return
        first = phrase.first
        while self.norm(first - 1) in word_list("determiners"):
            first -= 1
        if self.norm(first - 1) not in self.prepositions or not group.passive:
            group.subject_range = (phrase.first, phrase.last)

    def _sibling(self, group: Group, start: int) -> Group | None:
        """The verb whose subject a coordinated one shares: the nearest of like form and time."""
        earlier = [g for g in self.groups[: group.index] if g.form == "finite"]
        if not earlier:
            return None
        alike = [
            g for g in reversed(earlier) if g.tense == group.tense and g.perfect == group.perfect
        ]
        if self.norm(start - 1) == ",":
            main = [g for g in alike if g.parent is None and g.link not in ("relative", "sub")]
            if main:
                return main[0]
        return (alike or earlier[::-1])[0]

    def _ends(self) -> None:
        for group in self.groups:
            group.end = self.last
            for later in self.groups[group.index + 1 :]:
                if later.start >= group.last:
                    group.end = later.start
                    break
            for at in range(group.last, group.end):
                if self.norm(at) == ";":
                    group.end = at
                    break
