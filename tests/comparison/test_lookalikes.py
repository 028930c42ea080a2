"""Pairs that look alike and ask different questions, written down from the contract alone: none may reach the queue."""

from __future__ import annotations

import pytest

from pairs_by_hand import QUEUE, alarms, cases, outcomes, problems, wanted

NAME = "lookalikes.jsonl"
CASES = cases(NAME)
# a line with a "cause" is a known failure, and says why it is one; with a "false_flag" it reaches the queue
BLIND = [at for at, case in enumerate(CASES) if "cause" not in case]
KNOWN = [at for at, case in enumerate(CASES) if "cause" in case]


def told(at: int) -> str:
    return f"{CASES[at]['trap']}: {CASES[at]['text_a']}"


def test_no_line_expects_a_flag() -> None:
    assert [case["text_a"] for case in CASES if wanted(case) & QUEUE] == []


@pytest.mark.parametrize("at", BLIND, ids=told)
def test_two_questions_that_look_alike_are_told_apart(at: int) -> None:
    assert problems(CASES[at], outcomes(NAME)[at]) == []


@pytest.mark.parametrize("at", KNOWN, ids=told)
def test_a_known_failure_still_fails_or_loses_its_cause(at: int) -> None:
    assert problems(CASES[at], outcomes(NAME)[at]) != []


@pytest.mark.parametrize("at", KNOWN, ids=told)
def test_a_known_failure_raises_a_false_alarm_only_where_that_is_known(at: int) -> None:
    assert CASES[at].get("false_flag", False) == bool(alarms(CASES[at], outcomes(NAME)[at]))
