"""Every sentence that the code can say stands in the Arabic catalogue of its room, and no other."""

from __future__ import annotations

import ast
import re
import string
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from babel.messages.pofile import read_po

import foedera

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel.messages.catalog import Catalog

SOURCE = Path(foedera.__file__).parent
LOCALE = SOURCE / "locale"
DOMAINS = sorted(po.stem for po in LOCALE.glob("ar/LC_MESSAGES/*.po"))
# The names under which the code holds a translator.
TRANSLATORS = {"t", "_t"}
# Parameters and fields that carry a message to a translator.
CARRIERS = {"message", "singular"}


class Said(NamedTuple):
    """A message in the source: a literal, or a pattern where part of it is computed."""

    where: str
    text: str
    plural: str | None
    is_pattern: bool


@cache
def catalogue(lang: str, domain: str) -> Catalog | None:
    path = LOCALE / lang / "LC_MESSAGES" / f"{domain}.po"
    if not path.exists():
        return None
    with path.open("rb") as file:
        return read_po(file, locale=lang, abort_invalid=True)


def entries(lang: str, domain: str) -> dict[str, tuple[str, ...]]:
    """The translations by message id; several where the message has a plural."""
    found = catalogue(lang, domain)
    out = {}
    for message in found or ():
        if message.id:
            key = message.id[0] if isinstance(message.id, tuple) else message.id
            text = message.string
            out[key] = tuple(text) if isinstance(text, (tuple, list)) else (text,)
    return out


class Walker:
    """Finds what one room hands to its translators."""

    def __init__(self, files: list[Path]) -> None:
        self.trees = [(path, ast.parse(path.read_text(encoding="utf-8"))) for path in files]
        self.wrappers = {name for _, tree in self.trees for name in _wrappers(tree)}
        self.tables = {n: v for _, tree in self.trees for n, v in _tables(tree)}

    def said(self) -> Iterator[Said]:
        for path, tree in self.trees:
            scopes = [n for n in ast.walk(tree) if isinstance(n, (ast.FunctionDef, ast.Lambda))]
            for call in (n for n in ast.walk(tree) if isinstance(n, ast.Call) and n.args):
                kind = self._kind(call.func)
                if not kind:
                    continue
                holders = [s for s in scopes if any(n is call for n in ast.walk(s))]
                where = f"{path.name}:{call.lineno}"
                plural = call.args[1] if kind == "plural" and len(call.args) > 1 else None
                second = plural.value if isinstance(plural, ast.Constant) else None
                for text, is_pattern in self._texts(call.args[0], holders):
                    yield Said(where, text, second, is_pattern)

    def _kind(self, func: ast.expr) -> str | None:
        match func:
            case ast.Name(id=name) | ast.Attribute(attr=name) if name in TRANSLATORS:
                return "call"
            case ast.Name(id=name) | ast.Attribute(attr=name) if name in self.wrappers:
                return "call"
            case ast.Attribute(attr="plural"):
                return "plural"
            case ast.Call(func=ast.Name(id="translator")):
                return "call"
        return None

    def _texts(self, node: ast.expr, scopes: list[ast.AST]) -> Iterator[tuple[str, bool]]:
        match node:
            case ast.Constant(value=str(text)):
                yield text, False
            case ast.JoinedStr(values=parts):
                yield "".join(_part(p) for p in parts), True
            case ast.IfExp(body=first, orelse=second):
                yield from self._texts(first, scopes)
                yield from self._texts(second, scopes)
            case ast.Subscript(value=ast.Dict(values=values)):
                for value in values:
                    yield from self._texts(value, scopes)
            case ast.Subscript(value=ast.Name(id=name)):
                for value in self.tables.get(name, []):
                    yield from self._texts(value, [])
            case ast.Name(id=name):
                for value in {id(v): v for s in scopes for v in _values_of(name, s)}.values():
                    yield from self._texts(value, [s for s in scopes if value is not node])


def _part(node: ast.expr) -> str:
    return re.escape(str(node.value)) if isinstance(node, ast.Constant) else ".+"


def _wrappers(tree: ast.AST) -> Iterator[str]:
    """Functions and classes whose first own parameter or field is a message."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            names = [a.arg for a in (*node.args.posonlyargs, *node.args.args) if a.arg != "self"]
            if names and names[0] in CARRIERS:
                yield node.name
        elif isinstance(node, ast.ClassDef):
            fields = [s.target.id for s in node.body if isinstance(s, ast.AnnAssign)]  # type: ignore[union-attr]
            if fields and fields[0] in CARRIERS:
                yield node.name


def _tables(tree: ast.Module) -> Iterator[tuple[str, list[ast.expr]]]:
    for node in tree.body:
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Dict(values=values)):
                yield name, values
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.Dict(values=values)):
                yield name, values


def _values_of(name: str, scope: ast.AST) -> Iterator[ast.expr]:
    """What a function's local name may hold, from its assignments and loops."""
    for node in ast.walk(scope):
        match node:
            case ast.Assign(targets=[ast.Name(id=found)], value=value) if found == name:
                if not (isinstance(value, ast.Call)):
                    yield value
            case ast.For(target=ast.Tuple(elts=names), iter=ast.Tuple(elts=rows)):
                for n, target in enumerate(names):
                    if isinstance(target, ast.Name) and target.id == name:
                        yield from (row.elts[n] for row in rows if isinstance(row, ast.Tuple))


def files_of(domain: str) -> list[Path]:
    return sorted((SOURCE / domain).rglob("*.py"))


@cache
def said_in(domain: str) -> tuple[Said, ...]:
    return tuple(Walker(files_of(domain)).said())


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def marks(text: str) -> list[str]:
    """The terminal's markup, such as [dim] and [/dim]."""
    return sorted(re.findall(r"\[/?[a-z ]*\]", text))


def test_every_room_that_speaks_has_an_arabic_catalogue():
    speaking = {
        path.relative_to(SOURCE).parts[0]
        for path in SOURCE.rglob("*/*.py")
        if "import translator" in path.read_text(encoding="utf-8")
    }
    assert speaking - {"locale"} <= set(DOMAINS)


@pytest.mark.parametrize("domain", DOMAINS)
def test_every_message_has_its_arabic(domain: str):
    arabic, english = entries("ar", domain), entries("en", domain)
    missing = []
    for said in said_in(domain):
        if said.is_pattern:
            for lang, known in (("ar", arabic), ("en", english)):
                if not any(re.fullmatch(said.text, key) for key in known):
                    missing.append(f"{said.where}: nothing like {said.text!r} in {lang}")
        elif not any(arabic.get(said.text, ())):
            missing.append(f"{said.where}: {said.text!r}")
        elif said.plural is not None and len(arabic[said.text]) != 6:
            missing.append(f"{said.where}: {said.text!r} needs six forms")
    assert missing == []
    assert said_in(domain), "the walker found nothing in this room"


@pytest.mark.parametrize("domain", DOMAINS)
def test_a_translation_keeps_placeholders_and_markup(domain: str):
    english = entries("en", domain)
    wrong = []
    for key, forms in entries("ar", domain).items():
        model = english.get(key, (key,))[0]
        for form in forms:
            if fields(form) - fields(model) or fields(model) - fields(form) - {"n"}:
                wrong.append(f"{key!r}: {fields(model)} became {fields(form)}")
            if marks(form) != marks(model):
                wrong.append(f"{key!r}: {marks(model)} became {marks(form)}")
        if len(forms) > 1 and any("{n}" not in form for form in forms[3:]):
            wrong.append(f"{key!r}: a form for many has no {{n}}")
    assert wrong == []


@pytest.mark.parametrize("domain", DOMAINS)
def test_a_translation_is_finished_and_arabic(domain: str):
    unfinished = [
        key
        for key, forms in entries("ar", domain).items()
        if not all(forms) or not re.search("[\u0600-\u06ff]", "".join(forms))
    ]
    assert unfinished == []
    found = catalogue("ar", domain)
    assert found is not None
    assert not [m.id for m in found if m.id and m.fuzzy]


@pytest.mark.parametrize("domain", DOMAINS)
def test_keyed_words_stand_in_both_languages(domain: str):
    english, arabic = entries("en", domain), entries("ar", domain)
    assert set(english) - set(arabic) == set()
    assert [key for key, forms in english.items() if not all(forms)] == []


def keyed_words() -> dict[str, list[str]]:
    """The closed vocabularies that rooms name by key, by room."""
    from typing import get_args

    from foedera import must, treaties
    from foedera.treaties import schema

    discretion = get_args(schema.ProvisionFile.model_fields["discretion"].annotation)
    return {
        "must": [
            *(f"act:{act}" for act in must.ACTS),
            *(f"object:{thing}" for thing in must.OBJECTS),
            *(f"threshold:{act}" for act in get_args(schema.ActName)),
            *(f"territory:{kind}" for kind in get_args(schema.TerritoryName)),
            *(f"verdict:{verdict}" for verdict in must.VERDICTS),
            *(f"{verdict}: {duty}" for verdict in must.VERDICTS for duty in treaties.DUTIES),
            *(f"discretion:{word}" for word in discretion),
        ],
        "treaties": [
            *(f"promise:{promise}" for promise in treaties.PROMISES),
            *(f"form:{form}" for form in ("binding", "political", "proposed", "domestic")),
        ],
    }


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("domain", ["must", "treaties"])
def test_every_word_of_a_closed_vocabulary_has_its_sentence(domain: str, lang: str):
    assert set(keyed_words()[domain]) - set(entries(lang, domain)) == set()


def test_every_condition_a_treaty_sets_can_be_told():
    from foedera import treaties

    asked = {
        f"condition:{condition.test}"
        for agreement in treaties.load()
        for provision in agreement.provisions
        for condition in (provision.trigger.conditions if provision.trigger else ())
        if condition.because is None
    }
    assert asked - set(entries("ar", "must")) == set()


@pytest.mark.parametrize("domain", DOMAINS)
def test_nothing_in_the_catalogue_is_left_over(domain: str):
    literals: set[str] = set()
    patterns = {said.text for said in said_in(domain) if said.is_pattern}
    for path in files_of(domain):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Constant(value=str(text)):
                    literals.add(text)
                case ast.JoinedStr(values=[ast.Constant(value=str(head)), *rest]) if ":" in head:
                    patterns.add(re.escape(head) + "".join(_part(p) for p in rest))
    unused = [
        key
        for key in entries("ar", domain)
        if key not in literals and not any(re.fullmatch(p, key) for p in patterns)
    ]
    assert unused == []
