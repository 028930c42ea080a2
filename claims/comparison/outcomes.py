"""All who were there, parted by what became of them: so many saved, so many dead, so many missing make up those aboard."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, product
from typing import Final

from claims.comparison.addends import Addend, can_hold, is_of_people
from claims.comparison.facts import Facts
from claims.comparison.measures import COUNT
from claims.lexicon.kinds import row_of

_OUTCOMES: Final = {
    "killed": "dead", "rescued": "saved", "released": "saved", "evacuated": "saved", "displaced": "away", "missing": "missing",
    "held": "held", "captured": "held",
}  # fmt: skip
_THERE: Final = frozenset({None, "present", "captured", "held"})
_TAKEN: Final = frozenset({"captured", "held"})
_TWO: Final = frozenset({"saved", "held"})
_FEWEST: Final = 3
_SMALLEST: Final = 10
_LARGE: Final = 30
_REACH: Final = 800
"""Characters between the first and the last of the figures."""
_CHOICES: Final = 5


def by_outcome(listed: Sequence[Addend]) -> Iterator[tuple[Addend, tuple[Addend, ...]]]:
    """Each count of people who were there, with the counts of what became of them that add up to it, told nearest together."""
    for whole in listed:
        if not _is_whole(whole):
            continue
        found = [parts for parts in _partings(whole, listed) if sum(part.value for part in parts) == whole.value]
        if not found and (whole.facts.event is not None or whole.value >= _LARGE):
            found = [parts for parts in _with_one_unsaid(whole, listed) if sum(p.value for p in parts) == whole.value]
        if found:
            yield whole, min(found, key=lambda parts: (_span(whole, parts), [part.start for part in parts]))


def _is_whole(one: Addend) -> bool:
    facts = one.facts
    return (
        one.dimension == COUNT
        and one.value >= _SMALLEST
        and facts.event in _THERE
        and is_of_people(facts.kind)
        and outcome(facts) in (None, "held")
    )


def outcome(one: Facts) -> str | None:
    """What became of those counted, as far as it is one of the ways to part all who were there."""
    told = _OUTCOMES.get(one.event or "")
    if told is not None or one.kind is None:
        return told
    row = row_of(one.kind)
    return "dead" if one.kind == "body" else _OUTCOMES.get(row.implies_event) if row else None


def _partings(whole: Addend, listed: Sequence[Addend]) -> Iterator[tuple[Addend, ...]]:
    near = _by_outcome(whole, listed)
    for size in range(2, len(near) + 1):
        for kinds in combinations(near, size):
            if size < _FEWEST and not (set(kinds) == _TWO and whole.facts.event in _TAKEN):
                continue
            for chosen in product(*(near[told] for told in kinds)):
                if _span(whole, chosen) <= _REACH:
                    yield tuple(sorted(chosen, key=lambda one: one.start))


def _by_outcome(whole: Addend, listed: Sequence[Addend]) -> dict[str, list[Addend]]:
    """The counts of what became of those who were there, by outcome, the nearest of each."""
    by_kind: defaultdict[str, list[Addend]] = defaultdict(list)
    for one in listed:
        told = "missing" if _is_still(whole, one) else outcome(one.facts)
        if one is not whole and told and is_of_people(one.facts.kind) and _becomes(whole, one):
            by_kind[told].append(one)
    return {
        told: sorted(members, key=lambda one: (abs(one.start - whole.start), one.start))[:_CHOICES]
        for told, members in sorted(by_kind.items())
    }


def _with_one_unsaid(whole: Addend, listed: Sequence[Addend]) -> Iterator[tuple[Addend, ...]]:
    """Two outcomes, and beside one of them a bare figure whose words do not say what became of those it counts."""
    known = {told: members for told, members in _by_outcome(whole, listed).items() if told != "held"}
    unsaid = [one for one in listed if _is_unsaid(whole, one)]
    for one, other in combinations(sorted(known), 2):
        for a, b, c in product(known[one], known[other], unsaid):
            is_beside = c.facts.claim.sentence_start in (a.facts.claim.sentence_start, b.facts.claim.sentence_start)
            if is_beside and _span(whole, (a, b, c)) <= _REACH:
                yield tuple(sorted((a, b, c), key=lambda part: part.start))


def _is_unsaid(whole: Addend, one: Addend) -> bool:
    facts = one.facts
    return one is not whole and facts.event is facts.kind is facts.claim.counted is None and can_hold(whole, one)


def _becomes(whole: Addend, part: Addend) -> bool:
    """Whether a count can tell what became of those who were there; "captured" tells nothing more of those captured."""
    return (part.facts.event != whole.facts.event or _is_still(whole, part)) and can_hold(whole, part, at_any_time=True)


def _is_still(whole: Addend, part: Addend) -> bool:
    """Whether some of them are still there ("58 were below ground; eleven of them are trapped")."""
    return part.facts.claim.part_of == whole.facts.id and part.facts.event == whole.facts.event


def _span(whole: Addend, parts: Sequence[Addend]) -> int:
    places = [whole.start, *(part.start for part in parts)]
    return max(places) - min(places)
