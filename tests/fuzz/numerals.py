"""Numbers in any text, and in texts of number words."""

from __future__ import annotations

from claims.quantities import find
from fuzz import holding

WORDS = (
    "one", "two", "three", "twelve", "twenty", "twenty-one", "forty", "hundred", "a hundred", "thousand", "million", "bn", "trillion", "dozen", "half",
    "a third", "two-thirds", "1", "2.5", "1,000", "1.000", "1 000", "10", "1e5", "0", "-3", "+4", "½", "3½", "10^6", "$", "€", "£5m", "US$ 3", "%", "per cent",
    "percentage points", "kg", "km", "°C", "mph", "per", "/", "x", "to", "and", "from", "between", "-", "–", "—", "of", "in", "out of", ",", ".", ";", ":", "(",
    ")", "no", "none", "No. 7", "first", "2nd", "1990s", "2024", "May 3", "3 p.m.", "10:30", "24/7", "3-4", "3:2", "911", "+1 (555) 123-4567", "1.2.3", "A4",
    "people", "dead", "years old", "-year-old", "\n", "\u00a0", "\u202f", "\u2009", "'", "“", "”", "٣", "三", "Ⅳ", "²", "§", "#", "@", "…", "times", "fold",
    "minus", "plus", "rose", "fell by", "up", "at least", "about", "the", "a", "each", "as many as", "1/2", "07/04/2021", "1 in 5", "IV", "lakh", "crore",
)  # fmt: skip


def check(data: bytes) -> None:
    """The numbers of a text: where they stand, and what they mean."""
    text = holding.text_of(data[1:]) if data[:1] < b"\x60" else holding.words_of(data[1:], WORDS)
    holding.quantities_hold(text, holding.alike(lambda: find(text)))
