"""Numbers among the words that hem them in: every hedge of the lexicon, before and behind, with ranges and negations."""

from __future__ import annotations

from claims.lexicon.loading import table
from claims.quantities import find, hedges
from claims.quantities.rows import HedgeRow
from claims.terms import Bound
from fuzz import holding

NUMBERS = (
    "20",
    "twelve",
    "1.2 million",
    "3%",
    "$5",
    "a dozen",
    "0",
    "5-7",
    "12 kg",
    "one",
    "-4",
    "1,000",
    "½",
    "1e3",
    "half",
)
BETWEEN = (
    "a",
    "another",
    "further",
    "record",
    "the",
    "people",
    "of",
    "to",
    "and",
    "or",
    "not",
    "no",
    "than",
    ",",
    ".",
    "(",
    ")",
    "\n",
    "'",
    '"',
    "-",
    "even",
)
WORDS = (*NUMBERS, *BETWEEN, *sorted({row.text for row in table("hedges", HedgeRow)}))


def check(data: bytes) -> None:
    """The numbers of a text of hedges, and the hedge at every place of it."""
    text = holding.words_of(data[1:], WORDS) if data[:1] >= b"\x40" else holding.text_of(data[1:])
    found = holding.alike(lambda: find(text))
    holding.quantities_hold(text, found)
    for start in range(min(len(text), 400)):
        for hedge in (hedges.before(text, start), hedges.after(text, start)):
            assert hedge is None or 0 <= hedge.start < hedge.end <= len(text), (hedge, start)
    for one in found:
        low, high = hedges.interval(one.stated, one.bound or Bound.EXACT, "", 0.1)
        assert low is None or high is None or low <= high, one
