"""Bare figures take over what the figure before them is of: "The police stand by their count of 12,000".

Such a figure stands at the end of what somebody reckons, says or puts at, with no noun of its own. It is taken to be of what the
only figure of its own or the last sentence is of; two in a row ("51.3 percent to 38.9 percent") follow the order of those before.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from claims.comparison.facts import AHEAD, ASSERTED, Facts
from claims.comparison.measures import COUNT, SHARE
from claims.comparison.stems import changing, function_words, stem
from claims.ids import digest
from claims.lexicon.kinds import kind_of
from claims.lexicon.roles import words_for
from claims.terms import Change

_WORD: Final = re.compile(r"[^\W\d_]+")
_CLAUSE_END: Final = re.compile(r"[;:]|,(?!\d)|\b(?:and|but|while|if|when|although)\b")
_UNIT: Final = re.compile(r"\s*(?:%|percent\b|per\s+cent\b)", re.IGNORECASE)
_COMES_TO: Final = re.compile(
    r"\b(?:came|come|comes|amounted|amounts|stood|stands|arrived|arrives)\s+(?:to|at)\s+$", re.IGNORECASE
)
"""Leads from a count, however it was made, to its outcome."""
_OF_US: Final = re.compile(r"\s+of\s+(?:us|them)\b(?!\s+\w+ed\b)", re.IGNORECASE)
_IT_WAS: Final = re.compile(
    r"\b(?:that|says?|said|insist\w*|repeat\w*)\s+(?:it|there|they)\s+(?:was|were|is|are|(?:had|has|have)\s+been)\s+$",
    re.IGNORECASE,
)
"""Leads from what somebody holds to the figure of what was told of before: "stuck to it that there were 70"."""
_OWN_FIGURE: Final = re.compile(
    r"\b(?:his|her|its|their)\s+own(?:\s+(?:figure|count|number|estimate))?\s*(?:[,:]\s*)?$", re.IGNORECASE
)
_IN_APPOSITION: Final = re.compile(r"\b(\w+)\s*[,:]\s*$")
"""A noun set off from the figure that says how much it is: "repeated the mayor's number, 58"."""
_PUT_AT: Final = re.compile(
    r"\b(?:puts?|gives?|gave|sets?|estimat\w+|reckon\w*)\b[^,;:.]{1,60}\b(?:at|as)\s+$", re.IGNORECASE
)
_SECOND: Final = re.compile(
    r"(?:(?<!\s)\s++|(?<![\s\d.,]))\d[\d.,]*+(?:\s*(?:%|percent|per\s+cent))?\s+(?:to|against)\s+$", re.IGNORECASE
)
"""The first of two figures told in a row."""
_OWN_NUMBER: Final = re.compile(r"\b(?:their|its)\s+number\b", re.IGNORECASE)
"""The number of those just named, who need not be those of the figure before."""
_ADDED: Final = frozenset({"additional", "another"})
_TO_A_TOTAL: Final = re.compile(
    r"\b(?:number|total|toll|count|tally|figure)\b[^,;.]{0,40}\s(?:to|at)\s+$", re.IGNORECASE
)
"""Leads from those who came on top to all of them: "nine more were saved, taking the number to 121"."""
_FROM: Final = re.compile(r"\bfrom\s+$", re.IGNORECASE)
"""A figure that something came down or up from is not what is spoken of next."""
_SCALE: Final = re.compile(r"\b(?:million|billion|trillion|m|bn|tn)\b", re.IGNORECASE)
_MILLION: Final = 1_000_000
_TAKEN_OVER: Final = ("measure", "event", "kind", "group", "status", "age_sex", "actor", "place", "concept", "modality")


@lru_cache(maxsize=1)
def _cues() -> frozenset[str]:
    roles = ("giving a figure", "measuring", "counting", "reckoning", "taken up")
    return frozenset(stem(word) for role in roles for word in words_for(role))


def resolved(found: Mapping[str, Facts]) -> Iterator[Facts]:
    """The facts of the bare figures of all reports, with what they take over from the figure before."""
    reports: defaultdict[str, list[Facts]] = defaultdict(list)
    for one in found.values():
        if not one.claim.implicit:
            reports[one.claim.document_id].append(one)
    for told in reports.values():
        yield from _in_report(sorted(told, key=lambda one: (one.claim.start, one.id)))


def _in_report(told: Sequence[Facts]) -> Iterator[Facts]:
    sentences: defaultdict[int, list[Facts]] = defaultdict(list)
    for one in told:
        sentences[one.claim.sentence_start].append(one)
    last: list[Facts] = []
    for start in sorted(sentences):
        done: list[Facts] = []
        bare = [one for one in sentences[start] if is_bare(one)]
        for one in sentences[start]:
            source = _antecedent(one, done, last, bare) if one in bare else None
            done.append(one if source is None else _taking_over(one, source))
            if source is not None:
                yield done[-1]
        last = done


def _antecedent(one: Facts, done: Sequence[Facts], last: Sequence[Facts], bare: Sequence[Facts]) -> Facts | None:
    """The figure that a bare one restates: the only one like it before it in its sentence, else in the sentence before."""
    unsaid = {other.id for other in bare}
    own = _like(one, [other for other in done if other.id not in unsaid])
    if own:
        return own[0] if len(own) == 1 else None
    before, rivals = _like(one, last), _like(one, bare)
    if len(before) == len(rivals):
        return before[rivals.index(one)]
    return before[0] if len(before) == 1 else None


def _like(one: Facts, others: Sequence[Facts]) -> list[Facts]:
    return [
        other
        for other in others
        if (other.measure.dimension == one.measure.dimension or _is_sum_without_currency(one, other))
        and other.claim.part_of is None
        and (one.place is None or one.place == other.place)
        and other.part_by is None
        and not _FROM.search(other.claim.sentence[: max(0, other.claim.start - other.claim.sentence_start)])
    ]


def _is_of_change(one: Facts) -> bool:
    """Whether the words before a figure say that something rose or fell by it: "put the drop at"."""
    return any(stem(word) in changing() for word in _WORD.findall(_CLAUSE_END.split(_before_it(one))[-1].casefold()))


def _is_sum_without_currency(one: Facts, other: Facts) -> bool:
    """Whether a figure of millions stands in one sentence behind a sum of money, whose currency it leaves out."""
    is_behind = (one.claim.document_id, one.claim.sentence_start) == (
        other.claim.document_id,
        other.claim.sentence_start,
    )
    is_large = one.extent.low >= _MILLION and bool(_SCALE.search(one.claim.text))
    return (
        is_behind
        and is_large
        and one.measure.dimension == COUNT
        and other.claim.unit is not None
        and other.measure.is_money
    )


def is_bare(facts: Facts) -> bool:
    """Whether a figure stands behind a word for reckoning or saying, without a noun or an event of its own."""
    claim = facts.claim
    if facts.event or facts.kind or claim.counted or claim.part_of or claim.change is not Change.LEVEL:
        return False
    if facts.measure.dimension not in (COUNT, SHARE) or facts.modality not in {ASSERTED, *AHEAD}:
        return False
    start, end = claim.start - claim.sentence_start, claim.end - claim.sentence_start
    if start < 0 or end > len(claim.sentence):
        return False
    before, behind = claim.sentence[:start], claim.sentence[end:]
    unit = _UNIT.match(behind)
    rest = _words(_CLAUSE_END.split(behind[unit.end() if unit else 0 :], maxsplit=1)[0])
    if _OF_US.match(behind):
        rest = []
    if len(rest) > 1 or any(kind_of(word) is not None for word in rest) or _OWN_NUMBER.search(before):
        return False
    is_opening = len(rest) == 1 and not _WORD.search(before) and claim.cue is not None
    if is_opening or _OF_US.match(behind) or _is_named(before):
        return True
    return _is_led_to(_CLAUSE_END.split(_SECOND.sub("", before))[-1])


def _is_named(before: str) -> bool:
    """Whether what stands before a figure only names it as the figure of somebody, or of what was told of before."""
    noun = _IN_APPOSITION.search(before)
    is_apposed = noun is not None and noun.group(1).casefold() in words_for("measuring")
    return is_apposed or any(pattern.search(before) for pattern in (_IT_WAS, _OWN_FIGURE))


def _is_led_to(before: str) -> bool:
    """Whether a word for reckoning or saying stands right before the figure, with one word between them at most."""
    words = _WORD.findall(before.casefold())
    if _PUT_AT.search(before) and any(stem(word) in changing() for word in words):
        return True
    if _COMES_TO.search(before) and any(word in words_for("measuring") for word in words):
        return True
    cues = [at for at, word in enumerate(words) if stem(word) in _cues() and words[at - 1 : at] not in (["a"], ["an"])]
    return bool(cues) and len([word for word in words[cues[-1] + 1 :] if word not in function_words()]) <= 1


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(text.casefold()) if word not in function_words()]


def _before_it(one: Facts) -> str:
    return one.claim.sentence[: max(0, one.claim.start - one.claim.sentence_start)]


def _taking_over(one: Facts, source: Facts) -> Facts:
    """A bare figure with the frame of the figure before; told by a subject of its own, it is no longer the outlet's word.

    Nor is it the word of who gives the other figure of its sentence: nobody sets two figures of their own against each other.
    """
    frame = {name: getattr(source, name) for name in _TAKEN_OVER}
    frame["limits"] = one.limits or source.limits - (_ADDED if _TO_A_TOTAL.search(_before_it(one)) else frozenset())
    if source.is_movement and not one.is_movement and _is_of_change(one):
        frame |= {"is_movement": True, "extent": one.extent.scaled(-1.0 if source.extent.high < 0 else 1.0, 0.0)}
    when = replace(one.when, period=one.when.period or source.when.period, text=one.when.text or source.when.text)
    voice = one.source
    is_own_voice = one.claim.speaker_name is None or (
        one.source.id == source.source.id and one.claim.sentence_start == source.claim.sentence_start
    )
    if is_own_voice and one.claim.concept:
        voice = voice.model_copy(update={"id": digest("voice", one.id)})
    return replace(one, when=when, source=voice, restates=source.restates or source.id, **frame)
