"""Claims that changed → which claims of their case have to be looked at again, and which pairs of these share a block.

A block over the limit is left out, or split, and of what is still too large only neighbours are compared: so a claim that comes into a
block changes more than its own pairs where it brings the block over the limit, or moves neighbours apart. These are told here too.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from itertools import combinations
from typing import Final

from claims.config import Linking
from claims.questions.entries import Entry, is_small_only
from claims.questions.index import Index, Part
from claims.questions.nearest import IdPair, pair_of
from claims.questions.ordering import Order


class Mode(IntEnum):
    """How the claims of a block are compared."""

    WHOLE = 0
    LEFT_OUT = 1
    SPLIT = 2


class Blocks:
    """How the blocks of some entries are compared, as an index has them now."""

    def __init__(self, index: Index, entries: Iterable[Entry], linking: Linking) -> None:
        self.index, self.linking = index, linking
        known = list(entries)
        sizes = index.sizes({key for entry in known for key in entry.keys})
        self.mode = {key: _mode(key, size, linking) for key, size in sizes.items()}
        split = {(key, entry.finer) for entry in known for key in entry.keys if self.of(key) is Mode.SPLIT}
        self.parts = index.part_sizes(split)

    def of(self, key: int) -> Mode:
        """How a block is compared; an empty one as a whole."""
        return self.mode.get(key, Mode.WHOLE)

    def is_wide(self, part: Part) -> bool:
        """Whether of a part of a block only neighbours are compared."""
        return self.parts.get(part, 0) > self.linking.max_block

    def beside(self, changed: Iterable[Entry]) -> set[IdPair]:
        """The pairs that some claims make with all others of their blocks."""
        known = list(changed)
        whole = {key for entry in known for key in entry.keys if self.of(key) is Mode.WHOLE}
        members = self.index.members(whole)
        split = {(key, entry.finer) for entry in known for key in entry.keys if self.of(key) is Mode.SPLIT}
        parts = self.index.parts(split)
        found: set[IdPair] = set()
        for entry in known:
            for key in entry.keys:
                others = members.get(key, ()) if self.of(key) is Mode.WHOLE else self._near(entry, key, parts)
                found.update(pair_of(entry.id, other) for other in others if other != entry.id)
        return found

    def _near(self, entry: Entry, key: int, parts: Mapping[Part, Sequence[tuple[Order, str]]]) -> Iterator[str]:
        part = key, entry.finer
        if self.of(key) is Mode.LEFT_OUT:
            return
        told = parts[part]
        reach = self.linking.window if self.is_wide(part) else len(told)
        at = bisect_left(told, (entry.order, entry.id))
        yield from (claim for _, claim in told[max(0, at - reach) : at + reach + 1])

    def among(self, region: Collection[Entry]) -> set[IdPair]:
        """The pairs of some claims that share a block."""
        found: set[IdPair] = set()
        whole: defaultdict[int, list[str]] = defaultdict(list)
        split: defaultdict[Part, list[Entry]] = defaultdict(list)
        for entry in region:
            for key in entry.keys:
                if self.of(key) is Mode.WHOLE:
                    whole[key].append(entry.id)
                elif self.of(key) is Mode.SPLIT:
                    split[key, entry.finer].append(entry)
        for members in whole.values():
            found.update(pair_of(a, b) for a, b in combinations(members, 2))
        wide = self.index.parts([part for part, own in split.items() if len(own) > 1 and self.is_wide(part)])
        for part, own in split.items():
            if part in wide:
                found.update(self._neighbours(own, wide[part]))
            else:
                found.update(pair_of(a.id, b.id) for a, b in combinations(own, 2))
        return found

    def _neighbours(self, own: Sequence[Entry], told: Sequence[tuple[Order, str]]) -> Iterator[IdPair]:
        at = {entry.id: bisect_left(told, (entry.order, entry.id)) for entry in own}
        ordered = sorted(own, key=lambda entry: at[entry.id])
        for place, one in enumerate(ordered):
            for other in ordered[place + 1 :]:
                if at[other.id] - at[one.id] > self.linking.window:
                    break
                yield pair_of(one.id, other.id)


def shaken(was: Blocks, now: Blocks, moved: Sequence[Entry]) -> set[str]:
    """The claims whose pairs may have changed though they did not: those of blocks that came over or under a limit, and neighbours that were moved.

    `was` and `now` are the blocks of the entries that `moved`, before and after; all that are in the index now.
    """
    index, found = now.index, set[str]()
    keys = {key for entry in moved for key in entry.keys}
    turned = {key for key in keys if was.of(key) is not now.of(key)}
    for members in index.members(turned).values():
        found.update(members)
    split = {(key, entry.finer) for entry in moved for key in entry.keys if was.of(key) is now.of(key) is Mode.SPLIT}
    crossed = {part for part in split if was.is_wide(part) is not now.is_wide(part)}
    wide = {part for part in split if was.is_wide(part) and now.is_wide(part)}
    parts = index.parts(crossed | wide)
    for part in crossed:
        found.update(claim for _, claim in parts[part])
    reach: Final = now.linking.window + 1
    for entry in moved:
        for key in entry.keys:
            if (part := (key, entry.finer)) in wide:
                at = bisect_left(parts[part], (entry.order, entry.id))
                found.update(claim for _, claim in parts[part][max(0, at - reach) : at + reach])
    return found


def _mode(key: int, size: int, linking: Linking) -> Mode:
    if size <= linking.max_block:
        return Mode.WHOLE
    return Mode.LEFT_OUT if is_small_only(key) else Mode.SPLIT
