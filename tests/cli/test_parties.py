"""`claims party`: sources are counted to one party, with a name and a reason, and that is taken back."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Claims = Callable[..., Any]
ANN = ("--reviewer", "Ann")


@pytest.fixture
def kept(claims: Claims, tmp_path: Path) -> Claims:
    """The command with a store of two reports in which two offices of one town give one figure."""
    for name, speaker in (("north", "The mayor, Ada Lund"), ("south", "The fire chief, Olle Berg")):
        head = f"---\noutlet: The {name} Post\npublished: 2024-05-03\n---\n"
        text = f"{speaker}, said that 12 houses in Prague were destroyed by the flood.\n"
        (tmp_path / f"{name}.md").write_text(head + text)
    claims("add", tmp_path / "north.md", tmp_path / "south.md")
    return claims


def supporting(claims: Claims) -> int:
    asked = "12 houses in Prague were destroyed by the flood."
    (figure,) = json.loads(claims("lookup", asked, "--published", "2024-05-03", "--format", "json").stdout)["figures"]
    return int(figure["supporting"])


def test_what_one_party_agrees_on_has_one_origin_until_it_is_taken_back(kept: Claims) -> None:
    before = supporting(kept)
    for source in ("Ada Lund", "Olle Berg"):
        assert kept("party", source, "the town", "--note", "its offices", *ANN).exit_code == 0
    during, shown = supporting(kept), " ".join(kept("party").stdout.split())
    back = kept("party", "Olle Berg", "--take-back", *ANN)
    assert (before, during, supporting(kept)) == (2, 1, 2)
    assert [word in shown for word in ("Ada Lund", "Olle Berg", "the town", "Ann", "its offices")] == [True] * 5
    assert back.stderr == "documents without a case: Olle Berg is counted to no party\n"


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("Ada Lund", "the town"), 2, "--reviewer"),
        (("Ada Lund", *ANN), 2, "give SOURCE and PARTY"),
        (("Nobody", "the town", *ANN), 1, "no source in this case is named 'Nobody'"),
        (("Ada Lund", "--take-back", *ANN), 1, "is counted to no party"),
    ],
)
def test_what_cannot_be_decided_is_refused_in_words(
    kept: Claims, arguments: tuple[str, ...], code: int, words: str
) -> None:
    result = kept("party", *arguments)
    assert (result.exit_code, words in result.stderr) == (code, True)
