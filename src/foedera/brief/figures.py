"""From a comparison to pictures: network before and after, matrix, map, each with its table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedera import atlas, compare, must
from foedera.brief.model import Picture, Table
from foedera.brief.pictures import map as maps
from foedera.brief.pictures import matrix as matrices
from foedera.brief.pictures import network as networks
from foedera.brief.tables import disputes
from foedera.brief.touched import duty_word
from foedera.network import in_bloc_order
from foedera.svg import Swatch

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from foedera.brief.words import Words
    from foedera.compare import Cell, Comparison, Tie
    from foedera.compare import Matrix as Square
    from foedera.treaties import Architecture

__all__ = ["LETTERS", "STRENGTH", "disputes_map", "matrix", "network", "square"]

#: Which line and which square a duty is drawn as.
STRENGTH = {
    "defense": "defense",
    "assistance": "consultation",
    "consultation": "consultation",
    "extended-deterrence": "consultation",
    "command": "consultation",
    "access": "access",
    "basing": "access",
}
#: The letter in a square, so that no reader depends on color.
LETTERS = {
    "en": {"defense": "D", "consultation": "C", "access": "A"},
    "ar": {"defense": "د", "consultation": "ش", "access": "ق"},
}
_WEIGHT = {"defense": 3, "consultation": 2, "access": 1}
_FIRMNESS = {"none": 0, "political": 1, "arguable": 2, "binding": 3}
_MOST_STATES = 14
_MOST_SPOTS = 9


def square(found: Comparison, proposal: Architecture, mentioned: Collection[str]) -> Square:
    """The duties among the states compared and those that the reports name besides.

    Only states with a duty to or from another of them are drawn, and at most fourteen.
    """
    old, new = must.duties("in-force", found.on), must.duties(proposal, found.on)
    known = networks.positions()
    others = [s for s in in_bloc_order(mentioned) if s in known and s not in found.states]
    first = compare.matrix(old, new, [*found.states, *others])
    tied = {s for cell in first.cells for s in (cell.bearer, cell.beneficiary)}
    kept = [s for s in others if s in tied][: max(_MOST_STATES - len(found.states), 0)]
    return compare.matrix(old, new, [*found.states, *kept])


def network(found: Comparison, duties: Square, words: Words, *, after: bool) -> Picture:
    """Who owes whom before or after; the table lists the pairs."""
    side = found.after if after else found.before
    pairs = _pairs(duties, after=after)
    hub = side.network.hubs[0] if len(side.network.hubs) == 1 else None
    title = words.say("Duties today") if not after else words.say("Duties under the proposal")
    desc = words.say(
        "Lines join states that owe each other a duty; {n} pairs are joined by a duty of defense.",
        n=sum(tie.strength == "defense" for tie in pairs),
    )
    svg = networks.draw(
        networks.Network(
            key="after" if after else "before",
            lang=words.lang,
            title=title,
            desc=desc,
            nodes=tuple(
                networks.Node(
                    code,
                    words.bare(code),
                    member=code in found.after.members,
                    hub=code == hub,
                )
                for code in duties.states
            ),
            ties=tuple(pairs),
            legend=_network_legend(pairs, words),
        )
    )
    caption = (
        words.say(
            "{proposal}: the network of duties if it came true", proposal=side.title[words.lang]
        )
        if after
        else words.say("The network of duties on {day}", day=words.day(found.on, weekday=False))
    )
    return Picture(caption, svg, _pairs_table(pairs, caption, words))


def _pairs(duties: Square, *, after: bool) -> list[networks.Tie]:
    cells = {(c.bearer, c.beneficiary): c for c in duties.cells}
    done: set[frozenset[str]] = set()
    ties = []
    for (a, b), cell in cells.items():
        if frozenset((a, b)) in done:
            continue
        done.add(frozenset((a, b)))
        tie = _tie(a, b, cell, cells.get((b, a)), after=after)
        if tie is not None:
            ties.append(tie)
    return ties


def _tie(a: str, b: str, there: Cell, back: Cell | None, *, after: bool) -> networks.Tie | None:
    """The stronger of the two directions; an arrow where the other owes less."""
    cells = [there, *([back] if back else [])]
    now = [(c.after if after else c.before) for c in cells]
    weights = [_weight(tie) for tie in now]
    if not any(tie is not None for tie in now):
        return None
    lead = now[weights.index(max(weights))]
    assert lead is not None
    one_way = len(cells) == 1 or weights[0] != weights[1]
    source, target = (a, b) if weights[0] == max(weights) else (b, a)
    gained = after and max(weights) > max(_weight(c.before) for c in cells)
    ours = any(slug.startswith("proposals/") for slug in lead.agreements)
    return networks.Tie(
        source,
        target,
        STRENGTH[lead.duty],
        "proposed" if gained and ours else lead.strength,
        "gained" if gained else "kept",
        one_way,
    )


def _weight(tie: Tie | None) -> tuple[int, int]:
    """A firmer duty outweighs a doubtful one of the same kind."""
    return (0, 0) if tie is None else (_WEIGHT[STRENGTH[tie.duty]], _FIRMNESS[tie.strength])


def _network_legend(pairs: Sequence[networks.Tie], words: Words) -> tuple[Swatch, ...]:
    swatches = [
        Swatch("line", words.say("duty of defense"), "tie defense"),
        Swatch("line", words.say("consultation"), "tie consultation"),
        Swatch("line", words.say("access for forces"), "tie access"),
    ]
    present = {t.strength for t in pairs}
    swatches = [s for s in swatches if s.css.split()[1] in present]
    if any(t.force == "arguable" for t in pairs):
        swatches.append(
            Swatch("line", words.say("arguable whether it still binds"), "tie defense arguable")
        )
    if any(t.force == "political" for t in pairs):
        swatches.append(
            Swatch("line", words.say("political, not binding"), "tie consultation political")
        )
    if any(t.change == "gained" for t in pairs):
        swatches.append(
            Swatch("line", words.say("what the proposal adds"), "tie defense proposed gained")
        )
    if any(t.one_way for t in pairs):
        swatches.append(Swatch("arrow", words.say("owed one way only"), "tie defense"))
    swatches.append(Swatch("dot", words.say("member of the proposal"), "dot member"))
    swatches.append(Swatch("dot", words.say("other state"), "dot"))
    return tuple(swatches)


def _pairs_table(pairs: Sequence[networks.Tie], caption: str, words: Words) -> Table:
    force = {
        "binding": words.say("binding"),
        "arguable": words.keyed("must", "verdict:arguable"),
        "political": words.say("political"),
        "proposed": words.say("proposed"),
    }
    kinds = {
        "defense": words.say("defense"),
        "consultation": words.say("consultation"),
        "access": words.say("access for forces"),
    }
    order = {"gained": 0, "kept": 1}
    rows = tuple(
        (
            words.say("{a} to {b}", a=words.bare(t.source), b=words.bare(t.target))
            if t.one_way
            else words.say("{a} and {b}", a=words.bare(t.source), b=words.bare(t.target)),
            kinds[t.strength],
            force[t.force],
            words.say("added") if t.change == "gained" else words.say("kept"),
        )
        for t in sorted(pairs, key=lambda t: (order[t.change], -_WEIGHT[t.strength]))
    )
    columns = tuple(words.say(c) for c in ("Pair", "Strongest duty", "Force", "Change"))
    return Table(caption, columns, rows)


def matrix(duties: Square, words: Words) -> Picture:
    """The square of duties; changed cells are outlined."""
    letters = LETTERS[words.lang]
    cells, rows = [], []
    for cell in duties.cells:
        tie = cell.after or cell.before
        assert tie is not None
        strength = STRENGTH[tie.duty]
        change = _change(cell)
        tip = words.say(
            "{bearer} to {beneficiary}: {duty}",
            bearer=words.bare(cell.bearer),
            beneficiary=words.bare(cell.beneficiary),
            duty=_owed(tie, words),
        )
        cells.append(
            matrices.Cell(
                cell.bearer,
                cell.beneficiary,
                strength,
                letters[strength] + ("" if tie.strength == "binding" else "?"),
                change,
                tip,
            )
        )
        rows.append(
            (
                words.bare(cell.bearer),
                words.bare(cell.beneficiary),
                _owed(cell.before, words),
                _owed(cell.after, words),
            )
        )
    kinds = {
        "defense": words.say("duty of defense"),
        "consultation": words.say("consultation or other ties"),
        "access": words.say("access for forces"),
    }
    legend = (
        *(
            Swatch("cell", text, f"cell {kind}", letters[kind])
            for kind, text in kinds.items()
            if any(c.strength == kind for c in cells)
        ),
        *(
            [Swatch("cell", words.say("arguable or political"), "cell none", "?")]
            if any(c.letter.endswith("?") for c in cells)
            else []
        ),
        Swatch("cell", words.say("changed by the proposal"), "cell outline"),
    )
    caption = words.say("Who owes what to whom")
    svg = matrices.draw(
        matrices.Matrix(
            key="matrix",
            lang=words.lang,
            title=caption,
            desc=words.say("Each row is a state that owes; each column is a state that is owed."),
            states=tuple((code, words.bare(code)) for code in duties.states),
            cells=tuple(cells),
            row_word=words.say("owes"),
            column_word=words.say("is owed"),
            legend=legend,
        )
    )
    columns = tuple(words.say(c) for c in ("Who owes", "To whom", "Today", "Under the proposal"))
    ordered = tuple(sorted(rows, key=lambda r: r[2] == r[3]))
    return Picture(
        caption,
        svg,
        Table(caption, columns, ordered),
        words.say("The row owes, the column is owed; outlined squares change."),
    )


def _owed(tie: Tie | None, words: Words) -> str:
    if tie is None:
        return "–"
    firm = {
        "arguable": words.keyed("must", "verdict:arguable"),
        "political": words.say("political"),
    }.get(tie.strength)
    duty = duty_word(tie.duty, words)
    return f"{duty} ({firm})" if firm else duty


def _change(cell: Cell) -> str:
    if cell.after is None:
        return "lost"
    if cell.before is None:
        return "gained"
    if not cell.changed:
        return "kept"
    return "raised"


def disputes_map(found: Comparison, words: Words) -> Picture | None:
    """Disputes at which somebody would newly be bound, and those where members are rivals."""
    fresh: dict[str, set[str]] = {}
    for verdict in found.verdicts:
        if verdict.newly_bound:
            fresh.setdefault(verdict.place, set()).add(verdict.state)
    members = set(found.after.members)
    shown = [
        d
        for d in found.disputes
        if d.place in fresh or (members & set(d.holders) and d.claimants and not _wide(d.place))
    ]
    usual = list(disputes())
    shown = sorted(
        shown,
        key=lambda d: (
            d.place not in fresh,
            usual.index(d.place) if d.place in usual else len(usual),
            -len(fresh.get(d.place, ())),
        ),
    )
    if not shown:
        return None
    rows: list[tuple[str, ...]] = []
    spots: list[maps.Spot] = []
    for dispute in shown:
        place = atlas.place(dispute.place)
        holders = words.list_of([words.bare(s) for s in dispute.holders]) or words.say("nobody")
        rivals = [words.bare(s) for s in dispute.claimants if s not in dispute.holders]
        claims = f"{holders} ⟷ {words.say(', ').join(rivals)}" if rivals else holders
        name = place.name.of(words.lang)
        if len(spots) < _MOST_SPOTS:
            spots.append(maps.Spot(name, place.lat, place.lon, claims, dispute.place in fresh))
        rows.append(
            (
                name,
                holders,
                words.list_of(rivals) or "–",
                words.list_of([words.bare(s) for s in sorted(fresh.get(dispute.place, ()))]) or "–",
            )
        )
    caption = words.say("Live disputes within the proposal's reach")
    note = words.say(
        "Borders: Natural Earth, as they are on the ground; the points are places in dispute, "
        "and no claim is taken as settled. After each name: who holds it ⟷ who else claims it."
    )
    svg = maps.draw(
        maps.Map(
            key="map",
            lang=words.lang,
            title=caption,
            desc=words.say("A map of {n} places with rival claims.", n=len(spots)),
            outlines=atlas.outlines(),
            tinted=frozenset(members),
            spots=tuple(spots),
            note=note,
            legend=(
                Swatch("diamond", words.say("somebody newly bound here"), "spot gained"),
                *(
                    [Swatch("dot", words.say("other dispute"), "spot")]
                    if any(not spot.gained for spot in spots)
                    else []
                ),
                Swatch("cell", words.say("member of the proposal"), "land tinted"),
            ),
        )
    )
    columns = tuple(
        words.say(c) for c in ("Place", "Held by", "Also claimed by", "Newly bound there")
    )
    left = len(rows) - len(spots)
    under = (
        words.count(
            "{n} more place stands in the table.", "{n} more places stand in the table.", left
        )
        if left
        else ""
    )
    return Picture(caption, svg, Table(caption, columns, tuple(rows)), under)


def _wide(place: str) -> bool:
    """Whether the place is a sea or a region, which no point stands for."""
    return atlas.place(place).kind in ("sea", "strait", "region", "line")
