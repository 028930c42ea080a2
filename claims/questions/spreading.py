"""Blocks of claims, a part of them at a time → the pairs that are kept: one pure function of a table, called here, in processes, or on a cluster.

A pair is kept or dropped by its two claims alone, and stands in a block that is whole in one part: so all parts together keep what one run
over everything keeps, wherever they are read and into however many parts the blocks fall.
"""

from __future__ import annotations

import pickle
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from claims.comparison.facts import Facts
from claims.config import Settings
from claims.questions import blocking
from claims.questions.columns import number
from claims.questions.grouped import Decision
from claims.questions.running import Pair, Run

if TYPE_CHECKING:
    import pandas as pd

Keeper = Callable[[Sequence[Facts], Settings, Sequence[Decision]], Iterable[Pair]]
"""Of all pairs that share a block, those that are kept, and perhaps others, by the places of their claims."""
GIVEN: Final = {"block": "int64", "place": "int64", "claim": "object"}
"""What a part is made of: the part that a block is in, the place of a claim, and the claim with its blocks, as bytes."""
KEPT: Final = {"a": "int64", "b": "int64"}
"""What comes of it: the places of two claims, the smaller first."""


def spread(facts: Sequence[Facts], settings: Settings, parts: int) -> pd.DataFrame:
    """The claims with the blocks they are in, one row for each part that has a block of a claim: columns and types as in `GIVEN`.

    Blocks of one claim, and those that are left out for their size, are in no part.
    """
    rows: defaultdict[tuple[int, int], list[blocking.Key]] = defaultdict(list)
    whole: defaultdict[int, list[int]] = defaultdict(list)
    for key, members in blocking.blocks(facts).items():
        is_hot = len(members) > settings.linking.max_block
        if is_hot and blocking.is_small_only(key):
            continue
        name = number(key)
        for place in members:
            rows[name % parts, place].append(key)
            if not is_hot:
                whole[place].append(name)
    known = [_plain(one) for one in facts]
    told = (
        (part, place, pickle.dumps((known[place], keys, frozenset(whole[place]))))
        for (part, place), keys in sorted(rows.items(), key=lambda row: row[0])
    )
    return _frame(told, GIVEN)


def kept(frame: pd.DataFrame, settings: Settings, decisions: Sequence[Decision] = ()) -> pd.DataFrame:
    """Of the pairs of whole blocks those that are kept, in order, each once: columns and types as in `KEPT`; no row for no row.

    Depends on nothing but what it is given, and not on the order of the rows.
    """
    places: list[int] = []
    known: list[Facts] = []
    whole: list[frozenset[int]] = []
    blocks: defaultdict[tuple[int, blocking.Key], list[int]] = defaultdict(list)
    ordered = frame.sort_values(["place", "block"], kind="stable")
    for part, place, claim in zip(ordered["block"], ordered["place"], ordered["claim"], strict=True):
        one, keys, names = pickle.loads(claim)  # noqa: S301 - as `spread` put it there
        if not places or places[-1] != place:
            places.append(int(place))
            known.append(one)
            whole.append(names)
        for key in keys:
            blocks[part, key].append(len(known) - 1)
    run = Run(known, settings, decisions)
    pairs: set[Pair] = set()
    for (_, key), members in blocks.items():
        name = number(key)
        for i, j in blocking.within(key, members, known, settings.linking):
            # A pair of several blocks is compared in the first of them by number, wherever that is.
            if min(whole[i] & whole[j], default=name) == name:
                pairs.add((i, j))
    run.keep(sorted(pairs))
    return _frame(sorted({(places[i], places[j]) for i, j in (*run.pairs, *run.tied)}), KEPT)


def _plain(one: Facts) -> Facts:
    """A claim's facts without the list of all that its source says, which no pair is compared by."""
    return replace(one, source=one.source.model_copy(update={"claim_ids": ()}))


def _frame(rows: Iterable[Sequence[object]], columns: dict[str, str]) -> pd.DataFrame:
    import pandas as pd  # noqa: PLC0415 - heavy, and no small case needs it

    made = pd.DataFrame(list(rows), columns=list(columns))
    return made.astype(columns)
