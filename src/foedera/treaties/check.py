"""The validator: every fault of a file at once, each with line, key and remedy."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from foedera import atlas
from foedera.errors import InvalidData
from foedera.store import load_yaml, yaml_lines

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from foedera.treaties.schema import AgreementFile

__all__ = ["Fault", "check_architecture", "check_file", "check_folder"]

_DAY = ("{found} is no day", "Write a real day as YYYY-MM-DD.")
_LIST = ("{found} is no list", "Put it in square brackets.")
#: What is wrong and what to do, by pydantic's name for the fault.
_SAID = {
    "extra_forbidden": ("unknown key", "Remove it; the reference of the YAML format has all keys."),
    "missing": ("missing key", "Add the key."),
    "date_from_datetime_parsing": _DAY,
    "date_from_datetime_inexact": _DAY,
    "date_parsing": _DAY,
    "date_type": _DAY,
    "too_short": ("nothing in it", "Give at least one."),
    "string_too_short": ("empty", "Write it out."),
    "string_type": ("{found} is no text", "Put it in quotes."),
    "list_type": _LIST,
    "int_parsing": ("{found} is no number", "Write digits, or null where there is none."),
    "model_type": ("{found} is no mapping of keys", "See the reference of the YAML format."),
}
_PATTERNS = {
    "^[A-Z]{3}$": ("{found} is no state's code", "Write three capitals, e.g. JPN."),
    "^[a-z][a-z-]*(:[A-Z]{3}(,[A-Z]{3})*)?$": (
        "{found} is no condition",
        "Write a slug, with states after a colon where it names any: prior-action:FRA,GBR.",
    ),
    "^[a-z-]+/[a-z0-9-]+$": ("{found} is no id", "Write region/slug, as the file's path has it."),
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
        return None, [
            Fault(str(path), 1, "file", what, "Copy a file of the library and change it.")
        ]
    try:
        agreement = AgreementFile.model_validate(raw)
    except ValidationError as error:
        return None, _faults(str(path), lines, error.errors())
    faults = [
        Fault(str(path), _line(lines, where), ".".join(map(str, where)), what, remedy)
        for where, what, remedy in _consistency(agreement, path, root)
    ]
    if faults:
        return None, sorted(faults, key=lambda fault: fault.line)
    return agreement.model_dump(mode="json", by_alias=True), []


def check_architecture(path: Path) -> dict[str, Any]:
    """An architecture's file as a plain document; InvalidData with all faults if it has any."""
    from pydantic import ValidationError

    from foedera.treaties.schema import ArchitectureFile

    lines = yaml_lines(path.read_text(encoding="utf-8"))
    try:
        file = ArchitectureFile.model_validate(load_yaml(path))
    except ValidationError as error:
        faults = [str(fault) for fault in _faults(str(path), lines, error.errors())]
        raise InvalidData("\n".join(faults), remedy="Mend the file.", faults=faults) from None
    return file.model_dump(mode="json", by_alias=True)


def _faults(
    path: str, lines: dict[tuple[str | int, ...], int], errors: Sequence[Any]
) -> list[Fault]:
    """Pydantic's errors in the file's own terms, one for each place, in the order of the lines."""
    ranked = sorted(errors, key=_vagueness)
    found: dict[tuple[str | int, ...], Fault] = {}
    for error in ranked:
        where = tuple(part for part in error["loc"] if _is_key(part))
        if not any(where[: len(o)] == o or o[: len(where)] == where for o in found):
            found[where] = _fault(path, lines, where, error)
    return sorted(found.values(), key=lambda fault: fault.line)


def _vagueness(error: Any) -> tuple[int, int]:
    """Where a value may take several forms, each form has its fault: the most telling goes first."""
    if error["type"] == "value_error":
        return 0, 0
    if error["type"] != "literal_error":
        return 2, 0
    return (1 if isinstance(error["input"], str) else 3), -len(error["ctx"]["expected"])


def _fault(
    path: str,
    lines: dict[tuple[str | int, ...], int],
    where: tuple[str | int, ...],
    error: dict[str, Any],
) -> Fault:
    key = ".".join(str(part) for part in where) or "file"
    return Fault(path, _line(lines, where), key, *_said(where, error))


def _said(where: tuple[str | int, ...], error: dict[str, Any]) -> tuple[str, str]:
    """What is wrong, and what to do about it."""
    kind, found = error["type"], repr(error["input"])[:60]
    fallback = (str(error["msg"]).removeprefix("Value error, "), "Check it against the reference.")
    if kind == "literal_error":
        allowed = error["ctx"]["expected"].replace("'", "").replace(" or ", ", ").split(", ")
        guess = get_close_matches(str(error["input"]), allowed, n=1)
        return f"{found} is not a word for this key", " ".join(
            [*(f"Did you mean '{g}'?" for g in guess), f"One of: {', '.join(allowed)}."]
        )
    if kind == "string_pattern_mismatch":
        what, remedy = _PATTERNS.get(error["ctx"]["pattern"], fallback)
    else:
        what, remedy = _SAID.get(kind, fallback)
    if kind == "missing" and where[-1] in ("signed", "in_force"):
        remedy = "Add the key; write null where the day is not known."
    if kind == "extra_forbidden":
        guess = get_close_matches(str(where[-1]), _key_names(), n=1)
        if guess == [where[-1]]:
            remedy = "The key belongs elsewhere; check the indentation."
        elif guess:
            remedy = f"Did you mean '{guess[0]}'?"
    return what.replace("{found}", found), remedy


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
                near = get_close_matches(scope.area, areas, n=1)
                guess = f"Did you mean '{near[0]}'? " if near else ""
                remedy = f"{guess}Known areas: {', '.join(sorted(areas))}."
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
