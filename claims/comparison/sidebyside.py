"""Two figures of two texts set side by side → whether their sentences say the same but for the figure.

It is asked where somebody has set two statements beside each other, and no field identifies what both are about: every
name, day and year of the shorter sentence stands in the longer, so do nearly all of its other words or their paraphrases,
the same is said of what is counted, and nothing stands against something else in one place of both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from claims.comparison import taxonomy, topics
from claims.comparison.alike import alike
from claims.comparison.clauses import Word
from claims.comparison.contrasts import age_groups
from claims.comparison.facts import Facts
from claims.comparison.intervals import is_below, meet
from claims.comparison.levels import Match
from claims.comparison.measures import COUNT
from claims.comparison.relation import Comparison
from claims.comparison.skeletons import Piece, Skeleton, skeleton
from claims.comparison.stems import changing
from claims.lexicon.paraphrases import are_paraphrases, dimension_of
from claims.lexicon.roles import words_for
from claims.terms import Modality, RelationKind

_OPEN: Final = frozenset({
    RelationKind.UNRELATED, RelationKind.DIFFERENT_MEASURE, RelationKind.DIFFERENT_POPULATION, RelationKind.DIFFERENT_SCOPE,
    RelationKind.CONTRADICTION,
})  # fmt: skip
"""Relations that say no more than that nothing known joins two figures."""
_GAINSAID: Final = frozenset({"change", "concept", "contrast", "counted_kind", "scope"})
"""Fields read from single words, over which the likeness of two whole sentences goes."""
_COVERED: Final = 0.6
"""From which share of the shorter sentence's words on the longer says the same."""
_MOST_LEFT: Final = 2
_FEWEST_SHARED: Final = 2
_AROUND: Final = 12


def told_alike(pairs: Sequence[Comparison]) -> list[Comparison]:
    """The pairs that only their sentences' likeness joins, as contradictions.

    A figure that the other text repeats has its answer there, and what the fields know to differ is not gainsaid.
    """
    possible = [pair for pair in pairs if pair.kind in _OPEN and set(pair.apart) <= _GAINSAID]
    repeated = {end for pair in pairs if _is_repeated(pair) for end in (f"a {pair.a.id}", f"b {pair.b.id}")}
    return [
        _joined(pair)
        for pair in possible
        if not {f"a {pair.a.id}", f"b {pair.b.id}"} & repeated and says_the_same(pair.a, pair.b)
    ]


def _joined(pair: Comparison) -> Comparison:
    """The pair as a contradiction; what a single word was set against is not held against it any more."""
    kept = {
        name: match for name, match in pair.matches.items() if name not in _GAINSAID or match is not Match.DIFFERENT
    }
    return replace(pair, kind=RelationKind.CONTRADICTION, matches=kept, apart=(), is_identified=True, told=None)


def _is_repeated(pair: Comparison) -> bool:
    return pair.a.measure.dimension == pair.b.measure.dimension and meet(pair.a.extent, pair.b.extent)


def says_the_same(a: Facts, b: Facts) -> bool:
    """Whether two figures that stay apart fill one place of one sentence."""
    if not _are_comparable(a, b):
        return False
    left, right = skeleton(a.claim), skeleton(b.claim)
    if left is None or right is None or _is_part(left) or _is_part(right):
        return False
    are_other_sides = bool(left.dimensions and right.dimensions and not left.dimensions & right.dimensions)
    if are_other_sides or left.is_negated != right.is_negated or not _is_one_kind(a, b, left, right):
        return False
    if len(left.pieces) > len(right.pieces):
        left, right = right, left
    is_moved = a.is_movement != b.is_movement and any(_is_moving(one) for one in (left, right))
    return not is_moved and _is_one_predicate(left, right) and _is_covered(left, right)


def _is_moving(one: Skeleton) -> bool:
    """Whether the verb tells of a change, and not of how high or long a thing is."""
    return one.predicate.stem in changing() and dimension_of(one.predicate.lemma) is None


def _is_part(one: Skeleton) -> bool:
    return one.is_within or one.is_further


def _are_comparable(a: Facts, b: Facts) -> bool:
    """Whether two figures are of one measure, stay apart, and are whole figures put forward as fact."""
    return (
        a.measure.dimension == b.measure.dimension
        and topics.compare(a.topic, b.topic) is not Match.DIFFERENT
        and not meet(a.extent, b.extent)
        and not any(one.is_vague or one.claim.implicit or one.part_by is not None for one in (a, b))
        and Modality.DENIED not in (a.modality, b.modality)
        and a.limits == b.limits
        and age_groups(a.claim.sentence) == age_groups(b.claim.sentence)
        and not _is_one_of_a_sum(a, b)
        and not _is_one_of_a_sum(b, a)
    )


def _is_one_of_a_sum(part: Facts, other: Facts) -> bool:
    """Whether a figure can be added to others of its sentence, so that a larger one does not gainsay it."""
    return bool(part.sums) and is_below(part.extent, other.extent)


def _is_one_kind(a: Facts, b: Facts, left: Skeleton, right: Skeleton) -> bool:
    """Whether the same is counted; a count without a noun is one of what happened alone."""
    if a.measure.dimension != COUNT:
        return True
    if a.kind is None or b.kind is None:
        is_one_noun = left.head.pos == right.head.pos == "NOUN" and _are_one(left.head, right.head)
        return is_one_noun or (a.event is not None and a.event == b.event)
    found = taxonomy.compare(a.kind, b.kind, a.event if a.event == b.event else None)
    return found in (Match.SAME, Match.CLOSE) or are_paraphrases(a.kind, b.kind) or _are_one(left.head, right.head)


def _are_one(a: Piece, b: Piece) -> bool:
    return not a.is_name and (a.stem == b.stem or are_paraphrases(a.lemma, b.lemma))


def _is_one_predicate(left: Skeleton, right: Skeleton) -> bool:
    """Whether one thing is said of both: by one verb, by two that say nothing themselves, or by a noun ("the author of")."""
    one, other = left.predicate, right.predicate
    if (one.is_light and other.is_light) or alike(one, other):
        return True
    return _leads_to(one, right) or _leads_to(other, left)


def _leads_to(predicate: Piece, other: Skeleton) -> bool:
    """Whether one's verb stands between the other's figure and its verb; in what is counted only where that verb says nothing."""
    if predicate.is_light:
        return False
    return any(alike(predicate, word) and (word.at != other.head.at or other.predicate.is_light) for word in other.path)


def _is_covered(short: Skeleton, long: Skeleton) -> bool:
    """Whether the longer sentence says what the shorter does, near its figure, and sets nothing against it."""
    core = [one for one in short.pieces if not one.is_light and dimension_of(one.lemma) is None]
    left = [one for one in core if not any(alike(one, other) for other in long.pieces)]
    beyond = [one for one in long.pieces if not one.is_light and not any(alike(one, other) for other in short.pieces)]
    shared = [one for one in core if one not in left]
    if any(one.is_name or one.is_ordinal or _is_time(one) for one in left) or _restricts(short, long, left, beyond):
        return False
    if len(left) > _MOST_LEFT or len(left) > len(core) * (1 - _COVERED):
        return False
    if len(shared) < _FEWEST_SHARED and not any(one.is_name for one in shared):
        return False
    is_of_another = _is_of_another(short, left, long) or _is_of_another(long, beyond, short)
    return not is_of_another and not _are_opposed(left, beyond) and _is_near(long, shared)


def _is_of_another(own: Skeleton, unshared: Sequence[Piece], other: Skeleton) -> bool:
    """Whether a light verb tells a figure of a subject that the other sentence, which tells it of something, does not know."""
    if own.subject is None or not own.predicate.is_light or own.subject.at == own.head.at:
        return False
    is_told_of_itself = other.subject is not None and other.subject.at == other.head.at
    return not is_told_of_itself and own.subject.at in {one.at for one in unshared}


def _restricts(short: Skeleton, long: Skeleton, left: Sequence[Piece], beyond: Sequence[Piece]) -> bool:
    """Whether a word before what one of the two counts makes it another thing, or another one of its kind."""
    own = {one.at for one in left}, {one.at for one in beyond}
    told = [one for one in short.modifiers if one.at in own[0]] + [one for one in long.modifiers if one.at in own[1]]
    turned = words_for("negation") | words_for("class of measure")
    return bool(told) or any(one.lemma in turned for one in (*left, *beyond))


def _is_time(piece: Piece) -> bool:
    return Word(piece.stem, piece.text).is_time


def _are_opposed(left: Sequence[Piece], beyond: Sequence[Piece]) -> bool:
    """Whether two other words play one part beside one and the same word: "heart" and "kidney", of transplants."""
    return any(
        one.role == other.role and one.under == other.under and (one.pos == "VERB") == (other.pos == "VERB")
        for one in left
        for other in beyond
    )


def _is_near(long: Skeleton, shared: Sequence[Piece]) -> bool:
    """Whether most of what both say stands near the longer sentence's figure."""
    found = [any(alike(one, other) and abs(other.at - long.at) <= _AROUND for other in long.pieces) for one in shared]
    return sum(found) * 2 > len(found)
