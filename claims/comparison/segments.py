"""A claim's sentence → the words that belong to its own figure: those of a sentence with two like figures are shared out."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from claims import origins
from claims.comparison.stems import function_words, stem
from claims.models import Claim

_SHARE: Final = re.compile(r"(?<!\d)(?<!\d[.,])\d[\d.,]*+\s*(?:%|percent\b|per\s+cent\b)", re.IGNORECASE)
_JOINT: Final = re.compile(r",|;|\b(?:and|but|while|against|to|versus)\b", re.IGNORECASE)


@lru_cache(maxsize=65536)
def own_words(claim: Claim) -> frozenset[str]:
    """The words that carry meaning of the part of a sentence that one figure stands in: not who says it, nor what is counted."""
    named = (claim.speaker_name, claim.speaker, claim.outlet, claim.cue, claim.counted)
    return _content(segment(claim)) - _content(" ".join(filter(None, named)))


@lru_cache(maxsize=65536)
def segment(claim: Claim) -> str:
    """The part of the sentence up to the joints that set a share off from the shares before and behind it; all of it for others."""
    first, last = bounds(claim)
    return claim.sentence[first:last]


@lru_cache(maxsize=65536)
def bounds(claim: Claim) -> tuple[int, int]:
    """Where in its sentence that part begins and ends."""
    start, end = claim.start - claim.sentence_start, claim.end - claim.sentence_start
    if claim.unit != "%" or start < 0 or end > len(claim.sentence):
        return 0, len(claim.sentence)
    shares = [match.span() for match in _SHARE.finditer(claim.sentence)]
    before = max((stop for begin, stop in shares if stop <= start), default=None)
    behind = min((begin for begin, _ in shares if begin >= end), default=None)
    first = 0 if before is None else _joint(claim.sentence, before, start)
    last = len(claim.sentence) if behind is None else _joint(claim.sentence, end, behind)
    return first, last


def _joint(sentence: str, first: int, last: int) -> int:
    """Where the last joint between two figures stands; the later figure's place where there is none."""
    joints = [match.start() for match in _JOINT.finditer(sentence, first, last)]
    return joints[-1] if joints else last


@lru_cache(maxsize=65536)
def _content(text: str) -> frozenset[str]:
    plain = (word for word in origins.words(text) if word not in function_words() and not word.isdigit())
    return frozenset(map(stem, plain))
