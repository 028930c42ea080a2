from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone

import pytest

import factories
from claims.decisions import Annotation, Decided, Review
from claims.desk import Added, Desk, Overview
from claims.errors import ClaimsError
from claims.models import Claim, Document, Reconciliation
from claims.reviews import Item, Snapshot, Status
from claims.store import Store
from claims.terms import VerdictCode

TWO = factories.claim(2).id
NEWER = "claims 9.0.0 rules 2"


def only(desk: Desk, case: str | None = None) -> Item:
    (item,) = desk.queue(case)
    return item


def judge(desk: Desk, verdict: str = "confirmed", note: str = "", case: str | None = None) -> Review:
    item = only(desk, case)
    return desk.give_verdict(case, item.id, verdict, note, "Ann", expected=item.last_review, evidence=item.evidence)


def test_two_documents_that_disagree_are_an_open_item(desk: Desk) -> None:
    item = only(desk)
    assert (item.status, item.label, item.severity) == (Status.OPEN, "Sailors rescued", 0.5)


def test_a_verdict_is_kept_with_who_when_and_what_was_seen(desk: Desk) -> None:
    kept = judge(desk, "explained", "two boats")
    seen = Snapshot.of(kept)
    assert (kept.verdict, kept.note, kept.reviewer, kept.at, [side.low for side in seen.sides] if seen else []) == (
        VerdictCode.EXPLAINED,
        "two boats",
        "Ann",
        "2021-03-05T12:00:00Z",
        [2, 3],
    )


def test_a_verdict_settles_its_item_also_for_another_desk_on_the_store(desk: Desk, store: Store) -> None:
    kept = judge(desk)
    item = only(Desk(store, factories.reconcile))
    assert (item.status, item.verdict) == (Status.SETTLED, kept)


def test_adding_the_same_documents_again_reopens_nothing(desk: Desk) -> None:
    judge(desk)
    again = desk.add(*factories.read(2))
    assert (again, only(desk).status) == (False, Status.SETTLED)


def test_a_document_added_to_a_side_reopens_with_the_old_verdict(desk: Desk) -> None:
    kept = judge(desk)
    desk.add(*factories.read(3, outlet="Gazette"))
    item = only(desk)
    expected = ("a claim was added to a side: “3 sailors” (the coast guard, Gazette)",)
    assert (item.status, item.verdict, item.changes) == (Status.REOPENED, kept, expected)


@pytest.mark.parametrize("engine", [factories.reconcile, factories.reconcile_by_claims])
def test_upgraded_rules_keep_the_verdict_and_reopen_its_item(desk: Desk, store: Store, engine: object) -> None:
    desk = Desk(store, engine)  # type: ignore[arg-type]
    kept = judge(desk)
    upgraded = Desk(store, engine, extractor=NEWER)  # type: ignore[arg-type]
    for document in upgraded.outdated(None):
        figure = 2 if "2 sailors" in document.text else 3
        upgraded.add(document, [factories.claim(figure, of=document, place="Bay", extractor=NEWER)])
    item = only(upgraded)
    change = "changed from not said to Bay in a newer reading of the document"
    expected = (
        "rules changed from 1 to 2",
        f"place of “2 sailors” (the coast guard, Morning Post) {change}",
        f"place of “3 sailors” (the coast guard, Evening Mail) {change}",
    )
    assert (item.status, item.verdict, item.changes) == (Status.REOPENED, kept, expected)


def test_a_changed_flag_id_loses_no_verdict(desk: Desk, store: Store) -> None:
    kept = judge(Desk(store, factories.reconcile_by_claims))
    desk.add(*factories.read(3, outlet="Gazette"))
    renamed = Desk(store, factories.reconcile_by_claims)
    item = only(renamed)
    found = renamed.item(None, kept.discrepancy)
    assert (item.id != kept.discrepancy, item.status, item.verdict, found.item) == (True, Status.REOPENED, kept, item)


def test_a_verdict_after_reopening_settles_again(desk: Desk) -> None:
    judge(desk)
    desk.add(*factories.read(3, outlet="Gazette"))
    kept = judge(desk, "superseded")
    item = only(desk)
    assert (item.status, item.verdict, len(item.history)) == (Status.SETTLED, kept, 2)


def test_rules_that_no_longer_flag_close_the_item_and_keep_its_verdict(desk: Desk, store: Store) -> None:
    kept = judge(desk)

    def agree(claims: Sequence[Claim], _: Decided) -> Reconciliation:
        return factories.reconcile(claims).model_copy(update={"discrepancies": ()})

    opened = Desk(store, agree, extractor=NEWER).item(None, kept.discrepancy)
    assert (opened.item.status, opened.item.reason, opened.before, opened.sides) == (
        Status.CLOSED,
        "no longer flagged since rules 2",
        Snapshot.of(kept),
        (),
    )


def test_a_correction_that_settles_a_flag_closes_it_and_undo_brings_it_back(desk: Desk) -> None:
    flagged = only(desk)
    note = desk.annotate(None, TWO, "stated", 3, "misread", "Bob", expected=None)
    closed = only(desk)
    desk.withdraw(note.id, "Bob")
    name = "“2 sailors” (the coast guard, Morning Post)"
    reason = f"closed by a correction of the figure of {name} to 3 by Bob"
    assert (closed.id, closed.status, closed.reason, only(desk)) == (flagged.id, Status.CLOSED, reason, flagged)


def test_a_settled_item_that_a_correction_closes_is_settled_again_after_undo(desk: Desk) -> None:
    kept = judge(desk)
    note = desk.annotate(None, TWO, "rejected", True, "", "Bob", expected=None)  # noqa: FBT003
    closed = only(desk)
    desk.withdraw(note.id, "Bob")
    statuses = (closed.status, closed.verdict, only(desk).status, only(desk).verdict)
    assert statuses == (Status.CLOSED, kept, Status.SETTLED, kept)


def test_a_closed_item_shows_its_sides_as_read_with_the_correction_beside(desk: Desk) -> None:
    flagged = only(desk)
    note = desk.annotate(None, TWO, "stated", 3, "misread", "Bob", expected=None)
    sides = desk.item(None, flagged.id).sides
    assert [(view.claim.stated, view.corrections) for side in sides for view in side.claims] == [(2, (note,)), (3, ())]


def test_a_closed_item_takes_no_verdict(desk: Desk) -> None:
    flagged = only(desk)
    desk.annotate(None, TWO, "stated", 3, "", "Bob", expected=None)
    with pytest.raises(ClaimsError, match=r"closed by a correction .* nothing to judge"):
        desk.give_verdict(None, flagged.id, "confirmed", "", "Ann", expected=None)


def test_a_correction_is_shown_over_the_claim_as_read(desk: Desk) -> None:
    note = desk.annotate(None, TWO, "place", "Bay", "from the map", "Bob", expected=None)
    view = desk.claim_views(None, [TWO])[TWO]
    assert (view.claim.place, view.original.place, view.corrections, view.last_annotations, note.before) == (
        "Bay",
        None,
        (note,),
        {"place": note.id},
        "null",
    )


def test_a_correction_is_kept_with_what_stood_there_before(desk: Desk) -> None:
    first = desk.annotate(None, TWO, "place", "Bay", "", "Bob", expected=None)
    second = desk.annotate(None, TWO, "place", "Gulf", "", "Bob", expected=first.id)
    rejected = desk.annotate(None, TWO, "rejected", True, "", "Bob", expected=None)  # noqa: FBT003
    assert (second.before, rejected.before, rejected.value) == ('"Bay"', "false", "true")


def test_a_correction_that_does_not_fit_is_refused_and_not_kept(desk: Desk, store: Store) -> None:
    with pytest.raises(ClaimsError, match="low end, 9, would be above the high end, 2"):
        desk.annotate(None, TWO, "low", 9, "", "Bob", expected=None)
    assert store.rows(Annotation, None) == ()


def test_undo_that_would_leave_corrections_that_do_not_fit_is_refused(desk: Desk, store: Store) -> None:
    high = desk.annotate(None, TWO, "high", 9, "", "Bob", expected=None)
    desk.annotate(None, TWO, "low", 8, "", "Bob", expected=None)
    with pytest.raises(ClaimsError, match="low end, 8, would be above the high end, 2"):
        desk.withdraw(high.id, "Bob")
    assert len(store.rows(Annotation, None)) == 2


def test_a_correction_that_a_new_reading_no_longer_fits_is_told_and_can_be_taken_back(desk: Desk) -> None:
    note = desk.annotate(None, TWO, "high", 9, "", "Bob", expected=None)
    document = factories.document(2)
    desk.add(document, [factories.claim(2, of=document, low=20, high=20, stated=20, extractor=NEWER)])
    view = desk.claim_views(None, [TWO])[TWO]
    desk.withdraw(note.id, "Bob")
    after = desk.claim_views(None, [TWO])[TWO]
    assert (view.problem, view.claim.high, after.problem) == (
        "the low end, 20, would be above the high end, 9: correct that first",
        20,
        None,
    )


def test_an_item_opened_shows_each_figure_lit_in_its_paragraph(desk: Desk) -> None:
    opened = desk.item(None, only(desk).id)
    lit = [
        (view.paragraph[: view.figure.start], view.paragraph[view.figure.start : view.figure.end])
        for side in opened.sides
        for view in side.claims
    ]
    assert lit == [("The coast guard said ", "2"), ("The coast guard said ", "3")]


def test_a_paragraph_ends_at_the_blank_lines_around_its_sentence(desk: Desk) -> None:
    (view,) = desk.claim_views(None, [TWO]).values()
    sentence = view.paragraph[view.sentence.start : view.sentence.end]
    assert (view.paragraph, sentence) == (
        "The coast guard said 2 sailors were rescued. More were sought.",
        "The coast guard said 2 sailors were rescued.",
    )


@pytest.mark.parametrize(
    ("around", "expected"),
    [
        ("{filler}\n{sentence} More.\n{filler}", "{sentence} More."),
        ("{filler}{sentence}{filler}", "{sentence}"),
        ("Head\r\n\r\n  {sentence}\r\n\r\nEnd", "{sentence}"),
        ("{sentence}", "{sentence}"),
    ],
)
def test_a_paragraph_is_never_longer_than_can_be_read(desk: Desk, around: str, expected: str) -> None:
    words = {"filler": "Waves rose. " * 300, "sentence": "The coast guard said 5 sailors were rescued."}
    document = Document(name="long.txt", text=around.format(**words), outlet="Gazette")
    claim = factories.claim(5, of=document)
    desk.add(document, [claim])
    view = desk.claim_views(None, [claim.id])[claim.id]
    lit = view.paragraph[view.figure.start : view.figure.end]
    assert (view.paragraph, lit) == (expected.format(**words), "5")


def test_front_matter_is_not_part_of_a_paragraph(desk: Desk) -> None:
    head = "---\noutlet: Gazette\n---\n"
    document = Document(name="f.md", text=f"{head}The coast guard said 5 sailors were rescued.", body_start=len(head))
    claim = factories.claim(5, of=document)
    desk.add(document, [claim])
    assert desk.claim_views(None, [claim.id])[claim.id].paragraph == claim.sentence


def test_a_view_names_its_document_without_carrying_its_text(desk: Desk) -> None:
    document = desk.claim_views(None, [TWO])[TWO].document
    assert document == factories.document(2, text="")


def test_an_unknown_disagreement_claim_or_row_is_told_in_plain_words(desk: Desk) -> None:
    for call in (
        lambda: desk.item(None, "none"),
        lambda: desk.annotate(None, "none", "place", "Bay", "", "Bob", expected=None),
        lambda: desk.withdraw("none", "Ann"),
        lambda: desk.withdraw("none", "Ann"),
    ):
        with pytest.raises(ClaimsError, match=r"no (disagreement|claim|decision) none in this"):
            call()


def test_a_decision_needs_a_name_and_a_known_code(desk: Desk) -> None:
    item = only(desk)
    with pytest.raises(ClaimsError, match="say who you are"):
        desk.give_verdict(None, item.id, "confirmed", "", "  ", expected=None)
    with pytest.raises(ClaimsError, match="wrong: no verdict of that name; there are confirmed"):
        desk.give_verdict(None, item.id, "wrong", "", "Ann", expected=None)


@pytest.mark.parametrize(
    ("reviewer", "note", "value"), [("\ud800", "", "Bay"), ("A", "\ud800", "Bay"), ("A", "", "\ud800")]
)
def test_half_characters_are_refused_in_plain_words(desk: Desk, reviewer: str, note: str, value: str) -> None:
    with pytest.raises(ClaimsError, match="half characters"):
        desk.annotate(None, TWO, "place", value, note, reviewer, expected=None)


def test_cases_are_kept_apart(desk: Desk) -> None:
    desk.add(*factories.read(7, case="ferry"))
    desk.add(*factories.read(8, case="ferry"))
    kept = judge(desk, case="ferry")
    assert (desk.cases(), only(desk).verdict, only(desk, "ferry").verdict) == ((None, "ferry"), None, kept)


def test_an_overview_counts_what_a_case_holds(desk: Desk) -> None:
    first = desk.overview(None)
    judge(desk)
    second = desk.overview(None)
    figures = {"case": None, "documents": 2, "claims": 2, "questions": 1, "reopened": 0, "closed": 0}
    item = first.most_severe
    assert (first, second, item.status if item else None) == (
        Overview(**figures, open=1, settled=0, most_severe=item),
        Overview(**figures, open=0, settled=1),
        Status.OPEN,
    )


def test_an_unknown_case_is_empty(desk: Desk) -> None:
    counts = desk.overview("nobody")
    assert (desk.queue("nobody"), desk.history("nobody"), counts.documents, desk.cases()) == ((), (), 0, (None,))


def test_nothing_is_reconciled_again_until_something_changes(store: Store) -> None:
    runs: list[int] = []

    def counted(claims: Sequence[Claim], _: Decided) -> Reconciliation:
        runs.append(len(claims))
        return factories.reconcile(claims)

    desk = Desk(store, counted)
    desk.add(*factories.read(2))
    desk.add(*factories.read(3))
    judge(desk)
    desk.overview(None)
    desk.item(None, only(desk).id)
    quiet = list(runs)
    desk.add(*factories.read(4))
    desk.queue(None)
    Desk(store, counted, settings="other").queue(None)
    assert (quiet, runs) == ([2], [2, 3, 3])


def test_what_reports_are_made_of_has_the_corrections_applied(desk: Desk) -> None:
    desk.annotate(None, TWO, "place", "Bay", "", "Bob", expected=None)
    assert [claim.place for claim in desk.reconciliation(None).claims] == ["Bay", None]


def test_an_unknown_case_reconciles_to_nothing(desk: Desk) -> None:
    assert desk.reconciliation("nobody") == factories.reconcile([]).model_copy(update={"checks": ()})


def test_adding_many_counts_what_is_new(desk: Desk) -> None:
    class Reading:
        def __init__(self, figure: float) -> None:
            self.document, self.claims = factories.read(figure)
            self.counted = {"claim": 1}

    assert desk.add_all([Reading(2), Reading(8), Reading(9)]) == Added(documents=2, claims=2, unchanged=1)


def test_history_tells_every_decision_in_order(desk: Desk) -> None:
    kept = judge(desk, note="both spoke")
    note = desk.annotate(None, TWO, "stated", 4, "", "Bob", expected=None)
    desk.withdraw(kept.id, "Ann")
    desk.withdraw(note.id, "Bob")
    name = "“2 sailors” (the coast guard, Morning Post)"
    assert [
        (entry.action + " taken back" * entry.back, entry.reviewer, entry.text, entry.holds)
        for entry in desk.history(None)
    ] == [
        ("verdict", "Ann", "Sailors rescued: confirmed", False),
        ("correction", "Bob", f"{name}: figure corrected from 2 to 4", False),
        ("verdict taken back", "Ann", "Sailors rescued: verdict taken back", True),
        ("correction taken back", "Bob", f"{name}: correction of the figure taken back", True),
    ]


def test_times_are_kept_in_utc(store: Store) -> None:
    eastern = timezone(timedelta(hours=-5))
    desk = Desk(store, factories.reconcile, clock=lambda: datetime(2021, 3, 5, 22, 30, 15, 999, tzinfo=eastern))
    desk.add(*factories.read(2))
    kept = desk.annotate(None, TWO, "place", "Bay", "", "Bob", expected=None)
    assert re.fullmatch(r"2021-03-06T03:30:15Z", kept.at)


def test_a_clock_set_back_does_not_change_the_order_of_decisions(store: Store) -> None:
    times = [datetime(2021, 3, day, tzinfo=UTC) for day in (9, 8, 7)]
    desk = Desk(store, factories.reconcile, clock=lambda: times.pop(0))
    desk.add(*factories.read(2))
    first = desk.annotate(None, TWO, "place", "Bay", "", "Bob", expected=None)
    desk.annotate(None, TWO, "place", "Gulf", "", "Bob", expected=first.id)
    assert desk.claim_views(None, [TWO])[TWO].claim.place == "Gulf"
