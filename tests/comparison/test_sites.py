"""Two places where something happened: the same, one in the other, or apart."""

from __future__ import annotations

import pytest

from claims.comparison.levels import Match
from claims.comparison.places import around, compare_sites


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Kiev", "Kyiv", Match.SAME),
        ("Bombay", "Mumbai", Match.SAME),
        ("Kyiv", "Ukraine", Match.NARROWER),
        ("Lyon", "France", Match.NARROWER),
        ("France", "Lyon", Match.WIDER),
        ("Kano state", "Nigeria", Match.NARROWER),
        ("Kano", "Kano state", Match.NARROWER),
        ("Kano state", "Kano", Match.WIDER),
        ("Salto", "the town of Salto", Match.SAME),
        ("Salto district", "Uruguay", Match.NARROWER),
        ("Peru", "Salto district", Match.WIDER),
        ("Lyon", "Spain", Match.DIFFERENT),
        ("Lyon", "Paris", Match.DIFFERENT),
        ("Salto", "Rivera", Match.DIFFERENT),
        ("Zwickau", "the world", Match.DIFFERENT),
        (None, "Lyon", Match.MISSING_A),
    ],
)
def test_two_sites_stand_so(a: str | None, b: str | None, expected: Match) -> None:
    assert compare_sites(a, b) is expected


def test_a_region_lies_where_its_town_does() -> None:
    assert (around("Kano state"), around("Kano")) == (("Nigeria",), ("Nigeria",))
