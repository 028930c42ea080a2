"""The pairs of claims that are kept, found in processes or on a Dask cluster: the blocks go out in parts, whole, and places of claims come back."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from importlib import import_module
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any, Final

from claims.engine.cluster import connected
from claims.engine.likeness import check, likeness
from claims.errors import ClaimsError

if TYPE_CHECKING:
    import pandas as pd

    from claims.comparison.facts import Facts
    from claims.config import Settings
    from claims.questions import Decision
    from claims.questions.running import Pair

_EACH: Final = 2
"""So many parts go to each worker: they are of unequal size."""
_TRIES: Final = 3
"""So often it is tried on a cluster that loses workers meanwhile."""


def in_processes(workers: int, facts: Sequence[Facts], settings: Settings, decisions: Sequence[Decision]) -> list[Pair]:
    """The pairs of claims that are kept, found by so many processes of this machine."""
    from claims.questions.spreading import kept, spread  # noqa: PLC0415 - pandas

    parts = [part for _, part in spread(facts, settings, workers * _EACH).groupby("block")]
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        found = list(pool.map(partial(kept, settings=settings, decisions=decisions), parts))
    return _pairs(found)


def on_cluster(
    address: str | None,
    workers: int | None,
    facts: Sequence[Facts],
    settings: Settings,
    decisions: Sequence[Decision],
) -> list[Pair]:
    """The pairs of claims that are kept, found by the workers of a cluster (see `cluster.connected`); one that it loses costs time alone."""
    with connected(address, workers) as client:
        for left in range(_TRIES - 1, -1, -1):
            try:
                return _pairs([shuffled(client, facts, settings, decisions)])
            except ClaimsError:
                raise
            except Exception as error:
                if not left:
                    why = f"{type(error).__name__}: {error}"
                    raise ClaimsError(f"the Dask cluster could not compare the claims: {why}") from error
    return []


def shuffled(client: Any, facts: Sequence[Facts], settings: Settings, decisions: Sequence[Decision]) -> pd.DataFrame:
    """The pairs that are kept, found by the workers of a cluster: the table of blocks is shuffled by its parts, and each partition screened."""
    from claims.questions.spreading import GIVEN, spread  # noqa: PLC0415 - pandas

    dask, frames = import_module("dask"), import_module("dask.dataframe")
    workers = max(1, len(client.scheduler_info(n_workers=-1)["workers"]))
    table = spread(facts, settings, workers * _EACH)
    with dask.config.set({"dataframe.convert-string": False}):  # the claims are bytes, and stay so
        spreads = frames.from_pandas(table, npartitions=workers * _EACH, sort=False)
        screen = partial(kept_on_worker, settings=settings, decisions=list(decisions), expected=likeness())
        meta = kept_on_worker(table.iloc[:0].astype(GIVEN), settings, decisions, likeness())
        found: pd.DataFrame = (
            spreads.shuffle("block", npartitions=workers * _EACH).map_partitions(screen, meta=meta).compute()
        )
    return found


def kept_on_worker(
    frame: pd.DataFrame, settings: Settings, decisions: Sequence[Decision], expected: str
) -> pd.DataFrame:
    """What `spreading.kept` keeps, on a worker that compares as whoever asks it does."""
    from claims.questions.spreading import kept  # noqa: PLC0415 - pandas

    check(expected)
    return kept(frame, settings, decisions)


def _pairs(found: Sequence[pd.DataFrame]) -> list[Pair]:
    return sorted({(int(a), int(b)) for frame in found for a, b in zip(frame["a"], frame["b"], strict=True)})
