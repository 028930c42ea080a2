"""Pairs are kept by processes and by a Dask cluster as by this process; a worker that is killed in the middle costs no result."""

from __future__ import annotations

import signal
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from claims import pipeline
from claims.config import settings
from claims.decisions import Decided
from claims.engine import Engine, engines, screening
from claims.models import Claim, Document, Reconciliation
from claims.questions import group
from engine.clusters import cluster

TOWNS = ("Tarn", "Velm", "Oster")


@pytest.fixture(scope="module")
def claims() -> Sequence[Claim]:
    documents = [
        Document(
            name=f"report {place}",
            outlet=f"outlet {place % 4}",
            text=f"The flood in {TOWNS[place % 3]} destroyed {12 + place % 4} houses, the mayor said. "
            f"At least {2 + place % 5} people were killed in {TOWNS[place % 3]}.",
        )
        for place in range(24)
    ]
    return tuple(pipeline.extract(documents))


@pytest.fixture(scope="module")
def want(claims: Sequence[Claim]) -> Reconciliation:
    found = pipeline.reconcile(claims)
    assert len(found.discrepancies) > 1
    return found


def test_processes_keep_the_same(
    claims: Sequence[Claim], want: Reconciliation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "WORTH_COMPARING", 2)
    monkeypatch.setattr(engines, "COMPARING", 2)
    assert pipeline.reconcile(claims, decided=Decided(), engine=Engine(2)) == want
    assert Engine(1).keeper(10**6) is None


def test_a_cluster_on_this_machine_keeps_the_same(claims: Sequence[Claim], want: Reconciliation) -> None:
    assert pipeline.reconcile(claims, engine=Engine(2, on_dask=True)) == want


class Deadly(str):
    """A text that kills the first Dask worker that is given it."""

    __slots__ = ("mark",)
    mark: str

    def __reduce__(self) -> tuple[object, ...]:
        is_worker = "any('dask_worker' in one for one in __import__('sys').orig_argv)"
        dies = f"(open({self.mark!r}, 'x'), os.kill(os.getpid(), {int(signal.SIGKILL)}))"
        return eval, (
            f"(lambda os: {is_worker} and not os.path.exists({self.mark!r}) and {dies})(__import__('os')) or ''",
        )


def test_a_worker_that_is_killed_in_the_middle_costs_no_result(claims: Sequence[Claim], tmp_path: Path) -> None:
    want = group(claims, settings())
    deadly = Deadly("")
    deadly.mark = str(tmp_path / "killed")
    facts = list(want.facts.values())
    facts[7] = replace(facts[7], claim=facts[7].claim.model_copy(update={"reason": deadly}))
    with cluster(tmp_path, 2) as running:
        found = screening.on_cluster(running.address, None, facts, settings(), [])
        ended = sorted(one.poll() is not None for one in running.workers)
    assert (Path(deadly.mark).exists(), ended) == (True, [False, True])
    assert group(claims, settings(), keeper=lambda *_: found) == want
