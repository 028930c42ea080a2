from __future__ import annotations

import ast
import tomllib
from pathlib import Path

import pytest

from claims.cli import serving
from claims.ui.shell import PAGES

CONFIG = Path(__file__).parents[2] / ".streamlit" / "config.toml"


def flat(table: dict[str, object], before: str = "") -> dict[str, str]:
    """Nested tables as dotted names, values as they are written on a command line."""
    found: dict[str, str] = {}
    for name, value in table.items():
        if isinstance(value, dict):
            found |= flat(value, f"{before}{name}.")
        else:
            found[before + name] = str(value).lower() if isinstance(value, bool) else str(value)
    return found


def test_the_app_looks_and_behaves_the_same_however_it_is_started() -> None:
    config = flat(tomllib.loads(CONFIG.read_text(encoding="utf-8")))
    command = {
        option.removeprefix("--").partition("=")[0]: option.partition("=")[2]
        for option in serving.command(serving.Place())[4:]
    }
    assert {name: command.get(name) for name in config} == config


def test_no_traceback_reaches_a_visitor_and_nothing_is_told_to_anybody() -> None:
    config = flat(tomllib.loads(CONFIG.read_text(encoding="utf-8")))
    assert (config["client.showErrorDetails"], config["browser.gatherUsageStats"]) == ("none", "false")


@pytest.mark.parametrize("page", sorted(PAGES.glob("*.py")), ids=lambda page: page.stem)
def test_no_text_stands_alone_in_a_page_where_it_would_be_drawn(page: Path) -> None:
    _, *rest = ast.parse(page.read_text(encoding="utf-8")).body
    assert [one.lineno for one in rest if isinstance(one, ast.Expr) and not isinstance(one.value, ast.Call)] == []
