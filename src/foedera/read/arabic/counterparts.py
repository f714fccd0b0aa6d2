"""The other side of an act that names none: named beside it, or whom the text sets against its doer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedera.read.arabic.nouns import Nouns

if TYPE_CHECKING:
    from foedera.read.document import Draft

__all__ = ["Counterparts"]

# acts that are always done to somebody
_TWO_SIDED = frozenset(
    ["SANCTION", "CONCEDE", "THREATEN", "AID", "COERCE", "REQUEST", "REJECT", "ASSAULT"]
)
_TO_NOBODY = frozenset(["resign"])
_TO_SOMEBODY = frozenset(
    "ready promise offer accept back thank praise welcome sign conclude talks port-call".split()
)
_TURNS = frozenset("اما لكن بينما فيما بيد".split())
_SOME = frozenset("اطراف جهات دول قوي دولا".split())
_ANYBODY = frozenset("الشركاء شركاء الحلفاء دولي دوليه الدولي الجميع العالم الاطراف".split())
# acts that tell nothing when the other side stays open
_WITH_SOMEBODY = frozenset(["AID", "CONCEDE", "COOPERATE", "SUPPORT"])
_SOURCES = frozenset(["حسب", "عند"])
_LEAVING = frozenset(["withdraw"])


class Counterparts(Nouns):
    """Gives an act that needs two sides its second one."""

    def _complete(self, drafts: list[Draft]) -> None:
        """Fill in whom the acts of this sentence concern, where that is still open."""
        drafts[:] = [d for d in drafts if d.actors or d.type not in ("AID", "RETREAT")]
        quoted = self.view.norm(self.view.first) in ("“", "«", '"')
        for draft in drafts:
            told_by_verb = draft.token in self.view.verbs
            needs = (
                draft.type in _TWO_SIDED
                or draft.frame in _TO_SOMEBODY
                or (draft.frame in _LEAVING and told_by_verb)
                or (draft.type == "ACCUSE" and not quoted and not self._vague_worry(draft))
            )
            needs = needs and draft.frame not in _TO_NOBODY
            alone = needs and len(draft.actors) == 1 and not draft.recipients
            if alone and not self._somebody_else(draft) and not self._an_idea(draft):
                draft.recipients = self._named_after(draft) or self._set_against(draft)
        drafts[:] = [d for d in drafts if not _left_open(d)]

    def _vague_worry(self, draft: Draft) -> bool:
        """Whether a worry names no cause that has been spoken of."""
        if draft.frame != "worry":
            return False
        clause = next((c for c in self.clauses if c.first <= draft.token < c.last), None)
        return clause is None or self._vague(clause, draft.token)

    def _an_idea(self, draft: Draft) -> bool:
        """Whether an idea is criticised, whose own doers have been looked for already."""
        clause = next((c for c in self.clauses if c.first <= draft.token < c.last), None)
        if draft.type != "ACCUSE" or clause is None:
            return False
        nouns = (self.view.word(k).noun for k in range(draft.token + 1, clause.last))
        return any(n is not None and n.kind == "proposal" for n in nouns)

    def _somebody_else(self, draft: Draft) -> bool:
        """Whether the words name a body that no list knows: the agency, all partners, the world."""
        for k in range(draft.token + 1, min(self.view.last, draft.token + 12)):
            word = self.view.word(k)
            if k in self.view.verbs or word.particle == "that":
                return False
            if draft.type == "REQUEST" and word.norm in _ANYBODY:
                return True
            struck = word.noun and word.noun.kind == "attack" and k not in self.view.cover
            if draft.type == "ACCUSE" and struck:
                return True  # whose attack it was is not said
            if draft.frame == "leave" and word.noun and k not in self.view.cover:
                return word.noun.kind == "body"
            if draft.frame == "accuse" and word.norm.removesuffix("ا") in _SOME:
                return not any(k < c.first <= k + 4 for c in self.view.chunks)
            if draft.type == "REJECT" and word.norm == "اي" and k <= draft.token + 8:
                return not any(k < c.first <= k + 3 for c in self.view.chunks)
            after = self.view.after(k)
            with_body = word.norm == "مع" and after < self.view.last
            if draft.type == "SANCTION" and with_body and after not in self.view.cover:
                return self.view.word(after).definite
        return False

    def _named_after(self, draft: Draft) -> list[str]:
        """The first other actor named after the verb, before another act begins."""
        stop = min(
            (d.token for d in self.drafts if d.token > draft.token and d.actors != draft.actors),
            default=self.view.last,
        )
        turns = (k for k in range(draft.token + 1, stop) if self.view.norm(k).lstrip("و") in _TURNS)
        stop = next(turns, stop)
        for chunk in self.view.chunks:
            seat = self.roles.is_seat(chunk)
            if not draft.token < chunk.first < stop or chunk.prep in _SOURCES or seat:
                continue
            found = [e for e in self.roles.entities(chunk, None) if e not in draft.actors]
            if found:
                return found
        return []

    def _set_against(self, draft: Draft) -> list[str]:
        """The other side of the last act that the doer had a part in, else the last doer."""
        own = set(draft.actors)
        said_by = draft.speaker.actor if draft.speaker else None
        if said_by and said_by not in own:
            return [said_by]
        here = [d for d in self.drafts if d.token < draft.token]
        told = [*self.memory.drafts[-5:], *here]
        for old in reversed(told):
            everyone = [*old.actors, *old.recipients]
            others = [e for e in everyone if e not in own]
            if own & set(everyone) and others:
                return others
        for old in reversed(told if draft.frame in _LEAVING else []):
            ground = [e for e in old.recipients if e not in own]
            if old.type in ("ASSAULT", "AID", "COOPERATE", "RETREAT") and ground:
                return ground
        for old in reversed(here):
            alike = [e for e in old.recipients if e not in own]
            if old.type == draft.type and alike:
                return alike  # as the other did too
        for old in reversed(told):
            others = [e for e in old.actors if e not in own]
            if others:
                return others
        return self.memory.last("", list(draft.actors))


def _left_open(draft: Draft) -> bool:
    """Whether a state is said to help, to back or to work with somebody whom nothing names."""
    return (
        draft.type in _WITH_SOMEBODY
        and draft.frame not in _TO_NOBODY
        and len(draft.actors) == 1
        and not draft.recipients
        and not draft.actors[0].startswith("org:")
    )
