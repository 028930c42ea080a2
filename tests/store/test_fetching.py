"""Where addresses may be fetched into, by who asks: told from the log at the moment of asking."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from claims.decisions import FetchingDecision, Viewer
from claims.desk import Desk
from claims.errors import AccessError
from claims.store import Store
from claims.store.jobs import HandedIn
from claims.terms import JobKind, Role

ADA, BOB, CYD = (Viewer(person=f"{name}@paper.org", name=name.title()) for name in ("ada", "bob", "cyd"))
FERRY, STORM = "Ferry", "Storm"
PAGE = [HandedIn(name="https://example.org/report")]


@pytest.fixture
def owned(two_cases: Desk) -> Store:
    """A store of two cases; Ada administers one of them, and Bob annotates there."""
    two_cases.give_role(FERRY, ADA.person, Role.ADMIN, "the owner")
    two_cases.give_role(FERRY, BOB.person, Role.ANNOTATOR, "the owner")
    return two_cases.store


def switch(store: Store, *, allowed: bool, withdraws: str | None = None) -> FetchingDecision:
    told = {"id": "", "case": FERRY, "reviewer": "Ada", "at": "2024-05-01T10:00:00Z", "withdraws": withdraws}
    return store.append(FetchingDecision.model_validate({**told, "allowed": allowed}))


def fetch(store: Store) -> int:
    return store.submit(FERRY, PAGE, kind=JobKind.FETCH)


def test_whoever_sits_at_the_machine_fetches_without_a_switch(owned: Store) -> None:
    number = fetch(owned)
    job = owned.job(FERRY, number)
    assert (owned.may_fetch(FERRY), job and job.kind, job and job.files) == (True, "fetch", 1)


def test_a_member_fetches_only_where_it_is_allowed_and_is_told_whom_to_ask(owned: Store) -> None:
    ada, bob = owned.as_viewer(ADA), owned.as_viewer(BOB)
    for member in (ada, bob):
        with pytest.raises(AccessError, match=r"switched off for this case: ask ada@paper\.org to allow it"):
            fetch(member)
    on = switch(ada, allowed=True)
    assert (bob.may_fetch(FERRY), fetch(bob)) == (True, 1)
    switch(ada, allowed=False)
    assert not bob.may_fetch(FERRY)
    again = switch(ada, allowed=True)
    assert bob.may_fetch(FERRY)
    for row in (again, on):
        switch(ada, allowed=True, withdraws=row.id)
    with pytest.raises(AccessError):
        bob.require_fetching(FERRY)


def test_only_who_administers_a_case_switches_and_nobody_looks_into_another(owned: Store) -> None:
    bob, cyd = owned.as_viewer(BOB), owned.as_viewer(CYD)
    attempts: list[Callable[[], object]] = [
        lambda: switch(bob, allowed=True),
        lambda: switch(cyd, allowed=True),
        lambda: cyd.may_fetch(FERRY),
        lambda: cyd.admins(FERRY),
        lambda: bob.require_fetching(STORM),
        lambda: fetch(cyd),
    ]
    for attempt in attempts:
        with pytest.raises(AccessError):
            attempt()
    assert (owned.rows(FetchingDecision, FERRY), bob.admins(FERRY)) == ((), (ADA.person,))
