"""The claims of a side → why some of them count as one origin, in words a reader can check."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from claims import origins
from claims.comparison.facts import Facts, by_origin, is_translated
from claims.models import Claim
from claims.sources import voice

_MOST: Final = 12


def told(members: Sequence[Facts]) -> tuple[str, ...]:
    """One line for every two reports whose statements are one; the first dozen, and how many more there are."""
    if len(members) < 2:  # noqa: PLR2004 - a pair
        return ()
    by_id = {one.id: one for one in members}
    lines = dict.fromkeys(line for group in by_origin(members) for line in _lines([by_id[one] for one in group]))
    shown = list(lines)[:_MOST]
    more = len(lines) - len(shown)
    return (*shown, f"and {more:,} more in the same way") if more else tuple(shown)


def _lines(group: Sequence[Facts]) -> Iterator[str]:
    for place, one in enumerate(group[1:], start=1):
        found = ((other, _why(other, one)) for other in group[:place])
        other, why = next(((other, why) for other, why in found if why), (group[0], None))
        if why is not None:
            yield f"{_both(other.claim, one.claim)}: {why}"


def _why(a: Facts, b: Facts) -> str | None:
    if is_translated(a, b):
        return "one report is a translation of the other"
    is_one = voice(a.source) == voice(b.source)
    if is_one and a.source.id != b.source.id and origins.same_figure(a.claim, b.claim):
        return f"both speakers count to one party, {a.source.party}"
    return origins.why_same(a.claim, b.claim, same_source=is_one, known=a.known)


def _both(a: Claim, b: Claim) -> str:
    left, right = (claim.outlet or claim.document for claim in (a, b))
    if a.document_id == b.document_id:
        return f"{left}, twice in one report"
    if left == right:
        left, right = (f"{claim.document}{f', {claim.published}' if claim.published else ''}" for claim in (a, b))
    return f"{left} and {right}"
