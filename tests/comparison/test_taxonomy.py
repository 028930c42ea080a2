from __future__ import annotations

import pytest

from claims.comparison.levels import Match
from claims.comparison.taxonomy import compare


@pytest.mark.parametrize(
    ("a", "b", "event", "expected"),
    [
        ("soldier", "soldier", "held", Match.SAME),
        ("soldier", "prisoner", "held", Match.CLOSE),
        ("prisoner", "soldier", "held", Match.CLOSE),
        ("soldier", "prisoner of war", "held", Match.SAME),
        ("person", "prisoner", "held", Match.SAME),
        ("person", "hostage", "held", Match.SAME),
        ("fatality", "person", "killed", Match.SAME),
        ("victim", "person", "killed", Match.SAME),
        ("soldier", "person", "killed", Match.NARROWER),
        ("person", "soldier", "killed", Match.WIDER),
        ("man", "person", "killed", Match.SAME),
        ("civilian", "person", "killed", Match.SAME),
        ("body", "person", "held", Match.DIFFERENT),
        ("body", "prisoner", "held", Match.DIFFERENT),
        ("journalist", "doctor", "killed", Match.DIFFERENT),
        (None, "doctor", "killed", Match.MISSING_A),
        (None, None, "killed", Match.UNKNOWN),
        ("thingummy", "whatsit", "killed", Match.DIFFERENT),
    ],
)
def test_two_kinds_stand_to_each_other_by_the_taxonomy(
    a: str | None, b: str | None, event: str, expected: Match
) -> None:
    assert compare(a, b, event) is expected


def test_a_prisoner_who_is_killed_is_narrower_than_a_person() -> None:
    assert compare("prisoner", "person", "killed") is Match.NARROWER
