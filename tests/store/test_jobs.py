from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from claims.decisions import Viewer
from claims.desk import Desk
from claims.errors import AccessError, ClaimsError
from claims.store import Store
from claims.store.jobs import MOST_TRIES, HandedIn, Outcome, Task, Told
from claims.terms import JobKind, JobState, Role

ADA, BOB, CYD = (Viewer(person=f"{name}@paper.org", name=name.title()) for name in ("ada", "bob", "cyd"))
FERRY, STORM = "Ferry", "Storm"


def files(*names: str) -> list[HandedIn]:
    return [HandedIn(name=name, sha256="0" * 64) for name in names]


def begun(store: Store) -> Task:
    task = store.next_task()
    assert task is not None
    return task


def stands(store: Store, number: int, case: str | None = None) -> tuple[str, int, int, int]:
    job = store.job(case, number)
    assert job is not None
    return str(job.state), job.read, job.failed, job.cancelled


@pytest.fixture
def owned(two_cases: Desk) -> Store:
    """A store of two cases with Ada annotating one of them and Bob reading it."""
    two_cases.give_role(FERRY, ADA.person, Role.ANNOTATOR, "the owner")
    two_cases.give_role(FERRY, BOB.person, Role.READER, "the owner")
    return two_cases.store


def test_a_job_tells_whose_it_is_what_it_came_to_and_what_failed(store: Store) -> None:
    number = store.submit(None, files("a.txt", "b.txt"), "Ada")
    told = Told(path="b.txt", reason="is empty")
    store.end_task(begun(store), Outcome(state=JobState.DONE, added=2, claims=5))
    store.end_task(begun(store), Outcome(state=JobState.FAILED, told=(told,)))
    assert begun(store).file is None
    store.end_job(number)
    job = store.job(None, number)
    assert job is not None
    assert (job.by, job.state, job.files, job.read, job.failed) == ("Ada", "done", 2, 1, 1)
    assert (job.added, job.claims, job.told, job.is_live, store.waits()) == (2, 5, (told,), False, False)


def test_a_job_of_which_nothing_could_be_read_has_failed(store: Store) -> None:
    number = store.submit(None, files("a.txt"))
    store.end_task(begun(store), Outcome(state=JobState.FAILED))
    store.end_job(number)
    assert stands(store, number) == ("failed", 0, 1, 0)


def test_a_job_without_files_is_refused(store: Store) -> None:
    with pytest.raises(ClaimsError, match="no file was handed in"):
        store.submit(None, [])


def test_the_job_with_the_fewest_files_is_read_first(store: Store) -> None:
    many = store.submit(None, files("a.txt", "b.txt"))
    first = begun(store)
    few = store.submit(None, files("c.txt"))
    assert (first.job, begun(store).job) == (many, few)


def test_what_is_left_of_a_cancelled_job_is_not_read_and_what_was_added_is_counted(store: Store) -> None:
    number = store.submit(None, files("a.txt", "b.txt", "c.txt"))
    store.end_task(begun(store), Outcome(state=JobState.DONE, added=1))
    running = begun(store)
    assert store.cancel_job(None, number)
    assert (store.is_wanted(number), store.next_task(), store.cancel_job(None, number)) == (False, None, False)
    assert not store.end_task(running, Outcome(state=JobState.DONE, added=1))
    job = store.job(None, number)
    assert job is not None
    assert (stands(store, number), job.added) == (("cancelled", 1, 0, 2), 2)


def test_a_file_that_was_read_when_its_program_was_killed_is_tried_again_but_not_for_ever(store: Store) -> None:
    number = store.submit(None, files("a.txt"))
    assert [(begun(store).tries, store.give_back_tasks()) for _ in range(2)] == [(1, 1), (2, 1)]
    assert begun(store).tries == MOST_TRIES
    assert store.give_back_tasks() == 0
    job = store.job(None, number)
    assert job is not None
    assert (job.failed, [(one.path, "is not tried again" in one.reason) for one in job.told]) == (1, [("a.txt", True)])


def test_a_reader_that_was_stopped_in_order_costs_a_file_nothing(store: Store) -> None:
    store.submit(None, files("a.txt"))
    assert [(begun(store).tries, store.give_back_tasks(in_order=True)) for _ in range(3)] == [(1, 1)] * 3


def test_a_person_sees_hands_in_and_cancels_what_the_role_in_the_case_allows(owned: Store) -> None:
    ada, bob, cyd = (owned.as_viewer(one) for one in (ADA, BOB, CYD))
    number, hidden = ada.submit(FERRY, files("a.txt"), "somebody else"), owned.submit(STORM, files("b.txt"))
    assert [[job.number for job in one.recent_jobs()] for one in (owned, ada, bob, cyd)] == [
        [hidden, number],
        [number],
        [number],
        [],
    ]
    told = bob.job(FERRY, number)
    assert (told and told.by, bob.job(FERRY, hidden)) == ("Ada", None)
    refused: list[Callable[[], object]] = [
        lambda: bob.submit(FERRY, files("c.txt")),
        lambda: bob.cancel_job(FERRY, number),
        lambda: ada.submit(STORM, files("c.txt")),
        lambda: ada.cancel_job(STORM, hidden),
        lambda: cyd.job(FERRY, number),
    ]
    for attempt in refused:
        with pytest.raises(AccessError):
            attempt()
    assert not ada.cancel_job(FERRY, hidden)
    assert ada.cancel_job(FERRY, number)
    assert owned.is_wanted(hidden)


def test_only_the_program_that_reads_takes_files_to_read(owned: Store) -> None:
    task = Task(job=1, kind=JobKind.UPLOAD, case=FERRY, by="", person=None, manifest=None, place=0, file=None, tries=1)
    ada = owned.as_viewer(ADA)
    attempts: list[Callable[[], object]] = [
        ada.next_task,
        ada.give_back_tasks,
        lambda: ada.end_task(task, Outcome(state=JobState.DONE)),
        lambda: ada.end_job(1),
        lambda: ada.is_wanted(1),
        lambda: ada.names_handed_in(1),
    ]
    for attempt in attempts:
        with pytest.raises(AccessError, match="only the program that reads"):
            attempt()


def test_a_store_of_before_takes_jobs_in(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((Path(__file__).parent / "migrations" / "stores" / "version_6.sql").read_text())
    with Store.open(str(path)) as store:
        assert (store.waits(), store.submit(None, files("a.txt"))) == (False, 1)
