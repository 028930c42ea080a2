"""Copies of one text in a case: one origin for what they share, another statement where a figure was changed, and a reviewer's word on it."""

from __future__ import annotations

import pytest

import stories_by_hand as stories
from claims import pipeline
from claims.desk import Desk
from claims.desk.copying import Copied
from claims.errors import ClaimsError, ConflictError
from claims.ids import document_id
from claims.models import Discrepancy, Document, Question
from claims.store import Store

CASE = "ferry"
AGENCY = Document(
    name="agency.txt",
    text=stories.FERRY,
    outlet="Northern Wire",
    published="2023-03-07",
    case=CASE,
    url="https://wire.example/1",
)
TIDE = AGENCY.model_copy(
    update={
        "name": "tide.txt",
        "text": stories.headed(stories.edited(stories.FERRY)),
        "outlet": "The Tide",
        "url": None,
    }
)
LATER = AGENCY.model_copy(
    update={"name": "mail.txt", "text": stories.updated(stories.FERRY), "outlet": "Evening Mail", "url": None}
)
OWN = AGENCY.model_copy(update={"name": "own.txt", "text": stories.OTHER_REPORT, "outlet": "Halden Post", "url": None})


@pytest.fixture
def desk(store: Store) -> Desk:
    """A desk with the real engine."""
    return Desk(store, lambda claims, decided: pipeline.reconcile(claims, decided=decided))


def add(desk: Desk, *documents: Document) -> None:
    desk.add_all(pipeline.readings(documents))


def dead(desk: Desk) -> Question:
    """The question of how many were killed that most statements answer."""
    found = [one for one in desk.reconciliation(CASE).questions if one.event == "killed"]
    return max(found, key=lambda one: one.statements)


def copies(desk: Desk, document: Document) -> list[tuple[str, bool, str]]:
    return [(one.document.name, one.is_copy, one.words) for one in desk.copies_of(CASE, document_id(document))]


def decide(desk: Desk, a: Document, b: Document, *, same: bool, who: str = "Ann") -> None:
    one, other = document_id(a), document_id(b)
    last = next((copied.last for copied in desk.copies_of(CASE, one) if copied.id == other), None)
    desk.decide_copy(CASE, one, other, "", who, same=same, expected=last)


def flags(desk: Desk) -> tuple[Discrepancy, ...]:
    return desk.reconciliation(CASE).discrepancies


def test_a_copy_is_told_with_how_much_of_it_is_the_same(desk: Desk) -> None:
    add(desk, AGENCY, TIDE, OWN)
    desk.refresh(CASE)
    words = "copies: 87 % of the words of the shorter report stand in the longer one, 67 % of whose words they are"
    assert copies(desk, AGENCY) == [("tide.txt", True, words)]


def test_copies_under_another_outlet_add_no_origin(desk: Desk) -> None:
    add(desk, AGENCY)
    before = dead(desk)
    add(desk, TIDE)
    after = dead(desk)
    assert ((before.statements, before.origins), (after.statements, after.origins)) == ((2, 2), (4, 2))


def test_a_reviewer_parts_two_reports_that_are_no_copies_and_takes_it_back(desk: Desk) -> None:
    add(desk, AGENCY, TIDE)
    found = [one.share for one in desk.store.material(CASE)[3].alike]
    decide(desk, AGENCY, TIDE, same=False)
    parted = copies(desk, AGENCY)[0][1]
    decide(desk, AGENCY, TIDE, same=True)
    assert (found, parted, copies(desk, AGENCY)[0][1]) == ([], False, True)


def test_a_decision_on_copies_is_told_in_the_log_and_taken_back_by_it(desk: Desk) -> None:
    add(desk, AGENCY, TIDE)
    desk.refresh(CASE)
    decide(desk, AGENCY, TIDE, same=False)
    (entry,) = desk.history_of_document(CASE, document_id(TIDE))
    desk.withdraw(entry.id, "Ben")
    told = [(one.action, one.holds) for one in desk.history(CASE)]
    assert (entry.action, told, copies(desk, TIDE)[0][1]) == ("copies", [("copies", False), ("copies", True)], True)


def test_what_somebody_else_decided_in_between_is_not_overruled(desk: Desk) -> None:
    add(desk, AGENCY, TIDE)
    desk.refresh(CASE)
    decide(desk, AGENCY, TIDE, same=False)
    with pytest.raises(ConflictError, match="Ann decided on these two documents since"):
        desk.decide_copy(CASE, document_id(AGENCY), document_id(TIDE), "", "Ben", same=True, expected=None)


@pytest.mark.parametrize("other", ["none", document_id(AGENCY)])
def test_a_document_that_is_not_there_and_the_document_itself_are_refused(desk: Desk, other: str) -> None:
    add(desk, AGENCY)
    with pytest.raises(ClaimsError, match=r"not in this case|no copy of itself"):
        desk.decide_copy(CASE, document_id(AGENCY), other, "", "Ann", same=True, expected=None)


def test_a_figure_that_a_copy_has_changed_is_another_statement(desk: Desk) -> None:
    add(desk, AGENCY, LATER)
    sides = {(side.low, side.high) for flag in flags(desk) for side in flag.sides}
    assert {(9.0, 9.0), (11.0, 11.0)} <= sides


def test_a_side_says_why_its_statements_count_as_one(desk: Desk) -> None:
    add(desk, AGENCY, TIDE, LATER)
    lines = {line for flag in flags(desk) for side in flag.sides for line in side.one_origin}
    assert any(line.startswith("Northern Wire and The Tide: ") for line in lines)


def test_the_same_copies_are_found_in_whatever_order_and_batches_documents_come(desk: Desk) -> None:
    given = [AGENCY, TIDE, LATER, OWN]
    for one in given:
        add(desk, one)
        desk.refresh(CASE)
    found = desk.store.alike(CASE, [document_id(one) for one in given])
    other = [one.model_copy(update={"case": "other"}) for one in reversed(given)]
    add(desk, *other)
    desk.refresh("other")
    assert found == desk.store.alike("other", [document_id(one) for one in given])


def test_sketches_of_a_version_before_are_made_anew(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    add(desk, AGENCY, TIDE)
    desk.refresh(CASE)
    monkeypatch.setattr("claims.store.copying.VERSION", "another")
    before = len(desk.store.unsketched(CASE))
    desk.renew(CASE)
    assert (before, desk.store.unsketched(CASE), len(copies(desk, AGENCY))) == (2, (), 1)


def test_another_program_that_keeps_sketches_meanwhile_loses_nothing(desk: Desk) -> None:
    add(desk, AGENCY, TIDE)
    desk.refresh(CASE)
    assert (desk.store.keep_copies(CASE, 0, (), ()), len(copies(desk, TIDE))) == (False, 1)


def test_an_opened_document_shows_its_copies(desk: Desk) -> None:
    add(desk, AGENCY, TIDE)
    found: tuple[Copied, ...] = desk.opened(CASE, document_id(TIDE)).copies
    assert [one.document.name for one in found] == ["agency.txt"]


def test_one_article_in_two_cases_is_one_original_and_two_documents(desk: Desk) -> None:
    data = stories.FERRY.encode()
    for case in ("ferry", "harbour"):
        given = AGENCY.model_copy(update={"case": case, "original": desk.store.keep_original(data)})
        add(desk, given)
    kept = [path for path in desk.store.originals.folder.rglob("*") if path.is_file()]
    found = [desk.store.document(case, document_id(AGENCY)) for case in ("ferry", "harbour")]
    assert (len(kept), [one.case for one in found if one]) == (1, ["ferry", "harbour"])
