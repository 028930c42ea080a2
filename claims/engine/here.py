"""The reader that is this process: one batch after the other."""

from __future__ import annotations

from collections import deque
from typing import Final, Self

from claims.engine.ordering import Done
from claims.engine.partition import read_batch
from claims.models import Document


class Here:
    """Reads what it is given when it is waited for."""

    capacity: Final = 1

    def __init__(self, *, every_number: bool) -> None:
        self._every_number = every_number
        self._to_do: deque[tuple[int, tuple[Document, ...]]] = deque()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._to_do.clear()

    def give(self, task: int, documents: tuple[Document, ...]) -> None:
        """Have some documents read."""
        self._to_do.append((task, documents))

    def wait(self) -> Done:
        """The next task, read now."""
        task, documents = self._to_do.popleft()
        return Done(task, read_batch(documents, every_number=self._every_number))
