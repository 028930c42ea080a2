from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import factories
from claims.decisions import Viewer
from claims.desk import Desk, replaying
from claims.errors import AccessError, ClaimsError, ConflictError
from claims.reviews.seeking import Kept
from claims.store import Store
from claims.terms import Role

ADA = Viewer(person="ada@paper.org", name="Ada")
BOB = Viewer(person="bob@paper.org", name="Bob")
FERRY = "Ferry"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(Store.open(str(tmp_path / "members.db")), factories.reconcile)
    made.add(*factories.read(2, case=FERRY))
    made.give_role(FERRY, ADA.person, Role.ADMIN, "the owner")
    made.give_role(FERRY, BOB.person, Role.ANNOTATOR, "the owner")
    return made


def test_an_admin_allows_fetching_and_takes_it_back_and_the_log_tells_both(desk: Desk) -> None:
    ada, bob = desk.as_viewer(ADA), desk.as_viewer(BOB)
    assert (bob.fetching(FERRY).allowed, bob.fetching(FERRY).admins) == (False, (ADA.person,))
    row = ada.allow_fetching(FERRY, "Ada", "wire copy", allowed=True, expected=None)
    told = bob.fetching(FERRY)
    assert (told.allowed, told.last and told.last.reviewer, told.expected) == (True, "Ada", row.id)
    ada.allow_fetching(FERRY, "Ada", allowed=False, expected=row.id)
    assert not bob.fetching(FERRY).allowed
    page = ada.log_page(FERRY, Kept(sorts=("fetching",)))
    assert [(one.entry.text, one.before, one.after) for one in page.entries] == [
        ("addresses may not be fetched into this case", "allowed", "not allowed"),
        ("addresses may be fetched into this case", "not allowed", "allowed"),
    ]


def test_a_switch_is_refused_to_who_may_not_and_where_another_was_faster(desk: Desk) -> None:
    ada, bob = desk.as_viewer(ADA), desk.as_viewer(BOB)
    ada.allow_fetching(FERRY, "Ada", allowed=True, expected=None)
    attempts: list[tuple[type[Exception], Callable[[], object]]] = [
        (AccessError, lambda: bob.allow_fetching(FERRY, "Bob", allowed=False, expected=None)),
        (ConflictError, lambda: ada.allow_fetching(FERRY, "Ada", allowed=False, expected=None)),
        (ClaimsError, lambda: desk.allow_fetching("Nowhere", "Ada", allowed=True, expected=None)),
    ]
    for kind, attempt in attempts:
        with pytest.raises(kind):
            attempt()
    assert desk.as_viewer(BOB).fetching(FERRY).allowed


def test_where_addresses_may_be_fetched_into_stays_with_the_store(desk: Desk) -> None:
    desk.as_viewer(ADA).allow_fetching(FERRY, "Ada", allowed=True, expected=None)
    assert list(replaying.lines(desk, [FERRY])) == []


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ([" ", ""], "give an address first"),
        (["https://example.org/a", "example.org/b"], "it has to begin with http"),
        (["https://ada:secret@example.org/"], "holds a name or a password"),
        ([f"https://example.org/{i}" for i in range(101)], "101 addresses are too many at once"),
    ],
)
def test_what_is_no_address_is_refused_before_anything_is_put_down(desk: Desk, given: list[str], why: str) -> None:
    with pytest.raises(ClaimsError, match=why):
        desk.fetch(FERRY, given, "Ada")
    assert desk.jobs() == ()


def test_each_address_is_put_down_once(desk: Desk) -> None:
    number = desk.fetch(FERRY, ["https://example.org/a ", "", "https://example.org/b", "https://example.org/a"], "Ada")
    assert desk.store.names_handed_in(number) == ("https://example.org/a", "https://example.org/b")
