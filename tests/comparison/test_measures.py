from __future__ import annotations

import pytest

from claims.comparison.measures import Measure, measure


@pytest.mark.parametrize(
    ("value", "unit", "other", "expected"),
    [
        (5000, "hectare", "acre", 12355),
        (100, "kilometre per hour", "mile per hour", 62),
        (1, "square kilometre", "hectare", 100),
        (2, "tonne", "kilogram", 2000),
        (42, "USD per barrel", "USD per litre", 0),
        (100, "degree celsius", "degree fahrenheit", 212),
    ],
)
def test_a_unit_converts_into_another_of_its_dimension(value: float, unit: str, other: str, expected: int) -> None:
    source, target = measure(unit), measure(other)
    converted = (value * source.scale + source.offset - target.offset) / target.scale
    assert (source.dimension, round(converted)) == (target.dimension, expected)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("EUR", "USD"),
        ("EUR", "cent"),
        ("metre", "kilogram"),
        ("%", "percentage point"),
        ("USD per barrel", "USD"),
        ("death per 100,000", "%"),
        (None, "%"),
        ("seat", "row"),
    ],
)
def test_units_of_two_dimensions_never_compare(a: str | None, b: str | None) -> None:
    assert measure(a).dimension != measure(b).dimension


def test_a_bare_fraction_and_a_percentage_are_one_scale() -> None:
    assert (measure(None, is_fraction=True), measure("%")) == (Measure("share"), Measure("share", 0.01))


def test_a_unit_that_nobody_defines_is_a_dimension_of_its_own() -> None:
    assert measure("wagonload") == Measure("wagonload")
