"""Two figures of whole reports → the signs that tell for or against one question: each a short name that is there or not.

What each field says stands beside what only whole reports tell: how near the figures are, where in their reports they stand,
which words stand around them, whose words they are. What each sign weighs is fitted, see `likelihood`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from math import log10, sqrt
from typing import Final

from claims.comparison import events, taxonomy
from claims.comparison.facts import Facts, same_source
from claims.comparison.incidents import is_restated
from claims.comparison.intervals import meet
from claims.comparison.levels import Match
from claims.comparison.measures import COUNT, SHARE
from claims.comparison.stems import function_words, stem
from claims.comparison.times import distance, is_later
from claims.lexicon.paraphrases import are_paraphrases
from claims.lexicon.roles import words_for
from claims.models import Claim

Found = Mapping[str, Match]
_LEVELS: Final = (
    "event", "modality", "change", "counted_kind", "group", "status", "age_sex", "actor", "place", "period", "concept",
    "names", "scope", "wording",
)  # fmt: skip
_SAID: Final = {
    Match.SAME: "same", Match.CLOSE: "close", Match.NARROWER: "within", Match.WIDER: "within", Match.UNKNOWN: "unknown",
    Match.MISSING_A: "one silent", Match.MISSING_B: "one silent", Match.DIFFERENT: "different",
}  # fmt: skip
_WORD: Final = re.compile(r"[^\W\d_]+")
_CLAUSE: Final = re.compile(r"[;:]|,\s(?!\d)|\b(?:and|but|while|whereas|after|before|although|which|who)\b")
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_BESIDE: Final = 6
"""So many words before and behind a figure stand beside it."""
_RATIOS: Final = (0.013, 0.043, 0.11, 0.22, 0.4, 0.7, 1.3)
"""Powers of ten by which two figures differ: 3 %, 10 %, a quarter, two thirds, 2.5 times, five times, twenty times."""
_SIZES: Final = (0.5, 1, 2, 3, 4, 6)
_DEPTHS: Final = (0.15, 0.3, 0.5, 0.7, 0.85)
_DISTANCES: Final = (0.1, 0.25, 0.5)
_SHARED: Final = (0.05, 0.1, 0.2, 0.35, 0.5, 0.7)
_CROWDED: Final = (2, 3, 4, 6)
_DAYS: Final = (0, 1, 3, 7)
_OVER: Final = 14
_APART: Final = (1, 200, 450, 900)
"""Characters between the beginnings of two sentences of one report: the same, the next, a paragraph, further."""


def signs(a: Facts, b: Facts, found: Found) -> frozenset[str]:
    """The signs of a pair: the same whichever of the two comes first, and however wide their intervals are, as long as these stay apart."""
    told = (_levels, _figures, _words, _nouns, _reports, _limits, _days, _cues)
    return frozenset(sign for rule in told for sign in rule(a, b, found))


def _levels(a: Facts, b: Facts, found: Found) -> Iterator[str]:
    for name in _LEVELS:
        yield f"{name}: {_SAID[found.get(name, Match.UNKNOWN)]}"
    if a.event is b.event is None:
        yield "event: neither"
    elif events.are_near(a.event, b.event):
        yield "event: near"
    if taxonomy.is_general(a.kind) and taxonomy.is_general(b.kind):
        yield "counted_kind: both general"
    if is_restated(a, b):
        yield "restated"
    if a.is_sole and b.is_sole:
        yield "only ones of their kind"


def _figures(a: Facts, b: Facts, _: Found) -> Iterator[str]:
    yield f"measure: {_measure(a)}"
    if meet(a.extent, b.extent):
        yield "figures: meet"
    sizes = [_size(one) for one in (a, b)]
    if None in sizes or 0.0 in sizes:
        yield "figures: zero or unstated"
    else:
        left, right = (log10(size) for size in sizes if size)
        yield f"figures: {bisect_right(_RATIOS, abs(left - right))} of {len(_RATIOS)} apart"
        yield f"size: {bisect_right(_SIZES, min(left, right))}"
    if a.claim.unit == b.claim.unit:
        yield "unit: same"
    if a.is_movement and b.is_movement:
        yield "change: both move"


def _measure(facts: Facts) -> str:
    if facts.measure.is_money:
        return "money"
    return facts.measure.dimension if facts.measure.dimension in (COUNT, SHARE) else "other"


def _size(facts: Facts) -> float | None:
    """The figure that is written, in the base unit; it does not move with the words that limit it."""
    claim = facts.claim
    value = next((one for one in (claim.stated, claim.low, claim.high) if one is not None), None)
    return None if value is None else abs(value * facts.measure.scale)


def _words(a: Facts, b: Facts, _: Found) -> Iterator[str]:
    yield f"words of the clause: {_likeness(_of_clause(a.claim), _of_clause(b.claim))}"
    yield f"words of the sentence: {_likeness(_of_sentence(a.claim), _of_sentence(b.claim))}"
    yield f"words beside: {_likeness(_beside(a.claim), _beside(b.claim))}"
    yield f"words of the clause shared: {min(3, len(_of_clause(a.claim) & _of_clause(b.claim)))}"


def _cues(a: Facts, b: Facts, _: Found) -> Iterator[str]:
    """Words that set a figure against another one, or put a figure at something; what both titles name."""
    for name in ("rivalling", "putting a figure"):
        cues = [not words_for(name).isdisjoint(_told(one.claim.sentence)) for one in (a, b)]
        if any(cues):
            yield f"{name}: {'both' if all(cues) else 'one'}"
    titled = [bool(_of_clause(one.claim) & _stems(_told(one.claim.title or ""))) for one in (a, b)]
    yield f"words of the title: {'both' if all(titled) else 'one' if any(titled) else 'neither'}"
    if a.claim.document_id == b.claim.document_id:
        yield f"sentences apart: {bisect_right(_APART, abs(a.claim.sentence_start - b.claim.sentence_start))}"


def _likeness(a: frozenset[str], b: frozenset[str]) -> int:
    return bisect_right(_SHARED, len(a & b) / sqrt(len(a) * len(b))) if a and b else 0


def _nouns(a: Facts, b: Facts, _: Found) -> Iterator[str]:
    left, right = _noun(a.claim), _noun(b.claim)
    if left is None and right is None:
        yield "noun: neither"
    elif left is None or right is None:
        yield "noun: one"
    elif left == right:
        yield "noun: same"
    else:
        yield "noun: akin" if are_paraphrases(left, right) else "noun: two"
    if (left and left in _of_sentence(b.claim)) or (right and right in _of_sentence(a.claim)):
        yield "noun: in the other sentence"


def _reports(a: Facts, b: Facts, _: Found) -> Iterator[str]:
    is_one_report = a.claim.document_id == b.claim.document_id
    is_one_voice = same_source(a, b)
    yield f"voices: {'one' if is_one_voice else 'two'} in {'one report' if is_one_report else 'two reports'}"
    if is_one_report and a.claim.sentence_start == b.claim.sentence_start:
        yield "voices: in one sentence"
    unnamed = [one.claim.speaker_name for one in (a, b)].count(None)
    yield f"voices: {unnamed} unnamed"
    if a.depth is not None and b.depth is not None:
        yield f"depth: {bisect_right(_DEPTHS, max(a.depth, b.depth))}"
        yield f"depth apart: {bisect_right(_DISTANCES, abs(a.depth - b.depth))}"
    yield f"figures in the sentences: {bisect_right(_CROWDED, a.in_sentence + b.in_sentence - 1)}"


def _limits(a: Facts, b: Facts, _: Found) -> Iterator[str]:
    for name, test in (("words of other times", _tells_other_time), ("limiting words", _is_limited)):
        left, right = test(a.claim), test(b.claim)
        if left or right:
            yield f"{name}: {'both' if left and right else 'one'}"
    past = [_is_of_earlier_days(one) for one in (a, b)]
    if any(past):
        yield f"of earlier days: {'both' if all(past) else 'one'}"
    parts = (a.claim.part_of is not None) + (b.claim.part_of is not None)
    if parts:
        yield f"parts: {parts}"


def _is_of_earlier_days(facts: Facts) -> bool:
    """Whether a figure is of a time that was long over when it was given."""
    when = facts.when
    return when.period is not None and when.as_of is not None and when.as_of[0] - when.period[1] > _OVER


def _days(a: Facts, b: Facts, _: Found) -> Iterator[str]:
    if a.when.as_of is None or b.when.as_of is None:
        yield "days: unknown"
        return
    yield f"days: {bisect_left(_DAYS, distance(a.when.as_of, b.when.as_of))}"
    earlier, later = (a, b) if is_later(b.when.as_of, a.when.as_of) else (b, a)
    if is_later(later.when.as_of, earlier.when.as_of):
        yield f"days: {_kind(a, b)}, {'lower' if (_size(later) or 0.0) < (_size(earlier) or 0.0) else 'not lower'}"


def _kind(a: Facts, b: Facts) -> str:
    """How figures of the events of a pair change with the days."""
    known = [one.event for one in (a, b) if one.event is not None]
    if not known:
        return "no event"
    if all(events.is_cumulative(event) for event in known):
        return "adding up"
    return "/".join(sorted({events.event_type(event) or "other" for event in known}))


def _before(claim: Claim) -> str:
    return claim.sentence[: max(0, claim.start - claim.sentence_start)]


def _behind(claim: Claim) -> str:
    return claim.sentence[max(0, claim.end - claim.sentence_start) :]


def _clause(claim: Claim) -> str:
    """The words between the joints of the sentence that a figure stands between."""
    return f"{_CLAUSE.split(_before(claim))[-1]} {_CLAUSE.split(_behind(claim), maxsplit=1)[0]}"


def _stems(words: Sequence[str]) -> frozenset[str]:
    return frozenset(stem(word) for word in words if word not in function_words() and len(word) > 1)


def _told(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


@lru_cache(maxsize=65536)
def _voice(claim: Claim) -> frozenset[str]:
    names = (claim.speaker_name, claim.speaker, claim.outlet, claim.cue)
    return _stems(_told(" ".join(filter(None, names))))


@lru_cache(maxsize=65536)
def _of_clause(claim: Claim) -> frozenset[str]:
    return _stems(_told(_clause(claim))) - _voice(claim)


@lru_cache(maxsize=65536)
def _of_sentence(claim: Claim) -> frozenset[str]:
    return _stems(_told(claim.sentence)) - _voice(claim)


@lru_cache(maxsize=65536)
def _beside(claim: Claim) -> frozenset[str]:
    words = (*_before(claim).split()[-_BESIDE:], *_behind(claim).split()[:_BESIDE])
    return _stems(_told(" ".join(words)))


def _noun(claim: Claim) -> str | None:
    words = _told(claim.counted or "")
    return stem(words[-1]) if words else None


@lru_cache(maxsize=65536)
def _tells_other_time(claim: Claim) -> bool:
    """Whether the sentence names a year or speaks of another time than now."""
    return bool(_YEAR.search(claim.sentence)) or not words_for("other times").isdisjoint(_told(claim.sentence))


@lru_cache(maxsize=65536)
def _is_limited(claim: Claim) -> bool:
    return not words_for("limiting a figure").isdisjoint(_told(_clause(claim)))
