"""`claims people`: roles given, listed and taken away, each with a name, and refused in words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Claims = Callable[..., Any]


@pytest.fixture
def stored(claims: Claims, tmp_path: Path) -> None:
    """A store of one case."""
    (tmp_path / "a.md").write_text("---\ncase: Ferry\n---\nThe mayor said that 12 houses burned down.\n")
    claims("add", tmp_path / "a.md")


@pytest.mark.usefixtures("stored")
def test_roles_are_given_listed_and_taken_away(claims: Claims) -> None:
    by = ("--reviewer", "Ada")
    assert claims("people", "Bob@paper.org", "annotator", *by).exit_code == 0
    assert claims("people", "ada@paper.org", "admin", "--everywhere", *by).exit_code == 0
    listed = claims("people").stdout.splitlines()
    assert [line.partition(" (")[0] for line in listed] == [
        "ada@paper.org: admin, every case",
        "bob@paper.org: annotator, Ferry",
    ]
    assert claims("people", "bob@paper.org", "--remove", *by).exit_code == 0
    assert "bob@" not in claims("people").stdout


@pytest.mark.usefixtures("stored")
@pytest.mark.parametrize(
    ("given", "code", "why"),
    [
        (("bob@paper.org", "boss"), 2, "give ADDRESS and one of reader"),
        (("bob@paper.org",), 2, "give ADDRESS"),
        (("bob", "reader", "--reviewer", "Ada"), 1, "give the address"),
        (("bob@paper.org", "reader"), 1, "say who you are"),
        (("bob@paper.org", "reader", "--case", "Fire", "--reviewer", "Ada"), 1, "no case 'Fire'"),
        (("bob@paper.org", "reader", "--case", "Ferry", "--everywhere", "--reviewer", "Ada"), 2, "not both"),
    ],
)
def test_a_role_that_cannot_be_given_is_refused_in_words(
    claims: Claims, given: tuple[str, ...], code: int, why: str
) -> None:
    result = claims("people", *given)
    assert (result.exit_code, why in result.stderr) == (code, True)
