"""How the fields of a claim are judged."""

from __future__ import annotations

from typing import Any

import pytest

from annotated import annotated
from claims.evaluation.fields import judge
from factories import claim


def tally(stage: str, annotation: dict[str, Any], reading: dict[str, Any]) -> tuple[int, int, int, int]:
    """Right, predicted, annotated and the misses of one stage for one claim."""
    made = claim(2, **reading)
    for found, misses in judge([(annotated(made, **annotation), made)]):
        if found.name == stage:
            return found.right, found.predicted, found.annotated, len(misses)
    raise AssertionError(stage)


NOBODY = {"speaker": None, "speaker_name": None}


@pytest.mark.parametrize(
    ("stage", "annotation", "reading", "expected"),
    [
        ("event", {"event": "rescued"}, {"event": "rescued"}, (1, 1, 1, 0)),
        ("event", {"event": ["killed", "rescued"]}, {"event": "rescued"}, (1, 1, 1, 0)),
        ("event", {"event": "killed"}, {"event": "rescued"}, (0, 1, 1, 1)),
        ("event", {"event": "killed"}, {"event": None}, (0, 0, 1, 1)),
        ("event", {"event": None}, {"event": "rescued"}, (0, 0, 0, 0)),
        ("event", {"event": ["killed", None]}, {"event": None}, (0, 0, 0, 0)),
        ("event", {"event": ["killed", ""]}, {"event": "rescued"}, (0, 1, 0, 1)),
        ("group", {"group": "azerbaijan"}, {"group": "Azerbaijan"}, (1, 1, 1, 0)),
        ("status", {"status": "civilian"}, {"status": "combatant"}, (0, 1, 1, 1)),
        ("unit", {"unit": ["KES", "KES per month"]}, {"unit": "KES per month"}, (1, 1, 1, 0)),
        ("speaker", {"speaker": None}, NOBODY, (0, 0, 0, 0)),
        ("speaker", {"speaker": None}, {}, (0, 1, 0, 1)),
        ("speaker", {"speaker": "coast guard"}, {}, (1, 1, 1, 0)),
        ("speaker", {"speaker": "the coast guard of Oslo"}, {}, (0, 1, 1, 1)),
        ("speaker", {"speaker": "Ada Lund"}, {"speaker_name": "Ada Lund", "speaker_role": "captain"}, (1, 1, 1, 0)),
        ("speaker", {"speaker": "Ada Lund"}, NOBODY, (0, 0, 1, 1)),
        ("speaker", {"speaker": ["Ada Lund", None]}, NOBODY, (0, 0, 0, 0)),
        ("relays", {"relayed_by": ["AFP"]}, {"relayed_by": ("AFP",)}, (1, 1, 1, 0)),
        ("relays", {"relayed_by": ["AFP"]}, {"relayed_by": ()}, (0, 0, 1, 1)),
        ("relays", {"relayed_by": []}, {"relayed_by": ("AFP",)}, (0, 1, 0, 1)),
        ("relays", {"relayed_by": None}, {"relayed_by": ("AFP",)}, (0, 0, 0, 0)),
    ],
)
def test_a_field_is_right_where_one_of_its_annotated_readings_is_said(
    stage: str, annotation: dict[str, Any], reading: dict[str, Any], expected: tuple[int, int, int, int]
) -> None:
    assert tally(stage, annotation, reading) == expected
