"""A Dask cluster reads what this process reads, and a worker that is killed costs time, not results."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from claims.cli import app
from claims.engine import Engine, likeness, partition
from claims.errors import ClaimsError
from claims.extraction import Reading, read_all
from claims.models import Document
from engine.clusters import Running, cluster

TOWNS = ("Tarn", "Velm", "Oster", "Brack", "Sund")
DOCUMENTS = [
    Document(name=f"report {place}", text=f"The mayor of {TOWNS[place % 5]} said that {12 + place} houses burned.")
    for place in range(30)
]


@pytest.fixture(scope="module")
def want() -> list[Reading]:
    return list(read_all(DOCUMENTS, every_number=False))


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with cluster(tmp_path_factory.mktemp("cluster"), 2) as started:
        yield started


def read(engine: Engine) -> Iterator[Reading]:
    return engine.readings(DOCUMENTS, pytest.fail, every_number=False)


def test_a_cluster_on_this_machine_reads_the_same(want: list[Reading], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(partition, "DOCUMENTS", 4)
    assert list(read(Engine(2, on_dask=True))) == want


def test_a_worker_that_is_killed_in_the_middle_costs_no_result(
    running: Running, want: list[Reading], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(partition, "DOCUMENTS", 2)
    readings = read(Engine(on_dask=True, address=running.address))
    first = next(readings)
    running.workers[0].kill()
    assert [first, *readings] == want
    assert [one.poll() is None for one in running.workers] == [False, True]


def test_a_worker_of_other_settings_is_refused(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claims.engine.cluster.likeness", lambda: "other")
    with pytest.raises(ClaimsError, match="a Dask worker reads by other rules, settings or word lists"):
        list(read(Engine(on_dask=True, address=running.address)))


def test_a_scheduler_that_does_not_answer_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claims.engine.cluster._CONNECT", "1s")
    with pytest.raises(ClaimsError, match=r"no Dask scheduler answers at 127\.0\.0\.1:9: "):
        list(read(Engine(on_dask=True, address="127.0.0.1:9")))


def test_without_dask_the_command_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Twelve lamps were lost.")
    monkeypatch.setitem(sys.modules, "distributed", None)
    done = CliRunner().invoke(app, ["extract", str(tmp_path / "a.txt"), "--engine", "dask"], prog_name="claims")
    told = "error: --engine dask needs Dask: pip install 'claims-tracker[dask]'\n"
    assert (done.exit_code, done.stderr) == (1, told)


def test_likeness_is_of_rules_settings_and_word_lists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = [likeness.likeness()]
    for name in ("one", "two"):
        folder = tmp_path / name / "en"
        folder.mkdir(parents=True)
        (folder / "kinds.toml").write_text(f"# {name}")
        monkeypatch.setenv("CLAIMS_LEXICON", str(folder.parent))
        found.append(likeness.likeness())
    monkeypatch.undo()
    assert (len(set(found)), likeness.likeness()) == (3, found[0])
    likeness.check(found[0])
