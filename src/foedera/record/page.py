"""Positions as a page and as text: the finding, the picture with its table, every statement."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from foedera.locale import translator
from foedera.record.picture import STYLE, draw
from foedera.record.telling import tell_source
from foedera.record.wording import finding, reason, stance_word
from foedera.record.words import name, speaker_name

if TYPE_CHECKING:
    from foedera.record.model import Claim
    from foedera.record.positions import Position, Positions, Statement

__all__ = ["render", "tell_positions"]


def render(found: Positions, lang: str, place: str) -> str:
    """One HTML file that fetches nothing and needs no script; `place` names the record."""
    import jinja2
    from markupsafe import Markup

    t = translator(lang, "record")
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    groups = [_group(position, lang) for position in found.positions]
    return environment.get_template("positions.html.j2").render(
        lang=lang,
        direction="rtl" if lang == "ar" else "ltr",
        arrow=" ← " if lang == "ar" else " → ",
        title=found.title[lang],
        headline=finding(found, lang),
        style=Markup(STYLE),
        picture=Markup(draw(found, lang, alone=False)),
        label={
            "table": t("The same as a table"),
            "state": t("State"),
            "stance": t("Stance"),
            "day": t("Day"),
            "why": t("Why"),
        },
        rows=[
            {"state": group["name"], **{key: said[key] for key in ("stance", "day", "why")}}
            for group in groups
            for said in group["said"]
        ],
        groups=groups,
        colophon=t("foedera {version}, from the record {place}.", version=_version(), place=place),
    )


def _version() -> str:
    return version("foedera")


def _group(position: Position, lang: str) -> dict[str, Any]:
    t = translator(lang, "record")
    stance = t("unclear: divided") if position.divided else stance_word(position.stance, lang)
    return {
        "name": name(position.state, lang),
        "stance": stance,
        "said": [_said(statement, lang) for statement in position.statements],
    }


def _said(statement: Statement, lang: str) -> dict[str, Any]:
    return {
        "day": _day(statement, lang),
        "stance": stance_word(statement.stance, lang),
        "why": reason(statement.because, lang),
        "claims": [
            {"lang": c.source.lang, "words": c.evidence, "trail": _trail(c, lang)}
            for c in statement.claims
        ],
    }


def _day(statement: Statement, lang: str) -> str:
    t = translator(lang, "record")
    if statement.start is None:
        return t("no date")
    if not statement.dated:
        return t("reported {day}", day=statement.start.isoformat())
    when = next((c.event.date for c in statement.claims if c.event.date is not None), None)
    return when.iso if when else statement.start.isoformat()


def _trail(claim: Claim, lang: str) -> list[str]:
    """From the one who said it, through those who cite him, to the report."""
    event = claim.event
    who = [speaker_name(event.speaker, lang, claim.source.lang)] if event.speaker else []
    return [*who, *event.outlets, tell_source(claim.source, lang)]


def tell_positions(found: Positions, lang: str) -> str:
    """The finding, then each state with its statements, as plain text."""
    arrow = " ← " if lang == "ar" else " → "
    lines = [finding(found, lang)]
    for position in found.positions:
        group = _group(position, lang)
        lines += ["", f"{group['name']} · {group['stance']}"]
        for said in group["said"]:
            lines.append(f"  {said['day']} · {said['stance']} ({said['why']})")
            for claim in said["claims"]:
                lines.append(f"    «{claim['words']}»")
                lines.append(f"    {arrow.join(claim['trail'])}")
    return "\n".join(lines)
