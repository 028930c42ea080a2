"""Units → a dimension and a factor, for comparison only; figures are kept in the unit they are written in.

Physical units are pint's; money is a dimension for each currency, because no rate is known; a unit that nobody defines is
a dimension of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import pint

COUNT: Final = "count"
SHARE: Final = "share"
MONEY: Final = "money"
_CURRENCY = re.compile(r"[A-Z]{3}")
_OWN_SENSE: Final = frozenset(
    {"point", "percentage point", "basis point", "cent", "penny", "people", "case", "count", "share", "degree"}
)
"""Units that pint would read as something else than news reports mean by them."""
_SPELLINGS: Final = {
    "celsius": "degC",
    "degree celsius": "degC",
    "fahrenheit": "degF",
    "degree fahrenheit": "degF",
    "ton": "tonne",
    "pound-mass": "pound",
}


@dataclass(frozen=True, slots=True)
class Measure:
    """What a unit measures: figures are comparable within one `dimension`, after value * `scale` + `offset`."""

    dimension: str
    scale: float = 1.0
    offset: float = 0.0

    @property
    def is_money(self) -> bool:
        """Whether this is a sum of money, or a price in one."""
        return self.dimension.startswith(MONEY)


@lru_cache(maxsize=4096)
def measure(unit: str | None, *, is_fraction: bool = False) -> Measure:
    """The measure of a unit of the claims table; a bare fraction ("two-thirds") is a share, like 67 %."""
    if unit is None:
        return Measure(SHARE if is_fraction else COUNT)
    if unit == "%":
        return Measure(SHARE, 0.01)
    if _CURRENCY.fullmatch(unit):
        return Measure(f"{MONEY} {unit}")
    if unit.lower() in _OWN_SENSE:
        return Measure(unit.lower())
    if " per " in unit:
        return _rate(*unit.split(" per ", 1))
    return _physical(unit)


def _rate(upper: str, lower: str) -> Measure:
    above = measure(upper.strip())
    below = _physical(lower.strip())
    if above.offset or below.offset:
        return Measure(f"{upper} per {lower}")
    return Measure(f"{above.dimension} per {below.dimension}", above.scale / below.scale)


def _physical(unit: str) -> Measure:
    import pint  # noqa: PLC0415 - a unit other than money or a share is rare, and the registry takes half a second

    registry = _registry()
    try:
        spelled: Any = registry.parse_units(_SPELLINGS.get(unit.lower(), unit))
        zero = registry.Quantity(0.0, spelled).to_base_units()
        one = registry.Quantity(1.0, spelled).to_base_units()
    except (pint.PintError, AttributeError, TypeError, ValueError, AssertionError):
        return Measure(unit.lower())
    if not one.dimensionality:
        return Measure(unit.lower())
    offset = float(zero.magnitude)
    return Measure(str(one.dimensionality), float(one.magnitude) - offset, offset)


@lru_cache(maxsize=1)
def _registry() -> pint.UnitRegistry[Any]:
    import pint  # noqa: PLC0415 - see `_physical`

    return pint.UnitRegistry(autoconvert_offset_to_baseunit=True)
