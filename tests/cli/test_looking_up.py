"""`claims lookup`: a sentence or a draft in, what the store says to each figure on standard output."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Claims = Callable[..., Any]
ASKED = "12 houses in Prague were destroyed by the flood."


@pytest.fixture
def kept(claims: Claims, dispatches: Path) -> Claims:
    """The command with a store of two dispatches that disagree."""
    claims("add", dispatches)
    return claims


def test_a_figure_is_shown_with_what_is_said_for_and_against_it(kept: Claims) -> None:
    result = kept("lookup", ASKED, "--format", "json")
    (figure,) = json.loads(result.stdout)["figures"]
    told = [(s["stance"], s["claim"]["low"], s["claim"]["speaker_name"]) for s in figure["statements"]]
    assert (result.exit_code, result.stderr, figure["claim"]["text"]) == (0, "", "12")
    assert (figure["verdict"], figure["supporting"], figure["contradicting"]) == ("disputed", 1, 1)
    assert told == [("supports", 12, "Ada Lund"), ("contradicts", 30, "Olle Berg")]


def test_the_table_has_speaker_outlet_date_and_sentence(kept: Claims) -> None:
    shown = " ".join(kept("lookup", ASKED).stdout.split())
    for part in ("sources disagree", "Ada Lund → The", "3 May 2024", "both give 12 houses"):
        assert part in shown


def test_a_draft_is_read_from_a_file_and_from_standard_input(kept: Claims, tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text(f"{ASKED}\n\nThe mayor said that 30 houses in Prague were destroyed.\n", encoding="utf-8")
    from_file = json.loads(kept("lookup", draft, "--format", "json").stdout)["figures"]
    from_input = json.loads(kept("lookup", "-", "--format", "json", stdin=draft.read_bytes()).stdout)["figures"]
    verdicts = [[figure["verdict"] for figure in figures] for figures in (from_file, from_input)]
    assert verdicts == [["disputed", "disputed"], ["disputed", "disputed"]]


def test_a_text_without_a_figure_is_no_error(kept: Claims) -> None:
    result = kept("lookup", "Nothing was said of it.")
    assert (result.exit_code, result.stdout, result.stderr) == (
        0,
        "",
        "No claim with a figure was found in what was asked.\n",
    )


def test_words_for_a_time_are_resolved_by_the_day_of_the_text(kept: Claims) -> None:
    given = "On Friday, 12 houses in Prague were destroyed by the flood."
    (figure,) = json.loads(kept("lookup", given, "--published", "2024-05-04", "--format", "json").stdout)["figures"]
    assert figure["claim"]["as_of"] is not None


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("",), 2, "give a sentence"),
        ((ASKED, "--published", "soon"), 2, "not a date"),
        (("none.txt",), 3, "none.txt"),
        ((ASKED, "--case", "Flood"), 1, "no case 'Flood'"),
    ],
)
def test_what_cannot_be_looked_up_ends_in_words(
    kept: Claims, arguments: tuple[str, ...], code: int, words: str
) -> None:
    result = kept("lookup", *arguments)
    assert (result.exit_code, words in result.stderr) == (code, True)


def test_a_store_that_is_not_there_is_named_and_not_made(claims: Claims, tmp_path: Path) -> None:
    result = claims("lookup", ASKED, "--store", "none.db")
    assert (result.exit_code, "there is no such store" in result.stderr) == (1, True)
    assert not (tmp_path / "none.db").exists()
