"""Number words in a row → one number, word by word: "two", "hundred", "and six"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claims.quantities import words
from claims.quantities.atoms import Atom

_HUNDRED = 100
_GAP = re.compile(r"[ -]|\s?and\s", re.IGNORECASE)
_LONGEST_GAP = 5


@dataclass(slots=True)
class Sum:
    """A number being added up from words: what stands before the last scale word, and what behind it."""

    end: int
    total: float = 0.0
    current: float = 0.0
    previous: str = ""
    lowest: float = float("inf")
    scaled: float = 1.0
    taken: int = 0

    def add(self, atom: Atom) -> bool:
        """Add one word; False where it cannot follow."""
        role, value = words.cardinals()[atom.text]
        if role == "scale":
            if self.previous == "scale" and not self.current and value > self.lowest:
                self.total, self.scaled = self.total * value, self.scaled * value
                self.end, self.taken, self.previous = atom.end, self.taken + 1, role
                return True
            if value >= self.lowest:
                return False
            self.total += (self.current if self.previous else 1.0) * value
            self.current, self.lowest, self.scaled = 0.0, value, value
        elif role in {"hundred", "dozen"}:
            self.current = (self.current if self.previous else 1.0) * value
            self.scaled = value
        else:
            self.current += value
        self.end, self.taken, self.previous = atom.end, self.taken + 1, role
        return True

    def joins(self, text: str, atom: Atom) -> bool:
        """Whether a word can go on the number: "two hundred" by "and six", "twenty" by "-five"."""
        gap = text[self.end : atom.start]
        if len(gap) > _LONGEST_GAP or not _GAP.fullmatch(gap):
            return False
        role, value = words.cardinals()[atom.text]
        if gap.strip(" -"):
            return self.previous in {"hundred", "scale"} and role in {"unit", "teen", "tens"}
        if role in {"scale", "dozen"}:
            return self.previous != "dozen" and (self.current > 0 or self.total > 0)
        if role == "hundred":
            return self.previous in {"unit", "teen", "figure"} and self.current < _HUNDRED
        if self.previous == "tens":
            return role == "unit" and value > 0
        return self.previous in {"hundred", "scale"} and value > 0
