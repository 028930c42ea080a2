"""Two figures' sentences side by side → the words that stand in one place of both and are not the same: what tells two questions apart.

"Sixty percent of rural voters" and "38 percent of urban voters" agree in every field that is read and ask two questions all the same.
Nothing here looks at the figures; attribution, numbers and words that name the shared event are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final, Literal

from rapidfuzz import fuzz

from claims.comparison import places, taxonomy
from claims.comparison.clauses import FIGURE, Word, clause
from claims.comparison.facts import Facts, same_source
from claims.comparison.intervals import is_below
from claims.comparison.levels import Match
from claims.comparison.measures import COUNT, SHARE
from claims.comparison.segments import own_words
from claims.comparison.stems import changing, says_event, stem
from claims.lexicon.kinds import kind_of
from claims.lexicon.paraphrases import are_paraphrases
from claims.lexicon.roles import words_for

Kind = Literal["time", "place", "population", "measure"]
Words = Sequence[Word]
_PARTITIVE = re.compile(r"\s+of\s+(?:the|its|their|those|these|them|whom)\b", re.IGNORECASE)
_CORRECTS = re.compile(
    r"\b(?:revis\w+|correct\w+|earlier|previous\w*|initial\w*|original\w*|instead|rather|down from|up from|first (?:said|put|reported|gave)|"
    r"than (?:the|an?)|not the|after saying)\b",
    re.IGNORECASE,
)
_TOLD_BEFORE = re.compile(
    r"\bhad\s+(?:\w+\s+){0,2}(?:said|spoken|put|given|reported|told|counted|announced|estimated|claimed|listed)\b",
    re.IGNORECASE,
)
_OUT_OF = re.compile(
    r"\s+(?:out\s+)?of\s+(?:(?:the|its|their|his|her|our|all|[A-Z][\w-]*['’]s?|the\s+[\w-]+['’]s?)\s+)?", re.IGNORECASE
)
_NEGATED: Final = 2
"""A negation turns a sentence that hardly says anything else besides; in a longer one it may belong to another clause."""
_UNDER = re.compile(r"(?:under|over)-\d+s?")
_ALIKE: Final = 0.5
"""From which share of the shorter sentence's words on two sentences are built alike."""
_FEWEST_SHARED: Final = 2
_ONE_NAME: Final = 85.0
_LONGEST: Final = 6
"""More words than these in one place are another construction, not one word for another."""


@dataclass(frozen=True, slots=True)
class Contrast:
    """What stands in one place of two sentences: the words of each, and what kind of difference they make."""

    a: str
    b: str
    kind: Kind

    @property
    def in_words(self) -> str:
        """The two wordings, as a reason shows them."""
        return f"“{self.a}” against “{self.b}”"


@lru_cache(maxsize=1)
def _counting() -> frozenset[str]:
    return frozenset(map(stem, words_for("counting")))


def contrast(a: Facts, b: Facts, found: Mapping[str, Match], *, is_one_thing: bool = False) -> Contrast | None:
    """What one sentence says and the other puts differently; None where nothing is set against anything else.

    Under one event, only words in one and the same place of two sentences built alike count; where an event is named by one
    side at most, whatever either says that the other does not. Of `is_one_thing`, known to be one otherwise, only a word that
    makes another question of it tells.
    """
    if (a.claim.sentence, a.id) > (b.claim.sentence, b.id):
        turned = contrast(b, a, found, is_one_thing=is_one_thing)
        return None if turned is None else Contrast(turned.b, turned.a, turned.kind)
    left, right = _said(a), _said(b)
    if not left or not right:
        return None
    if "of_them" in a.limits & b.limits:
        return _parts(left, right, a.event if a.event == b.event else None)
    if not _is_built_alike(left, right):
        return None
    if is_one_thing or _is_one_measure(a, b, found):
        return _beside_the_point(a, b, left, right)
    return _beside_the_point(a, b, left, right) or _in_one_place(a, b, left, right) or _left_over(a, b, found)


def _is_one_measure(a: Facts, b: Facts, found: Mapping[str, Match]) -> bool:
    """Whether two values are of one named measure and one time, so that another verb around them says no more."""
    return a.topic is not None and a.topic == b.topic and found.get("period") is Match.SAME


def _said(facts: Facts) -> Words:
    """The words of the clause of a figure, without those that say which way a movement went: its sign does."""
    over = words_for("over or under") if facts.is_movement else frozenset()
    return [word for word in clause(facts.claim) if word.text.casefold() not in over]


def _in_one_place(a: Facts, b: Facts, left: Words, right: Words) -> Contrast | None:
    event = a.event if a.event == b.event else None
    is_value_named_once = a.measure.dimension != COUNT and not (a.event and b.event)
    slots = _slots(left, right, (a.event or b.event) if is_value_named_once else event)
    is_part = _is_part(a) or _is_part(b)
    for slot in slots:
        one, other = _besides(a, slot[0]), _besides(b, slot[1])
        if one and other and _is_contrast(one, other, is_timed=_are_timed(a, b)):
            return Contrast(_text(one), _text(other), _kind(one, other, (left, right), is_part=is_part))
    return None


def _besides(facts: Facts, words: Words) -> Words:
    """The words that say more than what is counted and whose it is, which are fields of their own."""
    head = stem(facts.claim.counted.casefold()) if facts.claim.counted and facts.claim.counted_kind else None
    is_owned = facts.claim.group is not None
    return [word for word in words if word.stem != head and not (is_owned and places.is_widely_shared(word.text))]


def _left_over(a: Facts, b: Facts, found: Mapping[str, Match]) -> Contrast | None:
    """What either says that the other does not, where not both name one event."""
    is_value_named_once = a.measure.dimension != COUNT and (a.event is None) != (b.event is None)
    if (a.event is not None and a.event == b.event) or is_value_named_once or _is_settled(found):
        return None
    rest = _residue(_said(a), _said(b), is_timed=_are_timed(a, b))
    is_part = rest is not None and rest.kind == "measure" and (_is_part(a) or _is_part(b))
    return Contrast(rest.a, rest.b, "population") if rest is not None and is_part else rest


def _are_timed(a: Facts, b: Facts) -> bool:
    return a.when.period is not None and b.when.period is not None


def _is_built_alike(left: Words, right: Words) -> bool:
    """Whether two sentences share so many words that what differs tells something."""
    shared = len({word.stem for word in left} & {word.stem for word in right} - {FIGURE})
    shortest = min(len(left), len(right)) - 1
    return shortest > 0 and shared >= min(_FEWEST_SHARED, shortest) and shared >= shortest * _ALIKE


def _is_settled(found: Mapping[str, Match]) -> bool:
    """Whether what is counted, what it is about, place and time are all known to be the same, whatever the verbs."""
    return all(found.get(name) is Match.SAME for name in ("counted_kind", "concept", "place", "period"))


def corrects(sentence: str) -> bool:
    """Whether a sentence tells of a figure given before, or of one set right."""
    return bool(_CORRECTS.search(sentence))


def is_out_of(a: Facts, b: Facts) -> bool:
    """Whether one figure is given as some of the other, the two with one noun: "19 of the country's 47 districts"."""
    first, second = (a.claim, b.claim) if a.claim.start <= b.claim.start else (b.claim, a.claim)
    if (first.document_id, first.sentence_start) != (second.document_id, second.sentence_start):
        return False
    between = first.sentence[max(0, first.end - first.sentence_start) : max(0, second.start - first.sentence_start)]
    return (
        bool(_OUT_OF.fullmatch(between))
        and a.kind == b.kind
        and is_below(*(one.extent for one in ((a, b) if first is a.claim else (b, a))))
    )


def is_said_at_once(a: Facts, b: Facts) -> bool:
    """Whether one source gives both figures in one sentence, which does not say that one of them corrects the other."""
    return (
        (a.claim.document_id, a.claim.sentence_start) == (b.claim.document_id, b.claim.sentence_start)
        and (same_source(a, b) or _are_of_one_subject(a, b))
        and not corrects(a.claim.sentence)
    )


def _are_of_one_subject(a: Facts, b: Facts) -> bool:
    """Whether two figures in nobody's name are told of one subject: "the raiders came in three boats and numbered 14"."""
    return (
        a.claim.speaker_name is None is b.claim.speaker_name
        and bool(a.claim.concept)
        and a.claim.concept == b.claim.concept
    )


def is_of_two_things(a: Facts, b: Facts) -> bool:
    """Whether one source gives two figures in one report, neither taken up again nor set right: nobody says two things of one.

    Of 162 contradictions marked by hand in 64 reports none is of one voice within one report.
    """
    return (
        a.claim.document_id == b.claim.document_id
        and same_source(a, b)
        and a.restates is b.restates is None
        and not any(corrects(one.claim.sentence) or _TOLD_BEFORE.search(one.claim.sentence) for one in (a, b))
    )


def are_two_shares(a: Facts, b: Facts) -> bool:
    """Whether two shares of one noun are told without an event and without a word in common: of pupils repeat a year, of pupils drop out."""
    if a.event is not None or b.event is not None or a.measure.dimension != SHARE or b.measure.dimension != SHARE:
        return False
    if not a.claim.counted or not b.claim.counted or a.kind != b.kind or a.restates or b.restates:
        return False
    left, right = own_words(a.claim), own_words(b.claim)
    return bool(left) and bool(right) and not left & right


def _slots(left: Words, right: Words, event: str | None) -> Iterator[tuple[Words, Words]]:
    """The places of two sentences built alike that hold different words in each."""
    matcher = SequenceMatcher(None, [word.stem for word in left], [word.stem for word in right], autojunk=False)
    said = frozenset(word.stem for word in left), frozenset(word.stem for word in right)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag != "replace" or max(j - i, m - k) > _LONGEST or (m < len(right) and right[m].stem in _counting()):
            continue
        one = [word for word in left[i:j] if not _is_said(word, said[1], event)]
        other = [word for word in right[k:m] if not _is_said(word, said[0], event)]
        is_closed = j < len(left) and m < len(right)
        if one and other and (is_closed or left[i].lead == right[k].lead or _is_timed(one, other)):
            yield one, other


def _is_said(word: Word, other: frozenset[str], event: str | None) -> bool:
    """Whether a word only names the event of both, or stands in the other sentence too."""
    return word.stem in other or (event is not None and says_event(word.stem, event))


def _beside_the_point(a: Facts, b: Facts, left: Words, right: Words) -> Contrast | None:
    """A single word of one sentence that makes another question of it: "not", "youth", or a verb of change before the figure."""
    for own, rest, is_left in ((left, right, True), (right, left, False)):
        said = {word.stem for word in rest}
        for word, behind in zip(own, (*own[1:], None), strict=True):
            is_negation = (
                word.stem in words_for("negation")
                and behind is not None
                and behind.stem in said - {FIGURE}
                and len([other for other in own if other.stem not in said]) <= _NEGATED
            )
            if word.stem not in said and ((is_negation and not (a.is_zero or b.is_zero)) or _is_classifying(word)):
                told = (word.text, f"no “{word.text}”")
                return Contrast(*(told if is_left else told[::-1]), "measure" if is_negation else "population")
    if a.event is None is b.event:
        moved, also = _moved(left), _moved(right)
        if (moved is None) != (also is None):
            return Contrast(moved or "no change", also or "no change", "measure")
    return None


def _is_classifying(word: Word) -> bool:
    return word.stem in words_for("class of measure") or bool(_UNDER.fullmatch(word.text.casefold()))


def age_groups(sentence: str) -> frozenset[str]:
    """The age groups that a sentence names ("under-21"): a team's makes another team of it."""
    return frozenset(_UNDER.findall(sentence.casefold()))


def _moved(words: Words) -> str | None:
    """The verb of change right before the figure."""
    at = next((place for place, word in enumerate(words) if word.stem == FIGURE), 0)
    return words[at - 1].text if at and words[at - 1].stem in changing() else None


def _is_timed(one: Words, other: Words) -> bool:
    """Whether both are words of time: a day, or what something happened since or before."""
    return all(words[0].tells_time or any(word.is_time for word in words) for words in (one, other))


def _is_contrast(one: Words, other: Words, *, is_timed: bool) -> bool:
    if FIGURE in (word.stem for word in (*one, *other)):
        return False
    if all(word.is_time for word in (*one, *other)) and is_timed:
        return False
    if all(any(word.stem in changing() for word in words) for words in (one, other)):
        return False
    if not _is_timed(one, other) and (all(word.is_time for word in one) or all(word.is_time for word in other)):
        return False
    return not (_is_same(one, other) or _refers_back(one, other) or _refers_back(other, one))


def _refers_back(one: Words, other: Words) -> bool:
    """Whether one is "the disease" where the other says "measles"."""
    return len(one) == len(other) == 1 and one[0].is_definite and not one[0].is_name and not other[0].is_definite


def _singular(text: str) -> str:
    word = text.removeprefix("the ")
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _is_same(one: Words, other: Words) -> bool:
    """Whether two wordings name one thing as far as the lexicon or the spelling tell."""
    left, right = " ".join(word.text.casefold() for word in one), " ".join(word.text.casefold() for word in other)
    if places.canonical(left) == places.canonical(right):
        return True
    if any(word.is_name for word in (*one, *other)) and fuzz.ratio(left, right) >= _ONE_NAME:
        return True
    if are_paraphrases(_singular(left), _singular(right)):
        return True
    first, second = kind_of(left) or kind_of(one[-1].text), kind_of(right) or kind_of(other[-1].text)
    if first is None or second is None or len(one) != len(other) or any(word.is_date for word in (*one, *other)):
        return False
    if taxonomy.age_sex_of(first.kind) != taxonomy.age_sex_of(second.kind):
        return False
    return taxonomy.compare(first.kind, second.kind, None) is not Match.DIFFERENT


def _kind(one: Words, other: Words, wholes: tuple[Words, Words], *, is_part: bool) -> Kind:
    both = (*one, *other)
    if _is_timed(one, other) or any(word.is_date for word in both):
        return "time"
    if any(word.is_name for word in one) and any(word.is_name for word in other):
        return "place" if one[0].is_placed and other[0].is_placed else "population"
    is_of_people = _names_people(one) and _names_people(other)
    return "population" if is_part or is_of_people or all(map(_is_beside, (one, other), wholes)) else "measure"


def _names_people(words: Words) -> bool:
    row = kind_of(words[-1].text.casefold())
    return row is not None and taxonomy.is_person(row.kind)


def _is_part(facts: Facts) -> bool:
    """Whether the figure is told of some of a group: "31 of the patients who", "40 percent of the pupils"."""
    return bool(_PARTITIVE.match(facts.claim.sentence, max(0, facts.claim.end - facts.claim.sentence_start)))


def _is_beside(slot: Words, whole: Words) -> bool:
    """Whether words stand right behind the figure: they say of whom or what it is."""
    place = next(at for at, word in enumerate(whole) if word is slot[0])
    return place > 0 and whole[place - 1].stem == FIGURE


def _parts(left: Words, right: Words, event: str | None) -> Contrast | None:
    """What two parts of something are told to be, where each is told something else."""
    said = frozenset(word.stem for word in left), frozenset(word.stem for word in right)
    one = [word for word in left if word.stem != FIGURE and not _is_said(word, said[1], event)]
    other = [word for word in right if word.stem != FIGURE and not _is_said(word, said[0], event)]
    return Contrast(_text(one), _text(other), "population") if one and other and not _is_same(one, other) else None


def _residue(left: Words, right: Words, *, is_timed: bool) -> Contrast | None:
    """What each of two sentences says that the other does not say anywhere."""
    one, other = _rest(left, right, is_timed=is_timed), _rest(right, left, is_timed=is_timed)
    if not one or not other or max(len(one), len(other)) > _LONGEST or _is_same(one, other):
        return None
    return Contrast(_text(one), _text(other), "time" if _is_timed(one, other) else "measure")


def _rest(own: Words, other: Words, *, is_timed: bool) -> list[Word]:
    said = {word.stem for word in other} | {FIGURE}
    return [word for word in own if word.stem not in said and not (is_timed and word.is_time)]


def _text(words: Words) -> str:
    return " ".join(word.text for word in words)
