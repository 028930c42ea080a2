from __future__ import annotations

from collections.abc import Callable, Iterator
from inspect import getmembers, isfunction, signature
from pathlib import Path
from typing import Any

import pytest

import factories
from claims.decisions import Annotation, Membership, Policy, PolicyDecision, Review, Viewer
from claims.desk import Desk
from claims.errors import AccessError, ClaimsError
from claims.reviews.listing import Wanted
from claims.store import Store
from claims.store.access import LOOKING_BY_ITSELF
from claims.terms import Role, VerdictCode

ADA, BOB, CYD = (Viewer(person=f"{name}@paper.org", name=name.title()) for name in ("ada", "bob", "cyd"))
FERRY, STORM = "Ferry", "Storm"


@pytest.fixture
def owner(tmp_path: Path) -> Iterator[Desk]:
    """A desk of this machine's owner, on a store of two cases, with Ada administering all, Bob annotating one of them."""
    with Store.open(str(tmp_path / "claims.db")) as store:
        desk = Desk(store, factories.reconcile)
        for case in (FERRY, STORM):
            for figure in (2, 3):
                desk.add(*factories.read(figure, case=case))
            desk.refresh(case)
        desk.give_role(None, ADA.person, Role.ADMIN, "the owner", everywhere=True)
        desk.give_role(FERRY, BOB.person, Role.ANNOTATOR, "the owner")
        yield desk


def arguments(method: Callable[..., Any], owner: Desk) -> dict[str, Any]:
    """Something for every argument of a method of the store, as a person who knows all ids would give."""
    item = owner.queue(STORM)[0]
    claim = owner.store.claims(STORM)[0]
    known: dict[str, Any] = {
        "case": STORM, "ids": None, "item_id": item.id, "wanted": Wanted(), "claim_ids": [claim.id], "claim_id": claim.id,
        "document_id": claim.document_id, "question_id": item.question, "limit": 0, "kind": Review, "needed": Role.READER,
        "found": owner.reconciliation(STORM), "basis": factories.BASIS, "flags": (), "row_id": "none", "sought": "", "name": "x",
        "document": claim.document_id, "place": 0, "start": 0, "length": 5, "source_id": "x", "number": 1, "text": "",
    }  # fmt: skip
    wanted = [name for name, one in signature(method).parameters.items() if name != "self"]
    required = [name for name in wanted if signature(method).parameters[name].default is signature(method).empty]
    return {name: known.get(name, ()) for name in required}


def test_a_person_who_is_no_member_gets_nothing_from_any_method_of_the_store(owner: Desk) -> None:
    shut = owner.store.as_viewer(CYD)
    asked = 0
    for name, method in getmembers(Store, isfunction):
        if name.startswith("_") or name in LOOKING_BY_ITSELF:
            continue
        asked += 1
        with pytest.raises(AccessError, match="you are not a member"):
            getattr(shut, name)(**arguments(method, owner))
    assert asked > 20
    assert (shut.cases(), shut.unread(), shut.members(), shut.role(STORM)) == ((), (), (), None)


def test_what_looks_by_itself_gives_a_person_who_is_no_member_nothing_either(owner: Desk) -> None:
    shut = owner.store.as_viewer(CYD)
    row = owner.give_verdict(STORM, owner.queue(STORM)[0].id, VerdictCode.CONFIRMED, "", "the owner", expected=None)
    assert shut.row(row.id) is None
    for attempt in (
        lambda: shut.add(*factories.read(5, case=STORM)),
        lambda: shut.append(row),
        lambda: shut.keep_unread((), ()),
        lambda: shut.require(STORM, Role.READER),
    ):
        with pytest.raises(AccessError):
            attempt()
    assert owner.store.counts(STORM).documents == 2


def test_every_method_of_the_desk_that_names_a_case_gives_a_person_who_is_no_member_nothing(owner: Desk) -> None:
    shut = owner.as_viewer(CYD)
    item, claim = owner.queue(STORM)[0], owner.store.claims(STORM)[0]
    attempts: list[Callable[[], object]] = [
        lambda: shut.queue(STORM),
        lambda: shut.page(STORM, Wanted()),
        lambda: shut.item(STORM, item.id),
        lambda: shut.overview(STORM),
        lambda: shut.history(STORM),
        lambda: shut.reconciliation(STORM),
        lambda: shut.stored(STORM),
        lambda: shut.claim_views(STORM, [claim.id]),
        lambda: shut.give_verdict(STORM, item.id, VerdictCode.CONFIRMED, "", "Cyd", expected=None),
        lambda: shut.annotate(STORM, claim.id, "place", "Bay", "", "Cyd", expected=None),
        lambda: shut.give_role(STORM, CYD.person, Role.ADMIN, "Cyd"),
    ]
    for attempt in attempts:
        with pytest.raises(ClaimsError):
            attempt()
    assert shut.cases() == ()


def test_a_member_reads_the_cases_of_which_one_is_a_member_and_no_other(owner: Desk) -> None:
    bob = owner.as_viewer(BOB)
    assert bob.cases() == (FERRY,)
    assert len(bob.queue(FERRY)) == 1
    with pytest.raises(AccessError):
        bob.queue(STORM)
    assert owner.as_viewer(ADA).cases() == (FERRY, STORM)


def test_an_annotator_annotates_and_does_not_settle(owner: Desk) -> None:
    bob = owner.as_viewer(BOB)
    item = bob.queue(FERRY)[0]
    given = bob.give_verdict(
        FERRY, item.id, VerdictCode.CONFIRMED, "", "somebody else", expected=None, role=Role.ANNOTATOR
    )
    with pytest.raises(AccessError, match=r"as annotator .* needs the role of reviewer"):
        bob.give_verdict(FERRY, item.id, VerdictCode.CONFIRMED, "", "Bob", expected=given.id)
    with pytest.raises(AccessError, match="needs the role of reviewer"):
        bob.set_policy(FERRY, Policy(), "", "Bob", expected=None)
    with pytest.raises(AccessError, match="needs the role of admin"):
        bob.give_role(FERRY, CYD.person, Role.READER, "Bob")
    assert given.reviewer == "Bob"
    assert [type(row) for _, row in owner.store.log(FERRY)] == [Membership, Review]


def test_a_reader_reads_and_writes_nothing(owner: Desk) -> None:
    owner.give_role(FERRY, CYD.person, Role.READER, "the owner")
    cyd = owner.as_viewer(CYD)
    claim = cyd.store.claims(FERRY)[0]
    with pytest.raises(AccessError, match="needs the role of annotator"):
        cyd.annotate(FERRY, claim.id, "place", "Bay", "", "Cyd", expected=None)
    with pytest.raises(AccessError, match="needs the role of annotator"):
        cyd.add(*factories.read(7, case=FERRY))
    assert owner.store.rows(Annotation, FERRY) == ()


def test_a_role_taken_away_holds_from_the_next_read_on(owner: Desk) -> None:
    bob = owner.as_viewer(BOB)
    before = bob.cases()
    owner.as_viewer(ADA).give_role(FERRY, BOB.person, None, "Ada")
    assert (before, bob.cases()) == ((FERRY,), ())
    with pytest.raises(AccessError):
        bob.queue(FERRY)


def test_a_role_is_taken_back_and_restored_as_any_decision_is(owner: Desk) -> None:
    row = owner.give_role(FERRY, CYD.person, Role.REVIEWER, "the owner")
    back = owner.withdraw(row.id, "the owner")
    gone = owner.as_viewer(CYD).cases()
    owner.withdraw(back.id, "the owner")
    assert (gone, owner.as_viewer(CYD).cases()) == ((), (FERRY,))


def test_the_higher_of_two_roles_counts(owner: Desk) -> None:
    owner.give_role(None, BOB.person, Role.REVIEWER, "the owner", everywhere=True)
    bob = owner.as_viewer(BOB)
    assert (bob.store.role(FERRY), bob.store.role(STORM)) == (Role.REVIEWER, Role.REVIEWER)


def test_only_who_administers_every_case_gives_a_role_in_every_case(owner: Desk) -> None:
    owner.give_role(FERRY, BOB.person, Role.ADMIN, "the owner")
    bob = owner.as_viewer(BOB)
    bob.give_role(FERRY, CYD.person, Role.READER, "Bob")
    with pytest.raises(AccessError):
        bob.give_role(None, BOB.person, Role.ADMIN, "Bob", everywhere=True)
    assert owner.as_viewer(CYD).cases() == (FERRY,)
    assert [(row.person, row.case, row.role) for row in bob.members()] == [
        (BOB.person, FERRY, Role.ADMIN),
        (CYD.person, FERRY, Role.READER),
    ]


def test_the_last_who_administers_every_case_stays(owner: Desk) -> None:
    with pytest.raises(ClaimsError, match="is the last who administers"):
        owner.as_viewer(ADA).give_role(None, ADA.person, None, "Ada", everywhere=True)
    owner.give_role(None, CYD.person, Role.ADMIN, "the owner", everywhere=True)
    owner.as_viewer(ADA).give_role(None, ADA.person, None, "Ada", everywhere=True)
    assert owner.as_viewer(ADA).cases() == ()


@pytest.mark.parametrize("person", ["", "ada", "a b@paper.org"])
def test_a_person_without_an_address_is_refused(owner: Desk, person: str) -> None:
    with pytest.raises(ClaimsError, match="give the address"):
        owner.give_role(FERRY, person, Role.READER, "the owner")


def test_a_role_in_a_case_that_is_not_there_is_refused(owner: Desk) -> None:
    with pytest.raises(ClaimsError, match="no case 'Fire'"):
        owner.give_role("Fire", BOB.person, Role.READER, "the owner")


def test_who_may_write_everywhere_begins_a_new_case_and_who_may_write_in_one_does_not(owner: Desk) -> None:
    with pytest.raises(AccessError):
        owner.as_viewer(BOB).add(*factories.read(2, case="Fire"))
    assert owner.as_viewer(ADA).add(*factories.read(2, case="Fire"))


def test_the_store_of_the_machines_owner_asks_for_no_role(owner: Desk) -> None:
    assert owner.set_policy(STORM, Policy(), "", "me", expected=None).reviewer == "me"
    assert [type(row) for _, row in owner.store.log(STORM)] == [PolicyDecision]


def test_the_roles_of_a_deactivated_person_rest_until_reactivated(owner: Desk) -> None:
    bobs = owner.as_viewer(BOB)
    before = bobs.cases()
    owner.set_active(BOB.person, "the owner", active=False)
    rested = (bobs.cases(), bobs.role(FERRY))
    owner.set_active(BOB.person, "the owner", active=True)
    assert (before, rested, bobs.cases()) == ((FERRY,), ((), None), (FERRY,))
    told = [(row.person, row.active, row.role) for row in owner.store.rows(Membership, None) if row.active is not None]
    assert told == [(BOB.person, False, None), (BOB.person, True, None)]


def test_a_role_that_is_given_to_a_deactivated_person_rests_too(owner: Desk) -> None:
    owner.set_active(BOB.person, "the owner", active=False)
    owner.give_role(STORM, BOB.person, Role.ADMIN, "the owner")
    assert owner.as_viewer(BOB).cases() == ()
    assert [row.person for row in owner.deactivated()] == [BOB.person]


def test_only_who_administers_every_case_deactivates(owner: Desk) -> None:
    owner.give_role(FERRY, CYD.person, Role.ADMIN, "the owner")
    with pytest.raises(AccessError):
        owner.as_viewer(CYD).set_active(BOB.person, "x", active=False)
    owner.as_viewer(ADA).set_active(BOB.person, "x", active=False)
    assert (owner.as_viewer(BOB).cases(), owner.as_viewer(CYD).deactivated()) == ((), ())


def test_the_last_who_administers_every_case_cannot_be_deactivated(owner: Desk) -> None:
    with pytest.raises(ClaimsError, match="the last who administers every case"):
        owner.set_active(ADA.person, "the owner", active=False)
    owner.give_role(None, CYD.person, Role.ADMIN, "the owner", everywhere=True)
    owner.set_active(ADA.person, "the owner", active=False)
    with pytest.raises(ClaimsError, match="the last who administers every case"):
        owner.give_role(None, CYD.person, None, "the owner", everywhere=True)


@pytest.mark.parametrize(("person", "active", "words"), [(BOB, True, "active already"), (CYD, False, "has no role")])
def test_what_changes_nothing_about_a_persons_access_is_refused(
    owner: Desk, person: Viewer, active: bool, words: str
) -> None:
    with pytest.raises(ClaimsError, match=words):
        owner.set_active(person.person, "the owner", active=active)


def test_a_row_of_the_log_that_was_kept_before_reads_and_writes_the_same(owner: Desk) -> None:
    kept = '{"id":"a","case":null,"note":"","reviewer":"R","at":"","withdraws":null,"person":"b@c.org","role":"reader","everywhere":false}'
    assert Membership.model_validate_json(kept).model_dump_json() == kept
    assert owner.as_viewer(None, unverified=True).give_role(FERRY, CYD.person, Role.READER, "Eve").unverified
