"""`claims evaluate`: precision, recall and F1 a stage on annotated texts."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from claims.evaluation.records import STAGES

Claims = Callable[..., Any]


def entry(name: str, file: str, figure: str, speaker: str) -> dict[str, object]:
    number = int(figure)
    given = {"id": name, "file": file, "figure": figure, "low": number, "high": number, "bound": "exact"}
    return given | {"event": "destroyed", "speaker": speaker}


@pytest.fixture
def gold(dispatches: Path) -> Path:
    """Annotations beside two dispatches; one speaker is not the one that the text names."""
    claims = [entry("n", "north.md", "12", "Ada Lund"), entry("s", "south.md", "30", "Kari Moe")]
    path = dispatches / "gold.json"
    path.write_text(json.dumps({"claims": claims, "pairs": [{"a": "n", "b": "s", "relation": "contradiction"}]}))
    return path


def test_the_table_has_a_row_a_stage(gold: Path, claims: Claims) -> None:
    result = claims("evaluate", gold.parent)
    assert (result.exit_code, result.stderr) == (0, "")
    speaker = next(line for line in result.stdout.splitlines() if line.startswith("speaker "))
    assert speaker.split() == ["speaker", "0.500", "0.500", "0.500", "1", "2", "2"]
    assert [name for name in STAGES if f"\n{name} " in result.stdout] == list(STAGES)


def test_several_sets_are_shown_side_by_side(gold: Path, tmp_path: Path, claims: Claims) -> None:
    gold.parent.rename(tmp_path / "sets")
    (tmp_path / "all").mkdir()
    (tmp_path / "sets").rename(tmp_path / "all" / "floods")
    (tmp_path / "all" / "fires").mkdir()
    (tmp_path / "all" / "fires" / "a.txt").write_text("Nothing burned.")
    (tmp_path / "all" / "fires" / "gold.json").write_text('{"claims": []}')
    lines = claims("evaluate", "all").stdout.splitlines()
    assert [line.split()[0] for line in lines[:5] if line[:1].isalnum()] == ["F1", "fires", "floods", "all"]


def test_every_miss_is_listed_when_asked_for(gold: Path, claims: Claims) -> None:
    last = claims("evaluate", gold.parent, "--misses").stdout.splitlines()[-1]
    assert " ".join(last.split()).startswith("speaker south.md s: 30 Kari Moe Olle Berg")


def test_json_has_the_sets_the_total_and_the_misses(gold: Path, claims: Claims) -> None:
    found = json.loads(claims("evaluate", gold.parent, "--format", "json").stdout)
    assert [(one["name"], one["documents"]) for one in found["sets"]] == [("dispatches", 2)]
    assert list(found["total"]["stages"]) == list(STAGES)
    assert found["total"]["stages"]["contradictions"] == dict.fromkeys(
        ("precision", "recall", "f1", "right", "predicted", "annotated"), 1
    )
    assert [(miss["stage"], miss["file"]) for miss in found["sets"][0]["misses"]] == [("speaker", "south.md")]


def test_annotations_may_stand_elsewhere(gold: Path, tmp_path: Path, claims: Claims) -> None:
    elsewhere = gold.rename(tmp_path / "mine.json")
    result = claims("evaluate", "dispatches", "--gold", elsewhere, "--format", "json")
    assert (result.exit_code, result.stderr) == (0, "")
    assert json.loads(result.stdout)["sets"][0]["name"] == "mine"


def test_a_mistake_in_the_annotations_is_named_with_file_line_and_remedy(gold: Path, claims: Claims) -> None:
    gold.write_text('{"claims": [\n{"id": "n", "file": "north.md", "figure": "12", "lo": 12}]}')
    result = claims("evaluate", "dispatches")
    help_ = "docs/gold.md says how a file of annotations is written"
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr.splitlines()[:2] == [
        f'error: dispatches/gold.json:2: "claims", entry 1 ("n"): "bound" is missing: add it; {help_}',
        f'error: dispatches/gold.json:2: "claims", entry 1 ("n"): "lo" is no field: is "low" meant?; {help_}',
    ]


def test_a_folder_without_annotations_says_what_to_do(dispatches: Path, claims: Claims) -> None:
    result = claims("evaluate", dispatches.name)
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr.splitlines()[0] == (
        "error: dispatches: holds no gold.json: name the file of annotations with --gold"
    )


def test_a_text_that_cannot_be_read_ends_with_3(tmp_path: Path, claims: Claims) -> None:
    (tmp_path / "gold.json").write_text('{"claims": []}')
    result = claims("evaluate", "none", "--gold", "gold.json")
    assert result.exit_code == 3
    assert result.stderr.splitlines()[0] == "error: none: no such file or folder"
