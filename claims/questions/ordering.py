"""The order in which the claims of a case are told."""

from __future__ import annotations

from typing import Final

from claims.models import Claim

Order = tuple[str, str, int, str]
_LAST: Final = "9999"


def reading_order(claim: Claim) -> Order:
    """The order in which claims are told: by date, report and place in it."""
    return claim.published or _LAST, claim.document, claim.start, claim.id
