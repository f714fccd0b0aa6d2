"""The brief as one HTML file: no script, nothing fetched, fonts inside only when needed."""

from __future__ import annotations

import base64
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from foedera.brief.labels import labels
from foedera.brief.words import Words
from foedera.svg import is_arabic

if TYPE_CHECKING:
    import jinja2
    from markupsafe import Markup

    from foedera.brief.model import Page

__all__ = ["render"]

_HERE = Path(__file__).parent
_LATIN = re.compile(r"[A-Za-z]")
_FAMILIES = {"arabic": "Foedera Naskh", "latin": "Foedera Naskh Latin"}


def render(page: Page, *, indic: bool = False) -> str:
    """The whole file as text."""
    from markupsafe import Markup

    words = Words(page.lang, indic=indic)
    environment = _environment()
    text = environment.get_template("brief.html.j2").render(
        page=page,
        label=labels(words),
        direction="rtl" if words.rtl else "ltr",
        style=Markup(_style()),
        fonts=Markup(_fonts(page.lang) if is_arabic(repr(page)) else ""),
        number=words.digits,
        foreign=lambda text: foreign(text, page.lang),
    )
    return str(text)


def foreign(text: str, lang: str) -> str | Markup:
    """A name in the other script, set apart so that it keeps its own direction.

    >>> str(foreign("Nikkei", "ar"))
    '<bdi lang="en" dir="ltr">Nikkei</bdi>'
    >>> foreign("Nikkei", "en")
    'Nikkei'
    """
    from markupsafe import Markup

    arabic = is_arabic(text)
    if lang == "en" and arabic:
        return Markup('<bdi lang="ar" dir="rtl">{}</bdi>').format(text)
    if lang == "ar" and not arabic and _LATIN.search(text):
        return Markup('<bdi lang="en" dir="ltr">{}</bdi>').format(text)
    return text


@cache
def _environment() -> jinja2.Environment:
    import jinja2

    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(_HERE / "template"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _style() -> str:
    return (_HERE / "template" / "brief.css").read_text(encoding="utf-8")


@cache
def _fonts(lang: str) -> str:
    """Faces for Arabic; an English page with Arabic evidence needs only the regular weight."""
    faces = []
    for subset, family in _FAMILIES.items():
        for weight in (400, 700) if lang == "ar" else (400,):
            if lang != "ar" and subset == "latin":
                continue
            file = _HERE / "fonts" / f"noto-naskh-arabic-{subset}-{weight}-normal.woff2"
            data = base64.b64encode(file.read_bytes()).decode("ascii")
            faces.append(
                f'@font-face{{font-family:"{family}";font-weight:{weight};font-display:swap;'
                f'src:url(data:font/woff2;base64,{data}) format("woff2")}}'
            )
    return "\n".join(faces)
