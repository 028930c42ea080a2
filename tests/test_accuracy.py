"""The accuracy gate, and that the gate itself holds."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import accuracy

MADE_UP = {
    "exams": {"made-up": {"data": "old", "floors": {"claims.R": {"min": 0.8}, "false sums": {"max": 1}}}},
    "lowered": [],
}


ENTRIES = accuracy.pinned()["exams"]
OURS = sorted(name for name in ENTRIES if accuracy.is_ours(ENTRIES[name]))
EXAMS = [pytest.param(name, marks=pytest.mark.exams) for name in sorted(set(ENTRIES) - set(OURS))]


def folder_of_exams() -> Path | None:
    return Path(os.environ[accuracy.VARIABLE]).resolve() if os.environ.get(accuracy.VARIABLE) else None


@pytest.mark.parametrize("exam", [*OURS, *EXAMS])
def test_no_exam_falls_below_its_pinned_floors(exam: str) -> None:
    figures = accuracy.measure(ENTRIES[exam], folder_of_exams())
    assert accuracy.failures(figures, ENTRIES[exam]["floors"]) == []


@pytest.mark.parametrize("exam", [*OURS, *EXAMS])
def test_an_exam_whose_texts_or_answers_changed_is_measured_anew(exam: str) -> None:
    measured_on = accuracy.data_of(ENTRIES[exam], folder_of_exams())
    assert measured_on == ENTRIES[exam]["data"], "run: python tests/accuracy.py --update"


@pytest.mark.exams
def test_our_own_measure_is_that_of_the_exams() -> None:
    texts, gold = "{repository}/seeds", "{repository}/data/gold/seeds.json"
    theirs = accuracy.measure({"arguments": ["marked", "--folder", texts, "--gold", gold]}, folder_of_exams())
    ours = accuracy.measure(ENTRIES["own seeds"], None)
    pairs = {"claims": "interval", "contradictions": "contradictions"}
    assert {f"{a}.F1": round(ours[f"{b}.f1"], 3) for a, b in pairs.items()} == {
        f"{a}.F1": theirs[f"{a}.F1"] for a in pairs
    }


def test_our_own_texts_need_no_exams_and_a_mistake_in_them_is_said() -> None:
    with pytest.raises(RuntimeError, match="no such file or folder"):
        accuracy.measure({"evaluate": {"path": "data/nothing"}}, None)


def test_results_become_figures_under_dotted_names() -> None:
    result = {"claims": {"R": 0.9}, "false sums": ["a", "b"], "checks right": "1 of 3", "rate": None, "n": 4}
    expected = {"claims.R": 0.9, "false sums": 2, "checks right.right": 1, "checks right.wrong": 2, "n": 4}
    assert accuracy.flatten(result) == expected


def test_a_figure_below_its_floor_fails() -> None:
    found = accuracy.failures({"claims.R": 0.79, "false sums": 1}, MADE_UP["exams"]["made-up"]["floors"])
    assert found == ["claims.R: 0.79, pinned at min 0.8"]


def test_a_figure_above_its_ceiling_fails() -> None:
    found = accuracy.failures({"claims.R": 0.8, "false sums": 2}, MADE_UP["exams"]["made-up"]["floors"])
    assert found == ["false sums: 2, pinned at max 1"]


def test_a_figure_that_is_not_measured_any_more_fails() -> None:
    found = accuracy.failures({"false sums": 0}, MADE_UP["exams"]["made-up"]["floors"])
    assert found == ["claims.R: not measured any more"]


def test_an_update_raises_floors_and_records_the_data() -> None:
    after = accuracy.updated(MADE_UP, "made-up", {"claims.R": 0.9, "false sums": 0}, "new", reason=None)
    expected = {"made-up": {"data": "new", "floors": {"claims.R": {"min": 0.9}, "false sums": {"max": 0}}}}
    assert (after["exams"], after["lowered"]) == (expected, [])


def test_lowering_a_floor_without_a_reason_is_refused() -> None:
    with pytest.raises(ValueError, match=r"would lower claims\.R from 0\.8 to 0\.7: pass --allow-lower and --reason"):
        accuracy.updated(MADE_UP, "made-up", {"claims.R": 0.7, "false sums": 1}, "new", reason=None)


def test_a_lowered_floor_is_recorded_with_its_reason() -> None:
    after = accuracy.updated(MADE_UP, "made-up", {"claims.R": 0.7, "false sums": 1}, "new", reason="harder texts")
    expected = [{"exam": "made-up", "figure": "claims.R", "from": 0.8, "to": 0.7, "reason": "harder texts"}]
    assert (after["lowered"], after["exams"]["made-up"]["floors"]["claims.R"]) == (expected, {"min": 0.7})


def test_an_update_refuses_a_figure_that_is_gone() -> None:
    with pytest.raises(ValueError, match="not measured any more: false sums"):
        accuracy.updated(MADE_UP, "made-up", {"claims.R": 0.9}, "new", reason="harder texts")


def test_lowering_needs_the_flag_and_the_reason_together(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        accuracy.main(["--update", "--allow-lower"])
    assert "--allow-lower and --reason go together" in capsys.readouterr().err


def test_the_fingerprint_changes_with_a_text(tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("Two boats sank.", encoding="utf-8")
    before = accuracy.fingerprint([tmp_path])
    text.write_text("Ten boats sank.", encoding="utf-8")
    assert accuracy.fingerprint([tmp_path]) != before
