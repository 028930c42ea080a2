"""What waits to be read is read by a process beside the app, and by another where that ends too soon."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from claims.desk import beside
from claims.desk.beside import Beside


class Process:
    """A process that has ended."""

    def __init__(self, ended: Callable[[], None]) -> None:
        self._ended = ended

    def wait(self) -> int:
        self._ended()
        return 0


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(beside, "_PAUSE", 0.0)
    path = tmp_path / "claims.db"
    path.touch()
    return str(path)


def test_a_reader_that_ends_before_all_is_read_is_followed_by_another(
    store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting = ["a", "b", "c"]
    started: list[tuple[Any, ...]] = []
    done = threading.Event()

    def start(_: Beside, *line: str) -> Process:
        started.append(line)
        return Process(lambda: None if waiting.pop() != "a" else done.set())

    monkeypatch.setattr(Beside, "_started", start)
    helped = Beside(store, lambda: bool(waiting))
    helped.work()
    helped.work()
    assert done.wait(60)
    assert started == [("work",)] * 3


def test_a_reader_that_cannot_be_started_is_started_again_later(store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    tries: list[tuple[Any, ...]] = []
    done = threading.Event()

    def start(_: Beside, *line: str) -> Process:
        tries.append(line)
        if len(tries) == 1:
            raise OSError("there are too many processes")
        return Process(done.set)

    monkeypatch.setattr(Beside, "_started", start)
    Beside(store, lambda: len(tries) < 2).work()
    assert done.wait(60)


def test_nothing_is_started_where_nothing_waits_or_the_store_has_gone(
    store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = threading.Event()
    monkeypatch.setattr(Beside, "_started", lambda *_: pytest.fail("it was started"))
    Beside(store, lambda: bool(asked.set())).work()
    assert asked.wait(60)
    Beside(f"{store}.gone", lambda: pytest.fail("it was asked")).work()
    assert not Path(f"{store}.gone").exists()
