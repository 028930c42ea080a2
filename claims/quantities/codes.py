"""Figures that letters stick to: "COP29", "G7", "5G", "29th", "1990s", and the letters that leave them numbers."""

from __future__ import annotations

import re

from claims.quantities import ages
from claims.quantities.drafts import Draft
from claims.quantities.exclusions import designators, words
from claims.quantities.units import spelled, symbols
from claims.quantities.words import by_role
from claims.terms import NumberKind

_PREFIX = re.compile(r"[^\W_]{1,24}[-.&/]?$")
_TAIL = re.compile(r"[\w-]{1,24}")
_NOUN = re.compile(r"([A-Za-z]{2,24})\s$")
_LETTERS = re.compile(r"[A-Za-z]{1,12}")
_ORDINAL_END = re.compile(r"(?:st|nd|rd|th)(?![A-Za-z])", re.IGNORECASE)
_COMPOUND_SYMBOL = re.compile(r"[A-Za-z]{1,4}[/·²³2]")
_JOINED_WORDS = frozenset({"x", "strong", "plus", "odd", "ish", "fold", "yo"})
_CODE_LETTERS = frozenset("GABLJ")
"""Letters that behind a figure make a name ("5G") more often than a unit."""

_CODE = "part of a name or code that mixes letters and digits"


def settle_code(flat: str, draft: Draft, *, money: bool) -> bool:
    """Settle a figure that letters make a name, an ordinal, a decade or an age group; False if they leave it a number.

    What is settled has its whole token as expression.
    """
    if draft.form != "figure" or draft.stated is None:
        return False
    if not money and _before(flat, draft):
        return True
    tail = _LETTERS.match(flat, draft.end)
    if not tail:
        return False
    if _ORDINAL_END.match(flat, draft.end):
        draft.end = draft.stop = draft.end + 2
        draft.settle(NumberKind.ORDINAL, "a place in an order, not a count")
    elif tail.group() == "s" and _plural(flat, draft, tail.end()):
        draft.end = draft.stop = tail.end()
        ages.settle_plural(flat, draft)
    elif _lettered(flat, draft, tail.group()):
        draft.end = draft.stop = tail.end()
        draft.settle(NumberKind.NAME, _CODE)
    elif _is_unit(flat, draft.end, tail.group(), money=money):
        return False
    else:
        draft.end = draft.stop = tail.end()
        draft.settle(NumberKind.NAME, _CODE)
    return True


def _lettered(flat: str, draft: Draft, letters: str) -> bool:
    """Whether a capital letter right behind a figure is part of a place in a row: "ward 7B", "Gate 12A"."""
    if len(letters) != 1 or not letters.isupper():
        return False
    before = _NOUN.search(flat[max(0, draft.start - 26) : draft.start])
    return before is not None and (before[1].lower() in words("numbered") or before[1] in designators())


def _plural(flat: str, draft: Draft, end: int) -> bool:
    """Whether an "s" makes a plural; behind a decimal it is seconds."""
    return "." not in flat[draft.core : draft.end] and flat[end : end + 1] not in {"-", "/"}


def _is_unit(flat: str, end: int, letters: str, *, money: bool) -> bool:
    """Whether letters right behind a figure multiply it, measure it or qualify it."""
    low = letters.lower()
    if low in by_role()["suffix"] or low in _JOINED_WORDS:
        return True
    if letters in symbols() or low in spelled() or _COMPOUND_SYMBOL.match(flat, end):
        return not (letters in _CODE_LETTERS or (money and len(letters) == 1))
    return False


def _before(flat: str, draft: Draft) -> bool:
    """Settle a figure that letters, a hyphen or "#" in front make a name."""
    previous = flat[draft.start - 1 : draft.start]
    if previous == "#":
        draft.start -= 1
        draft.settle(NumberKind.NAME, "a number in a series, not a count")
        return True
    if not previous or not (previous.isalnum() or previous in "-.&/"):
        return False
    prefix = _PREFIX.search(flat[max(0, draft.start - 25) : draft.start])
    if not prefix:
        return False
    letters = prefix.group().rstrip("-.&/")
    if prefix.group() != letters:
        if letters.islower() and letters.isalpha() and len(letters) > 1:
            return ages.settle_group(flat, draft, letters)
        single = len(letters) == 1 and letters.isupper() and prefix.group().endswith("-")
        if letters[0].isdigit() or (letters in symbols() and not single):
            return False
    draft.start -= len(prefix.group())
    tail = _TAIL.match(flat, draft.end)
    draft.end = draft.stop = tail.end() if tail else draft.end
    draft.settle(NumberKind.NAME, _CODE)
    return True
