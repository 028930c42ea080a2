"""Quotation marks → the stretches they enclose; a mark never closed runs to the end of its paragraph, not beyond."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from claims.syntax import with_marks

DOUBLE = '"“”„‟«»'
SINGLE = "‘’‚‛'"
_PAIRS = {
    "“": "”",
    "‟": "”",
    "„": "“”",
    "«": "»",
    "»": "«",
    '"': '"',
    "”": "”",
    "‘": "’",
    "‚": "‘’",
    "‛": "’",
    "’": "’",
    "'": "'’",
}
_LEAST_SINGLE = 3  # words between single marks; fewer are a contraction or a word held at arm's length


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation: half-open offsets of its words without the marks, and whether it is closed."""

    start: int
    end: int
    closed: bool


@lru_cache(maxsize=256)  # each sentence of a paragraph asks for those of the paragraph
def quotations(text: str) -> tuple[Quotation, ...]:
    """The quotations of one paragraph, outermost level only, in order; two apostrophes are a straight mark.

    Whether a mark opens or closes is told from its shape and from the blanks around it, because typed text mixes marks.
    Single marks count where no double ones do: they are the outer marks of British papers.
    """
    marked = with_marks(text)
    found = _enclosed(marked, DOUBLE)
    if not found and any(mark in text for mark in SINGLE):
        found = [
            q for q in _enclosed(marked, SINGLE) if q.closed and len(text[q.start : q.end].split()) >= _LEAST_SINGLE
        ]
    # Of two apostrophes the second one stands where the quotation seems to begin.
    found = [replace(q, start=q.start + (marked[q.start : q.start + 1] != text[q.start : q.start + 1])) for q in found]
    return tuple(q for q in found if q.end > q.start)


def _places(text: str, marks: str) -> Iterator[int]:
    """Where marks stand in a text."""
    return (found.start() for found in _any_of(marks).finditer(text))


@lru_cache(maxsize=2)
def _any_of(marks: str) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(marks)}]")


def _enclosed(text: str, marks: str) -> list[Quotation]:
    found: list[Quotation] = []
    opened: int | None = None
    for place in _places(text, marks):
        if opened is None:
            if _opens(text, place):
                opened = place
        elif _closes(text, place, text[opened]):
            found.append(Quotation(opened + 1, place, closed=True))
            opened = None
    if opened is not None and opened + 1 < len(text):
        found.append(Quotation(opened + 1, len(text), closed=False))
    return found


def _opens(text: str, place: int) -> bool:
    """Whether a mark outside quotations opens one: a closing shape does nowhere, a shape used for both by its blanks."""
    mark = text[place]
    free_before = place == 0 or not text[place - 1].isalnum()
    tied_behind = place + 1 < len(text) and not text[place + 1].isspace()
    if mark in "“„«‟":
        return True
    if mark in "”’":
        return False
    return (free_before or tied_behind) if mark == '"' else (free_before and tied_behind)


def _closes(text: str, place: int, opening: str) -> bool:
    """Whether a mark inside a quotation closes it: its own pair does, another one where nothing is tied behind it."""
    if text[place] in _PAIRS[opening] and opening in DOUBLE:
        return True
    tied_before = place > 0 and not text[place - 1].isspace()
    free_behind = place + 1 >= len(text) or not text[place + 1].isalnum()
    if opening == "'":  # a typewriter's mark is an apostrophe too, but hardly behind a comma or a full stop
        tied_before = text[place - 1] in ",.!?…"
    return tied_before and free_behind and (opening in DOUBLE or text[place] in _PAIRS[opening])
