from __future__ import annotations

from dataclasses import replace

import pytest

from claims import sources
from claims.comparison.facts import Facts
from claims.comparison.preparing import prepare
from claims.comparison.relation import Comparison, compare
from claims.config import Settings
from claims.questions import compared
from claims.questions.compared import Compared
from claims_by_hand import claim

SETTINGS = Settings()


@pytest.fixture
def facts() -> tuple[Facts, ...]:
    told = [claim(number, "killed", "person", report=name) for number, name in enumerate("abcd", start=3)]
    return tuple(prepare(told, SETTINGS, sources.of(told)).values())


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """The pairs that are really compared, in the order in which they are."""
    found: list[tuple[str, str]] = []

    def noted(a: Facts, b: Facts, settings: Settings) -> Comparison:
        found.append((a.id, b.id))
        return compare(a, b, settings)

    monkeypatch.setattr(compared, "compare", noted)
    return found


Asked = list[tuple[str, str]]


def test_a_pair_is_compared_once_and_told_as_it_would_be_anew(facts: tuple[Facts, ...], asked: Asked) -> None:
    pairs, (a, b, *_) = Compared(), facts
    assert pairs.of(a, b, SETTINGS) == pairs.of(a, b, SETTINGS) == compare(a, b, SETTINGS)
    assert asked == [(a.id, b.id)]


def test_a_pair_of_which_anything_else_is_known_now_is_compared_again(facts: tuple[Facts, ...], asked: Asked) -> None:
    pairs, (a, b, *_) = Compared(), facts
    pairs.of(a, b, SETTINGS)
    moved = replace(b, place="Baku")
    assert (pairs.of(a, moved, SETTINGS).b is moved, len(asked), len(pairs)) == (True, 2, 1)


def test_no_more_pairs_are_held_than_there_is_room_for(facts: tuple[Facts, ...], asked: Asked) -> None:
    pairs, (a, b, c, d) = Compared(most=2), facts
    told = [pairs.of(one, d, SETTINGS) for one in (a, b, c)]
    assert ([one.a for one in told], len(pairs), len(asked)) == ([a, b, c], 2, 3)


def test_those_that_were_asked_for_last_stay(facts: tuple[Facts, ...], asked: Asked) -> None:
    pairs, (a, b, c, d) = Compared(staying=2), facts
    for one in (a, b, c, a):
        pairs.of(one, d, SETTINGS)
    pairs.let_go()
    pairs.let_go()
    asked.clear()
    for one in (a, c, b):
        pairs.of(one, d, SETTINGS)
    assert asked == [(b.id, d.id)]
