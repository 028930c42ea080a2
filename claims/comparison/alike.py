"""Two words of two sentences → whether they say the same beside a figure: one word, one name, one event, or paraphrases."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from claims.comparison import places, taxonomy
from claims.comparison.levels import Match
from claims.comparison.skeletons import Piece
from claims.comparison.stems import says_event
from claims.lexicon.events import event_rows
from claims.lexicon.kinds import kind_of
from claims.lexicon.paraphrases import are_paraphrases

_STEM: Final = 5
"""Words that share their first letters, and have at most as many more, are of one family ("explode", "explosion")."""


def alike(a: Piece, b: Piece) -> bool:
    """Whether two words say the same, as far as spelling and lexicon tell."""
    if a.stem == b.stem or a.lemma == b.lemma:
        return True
    if a.is_name or b.is_name:
        return _are_one_name(a.text, b.text)
    return _say_the_same(a.lemma, b.lemma) or bool(_events(a.stem) & _events(b.stem))


@lru_cache(maxsize=16384)
def _are_one_name(a: str, b: str) -> bool:
    return places.canonical(a).casefold() == places.canonical(b).casefold() or _are_of_one_family(
        a.casefold(), b.casefold()
    )


@lru_cache(maxsize=65536)
def _say_the_same(a: str, b: str) -> bool:
    if are_paraphrases(a, b):
        return True
    first, second = kind_of(a), kind_of(b)
    if first is not None and second is not None:
        is_one = taxonomy.age_sex_of(first.kind) == taxonomy.age_sex_of(second.kind)
        return is_one and taxonomy.compare(first.kind, second.kind, None) is Match.SAME
    return _are_of_one_family(a, b) or (min(len(a), len(b)) >= _STEM and (a.endswith(b) or b.endswith(a)))


def _are_of_one_family(a: str, b: str) -> bool:
    shared = next((at for at, (one, other) in enumerate(zip(a, b, strict=False)) if one != other), min(len(a), len(b)))
    return shared >= _STEM and max(len(a), len(b)) - shared <= _STEM


@lru_cache(maxsize=16384)
def _events(stem: str) -> frozenset[str]:
    return frozenset(event for event in event_rows() if says_event(stem, event))
