"""How the verb groups of one sentence hang together: where each clause begins, who its subject is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedera.read.english.boundaries import JOINERS, Boundaries
from foedera.read.english.lexicon import verb_rows, word_list

if TYPE_CHECKING:
    from foedera.read.document import Sentence, Token
    from foedera.read.english.group import Group
    from foedera.read.english.phrase import Phrase

__all__ = ["Sketch"]

_BEGINNING = (",", "while", "when")
_BEGINNING_CLAUSE = frozenset("while when although though if because once as since until".split())
_HANDING = frozenset({"hand", "give", "tell", "show", "inform"})
_CONTENT = frozenset(
    {"report", "claim", "deny", "reaffirm", "promise", "accuse", "warn", "complain"}
)
_PASSING = frozenset(
    ["want", "like", "prompt", "force", "cause", "lead", "push", "compel", "drive", "oblige"]
)


class Sketch(Boundaries):
    """One sentence with its phrases and verb groups joined into clauses."""

    def __init__(
        self, tokens: list[Token], sentence: Sentence, phrases: list[Phrase], groups: list[Group]
    ) -> None:
        super().__init__(tokens, sentence, phrases, groups)
        for group in self.groups:
            self._place(group)
        self._fronted()
        self._ends()

    def _fronted(self) -> None:
        """As in "Speaking in Hanoi, Rubio said": the subject is that of the clause to come."""
        for group in self.groups:
            if group.form == "finite":
                return
            empty = group.subject_range[0] >= group.subject_range[1]
            if group.form == "infinitive" or group.parent is not None or not empty:
                continue
            main = next(
                (
                    g
                    for g in self.groups[group.index :]
                    if g.form == "finite" and g.link != "relative"
                ),
                None,
            )
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
        elif group.form == "participle" and self._second_passive(group, previous):
            assert previous is not None
            group.link, group.parent, group.form = "and", previous.parent, "finite"
            group.subject_range = previous.subject_range
        elif group.form == "participle":
            group.link = "reduced"
            group.subject_range = self.noun_before(group.first, left)
        else:
            self._finite(group, previous, left)
            if group.lemma in _HANDING and self._second_passive(group, previous):
                group.passive = True

    def _second_passive(self, group: Group, previous: Group | None) -> bool:
        """As in "were looted and torched by crowds": two verbs share one helper."""
        if previous is None or not previous.passive or previous.form != "finite":
            return False
        between = [self.norm(at) for at in range(previous.last, group.first)]
        if "and" not in between[-2:]:
            return False
        return all(w in ("and", "then") or w in word_list("adverbs") for w in between)

    def _infinitive(self, group: Group, previous: Group | None) -> None:
        group.link = "infinitive"
        joined = self.norm(group.first) in ("and", "or") or self.norm(group.first - 1) in JOINERS
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
        if source.lemma in ("become", "be") and self._ranked(source.last, group.first):
            group.lead_word = "first"
            return
        if group.lead_word is not None:
            owner = self.owner_range(group.first - 1, source.last)
            group.subject_range = owner or group.subject_range
        elif source.lemma in _PASSING and self.heads(source.last, group.first):
            group.subject_range = (source.last, group.first)
            group.lead_word = source.lemma

    def _ranked(self, first: int, last: int) -> bool:
        """As in "became the first state to recognise them"."""
        ranks = ("first", "second", "third", "fourth", "latest", "last", "only")
        return any(self.norm(at) in ranks for at in range(first, last))

    def _participle(self, group: Group, earlier: list[Group]) -> None:
        before = group.first - 1
        word = self.norm(before)
        group.link = "participle" if word in (",", "and", "but", "") else "gerund"
        group.start = before if word in self.prepositions or word in _BEGINNING else group.first
        last = earlier[-1] if earlier else None
        if word == "," and not earlier and self.heads(self.first, before):
            group.subject_range = (self.first, before)
            return
        fellow = next((g for g in reversed(earlier) if g.form == "ing"), None)
        if word in JOINERS and fellow and (fellow is last or fellow.link == "participle"):
            group.link, group.parent = fellow.link, fellow.parent
            group.subject_range = fellow.subject_range
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

    def _had_done(self, group: Group, previous: Group | None) -> bool:
        """As in "had the ambassador fetched": done by another for the subject of "had"."""
        if previous is None or previous.lemma != "have" or previous.first != previous.head:
            return False
        plain = group.first == group.head and group.last == group.first + 1 and not group.modal
        between = {self.norm(at) for at in range(previous.last, group.first)}
        marked = {",", "that", "which", "who", "and", "but", *self.prepositions}
        regular = group.tense == "past" and previous.last < group.first <= previous.last + 6
        return (
            plain
            and regular
            and bool(self.heads(previous.last, group.first))
            and not (between & marked)
        )

    def _finite(self, group: Group, previous: Group | None, left: int) -> None:
        if self._inverted(group):
            return
        if previous is not None and self._had_done(group, previous):
            group.link, group.parent, group.passive = "caused", previous, True
            group.subject_range = (previous.last, group.first)
            return
        at, hopped = group.first, False
        voice = previous if previous is not None and self._inserted(previous, at) else None
        link, start = self._boundary(group, at, previous, left)
        while previous is not None and self._over(at, previous, link, start):
            at, hopped = previous.start, True
            previous = self.groups[previous.index - 1] if previous.index else None
            left = previous.last if previous else self.first
            link, start = self._boundary(group, at, previous, left)
        if hopped and link == "comma" and not self.heads(start, at):
            at = start - 1
            link, start = self._boundary(group, at, previous, left)
        group.link = link
        group.start = group.first if hopped else start
        if link == "relative" and not hopped:
            self._relative(group, start)
            return
        begin = start if link in ("main", "comma") else start + 1
        inner = None if hopped else self._contacted(group, link, start, at, previous)
        if inner is not None:
            group.link, group.start, group.subject_range = "relative", inner, (inner, at)
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

    def _trails(self, start: int, at: int) -> bool:
        """Whether the nouns belong to the verb before: "raised tariffs, then removed it"."""
        for spot in range(at - 1, start - 1, -1):
            if self.norm(spot) == ",":
                known = any(g.last <= spot for g in self.groups if g.last <= start)
                return known and spot < at - 1 and not self.has_noun(spot + 1, at)
        return False

    def _contacted(
        self, group: Group, link: str, start: int, at: int, previous: Group | None
    ) -> int | None:
        if link == "main" and previous is not None and start == previous.last:
            return self._contact(start, at, previous)
        if link == "comma" and self.norm(group.last) == ",":
            return self._contact(start, at, None)
        return None

    def _contact(self, start: int, at: int, previous: Group | None) -> int | None:
        """Where a relative clause without a pronoun begins: "the summit | it is due to host"."""
        told = previous is not None and any(
            row.get("that") for row in verb_rows().get(previous.lemma, ())
        )
        if told:
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
        other = self.covers.get(inner - 2)
        if self.norm(inner - 1) == "and" and other is not None and other.acts:
            inner = other.first
            while inner > start and self.norm(inner - 1) in word_list("determiners"):
                inner -= 1
        nounish = inner > start and self.tokens[inner - 1].kind == "word"
        free = self.norm(inner - 1) not in self.prepositions | JOINERS
        return inner if nounish and free and self.has_noun(start, inner) else None

    def _over(self, at: int, previous: Group, link: str, start: int) -> bool:
        """Whether the clause before only qualifies the subject of this one."""
        if link != "main" or start != previous.last:
            return False
        if self._inserted(previous, at):
            return True
        if previous.link in ("infinitive", "gerund"):
            return self.norm(at - 1) == "," and (
                previous.parent is None
                or any(g.link == "relative" for g in self.groups[: previous.index])
            )
        if previous.link not in ("relative", "reduced", "participle"):
            return False
        before = at - 1
        while before > start and self.norm(before) in word_list("adverbs"):
            before -= 1
        if self.norm(before) == "," or self._still_subject(previous):
            return True
        return not self.heads(start, at) and not self.has_noun(start, at)

    def _still_subject(self, previous: Group) -> bool:
        """As in "Officials who met Wang Yi said": no verb of their own has come before."""
        if previous.link not in ("relative", "reduced"):
            return False
        if any(g.form == "finite" and g.link != "relative" for g in self.groups[: previous.index]):
            return False
        opens = self.first
        while opens < previous.first and self.tokens[opens].kind == "mark":
            opens += 1
        first, last = previous.subject_range
        marked = self.prepositions | JOINERS | _BEGINNING_CLAUSE
        between = [self.norm(at) for at in range(opens, previous.start)]
        return self.norm(opens) not in marked and first < last and "," not in between[:-1]

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

    def _relative(self, group: Group, at: int) -> None:
        told = any(
            at < g.first < group.first and self._inserted(g, group.first) for g in self.groups
        )
        own = not told and bool(self.heads(at + 1, group.first))
        if self.norm(at) in ("where", "whom", "whose") or own:
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
