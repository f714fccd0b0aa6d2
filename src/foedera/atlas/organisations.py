"""Organisations that act in reports; their members are the treaties' business."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from foedera.atlas.files import rows
from foedera.atlas.names import Index, Names

__all__ = ["Organisation", "find_organisation", "organisation", "organisations"]


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation or a standing group of states, with the names that reports give it."""

    code: str
    name: Names
    aliases: dict[str, tuple[str, ...]]
    seat: Names | None

    def __hash__(self) -> int:
        return hash(self.code)


def organisation(code: str) -> Organisation:
    """The organisation with that code; NotFound with the nearest names.

    >>> organisation("org:nato").name.ar
    'حلف شمال الأطلسي'
    """
    found = _by_code().get(code)
    if found is None:
        raise _index().missing(code)
    return found


def find_organisation(text: str, *, where: str | None = None) -> Organisation:
    """The organisation that a code or a name in either language means.

    >>> find_organisation("الناتو").code
    'org:nato'
    """
    return _index().find(text, where=where)


def organisations() -> tuple[Organisation, ...]:
    """All organisations of the reading scheme."""
    return tuple(_by_code().values())


@cache
def _by_code() -> dict[str, Organisation]:
    return {
        code: Organisation(
            code,
            Names(row["en"], row["ar"]),
            {"en": tuple(row["also_en"]), "ar": tuple(row["also_ar"])},
            Names(row["seat"]["en"], row["seat"]["ar"]) if row["seat"] else None,
        )
        for code, row in rows("organisations", "organisations.yaml", "OrganisationEntry").items()
    }


@cache
def _index() -> Index[Organisation]:
    return Index(
        "organisation",
        [
            (o, (o.code, o.name.en, o.name.ar, *o.aliases["en"], *o.aliases["ar"]))
            for o in _by_code().values()
        ],
    )
