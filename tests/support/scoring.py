"""Scores readings against annotated reports: pairs of events, slots, mentions.

The rules are those of the annotation scheme: gold and read events are paired one to one so that as
many as possible match; among such pairings the one with the best agreement in slots and evidence
counts.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from foedera.read import read, report

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from foedera.read import Reading

Event = dict[str, Any]

SLOTS = ("status", "date", "speaker", "outlets")
MUTUAL = frozenset({"CONSULT", "COOPERATE", "AGREE", "SUPPORT"})
QUADRANT = {
    kind: quadrant
    for quadrant, kinds in enumerate(
        (
            "AGREE CONSULT SUPPORT CONCEDE",
            "COOPERATE AID RETREAT",
            "REQUEST ACCUSE REJECT THREATEN",
            "PROTEST SANCTION MOBILIZE COERCE ASSAULT",
        )
    )
    for kind in kinds.split()
}
OUTLETS = {
    "yomiuri": "yomiuri shimbun",
    "asahi": "asahi shimbun",
    "ft": "financial times",
    "agence france presse": "afp",
    "korean central news agency": "kcna",
    "xinhua news agency": "xinhua",
    "kyodo news": "kyodo",
    "nikkei asia": "nikkei",
    "france24": "france 24",
    "geo news": "geo tv",
    "geo": "geo tv",
}


def matches(gold: Event, found: Event, *, loose: bool = False) -> bool:
    """Whether a read event tells of the gold one: same type (loose: quadrant), same parties."""
    g, r = gold["event"], found["event"]
    if g != r and not (loose and QUADRANT.get(g) == QUADRANT.get(r)):
        return False
    ga, gr, ra, rr = (set(e[k]) for e in (gold, found) for k in ("actors", "recipients"))
    if g in MUTUAL or r in MUTUAL:
        together = ga | gr
        return len(together & (ra | rr)) >= min(2, len(together))
    if not _overlap(ga, ra):
        return False
    return _overlap(gr, rr) or (not gr and bool(set(gold["topics"]) & set(found["topics"])))


def _overlap(a: set[str], b: set[str]) -> bool:
    return bool(a & b) or (not a and not b)


def slot_equal(slot: str, gold: Event, found: Event) -> bool:
    """Whether one slot of a matched pair agrees."""
    g, r = slot_of(gold, slot), slot_of(found, slot)
    if slot == "date":
        return bool(r) and r.startswith(g) if g else not r
    return bool(g == r)


def slot_of(event: Event, slot: str) -> Any:
    """What is compared of a slot: of a speaker the state, of outlets the innermost."""
    value = event.get(slot)
    if slot == "speaker":
        return (value or {}).get("actor") or None
    if slot == "outlets":
        return _outlet(value[0]) if value else None
    return value


def _outlet(name: str) -> str:
    plain = re.sub(r"[^a-z0-9]+", " ", name.casefold()).strip().removeprefix("the ")
    return OUTLETS.get(plain, plain)


def _affinity(gold: Event, found: Event) -> float:
    points = 4.0 * (gold["event"] == found["event"])
    points += sum(slot_equal(slot, gold, found) for slot in SLOTS)
    for field in ("actors", "recipients", "topics"):
        points += _jaccard(set(gold[field]), set(found[field]), empty=1.0)
    words = (set(str(e["evidence"]).split()) for e in (gold, found))
    return points + 4.0 * _jaccard(*words, empty=0.0)


def _jaccard(a: set[str], b: set[str], *, empty: float) -> float:
    return len(a & b) / len(a | b) if a | b else empty


def pair(gold: list[Event], found: list[Event], *, loose: bool = False) -> list[tuple[int, int]]:
    """Gold and read events that match, as pairs of their places in the two lists."""
    weight = {
        (i, j): _affinity(g, r)
        for i, g in enumerate(gold)
        for j, r in enumerate(found)
        if matches(g, r, loose=loose)
    }
    return _heaviest(weight, len(gold))


def _heaviest(weight: dict[tuple[int, int], float], size: int) -> list[tuple[int, int]]:
    """The heaviest of the largest matchings: augmented along the best path until none is left."""
    taken: dict[int, int] = {}
    while True:
        gain = {i: 0.0 for i in range(size) if i not in taken.values()}
        best: dict[int, tuple[float, int]] = {}
        while _relax(weight, taken, gain, best):
            pass
        free = [(total, -j) for j, (total, _) in best.items() if j not in taken]
        if not free:
            return sorted((i, j) for j, i in taken.items())
        spot: int | None = -max(free)[1]
        while spot is not None:
            i = best[spot][1]
            before = next((j for j, k in taken.items() if k == i), None)
            taken[spot] = i
            spot = before


def _relax(
    weight: dict[tuple[int, int], float],
    taken: dict[int, int],
    gain: dict[int, float],
    best: dict[int, tuple[float, int]],
) -> bool:
    """One round of Bellman and Ford: whether some alternating path has become heavier."""
    changed = False
    for (i, j), points in weight.items():
        if i not in gain or taken.get(j) == i:
            continue
        total = gain[i] + points
        if j in best and total <= best[j][0] + 1e-9:
            continue
        best[j], changed = (total, i), True
        if j in taken:
            onward = total - weight[taken[j], j]
            gain[taken[j]] = max(onward, gain.get(taken[j], onward))
    return changed


def load(folder: Path) -> list[dict[str, Any]]:
    """The annotated reports of a folder, by name."""
    return [json.loads(p.read_text(encoding="utf-8")) for p in sorted(folder.glob("*.json"))]


def reading(gold: dict[str, Any]) -> Reading:
    """What the reader makes of an annotated report's text."""
    given = (gold[key] for key in ("text", "published", "outlet", "lang", "title"))
    return read(report(*given))


def score(golds: Iterable[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Figures per language and for all, read with the present rules.

    Keys: reports, gold, read, strict and loose (precision, recall, f1), actors, topics and
    deployments likewise, and per slot the accuracy on strictly matched pairs.
    """
    tallies: dict[str, Counter[str]] = {}
    for gold in golds:
        found = reading(gold).to_json()
        for key in (gold["lang"], "all"):
            _count(tallies.setdefault(key, Counter()), gold, found)
    return {key: _summary(tallies[key]) for key in sorted(tallies, key=lambda k: (k == "all", k))}


def _count(tally: Counter[str], gold: dict[str, Any], found: dict[str, Any]) -> None:
    strict = pair(gold["events"], found["events"])
    tally["reports"] += 1
    tally["strict"] += len(strict)
    tally["loose"] += len(pair(gold["events"], found["events"], loose=True))
    for slot in SLOTS:
        tally[slot] += sum(
            slot_equal(slot, gold["events"][i], found["events"][j]) for i, j in strict
        )
    sides = [
        ("events", gold["events"], found["events"]),
        *((kind, gold["mentions"][kind], found["mentions"][kind]) for kind in ("actors", "topics")),
        (
            "deployments",
            *({(d["guest"], d["host"]) for d in e["deployments"]} for e in (gold, found)),
        ),
    ]
    for kind, wanted, told in sides:
        tally[f"{kind} gold"] += len(wanted)
        tally[f"{kind} read"] += len(told)
        if kind != "events":
            tally[kind] += len({*wanted} & {*told})


def _summary(tally: Counter[str]) -> dict[str, Any]:
    slots = {slot: tally[slot] / tally["strict"] if tally["strict"] else None for slot in SLOTS}
    return {
        "reports": tally["reports"],
        "gold": tally["events gold"],
        "read": tally["events read"],
        **{k: _prf(tally, k, "events") for k in ("strict", "loose")},
        **{k: _prf(tally, k, k) for k in ("actors", "topics", "deployments")},
        "slots": slots,
    }


def _prf(tally: Counter[str], shared: str, kind: str) -> dict[str, float]:
    hit, wanted, told = tally[shared], tally[f"{kind} gold"], tally[f"{kind} read"]
    return {
        "precision": hit / told if told else float(not wanted),
        "recall": hit / wanted if wanted else float(not told),
        "f1": 2 * hit / (wanted + told) if wanted + told else 1.0,
    }
