"""Fitting the weights of ties: each relation is told from all other pairs, the same on every run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from claims.comparison.ties import TIES, TieRow
from claims.errors import InputError
from claims.evaluation import tie_fitting
from claims.evaluation.sets import find_sets
from claims.evaluation.tie_fitting import Marked, as_toml, fit, marked
from claims.lexicon.loading import read
from claims.terms import RelationKind

if TYPE_CHECKING:
    import pytest

GOLD = Path(__file__).resolve().parents[2] / "data" / "gold"
TOLD = [
    *[Marked(frozenset({"of them"}), frozenset({"part_of"}))] * 200,
    *[Marked(frozenset({"of them", "queue"}), frozenset({"part_of", "contradiction"}))] * 200,
    *[Marked(frozenset({"later"}), frozenset({"update", "different_time"}))] * 200,
    *[Marked(frozenset({"twice"}), frozenset({"same_origin"}))] * 200,
    *[Marked(frozenset({"far"}), frozenset())] * 600,
]


def test_each_relation_has_the_weights_of_its_own_signs() -> None:
    found = fit(TOLD)
    assert set(TIES) == set(found)
    assert max(found[RelationKind.UPDATE], key=found[RelationKind.UPDATE].__getitem__) == "later"
    assert max(found[RelationKind.AGREE], key=found[RelationKind.AGREE].__getitem__) == "twice"
    assert found[RelationKind.PART_OF]["queue"] < 0 < found[RelationKind.PART_OF]["of them"]


def test_the_weights_are_written_as_rows_that_are_read_again(tmp_path: Path) -> None:
    found = fit(TOLD)
    path = tmp_path / "ties.toml"
    path.write_text(as_toml(found), encoding="utf-8")
    rows, _ = read(path, TieRow)
    assert found[RelationKind.PART_OF] == {row.sign: row.part_of for row in rows}


def test_pairs_are_read_from_annotated_reports() -> None:
    errors: list[InputError] = []
    one = next(one for one in find_sets(str(GOLD), errors.append) if one.name == "floods-and-storms")
    found = list(marked(one, errors.append))
    assert errors == []
    assert any("part_of" in pair.relations for pair in found)
    assert any(not pair.relations for pair in found)


def test_a_folder_that_is_not_there_is_told_and_nothing_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert tie_fitting.main(["no-such-folder"]) == 3
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", "error: no-such-folder: no such file or folder\n")
