"""Pairs over the whole table of relations, written down from the contract alone: each stands so, but for known failures."""

from __future__ import annotations

import pytest

from pairs_by_hand import alarms, cases, outcomes, problems

NAMES = ("contested.jsonl", "relations_blind.jsonl")
LINES = [(name, at) for name in NAMES for at in range(len(cases(name)))]
# a line with a "cause" is a known failure, and says why it is one; with a "false_flag" it is wrongly in the queue
BLIND = [(name, at) for name, at in LINES if "cause" not in cases(name)[at]]
KNOWN = [(name, at) for name, at in LINES if "cause" in cases(name)[at]]


def told(line: tuple[str, int]) -> str:
    name, at = line
    return f"{cases(name)[at]['trap']}: {cases(name)[at]['text_a']}"


@pytest.mark.parametrize(("name", "at"), BLIND, ids=map(told, BLIND))
def test_a_pair_stands_as_it_was_written_down(name: str, at: int) -> None:
    assert problems(cases(name)[at], outcomes(name)[at]) == []


@pytest.mark.parametrize(("name", "at"), KNOWN, ids=map(told, KNOWN))
def test_a_known_failure_still_fails_or_loses_its_cause(name: str, at: int) -> None:
    assert problems(cases(name)[at], outcomes(name)[at]) != []


@pytest.mark.parametrize(("name", "at"), KNOWN, ids=map(told, KNOWN))
def test_a_known_failure_raises_a_false_alarm_only_where_that_is_known(name: str, at: int) -> None:
    case = cases(name)[at]
    assert case.get("false_flag", False) == bool(alarms(case, outcomes(name)[at]))
