"""What was read is not read again; by other rules, of another text or from a damaged file it is."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from claims import pipeline
from claims.engine import Engine, partition
from claims.engine.kept import Kept
from claims.engine.partition import Read, read_batch
from claims.errors import ClaimsError
from claims.extraction import Reading
from claims.models import Document

DOCUMENTS = [
    Document(name=f"report {place}", text=f"The mayor of Tarn said that {12 + place} houses burned. It is {place}.")
    for place in range(10)
]


def read(path: Path, documents: list[Document], *, every_number: bool = True) -> tuple[list[Reading], int]:
    """The readings, and how many of the documents were read for them."""
    given: list[Document] = []
    with pytest.MonkeyPatch.context() as patch:

        def noted(batch: list[Document], *, every_number: bool) -> list[Read]:
            given.extend(batch)
            return read_batch(batch, every_number=every_number)

        patch.setattr("claims.engine.here.read_batch", noted)
        patch.setattr(partition, "DOCUMENTS", 3)
        engine = Engine(resume=path)
        found = list(pipeline.readings(documents, engine=engine, on_error=pytest.fail, every_number=every_number))
    return found, len(given)


def test_a_run_that_was_stopped_goes_on_where_it_stopped(tmp_path: Path) -> None:
    path = tmp_path / "kept"
    want = list(pipeline.readings(DOCUMENTS))
    stopped = pipeline.readings(DOCUMENTS[:7], engine=Engine(resume=path), on_error=pytest.fail)
    next(stopped)
    stopped.close()
    assert read(path, DOCUMENTS) == (want, 3)
    assert read(path, DOCUMENTS[::-1]) == (want[::-1], 0)


def test_another_text_and_another_question_are_read_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "kept"
    read(path, DOCUMENTS)
    changed = [*DOCUMENTS[:9], DOCUMENTS[9].model_copy(update={"text": "Nine boats sank."})]
    assert read(path, changed)[1] == 1
    assert read(path, DOCUMENTS, every_number=False)[1] == 10
    monkeypatch.setattr("claims.engine.kept.likeness", lambda: "other rules")
    assert read(path, DOCUMENTS)[1] == 10


def test_what_is_damaged_is_read_anew_and_what_cannot_be_written_is_not_kept(tmp_path: Path) -> None:
    path = tmp_path / "kept"
    read(path, DOCUMENTS)
    with sqlite3.connect(path) as rows:
        rows.execute("UPDATE readings SET read = '{\"claims\": 1}'")
    assert read(path, DOCUMENTS)[1] == 10
    half = [Document(name="half \ud800", text="Twelve houses burned down.")]
    assert [read(path, half)[1] for _ in range(2)] == [1, 1]


@pytest.mark.parametrize("content", [b"no database, but a text of some length that stood here before", None])
def test_a_file_of_something_else_is_left_alone(content: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "other"
    if content is None:
        with sqlite3.connect(path) as rows:
            rows.execute("CREATE TABLE mine (a)")
    else:
        path.write_bytes(content)
    before = path.read_bytes()
    with pytest.raises(ClaimsError, match="other: "):
        Kept(path, every_number=True)
    assert path.read_bytes() == before
