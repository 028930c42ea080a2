"""Readers that are the workers of a Dask cluster, on this machine or on others: what one loses another reads."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib import import_module
from queue import SimpleQueue
from threading import Lock
from typing import Any, Final, Self

from claims.engine.likeness import check, likeness
from claims.engine.ordering import Done
from claims.engine.partition import Read, read_batch
from claims.errors import ClaimsError
from claims.models import Document

_EACH: Final = 3
"""So many batches are out for each worker."""
_CONNECT: Final = "10s"
_WAIT: Final = 60
"""Seconds within which a worker has come."""
_ONE: Final = Lock()
"""A worker reads one batch at a time, however many threads it has: the language model is made for one."""


def read_on_worker(documents: Sequence[Document], *, every_number: bool, expected: str) -> list[Read]:
    """What `read_batch` reads, on a worker that reads as whoever asks it does."""
    check(expected)
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    with _ONE:
        return read_batch(documents, every_number=every_number)


@contextmanager
def connected(address: str | None, workers: int | None = None) -> Iterator[Any]:
    """A client of the scheduler at an address ("host:port"); without one, of a cluster of so many workers on this machine, ended with the context.

    `ClaimsError` where Dask is not installed or nobody answers.
    """
    try:
        dask: Any = import_module("distributed")
    except ImportError:
        raise ClaimsError("--engine dask needs Dask: pip install 'claims-tracker[dask]'") from None
    logging.getLogger("distributed").setLevel(logging.ERROR)  # what Dask makes good itself is no news
    if address is None:
        with (
            dask.LocalCluster(
                n_workers=workers, threads_per_worker=1, dashboard_address=None, silence_logs=logging.CRITICAL
            ) as cluster,
            dask.Client(cluster) as client,
        ):
            yield client
        return
    try:
        client = dask.Client(f"tcp://{address}", timeout=_CONNECT)
    except (OSError, ValueError) as error:
        raise ClaimsError(f"no Dask scheduler answers at {address}: {error or 'it took too long'}") from None
    with client:
        try:
            client.wait_for_workers(1, timeout=_WAIT)
        except TimeoutError:
            raise ClaimsError(f"the Dask scheduler at {address} has no worker: start one with dask worker") from None
        yield client


class Cluster:
    """The workers of a Dask cluster, as readers."""

    def __init__(self, address: str | None, *, every_number: bool, workers: int | None = None) -> None:
        self._connected = connected(address, workers)
        self._every_number = every_number
        self._done: SimpleQueue[tuple[int, Any]] = SimpleQueue()
        self._out: dict[int, Any] = {}

    def __enter__(self) -> Self:
        self._client = self._connected.__enter__()
        return self

    def __exit__(self, *error: object) -> None:
        for future in self._out.values():
            with suppress(Exception):
                future.cancel()
        self._connected.__exit__(None, None, None)

    @property
    def capacity(self) -> int:
        """So many batches are out at once: more where more workers have come."""
        return _EACH * max(1, len(self._client.scheduler_info(n_workers=-1)["workers"]))

    def give(self, task: int, documents: tuple[Document, ...]) -> None:
        """Have some documents read."""
        future = self._client.submit(
            read_on_worker, documents, every_number=self._every_number, expected=likeness(), pure=False
        )
        self._out[task] = future
        future.add_done_callback(lambda done: self._done.put((task, done)))

    def wait(self) -> Done:
        """The next task that is done; `ClaimsError` where the cluster is there no more."""
        task, future = self._done.get()
        del self._out[task]
        try:
            return Done(task, future.result())
        except ClaimsError:
            raise
        except Exception as error:
            kind = type(error).__name__
            if kind == "KilledWorker":
                return Done(task, None, "several Dask workers, one after the other")
            raise ClaimsError(f"the Dask cluster could not read: {kind}: {error}") from error
