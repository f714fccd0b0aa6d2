"""What the pages show is what happens: Python and console blocks run, doctests in the code too."""

from __future__ import annotations

import contextlib
import doctest
import importlib
import io
import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sybil import Sybil
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser, SkipParser

import foedera
from foedera.cli import main

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sybil import Example

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
SOURCE = Path(foedera.__file__).parent
OPTIONS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def told(command: str) -> tuple[str, int]:
    """What a `foedera` command prints, on either stream, and its exit code."""
    out, code = io.StringIO(), 0
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        try:
            main(shlex.split(command)[1:])
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else 0
    return out.getvalue(), code


def steps(block: str) -> Iterator[tuple[str, str]]:
    """The commands of a console block with what the page shows below each."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        lines = re.sub(r"\\\n\s*", "", part).splitlines()
        yield lines[0], "\n".join(lines[1:])


def told_words(text: str) -> str:
    """A text with its white space evened out; a JSON document is laid out by where it goes."""
    words = text.split()
    return "".join(words) if text.lstrip()[:1] in ("{", "[") else " ".join(words)


def pattern(shown: str) -> str:
    """A shown output as a pattern: white space may vary, `...` stands for anything."""
    words = re.escape(" ".join(shown.split()))
    return words.replace(re.escape("..."), ".*")


def run_console(example: Example) -> str | None:
    for command, shown in steps(example.parsed):
        if not command.startswith("foedera "):
            continue
        text, code = told(command)
        said, shown = told_words(text), told_words(shown)
        if shown.strip() and not re.fullmatch(pattern(shown), said, re.DOTALL):
            return f"$ {command}\nsays:\n{said}\nthe page shows:\n{shown}"
        if not shown.strip() and code:
            return f"$ {command}\nends with {code}:\n{said}"
    return None


def write_file(example: Example) -> str | None:
    """A YAML block that begins with its path is a file of the reader's."""
    named = re.match(r"# (\S+\.yaml)\n", example.parsed)
    if named:
        path = Path(named[1])
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(example.parsed, encoding="utf-8")
    return None


def page_id(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", PAGES, ids=page_id)
def test_the_examples_of_a_page_run(path: Path, workplace: Path):
    parsers = [
        PythonCodeBlockParser(doctest_optionflags=OPTIONS),
        CodeBlockParser("console", run_console),
        CodeBlockParser("yaml", write_file),
        SkipParser(),
    ]
    document = Sybil(parsers).parse(path)
    for example in document.examples():
        example.evaluate()
    assert workplace == Path.cwd()


@pytest.mark.parametrize(
    "path", sorted(SOURCE.rglob("*.py")), ids=lambda p: p.relative_to(SOURCE).as_posix()
)
def test_the_doctests_of_a_module_hold(path: Path, workplace: Path):
    if path.name == "__main__.py":
        assert "main()" in path.read_text(encoding="utf-8")
        return
    parts = path.relative_to(SOURCE).with_suffix("").parts
    module = importlib.import_module(".".join(("foedera", *parts)).removesuffix(".__init__"))
    finder, report = doctest.DocTestFinder(exclude_empty=True), io.StringIO()
    runner = doctest.DocTestRunner(optionflags=OPTIONS, verbose=False)
    for case in finder.find(module, module.__name__):
        runner.run(case, out=report.write)
    assert runner.failures == 0, report.getvalue()


def test_console_blocks_are_read_as_commands_and_outputs():
    block = "$ foedera a \\\n    --b c\none\n  two ...\n$ foedera d\n"
    assert list(steps(block)) == [("foedera a --b c", "one\n  two ..."), ("foedera d", "")]
    assert re.fullmatch(pattern("one\n  two ..."), "one two three four")
    assert not re.fullmatch(pattern("one two"), "one three")
