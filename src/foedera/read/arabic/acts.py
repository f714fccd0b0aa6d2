"""From triggers to drafts: what each verb and event noun tells, within its context."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from foedera.read.arabic.lexicon import Verb, combos
from foedera.read.arabic.meaning import MODES, Meaning, meaning_of, slots_for
from foedera.read.arabic.memory import Agreement, Memory, Party
from foedera.read.arabic.roles import Roles
from foedera.read.arabic.stance import stance
from foedera.read.document import Draft
from foedera.read.model import Span
from foedera.read.words import frames

if TYPE_CHECKING:
    from foedera.read.arabic.view import View
    from foedera.read.document import Clause, Document
    from foedera.read.model import EventDate, Status

__all__ = ["Acts", "Context"]

_FRIENDLY = frozenset(["AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"])
_SPEECH = frozenset(["AGREE", "SUPPORT", "REJECT", "REQUEST", "ACCUSE", "THREATEN"])
_REPORTS = frozenset(["report", "announce", "affirm", "describe", "reveal", "tell", "respond", "claim-neutral"])
_EXPECT = {
    **dict.fromkeys(["المتوقع", "المقرر", "المرجح", "المنتظر", "المرتقب", "المزمع", "المفترض", "المخطط"], "planned"),
    **dict.fromkeys(["المحتمل", "الممكن", "الوارد", "ربما", "يمكن", "يحتمل", "قد"], "hypothetical"),
}
_PURPOSE = frozenset(["بهدف", "بغيه", "لاجل", "اجل", "سبيل", "شان", "قصد", "بقصد"])
_MUTUAL = frozenset(["CONSULT", "COOPERATE", "AGREE", "SUPPORT"])
_ASPECT_NOUNS = frozenset(["انتهاء", "وقف", "قرب", "امكانيه", "احتمال", "عدم", "مجرد"])
_ABOUT = {
    "criticism": ("ACCUSE",),
    "sanction": ("SANCTION",),
    "curb": ("SANCTION",),
    "tariff": ("SANCTION",),
    "exercise": ("COOPERATE", "MOBILIZE"),
    "request": ("REQUEST",),
    "proposal": ("REQUEST",),
    "attack": ("ASSAULT",),
    "threat": ("THREATEN",),
    "warning": ("THREATEN", "ACCUSE"),
    "missile": ("MOBILIZE",),
    "test": ("MOBILIZE",),
}
_TARGETED = frozenset(["ACCUSE", "REJECT", "THREATEN", "SANCTION", "COERCE", "ASSAULT"])
_SIZES = {"ثنائي": 2, "ثنائيه": 2, "الثنائيه": 2, "ثلاثيه": 3, "الثلاثيه": 3, "الثلاثي": 3, "رباعيه": 4, "الرباعيه": 4}


@dataclass(slots=True)
class Context:
    """What a clause inherits from the words that govern it."""

    closed: bool = False
    speaker: Party | None = None
    mode: str = ""
    deny: bool = False
    report: str = ""
    subject: Party | None = None
    date: EventDate | None = None
    head: int = -1


class Acts:
    """Reads the acts of one sentence; `close` adds what can only be said at its end."""

    def __init__(
        self, document: Document, view: View, memory: Memory, clauses: list[Clause]
    ) -> None:
        self.document = document
        self.view = view
        self.memory = memory
        self.clauses = clauses
        self.roles = Roles(document, view, memory)
        self.main = Context()
        self.effect = Context()
        self.context = Context()
        self.taken: set[int] = set()
        self.drafts: list[Draft] = []
        self.reports: list[tuple[int, int, Party, str]] = []
        self.subject: Party | None = None
        self.named_upto = view.first
        self.clause_date: EventDate | None = None
        self.closed_from: int = 10**9

    # ---- contexts

    def open_clause(self, clause: Clause, head: int | None) -> None:
        """Set the context of a clause from how it is joined to what came before."""
        self._name_before(clause.first)
        self.closed_from = 10**9
        opener = clause.opener
        if opener == "that":
            self.context = replace(self.effect)
            mode = self._expected(clause)
            if mode:
                self.context = Context(mode=mode, speaker=self.context.speaker, report=self.context.report)
        elif opener in ("relative", "bare"):
            self.context = replace(self.context, closed=False) if opener == "relative" else self.context
        elif opener == "participle":
            self.context = Context(speaker=self.context.speaker if self.context.speaker else None)
        elif opener == "and" and self._continues(clause, head):
            pass
        else:
            self.context = Context()
            if opener != "after":
                self.memory.speaker = None

    def _continues(self, clause: Clause, head: int | None) -> bool:
        """Whether "and" + verb still belongs to the words reported or asked for."""
        if head is None or head not in self.view.verbs or not (self.context.closed or self.context.speaker):
            return False
        if any(self.view.word(k).particle == "that" for k in range(clause.first, head)):
            return True
        return self.view.verbs[head].tense == "present"

    def _expected(self, clause: Clause) -> str:
        for k in range(clause.first - 1, max(self.view.first, clause.first - 5) - 1, -1):
            mode = _EXPECT.get(self.view.norm(k).lstrip("وف"), _EXPECT.get(self.view.norm(k)))
            if mode and self.view.norm(k) != "قد":
                return mode
        return ""

    def _name_before(self, place: int) -> None:
        for chunk in self.view.chunks:
            if self.named_upto <= chunk.first < place:
                self.memory.name(chunk, self.roles.entities(chunk, self.subject))
                self._note_agreement(chunk.first)
        self.named_upto = max(self.named_upto, place)

    def _note_agreement(self, place: int) -> None:
        """Keep whose treaty it is when a treaty noun stands before "between A and B"."""
        chunk = self.view.cover[place]
        if chunk.prep not in ("بين", "مع"):
            return
        for k in range(place - 1, max(self.view.first, place - 10) - 1, -1):
            if k in self.view.verbs:
                return
            noun = self.view.word(k).noun
            if noun and noun.kind in ("agreement", "deal"):
                parties = self.roles.entities(chunk, self.subject)
                if chunk.prep == "مع" and self.subject:
                    parties = [*self.subject.entities, *parties]
                if len(parties) > 1:
                    self.memory.agreement = Agreement(parties, k)
                return

    # ---- verbs

    def verbal(self, clause: Clause, head: int) -> list[Draft]:
        """The acts that a finite verb or a participle of saying tells."""
        self.open_clause(clause, head)
        verb = self.view.verbs.get(head)
        if verb is None:
            verb = next(p for p in self.view.word(head).participles if p.meaning)
            subject = self.subject
        else:
            subject = self._subject(clause, head, verb)
        self._name_before(head)
        self.clause_date = self._date(clause.first, clause.last, head)
        self.effect = Context(subject=subject, head=head, date=self.clause_date)
        if self.context.closed and clause.opener != "relative":
            self.effect = replace(self.context)
            self.closed_from = clause.first
            return []
        raw = self._raw(verb, clause, head)
        meaning = meaning_of(self.view, raw, head, clause.last, verb.slots)
        if meaning is None and raw.startswith("+"):
            meaning = self._by_antecedent(raw, clause, head)
        if subject is not None and (clause.opener != "relative" or not subject.entities):
            self.subject = subject if subject.entities else self.subject
        if meaning is None:
            return self._denied_plainly(clause, head, verb, subject)
        if meaning.frame.startswith("~"):
            self.effect = Context(
                speaker=self.context.speaker, mode=meaning.mode, subject=subject, head=head, date=self.clause_date
            )
            return self._denied_plainly(clause, head, verb, subject)
        if meaning.frame in _REPORTS or meaning.frame in ("belief", "deny"):
            return self._reporting(clause, head, meaning, subject)
        return self._act(clause, head, verb, meaning, subject)

    def _raw(self, verb: Verb, clause: Clause, head: int) -> str:
        """The verb's meaning after a look at the words that change it."""
        after = self.view.norm(self.view.after(head))
        ahead = [self.view.norm(k) for k in range(head + 1, min(head + 6, self.view.last))]
        if verb.lemma == "شدد" and ("علي" in ahead[:4]):
            return "affirm"
        if verb.lemma == "جدد" and any(a.startswith("التاكيد") or a == "تاكيده" or a == "تاكيدها" for a in ahead):
            return "affirm"
        if verb.lemma in ("جاء", "ورد") and after in ("في",) and any(
            (n := self.view.word(k).noun) is not None and n.kind in ("statement", "declaration", "letter")
            for k in range(head + 1, min(head + 5, self.view.last))
        ):
            return "report"
        return verb.meaning

    def _subject(self, clause: Clause, head: int, verb: Verb) -> Party | None:
        if verb.meaning in ("+pass",) or verb.tense == "passive" or self._is_passive(head):
            return None
        pronoun = self.view.word(head).verb_pronoun
        party = self._had_before(clause, head) or self.roles.subject(clause, head, verb, pronoun)
        if party is not None and party.entities:
            self.memory.act(party)
        return party

    def _had_before(self, clause: Clause, head: int) -> Party | None:
        """سبق لواشنطن أن رفضت, يمكن لباريس أن: the doer stands after ل before أن."""
        if clause.opener != "that":
            return None
        for chunk in reversed(self.view.chunks):
            if chunk.last <= clause.first and clause.first - chunk.last <= 2 and chunk.prep in ("ل", "علي"):
                before = self.view.norm(chunk.first - 1).lstrip("وف")
                if before in ("سبق", "يمكن", "ينبغي", "يجوز", "يحق", "لا_"):
                    return self.roles.party(chunk)
        return None

    def _is_passive(self, head: int) -> bool:
        from foedera.read.arabic.letters import DAMMA

        token = self.view.tokens[head]
        text = token.text[len(self.view.word(head).conj) :]
        return len(text) > 1 and text[1] == DAMMA and self.view.verbs[head].tense in ("past", "present") and not self._form_four(head)

    def _form_four(self, head: int) -> bool:
        """يُعلن is active: verbs of form IV and II carry a damma on the prefix."""
        verb = self.view.verbs[head]
        return verb.tense == "present" and (verb.lemma.startswith("ا") or len(verb.lemma) == 3)

    def _by_antecedent(self, raw: str, clause: Clause, head: int) -> Meaning | None:
        """مناورات تجريها: the noun that decides stands before the verb."""
        table = combos()
        for k in range(head - 1, max(self.view.first, head - 9) - 1, -1):
            noun = self.view.word(k).noun
            if k in self.view.verbs:
                break
            if noun is None:
                continue
            frame = table.get((raw[1:], noun.kind)) or (noun.frame if noun.alone else "")
            if frame and frame in frames():
                self.taken.add(k)
                return Meaning(frame, k, "", raw)
        return None

    def _denied_plainly(
        self, clause: Clause, head: int, verb: Verb, subject: Party | None
    ) -> list[Draft]:
        """"Will not change", "does not think of": saying no without a frame of its own."""
        negation = self._negation(clause, head)
        if negation not in ("لن", "لا") or subject is None or not subject.entities:
            return []
        if verb.meaning not in ("change", "consider", "want", "plan") and not (
            negation == "لن" and (self.context.speaker or subject.speaker)
        ):
            return []
        if verb.tense not in ("present", "jussive"):
            return []
        return [self._draft("refuse", clause, head, subject, [], rule="negated", friendly_fallback=True)]

    def _negation(self, clause: Clause, head: int) -> str:
        for k in range(head - 1, max(clause.first, head - 3) - 1, -1):
            word = self.view.word(k)
            if word.particle == "negation":
                return word.value
        return ""

    def _reporting(
        self, clause: Clause, head: int, meaning: Meaning, subject: Party | None
    ) -> list[Draft]:
        kind = meaning.frame
        limit = clause.last
        if clause.opener == "relative" and self.view.word(head).verb_pronoun and kind == "announce":
            deal = self._by_antecedent("+announce", clause, head)
            if deal is not None and subject is not None and subject.entities:
                return self._act(clause, head, self.view.verbs.get(head), deal, subject)
        if kind in ("announce", "reveal"):
            deal = meaning_of(self.view, "+announce", head, clause.last, ())
            if deal is not None and subject is not None and subject.entities:
                return self._act(clause, head, self.view.verbs.get(head), deal, subject)
        if subject is None or not subject.entities:
            subject = self._source(clause, head) or subject
        if subject is None or not subject.entities:
            self.effect = Context()
            return []
        self.memory.speaker = subject
        self.effect = Context(
            speaker=subject, report=kind, subject=subject, deny=kind == "deny", date=self.clause_date, head=head
        )
        self.context = replace(self.effect)
        self.reports.append((head, limit, subject, kind))
        if kind == "deny":
            return self._denial(clause, head, subject)
        if kind == "affirm":
            return self._affirmed(clause, head, subject)
        return []

    def _source(self, clause: Clause, head: int) -> Party | None:
        """نقلت رويترز عن مسؤول, جاء في بيان وزارة: the one whose words they are."""
        for chunk in self.view.chunks:
            if head < chunk.first < clause.last and chunk.prep in ("عن", "ل", "في", "حسب") and chunk.speaks:
                return self.roles.party(chunk)
        return None

    def _denial(self, clause: Clause, head: int, subject: Party) -> list[Draft]:
        pronoun = self.view.word(head).verb_pronoun
        if clause.opener == "relative" and pronoun and self.drafts:
            last = self.drafts[-1]
            twin = replace_draft(last, self._evidence(clause))
            twin.status, twin.speaker, twin.outlets, twin.token = "denied", None, [], head
            self.drafts.append(twin)
            return [twin]
        if any(self.view.word(k).particle == "that" for k in range(head, min(self.view.last, head + 12))):
            return self._denied_again(clause, head, subject)
        following = next((c for c in self.clauses if c.first == clause.last), None)
        if following is not None and following.opener == "that":
            return []
        return [self._draft("reject", clause, head, subject, [], rule="denial", friendly_fallback=True)]

    def _denied_again(self, clause: Clause, head: int, subject: Party) -> list[Draft]:
        """Denial of an act told before and now named by its noun ("that the withdrawal is decided")."""
        told = self.memory_drafts()
        for k in range(head + 1, self.view.last):
            word = self.view.word(k)
            if not (word.definite and (word.masdars or (word.noun and word.noun.frame))) or k in self.view.cover:
                continue
            meanings = {m.meaning.lstrip("+") for m in word.masdars} | {word.noun.frame if word.noun else ""}
            types = {frames()[m].type for m in meanings if m in frames()}
            if "withdraw" in meanings:
                types.add("SANCTION")
            for old in reversed(told):
                if old.type in types and set(old.actors) & set(subject.entities):
                    twin = replace_draft(old, self._evidence(clause))
                    twin.status, twin.speaker, twin.outlets, twin.token, twin.date = "denied", subject.speaker, [], head, None
                    twin.sentence = clause.sentence
                    self.drafts.append(twin)
                    return [twin]
        return []

    def _affirmed(self, clause: Clause, head: int, subject: Party) -> list[Draft]:
        """Reaffirming a commitment or support, said with a noun."""
        for k in range(head + 1, clause.last):
            word = self.view.word(k)
            if word.particle == "that":
                return []
            if (word.noun and word.noun.kind in ("commitment", "support")) or any(
                m.meaning in ("promise", "back") for m in word.masdars
            ):
                self.closed_from = head + 1
                slots = {"obj": "O", "ب": "O", "ل": "R", "عن": "R", "الي": "R", "تجاه": "R", "علي": "O", "مع": "R"}
                _, recipients, _ = self.roles.fill(k, clause.last, slots, subject, set())
                return [self._draft("reaffirm", clause, head, subject, recipients)]
        return []

    def _act(
        self, clause: Clause, head: int, verb: Verb | None, meaning: Meaning, subject: Party | None
    ) -> list[Draft]:
        if meaning.noun >= 0:
            self.taken.add(meaning.noun)
            self.taken.update(range(head, meaning.noun))
        if meaning.frame in ("follow", "enter", "go-on", "vote", "burn", "change", "station-self", "leave-maybe", "consult-tell"):
            return self._special(clause, head, meaning, subject)
        frame = frames()[meaning.frame]
        slots = slots_for(meaning)
        avoid = {subject.chunk.first} if subject is not None and subject.chunk is not None else set()
        if clause.opener == "relative":
            stop = clause.last
        else:
            stop = self._reach(clause, slots)
        start = head + 1 if meaning.noun < 0 or "obj" in slots or meaning.verb in ("do", "give", "make", "send", "supply", "impose") else meaning.noun
        actors, recipients, content = self.roles.fill(start, stop, slots, subject, avoid)
        if frame.content == "closed":
            self.effect = Context(closed=True, subject=subject)
            self.closed_from = min(content, clause.last) if "C" in slots.values() else head + 1
        pronoun = self.view.word(head).verb_pronoun
        if pronoun and clause.opener != "relative":
            recipients += self._pronoun(pronoun, subject)
        if subject is None:
            subject = self._missing(clause, head, frame.id, actors)
        if subject is None:
            return []
        if subject.human:
            return self._by_people(clause, head, frame.id, recipients)
        draft = self._draft(frame.id, clause, head, subject, recipients, extra=actors, mode=meaning.mode, wants_object="O" in slots.values())
        self._settle(draft, clause, head, verb, meaning, subject)
        return [draft] if draft.type else []

    def _reach(self, clause: Clause, slots: dict[str, str]) -> int:
        """Objects that are about somebody may reach into the relative clause that follows."""
        if "O" not in slots.values():
            return clause.last
        index = self.clauses.index(clause)
        if index + 1 < len(self.clauses) and self.clauses[index + 1].opener in ("relative", "bare", "that"):
            has_own = any(clause.first <= c.first < clause.last and c.kind != "group" and (self.subject is None or c is not self.subject.chunk) and c.prep not in ("عند", "في", "حسب") for c in self.view.chunks)
            if not has_own:
                return self.clauses[index + 1].last
        return clause.last

    def _pronoun(self, pronoun: str, subject: Party | None) -> list[str]:
        own = list(subject.entities) if subject else []
        if pronoun in ("هما", "هم"):
            return self.memory.group(2)
        gender = "f" if pronoun == "ها" else "m" if pronoun == "ه" else ""
        return self.memory.last(gender, own) if gender else []

    def _missing(self, clause: Clause, head: int, frame: str, actors: list[str]) -> Party | None:
        """The doer of a passive or nominal act: by whom, the treaty's parties, the last group."""
        for chunk in self.view.chunks:
            if head < chunk.first < clause.last and chunk.prep == "من" and self.view.norm(chunk.first - 1) in ("قبل", "جانب", "طرف"):
                return self.roles.party(chunk)
        if len(actors) > 1 or (actors and frames()[frame].mutual):
            return Party(actors)
        if frame in ("sign", "in-force", "conclude", "ratify") and self.memory.agreement:
            return Party(list(self.memory.agreement.parties))
        passive = head in self.view.verbs and (self._is_passive(head) or self.view.verbs[head].tense == "passive")
        if passive and self.memory.drafts:
            if frame in ("condemn", "criticise", "agree-to", "meet", "talks", "sign", "request"):
                last = self.drafts[-1] if self.drafts else self.memory.drafts[-1]
                group = list(dict.fromkeys([*last.actors, *last.recipients]))
                return Party(group)
        if passive and frame == "alert":
            return None
        return None

    def _by_people(self, clause: Clause, head: int, frame: str, recipients: list[str]) -> list[Draft]:
        """Demonstrators: the state is the one they demonstrate in, or their government."""
        if frames()[frame].type != "PROTEST" and frame not in ("request", "condemn", "criticise", "burn"):
            return []
        home = [
            e
            for c in self.view.chunks
            if clause.first <= c.first < clause.last and c.prep in ("في", "عند", "امام", "")
            for e in self.roles.entities(c, None)
        ]
        actors = home[:1] or self.memory.last("", [])
        if not actors:
            return []
        target = recipients or home[1:2] or actors
        return [self._draft("protest", clause, head, Party(actors), target)]

    def _special(
        self, clause: Clause, head: int, meaning: Meaning, subject: Party | None
    ) -> list[Draft]:
        kind = meaning.frame
        words = " ".join(self.view.norm(k) for k in range(head, clause.last))
        if kind == "follow" and subject is not None and self.memory_drafts():
            last = self.memory_drafts()[-1]
            if frames()[last.frame].type == "SUPPORT" and subject.chunk is not None:
                others = [e for e in (*last.actors, *last.recipients) if e not in subject.entities]
                return [self._draft(last.frame, clause, head, subject, others)]
        if kind == "enter" and ("حيز" in words or "النفاذ" in words or "سريان" in words):
            return self._in_force(clause, head)
        if kind == "go-on":
            return self._goes_on(clause, head, meaning)
        if kind == "leave-maybe" and subject is not None and subject.entities:
            _, recipients, _ = self.roles.fill(head + 1, clause.last, {"من": "R"}, subject, set())
            if any(r.startswith("org:") for r in recipients):
                return [self._settled("leave", clause, head, subject, recipients)]
        if kind == "station-self" and subject is not None and subject.chunk is not None and subject.chunk.kind == "forces":
            return []
        return []

    def _settled(self, frame: str, clause: Clause, head: int, subject: Party, recipients: list[str]) -> Draft:
        draft = self._draft(frame, clause, head, subject, recipients)
        self._settle(draft, clause, head, self.view.verbs.get(head), Meaning(frame), subject)
        return draft

    def memory_drafts(self) -> list[Draft]:
        """Everything told so far, this sentence included."""
        return [*self.memory.drafts, *self.drafts]

    def _in_force(self, clause: Clause, head: int) -> list[Draft]:
        parties: list[str] = []
        for chunk in self.view.chunks:
            if clause.first <= chunk.first < clause.last and chunk.prep in ("بين", "مع"):
                parties = self.roles.entities(chunk, None)
                break
        if len(parties) < 2 and self.memory.agreement:
            parties = list(self.memory.agreement.parties)
        if len(parties) < 2:
            return []
        return [self._draft("in-force", clause, head, Party(parties), [])]

    def _goes_on(self, clause: Clause, head: int, meaning: Meaning) -> list[Draft]:
        """An exercise or talks begin or end: the noun before or after the verb says what."""
        for k in [*range(clause.first, head), *range(head + 1, clause.last)]:
            noun = self.view.word(k).noun
            if noun is None or not noun.alone:
                continue
            self.taken.add(k)
            slots = {"بين": "A", "مع": "A"}
            actors, _, _ = self.roles.fill(clause.first, clause.last, slots, None, set())
            if len(actors) < 2:
                for chunk in self.view.chunks:
                    if k in range(chunk.first, chunk.last):
                        actors = [*self.roles.entities(chunk, None), *actors]
            if not actors:
                actors = self._last_group()
            if actors:
                frame = noun.frame
                if frame == "exercise" and len(set(actors)) < 2:
                    frame = "own-exercise"
                return [self._draft(frame, clause, head, Party(actors), [])]
        return []

    def _last_group(self) -> list[str]:
        return list(self.memory.groups[-1]) if self.memory.groups else []

    # ---- nouns

    def noun_places(self, clause: Clause) -> list[int]:
        """Event nouns and masdars of a clause, in order."""
        found = []
        for place in range(clause.first, clause.last):
            if place in self.view.verbs:
                continue
            cover = self.view.cover.get(place)
            if cover is not None and not (cover.kind == "thing" and place == cover.first):
                continue
            word = self.view.word(place)
            if (
                (word.noun and (word.noun.alone or word.noun.kind in ("agreement", "ceasefire", "deal")))
                or any(m.meaning for m in word.masdars)
            ):
                found.append(place)
        return found

    def nominal(self, clause: Clause, place: int) -> list[Draft]:
        """The act that a noun tells by itself, if it names who did it."""
        if place in self.taken:
            return []
        word = self.view.word(place)
        if word.noun and word.noun.kind in ("agreement", "deal") and not word.noun.alone:
            return self._dated_treaty(clause, place)
        adjunct = self._adjunct(place)
        if place >= self.closed_from and not adjunct:
            return []
        if self.context.closed and not adjunct and clause.opener != "relative":
            return []
        planned = self._plan_before(place)
        if self._purpose(place) and not planned and self.effect.report not in ("announce", "reveal"):
            return []
        before = self.view.norm(self.view.before(place)).lstrip("وفبل")
        if before in _ASPECT_NOUNS and not (word.noun and word.noun.kind == "ceasefire"):
            return []
        if word.noun and word.noun.kind == "ceasefire" and not word.definite:
            return self._ceasefire(clause, place)
        meaning = self._noun_meaning(place)
        if meaning is None or meaning.frame not in frames():
            return []
        if planned:
            meaning.mode = "planned"
        return self._told_by_noun(clause, place, meaning, adjunct=adjunct)

    def _plan_before(self, place: int) -> bool:
        """"Plans of the alliance to open", "their resolve to deploy"."""
        for k in range(place - 1, max(self.view.first, place - 5) - 1, -1):
            noun = self.view.word(k).noun
            if noun and noun.kind == "plan":
                return True
            if k in self.view.verbs:
                return False
        return False

    def _noun_meaning(self, place: int) -> Meaning | None:
        word = self.view.word(place)
        if word.noun and word.noun.alone and word.noun.frame:
            return Meaning(word.noun.frame, -1, "", "noun")
        for masdar in word.masdars:
            if masdar.meaning in _REPORTS or masdar.meaning in MODES:
                continue
            found = meaning_of(self.view, masdar.meaning, place, self.view.last, masdar.slots)
            if found is not None and not found.frame.startswith("~"):
                return found
        return None

    def _adjunct(self, place: int) -> bool:
        """Whether the noun only dates or explains: during, after, at the end of, in the margin of."""
        for k in range(place - 1, max(self.view.first, place - 4) - 1, -1):
            norm = self.view.norm(k)
            word = self.view.word(k)
            if k in self.view.verbs or word.particle == "that":
                return False
            if word.particle == "preposition" and word.value in ("عند", "لدي") and norm not in _PURPOSE:
                return True
            if norm in ("هامش", "ختام", "اعقاب", "اطار", "ضوء", "سياق", "خضم", "مستهل", "ايام", "اشهر"):
                return True
            if word.particle == "preposition":
                return False
        return False

    def _purpose(self, place: int) -> bool:
        word = self.view.word(place)
        if word.prep == "ل":
            return True
        before = self.view.norm(self.view.before(place))
        return before.lstrip("ول") in _PURPOSE

    def _told_by_noun(
        self, clause: Clause, place: int, meaning: Meaning, *, adjunct: bool
    ) -> list[Draft]:
        word = self.view.word(place)
        frame = frames()[meaning.frame]
        slots = slots_for(meaning)
        stop = self._noun_reach(clause, place)
        owner = self._owner(place, word.pronoun, stop)
        inherits = self.effect.report in ("announce", "reveal", "respond") and self.effect.subject is not None and place > self.effect.head
        actors, recipients, content = self.roles.fill(
            place + 1, stop, slots, owner, {owner.chunk.first} if owner and owner.chunk else set()
        )
        party = owner
        if party is None and len(actors) > 1:
            party = Party([])
        if party is None and meaning.mode == "planned":
            party = self._plan_owner(place)
        if party is None and inherits and (not self._purpose(place) or meaning.mode):
            party = self.effect.subject
        if party is not None and inherits and not recipients and self.effect.subject and party is not self.effect.subject and frame.type in ("RETREAT", "AID"):
            recipients = [e for e in self.effect.subject.entities if e not in party.entities]
        if party is None and frame.type == "CONSULT":
            party = self._sized_group(place, stop)
        if party is None and frame.mutual and actors and self.subject and not set(actors) & set(self.subject.entities):
            party = self.subject if adjunct else None
        if party is None:
            return []
        everyone = list(dict.fromkeys([*party.entities, *actors]))
        if not everyone or (frame.type in ("CONSULT", "COOPERATE") and len({*everyone, *recipients}) < 2 and frame.id != "own-exercise"):
            if frame.id == "exercise" and everyone:
                frame = frames()["own-exercise"]
            else:
                return []
        if not recipients and frame.type in ("ASSAULT", "COERCE") and self.subject and not set(self.subject.entities) & set(party.entities):
            recipients = list(self.subject.entities)
        if not recipients and not frame.mutual and frame.type in ("SUPPORT", "REJECT", "CONCEDE", "ACCUSE", "THREATEN") and not inherits and not self._date(place, stop, place):
            return []
        self.taken.add(place)
        if meaning.noun >= 0:
            self.taken.update(range(place, meaning.noun + 1))
        mode = meaning.mode
        if self.effect.report == "reveal" and any(self.view.word(k).noun and self.view.word(k).noun.kind == "plan" for k in range(clause.first, place)):  # type: ignore[union-attr]
            mode = "planned"
        draft = self._draft(frame.id, clause, place, party, recipients, extra=actors, mode=mode, noun=(place, stop))
        if inherits and not adjunct and draft.date is None:
            draft.date = self.effect.date
        if adjunct and draft.date is None and word.pronoun == "" and frame.type == "CONSULT":
            draft.date = self.clause_date
        if frame.id == "withdraw" and any(r.startswith("org:") for r in draft.recipients):
            draft.frame, draft.type = "leave", "SANCTION"
        return [draft]

    def _plan_owner(self, place: int) -> Party | None:
        for k in range(place - 1, max(self.view.first, place - 5) - 1, -1):
            chunk = self.view.cover.get(k)
            if chunk is not None:
                return Party(self.roles.entities(chunk, self.subject), chunk)
        return None

    def _sized_group(self, place: int, stop: int) -> Party | None:
        """A dated trilateral summit whose members have been named before."""
        if self._date(place, stop, place) is None:
            return None
        for k in range(place, min(stop, place + 5)):
            size = _SIZES.get(self.view.norm(k))
            if size:
                group = self.memory.group(size)
                return Party(group) if len(group) == size else None
        return None

    def _noun_reach(self, clause: Clause, place: int) -> int:
        index = self.clauses.index(clause)
        stop = clause.last
        for k in range(place + 1, clause.last):
            if self.view.norm(k) in "؛;":
                stop = k
                break
        if stop == clause.last and index + 1 < len(self.clauses) and self.clauses[index + 1].opener in ("relative", "bare"):
            between = any(c.prep == "بين" and clause.last <= c.first < self.clauses[index + 1].last for c in self.view.chunks)
            inside = any(place < c.first < clause.last for c in self.view.chunks)
            if between and not inside:
                stop = self.clauses[index + 1].last
        return stop

    def _owner(self, place: int, pronoun: str, stop: int) -> Party | None:
        """The doer named by the construct, a nationality, "by" or a pronoun."""
        cover = self.view.cover.get(place)
        if cover is not None and cover.first == place:
            return Party(self.roles.entities(cover, self.subject), cover)
        nearest = self.view.cover.get(place + 1) or self.view.cover.get(self.view.after(place))
        if nearest is not None and nearest.first in (place + 1, self.view.after(place)) and nearest.prep in ("", "+"):
            if nearest.kind != "thing" or nearest.first == place + 1:
                return Party(self.roles.entities(nearest, self.subject), nearest)
        for chunk in self.view.chunks:
            if place < chunk.first < stop and chunk.prep == "من" and self.view.norm(chunk.first - 1) in ("قبل", "جانب", "طرف"):
                return Party(self.roles.entities(chunk, self.subject), chunk)
        if pronoun and self.subject is not None:
            if pronoun in ("هما", "هم"):
                group = self.subject.entities if len(self.subject.entities) > 1 else self._last_group()
                return Party(list(group))
            return Party(list(self.subject.entities), None, self.subject.gender)
        return None

    def _ceasefire(self, clause: Clause, place: int) -> list[Draft]:
        words = [self.view.norm(k) for k in range(place, min(self.view.last, place + 4))]
        if not any("نار" in w for w in words):
            return []
        if any(w.startswith("لقبول") or w == "مقترح" for w in (self.view.norm(place - 1),)):
            return []
        parties = next((list(d.actors) for d in reversed(self.memory_drafts()) if d.type == "ASSAULT"), [])
        for chunk in self.view.chunks:
            if place < chunk.first < clause.last and chunk.prep in ("بين", "مع"):
                parties = self.roles.entities(chunk, self.subject)
        if not parties:
            return []
        return [self._draft("ceasefire", clause, place, Party(parties), [], noun=(place, clause.last))]

    def _dated_treaty(self, clause: Clause, place: int) -> list[Draft]:
        """"The treaty signed in 1951": a participle that dates the act."""
        for k in range(place + 1, min(self.view.last, place + 16)):
            word = self.view.word(k)
            if self.view.norm(k) in "؛;":
                break
            stem = word.norm.removeprefix("ال")
            if stem in ("موقعه", "مبرمه", "موقع", "مبرم", "مصادق"):
                when = self._date(k, min(self.view.last, k + 8), k)
                if when is None:
                    return []
                parties = self._treaty_parties(place, k)
                if len(parties) < 2:
                    return []
                return [self._draft("sign", clause, k, Party(parties), [], noun=(place, min(self.view.last, k + 4)), when=when)]
        return []

    def _treaty_parties(self, place: int, stop: int) -> list[str]:
        found: list[str] = []
        for chunk in self.view.chunks:
            if place <= chunk.first < stop:
                found += self.roles.entities(chunk, self.subject)
        if len(found) < 2:
            pronoun = next((self.view.norm(k) for k in range(place, stop) if self.view.norm(k) in ("معها", "معه", "معهم")), "")
            for chunk in self.view.chunks:
                if chunk.first < place:
                    for entity in self.roles.entities(chunk, self.subject):
                        if entity not in found:
                            found.append(entity)
            if not pronoun and len(found) != 2:
                here = list(dict.fromkeys(found))[:2]
                last = self.memory.groups[-1:] if not here else []
                found = list(last[0]) if last else here
        return list(dict.fromkeys(found))[:4]

    # ---- drafts

    def _evidence(self, clause: Clause, noun: tuple[int, int] | None = None) -> Span:
        first, last = (clause.first, clause.last) if noun is None else noun
        while first < last and self.view.tokens[first].norm in "،,؛;:.–-»”)":
            first += 1
        while last > first + 1 and self.view.tokens[last - 1].norm in "،,؛;:.–-«“(":
            last -= 1
        return self.document.span(first, max(last, first + 1))

    def _draft(
        self,
        frame: str,
        clause: Clause,
        head: int,
        subject: Party,
        recipients: list[str],
        *,
        extra: list[str] | None = None,
        mode: str = "",
        rule: str = "",
        noun: tuple[int, int] | None = None,
        when: EventDate | None = None,
        wants_object: bool = False,
        friendly_fallback: bool = False,
    ) -> Draft:
        row = frames()[frame]
        actors, given = list(subject.entities), list(recipients)
        if row.mutual:
            actors += extra or []
        else:
            given += [e for e in extra or [] if e not in actors]
        if row.swap:
            actors, given = given, actors
        given = [e for e in dict.fromkeys(given) if e not in actors or row.type == "PROTEST"]
        if not given and noun is None and (wants_object or friendly_fallback or row.type in _TARGETED):
            if row.type in ("SANCTION", "COERCE", "ASSAULT") or frame == "accuse":
                given = self._elsewhere(head, actors)
            given = given or self._about(clause, head, actors)
        first, last = noun if noun else (clause.first, clause.last)
        draft = Draft(
            type=row.type or "",
            frame=frame,
            sentence=clause.sentence,
            evidence=self._evidence(clause, noun),
            token=head,
            actors=list(dict.fromkeys(actors)),
            recipients=given,
            date=when or self._date(first, last, head),
            rule=rule or frame,
        )
        if draft.date is None and noun is None and row.type in _SPEECH:
            draft.date = self.context.date
        if draft.date is None and noun is None and clause.opener in ("participle", "and") and self.drafts:
            last = self.drafts[-1]
            if set(last.actors) == set(draft.actors) and row.type in _SPEECH and last.status == "happened":
                draft.date = last.date
        if row.spoken and self.context.speaker is None:
            draft.speaker = subject.speaker
        elif self.context.speaker is not None:
            draft.speaker = self.context.speaker.speaker
        draft.status = self._status(clause, head, mode or self.context.mode, draft)
        if draft.type:
            self.drafts.append(draft)
            everyone = tuple(dict.fromkeys([*draft.actors, *draft.recipients]))
            if len(everyone) > 1:
                self.memory.groups.append(everyone)
            if frame in ("sign", "conclude", "in-force") and len(everyone) > 1:
                self.memory.agreement = Agreement(list(everyone), head)
        return draft

    def _about(self, clause: Clause, head: int, actors: list[str]) -> list[str]:
        """Whom an object without a name concerns: a treaty's parties or the last act's doer."""
        own = set(actors)
        told = self.memory_drafts()
        for k in range(head + 1, clause.last):
            noun = self.view.word(k).noun
            if noun is None or k in self.view.cover:
                continue
            if noun.kind in ("agreement", "deal") and self.memory.agreement:
                return [e for e in self.memory.agreement.parties if e not in own]
            for draft in reversed(told if noun.kind in _ABOUT else []):
                if draft.type in _ABOUT[noun.kind] and not own & set(draft.actors):
                    return list(draft.actors)
        for draft in reversed(told[-5:]):
            doers = [e for e in draft.actors if e not in own]
            targets = [e for e in draft.recipients if e not in own]
            if draft.type in _SPEECH and targets:
                return targets
            if doers or targets:
                return doers or targets
        return []

    def _elsewhere(self, head: int, actors: list[str]) -> list[str]:
        """Another actor that the same sentence names with a telling preposition."""
        for chunk in self.view.chunks:
            if chunk.first > head and chunk.prep in ("مع", "بين", "ضد", "ل", "الي", "علي", "تجاه", "+"):
                found = [e for e in self.roles.entities(chunk, self.subject) if e not in actors]
                if found:
                    return found
        return []

    def _status(self, clause: Clause, head: int, mode: str, draft: Draft) -> Status:
        word = self.view.word(head)
        if self.context.deny:
            return "denied"
        if mode:
            return mode  # type: ignore[return-value]
        if word.future or self.view.norm(head - 1) in ("سوف", "وسوف"):
            if draft.type == "SUPPORT" and self.context.report == "affirm":
                return "happened"
            return "planned"
        verb = self.view.verbs.get(head)
        if verb is not None and verb.tense == "present" and self.view.norm(head - 1) == "قد":
            return "hypothetical"
        if verb is not None and verb.meaning in ("+continue",) and draft.type not in _SPEECH:
            return "ongoing"
        return "happened"

    def _settle(
        self, draft: Draft, clause: Clause, head: int, verb: Verb | None, meaning: Meaning, subject: Party
    ) -> None:
        """Negation, and frames that depend on who the parties are."""
        negation = self._negation(clause, head)
        if negation:
            self._negate(draft, negation, meaning)
        if meaning.frame == "withdraw" and any(r.startswith("org:") for r in draft.recipients):
            draft.frame, draft.type = "leave", "SANCTION"
        if meaning.frame == "exercise" and len({*draft.actors, *draft.recipients}) < 2:
            draft.frame, draft.type = "own-exercise", "MOBILIZE"
            _, near, _ = self.roles.fill(head + 1, clause.last, {"بشان": "R", "قرب": "R", "ضد": "R", "علي": "R"}, subject, set())
            draft.recipients = near
        if meaning.frame == "oppose" and not self._proposal_in(clause, head):
            draft.frame, draft.type = "criticise", "ACCUSE"
        if meaning.frame == "warn":
            self._warning(draft, clause, head)
        if meaning.frame == "deploy" and draft.type:
            self._deployed(draft, clause, head, subject)
        if not draft.type and draft in self.drafts:
            self.drafts.remove(draft)

    def _proposal_in(self, clause: Clause, head: int) -> bool:
        """Whether what is opposed is a step not yet taken."""
        for k in range(head + 1, clause.last):
            word = self.view.word(k)
            if (word.noun and word.noun.kind in ("proposal", "plan", "request", "agreement", "decision")) or word.masdars:
                return True
        return False

    def _deployed(self, draft: Draft, clause: Clause, head: int, subject: Party) -> None:
        _, hosts, _ = self.roles.fill(head + 1, clause.last, {"في": "R", "علي": "R", "الي": "R"}, subject, set())
        if hosts or len(draft.actors) > 1:
            draft.frame, draft.type, draft.recipients = "basing", "COOPERATE", hosts

    def _negate(self, draft: Draft, negation: str, meaning: Meaning) -> None:
        if meaning.frame == "rule-out":
            draft.frame, draft.type, draft.status = "ready", "AGREE", "hypothetical"
        elif negation in ("لن", "لا") and draft.type in _FRIENDLY:
            draft.frame, draft.type, draft.status = "refuse", "REJECT", "happened"
        elif negation == "لم" and self.context.speaker is not None:
            draft.status = "denied"
        else:
            draft.type = ""

    def _warning(self, draft: Draft, clause: Clause, head: int) -> None:
        """A warning of what will follow is a threat, a warning against conduct a reproach."""
        tail = range(head + 1, self.view.last)
        words = [self.view.norm(k) for k in tail]
        future = any(self.view.word(k).future for k in tail) or any(w in ("قد", "سوف", "عواقب", "مغبه", "تداعيات", "رد") for w in words)
        if not draft.recipients:
            own = set(draft.actors)
            for chunk in self.view.chunks:
                if chunk.first > head and chunk.kind != "self":
                    found = [e for e in self.roles.entities(chunk, None) if e not in own]
                    if found:
                        draft.recipients = found[:1]
                        break
        if future:
            draft.frame, draft.type = "warn-of", "THREATEN"

    def _date(self, first: int, last: int, head: int) -> EventDate | None:
        """The expression of time in [first, last) nearest to the trigger, those after it first."""
        inside = [d for d in self.document.dates if first <= d.first < last and d.date is not None]
        if not inside:
            return self._tied(first, last)
        after = [d for d in inside if d.first > head]
        return (after[0] if after else inside[-1]).date

    def _tied(self, first: int, last: int) -> EventDate | None:
        """The date of an act that the words point back to: at the meeting, at once, at it."""
        for k in range(first, last):
            word = self.view.word(k)
            norm = word.norm
            if norm in ("خلاله", "خلالها", "اثناءه", "اثناءها", "عقبه", "عقبها", "بعده") or (
                norm in ("الفور", "بذلك") and self.view.norm(k - 1).lstrip("و") == "علي"
            ):
                return self._last_date(None)
            noun = word.noun
            if noun and noun.kind in ("meeting", "talks", "visit", "call") and word.definite and self._adjunct(k):
                return self._last_date("CONSULT")
        return None

    def _last_date(self, kind: str | None) -> EventDate | None:
        for draft in reversed(self.memory_drafts()[-4:]):
            if draft.date is not None and kind in (None, draft.type):
                return draft.date
        return None

    # ---- end of sentence

    def close(self, drafts: list[Draft]) -> None:
        """Add the stances that reported words take without a verb of their own."""
        self._name_before(self.view.last)
        for head, _, party, kind in self.reports:
            if any(d.token > head for d in drafts if d.speaker is not None and party.speaker is not None and d.speaker.actor == party.speaker.actor):
                continue
            found = stance(self.view, head, kind)
            if found is None:
                continue
            frame, first, last = found
            clause = next(c for c in self.clauses if c.first <= head < c.last)
            self.context = Context(speaker=party, date=self._date(clause.first, clause.last, head))
            own = set(party.entities)
            named = [
                e
                for c in self.view.chunks
                if first <= c.first < last and c.prep not in ("في", "عند")
                for e in self.roles.entities(c, party)
                if e not in own
            ]
            row = frames()[frame]
            draft = self._draft(frame, clause, head, party, named[:2], noun=(first, last), friendly_fallback=row.type in ("REJECT", "ACCUSE"), rule="stance")
            draft.date = draft.date or self.context.date
            drafts.append(draft)


def replace_draft(draft: Draft, evidence: Span) -> Draft:
    """A copy of a draft with other words as evidence."""
    return Draft(
        draft.type,
        draft.frame,
        draft.sentence,
        evidence,
        draft.token,
        list(draft.actors),
        list(draft.recipients),
        list(draft.topics),
        draft.date,
        draft.status,
        draft.speaker,
        list(draft.outlets),
        draft.rule,
    )
