"""The validator: every fault of a file at once, each with line, key and remedy."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from foedera import atlas
from foedera.errors import InvalidData
from foedera.store import load_yaml, yaml_lines

if TYPE_CHECKING:
    from pathlib import Path

    from foedera.treaties.schema import AgreementFile

__all__ = ["Fault", "check_architecture", "check_file", "check_folder"]

_REMEDIES = {
    "extra_forbidden": "Remove the key or correct its spelling; the reference lists all keys.",
    "missing": "Add the key; write null where the fact is not known.",
    "date_from_datetime_parsing": "Write a real day as YYYY-MM-DD.",
    "date_parsing": "Write a real day as YYYY-MM-DD.",
    "date_type": "Write a real day as YYYY-MM-DD.",
    "string_pattern_mismatch": "See the pattern; states are ISO 3166-1 alpha-3 codes.",
    "literal_error": "Use one of the words named.",
    "too_short": "Give at least one.",
    "string_too_short": "Write it out.",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in one file.

    >>> print(Fault("us-japan.yaml", 7, "force", "Input should be 'binding'", "Use a word named."))
    us-japan.yaml:7: force: Input should be 'binding'. Use a word named.
    """

    file: str
    line: int
    key: str
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.key}: {self.what.rstrip('.')}. {self.remedy}"


def check_folder(root: Path) -> tuple[dict[str, dict[str, Any]], list[Fault]]:
    """All agreements under a folder as plain documents by id, and all faults found.

    Raises nothing for broken files: their faults are in the list.
    """
    documents: dict[str, dict[str, Any]] = {}
    faults: list[Fault] = []
    for path in sorted(root.rglob("*.yaml")):
        document, found = check_file(path, root)
        faults += found
        if document is not None:
            documents[document["id"]] = document
    return documents, faults


def check_file(path: Path, root: Path | None = None) -> tuple[dict[str, Any] | None, list[Fault]]:
    """One file as a plain document (None if it has faults), and its faults.

    With `root`, the id must be the file's path below it.
    """
    from pydantic import ValidationError

    from foedera.treaties.schema import AgreementFile

    try:
        raw = load_yaml(path)
        lines = yaml_lines(path.read_text(encoding="utf-8"))
    except InvalidData as error:
        line = int(error.details.get("line", 1))
        return None, [Fault(str(path), line, "file", error.message, error.remedy or "")]
    if not isinstance(raw, dict):
        what = "the file is empty" if raw is None else "the file is no mapping of keys"
        return None, [Fault(str(path), 1, "file", what, "Start from `foedera treaties new`.")]
    try:
        agreement = AgreementFile.model_validate(raw)
    except ValidationError as error:
        return None, [_fault(str(path), lines, dict(e)) for e in error.errors()]
    faults = [
        Fault(str(path), _line(lines, where), ".".join(map(str, where)), what, remedy)
        for where, what, remedy in _consistency(agreement, path, root)
    ]
    if faults:
        return None, faults
    return agreement.model_dump(mode="json", by_alias=True), []


def check_architecture(path: Path) -> dict[str, Any]:
    """An architecture's file as a plain document; InvalidData with all faults if it has any."""
    from pydantic import ValidationError

    from foedera.treaties.schema import ArchitectureFile

    lines = yaml_lines(path.read_text(encoding="utf-8"))
    try:
        file = ArchitectureFile.model_validate(load_yaml(path))
    except ValidationError as error:
        faults = [str(_fault(str(path), lines, dict(e))) for e in error.errors()]
        raise InvalidData("\n".join(faults), remedy="Mend the file.", faults=faults) from None
    return file.model_dump(mode="json", by_alias=True)


def _fault(path: str, lines: dict[tuple[str | int, ...], int], error: dict[str, Any]) -> Fault:
    """A fault in the file's own terms: pydantic names union members, a reader does not know them."""
    where = tuple(part for part in error["loc"] if _is_key(part))
    known = where
    while known and known not in lines:
        known = known[:-1]
    remedy = _REMEDIES.get(error["type"], "See the reference of the YAML format.")
    key = ".".join(str(part) for part in where) or "file"
    if error["type"] == "extra_forbidden" and where:
        guess = get_close_matches(str(where[-1]), _key_names(), n=1)
        remedy = f"Did you mean '{guess[0]}'?" if guess else remedy
        return Fault(path, _line(lines, known), key, "unknown key", remedy)
    if error["type"] == "missing":
        return Fault(path, _line(lines, known), key, "missing key", remedy)
    what = str(error["msg"]).removeprefix("Value error, ")
    if error["type"] not in ("value_error",):
        what = f"{what} (found {str(error['input'])[:60]!r})"
    return Fault(path, _line(lines, known), key, what, remedy)


def _is_key(part: str | int) -> bool:
    return isinstance(part, int) or not ("[" in part or part.endswith("File") or "literal" in part)


def _key_names() -> list[str]:
    from foedera.treaties import schema

    models = [
        m for m in vars(schema).values() if isinstance(m, type) and issubclass(m, schema.Strict)
    ]
    return sorted({f.alias or name for m in models for name, f in m.model_fields.items()})


def _line(lines: dict[tuple[str | int, ...], int], where: tuple[str | int, ...]) -> int:
    while where not in lines and where:
        where = where[:-1]
    return lines.get(where, 1)


Where = tuple[str | int, ...]


def _consistency(
    agreement: AgreementFile, path: Path, root: Path | None
) -> list[tuple[Where, str, str]]:
    """What no single field can tell: names that must exist, dates that must follow each other."""
    out: list[tuple[Where, str, str]] = []
    if root is not None:
        expected = path.relative_to(root).with_suffix("").as_posix()
        if agreement.id != expected:
            out.append((("id",), f"the id is not the path {expected!r}", "Make the two agree."))
    out += _known_names(agreement)
    out += _order_of_dates(agreement)
    keys = {s.key for s in agreement.sources}
    for where, key in _source_keys(agreement):
        if key not in keys:
            out.append((where, f"no source {key!r}", f"Use one of: {', '.join(sorted(keys))}."))
    articles = [p.article for p in agreement.provisions]
    for index, article in enumerate(articles):
        if article in articles[:index]:
            remedy = "Give each promise its own, e.g. V.1 and V.2."
            out.append((("provisions", index, "article"), f"article {article!r} twice", remedy))
    return out


def _known_names(agreement: AgreementFile) -> list[tuple[Where, str, str]]:
    out: list[tuple[Where, str, str]] = []
    states = {s.code for s in atlas.states()}
    areas = {a.slug for a in atlas.areas()}
    for where, code in _codes(agreement):
        if code not in states:
            guess = ", ".join(get_close_matches(code, states, n=3)) or "see `atlas.states()`"
            out.append((where, f"no state {code!r}", f"Nearest: {guess}."))
    for i, provision in enumerate(agreement.provisions):
        for j, scope in enumerate(provision.trigger.covers if provision.trigger else ()):
            if scope.area is not None and scope.area not in areas:
                where = ("provisions", i, "trigger", "covers", j, "area")
                remedy = f"Known areas: {', '.join(sorted(areas))}."
                out.append((where, f"no area {scope.area!r}", remedy))
    return out


def _codes(agreement: AgreementFile) -> list[tuple[Where, str]]:
    out: list[tuple[Where, str]] = [(("parties", code), code) for code in agreement.parties]
    for i, provision in enumerate(agreement.provisions):
        here: Where = ("provisions", i)
        for key in ("bearers", "beneficiaries"):
            value = getattr(provision, key)
            if isinstance(value, list):
                out += [((*here, key), code) for code in value]
        if provision.trigger and isinstance(provision.trigger.attacker, list):
            out += [((*here, "trigger", "attacker"), c) for c in provision.trigger.attacker]
    return out


def _order_of_dates(agreement: AgreementFile) -> list[tuple[Where, str, str]]:
    out: list[tuple[Where, str, str]] = []
    remedy = "Check both dates against the source."
    if agreement.signed and agreement.in_force and agreement.in_force < agreement.signed:
        out.append((("in_force",), "in force before it was signed", remedy))
    if agreement.ended and agreement.in_force and agreement.ended <= agreement.in_force:
        out.append((("ended",), "ended before it came into force", remedy))
    if agreement.ended and not agreement.end:
        out.append((("ended",), "no word on how it ended", "Add `end` with how, because, source."))
    for code, spells in agreement.parties.items():
        for spell in spells if isinstance(spells, list) else [spells]:
            if spell.from_ and spell.until and spell.until <= spell.from_:
                out.append((("parties", code), "left before joining", remedy))
            if spell.from_ and agreement.ended and spell.from_ >= agreement.ended:
                out.append((("parties", code), "joined after the end", remedy))
    return out


def _source_keys(agreement: AgreementFile) -> list[tuple[Where, str]]:
    out: list[tuple[Where, str]] = []
    for i, provision in enumerate(agreement.provisions):
        out.append((("provisions", i, "source"), provision.source))
        out += [(("provisions", i, "doubt", j), d.source) for j, d in enumerate(provision.doubt)]
    out += [(("doubt", i), d.source) for i, d in enumerate(agreement.doubt)]
    out += [(("suspended", i), s.source) for i, s in enumerate(agreement.suspended)]
    out += [(("history", i), m.source) for i, m in enumerate(agreement.history)]
    if agreement.end:
        out.append((("end", "source"), agreement.end.source))
    return out
