"""Processes read as this one does; a document that ends its reader is read again by itself, and only then left out."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from claims.engine import ordering, partition
from claims.engine.processes import Processes
from claims.errors import ClaimsError, InputError
from claims.models import Document

BEFALLEN = (sys.executable, str(Path(__file__).parent / "befallen.py"))


@pytest.fixture(autouse=True)
def _small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(partition, "DOCUMENTS", 3)


def read(*texts: str, workers: int = 2) -> tuple[list[tuple[str, int]], list[str]]:
    """The name of each document that was read with the process that read it, and what could not be read."""
    errors: list[InputError] = []
    documents = [Document(name=str(place), text=text, source=f"{place}.txt") for place, text in enumerate(texts)]
    crew = Processes(workers, every_number=False, command=BEFALLEN)
    found = [(one.document.name, one.counted["False"]) for one in ordering.readings(documents, crew, errors.append)]
    return found, [str(error) for error in errors]


def test_documents_are_read_in_other_processes_and_come_back_in_order() -> None:
    found, errors = read(*("fine",) * 40)
    assert ([name for name, _ in found], errors) == ([str(place) for place in range(40)], [])
    assert os.getpid() not in {process for _, process in found}


def test_a_document_that_kills_its_reader_twice_is_named_and_the_rest_goes_on() -> None:
    found, errors = read(*("fine",) * 10, "KILL", *("fine",) * 10)
    assert [name for name, _ in found] == [str(place) for place in range(21) if place != 10]
    assert errors == [
        "10.txt: cannot be read: it ended the program that read it (SIGKILL; the machine may have run out of memory)"
    ]


def test_a_document_whose_reader_was_killed_by_chance_is_read_by_another(tmp_path: Path) -> None:
    found, errors = read("fine", f"ONCE {tmp_path / 'one'}", "fine", f"ONCE {tmp_path / 'two'}", workers=1)
    assert ([name for name, _ in found], errors) == (["0", "1", "2", "3"], [])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one", "two"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("BREAK", "cannot be read, by a fault of this program: TypeError: nobody thought of this"),
        ("EAT", "cannot be read: there is not enough memory for it"),
    ],
)
def test_a_document_that_no_rule_can_read_is_named_and_the_rest_goes_on(text: str, reason: str) -> None:
    found, errors = read("fine", text, "fine", "fine")
    assert [name for name, _ in found] == ["0", "2", "3"]
    assert errors == [f"1.txt: {reason}"]


def test_processes_that_cannot_start_are_told_in_words() -> None:
    crew = Processes(2, every_number=False, command=(sys.executable, "-c", "raise SystemExit(7)"))
    with pytest.raises(ClaimsError, match=r"a process that reads could not be started \(exit code 7\)"):
        list(ordering.readings([Document(name="a", text="fine")], crew, lambda _: None))


def test_who_stops_listening_leaves_no_process_behind() -> None:
    crew = Processes(2, every_number=False, command=BEFALLEN)
    documents = [Document(name=str(place), text="fine") for place in range(40)]
    readings = ordering.readings(documents, crew, lambda _: None)
    process = next(readings).counted["False"]
    readings.close()
    assert not Path("/proc", str(process)).exists()
