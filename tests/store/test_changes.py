"""What is told of the changes of a case since its kept reconciliation."""

from __future__ import annotations

import pytest

import factories
from claims.decisions import BY_HAND, Annotation, ClaimByHand, PartyDecision
from claims.desk import Desk
from claims.reviews.parts import Changes
from claims.store import Store
from claims.terms import VerdictCode

FIRST, SECOND = factories.claim(2), factories.claim(3)


@pytest.fixture
def desk(store: Store) -> Desk:
    """A case of two documents that disagree, reconciled."""
    desk = Desk(store, factories.reconcile)
    for figure in (2, 3):
        desk.add(*factories.read(figure))
    desk.refresh(None)
    return desk


def told(desk: Desk) -> Changes:
    return desk.store.changes(None, desk.rules)


def correction(claim: str) -> Annotation:
    return Annotation(
        id="", claim_id=claim, field="place", value='"Dover"', note="", reviewer="Ann", at="2021-03-05T12:00:00Z"
    )


def test_nothing_changed_since_a_case_was_reconciled(desk: Desk) -> None:
    assert told(desk) == Changes()


def test_a_case_that_was_never_reconciled_or_by_other_rules_is_to_be_reconciled_as_a_whole(
    desk: Desk, store: Store
) -> None:
    assert (store.changes("Storm", desk.rules), store.changes(None, "others")) == (Changes(whole=True),) * 2


def test_a_new_document_is_told_until_the_case_is_reconciled(desk: Desk) -> None:
    desk.add(*factories.read(5))
    before = told(desk)
    desk.refresh(None)
    assert (before, told(desk)) == (Changes(documents=(factories.claim(5).document_id,)), Changes())


def test_a_document_that_was_read_anew_is_told_with_the_claims_that_are_gone(desk: Desk) -> None:
    document, (claim,) = factories.read(2)
    desk.store.add(document.model_copy(update={"title": "Ferries"}), [claim.model_copy(update={"id": "anew"})])
    assert told(desk) == Changes(documents=(FIRST.document_id,), gone=(FIRST.id,))


def test_a_claim_that_was_entered_by_hand_changes_its_document(desk: Desk) -> None:
    entered = factories.claim(5, of=factories.document(3), id="entered", extractor=BY_HAND, entered_by="Ann")
    desk.keep(ClaimByHand(id="", claim=entered, reviewer="Ann", at="2021-03-05T12:00:00Z"))
    assert told(desk) == Changes(documents=(SECOND.document_id,))


def test_a_change_that_comes_while_a_case_is_reconciled_is_told_afterwards(desk: Desk) -> None:
    basis, found = desk.store.state(None).basis, desk.store.reconciliation(None)
    assert basis is not None
    assert found is not None
    desk.add(*factories.read(5))
    desk.store.save_reconciliation(None, found, basis, desk.store.flags(None))
    assert told(desk).documents == (factories.claim(5).document_id,)


def test_the_claims_that_were_corrected_are_told_each_once(desk: Desk) -> None:
    for claim in (SECOND.id, FIRST.id, SECOND.id):
        desk.keep(correction(claim))
    assert told(desk) == Changes(corrected=(SECOND.id, FIRST.id))


def test_a_verdict_is_no_change_unless_it_parts_claims(desk: Desk) -> None:
    (item,) = desk.queue(None)
    kept = desk.give_verdict(None, item.id, VerdictCode.CONFIRMED, "", "Ann", expected=None)
    before = told(desk)
    desk.give_verdict(None, item.id, VerdictCode.NOT_SAME_QUESTION, "", "Ann", expected=kept.id)
    assert (before, told(desk)) == (Changes(), Changes(decided=True))


def test_what_was_decided_of_a_case_is_told_apart_from_its_corrections(desk: Desk) -> None:
    party = PartyDecision(id="", name="the coast guard", party="Harbour", reviewer="Ann", at="2021-03-05T12:00:00Z")
    desk.keep(party)
    desk.refresh(None)
    desk.keep(correction(FIRST.id))
    before = told(desk)
    desk.keep(party)
    assert (before.decided, told(desk).decided) == (False, True)
