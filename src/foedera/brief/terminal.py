"""The brief in a terminal: the same content, short, plain where the output is no terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedera.brief.labels import labels
from foedera.brief.words import Words
from foedera.console import plain

if TYPE_CHECKING:
    from rich.console import Console

    from foedera.brief.model import Case, Debate, Page, Told

__all__ = ["print_page"]

_MOST_EVENTS = 12
_MOST_UNKNOWN = 5
_MARK = {"bound": "●", "arguable": "◐", "not-bound": "○"}
_STYLE = {"bound": "bold", "arguable": "yellow", "not-bound": "dim"}


def print_page(page: Page, console: Console) -> None:
    """Print the summary; Arabic lines are in logical order and set to the right."""
    _Printer(page, console).all()


class _Printer:
    def __init__(self, page: Page, console: Console) -> None:
        self.page = page
        self.console = console
        self.words = Words(page.lang)
        self.label = labels(self.words)

    def line(self, text: str = "", style: str = "", indent: int = 0) -> None:
        """One paragraph; text of reports is never taken for markup."""
        from rich.padding import Padding
        from rich.text import Text

        clean = plain(text)
        said = Text(clean, style=style, justify="right" if self.words.rtl and self.wide else "left")
        if not self.wide:
            self.console.print(Text(" " * indent + clean, style=style), soft_wrap=True)
            return
        pad = (0, indent, 0, 0) if self.words.rtl else (0, 0, 0, indent)
        self.console.print(Padding(said, pad))

    @property
    def wide(self) -> bool:
        """Whether there is a terminal whose width is known."""
        return self.console.is_terminal

    def heading(self, key: str) -> None:
        self.line()
        self.line(self.label[key], "bold underline")

    def all(self) -> None:
        page = self.page
        self.line(page.headline, "bold")
        for sentence in page.summary:
            self.line(sentence)
        self.events()
        self.agreements()
        self.heading("must")
        for case in page.cases:
            self.case(case)
        if not page.cases:
            self.line(self.label["no-cases"], "dim")
        if page.change:
            self.heading("change")
            self.line(page.change.finding)
            for ground in page.change.grounds:
                self.line(f"• {ground}")
        self.heading("debate")
        for debate in page.debates:
            self.debate(debate)
        if not page.debates:
            self.line(self.label["no-debate"], "dim")
        self.heading("next")
        for event in page.coming:
            self.line(
                f"• {event.when.text}: {event.sentence}" if event.when else f"• {event.sentence}"
            )
        if not page.coming:
            self.line(self.label["no-plans"], "dim")
        self.unknown()

    def events(self) -> None:
        self.heading("reported")
        every = [event for group in self.page.groups for event in group.events]
        for event in every[:_MOST_EVENTS]:
            self.event(event)
        if len(every) > _MOST_EVENTS:
            rest = len(every) - _MOST_EVENTS
            self.line(self.words.count("and {n} more event", "and {n} more events", rest), "dim")

        for line in self.page.stationed:
            self.line(f"• {line.text}")

    def event(self, event: Told) -> None:
        when = event.when.text if event.when else self.label["undated"]
        self.line(f"• {event.sentence}")
        arrow = " ← " if self.words.rtl else " → "
        trail = arrow.join(step.text for step in event.witnesses[0].trail)
        self.line(f"{event.status_word} · {when} · {trail}", "dim", indent=2)

    def agreements(self) -> None:
        self.heading("touches")
        for agreement in self.page.agreements:
            self.line(f"• {agreement.name}: {agreement.state}")
            for promise in agreement.promises[:3]:
                named = f"{self.label['article']} {promise.article}: " if promise.article else ""
                self.line(f"{named}{promise.says}", "dim", indent=2)
        if not self.page.agreements:
            self.line(self.label["nothing-touched"], "dim")

    def case(self, case: Case) -> None:
        self.line(case.question)
        for row in case.rows:
            text = f"{_MARK[row.verdict]} {row.state}: {row.word} ({row.basis})"
            if row.proposed and row.proposed != row.verdict:
                text += f" · {self.label['proposed']}: {row.proposed_word}"
            self.line(text, _STYLE[row.verdict], indent=2)
        if not case.rows:
            self.line(case.answer, "dim", indent=2)

    def debate(self, debate: Debate) -> None:
        self.line(debate.title)
        for key, stances in (
            ("for", debate.in_favor),
            ("against", debate.against),
            ("unclear", debate.unclear),
        ):
            if not stances and key == "unclear":
                continue
            names = [f"{s.name} ({s.who})" if s.who else s.name for s in stances]
            said = self.words.list_of(names) or self.label["nobody"]
            self.line(f"{self.label[key]}: {said}", indent=2)

    def unknown(self) -> None:
        self.heading("unknown")
        for unknown in self.page.unknowns[:_MOST_UNKNOWN]:
            where = f" «{unknown.excerpt.marked}»" if unknown.excerpt else ""
            self.line(f"• {unknown.text}{where}", "dim")
        if len(self.page.unknowns) > _MOST_UNKNOWN:
            rest = len(self.page.unknowns) - _MOST_UNKNOWN
            self.line(
                self.words.count("and {n} more open point", "and {n} more open points", rest), "dim"
            )
        if not self.page.unknowns:
            self.line(self.label["all-known"], "dim")
