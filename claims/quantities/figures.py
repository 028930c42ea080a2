"""A written figure → its value and the place of its last stated digit."""

from __future__ import annotations

from claims.quantities import words

LONGEST = 15
"""More digits than this are no count but an identifier; floats hold no more either."""

SHARE_PLACE = 0.01
"""A fraction in words or with a slash is taken as stated to a hundredth."""

_GLYPH_PLACE = 0.25
_STATED_DIGITS = 100


def neat(value: float) -> float:
    """A product of decimals without the noise of binary floats."""
    return float(f"{value:.12g}")


def digits(written: str) -> tuple[float, float]:
    """The value of a figure ("1,480", "3½", ".5") and the place of its last stated digit."""
    glyphs = words.by_role()["glyph"]
    extra = glyphs.get(written[-1], 0.0)
    plain = written[:-1] if extra else written
    if not plain:
        return extra, SHARE_PLACE
    bare = plain.replace(",", "")
    whole, _, decimals = bare.partition(".")
    if extra:
        return float(bare) + extra, _GLYPH_PLACE
    if decimals:
        return float(bare), float(f"1e-{min(len(decimals), LONGEST)}")
    return float(bare), place_of(int(whole or 0))


def place_of(value: int) -> float:
    """The place of the last stated digit of a whole number: trailing zeros are not stated, two digits always are."""
    place = 1
    while value >= _STATED_DIGITS and value % 10 == 0:
        value //= 10
        place *= 10
    return float(place)
