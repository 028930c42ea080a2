"""A rise of prices over a year → the inflation that it is: "prices were 6 percent higher than a year before" is a rate of 6 percent."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from claims.comparison.times import Days, period
from claims.models import Claim
from claims.terms import Change

_INFLATION: Final = "inflation"
_OVER_A_YEAR: Final = re.compile(
    r"\b(?:(?:a|the|one)\s+(?:previous\s+)?year\s+(?:earlier|before|ago)|than\s+(?:in\s+)?the\s+previous\s+year|year[- ]on[- ]year|annual(?:ly)?|12\s+months|twelve\s+months)\b",
    re.IGNORECASE,
)
_YEAR: Final = (360, 370)
"""The length in days of a year that ends in a month."""


def is_inflation(claim: Claim, topic: str | None) -> bool:
    """Whether a share by which prices rose is told as a level elsewhere, as the rate of inflation (IMF, Consumer Price Index Manual, 2020)."""
    return (
        claim.event == "price"
        and claim.unit == "%"
        and claim.change is Change.UP
        and claim.from_value is None
        and topic is not None
        and topic.endswith(_INFLATION)
        and (
            month_of(claim) != period(claim.period_start, claim.period_end) or bool(_OVER_A_YEAR.search(claim.sentence))
        )
    )


def month_of(claim: Claim) -> Days | None:
    """The month in which a year of rising prices ends, else the period that the claim gives."""
    told = period(claim.period_start, claim.period_end)
    if told is None or not _YEAR[0] <= told[1] - told[0] <= _YEAR[1]:
        return told
    return date.fromordinal(told[1]).replace(day=1).toordinal(), told[1]
