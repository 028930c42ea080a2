"""Documents → their readings in order, whoever reads them: so many batches are out at a time, and one that ends its reader is read document by document."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from claims.engine.partition import Read, batches
from claims.errors import InputError
from claims.models import Document

if TYPE_CHECKING:
    from claims.extraction import Reading

_TRIES: Final = 2
"""So often a single document is given to a reader that it ends; then it is left out."""
Failed = Callable[[InputError], None]


@dataclass(frozen=True, slots=True)
class Done:
    """A task that came back: `read` what was read of its documents, or `gone`, why whoever read them is there no more."""

    task: int
    read: list[Read] | None
    gone: str = ""


class Crew(Protocol):
    """Readers that are given tasks, and give each back when it is done, in any order."""

    @property
    def capacity(self) -> int:
        """So many batches are out at once."""

    def give(self, task: int, documents: tuple[Document, ...]) -> None:
        """Have some documents read."""

    def wait(self) -> Done:
        """The next task that is done; called only while one is out."""


@dataclass(slots=True)
class _Job:
    """A batch, and what of it was read so far."""

    documents: tuple[Document, ...]
    read: list[Read | None]
    known: frozenset[int]

    @property
    def is_done(self) -> bool:
        return None not in self.read


@dataclass(slots=True)
class _Task:
    """Documents of a job by their places, and how often they ended a reader."""

    job: _Job
    at: tuple[int, ...]
    ended: int = 0


class Memory(Protocol):
    """What was read before."""

    def get(self, document: Document) -> Read | None:
        """What was read of a document."""

    def put(self, document: Document, read: Read) -> None:
        """Keep what was read of a document."""

    def settle(self) -> None:
        """Keep it for good."""


def readings(
    documents: Iterable[Document],
    crew: AbstractContextManager[Crew],
    on_error: Failed,
    memory: Memory | None = None,
) -> Iterator[Reading]:
    """The readings of documents, in order; those that could not be read go to `on_error` in their place.

    What the `memory` knows is not read again; it is given what is read.
    """
    with crew as readers:
        yield from _Order(readers, on_error, memory).readings(documents)


class _Order:
    def __init__(self, crew: Crew, on_error: Failed, memory: Memory | None) -> None:
        self._crew = crew
        self._on_error = on_error
        self._memory = memory
        self._tasks: dict[int, _Task] = {}
        self._given = 0

    def readings(self, documents: Iterable[Document]) -> Iterator[Reading]:
        waiting: deque[_Job] = deque()
        source = batches(documents)
        while True:
            while len(waiting) < self._crew.capacity and (batch := next(source, None)) is not None:
                waiting.append(self._begun(batch))
            if not waiting:
                return
            while not waiting[0].is_done:
                self._take(self._crew.wait())
            yield from self._told(waiting.popleft())

    def _begun(self, batch: tuple[Document, ...]) -> _Job:
        """A batch, what of it is not known given to the crew."""
        read = [self._memory.get(document) if self._memory is not None else None for document in batch]
        new = tuple(place for place, one in enumerate(read) if one is None)
        job = _Job(batch, read, frozenset(range(len(batch))) - set(new))
        if new:
            self._give(_Task(job, new))
        return job

    def _give(self, task: _Task) -> None:
        self._given += 1
        self._tasks[self._given] = task
        self._crew.give(self._given, tuple(task.job.documents[place] for place in task.at))

    def _take(self, done: Done) -> None:
        task = self._tasks.pop(done.task)
        if done.read is not None:
            for place, read in zip(task.at, done.read, strict=True):
                task.job.read[place] = read
        elif len(task.at) > 1:
            for place in task.at:
                self._give(_Task(task.job, (place,), 1))
        elif task.ended + 1 < _TRIES:
            self._give(_Task(task.job, task.at, task.ended + 1))
        else:
            why = f"cannot be read: it ended the program that read it ({done.gone})"
            task.job.read[task.at[0]] = Read(failed=why)

    def _told(self, job: _Job) -> Iterator[Reading]:
        from claims.extraction import Reading  # noqa: PLC0415 - loads the language model's libraries

        self._remember(job)
        for document, read in zip(job.documents, job.read, strict=True):
            if read is None or read.failed is not None:
                reason = read.failed if read is not None and read.failed else "cannot be read"
                self._on_error(InputError(document.source or document.name, reason))
            else:
                yield Reading(document, read.inspections, read.claims, read.counted, read.notices)

    def _remember(self, job: _Job) -> None:
        if self._memory is None:
            return
        for place, read in enumerate(job.read):
            if read is not None and read.failed is None and place not in job.known:
                self._memory.put(job.documents[place], read)
        self._memory.settle()
