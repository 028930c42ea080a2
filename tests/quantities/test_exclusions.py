"""What holds digits or number words and is no quantity: the same is found whether or not a pattern is tried everywhere."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.quantities import exclusions
from claims.quantities.atoms import atoms
from claims.quantities.exclusions import Excluded, excluded
from claims.quantities.plaintext import plain

PIECES = [
    "call", "911", "+44 20 7946 0018", "(555) 555-0134", "1-555-555-0134", "020 7946 0018", "March", "Sept.", "MAY", "the",
    "3", "3rd", "12", "31st of", "2019", "2019-20", "2019-03-04T10:00Z", "1/2/2019", "the early 1980s", "mid-1990's", "'52",
    "late", "from", "between", "and", "to", "UNTIL", "7:30", "5 pm", "A.M.", "0900 gmt", "the last", "two", "years", "ago",
    "weeks", "later", "a couple of", "next", "400 BC", "AD", "A.D.", "64", "half", "past", "six", "a quarter", "o'clock", "100",
    "block of", "N. Main", "Elm", "Road", "1.2.3", "v2.0.1", "Covid 19", "COVID-19", "14", "Rue", "Foch", "Group of Seven",
    "One Nation", "one day", "24/7", "number one", "six-figure", "twenty-five", ".", ",", "1.", "(2)", "\n", "½", "İ", "ſ", "é",
    "-", "/", "'", "x",
]  # fmt: skip
TEXTS = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=14).map("".join),
    st.text(alphabet="0123456789 +-/.,:'()ampthvcAD", max_size=60),
).map(plain)


def everywhere(text: str) -> list[Excluded]:
    """Every rule over every window, whatever its hint says and wherever its matches may begin, in any case."""
    found = []
    listed = atoms(text)
    figures = [atom for atom in listed if atom.group == "figure"]
    for rule in exclusions._rules():  # noqa: SLF001 - the rules without what spares them
        pattern = re.compile(rule.pattern.pattern, re.IGNORECASE) if rule.folded else rule.pattern
        for start, end in exclusions._windows(text, figures if rule.figures else listed):  # noqa: SLF001
            found += [exclusions._mask(rule, text, match) for match in pattern.finditer(text, start, end)]  # noqa: SLF001
    return exclusions._disjoint(found)  # noqa: SLF001


@given(TEXTS)
def test_nothing_is_missed_where_a_rule_is_not_tried(text: str) -> None:
    assert everywhere(text) == excluded(text, atoms(text))


@pytest.mark.parametrize(
    "text",
    [
        "They met on the 3rd of March, 2019.",
        "They met in September, of 1998 all years.",
        "Trade fell in the mid-1990s.",
        "Trade fell in '98.",
        "It ran from 2001 to 2005.",
        "It ran between 2001 and 2005.",
        "Ring +44 20 7946 0018.",
        "Ring (555) 555-0134.",
        "Install v1.2.3 first.",
        "A case of Covid - 19 was found.",
        "It fell in A.D. 64.",
        "It fell in AD 64.",
        "(1) The first of two.",
    ],
)
def test_each_way_that_something_with_figures_can_begin_is_known(text: str) -> None:
    assert len(everywhere(text)) == 1
    assert everywhere(text) == excluded(text, atoms(text))
