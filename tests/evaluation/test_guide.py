"""The guide to annotating says what the program does: its example can be measured, its words are those in force."""

from __future__ import annotations

import re
from pathlib import Path

from claims.evaluation import GoldClaim, evaluate, find_sets
from claims.evaluation.records import STAGES
from claims.terms import Bound

GUIDE = (Path(__file__).resolve().parents[2] / "docs" / "gold.md").read_text(encoding="utf-8")


def fenced(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)


def test_the_example_of_the_guide_is_read_and_its_claims_and_contradiction_found(tmp_path: Path) -> None:
    for name, text in zip(("north.txt", "south.txt"), fenced("text"), strict=True):
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "gold.json").write_text(fenced("json")[0], encoding="utf-8")
    errors: list[str] = []

    def heard(error: Exception) -> None:
        errors.append(str(error))

    found = list(evaluate(find_sets(str(tmp_path), heard), on_error=heard, on_notice=errors.append))
    assert errors == []
    assert [(one.stage("interval").f1, one.stage("contradictions").f1) for one in found] == [(1.0, 1.0)]


def test_every_field_and_bound_is_explained() -> None:
    explained = set(re.findall(r"`(\w+)`", "\n".join(re.findall(r"^\|(.*?)\|", GUIDE, re.MULTILINE))))
    assert set(GoldClaim.model_fields) - explained == set()
    bounds = {
        cell
        for row in re.findall(r"^\|[^|]*\|([^|]*)\|[^|]*\|[^|]*\|$", GUIDE, re.MULTILINE)
        for cell in re.findall(r"`(\w+)`", row)
    }
    assert bounds - {"bound"} == set(Bound)


def test_every_stage_is_explained() -> None:
    section = GUIDE.split("## Step 5")[1].split("\n## ")[0]
    named = {name.strip() for row in re.findall(r"^\| ([a-z, ]+) \|", section, re.MULTILINE) for name in row.split(",")}
    assert named - {"stage"} == set(STAGES)
