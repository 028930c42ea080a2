"""No regular expression of the package takes more than its share for a text twice as long: steps are counted, no clock is asked."""

from __future__ import annotations

import re

import pytest

from backtracking import TooMuch, attacks, steps
from patterns import Used, passed_over, patterns

SHORT = 48
FEW = 10 * SHORT
"""Steps below which nothing can be told of growth."""
MOST = 200_000


def grows(used: Used, before: str, repeated: str) -> bool:
    """Whether a text of twice, and four times, the length takes more than two and a half times the steps."""
    times = max(1, SHORT // len(repeated))

    def taken(length: int) -> int:
        text = before + repeated * times * length + "\x00"
        return steps(used.pattern, text, everywhere=used.everywhere, most=MOST)

    try:
        once, twice = taken(1), taken(2)
        return twice > max(2.5 * once, FEW) and taken(4) > 2.5 * twice
    except TooMuch:
        return True


def slow(used: Used) -> tuple[str, str] | None:
    """What makes a pattern slow: a text before, and one to repeat."""
    return next(
        ((before, repeated) for before, repeated in attacks(used.pattern) if grows(used, before, repeated)), None
    )


def test_twice_the_text_takes_no_pattern_more_than_twice_the_steps() -> None:
    found = patterns()
    assert len(found) > 600  # they are found
    assert {used.where: (used.pattern.pattern, made) for used in found if (made := slow(used)) is not None} == {}


def test_what_is_not_imported_to_look_for_patterns_has_none() -> None:
    sources = passed_over()
    assert "claims.ui.pages.start" in sources
    assert [name for name, source in sources.items() if re.search(r"^(?:import|from) re\b", source, re.MULTILINE)] == []


@pytest.mark.parametrize(
    "pattern",
    [r"\s+$", r"(?:a|a)+b", r"(\w+\s?)*!", r"[a-z]+\d", r"x*x*y", r"(?:[.!?])+(?:['\"]|'')*(?=\s)", r"<a[^>]*>"],
)
def test_a_pattern_whose_work_grows_faster_than_its_text_is_told(pattern: str) -> None:
    assert slow(Used(re.compile(pattern), "here", everywhere=True)) is not None


@pytest.mark.parametrize(
    "pattern", [r"(?<!\s)\s++$", r"(?<![a-z])[a-z]++\d", r"\w+", r"a{1,30}b", r"(?<![\s-])(?>\s+|-)*+x", r"<a[^<>]*>"]
)
def test_a_pattern_whose_work_grows_with_its_text_is_left_alone(pattern: str) -> None:
    assert slow(Used(re.compile(pattern), "here", everywhere=True)) is None


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [(r"a", "aaa", 8), (r"ab", "aab", 8), (r"a|b", "b", 4)],
)
def test_steps_are_counted_as_the_pattern_is_written(pattern: str, text: str, expected: int) -> None:
    assert steps(re.compile(pattern), text) == expected
