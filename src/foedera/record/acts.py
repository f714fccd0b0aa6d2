"""What an act is, as far as its claims tell: a summary that is renewed when they change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedera.record.documents import event_from
from foedera.record.same import Telling, weight
from foedera.record.tables import PartyRow, ThemeRow

if TYPE_CHECKING:
    from foedera.record.tables import ActRow, ClaimRow, ReportRow

__all__ = ["decide_by_claims", "is_live", "summarise", "telling"]


def telling(claim: ClaimRow, report: ReportRow) -> Telling:
    """A claim as the latest reading that had it tells it."""
    return Telling(event_from(claim.events[-1].document), report.published, report.id)


def is_live(claim: ClaimRow) -> bool:
    """Whether a claim counts: the latest reading has it, or a person has accepted it."""
    return claim.current or claim.verdict == "accepted"


def decide_by_claims(act: ActRow) -> None:
    """Accepted if a claim is, rejected if all that count are, else undecided."""
    verdicts = {claim.verdict for claim in act.claims if is_live(claim)}
    if "accepted" in verdicts:
        act.verdict = "accepted"
    elif verdicts == {"rejected"}:
        act.verdict = "rejected"
    else:
        act.verdict = None


def summarise(act: ActRow) -> None:
    """Let the act repeat its best claim and be found by all parties and topics of its claims."""
    live = [claim for claim in act.claims if is_live(claim)]
    act.live = bool(live)
    if not live:
        return
    kept = [claim for claim in live if claim.verdict != "rejected"] or live
    tellings = [telling(claim, claim.report) for claim in kept]
    chosen = [t for t, c in zip(tellings, kept, strict=True) if c.verdict == "accepted"]
    best = max((t.event for t in chosen or tellings), key=weight)
    act.status = best.status
    act.actors, act.recipients = list(best.actors), list(best.recipients)
    act.topics = sorted({topic for t in tellings for topic in t.event.topics})
    act.iso = best.date.iso if best.date else None
    act.date_from = best.date.start if best.date else None
    act.date_to = best.date.end if best.date else None
    days = [t.published for t in tellings if t.published is not None]
    act.told_from, act.told_to = min(days, default=None), max(days, default=None)
    codes = {c for t in tellings for c in (*t.event.actors, *t.event.recipients)}
    parties, themes = {p.code: p for p in act.parties}, {t.topic: t for t in act.themes}
    act.parties = [parties.get(code) or PartyRow(code=code) for code in sorted(codes)]
    act.themes = [themes.get(topic) or ThemeRow(topic=topic) for topic in act.topics]
