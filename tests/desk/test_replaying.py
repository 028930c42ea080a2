"""A log taken away and put on record again: the same state, nothing twice, and what does not fit is named."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

import factories
from claims.decisions import Edition, Membership, Policy
from claims.desk import Desk
from claims.desk.replaying import Replayed, lines, replay
from claims.reviews.seeking import Kept
from claims.store import Store
from claims.terms import Role
from desk.test_replay import act, fresh, steps


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("replaying")


def taken(desk: Desk) -> list[str]:
    return list(lines(desk, desk.cases()))


def told(desk: Desk) -> list[tuple[object, ...]]:
    """The log in words: all but the ids of its rows."""
    return [(one.at, one.reviewer, one.action, one.text, one.note, one.holds) for one in desk.history(None)]


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps)
def test_a_log_replayed_elsewhere_gives_the_same_state_and_nothing_twice(
    folder: Path, done: list[tuple[str, Any]]
) -> None:
    first, second = fresh(folder), fresh(folder)
    for step in done:
        act(first, step)
    log = taken(first)
    assert replay(second, log) == Replayed(added=len(log), present=0, left_out=())
    assert (told(second), second.reconciliation(None)) == (told(first), first.reconciliation(None))
    assert [(item.id, item.status) for item in second.queue(None)] == [
        (item.id, item.status) for item in first.queue(None)
    ]
    assert replay(second, log) == replay(first, log) == Replayed(added=0, present=len(log), left_out=())
    assert (taken(first), len(taken(second))) == (log, len(log))


def test_rows_get_ids_of_their_own_and_what_names_them_follows(desk: Desk, tmp_path: Path) -> None:
    (claim, _) = desk.store.claims(None)
    desk.annotate(None, claim.id, "place", "Bay", "", "Ann", expected=None)
    second = fresh_of(desk, tmp_path)
    second.set_policy(None, Policy(), "", "Eve", expected=None)
    kept = desk.annotate(
        None, claim.id, "place", "Cape", "", "Ann", expected=desk.store.corrections(None, [claim.id])[claim.id][-1].id
    )
    desk.withdraw(kept.id, "Bob")
    replay(second, taken(desk))
    rows = second.store.corrections(None, [claim.id])[claim.id]
    assert [(row.value, row.reviewer) for row in rows] == [('"Bay"', "Ann"), ('"Cape"', "Ann"), (None, "Bob")]
    assert (rows[2].withdraws, rows[1].id == kept.id) == (rows[1].id, False)


def fresh_of(desk: Desk, folder: Path) -> Desk:
    """Another store with the documents of one."""
    made = Desk(Store.open(str(folder / "second.db")), factories.reconcile)
    for document in desk.store.documents(None).values():
        made.add(document, [one for one in desk.store.claims(None) if one.document == document.name])
    return made


def test_an_edition_that_corrects_another_names_that_one_of_the_new_store(desk: Desk, tmp_path: Path) -> None:
    first = desk.keep(Edition(id="", title="One", report="{}", sha256="a", reviewer="Ann", at="2021-03-05"))
    desk.keep(Edition(id="", title="Two", report="{}", sha256="b", corrects=first.id, reviewer="Ann", at="2021-03-06"))
    second = fresh_of(desk, tmp_path)
    second.set_policy(None, Policy(), "", "Eve", expected=None)
    replay(second, taken(desk))
    one, two = second.store.rows(Edition, None)
    assert (two.corrects, one.id == first.id) == (one.id, False)


def test_what_does_not_fit_is_named_line_by_line_and_the_rest_goes_on(desk: Desk, tmp_path: Path) -> None:
    (claim, other) = desk.store.claims(None)
    lost = desk.annotate(None, other.id, "place", "Bay", "", "Ann", expected=None)
    desk.withdraw(lost.id, "Bob")
    desk.annotate(None, claim.id, "place", "Cape", "", "Ann", expected=None)
    second = fresh_of(desk, tmp_path)
    log = [line.replace(other.id, "gone") for line in taken(desk)]
    wrong_case = log[2].replace('"case": null', '"case": "Elsewhere"')
    bad = log[2].replace('"field": "place"', '"field": "colour"')
    found = replay(
        second,
        [*log, "", "no line", '{"sort": "review"}', "[1]", wrong_case, bad, '{"sort": "x", "row": {}}', "[" * 9_000],
    )
    assert (found.added, found.present) == (1, 0)
    assert [(left.line, left.reason[:36]) for left in found.left_out] == [
        (1, "there is no claim gone here"),
        (2, f"it takes back row {lost.id}, "[:36]),
        (5, "not a line of an exported log"),
        (6, "not a decision of an exported log"),
        (7, "not a decision of an exported log"),
        (8, "the store has no case 'Elsewhere'"),
        (9, "colour: cannot be corrected; what can be: "[:36]),
        (10, "not a decision of an exported log"),
        (11, "not a line of an exported log"),
    ]


def test_roles_of_members_stay_in_their_store(desk: Desk) -> None:
    desk.keep(Membership(id="", person="ann@example.org", role=Role.ADMIN, reviewer="Ann", at="2021-03-05"))
    row = {"person": "eve@example.org", "role": "admin", "reviewer": "Eve", "at": "2021-03-05", "id": "x"}
    found = replay(desk, [json.dumps({"sort": "membership", "row": row})])
    assert (taken(desk), found.added, len(found.left_out)) == ([], 0, 1)


def test_half_characters_are_left_out(desk: Desk) -> None:
    row = {"id": "x", "reviewer": "\ud800", "at": "2021", "policy": {}}
    (left,) = replay(desk, [json.dumps({"sort": "policy", "row": row})]).left_out
    assert left.reason.startswith("not a ")


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps)
def test_the_pages_of_a_log_are_its_whole_the_newest_first(folder: Path, done: list[tuple[str, Any]]) -> None:
    desk = fresh(folder)
    for step in done:
        act(desk, step)
    whole = [(one.id, one.holds, one.text) for one in reversed(desk.history(None))]
    pages = [desk.log_page(None, Kept(), start, 3) for start in range(0, len(whole) + 1, 3)]
    assert [(one.entry.id, one.entry.holds, one.entry.text) for page in pages for one in page.entries] == whole
    assert sum(person.rows for person in desk.people(None)) == len(whole)
