"""Cheap signs in a text without which a costly pattern cannot match, so that most texts are spared the pattern."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LETTERS = bytes(code if chr(code).islower() and code < 128 else ord(" ") for code in range(256))  # noqa: PLR2004 - ASCII
"""Each byte of a text, a blank where it is no plain letter in lower case; any other character is bytes from 128 up."""


def tokens(flat: str) -> frozenset[str]:
    """All runs of plain letters of a text, in lower case: "didn't" gives "didn" and "t"."""
    return frozenset(flat.lower().encode("utf-8", "surrogatepass").translate(_LETTERS).decode("ascii").split())


@dataclass(frozen=True, slots=True)
class Hint:
    """What a pattern needs: one word of `words` (and one of `others`, if there are any), or that `opening` begins the text."""

    words: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    opening: re.Pattern[str] | None = None

    def given(self, flat: str, present: frozenset[str]) -> bool:
        """Whether the pattern could match a text whose words are `present`."""
        if not self.words.isdisjoint(present) and not (self.others and self.others.isdisjoint(present)):
            return True
        return self.opening is not None and self.opening.match(flat) is not None


@dataclass(frozen=True, slots=True)
class PhraseHint:
    """What a list of phrases needs: all the words of one of them."""

    by_key: dict[str, tuple[frozenset[str], ...]]
    keys: frozenset[str]
    slashed: bool

    @classmethod
    def of(cls, phrases: frozenset[str]) -> PhraseHint:
        """Index phrases by their longest word; one without letters ("24/7") stands under no word."""
        found: dict[str, list[frozenset[str]]] = {}
        for phrase in sorted(phrases):
            held = tokens(phrase)
            found.setdefault(max(sorted(held), key=len, default=""), []).append(held)
        return cls({key: tuple(sets) for key, sets in found.items()}, frozenset(found), "" in found)

    def given(self, flat: str, present: frozenset[str]) -> bool:
        """Whether one of the phrases could stand in a text whose words are `present`."""
        if self.slashed and "/" in flat:
            return True
        hits = self.keys & present
        return bool(hits) and any(held <= present for key in hits for held in self.by_key[key])


def of(words: str, others: str = "") -> Hint:
    """A hint from words that blanks part."""
    return Hint(frozenset(words.split()), frozenset(others.split()))


PERIOD = of(
    "second seconds minute minutes hour hours day days week weeks weekend weekends night nights month months quarter"
    " quarters year years decade decades centuries generation generations season seasons summer summers winter winters autumn autumns spring springs",
    "last past next previous preceding coming following recent final latest first ago earlier later before hence from"
    " previously",
)
ERA = of("bc bce ad ce c d")
"""Of "B.C." and "A.D." each letter is a word: the "c" and the "d" are the rarer ones."""

CLOCK = of("clock past quarter")
BLOCK = of("block n s e w")
DISEASE = of("covid")
STREET_FIRST = of("rue ave avenue boulevard place via viale piazza calle avenida rua plaza quai")
LIST_NUMBER = Hint(opening=re.compile(r"\s*\(?[0-9]"))
