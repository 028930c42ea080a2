"""Fitting the weights of signs: what tells answers from others gets a weight, the same on every run."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.comparison.likelihood import START, LikelihoodRow
from claims.errors import InputError
from claims.evaluation import fitting
from claims.evaluation.fitting import Pair, as_toml, fit, pairs
from claims.evaluation.sets import find_sets
from claims.lexicon.loading import read

GOLD = Path(__file__).resolve().parents[2] / "data" / "gold"
TOLD = [
    *[Pair(frozenset({"near", "common"}), is_answer=True)] * 300,
    *[Pair(frozenset({"far", "common"}), is_answer=False)] * 600,
    *[Pair(frozenset({"near", "rare"}), is_answer=False)] * 4,
]


def test_what_answers_show_weighs_for_and_what_others_show_against() -> None:
    found = fit(TOLD)
    assert found["near"] > 1
    assert found["far"] < -1
    assert set(found) == {START, "near", "far", "common"}


def test_the_order_of_the_pairs_never_matters() -> None:
    assert fit(TOLD) == fit(TOLD[::-1])


def test_the_weights_are_written_as_rows_that_are_read_again(tmp_path: Path) -> None:
    found = fit(TOLD)
    path = tmp_path / "likelihood.toml"
    path.write_text(as_toml(found), encoding="utf-8")
    rows, sources = read(path, LikelihoodRow)
    assert found == {row.sign: row.weight for row in rows}
    assert {"own"} == set(sources)


def test_pairs_are_read_from_annotated_reports() -> None:
    one = next(
        one for one in find_sets(str(GOLD), lambda error: pytest.fail(str(error))) if one.name == "crowds-and-protests"
    )
    errors: list[InputError] = []
    found = list(pairs(one, errors.append))
    assert errors == []
    assert any(pair.is_answer for pair in found)
    assert not all(pair.is_answer for pair in found)


def test_a_folder_that_is_not_there_is_told_and_nothing_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert fitting.main(["no-such-folder"]) == 3
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", "error: no-such-folder: no such file or folder\n")
