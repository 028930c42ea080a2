"""Help needs nothing but the command line, and wrong use is said in words."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

from claims.versions import EXTRACTOR

COMMANDS = (
    "inspect",
    "extract",
    "check",
    "compare",
    "lookup",
    "sources",
    "add",
    "tables",
    "watch",
    "open",
    "refresh",
    "work",
    "people",
    "policy",
    "party",
    "report",
    "export",
    "bundle",
    "log",
    "store",
    "verify",
    "purge",
    "backup",
    "restore",
    "lexicon",
    "evaluate",
)
HEAVY = (
    "spacy", "numpy", "pandas", "pydantic", "streamlit", "sqlalchemy", "trafilatura", "dateparser", "rapidfuzz", "httpx",
    "feedparser", "rich",
)  # fmt: skip

Claims = Callable[..., Any]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_summary_and_an_example(name: str, claims: Claims) -> None:
    result = claims(name, "--help")
    assert result.exit_code == 0
    assert f"\n    claims {name} " in result.stdout


def test_the_help_lists_every_command(claims: Claims) -> None:
    listed = [line.split()[0] for line in claims("--help").stdout.split("Commands:\n")[1].split("\n\n")[0].splitlines()]
    assert tuple(listed) == COMMANDS


def test_help_loads_none_of_the_large_libraries() -> None:
    script = (
        "import sys\nfrom claims.cli import main\nsys.argv = ['claims', '--help']\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        f"print('loaded', [name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "loaded []"


def test_the_version_names_the_rules(claims: Claims) -> None:
    assert claims("--version").stdout == f"{EXTRACTOR}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ("inspect",),
        ("nothing",),
        ("check", "--format", "xml", "x"),
        ("compare", "a", "b", "c"),
        ("open", "--port", "0"),
    ],
)
def test_wrong_use_ends_with_2_and_a_message(arguments: tuple[str, ...], claims: Claims) -> None:
    result = claims(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr != ""


def test_a_settings_file_that_cannot_be_used_is_wrong_use(claims: Claims) -> None:
    result = claims("check", "--settings", "none.toml", "x.txt")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.endswith("none.toml: no such settings file\n")
