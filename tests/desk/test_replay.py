from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import factories
from claims.decisions import Decision, Policy, PolicyDecision, QuestionDecision, Review, SourceDecision
from claims.desk import Desk, editions, reports
from claims.desk.decisions import last_on
from claims.desk.entering import Given
from claims.errors import ClaimsError
from claims.models import Span
from claims.reporting import Heading
from claims.reviews import Item
from claims.reviews.listing import Wanted
from claims.store import Store
from claims.terms import Contacted, Role, SuggestionRule

FIGURES = (2, 3, 5)
CLAIMS = [factories.claim(figure).id for figure in FIGURES]
SPEAKERS = ("Lena Moreau", "Moreau", "the harbour master")

NOON = datetime(2021, 3, 5, 12, tzinfo=UTC)
_numbers = count()

verdicts = st.tuples(
    st.just("verdict"),
    st.tuples(st.sampled_from(["confirmed", "not_same_question", "needs_more"]), st.sampled_from(list(Role)[1:3])),
)
attended = st.tuples(st.sampled_from(["assign", "ask"]), st.sampled_from(["Ann", ""]))
corrections = st.tuples(
    st.just("correct"),
    st.tuples(
        st.sampled_from(CLAIMS),
        st.sampled_from([("stated", 2), ("stated", 3), ("place", "Bay"), ("event", "missing"), ("rejected", True)]),
    ),
)
NAMES = ["Lena Moreau", "Moreau", "the harbour master (Morning Post)"]
sources = st.tuples(st.just("sources"), st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES), st.booleans()))
undos = st.tuples(st.just("undo"), st.integers(0, 5))
pairs = st.tuples(st.just("questions"), st.tuples(st.sampled_from(CLAIMS), st.sampled_from(CLAIMS), st.booleans()))
policies = st.tuples(st.just("policy"), st.sampled_from(["latest", "minimum"]))
PLACES = st.integers(0, len(FIGURES) - 1)
by_hand = st.tuples(st.just("hand"), st.tuples(PLACES, st.sampled_from([2, 9])))
translations = st.tuples(st.just("translation"), st.tuples(PLACES, PLACES | st.none()))
issued = st.tuples(st.just("edition"), st.sampled_from(["First", "Second"]))
members = st.tuples(st.just("member"), st.sampled_from([*Role, None]))
kinds = verdicts | attended | corrections | sources | pairs | policies | undos | by_hand | translations | issued
steps = st.lists(kinds, max_size=8)
"""What people decide of a case: all that an exported log holds."""
steps_with_members = st.lists(kinds | members, max_size=8)


def fresh(folder: Path) -> Desk:
    store = Store.open(str(folder / f"{next(_numbers)}.db"), clock=lambda: NOON)
    desk = Desk(store, factories.reconcile, clock=lambda: NOON)
    for figure, name in zip(FIGURES, SPEAKERS, strict=True):
        source = factories.document(figure)
        desk.add(source, [factories.claim(figure, of=source, speaker_name=name)])
    return desk


def standing(desk: Desk) -> list[Item]:
    return [item for item in desk.queue(None) if item.discrepancy is not None and item.reason is None]


def attend(desk: Desk, kind: str, what: str) -> None:
    for item in standing(desk):
        if kind == "assign":
            desk.assign(None, item.id, what, "", "Ann", expected=item.last_assignment)
        else:
            sort = Contacted.ASKED if what else Contacted.REPLIED
            desk.contact(None, item.id, sort, "Moreau", "by mail", "2021-03-05", "How many?", "Ann")


def act(desk: Desk, step: tuple[str, Any]) -> None:
    kind, what = step
    if kind == "verdict":
        code, role = what
        for item in standing(desk):
            desk.give_verdict(None, item.id, code, "", "Ann", expected=item.last_review, role=role)
    elif kind in {"assign", "ask"}:
        attend(desk, kind, what)
    elif kind == "correct":
        claim_id, (field, value) = what
        expected = desk.claim_views(None, [claim_id])[claim_id].last_annotations.get(field)
        desk.annotate(None, claim_id, field, value, "", "Bob", expected=expected)
    elif kind == "sources":
        a, b, same = what
        rows = desk.store.rows(SourceDecision, None)
        with suppress(ClaimsError):  # one name twice, or one that no source has
            desk.decide_source(None, (a, b), "", "Eve", same=same, expected=last_on((a, b), rows))
    elif kind == "questions":
        a, b, same = what
        rows = desk.store.rows(QuestionDecision, None)
        with suppress(ClaimsError):  # one claim twice
            desk.decide_question(None, (a, b), "", "Eve", same=same, expected=last_on((a, b), rows))
    elif kind == "policy":
        rows = desk.store.rows(PolicyDecision, None)
        policy = Policy(rule=SuggestionRule(what))
        desk.set_policy(None, policy, "", "Eve", expected=rows[-1].id if rows else None)
    elif kind in {"hand", "translation", "edition", "member"}:
        with suppress(ClaimsError):  # a document linked to itself, one report issued twice
            keep(desk, kind, what)
    else:
        rows = [row for _, row in desk.store.log(None)]
        if what < len(rows):
            take_back(desk, rows[what])


def keep(desk: Desk, kind: str, what: Any) -> None:
    """A claim by hand, a link to what a document translates, an edition of the report, or a member's role."""
    documents = list(desk.store.documents(None))
    if kind == "hand":
        place, value = what
        start = desk.document(None, documents[place]).text.index(f"{FIGURES[place]} sailors")
        told = Given(fields={"stated": value, "event": "rescued", "speaker_name": "Moreau"})
        seen = [row.claim.id for row in desk.entered(None, documents[place])]
        desk.enter(None, documents[place], Span(start=start, end=start + 1), told, "", "Ann", expected=seen)
    elif kind == "translation":
        one, other = (None if place is None else documents[place] for place in what)
        assert one is not None
        desk.link_translation(None, one, other, "", "Dan", expected=desk.last_translation(None, one))
    elif kind == "edition":
        editions.issue(desk, reports.report(desk, None, Heading(title=what)), "Fay")
    else:
        desk.give_role(None, "ann@example.org", what, "Ann")


def take_back(desk: Desk, row: Decision) -> None:
    with suppress(ClaimsError):  # it was taken back before
        desk.withdraw(row.id, "Cid")


def replay(desk: Desk, rows: Sequence[Decision]) -> None:
    for row in rows:
        desk.store.append(row)


def state(desk: Desk) -> tuple[object, ...]:
    """All that decisions make of a store."""
    issued_now = [editions.issued(desk, row.id) for row in editions.editions(desk, None)]
    return (
        desk.queue(None), desk.history(None), desk.reconciliation(None), desk.store.claims(None), desk.translations(None), desk.members(),
        issued_now,
    )  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("replay")


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps_with_members)
@example([("hand", (0, 9)), ("translation", (1, 0)), ("assign", "Ann"), ("ask", "Ann"), ("edition", "First"), ("member", Role.READER),
          ("undo", 0), ("undo", 6), ("edition", "Second")])  # fmt: skip
def test_any_decisions_replayed_from_their_log_give_the_same_state(folder: Path, taken: list[tuple[str, Any]]) -> None:
    first, second = fresh(folder), fresh(folder)
    for step in taken:
        act(first, step)
    replay(second, [row for _, row in first.store.log(None)])
    assert state(second) == state(first)


def test_a_rejected_claim_is_still_named_after_an_annotators_verdict_on_the_rest(folder: Path) -> None:
    desk = fresh(folder)
    rejected = standing(desk)[0].discrepancy.sides[0].claim_ids[0]
    for step in (
        ("verdict", ("confirmed", Role.REVIEWER)), ("correct", (rejected, ("rejected", True))),
        ("verdict", ("confirmed", Role.ANNOTATOR)),
    ):  # fmt: skip
        act(desk, step)
    changes = [line for item in desk.queue(None) for line in item.changes]
    assert [line for line in changes if line.endswith("was rejected as a claim by Bob")] != []


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps)
def test_undoing_everything_from_the_last_gives_the_state_before_any_decision(
    folder: Path, taken: list[tuple[str, Any]]
) -> None:
    desk = fresh(folder)
    before = [(item.id, item.status, item.verdict) for item in desk.queue(None)]
    for step in taken:
        act(desk, step)
    for _, row in reversed(desk.store.log(None)):
        take_back(desk, row)
    assert [(item.id, item.status, item.verdict) for item in desk.queue(None)] == before


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps)
def test_no_verdict_that_was_not_taken_back_is_ever_out_of_sight(folder: Path, taken: list[tuple[str, Any]]) -> None:
    desk = fresh(folder)
    for step in taken:
        act(desk, step)
    held = {
        entry.id for entry in desk.history(None) if entry.holds and isinstance(entry.row, Review) and not entry.back
    }
    shown = {row.id for item in desk.queue(None) for row in item.history}
    assert held <= shown


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps)
def test_the_queue_kept_row_by_row_is_the_one_laid_out_anew(folder: Path, taken: list[tuple[str, Any]]) -> None:
    desk = fresh(folder)
    for step in taken:
        act(desk, step)
    kept = (desk.queue(None), desk.page(None, Wanted()), desk.choices(None, Wanted()))
    found = desk.store.reconciliation(None)
    assert found is not None
    desk.store.save_reconciliation(None, found, factories.BASIS, desk.store.flags(None), desk.extractor)
    anew = (desk.store.items(None), desk.store.page(None, Wanted()), desk.store.choices(None, Wanted()))
    assert kept == anew
