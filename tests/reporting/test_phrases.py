from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from claims.models import Claim, Side
from claims.reporting import phrases
from claims.terms import Level, RelationKind, VerdictCode


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [(2, 2, "2"), (20, None, "20 or more"), (None, 5, "up to 5"), (1400, 1600, "1,400 to 1,600"), (None, None, "no figure"),
     (-5, -5, "−5"), (12.5, 12.5, "12.5"), (0, 0, "0")],
)  # fmt: skip
def test_an_interval_is_written_in_words(low: float | None, high: float | None, expected: str) -> None:
    assert phrases.interval(low, high) == expected


def test_many_answers_are_written_as_the_first_and_the_last() -> None:
    sides = [Side(low=value, high=value, claim_ids=(), origins=1) for value in (1, 2, 3, 4)]
    assert phrases.span(sides) == "1 – … – 4"


@pytest.mark.parametrize(
    ("value", "expected"),
    [("2010-10-27", "27 October 2010"), ("2023-12", "December 2023"), ("2023", "2023"), (None, "undated")],
)
def test_a_partial_date_says_no_more_than_it_knows(value: str | None, expected: str) -> None:
    assert phrases.date(value) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [({"speaker": "he", "speaker_name": "Tom Reed"}, "Tom Reed"),
     ({"cue": "reported"}, "a source that is not named"),
     ({}, "The Tide, in its own words"),
     ({"outlet": None}, "a.txt, in its own words")],
)  # fmt: skip
def test_somebody_is_always_named_as_the_voice(
    claim: Callable[..., Claim], fields: dict[str, Any], expected: str
) -> None:
    assert phrases.who(claim("a", "Two ran.", "Two", 2, **fields)) == expected


def test_a_role_that_names_the_organisation_is_not_said_twice(claim: Callable[..., Claim]) -> None:
    spoken = claim("a", "Two ran.", "Two", 2, speaker_role="Red Cross spokesman", organisation="Red Cross")
    assert phrases.role(spoken) == "Red Cross spokesman"


def test_every_verdict_level_and_queued_kind_has_words() -> None:
    queued = {"contradiction", "revision", "falling_total", "sum_mismatch", "part_exceeds_whole", "contested_status",
              "contested_actor", "vague_gap", "silent_change"}  # fmt: skip
    assert set(phrases.VERDICTS) == set(VerdictCode)
    assert set(phrases.LEVELS) == set(Level)
    assert set(phrases.KINDS) == {RelationKind(name) for name in queued}


def test_no_wording_calls_a_figure_false() -> None:
    words = " ".join([*phrases.KINDS.values(), *phrases.VERDICTS.values()]).lower()
    assert [word for word in ("false", "lie", "wrong", "fake") if word in words.split()] == []
