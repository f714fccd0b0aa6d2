"""An answer in the terminal: the verdict first, then one line per state, then the tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.markup import escape

from foedera import atlas
from foedera.locale import translator
from foedera.locale.days import spoken_day

if TYPE_CHECKING:
    from rich.console import Console

    from foedera.must.finding import Answer, Finding

__all__ = ["print_answer"]

_MARKS = {True: "✓", False: "✗", None: "?"}
_STYLES = {"bound": "bold green", "arguable": "bold yellow", "not-bound": "dim"}


def print_answer(answer: Answer, lang: str, console: Console) -> None:
    """Print an answer to the console."""
    t = translator(lang, "must")
    incident = answer.incident
    attackers = " + ".join(atlas.state(c).name.of(lang) for c in incident.attackers)
    where = incident.name or incident.place or t("place not given")
    console.print(
        f"[dim]{escape(attackers)} → {escape(atlas.state(incident.target).name.of(lang))} · "
        f"{t(f'act:{incident.act}')} · {t(f'object:{incident.object}')} · {escape(where)} · "
        f"{spoken_day(incident.on, lang)} · {escape(answer.architecture)}[/dim]"
    )
    console.print(f"[bold]{escape(answer.sentence(lang))}[/bold]\n")
    shown = [f for f in answer.findings if f.tests[0].holds is not False]
    for finding in shown:
        if finding.verdict != "not-bound" or finding.duty == "defense":
            _print_finding(finding, lang, console)
    for state in answer.conflicts():
        name = escape(atlas.state(state).name.of(lang))
        console.print(t("[red]{state} has duties to both sides.[/red]", state=name))
    ended = len(answer.findings) - len(shown)
    if ended:
        console.print(
            t.plural(
                "[dim]{n} promise not in force that day is left out; --json shows it.[/dim]",
                "[dim]{n} promises not in force that day are left out; --json shows them.[/dim]",
                ended,
            )
        )
    if any(f.agreement.verified is None for f in shown):
        console.print(t("[dim]* not yet checked by a second reader[/dim]"))


def _print_finding(finding: Finding, lang: str, console: Console) -> None:
    t = translator(lang, "must")
    star = "" if finding.agreement.verified else "*"
    word = t(f"verdict:{finding.verdict}")
    console.print(
        f"[{_STYLES[finding.verdict]}]{word}[/] {escape(finding.sentence(lang))}{star}",
        soft_wrap=True,
    )
    if finding.verdict == "not-bound":
        return
    if finding.provision.response:
        console.print(
            f"    {t('promised:')} {escape(finding.provision.response.of(lang))} "
            f"({t(f'discretion:{finding.discretion}')})",
            soft_wrap=True,
        )
    for test in finding.tests:
        console.print(
            f"    {_MARKS[test.holds]} {escape(test.because.of(lang))}", style="dim", soft_wrap=True
        )
    console.print()
