"""The library of agreements: loading, looking up, filtering."""

from __future__ import annotations

import hashlib
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from foedera.errors import InvalidData, NotFound
from foedera.store import cached
from foedera.treaties.build import agreement_from

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from foedera.treaties.model import Agreement

__all__ = ["Library", "load"]

_OURS = Path(__file__).parent / "library"
_SCHEMA = Path(__file__).parent / "schema.py"


class Library:
    """A set of agreements by id.

    >>> from foedera import treaties
    >>> library = treaties.load()
    >>> library.agreement("asia-pacific/us-japan-1960").short.of("en")
    'US–Japan security treaty'
    """

    def __init__(self, agreements: dict[str, Agreement]) -> None:
        self._agreements = agreements
        self._by_topic: dict[str, list[Agreement]] = {}
        for agreement in agreements.values():
            for topic in agreement.topics:
                self._by_topic.setdefault(topic, []).append(agreement)

    def __iter__(self) -> Iterator[Agreement]:
        return iter(self._agreements.values())

    def __len__(self) -> int:
        return len(self._agreements)

    def __contains__(self, slug: str) -> bool:
        return slug in self._agreements

    def agreement(self, slug: str) -> Agreement:
        """The agreement with this id; the part after the last slash is enough if unique.

        Raises NotFound with the nearest ids.
        """
        found = self._agreements.get(slug)
        if found is not None:
            return found
        short = [a for i, a in self._agreements.items() if i.rpartition("/")[2] == slug]
        if len(short) == 1:
            return short[0]
        tails = {i.rpartition("/")[2]: i for i in self._agreements}
        near = get_close_matches(slug, [*self._agreements, *tails], n=3)
        guess = ", ".join(tails.get(n, n) for n in near)
        raise NotFound(
            f"no agreement {slug!r}",
            remedy=f"Nearest: {guess}." if guess else "`foedera treaties list` shows all.",
        )

    def agreements(
        self,
        *,
        party: str | None = None,
        on: date | None = None,
        duty: str | None = None,
        kind: str | None = None,
        region: str | None = None,
        text: str | None = None,
    ) -> tuple[Agreement, ...]:
        """Those that fit every filter given; `on` keeps what is or may be in force that day."""
        return tuple(
            a
            for a in self._agreements.values()
            if (
                party is None
                or (party in a.parties if on is None else a.binds(party, on) is not False)
            )
            and (on is None or a.is_in_force(on) is not False)
            and (duty is None or any(p.duty == duty for p in a.provisions))
            and (kind is None or kind in a.kind)
            and (region is None or a.id.startswith(f"{region}/"))
            and (text is None or _mentions(a, text))
        )

    def by_topic(self, topic: str, on: date | None = None) -> tuple[Agreement, ...]:
        """The agreements that a topic of the reading scheme stands for, those in force first."""
        found = self._by_topic.get(topic, [])
        if on is None:
            return tuple(found)
        return tuple(sorted(found, key=lambda a: a.is_in_force(on) is not True))


def _mentions(agreement: Agreement, text: str) -> bool:
    wanted = text.casefold()
    parts = [agreement.id, agreement.title.en, agreement.title.ar]
    parts += [agreement.short.en, agreement.short.ar]
    for provision in agreement.provisions:
        parts += [provision.says.en, provision.says.ar]
    return any(wanted in part.casefold() for part in parts)


def load(extra: Path | None = None) -> Library:
    """The library that ships with foedera, with a user's own folder laid over it.

    A file of the user's with the id of one of ours replaces it. Raises NotFound for a folder that
    does not exist and InvalidData, listing every fault, for files that break the schema.
    """
    return _load(extra)


@cache
def _load(extra: Path | None) -> Library:
    documents = _documents(_OURS)
    if extra is not None:
        if not extra.is_dir():
            raise NotFound(f"no folder {extra}", where="--library", remedy="Check the path.")
        documents = {**documents, **_documents(extra)}
    return Library({slug: agreement_from(doc) for slug, doc in documents.items()})


def _documents(root: Path) -> dict[str, dict[str, Any]]:
    def build() -> dict[str, dict[str, Any]]:
        from foedera.treaties.check import check_folder

        documents, faults = check_folder(root)
        if faults:
            listing = "\n".join(str(f) for f in faults)
            raise InvalidData(
                f"{len(faults)} fault(s) in the treaty library:\n{listing}",
                remedy="Mend the files; `foedera treaties check` shows what is left.",
                faults=[str(f) for f in faults],
            )
        return documents

    # The format is part of what was read: a change of the schema makes old copies useless.
    paths = (_SCHEMA, *sorted(root.rglob("*.yaml")))
    value: dict[str, dict[str, Any]] = cached(_cache_name(root), paths, build)
    return value


def _cache_name(root: Path) -> str:
    """One cache per folder, so that a user's library does not push ours out."""
    if root == _OURS:
        return "treaties"
    return "library-" + hashlib.sha256(str(root.resolve()).encode()).hexdigest()[:12]
