"""Cheap signs in a text without which a costly pattern cannot match, so that most texts are spared the pattern."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WORDS = re.compile(r"[a-z]+")


def tokens(flat: str) -> frozenset[str]:
    """All runs of plain letters of a text, in lower case: "didn't" gives "didn" and "t"."""
    return frozenset(_WORDS.findall(flat.lower()))


@dataclass(frozen=True, slots=True)
class Hint:
    """What a pattern needs: one word of `words` (and one of `others`, if there are any), or else what `sign` matches."""

    words: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    sign: re.Pattern[str] | None = None

    def given(self, flat: str, present: frozenset[str]) -> bool:
        """Whether the pattern could match a text whose words are `present`."""
        if not self.words.isdisjoint(present) and not (self.others and self.others.isdisjoint(present)):
            return True
        return self.sign is not None and self.sign.search(flat) is not None


@dataclass(frozen=True, slots=True)
class PhraseHint:
    """What a list of phrases needs: all the words of one of them."""

    by_key: dict[str, tuple[frozenset[str], ...]]

    @classmethod
    def of(cls, phrases: frozenset[str]) -> PhraseHint:
        """Index phrases by their longest word; one without letters ("24/7") stands under no word."""
        found: dict[str, list[frozenset[str]]] = {}
        for phrase in sorted(phrases):
            held = tokens(phrase)
            found.setdefault(max(sorted(held), key=len, default=""), []).append(held)
        return cls({key: tuple(sets) for key, sets in found.items()})

    def given(self, flat: str, present: frozenset[str]) -> bool:
        """Whether one of the phrases could stand in a text whose words are `present`."""
        if "" in self.by_key and "/" in flat:
            return True
        return any(held <= present for key in self.by_key.keys() & present for held in self.by_key[key])


def of(words: str, others: str = "", sign: str = "") -> Hint:
    """A hint from words that blanks part, and a pattern."""
    return Hint(frozenset(words.split()), frozenset(others.split()), re.compile(sign) if sign else None)


PHONE = of("call called calling dial dialled dialed phone", sign=r"[0-9+](?:(?<=\+)[0-9]|[0-9]{2}\)?[ .-][0-9]{3})")
DATE = of(
    "january february march april may june july august september october november december jan feb mar apr jun jul"
    " aug sep sept oct nov dec between",
    sign=r"[0-9'](?:(?<=')[0-9]|\s?[-/]|[/.][0-9]{1,2}[/.]|'?[sS]|\s(?:[Tt][Oo]|[Uu]ntil|[Tt]hrough)\s)",
)
TIME = of("am pm m hours gmt utc bst est edt pst pdt et pt cet ist", sign=r"[0-9]:[0-5]")
PERIOD = of(
    "second seconds minute minutes hour hours day days week weeks weekend weekends night nights month months quarter"
    " quarters year years decade decades century centuries generation generations season seasons",
    "last past next previous preceding coming following recent final latest first ago earlier later before hence from"
    " previously on",
)
ERA = of("b bc bce ad a ce")
CLOCK = of("clock past quarter")
BLOCK = of("block n s e w")
VERSION = of("", sign=r"[0-9]\.[0-9]{1,4}\.")
DISEASE = of("covid")
STREET_FIRST = of("rue ave avenue boulevard place via viale piazza calle avenida rua plaza quai")
