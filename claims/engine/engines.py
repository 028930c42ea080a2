"""Which readers read: this process, several, or a cluster, as `--workers` and `--engine` name them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final

from claims.engine.ordering import Crew, Failed
from claims.engine.ordering import readings as in_order
from claims.errors import UsageError
from claims.models import Document

if TYPE_CHECKING:
    from claims.extraction import Reading
    from claims.questions import Keeper

AUTO: Final = "auto"
LOCAL: Final = "local"
DASK: Final = "dask"
_ADDRESS: Final = re.compile(r"dask://((?:\[[0-9A-Fa-f:.]+\]|[\w.-]+):\d{1,5})", re.ASCII)
WORTH_PROCESSES: Final = 250_000
"""So much text, in characters, is read before processes of its own are worth starting: each loads the language model first."""
WORTH_COMPARING: Final = 20_000
"""So many claims are compared before processes of their own are worth starting for their pairs."""
COMPARING: Final = 4
"""From so many processes on comparing in parts is faster than in one: a claim goes out with each part that has a block of it."""
_MEMORY: Final = 600_000_000
"""Bytes that a process may come to take; as many as fit are started unasked."""
_MOST: Final = 8
"""More are started only where they are asked for."""


@dataclass(frozen=True, slots=True)
class Engine:
    """How documents are read: by so many `workers`, None for as many as are worth it; on a Dask cluster (`on_dask`) where there is one.

    `address` is that of its scheduler ("host:port"); without one a cluster is started on this machine. `resume` is a file in which
    what is read is kept, and from which a run goes on that was stopped.
    """

    workers: int | None = 1
    on_dask: bool = False
    address: str | None = None
    resume: Path | None = None

    def readings(self, documents: Iterable[Document], on_error: Failed, *, every_number: bool) -> Iterator[Reading]:
        """The readings of documents, in order and the same whoever reads them; what cannot be read goes to `on_error`."""
        documents, crew = self._crew(documents, every_number=every_number)
        if self.resume is None:
            yield from in_order(documents, crew, on_error)
            return
        from claims.engine.kept import Kept  # noqa: PLC0415 - only where it is asked for

        with Kept(self.resume, every_number=every_number) as memory:
            yield from in_order(documents, crew, on_error, memory)

    def keeper(self, claims: int) -> Keeper | None:
        """Who compares the pairs of so many claims; None where this process does it by itself."""
        if self.on_dask:
            from claims.engine.screening import on_cluster  # noqa: PLC0415 - pandas, and an extra

            return partial(on_cluster, self.address, self.workers)
        workers = self.workers if self.workers is not None else fitting()
        if workers < COMPARING or claims < WORTH_COMPARING:
            return None
        from claims.engine.screening import in_processes  # noqa: PLC0415 - pandas

        return partial(in_processes, workers)

    def _crew(
        self, documents: Iterable[Document], *, every_number: bool
    ) -> tuple[Iterable[Document], AbstractContextManager[Crew]]:
        """The readers, and the documents, which may have to be looked at to tell how many readers they are worth."""
        if self.on_dask:
            from claims.engine.cluster import Cluster  # noqa: PLC0415 - an extra

            return documents, Cluster(self.address, every_number=every_number, workers=self.workers)
        workers = self.workers
        if workers is None:
            documents, is_long = _looked_at(documents)
            workers = fitting() if is_long else 1
        return documents, crew(workers, every_number=every_number)


def chosen(workers: str = AUTO, name: str = LOCAL, resume: Path | None = None) -> Engine:
    """The engine that `--workers`, `--engine` and `--resume` name; `UsageError` for what is none.

    `workers` is a whole number or "auto"; `name` is "local", "dask" for a cluster on this machine, or "dask://HOST:PORT".
    """
    if workers != AUTO and (not workers.isascii() or not workers.isdigit() or int(workers) < 1):
        raise UsageError(f"--workers {workers}: a whole number from 1 on, or auto")
    count = None if workers == AUTO else int(workers)
    if name == LOCAL:
        return Engine(count, resume=resume)
    if name == DASK:
        return Engine(count, on_dask=True, resume=resume)
    if (found := _ADDRESS.fullmatch(name)) is None:
        raise UsageError(f"--engine {name}: local, dask, or dask://HOST:PORT")
    return Engine(count, on_dask=True, address=found[1], resume=resume)


def fitting() -> int:
    """So many processes as this machine has processors and memory for, at least one."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    free = _free_memory()
    return max(1, min(cores, _MOST, cores if free is None else free // _MEMORY))


def _free_memory() -> int | None:
    """Bytes that the system can give, where it tells them (Linux)."""
    try:
        lines = Path("/proc/meminfo").read_text(encoding="ascii").splitlines()
    except OSError:
        return None
    told = [int(line.split()[1]) for line in lines if line.startswith("MemAvailable:")]
    return told[0] * 1024 if told else None


def _looked_at(documents: Iterable[Document]) -> tuple[Iterator[Document], bool]:
    """The documents, and whether their text is worth more than one process."""
    source = iter(documents)
    held: list[Document] = []
    size = 0
    for document in source:
        held.append(document)
        size += len(document.text)
        if size >= WORTH_PROCESSES:
            return chain(held, source), True
    return iter(held), False


def crew(workers: int, *, every_number: bool) -> AbstractContextManager[Crew]:
    """So many readers."""
    if workers == 1:
        from claims.engine.here import Here  # noqa: PLC0415 - only one of them is needed

        return Here(every_number=every_number)
    from claims.engine.processes import Processes  # noqa: PLC0415 - as above

    return Processes(workers, every_number=every_number)
