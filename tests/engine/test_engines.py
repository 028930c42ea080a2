"""Claims, ids and their order are the same with one process, two and three; as many are started as are worth it."""

from __future__ import annotations

import pytest

from claims import pipeline
from claims.engine import AUTO, Engine, chosen, engines, partition
from claims.errors import UsageError
from claims.models import Document
from claims.table import to_frame

TOWNS = ("Tarn", "Velm", "Oster", "Brack", "Sund")


def documents(count: int) -> list[Document]:
    return [
        Document(
            name=f"report {place}",
            outlet=f"outlet {place % 4}",
            text=f"The mayor of {TOWNS[place % 5]} said that {12 + place} houses burned. At least {place + 2} people were hurt.",
        )
        for place in range(count)
    ]


def test_readings_are_the_same_with_one_process_two_and_three(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(partition, "DOCUMENTS", 4)
    given = documents(30)
    want = list(pipeline.readings(given, every_number=False))
    assert len(want) == 30
    for workers in (1, 2, 3):
        found = list(pipeline.readings(given, every_number=False, engine=Engine(workers), on_error=pytest.fail))
        assert found == want
        claims = [[claim for reading in readings for claim in reading.claims] for readings in (found, want)]
        assert to_frame(claims[0]).equals(to_frame(claims[1]))


@pytest.mark.parametrize(("length", "started"), [(1, 1), (engines.WORTH_PROCESSES, 5)])
def test_processes_are_started_once_there_is_enough_to_read(
    length: int, started: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    crew = engines.crew

    def noted(workers: int, *, every_number: bool) -> object:
        asked.append(workers)
        return crew(1, every_number=every_number)

    monkeypatch.setattr(engines, "crew", noted)
    monkeypatch.setattr(engines, "fitting", lambda: 5)
    given = [Document(name="a", text="x" * length), Document(name="b", text="x")]
    found = [one.document.name for one in chosen(AUTO).readings(given, pytest.fail, every_number=False)]
    assert (found, asked) == (["a", "b"], [started])


def test_a_machine_short_of_memory_starts_fewer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "_free_memory", lambda: 100)
    assert engines.fitting() == 1


def test_a_number_of_processes_is_a_whole_number() -> None:
    assert [chosen("3"), chosen("auto")] == [Engine(3), Engine(None)]
    for wrong in ("0", "-1", "two", "1.5", "³"):
        with pytest.raises(UsageError, match=f"--workers {wrong}: a whole number from 1 on, or auto"):
            chosen(wrong)


def test_an_engine_is_this_machine_a_cluster_on_it_or_one_behind_an_address() -> None:
    assert [chosen(name=name) for name in ("local", "dask", "dask://10.0.0.7:8786", "dask://[::1]:8786")] == [
        Engine(None), Engine(None, on_dask=True), Engine(None, on_dask=True, address="10.0.0.7:8786"),
        Engine(None, on_dask=True, address="[::1]:8786"),
    ]  # fmt: skip
    for wrong in ("dask://", "dask://host", "dask:8786", "spark", "dask://a b:1"):
        with pytest.raises(UsageError, match=f"--engine {wrong}: local, dask, or dask://HOST:PORT"):
            chosen(name=wrong)
