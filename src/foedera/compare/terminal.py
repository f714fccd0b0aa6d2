"""A comparison for a terminal: the finding, its grounds, then tables."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from rich import box
from rich.table import Table
from rich.text import Text

from foedera.compare.words import agreement_name, listing, place_name, state_name, state_names
from foedera.locale import translator
from foedera.locale.days import spoken_day
from foedera.network import in_bloc_order
from foedera.treaties.words import article_number

if TYPE_CHECKING:
    from rich.console import Console

    from foedera.compare.comparison import Comparison
    from foedera.compare.duties import DutyChange
    from foedera.compare.matrix import Cell, Tie
    from foedera.locale import Translator
    from foedera.network import Measures

__all__ = ["show"]

#: A square with more states than this is left to `--json`.
_MOST_COLUMNS = 14

_MARKS = {
    "defense": "D",
    "assistance": "A",
    "consultation": "C",
    "extended-deterrence": "X",
    "command": "M",
    "access": "B",
    "basing": "B",
}


def show(found: Comparison, console: Console, lang: str = "en") -> None:
    """Print the comparison; nothing but words where nothing changes."""
    t = translator(lang, "compare")
    console.print(Text(found.sentence(lang), style="bold"))
    console.print(
        Text(
            t(
                "{before} against {after}, on {day}",
                before=found.before.title[lang],
                after=found.after.title[lang],
                day=spoken_day(found.on, lang),
            ),
            style="dim",
        )
    )
    if found.is_empty:
        return
    console.print()
    for sentence in found.summary(lang):
        console.print(Text(f"• {sentence}"))
    for table in (
        _duties(found, t, "defense"),
        _duties(found, t, "consultation"),
        _disputes(found, t),
        _guarantors(found, t),
        _shape(found, t),
        _square(found, t),
    ):
        if table is not None and table.row_count:
            console.print()
            console.print(table)
    if found.matrix.cells and len(found.matrix.states) <= _MOST_COLUMNS:
        console.print(Text(_legend(t), style="dim"))


def _table(title: str, *columns: str) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD)
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def _duties(found: Comparison, t: Translator, duty: str) -> Table:
    """Whom each would newly owe, no longer, more firmly; states alike in this share a row."""
    titles = {
        "defense": t("Who would have to defend whom"),
        "consultation": t("Who would have to consult whom"),
    }
    columns = {
        "gained": t("Newly"),
        "lost": t("No longer"),
        "firmer": t("More firmly"),
        "weaker": t("Less firmly"),
    }
    columns = {kind: title for kind, title in columns.items() if found.changes(kind, duty)}
    table = _table(titles[duty], t("State"), *columns.values(), t("By"))
    owed: dict[tuple[str, str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for change in found.duties:
        if change.duty == duty and change.change in columns:
            owed[change.bearer, _articles(change, t.lang)][change.change].append(change.beneficiary)
    rows: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for bearer in found.states:
        for (owner, source), kinds in sorted(owed.items()):
            if owner == bearer:
                cells = (state_names(in_bloc_order(kinds[kind]), t.lang) for kind in columns)
                rows[*cells, source].append(bearer)
    for row, bearers in rows.items():
        table.add_row(state_names(bearers, t.lang), *row)
    return table


def _articles(change: DutyChange, lang: str) -> str:
    """The articles that make the difference."""
    more, less = change.after, change.before
    if change.change in ("lost", "weaker"):
        more, less = less, more
    deciding = [b for b in more if b not in less] or more
    return "; ".join(
        sorted(
            {f"{agreement_name(b.agreement, lang)} {article_number(b.article)}" for b in deciding}
        )
    )


def _disputes(found: Comparison, t: Translator) -> Table:
    """One row per change of verdict; places, attackers and states alike in it share the row."""
    table = _table(
        t("Disputed places: who would be bound to fight"),
        t("Place"),
        t("Attack"),
        t("States"),
        t("Verdict"),
        t("By"),
    )
    words = {"bound": t("bound"), "arguable": t("arguable"), "not-bound": t("not bound")}
    states: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for change in found.verdicts:
        ruling = change.before if change.after.agreement is None else change.after
        source = ""
        if ruling.agreement:
            source = (
                f"{agreement_name(ruling.agreement, t.lang)} {article_number(ruling.article or '')}"
            )
        verdict = f"{words[change.before.verdict]} → {words[change.after.verdict]}"
        states[change.place, change.target, verdict, source, change.attacker].append(change.state)
    attackers: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for (*rest, attacker), bound in sorted(states.items()):
        attackers[*rest, state_names(in_bloc_order(bound), t.lang)].append(attacker)
    places: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for (place, target, verdict, source, bound_names), who in attackers.items():
        names = " / ".join(state_name(a, t.lang, within=False) for a in who)
        attack = f"{names} → {state_name(target, t.lang, within=False)}"
        places[attack, bound_names, verdict, source].append(place_name(place, t.lang))
    for row, where in places.items():
        table.add_row(listing(where, t.lang, most=len(where)), *row)
    return table


def _guarantors(found: Comparison, t: Translator) -> Table:
    table = _table(
        t("States that would lose, gain or share a guarantor"), t("State"), t("Before"), t("After")
    )
    for change in found.guarantors:
        table.add_row(
            state_name(change.state, t.lang, within=False),
            state_names(change.before, t.lang) or "–",
            state_names(change.after, t.lang) or "–",
        )
    return table


def _shape(found: Comparison, t: Translator) -> Table:
    table = _table(t("Shape of the defense network"), t("Measure"), t("Before"), t("After"))
    old, new = found.before.network, found.after.network
    for item in old.items:
        table.add_row(item.label(t.lang), _number(item.value), _number(new[item.name].value))
    table.add_row(t("Hub"), *(_hub(side, t) for side in (old, new)))
    return table


def _hub(network: Measures, t: Translator) -> str:
    match network.hubs:
        case ():
            return "–"
        case (hub,):
            return state_name(hub, t.lang, within=False)
    return t("no single one")


def _number(value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:.2f}" if isinstance(value, float) else str(value)


def _square(found: Comparison, t: Translator) -> Table | None:
    states = found.matrix.states
    if len(states) > _MOST_COLUMNS:
        return None
    table = _table(t("Who owes what to whom (rows owe, columns are owed)"), "", *states)
    cells = {(c.bearer, c.beneficiary): c for c in found.matrix.cells}
    for bearer in states:
        row = [Text("·" if bearer == b else _mark(cells.get((bearer, b)))) for b in states]
        for text in row:
            if ">" in text.plain:
                text.stylize("bold")
        table.add_row(bearer, *row)
    return table


def _mark(cell: Cell | None) -> str:
    if cell is None:
        return ""
    before, after = _letter(cell.before), _letter(cell.after)
    return f"{before or '–'}>{after or '–'}" if cell.changed else after


def _letter(tie: Tie | None) -> str:
    if tie is None:
        return ""
    mark = _MARKS[tie.duty]
    return {"binding": mark, "arguable": f"{mark}?"}.get(tie.strength, mark.lower())


def _legend(t: Translator) -> str:
    return t(
        "D defense, A assistance, C consultation, X extended deterrence, M joint command, B access "
        "or bases; small letter: political; ?: in doubt; before>after where it changes."
    )
