"""Which near misses a change of some claims brings and takes: looked at for the claims that list one of them, and no others."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from claims.comparison.relation import Comparison
from claims.questions.index import Index
from claims.questions.nearest import IdPair, Misses, misses, mutual, nearest

MissesOf = Callable[[Collection[str]], Iterable[Comparison]]
"""The near misses that some claims have with all others of their blocks."""


@dataclass(frozen=True)
class Changed:
    """The near misses that are new or are to be told anew, and those that are told of no more."""

    new: frozenset[IdPair]
    lost: frozenset[IdPair]


class Nearness:
    """The near misses of the claims that change, and of those that list them, as they were before."""

    def __init__(self, index: Index, changing: Collection[str], most: int) -> None:
        self.index, self.changing, self.most = index, set(changing), most
        self.before = dict(index.nearest({*changing, *index.listing(changing)}))

    def changed(self, fresh: Collection[str], missed: Iterable[Comparison], missed_of: MissesOf) -> Changed:
        """Rank the near misses anew, after the index was changed.

        `fresh` are the claims of which all pairs were compared again, `missed` the near misses among these. Where a claim loses one
        of its nearest, one may follow that was not among them: its pairs are compared again too.
        """
        found, away = misses(missed), self.changing | set(fresh)
        listing = self.index.listing(away)
        known = {**self.index.nearest({*found, *listing, *fresh}), **self.before}
        lists = {key: nearest(found.get(key, ()), self.most) for key in fresh}
        short = set()
        for key in {*found, *listing, *self.before} - away:
            rest = [miss for miss in known.get(key, ()) if miss.other not in away]
            if len(rest) < len(known.get(key, ())) == self.most:
                short.add(key)
            lists[key] = nearest((*rest, *found.get(key, ())), self.most)
        if short:
            again = misses(missed_of(short))
            lists |= {key: nearest(again.get(key, ()), self.most) for key in short}
        return self._kept(known, lists, away)

    def _kept(self, known: Mapping[str, Misses], lists: Mapping[str, Misses], away: set[str]) -> Changed:
        others = {miss.other for told in (*known.values(), *lists.values()) for miss in told}
        rest = self.index.nearest(others - known.keys() - lists.keys())
        stay = {key: told for key, told in known.items() if key not in away}
        was, now = mutual({**rest, **known}), mutual({**rest, **stay, **lists})
        self.index.rank(lists)
        return Changed(
            frozenset(one for one in now if one not in was or not away.isdisjoint(one)), frozenset(was - now)
        )
