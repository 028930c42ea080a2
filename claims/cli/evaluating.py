"""`claims evaluate`: annotated documents in, precision, recall and F1 a stage on standard output."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from claims import evaluation
from claims.cli import writing
from claims.cli.options import EvaluateFormat
from claims.cli.talking import Talk
from claims.evaluation import Evaluation, Stage

_NOTHING = "Nothing was evaluated."
_NO_MISSES = "Nothing was missed."


def evaluate(path: str, gold: Path | None, form: EvaluateFormat, talk: Talk, *, misses: bool = False) -> None:
    """Every set of annotated documents at a path, and all of them as one."""
    named = gold and (evaluation.GoldSet(gold.stem, (path,), gold),)
    sets = named or evaluation.find_sets(path, talk.error)
    found = list(evaluation.evaluate(sets, on_error=talk.error, on_notice=talk.notice))
    if form is EvaluateFormat.JSON:
        whole = {"sets": [_plain(one) for one in found], "total": _plain(evaluation.total(found))}
        sys.stdout.write(writing.harmless(json.dumps(whole, ensure_ascii=False, indent=1)))
        sys.stdout.write("\n")
        return
    if len(found) > 1:
        stages = [stage.name for stage in found[0].stages]
        writing.as_table(_overview(found), ("F1", *stages), _NOTHING)
        sys.stdout.write("\n")
    headings = ("stage", "precision", "recall", "F1", "right", "said by the program", "annotated")
    writing.as_table(map(_row, evaluation.total(found).stages if found else ()), headings, _NOTHING)
    if misses and found:
        sys.stdout.write("\n")
        writing.as_table(_missed(found), ("stage", "file", "figure", "annotated", "the program says"), _NO_MISSES)


def _plain(one: Evaluation) -> dict[str, Any]:
    return {
        "name": one.name,
        "documents": one.documents,
        "stages": {stage.name: _tally(stage) for stage in one.stages},
        "misses": [writing.plain(miss) for miss in one.misses],
    }


def _tally(stage: Stage) -> dict[str, Any]:
    rates = {"precision": stage.precision, "recall": stage.recall, "f1": stage.f1}
    counts = {"right": stage.right, "predicted": stage.predicted, "annotated": stage.annotated}
    return {name: None if rate is None else round(rate, 4) for name, rate in rates.items()} | counts


def _row(stage: Stage) -> tuple[str, ...]:
    rates = map(_rate, (stage.precision, stage.recall, stage.f1))
    return stage.name, *rates, str(stage.right), str(stage.predicted), str(stage.annotated)


def _overview(found: Sequence[Evaluation]) -> Iterator[tuple[str, ...]]:
    for one in (*found, evaluation.total(found)):
        yield one.name, *(_rate(stage.f1) for stage in one.stages)


def _missed(found: Sequence[Evaluation]) -> Iterator[tuple[str, ...]]:
    for one in found:
        for miss in one.misses:
            yield miss.stage, miss.file, miss.figure, miss.annotated, miss.found


def _rate(rate: float | None) -> str:
    return "–" if rate is None else f"{rate:.3f}"
