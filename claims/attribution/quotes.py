"""Quotation marks → the stretches they enclose; a mark never closed runs to the end of its paragraph, not beyond."""

from __future__ import annotations

from dataclasses import dataclass

from claims.syntax import with_marks

OPENING = "“„«‟"
CLOSING = "”»"
STRAIGHT = '"'


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation: half-open offsets of its words without the marks, and whether it is closed."""

    start: int
    end: int
    closed: bool


def quotations(text: str) -> tuple[Quotation, ...]:
    """The quotations of one paragraph, outermost level only, in order; two apostrophes are a straight mark."""
    text = with_marks(text)
    found: list[Quotation] = []
    opened: int | None = None
    straight = False
    for place, character in enumerate(text):
        if opened is None:
            if character in OPENING or character == STRAIGHT:
                opened, straight = place + 1, character == STRAIGHT
        elif (character == STRAIGHT and straight) or (character in CLOSING and not straight):
            found.append(Quotation(opened, place, closed=True))
            opened = None
    if opened is not None and opened < len(text):
        found.append(Quotation(opened, len(text), closed=False))
    return tuple(q for q in found if q.end > q.start)
