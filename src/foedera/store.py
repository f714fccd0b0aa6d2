"""Reading the YAML that ships with the package or belongs to a user, quickly and with line numbers.

Parsed documents are kept as JSON in the user's cache folder, keyed by path, size and time of
change, because parsing a library of treaties costs more than answering a question about it.
"""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Any

from foedera.errors import InvalidData, NotFound

__all__ = ["cached", "load_yaml", "yaml_lines"]

_FORMAT = 2


def load_yaml(path: Path) -> Any:
    """The document in one YAML file; dates become ISO strings.

    Raises NotFound for a missing file and InvalidData, with file and line, for broken YAML.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise NotFound(f"no file {path}", remedy="Check the path.") from None
    except UnicodeDecodeError as error:
        raise InvalidData(
            f"not UTF-8 at byte {error.start}", where=str(path), remedy="Save the file as UTF-8."
        ) from None
    return parse_yaml(text, str(path))


def parse_yaml(text: str, where: str) -> Any:
    """The document in a YAML text; `where` names it in errors."""
    import yaml

    try:
        return yaml.load(text, Loader=_loader())
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise InvalidData(
            f"broken YAML: {error.problem}",
            where=f"{where}:{line}",
            remedy="Check indentation, colons and quotes on this line and the one above.",
            line=line,
        ) from None
    except yaml.YAMLError as error:
        raise InvalidData(f"broken YAML: {error}", where=where, remedy="Check the file.") from None


def _loader() -> Any:
    import yaml

    base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

    class Loader(base):  # type: ignore[misc]
        def construct_mapping(self, node: Any, deep: bool = False) -> Any:  # noqa: FBT001, FBT002
            """Keys are words: `on` and `no` are no booleans there, and none may come twice."""
            seen: set[str] = set()
            for key, _ in node.value:
                if isinstance(key, yaml.ScalarNode) and key.tag != "tag:yaml.org,2002:merge":
                    key.tag = "tag:yaml.org,2002:str"
                    if key.value in seen:
                        raise yaml.constructor.ConstructorError(
                            None, None, f"the key {key.value!r} stands twice", key.start_mark
                        )
                    seen.add(key.value)
            return super().construct_mapping(node, deep)

    # JSON has no dates, and ISO strings sort and compare as dates do.
    Loader.yaml_implicit_resolvers = {
        first: [(tag, rule) for tag, rule in rules if tag != "tag:yaml.org,2002:timestamp"]
        for first, rules in base.yaml_implicit_resolvers.items()
    }
    return Loader


def yaml_lines(text: str) -> dict[tuple[str | int, ...], int]:
    """Line (from 1) of every key and item, by its path in the document."""
    import yaml

    lines: dict[tuple[str | int, ...], int] = {}

    def walk(node: Any, path: tuple[str | int, ...]) -> None:
        lines.setdefault(path, node.start_mark.line + 1)
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                below = (*path, str(key.value))
                lines[below] = key.start_mark.line + 1
                walk(value, below)
        elif isinstance(node, yaml.SequenceNode):
            for index, value in enumerate(node.value):
                walk(value, (*path, index))

    root = yaml.compose(text, Loader=_loader())
    if root is not None:
        walk(root, ())
    return lines


def cached(name: str, paths: tuple[Path, ...], build: Any) -> Any:
    """`build()`, or what it gave when the same files were last seen.

    What `build` returns must survive JSON. A cache that cannot be read or written is ignored:
    it saves time and holds nothing else.
    """
    stamps = [(str(p), s.st_size, s.st_mtime_ns) for p in paths for s in (p.stat(),)]
    key = hashlib.sha256(json.dumps([_FORMAT, name, stamps]).encode()).hexdigest()[:32]
    folder = _folder()
    target = folder / f"{name}-{key}.json"
    try:
        return json.loads(target.read_bytes())
    except (OSError, ValueError):
        pass
    value = build()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        fresh = folder / f"{target.name}.{os.getpid()}"
        fresh.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
        fresh.replace(target)
        for old in folder.glob(f"{name}-*.json"):
            if old != target:
                old.unlink(missing_ok=True)
    except OSError:
        pass
    return value


def _folder() -> Path:
    chosen = os.environ.get("FOEDERA_CACHE")
    if chosen:
        return Path(chosen)
    from platformdirs import user_cache_path

    return user_cache_path("foedera")
