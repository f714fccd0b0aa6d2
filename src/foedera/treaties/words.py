"""How a provision is cited."""

from __future__ import annotations

import re

from foedera.locale import translator
from foedera.treaties.model import PROMISES

__all__ = ["article_label", "article_number"]

_NUMBERED = re.compile(r"[IVXLC]+\b|\d")


def article_number(article: str) -> str:
    """The article as a text would cite it, without the tag that tells its promises apart.

    Empty where the promise has no number, as in a statement or a data set.

    >>> article_number("IV.1-THA-USA"), article_number("42.7-neutral"), article_number("access")
    ('IV.1', '42.7', '')
    """
    head = article.partition("-")[0]
    return head if _NUMBERED.match(head) else ""


def article_label(article: str, lang: str) -> str:
    """The number, or the kind of promise where there is none.

    >>> article_label("V", "en"), article_label("consultation.2", "ar")
    ('V', 'تشاور')
    """
    word = article.partition(".")[0].partition("-")[0]
    if word in PROMISES:
        return translator(lang, "treaties")(f"promise:{word}")
    return article_number(article) or article
