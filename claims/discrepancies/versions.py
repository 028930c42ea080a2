"""Figures that one page gave at different times → when each version was kept, and what the page says of the change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product

from claims.comparison.facts import Facts
from claims.origins import are_versions

_LONGEST = 300


def are_of_one_page(sides: Sequence[Sequence[Facts]]) -> bool:
    """Whether some figure of one side and some of another stand in two versions of one page."""
    return next(_pairs(sides), None) is not None


def note(sides: Sequence[Sequence[Facts]]) -> str | None:
    """What the page itself says of the change between two sides, word for word as far as it is short; None where it says nothing."""
    found = (told for a, b in _pairs(sides) for told in a.known.notes(a.claim, b.claim))
    text = next((told.text for told in found), None)
    return text if text is None or len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def kept(side: Sequence[Facts]) -> str | None:
    """When the first version with the figure of a side was kept, in words; None where nobody knows."""
    times = sorted(at for one in side if (at := one.known.kept(one.claim)))
    return times[0].replace("T", ", ").replace("Z", " UTC") if times else None


def _pairs(sides: Sequence[Sequence[Facts]]) -> Iterator[tuple[Facts, Facts]]:
    for one, other in combinations(sides, 2):
        yield from ((a, b) for a, b in product(one, other) if are_versions(a.claim, b.claim))
