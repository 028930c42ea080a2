"""`claims compare`: two texts, or a file of pairs."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

Claims = Callable[..., Any]
ONE = "The mayor of Tarn said that 12 houses were destroyed by the flood."
OTHER = "The fire chief of Tarn said that 30 houses were destroyed by the flood."


def test_two_texts_are_set_side_by_side(claims: Claims) -> None:
    result = claims("compare", ONE, OTHER, "--format", "jsonl")
    row = json.loads(result.stdout)
    assert (result.exit_code, result.stderr) == (0, "")
    assert list(row) == ["id", "relation", "explanation", "a", "b"]
    assert (row["id"], row["relation"]) == (None, "contradiction")
    assert [claim["low"] for claim in row["a"] + row["b"]] == [12, 30]


def test_a_file_of_pairs_gives_a_line_each_and_bad_lines_are_named(tmp_path: Path, claims: Claims) -> None:
    pairs = [
        json.dumps({"id": "p1", "text_a": ONE, "text_b": OTHER}),
        "{",
        json.dumps({"id": "p2", "text_a": ONE}),
        json.dumps({"id": 3, "text_a": ONE, "text_b": "Nothing was said of it."}),
    ]
    (tmp_path / "pairs.jsonl").write_text("\n".join(pairs))
    result = claims("compare", "pairs.jsonl", "--format", "jsonl")
    assert result.exit_code == 3
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(row["id"], row["relation"]) for row in found] == [("p1", "contradiction"), ("3", "no_claim")]
    assert result.stderr.splitlines()[:2] == [
        "error: pairs.jsonl:2: not valid JSON",
        "error: pairs.jsonl:3: has no 'text_b'",
    ]


def test_pairs_may_come_from_standard_input_and_go_into_a_table(claims: Claims) -> None:
    result = claims("compare", "-", stdin=json.dumps({"id": "p1", "text_a": ONE, "text_b": OTHER}))
    assert result.exit_code == 0
    assert "p1" in result.stdout


def test_a_missing_file_of_pairs_is_named(claims: Claims) -> None:
    result = claims("compare", "pairs.jsonl")
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr.startswith("error: pairs.jsonl: no such file (give a file of pairs, or two texts)\n")
