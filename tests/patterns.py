"""Every regular expression of the package, found and not listed: in its modules, in what they keep, and in calls of `re`."""

from __future__ import annotations

import ast
import importlib
import importlib.util
import inspect
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import claims

_FROM_ANYWHERE: Final = frozenset({"search", "finditer", "findall", "sub", "subn", "split"})
_FROM_ONE_PLACE: Final = frozenset({"match", "fullmatch"})
# They run when they are imported: a page draws itself, and what it draws outside the app stays with all that is drawn after.
_RUN_AT_ONCE: Final = ("__main__", ".ui.pages.", "migrations")


@dataclass(frozen=True, slots=True)
class Used:
    """A pattern, where it stands, and whether matches are looked for from every place of a text or from one."""

    pattern: re.Pattern[Any]
    where: str
    everywhere: bool


def patterns() -> list[Used]:
    """All patterns, each once; one that is used in both ways counts as looked for everywhere."""
    modules = list(_modules())
    trees = {module.__name__: ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8")) for module in modules}
    kept = _ways(trees.values())
    found: dict[tuple[Any, int], Used] = {}
    for module in modules:
        own = _ways([trees[module.__name__]])
        for one in (*_of_module(module, own, kept), *_of_calls(module.__name__, trees[module.__name__])):
            key = (one.pattern.pattern, one.pattern.flags)
            if key not in found or one.everywhere:
                found[key] = one
    return list(found.values())


def passed_over() -> dict[str, str]:
    """The sources of the modules that are not imported to look for patterns, by name."""
    names = [name for name in _names() if _runs_at_once(name)]
    specs = [importlib.util.find_spec(name) for name in names]
    return {spec.name: Path(spec.origin).read_text(encoding="utf-8") for spec in specs if spec and spec.origin}


def _modules() -> Iterator[ModuleType]:
    for name in _names():
        if not _runs_at_once(name):
            yield importlib.import_module(name)


def _names() -> list[str]:
    return [info.name for info in pkgutil.walk_packages(claims.__path__, "claims.")]


def _runs_at_once(name: str) -> bool:
    return any(part in name for part in _RUN_AT_ONCE)


def _ways(trees: Any) -> dict[str, set[str]]:
    """By name (of a variable or a field), which methods of patterns are called on it."""
    ways: dict[str, set[str]] = {}
    for node in (node for tree in trees for node in ast.walk(tree)):
        if isinstance(node, ast.Attribute) and node.attr in _FROM_ANYWHERE | _FROM_ONE_PLACE:
            base = node.value
            name = base.id if isinstance(base, ast.Name) else base.attr if isinstance(base, ast.Attribute) else ""
            ways.setdefault(name, set()).add(node.attr)
    return ways


def _everywhere(ways: set[str]) -> bool:
    """Whether a pattern is looked for everywhere; where nothing tells, it may be."""
    return not ways or bool(ways & _FROM_ANYWHERE)


def _of_module(module: ModuleType, own: dict[str, set[str]], kept: dict[str, set[str]]) -> Iterator[Used]:
    for name, value in list(vars(module).items()):
        where = f"{module.__name__}.{name}"
        if isinstance(value, re.Pattern):
            yield Used(value, where, _everywhere(own.get(name, set())))
        elif isinstance(value, list | tuple | dict | set | frozenset) and not name.startswith("__"):
            yield from _within(value, where, kept, set())
        elif _is_kept(value) and value.__module__ == module.__name__:
            yield from _within(value(), where, kept, set())


def _is_kept(value: Any) -> bool:
    """Whether it is a function without arguments whose answer is kept: what it is built of the word lists."""
    return hasattr(value, "cache_info") and not inspect.signature(value).parameters


def _within(value: Any, where: str, kept: dict[str, set[str]], seen: set[int], ways: bool = True) -> Iterator[Used]:
    """The patterns in what a module keeps: in collections, and in fields, whose names tell how they are used."""
    if id(value) in seen:
        return
    seen.add(id(value))
    if isinstance(value, re.Pattern):
        yield Used(value, where, ways)
    elif isinstance(value, list | tuple | set | frozenset):
        for one in value:
            yield from _within(one, where, kept, seen, ways)
    elif isinstance(value, dict):
        for one in (*value, *value.values()):
            yield from _within(one, where, kept, seen, ways)
    elif hasattr(value, "__dataclass_fields__") and not isinstance(value, type):
        for name in value.__dataclass_fields__:
            yield from _within(getattr(value, name), f"{where}.{name}", kept, seen, _everywhere(kept.get(name, set())))


def _of_calls(module: str, tree: ast.AST) -> Iterator[Used]:
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id == "re"
            and node.func.attr in _FROM_ANYWHERE | _FROM_ONE_PLACE
            and isinstance(node.args[0], ast.Constant)
        ):
            yield Used(re.compile(node.args[0].value), f"{module}:{node.lineno}", node.func.attr in _FROM_ANYWHERE)
