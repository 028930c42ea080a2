from __future__ import annotations

from itertools import combinations, product

from hypothesis import given
from hypothesis import strategies as st

from claims.discrepancies.sides import sides

EDGES = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda e: e[0] != e[1]), max_size=16)


def covered(found: list[tuple[tuple[int, ...], ...]]) -> list[frozenset[int]]:
    return [frozenset(pair) for one in found for a, b in combinations(one, 2) for pair in product(a, b)]


@given(EDGES)
def test_sides_hold_every_edge_and_no_other(edges: list[tuple[int, int]]) -> None:
    assert set(covered(sides(edges, 1000))) == {frozenset(edge) for edge in edges}


@given(EDGES)
def test_the_order_of_edges_never_matters(edges: list[tuple[int, int]]) -> None:
    assert sides(edges, 1000) == sides(list(reversed([(b, a) for a, b in edges])), 1000)


def test_claims_with_one_answer_stand_on_one_side() -> None:
    assert sides([(0, 2), (1, 2), (0, 3), (1, 3)], 10) == [((0, 1), (2, 3))]


def test_three_answers_are_three_sides() -> None:
    assert sides([(0, 1), (1, 2), (0, 2)], 10) == [((0,), (1,), (2,))]


def test_the_number_of_flags_is_bounded() -> None:
    assert len(sides([(0, 1), (2, 3), (4, 5)], 2)) == 2
