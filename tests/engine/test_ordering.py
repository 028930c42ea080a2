"""Whoever reads and whenever it is done: the readings come in the order of the documents, and none is lost."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Self

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.engine import ordering, partition
from claims.engine.ordering import Done
from claims.engine.partition import Read
from claims.errors import InputError
from claims.models import Document


class Unsteady:
    """A crew that gives tasks back in any order; it is ended by tasks that hold a deadly document, and now and then by chance."""

    def __init__(self, capacity: int, random: Random, deadly: frozenset[str], chances: int) -> None:
        self.capacity = capacity
        self.out: list[tuple[int, tuple[Document, ...]]] = []
        self.most = 0
        self._random, self._deadly, self._chances = random, deadly, chances

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.out.clear()

    def give(self, task: int, documents: tuple[Document, ...]) -> None:
        self.out.append((task, documents))

    def wait(self) -> Done:
        self.most = max(self.most, len({id(documents) for _, documents in self.out}))
        task, documents = self.out.pop(self._random.randrange(len(self.out)))
        names = [document.name for document in documents]
        if not self._deadly.isdisjoint(names):
            return Done(task, None, "ended")
        if len(names) > 1 and self._chances and self._random.random() < 0.5:
            self._chances -= 1
            return Done(task, None, "by chance")
        return Done(task, [Read(counted={name: 1}) for name in names])


@given(
    count=st.integers(0, 40),
    size=st.integers(1, 7),
    capacity=st.integers(1, 5),
    random=st.randoms(use_true_random=False),
    deadly=st.frozensets(st.integers(0, 39).map(str), max_size=4),
)
def test_readings_come_in_order_and_what_ends_its_reader_is_told(
    count: int, size: int, capacity: int, random: Random, deadly: frozenset[str]
) -> None:
    errors: list[InputError] = []
    crew = Unsteady(capacity, random, deadly, chances=3)
    documents = [Document(name=str(place), text="x", source=str(place)) for place in range(count)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(partition, "DOCUMENTS", size)
        found = [tuple(reading.counted) for reading in ordering.readings(iter(documents), crew, errors.append)]
    names = [str(place) for place in range(count)]
    assert found == [(name,) for name in names if name not in deadly]
    assert [error.path for error in errors] == [name for name in names if name in deadly]


def test_no_more_documents_are_drawn_than_are_out() -> None:
    drawn: list[int] = []

    def endless() -> Iterator[Document]:
        while True:
            drawn.append(len(drawn))
            yield Document(name="a", text="x" * partition.CHARACTERS)

    next(ordering.readings(endless(), Unsteady(4, Random(1), frozenset(), 0), lambda _: None))  # noqa: S311 - no secret
    assert len(drawn) == 4
