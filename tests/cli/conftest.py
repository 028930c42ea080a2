from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from claims import config
from claims.cli import app

Claims = Callable[..., Result]
Program = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def claims(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Claims]:
    """Runs a command in this process, in a folder and with a store of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CLAIMS_STORE", str(tmp_path / "store.db"))
    monkeypatch.setenv(config.SETTINGS_VARIABLE, "")
    config.settings.cache_clear()

    def run(*arguments: object, stdin: str | bytes | None = None) -> Result:
        return CliRunner().invoke(app, [str(argument) for argument in arguments], input=stdin, prog_name="claims")

    yield run
    config.settings.cache_clear()


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """Runs the program itself, as a person does."""

    def run(*arguments: object, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "claims", *map(str, arguments)]
        return subprocess.run(
            command, cwd=tmp_path, input=stdin, capture_output=True, text=True, encoding="utf-8", check=False
        )

    return run


@pytest.fixture
def dispatches(tmp_path: Path) -> Path:
    """Two dispatches that give different numbers for one thing."""
    folder = tmp_path / "dispatches"
    folder.mkdir()
    (folder / "north.md").write_text(
        "---\ntitle: Flood in Prague\noutlet: The North Post\npublished: 2024-05-03\n---\n"
        "The mayor, Ada Lund, said that 12 houses in Prague were destroyed by the flood.\n",
        encoding="utf-8",
    )
    (folder / "south.md").write_text(
        "---\ntitle: Prague under water\noutlet: The South Post\npublished: 2024-05-03\n---\n"
        "The fire chief, Olle Berg, said that 30 houses in Prague were destroyed by the flood.\n",
        encoding="utf-8",
    )
    return folder
