"""Two totals given on different days → whether the later one can be the earlier one grown, or another answer to what was already over.

What happened in a time that was over before either report does not grow ("in April", "over the weekend", "in the fire of 2007"), but
where victims and damage are still found afterwards; what somebody counted later then contradicts what another counted before.
"""

from __future__ import annotations

from typing import Final

from claims.comparison import events
from claims.comparison.facts import Facts, same_source
from claims.comparison.times import Days

_LONG_OVER: Final = 90
"""So many days after a time has ended, nothing of it is found any more."""


def is_one_settled_count(a: Facts, b: Facts) -> bool:
    """Whether two sources give figures of one time that was over when the first of them was given."""
    if same_source(a, b) or a.when.period is None or a.when.period != b.when.period:
        return False
    if a.when.as_of is None or b.when.as_of is None:
        return False
    over = min(a.when.as_of[0], b.when.as_of[0]) - a.when.period[1]
    are_found_later = any(events.is_found_later(one.event) for one in (a, b))
    return over > (_LONG_OVER if are_found_later else 0)


def are_set_side_by_side(a: Facts, b: Facts) -> bool:
    """Whether one report gives two voices' figures, one of them for no other day than its own: it sets them against each other."""
    return (
        a.claim.document_id == b.claim.document_id
        and not same_source(a, b)
        and any(one.claim.as_of == one.claim.published for one in (a, b))
        and a.when.as_of is not None
        and b.when.as_of is not None
        and _gap(a.when.as_of, b.when.as_of) <= 1
    )


def _gap(a: Days, b: Days) -> int:
    return max(a[0] - b[1], b[0] - a[1])
