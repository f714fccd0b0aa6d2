"""An answer in the terminal: the verdict first, then each state's strongest duty and its reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.markup import escape

from foedera import atlas
from foedera.locale import translator
from foedera.locale.days import spoken_day
from foedera.locale.prose import joined
from foedera.must.beside import permission
from foedera.must.explain import spoken_group
from foedera.must.finding import VERDICTS
from foedera.treaties import architecture

if TYPE_CHECKING:
    from rich.console import Console

    from foedera.locale import Translator
    from foedera.must.chain import Chain, Entry
    from foedera.must.finding import Answer, Finding

__all__ = ["print_answer", "print_chain"]

_MARKS = {True: "✓", False: "✗", None: "?"}
_STYLES = {"bound": "bold green", "arguable": "bold yellow", "not-bound": "dim"}


def print_answer(answer: Answer, lang: str, console: Console) -> None:
    """Print an answer to the console."""
    t = translator(lang, "must")
    incident = answer.incident
    attackers = joined([atlas.state(c).name.of(lang) for c in incident.attackers], lang)
    place = incident.place and atlas.locate(incident.place).name.of(lang)
    where = incident.name or place or t("place not given")
    arrow = "←" if lang == "ar" else "→"
    console.print(
        f"[dim]{escape(attackers)} {arrow} {escape(atlas.state(incident.target).name.of(lang))} · "
        f"{t(f'act:{incident.act}')} · {t(f'object:{incident.object}')} · {escape(where)} · "
        f"{spoken_day(incident.on, lang)} · {escape(_title(answer, lang))}[/dim]",
        soft_wrap=True,
    )
    console.print(f"[bold]{escape(answer.sentence(lang))}[/bold]\n", soft_wrap=True)
    in_force = [f for f in answer.findings if f.tests[0].holds is not False]
    for verdict in VERDICTS:
        groups = _groups(answer, in_force, verdict)
        if groups:
            console.print(f"[{_STYLES[verdict]}]{t(f'verdict:{verdict}')}[/]")
        for group in groups:
            _print_group(group, lang, console, t)
    _print_notes(answer, in_force, lang, console, t)


def _title(answer: Answer, lang: str) -> str:
    return architecture(answer.architecture).title.of(lang)


def _groups(answer: Answer, in_force: list[Finding], verdict: str) -> list[list[Finding]]:
    """What to show under a verdict, states with the same reason together.

    Of each state its strongest word on fighting; and its strongest on anything else, unless
    fighting is at least as firm. Of those not bound, only the failing promises of defense.
    """
    fights: dict[str, Finding] = {}
    others: dict[str, Finding] = {}
    for finding in sorted(in_force, key=lambda f: f.rank()):
        kind = fights if finding.duty in ("defense", "offense") else others
        kind.setdefault(finding.state, finding)
    shown = [
        f
        for f in fights.values()
        if f.verdict == verdict
        and (verdict != "not-bound" or f.beneficiary == answer.incident.target)
    ]
    if verdict != "not-bound":
        shown += [
            f
            for f in others.values()
            if f.verdict == verdict
            and (f.state not in fights or fights[f.state].rank()[0] > f.rank()[0])
        ]
    groups: dict[tuple[str, str, str], list[Finding]] = {}
    for finding in shown:
        reason = finding.decisive[0].because.en if finding.verdict != "bound" else ""
        key = (finding.agreement.id, finding.provision.article, reason)
        groups.setdefault(key, []).append(finding)
    return list(groups.values())


def _print_group(group: list[Finding], lang: str, console: Console, t: Translator) -> None:
    first = group[0]
    star = "" if first.agreement.verified else "*"
    console.print(f"  {escape(spoken_group(group, lang))}{star}", soft_wrap=True)
    if first.verdict == "not-bound" or first.duty == "consultation":
        return
    if first.provision.response:
        left = first.discretion
        how = "" if left == "none-stated" else f" ({t(f'discretion:{left}')})"
        console.print(
            f"    {t('promised:')} {escape(first.provision.response.of(lang))}{how}", soft_wrap=True
        )
    for test in first.tests:
        line = f"    {_MARKS[test.holds]} {escape(test.because.of(lang))}"
        console.print(line, style="dim", soft_wrap=True)


def _print_notes(
    answer: Answer, in_force: list[Finding], lang: str, console: Console, t: Translator
) -> None:
    console.print()
    for law in answer.national_law():
        name = atlas.state(law.state).name.of(lang)
        own = t("Own law of {state}: {says}", state=name, says=law.says.of(lang))
        console.print(f"[dim]{escape(own)} ({escape(law.cite)})[/dim]", soft_wrap=True)
    allowed = permission(answer.incident)
    if allowed:
        console.print(f"[dim]{escape(allowed.of(lang))}[/dim]", soft_wrap=True)
    for state in answer.conflicts():
        name = atlas.state(state).name.of(lang)
        console.print(f"[red]{escape(t('Duties to both sides: {state}.', state=name))}[/red]")
    left = len(answer.findings) - len(answer.strongest())
    if left:
        note = t.plural(
            "{n} further finding; --json shows every finding with every test.",
            "{n} further findings; --json shows every finding with every test.",
            left,
        )
        console.print(f"[dim]{note}[/dim]")
    if any(f.agreement.verified is None for f in in_force):
        console.print(f"[dim]{t('* not yet checked by a second reader')}[/dim]")


def print_chain(found: Chain, lang: str, console: Console) -> None:
    """Print a chain round by round, each entry with its reason."""
    t = translator(lang, "must")
    console.print(f"[bold]{escape(found.sentence(lang))}[/bold]\n", soft_wrap=True)
    for entry in found.entries:
        _print_entry(entry, lang, console, t)
    if found.possible:
        console.print(f"\n[{_STYLES['arguable']}]{t('verdict:arguable')}[/]")
    for entry in found.possible:
        _print_entry(entry, lang, console, t)


def _print_entry(entry: Entry, lang: str, console: Console, t: Translator) -> None:
    name = escape(atlas.state(entry.state).name.of(lang))
    why = entry.finding.sentence(lang) if entry.finding else t("in the war from the start")
    console.print(f"  {entry.round}  [bold]{name}[/bold]  {escape(why)}", soft_wrap=True)
