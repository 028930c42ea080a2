"""A number being read: a numeral with its unit, bound and place, before it is a `Quantity`."""

from __future__ import annotations

from dataclasses import dataclass

from claims.models import Quantity
from claims.quantities.numerals import Form
from claims.terms import Bound, Change, NumberKind


@dataclass(slots=True)
class Draft:
    """What is known of a number so far.

    `start`:`end` is the expression with its sign and hedge, `core` where the numeral itself begins, `stop` where the
    words of its unit end; `lean` is the one side to which an "about" reaches; `family` the word of money that several
    countries share, where the text writes no more.
    """

    start: int
    end: int
    core: int
    stop: int
    low: float | None
    high: float | None
    stated: float | None
    resolution: float | None
    form: Form
    scaled: float = 1.0
    suffixed: bool = False
    unit: str | None = None
    unit_word: str | None = None
    money: bool = False
    family: str = ""
    bound: Bound = Bound.EXACT
    lean: str = ""
    kind: NumberKind = NumberKind.CLAIM
    reason: str = "a figure stated in the text"
    change: Change = Change.LEVEL
    from_value: float | None = None
    converts: bool = False

    def settle(self, kind: NumberKind, reason: str) -> None:
        """Give the kind and why; what is not read loses its interval and unit."""
        self.kind, self.reason = kind, reason
        if kind not in {NumberKind.AGE, NumberKind.REFERENCE, NumberKind.CLAIM}:
            self.low = self.high = self.stated = self.resolution = None
            self.unit = self.unit_word = None

    def quantity(self, text: str) -> Quantity:
        """The record, with the expression as it stands in `text`."""
        return Quantity(
            start=self.start,
            end=self.end,
            text=text[self.start : self.end],
            kind=self.kind,
            reason=self.reason,
            low=self.low,
            high=self.high,
            stated=self.stated,
            resolution=self.resolution,
            bound=None if self.low is None and self.high is None else self.bound,
            unit=self.unit,
            change=self.change,
            from_value=self.from_value,
        )
