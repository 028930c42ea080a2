"""Folders of annotated documents are found, measured one by one, and added up."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from claims.errors import InputError
from claims.evaluation import Evaluation, Stage, evaluate, find_sets, total
from claims.evaluation.records import STAGES

CLAIM = {"id": "a", "file": "a.txt", "figure": "12", "low": 12, "high": 12, "bound": "exact", "event": "destroyed"}


def annotated(folder: Path, gold: Any, text: str = "The mayor said that 12 houses were destroyed.") -> Path:
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text(text, encoding="utf-8")
    (folder / "gold.json").write_text(json.dumps(gold), encoding="utf-8")
    return folder


def found(path: Path) -> tuple[list[Evaluation], list[str], list[str]]:
    """The evaluations at a path, the errors and the notices."""
    errors: list[InputError] = []
    notices: list[str] = []
    sets = find_sets(str(path), errors.append)
    evaluations = list(evaluate(sets, on_error=errors.append, on_notice=notices.append))
    return evaluations, [str(error) for error in errors], notices


def test_every_folder_with_annotations_is_a_set(tmp_path: Path) -> None:
    for name in ("fires", "floods/spring"):
        annotated(tmp_path / name, {"claims": []})
    assert [one.name for one in find_sets(str(tmp_path), lambda _: None)] == ["fires", "floods/spring"]


def test_a_folder_with_annotations_of_its_own_goes_by_its_name(tmp_path: Path) -> None:
    annotated(tmp_path / "fires", {"claims": []})
    annotated(tmp_path / "fires" / "older", {"claims": []})
    assert [one.name for one in find_sets(str(tmp_path / "fires"), lambda _: None)] == ["fires"]


def test_a_file_of_annotations_may_be_named_itself(tmp_path: Path) -> None:
    folder = annotated(tmp_path / "fires", {"claims": [CLAIM]})
    evaluations, errors, notices = found(folder / "gold.json")
    assert ([one.name for one in evaluations], errors, notices) == (["fires"], [], [])


def test_a_folder_without_annotations_is_named(tmp_path: Path) -> None:
    assert found(tmp_path) == ([], [f"{tmp_path}: holds no gold.json: name the file of annotations with --gold"], [])


def test_a_path_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert found(tmp_path / "none")[1] == [f"{tmp_path / 'none'}: no such file or folder"]


def test_a_set_is_read_and_measured(tmp_path: Path) -> None:
    annotated(tmp_path / "fires", {"claims": [CLAIM | {"speaker": "mayor"}]})
    evaluations, errors, notices = found(tmp_path)
    assert (errors, notices) == ([], [])
    assert [(one.name, one.documents, one.stage("speaker").f1, one.misses) for one in evaluations] == [
        ("fires", 1, 1.0, ())
    ]


def test_a_set_with_a_mistake_is_named_and_the_others_go_on(tmp_path: Path) -> None:
    annotated(tmp_path / "fires", {"claims": [CLAIM | {"figure": "13"}]})
    annotated(tmp_path / "floods", {"claims": [CLAIM]})
    evaluations, errors, _ = found(tmp_path)
    gold = tmp_path / "fires" / "gold.json"
    assert [one.name for one in evaluations] == ["floods"]
    assert errors == [f'{gold}:1: "claims", entry 1: "13" does not stand in a.txt: copy the anchor from the text']


@pytest.mark.parametrize("name", STAGES)
def test_the_total_adds_the_sets_up(name: str) -> None:
    ones = [
        Evaluation(
            name=str(n), documents=n, stages=tuple(Stage(name=s, right=n, predicted=2 * n, annotated=4) for s in STAGES)
        )
        for n in (1, 2)
    ]
    whole = total(ones)
    assert (whole.documents, whole.stage(name)) == (3, Stage(name=name, right=3, predicted=6, annotated=8))
    assert (whole.stage(name).precision, whole.stage(name).recall, whole.stage(name).f1) == (0.5, 0.375, 6 / 14)
