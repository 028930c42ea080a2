"""A claim's sentence → the words that carry meaning of the clause its figure stands in, who says it left out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from claims.comparison.segments import bounds
from claims.comparison.stems import function_words, stem
from claims.models import Claim

FIGURE: Final = "#"
_THAT = re.compile(r"\bthat\b|:")
_SOURCE = re.compile(r",\s+(?:an?|the)\s+(?:[\w-]+\s+){0,2}[\w-]+\s+(?:by|of|from)\s+(?:the\s+|an?\s+)?$")
"""What a speaker put forward, behind what it says: ", a survey by"."""
_TOKEN = re.compile(r"\w+(?:[’'-]\w+)*")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_CLAUSE_END = re.compile(
    r";|\s[–—]\s|,\s(?:while|but|whereas|although|though|compared)\b|\swhen\b|\s(?:and|but)\s+that\b"
)
_TIMES: Final = (
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october",
    "november december morning afternoon evening night midnight noon dawn dusk hour day week month quarter year decade century",
    "spring summer autumn winter today yesterday tomorrow overnight daily weekly monthly yearly annual season",
    "first second third fourth fifth sixth last previous next final",
)
_TIME_STEMS: Final = frozenset(stem(word) for line in _TIMES for word in line.split())
_ORDINALS: Final = frozenset(stem(word) for word in _TIMES[-1].split())
_ARTICLES: Final = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her"})
_PLACING: Final = frozenset(
    {"in", "at", "near", "on", "from", "across", "outside", "off", "over", "to", "into", "around"}
)
_TEMPORAL: Final = frozenset({"since", "after", "before", "during", "until"})
_LEADS: Final = _PLACING | _TEMPORAL | {"of", "for", "by", "with", "among", "and", "or", "as"}


@dataclass(frozen=True, slots=True)
class Word:
    """One word that carries meaning: its stem, how it is written, the preposition before it (`in` for any of place), its article."""

    stem: str
    text: str
    is_name: bool = False
    lead: str = ""
    is_definite: bool = False

    @property
    def is_placed(self) -> bool:
        """Whether a preposition of place goes before it."""
        return self.lead == "in"

    @property
    def is_time(self) -> bool:
        """Whether it is a word of the calendar or the clock, a year or an ordinal."""
        return self.stem in _TIME_STEMS or bool(_YEAR.fullmatch(self.stem))

    @property
    def is_date(self) -> bool:
        """Whether it is a word of time by itself, as an ordinal is not."""
        return self.is_time and self.stem not in _ORDINALS

    @property
    def tells_time(self) -> bool:
        """Whether it is a word of time, or what something happened since or before."""
        return self.is_time or self.lead in _TEMPORAL


@lru_cache(maxsize=16384)
def clause(claim: Claim) -> tuple[Word, ...]:
    """The words that carry meaning of the clause a figure stands in, the figure itself as `#`, its attribution left out."""
    start, end = claim.start - claim.sentence_start, claim.end - claim.sentence_start
    if start < 0 or end > len(claim.sentence):
        return ()
    first, last = _bounds(claim, start, end)
    found: list[Word] = []
    lead, is_definite = "", False
    for match in _TOKEN.finditer(claim.sentence, first, last):
        place = match.start()
        if start <= place < end:
            if not found or found[-1].stem != FIGURE:
                found.append(Word(FIGURE, FIGURE))
            lead, is_definite = "", False
            continue
        word = match.group().casefold().removesuffix("'s").removesuffix("’s")
        if not _is_left_out(claim, place, word):
            is_name = match.group()[:1].isupper() and place > 0
            found.append(Word(stem(word), match.group(), is_name, lead, is_definite))
            lead, is_definite = "", False
        elif word in _ARTICLES:
            is_definite = True
        elif word in _LEADS:
            lead = "in" if word in _PLACING else word
    return tuple(found)


def _bounds(claim: Claim, start: int, end: int) -> tuple[int, int]:
    """Where the clause of a figure begins and ends in its sentence: up to the next contrast, without who says it."""
    cuts = [match.span() for match in _CLAUSE_END.finditer(claim.sentence)]
    opens, closes = bounds(claim)
    first = max((stop for _, stop in cuts if stop <= start), default=0)
    last = min((begin for begin, _ in cuts if begin >= end), default=len(claim.sentence))
    first, last = max(first, opens), min(last, closes)
    if claim.speaker_start is None or claim.speaker_end is None:
        return first, last
    voice = claim.speaker_start - claim.sentence_start, claim.speaker_end - claim.sentence_start
    cue = re.compile(rf"\b{re.escape(claim.cue.split()[0])}\b", re.IGNORECASE) if claim.cue else None
    if end <= voice[0] < last:
        before = cue.search(claim.sentence, end, voice[0]) if cue else None
        said = before.start() if before else voice[0]
        source = _SOURCE.search(claim.sentence, end, said)
        return first, source.start() if source else said
    if first <= voice[0] and voice[1] <= start:
        after = cue.search(claim.sentence, voice[1], start) if cue else None
        said = after.end() if after else voice[1]
        opened = list(_THAT.finditer(claim.sentence, said, start))
        return opened[0].end() if opened else said, last
    return first, last


def _is_left_out(claim: Claim, place: int, word: str) -> bool:
    if word in function_words():
        return True
    if word[0].isdigit():
        return not _YEAR.fullmatch(word)
    at = place + claim.sentence_start
    if (
        claim.speaker_start is not None
        and claim.speaker_end is not None
        and claim.speaker_start <= at < claim.speaker_end
    ):
        return True
    return word in _voice(
        claim.cue,
        claim.speaker_name,
        claim.speaker_role,
        claim.organisation,
        claim.outlet,
        claim.counted if claim.unit not in (None, "%") else None,
    )


@lru_cache(maxsize=16384)
def _voice(*names: str | None) -> frozenset[str]:
    return frozenset(word for name in names if name for word in _TOKEN.findall(name.casefold()))
