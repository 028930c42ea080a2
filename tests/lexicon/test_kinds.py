"""Nouns and phrases lead to the kind that they count, and kinds to what they are kinds of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.lexicon.kinds import ancestors, can_act, is_a, kind_of, row_of
from claims.lexicon.loading import table
from claims.lexicon.rows import KindRow

KINDS = sorted(row.kind for row in table("kinds", KindRow))


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("serviceman", "soldier"),
        ("servicemen", "soldier"),
        ("POWs", "prisoner of war"),
        ("Armenian prisoners of war in Baku", "prisoner of war"),
        ("workers at the plant", "worker"),
        ("dozens of people", "person"),
        ("members of parliament", "lawmaker"),
        ("schoolchildren", "schoolchild"),
        ("wives", "wife"),
        ("Lorries", "truck"),
        ("corpse", "body"),
        ("child soldiers", "child soldier"),
        ("badly burned bodies", "body"),
        ("minors", "child"),
    ],
)
def test_a_phrase_leads_to_its_kind(phrase: str, expected: str) -> None:
    row = kind_of(phrase)
    assert (row.kind if row else None) == expected


@pytest.mark.parametrize("phrase", ["", "zyzzyva", "private", "minor", "of"])
def test_a_phrase_that_names_no_kind_leads_nowhere(phrase: str) -> None:
    assert kind_of(phrase) is None


@pytest.mark.parametrize(
    ("kind", "ancestor", "expected"),
    [
        ("soldier", "combatant", True),
        ("soldier", "person", True),
        ("reservist", "soldier", True),
        ("prisoner of war", "prisoner", True),
        ("prisoner of war", "soldier", True),
        ("civilian", "combatant", False),
        ("body", "person", False),
        ("person", "soldier", False),
        ("house", "building", True),
        ("woman", "woman", True),
        ("unheard of", "person", False),
    ],
)
def test_a_kind_is_what_stands_above_it(kind: str, ancestor: str, expected: bool) -> None:
    assert is_a(kind, ancestor) == expected


def test_the_nearest_kinds_come_first() -> None:
    assert ancestors("reservist") == ("soldier", "combatant", "person")


@pytest.mark.parametrize(
    ("phrase", "event"),
    [
        ("hostage", "held"),
        ("detainee", "held"),
        ("refugee", "displaced"),
        ("evacuee", "evacuated"),
        ("casualty", "casualties"),
        ("fatality", "killed"),
        ("wounded", "injured"),
        ("missing", "missing"),
        ("demonstrator", "attended"),
        ("soldier", ""),
    ],
)
def test_a_kind_tells_what_befell_it(phrase: str, event: str) -> None:
    row = kind_of(phrase)
    assert (row.implies_event if row else None) == event


def test_people_and_their_bodies_act_but_things_do_not() -> None:
    rows = [row_of(kind) for kind in ("rebel", "insurgent", "government", "house")]
    assert [row and can_act(row) for row in rows] == [None, True, True, False]


@given(st.sampled_from(KINDS), st.sampled_from(KINDS))
def test_two_different_kinds_are_never_each_other(a: str, b: str) -> None:
    assert (is_a(a, b) and is_a(b, a)) == (a == b)


@given(st.sampled_from(KINDS))
def test_a_canonical_name_leads_to_itself(kind: str) -> None:
    row = kind_of(kind)
    assert (row.kind if row else None) == kind
