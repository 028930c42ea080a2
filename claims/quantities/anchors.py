"""A number found in text → the tokens of the parse that carry it: its last numeral, and the word of its unit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.quantities.units import span_after

if TYPE_CHECKING:
    from spacy.tokens import Token

    from claims.models import Quantity
    from claims.syntax import Passage


@dataclass(frozen=True, slots=True)
class Anchor:
    """The tokens of a number: `number` the numeral, `last` the last of expression and unit, `top` the whole's head."""

    first: Token
    number: Token
    last: Token
    top: Token


def anchor(passage: Passage, quantity: Quantity) -> Anchor | None:
    """Where a number stands in the parse; None where its characters touch no token."""
    tokens = passage.tokens_between(quantity.start, quantity.end)
    if tokens is None or not len(tokens):
        return None
    listed = list(tokens)
    number = next((t for t in reversed(listed) if t.pos_ == "NUM" or t.like_num or t.is_digit), listed[-1])
    last = listed[-1]
    if quantity.unit is not None:
        last = _unit_end(passage, quantity, last)
    return Anchor(listed[0], number, last, _top(listed[0], number, last))


def _unit_end(passage: Passage, quantity: Quantity, last: Token) -> Token:
    """The last token of the unit's own words behind the expression: "kilometres", "per cent", "a month"."""
    stop = span_after(passage.text, quantity, passage.start)
    if stop <= quantity.end - passage.start:
        return last
    found = passage.tokens_between(quantity.start, passage.start + stop)
    return found[-1] if found is not None and len(found) else last


def _top(first: Token, number: Token, last: Token) -> Token:
    """Climb from the numeral while its head still belongs to the amount."""
    at = number
    for _ in range(8):
        if at.head is at or not first.i <= at.head.i <= last.i:
            break
        at = at.head
    return at
