"""Numbers with a parse of their paragraph → what each counts, what it is about, and how it moves."""

from __future__ import annotations

from collections.abc import Sequence

from claims.models import Quantity
from claims.syntax import Passage


def refine(passage: Passage, quantities: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """The same numbers in the same order, with what the parse adds; all offsets are the document's."""
    return tuple(quantities)
