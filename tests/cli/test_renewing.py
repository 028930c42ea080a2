"""`claims refresh`: cases that changed are compared anew, the others are left, an unknown one is named."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from claims.store.alone import alone
from claims.store.engine import address, connect

Claims = Callable[..., Any]


@pytest.fixture
def stored(claims: Claims, tmp_path: Path) -> Path:
    """A settings file beside a store of two cases, compared without it."""
    for name in ("Ferry", "Storm"):
        (tmp_path / f"{name}.md").write_text(f"---\ncase: {name}\n---\nThe mayor said that 12 houses burned down.\n")
    claims("add", tmp_path / "Ferry.md", tmp_path / "Storm.md")
    settings = tmp_path / "settings.toml"
    settings.write_text("[severity]\ngap = 0.5\n")
    return settings


def test_only_what_changed_is_compared_anew_and_only_what_was_named_is_counted(claims: Claims, stored: Path) -> None:
    told = [
        claims("refresh").stderr,
        claims("refresh", "--settings", stored, "--case", "Ferry").stderr,
        claims("refresh", "--settings", stored).stderr,
    ]
    assert [one.strip().splitlines()[-1] for one in told] == [
        "0 cases compared anew, 2 unchanged",
        "1 case compared anew, 0 unchanged",
        "1 case compared anew, 1 unchanged",
    ]


@pytest.mark.usefixtures("stored")
def test_a_case_that_is_not_there_is_named(claims: Claims) -> None:
    result = claims("refresh", "--case", "Fire")
    assert (result.exit_code, "the store has no case 'Fire'" in result.stderr) == (1, True)


def test_beside_an_app_only_one_process_compares_a_store_anew(
    claims: Claims, program: Claims, stored: Path, tmp_path: Path
) -> None:
    store = tmp_path / "store.db"
    beside = ("refresh", "--beside", "--settings", stored, "--store", store)
    with alone(connect(address(str(store))), "refresh") as mine:
        told = program(*beside).stderr
        by_hand = claims("refresh", "--settings", stored, "--case", "Ferry").stderr
    assert (mine, "another process compares this store anew already" in told) == (True, True)
    assert "1 case compared anew" in by_hand
    assert "1 case compared anew, 1 unchanged" in program(*beside).stderr
