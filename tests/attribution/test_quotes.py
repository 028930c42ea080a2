"""Quotation marks of many languages, unbalanced ones, and ones that are no quotation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.attribution import quotations


def words(text: str) -> list[str]:
    return [text[q.start : q.end] for q in quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('She said "we are 40" and left.', ["we are 40"]),
        ("She said “we are 40” and left.", ["we are 40"]),
        ("She said „we are 40“ and left.", ["we are 40"]),
        ("She said „we are 40” and left.", ["we are 40"]),
        ("She said «we are 40» and left.", ["we are 40"]),
        ("She said « we are 40 » and left.", [" we are 40 "]),
        ("She said »we are 40« and left.", ["we are 40"]),
        ("She said ”we are 40” and left.", []),
        ("She said ''we are 40'' and left.", ["we are 40"]),
        ("‘We are 40 and hungry,’ she said.", ["We are 40 and hungry,"]),
        ("She said ‘we are 40 of us’ and left.", ["we are 40 of us"]),
        ("She said ‚we are 40 of us‘ and left.", ["we are 40 of us"]),
        ('She said “we are 40" and left.', ["we are 40"]),
        ('"It’s unusual,“ said the clerk. “It is 40.”', ["It’s unusual,", "It is 40."]),
        ("The drivers’ union and the pilots’ one met.", []),
        ('"We are 40,\n', ["We are 40,\n"]),
        ('A 6" pipe and nothing else', []),
        ("no marks", []),
        ("", []),
    ],
)
def test_quotations_are_told_by_shape_and_blanks(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_a_quotation_that_is_never_closed_says_so() -> None:
    (quote,) = quotations("“We are 40")
    assert (quote.start, quote.end, quote.closed) == (1, 10, False)


@given(st.text(alphabet="“”„‟«»\"'‘’‚‛ ab.,40", max_size=60))
def test_quotations_are_in_order_inside_the_text_and_never_overlap(text: str) -> None:
    found = quotations(text)
    edges = [edge for q in found for edge in (q.start, q.end)]
    assert edges == sorted(edges)
    assert all(0 <= q.start < q.end <= len(text) for q in found)
