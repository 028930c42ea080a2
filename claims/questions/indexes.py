"""Indexes in memory: a whole one, and one that holds what a change puts into another that is only read."""

# ruff: noqa: D102 - the protocol of an index says what each method does
from __future__ import annotations

from bisect import insort
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from claims.questions.entries import Entry
from claims.questions.index import Known, Part
from claims.questions.nearest import Misses
from claims.questions.ordering import Order


class Memory:
    """An index that is kept in memory; the methods are those of `Index`."""

    def __init__(self) -> None:
        self._entries: dict[str, Entry] = {}
        self._component: dict[str, str] = {}
        self._within: defaultdict[str, set[str]] = defaultdict(set)
        self._of_document: defaultdict[str, set[str]] = defaultdict(set)
        self._nearest: dict[str, Misses] = {}
        self._listing: defaultdict[str, set[str]] = defaultdict(set)
        self._tied: defaultdict[int, set[str]] = defaultdict(set)
        self._blocks: defaultdict[int, defaultdict[int, list[tuple[Order, str]]]]
        self._blocks = defaultdict(lambda: defaultdict(list))

    def entries(self, ids: Collection[str]) -> Mapping[str, Entry]:
        return {key: self._entries[key] for key in ids if key in self._entries}

    def of_documents(self, documents: Collection[str]) -> Collection[str]:
        return {key for document in documents for key in self._of_document.get(document, ())}

    def sizes(self, keys: Collection[int]) -> Mapping[int, int]:
        return Counter({key: sum(map(len, self._blocks[key].values())) for key in keys if key in self._blocks})

    def part_sizes(self, parts: Collection[Part]) -> Mapping[Part, int]:
        return Counter({part: len(told) for part, told in self.parts(parts).items()})

    def members(self, keys: Collection[int]) -> Mapping[int, Collection[str]]:
        known = (key for key in keys if key in self._blocks)
        return {key: [claim for part in self._blocks[key].values() for _, claim in part] for key in known}

    def parts(self, parts: Collection[Part]) -> Mapping[Part, Sequence[tuple[Order, str]]]:
        return {(key, finer): self._blocks[key][finer] if key in self._blocks else () for key, finer in parts}

    def tied(self, ties: Collection[int]) -> Collection[str]:
        return {claim for tie in ties for claim in self._tied.get(tie, ())}

    def components(self, ids: Collection[str]) -> Mapping[str, str]:
        return {key: self._component[key] for key in ids if key in self._component}

    def within(self, components: Collection[str]) -> Collection[str]:
        return {claim for component in components for claim in self._within.get(component, ())}

    def nearest(self, ids: Collection[str]) -> Mapping[str, Misses]:
        return {key: self._nearest[key] for key in ids if key in self._nearest}

    def listing(self, ids: Collection[str]) -> Collection[str]:
        return {claim for key in ids for claim in self._listing.get(key, ())}

    def newest(self, without: Collection[str] = ()) -> int | None:
        days = (one.day for one in self._entries.values() if one.day is not None and one.id not in without)
        return max(days, default=None)

    def replace(self, gone: Collection[str], now: Iterable[Entry]) -> None:
        for key in gone:
            self._forget(key)
            self.rank({key: ()})
            component = self._component.pop(key, None)
            if component is not None:
                self._within[component].discard(key)
        for entry in now:
            self._forget(entry.id)
            self._entries[entry.id] = entry
            self._of_document[entry.document].add(entry.id)
            for block in entry.keys:
                insort(self._blocks[block][entry.finer], (entry.order, entry.id))
            for tie in entry.ties:
                self._tied[tie].add(entry.id)

    def settle(self, components: Mapping[str, str]) -> None:
        for key, component in components.items():
            before = self._component.get(key)
            if before is not None:
                self._within[before].discard(key)
            self._component[key] = component
            self._within[component].add(key)

    def rank(self, lists: Mapping[str, Misses]) -> None:
        for key, told in lists.items():
            for miss in self._nearest.pop(key, ()):
                self._listing[miss.other].discard(key)
            if told:
                self._nearest[key] = told
            for miss in told:
                self._listing[miss.other].add(key)

    def _forget(self, claim: str) -> None:
        entry = self._entries.pop(claim, None)
        if entry is None:
            return
        self._of_document[entry.document].discard(claim)
        for block in entry.keys:
            self._blocks[block][entry.finer].remove((entry.order, claim))
        for tie in entry.ties:
            self._tied[tie].discard(claim)


class Overlay:
    """An index as a change makes it of another one, which stays as it is; the methods are those of `Index`.

    `gone` are the claims that are taken out, `put` those that are put in, `settled` the components that are new, `ranked` the near misses
    that are ranked anew.
    """

    def __init__(self, below: Known) -> None:
        self.below = below
        self.gone: set[str] = set()
        self.put: dict[str, Entry] = {}
        self.settled: dict[str, str] = {}
        self.ranked: dict[str, Misses] = {}
        self._above = Memory()
        self._hidden: dict[str, Entry] = {}

    def entries(self, ids: Collection[str]) -> Mapping[str, Entry]:
        rest = [key for key in ids if key not in self.put and key not in self.gone]
        return {**self.below.entries(rest), **self._above.entries(ids)}

    def of_documents(self, documents: Collection[str]) -> Collection[str]:
        return self._seen(self.below.of_documents(documents)) | set(self._above.of_documents(documents))

    def sizes(self, keys: Collection[int]) -> Mapping[int, int]:
        found = Counter(self.below.sizes(keys))
        found.update(self._above.sizes(keys))
        found.subtract(key for entry in self._hidden.values() for key in entry.keys if key in found)
        return found

    def part_sizes(self, parts: Collection[Part]) -> Mapping[Part, int]:
        found = Counter(self.below.part_sizes(parts))
        found.update(self._above.part_sizes(parts))
        hidden = ((key, entry.finer) for entry in self._hidden.values() for key in entry.keys)
        found.subtract(part for part in hidden if part in found)
        return found

    def members(self, keys: Collection[int]) -> Mapping[int, Collection[str]]:
        found = {key: self._seen(members) for key, members in self.below.members(keys).items()}
        for key, members in self._above.members(keys).items():
            found.setdefault(key, set()).update(members)
        return found

    def parts(self, parts: Collection[Part]) -> Mapping[Part, Sequence[tuple[Order, str]]]:
        below, above = self.below.parts(parts), self._above.parts(parts)
        return {
            part: sorted([*(one for one in below[part] if one[1] not in self._hidden), *above[part]]) for part in parts
        }

    def tied(self, ties: Collection[int]) -> Collection[str]:
        return self._seen(self.below.tied(ties)) | set(self._above.tied(ties))

    def components(self, ids: Collection[str]) -> Mapping[str, str]:
        rest = [key for key in ids if key not in self.settled and key not in self.gone]
        return {**self.below.components(rest), **{key: self.settled[key] for key in ids if key in self.settled}}

    def within(self, components: Collection[str]) -> Collection[str]:
        rest = {key for key in self.below.within(components) if key not in self.settled and key not in self.gone}
        return rest | {key for key, component in self.settled.items() if component in components}

    def nearest(self, ids: Collection[str]) -> Mapping[str, Misses]:
        rest = [key for key in ids if key not in self.ranked and key not in self.gone]
        return {**self.below.nearest(rest), **{key: told for key in ids if (told := self.ranked.get(key))}}

    def listing(self, ids: Collection[str]) -> Collection[str]:
        below = {key for key in self.below.listing(ids) if key not in self.ranked and key not in self.gone}
        wanted = set(ids)
        return below | {key for key, told in self.ranked.items() if any(miss.other in wanted for miss in told)}

    def newest(self, without: Collection[str] = ()) -> int | None:
        days = (self.below.newest({*self._hidden, *without}), self._above.newest(without))
        return max((day for day in days if day is not None), default=None)

    def replace(self, gone: Collection[str], now: Iterable[Entry]) -> None:
        entries = {entry.id: entry for entry in now}
        new = [key for key in (*gone, *entries) if key not in self._hidden]
        self._hidden |= self.below.entries(new)
        self._above.replace(gone, entries.values())
        self.gone = {*self.gone, *gone} - entries.keys()
        self.put = {key: entry for key, entry in self.put.items() if key not in self.gone} | entries
        self.settled = {key: told for key, told in self.settled.items() if key not in self.gone}
        self.ranked = {key: told for key, told in self.ranked.items() if key not in self.gone}

    def settle(self, components: Mapping[str, str]) -> None:
        self.settled |= components

    def rank(self, lists: Mapping[str, Misses]) -> None:
        self.ranked |= lists

    def _seen(self, ids: Iterable[str]) -> set[str]:
        """Those of some claims of the index below that are still as it has them."""
        return {key for key in ids if key not in self._hidden}
