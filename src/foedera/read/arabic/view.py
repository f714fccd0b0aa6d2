"""One sentence as the grammar sees it: words taken apart, chunks laid over them, verbs decided."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, TypeVar

from foedera.read.arabic.analysis import Word, analyse
from foedera.read.arabic.letters import DAMMA, unstretched
from foedera.read.arabic.lexicon import Verb

if TYPE_CHECKING:
    from collections.abc import Callable

    from foedera.read.arabic.chunk import Chunk
    from foedera.read.document import Document, Sentence

__all__ = ["QUOTES", "View"]

QUOTES = frozenset("\"«»“”″'()[]")
_AFTER_VERB_PARTICLE = frozenset(["قد", "لقد", "وقد", "فقد", "سوف", "وسوف"])

_TIMES = frozenset(
    "ايام ساعات اسبوع يوم ذلك اسابيع اشهر سنوات يومين المقابل جهته جانبه جهتها جانبها ناحيته "
    "ناحيتها بدوره بدورها لاحقا اثر الاثر ذاته نفسه ذاتها نفسها".split()
)
_MOST = frozenset("اخر اول اكبر اقوي اهم ابرز احدث اسوا ادني اعلي".split())
_WHENS = frozenset(["قبيل", "قبل", "بعد", "خلال", "اثر", "عقب", "صباح", "مساء", "فجر", "غداه"])
_WHO = frozenset(["الذي", "التي", "الذين", "اللذان", "اللذين", "اللتان", "اللتين"])
_AMOUNTS = frozenset(["زاد", "وصل", "قارب", "بلغ", "ناهز", "عادل", "ربا"])
_VERBAL = frozenset(["relative", "kana", "negation"])

T = TypeVar("T")


def _within(found: list[T], place: Callable[[T], int], start: int, stop: int) -> list[T]:
    """The items of an ordered list that begin in [start, stop)."""
    return found[bisect_left(found, start, key=place) : bisect_left(found, stop, key=place)]


class View:
    """Tokens [first, last) of one sentence with their analyses; positions are document indexes."""

    def __init__(self, document: Document, sentence: Sentence, chunks: list[Chunk]) -> None:
        self.document = document
        self.sentence = sentence
        self.first, self.last = sentence.first, sentence.last
        self.tokens = document.tokens
        self.chunks = chunks
        self.cover: dict[int, Chunk] = {
            place: chunk for chunk in chunks for place in range(chunk.first, chunk.last)
        }
        self.dates = _within(document.dates, lambda d: d.first, self.first, self.last)
        span = sentence.span
        self.quotes = _within(document.quotes, lambda q: q.span.start, span.start, span.end)
        place = bisect_left(document.quotes, span.start, key=lambda q: q.span.start)
        self.quote_before = document.quotes[place - 1] if place else None
        self.verbs: dict[int, Verb] = {}
        for place in range(self.first, self.last):
            verb = self._decide(place)
            if verb is not None:
                self.verbs[place] = verb

    def norm(self, place: int) -> str:
        """The normalised token, empty outside the sentence."""
        return self.tokens[place].norm if self.first <= place < self.last else ""

    def word(self, place: int) -> Word:
        """The analysis of a token, an empty one outside the sentence."""
        if not self.first <= place < self.last:
            return _EMPTY
        token = self.tokens[place]
        return analyse(token.norm) if token.kind == "word" else _EMPTY

    def before(self, place: int) -> int:
        """The token before, quotation marks skipped; first - 1 when there is none."""
        place -= 1
        while place >= self.first and self.tokens[place].norm in QUOTES:
            place -= 1
        return place

    def after(self, place: int) -> int:
        """The token after, quotation marks skipped."""
        place += 1
        while place < self.last and self.tokens[place].norm in QUOTES:
            place += 1
        return place

    # ---- verb or noun

    def _decide(self, place: int) -> Verb | None:
        token = self.tokens[place]
        if token.kind != "word" or self._written_as_noun(place):
            return None
        word = analyse(token.norm)
        if self._so_that(place):
            return next(v for v in analyse(token.norm[1:]).verbs if v.tense == "present")
        if not word.verbs:
            return self._unknown_verb(place, word)
        cover = self.cover.get(place)
        if cover is not None and not (place == cover.first and cover.kind == "thing"):
            return None
        verb = self._reading(place, word)
        if verb is None:
            return None
        if word.future:
            return verb
        if self._is_name_or_noun(place, word, verb):
            return None
        return verb

    def _written_as_noun(self, place: int) -> bool:
        """Part of a date, what is the last or the biggest, or a name in a quotation."""
        if any(d.first <= place < d.last for d in self.dates):
            return True
        if place > self.first and self.norm(place - 1) in _MOST:
            return True
        quoted = self.norm(place - 1) in QUOTES or self.norm(place + 1) in QUOTES
        return quoted and self.tokens[place].norm.startswith("ف") and self._in_short_quote(place)

    def _so_that(self, place: int) -> bool:
        """... ، ليعلن البيت الأبيض: after a comma, what came of it."""
        norm = self.tokens[place].norm
        if norm[:2] not in ("لي", "لت") or place <= self.first or self.norm(place - 1) != "،":
            return False
        follower = self.cover.get(place + 1)
        if follower is None or follower.prep or follower.kind == "thing":
            return False
        return any(v.tense == "present" and v.meaning for v in analyse(norm[1:]).verbs)

    def _in_short_quote(self, place: int) -> bool:
        start = self.tokens[place].start
        within = (q.span for q in self.quotes if q.span.start < start < q.span.end)
        return any(self.document.text[s.start : s.end].count(" ") <= 2 for s in within)

    def _unknown_verb(self, place: int, word: Word) -> Verb | None:
        """A verb that no list knows, shown by its prefix and the particle before it."""
        if word.noun or word.masdars or word.particle or place in self.cover or len(word.norm) < 4:
            return None
        norm = word.norm[len(word.conj) :] if word.conj else word.norm
        before = self.norm(self.before(place)).lstrip("وف")
        if before in _WHO and not word.definite and not word.prep and norm[0] not in "يتس":
            gender = "f" if before == "التي" else "m"
            return Verb(norm, "", (), "past", "3", gender, "s", bound=False)
        if norm[:2] in ("سي", "ست") and len(norm) > 4 and not norm.endswith("ات"):
            gender = "f" if norm[1] == "ت" else "m"
            return Verb(norm, "", (), "present", "3", gender, "s", bound=False)
        if before in ("لن", "لم", "لا", "ان", "سوف", "الذي", "التي") and norm[0] in "يت":
            if before in ("لا", "ان") and norm[0] == "ت" and norm.endswith(("ه", "ات")):
                return None
            gender = "f" if norm[0] == "ت" else "m"
            number = "p" if norm.endswith(("وا", "ون")) else "s"
            return Verb(norm, "", (), "present", "3", gender, number, bound=False)
        return None

    def _reading(self, place: int, word: Word) -> Verb | None:
        written = unstretched(self.tokens[place].text)
        if DAMMA in written[1:3] or written.startswith(("يُ", "تُ", "أُ")):
            marked = [v for v in word.verbs if v.meaning or v.tense == "passive"]
            if marked:
                return marked[0]
        negated = self.norm(self.before(place)) in ("لم", "ولم", "فلم")
        fitting = [
            verb
            for verb in word.verbs
            if not (verb.tense == "jussive" and not negated)
            and not (verb.person == "1" and verb.number == "s" and not self._in_quote(place))
        ]
        if self.norm(self.before(place)).lstrip("وف") in ("لن", "لم", "سوف"):
            fitting = [v for v in fitting if v.tense != "past"] or fitting
        if len(fitting) > 1 and self.norm(place + 1).startswith("الي"):
            fitting = [v for v in fitting if v.lemma != "اوصل"] or fitting
        if len(fitting) > 1 and len({v.gender for v in fitting}) > 1:
            gender = self._gender_before(place) or self._gender_after(place)
            fitting = [v for v in fitting if v.gender == gender] or fitting
        return fitting[0] if fitting else None

    def _gender_before(self, place: int) -> str:
        """أنها تعارض, أنه يعارض: the pronoun of "that", or who opens the sentence, tells it."""
        before = self.before(place)
        opening = self.cover.get(before)
        if opening is not None and opening.first == self.first and opening.last == place:
            return "" if opening.prep or opening.kind == "thing" else opening.gender
        word = self.word(before) if before >= self.first else _EMPTY
        if word.particle != "that" or not word.norm.endswith(("ها", "ه")):
            return ""
        return "f" if word.norm.endswith("ها") else "m"

    def _gender_after(self, place: int) -> str:
        chunk = self.cover.get(place + 1)
        if chunk is not None and chunk.kind != "thing" and not chunk.prep:
            return chunk.gender
        norm = self.norm(place + 1)
        if self.word(place + 1).particle == "pp":
            return self._gender_after(place + 1)
        return "f" if norm.endswith(("ه", "ات")) else "m"

    def headed(self) -> Chunk | None:
        """الصين: لن نقبل: the actor before the colon that a sentence opens with."""
        chunk = self.cover.get(self.first)
        named = chunk is not None and not chunk.prep and chunk.kind != "thing"
        return chunk if chunk and named and self.norm(chunk.last) == ":" else None

    def _in_quote(self, place: int) -> bool:
        if self.headed() is not None:
            return True
        start = self.tokens[place].start
        return any(q.span.start < start < q.span.end for q in self.quotes)

    def _is_name_or_noun(self, place: int, word: Word, verb: Verb) -> bool:
        before = self.before(place)
        previous = self.word(before) if before >= self.first else _EMPTY
        if self._no_verb_here(place, word, verb, previous):
            return True
        if previous.norm in _AFTER_VERB_PARTICLE or previous.particle in _VERBAL:
            return False
        until = previous.norm == "حتي" and verb.tense == "past" and not word.definite
        governed = previous.particle == "preposition" and not until
        if governed and previous.norm not in ("بعد", "قبل", "حسب", "منذ"):
            return True
        if not (word.noun or word.masdars or word.participles):
            return governed and verb.tense == "past"
        if verb.tense == "past" and self._after_that_and_subject(before):
            return False
        if previous.particle in ("that", "subordinator"):
            return verb.tense == "past" and previous.particle == "that"
        if self._subject_follows_pronoun(place, word, verb) and before not in self.verbs:
            return False
        nominal = (previous.masdars or previous.noun) and not previous.definite
        owned = word.noun and word.verb_pronoun == "ه" and not word.conj
        if self._object_of_verb(before, word) or before in self.verbs or nominal or owned:
            return True
        if verb.tense == "present":
            follower = self.word(place + 1) if place + 1 < self.last else _EMPTY
            if word.masdars and word.verb_pronoun == "ه" and follower.prep == "ل":
                return True  # in answer to
            return bool(word.noun) and not self._agreeing_after(place, verb)
        return verb.gender != "f" and self._ambiguous_past(place, word, verb, before)

    def _after_that_and_subject(self, before: int) -> bool:
        """إن كيم طلب: a name between "that" and the word makes a verb of it."""
        chunk = self.cover.get(before)
        if chunk is None or chunk.prep or chunk.kind not in ("person", "state", "office", "organ"):
            return False
        opener = self.before(chunk.first)
        return opener >= self.first and self.word(opener).particle == "that"

    def _object_of_verb(self, before: int, word: Word) -> bool:
        """أيد آبي تمسك ترامب: after a verb and its subject a masdar is the object."""
        chunk = self.cover.get(before)
        if chunk is None or word.conj or not (word.masdars or word.noun):
            return False
        if chunk.kind == "thing" and self.word(chunk.first).masdars and not word.verb_pronoun:
            return chunk.last - chunk.first == 2  # the cancelling by Australia of the contract
        return bool(word.masdars) and not chunk.prep and self.before(chunk.first) in self.verbs

    def _no_verb_here(self, place: int, word: Word, verb: Verb, previous: Word) -> bool:
        """Forms that are verbs only in quotations, after certain particles or beside a pair."""
        if verb.lemma == "عبر":
            ahead = [self.norm(k) for k in range(place + 1, place + 14)]
            if "عن" not in ahead and "مضيق" not in ahead[:8]:
                return True
        if verb.person == "1" and not self._in_quote(place):
            return True
        over = self.norm(place + 1) in ("علي", "عن", "من", "الي")
        if verb.lemma in _AMOUNTS and over and self.norm(place - 1) == "ما":
            return True  # what exceeds 550 million
        hamza = "أ" in self.tokens[place].text
        if word.norm.lstrip("و") == "هنا" and not hamza and place + 1 not in self.cover:
            return True  # here, not: he congratulated
        if previous.norm in ("ب", "ل", "ك"):
            return True
        dual = verb.number == "d" and verb.tense == "past" and not word.conj
        return dual and previous.norm not in _AFTER_VERB_PARTICLE and not self._dual_near(place)

    def _subject_follows_pronoun(self, place: int, word: Word, verb: Verb) -> bool:
        """أجراها شريف: a pronoun and a subject after it make a verb of the word."""
        if not word.verb_pronoun or verb.tense != "past":
            return False
        follower = self.cover.get(place + 1)
        return follower is not None and not follower.prep and follower.gender in ("", verb.gender)

    def _ambiguous_past(self, place: int, word: Word, verb: Verb, before: int) -> bool:
        """رفض, طلب, دعم: noun or verb by the comma before and the noun after."""
        comma = self.norm(before) in ("،", ",")
        follower = self.word(place + 1)
        if comma and word.conj and follower.prep == "ب" and follower.masdars:
            return False  # ... and threatened to take
        if comma and self.norm(place + 1) in (
            "خلالها",
            "خلاله",
            "فيها",
            "فيه",
            "اثناءها",
            "بموجبها",
        ):
            return False
        if comma and not word.conj and self.verbs:
            return True
        after = self.cover.get(place + 1)
        opening = self.word(self.first)
        timed = opening.particle == "preposition" or self.norm(self.first).lstrip("و") in _WHENS
        if timed and not self.verbs and after is not None and not after.prep:
            doer = after.kind in ("office", "person", "organ", "state")
            return not (doer and self._agreeing_after(place, verb))
        if comma and word.conj and after is not None and not after.prep and after.kind != "thing":
            return False
        return not (self._opens(place, word) and self._agreeing_after(place, verb))

    def _dual_near(self, place: int) -> bool:
        return any(c.number in "dp" for c in self.chunks if c.last <= place or c.first <= place + 2)

    def _opens(self, place: int, word: Word) -> bool:
        before = self.before(place)
        return (
            before < self.first
            or self.norm(before) in "،,؛;:.–-"
            or self.norm(before) in _TIMES
            or any(d.last == place for d in self.dates)
            or bool(word.conj)
            or (before in self.cover and not word.verb_pronoun)
        )

    def _agreeing_after(self, place: int, verb: Verb) -> bool:
        if word_is_bound(self.word(place)):
            return True
        for step in (1, 2):
            chunk = self.cover.get(place + step)
            if chunk is not None and not chunk.prep:
                return chunk.gender in ("", verb.gender) or chunk.number != "s"
            if self.norm(place + step) in "،,":
                return True
        follower = self.word(place + 1) if place + 1 < self.last else _EMPTY
        return follower.definite or follower.particle in ("that", "preposition", "human")


def word_is_bound(word: Word) -> bool:
    """Whether the word carries an object pronoun."""
    return bool(word.verb_pronoun)


_EMPTY = Word("")
