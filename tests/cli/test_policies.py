"""`claims policy`: the policy of a case is shown, set with a name, and taken back; the report tells its figure."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Claims = Callable[..., Any]
ANN = ("--reviewer", "Ann")


@pytest.fixture
def kept(claims: Claims, dispatches: Path) -> Claims:
    """The command with a store of two dispatches that disagree."""
    claims("add", dispatches)
    return claims


def shown(claims: Claims) -> str:
    return " ".join(claims("policy").stdout.split())


def test_a_policy_is_set_shown_and_taken_back(kept: Claims) -> None:
    before = shown(kept)
    kept("policy", "minimum", *ANN, "--note", "counts fall")
    during = shown(kept)
    result = kept("policy", "--take-back", *ANN)
    assert ("none set" in before, "minimum" in during, "Ann" in during, "counts fall" in during) == (True,) * 4
    assert (result.exit_code, shown(kept)) == (0, before)


def test_the_report_tells_the_best_figure_and_leaves_suggestions_out(kept: Claims) -> None:
    plain, asked = kept("report").stdout, kept("report", "--suggestions").stdout
    kept("policy", "source_hierarchy", "--source", "The South Post", *ANN)
    best = kept("report").stdout
    assert ("Suggested by the program" in plain, "Suggested by the program" in asked) == (False, True)
    assert "**Best figure by the policy of this case:** 30 (source hierarchy (The South Post))" in best


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("minimum",), 2, "--reviewer"),
        (("average", *ANN), 2, "average"),
        (("minimum", "--take-back", *ANN), 2, "give a rule, or --take-back"),
        (("--take-back", *ANN), 1, "no policy is set"),
        (("source_hierarchy", *ANN), 1, "name the sources"),
        (("minimum", "--case", "Flood", *ANN), 1, "no case 'Flood'"),
    ],
)
def test_what_cannot_be_set_is_refused_in_words(
    kept: Claims, arguments: tuple[str, ...], code: int, words: str
) -> None:
    result = kept("policy", *arguments)
    assert (result.exit_code, words in result.stderr) == (code, True)


def test_the_only_case_need_not_be_named_and_several_must(claims: Claims, tmp_path: Path) -> None:
    for name in ("flood", "fire"):
        (tmp_path / f"{name}.md").write_text(f"---\ncase: {name}\n---\nThe mayor said that 12 houses were lost.\n")
    claims("add", tmp_path / "flood.md")
    one = claims("policy", "latest", *ANN)
    claims("add", tmp_path / "fire.md")
    several = claims("policy", "latest", *ANN)
    assert (one.exit_code, one.stderr) == (0, "flood: best figure by latest\n")
    assert (several.exit_code, "there are fire, flood" in several.stderr) == (2, True)
