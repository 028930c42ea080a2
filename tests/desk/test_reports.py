"""A report of chosen disagreements holds those, in their order, and nothing beyond them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

import factories
from claims.decisions import Decided
from claims.desk import Desk, reports
from claims.desk.reports import Choice
from claims.models import Claim, Reconciliation
from claims.terms import VerdictCode


@pytest.fixture
def several(desk: Desk) -> Desk:
    """A desk on three disagreements, on sailors rescued, lost and found."""
    for event in ("lost", "found"):
        for figure, outlet in ((5, "Morning Post"), (7, "Evening Mail")):
            source = factories.document(figure, outlet=outlet, url=f"https://a.example/{event}")
            desk.add(source, [factories.claim(figure, of=source, event=event)])
    return desk


def by_label(desk: Desk) -> dict[str, str]:
    return {item.label: item.id for item in desk.queue(None)}


def test_the_order_is_the_one_chosen_and_nothing_else_is_told(several: Desk) -> None:
    ids = by_label(several)
    report = reports.chosen(
        several, None, [ids["Sailors rescued"], ids["Sailors lost"], ids["Sailors rescued"], "gone"]
    )
    assert [item.label for item in report.disagreements] == ["Sailors rescued", "Sailors lost"]
    assert sorted(source.name for source in report.documents) == [
        "Evening Mail-3.txt", "Evening Mail-7.txt", "Morning Post-2.txt", "Morning Post-5.txt",
    ]  # fmt: skip
    assert (report.chosen, report.checks, report.coverage.documents) == (True, (), 6)
    assert {name for source in report.speakers for name in source.claim_ids} == {
        claim.id for item in report.disagreements for side in item.sides for claim in side.claims
    }


def test_settled_ones_are_told_in_the_order_of_their_verdicts(several: Desk) -> None:
    ids = by_label(several)
    for label, verdict in (
        ("Sailors lost", VerdictCode.EXPLAINED),
        ("Sailors rescued", VerdictCode.CONFIRMED),
        ("Sailors found", VerdictCode.NOT_COMPARABLE),
    ):
        several.give_verdict(None, ids[label], verdict, "", "Ada", expected=None)
    assert [one.label for one in reports.choose(several, None, Choice.SETTLED)] == ["Sailors rescued", "Sailors lost"]
    assert [one.label for one in reports.choose(several, None, Choice.CONFIRMED)] == ["Sailors rescued"]
    assert len(reports.choose(several, None, Choice.ALL)) == 3
    assert len(reports.choose(several, None, Choice.ALL, 2)) == 2


def test_every_disagreement_is_chosen_in_the_order_of_the_whole_report_whatever_was_settled(desk: Desk) -> None:
    ranks = iter(range(100))

    def by_rank(claims: Sequence[Claim], decided: Decided | None = None) -> Reconciliation:
        found = factories.reconcile(claims, decided)
        ranked = {event: next(ranks) % 7 / 10 for event in sorted(one.id for one in found.discrepancies)}
        told = (one.model_copy(update={"severity": ranked[one.id]}) for one in found.discrepancies)
        return found.model_copy(update={"discrepancies": tuple(told)})

    many = Desk(desk.store, by_rank)
    for event in (f"event {place:02}" for place in range(12)):
        for figure, outlet in ((5, "Morning Post"), (7, "Evening Mail")):
            source = factories.document(figure, outlet=outlet, url=f"https://a.example/{event}")
            many.add(source, [factories.claim(figure, of=source, event=event)])
    for item in many.queue(None)[::3]:
        many.give_verdict(None, item.id, VerdictCode.CONFIRMED, "", "Ada", expected=None)
    whole = [item.id for item in reports.report(many, None).disagreements]
    assert [one.id for one in reports.choose(many, None, Choice.ALL)] == whole
    assert [one.id for one in reports.choose(many, None, Choice.ALL, 5)] == whole[:5]
    assert reports.how_many(many, None) == len(whole) == 13


def test_a_chosen_report_tells_its_disagreements_as_the_whole_report_does(several: Desk) -> None:
    whole = {item.id: item for item in reports.report(several, None).disagreements}
    part = reports.chosen(several, None, list(whole))
    assert {item.id: item for item in part.disagreements} == whole
