"""Which stored claims are worth setting against a figure: those that share a key with it, so that cost does not grow with the store.

An answer shares the event and something that identifies the incident: the blocks of `claims.questions.blocking`. A near miss
may differ in the event or in what identifies it, and shares two of: event, kind, people, place, actor.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from claims.comparison import places
from claims.comparison.facts import Facts
from claims.models import Claim
from claims.questions import blocking

_Key = tuple[str | None, ...]
_Keys = Callable[[Facts], Iterator[_Key]]
_FAMILY, _KIND = "family", "kind"
_NOT_OF_A_QUESTION: Final = frozenset({"everything", "report"})
_SHARED: Final = 2


def worth_reading(asked: Sequence[Claim], stored: Sequence[Claim]) -> list[Claim]:
    """The stored claims of an event, or of a kind, that is asked about, with what their own comparison hangs on.

    That is the wholes that their texts name, and the other figures of their sentences.
    """
    events = {blocking.family(claim.event) for claim in asked}
    kinds = {kind for claim in asked if (kind := claim.counted_kind or claim.counted)}
    wanted = {
        claim.id
        for claim in stored
        if blocking.family(claim.event) in events or (claim.counted_kind or claim.counted) in kinds
    }
    beside = {(claim.document_id, claim.sentence_start) for claim in stored if claim.id in wanted}
    wholes = {claim.part_of for claim in stored if claim.id in wanted}
    return [
        claim
        for claim in stored
        if claim.id in wanted or claim.id in wholes or (claim.document_id, claim.sentence_start) in beside
    ]


class Index:
    """Stored claims by what they share with others; `limit` bounds the near misses that are looked at for one figure."""

    def __init__(self, stored: Sequence[Facts], limit: int) -> None:
        self._limit = limit
        self._answers: Mapping[_Key, list[int]] = _by_key(stored, _answer_keys)
        self._near: Mapping[_Key, list[int]] = _by_key(stored, _near_keys)

    def of(self, figure: Facts) -> list[int]:
        """The places of the candidates for one figure, in order."""
        found = {place for key in _answer_keys(figure) for place in self._answers.get(key, ())}
        shared = Counter(place for key in set(_near_keys(figure)) for place in self._near.get(key, ()))
        near = [place for place, number in shared.items() if number >= _SHARED and place not in found]
        near.sort(key=lambda place: (-shared[place], place))
        return sorted(found.union(near[: self._limit]))


def _by_key(stored: Sequence[Facts], keys: _Keys) -> dict[_Key, list[int]]:
    found: defaultdict[_Key, list[int]] = defaultdict(list)
    for place, one in enumerate(stored):
        for key in set(keys(one)):
            found[key].append(place)
    return found


def _answer_keys(one: Facts) -> Iterator[_Key]:
    return (key for key in blocking.keys(one) if _NOT_OF_A_QUESTION.isdisjoint(key[1:3]))


def _near_keys(one: Facts) -> Iterator[_Key]:
    if one.event is not None:
        yield _FAMILY, blocking.family(one.event)
    if one.kind is not None:
        yield _KIND, one.kind
    for name in ("group", "place", "actor"):
        value = getattr(one, name)
        if value is not None:
            yield from ((name, place) for place in (value, *places.around(value)))
