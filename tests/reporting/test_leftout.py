"""The nearest misses: two statements that one field keeps apart, with both phrases, each pair of questions once."""

from __future__ import annotations

from claims import pipeline, reporting
from claims.models import Claim, Reconciliation
from claims.reporting import NotCompared
from claims_by_hand import claim

SUNK = {"place": "Port Sarn", "period_start": "2021-05-03", "period_end": "2021-05-03", "case": "Storm"}


def told(*claims: Claim) -> NotCompared:
    found: Reconciliation = pipeline.reconcile(claims)
    return reporting.not_compared(found, reporting.coverage(found, 2))


def test_a_near_miss_names_the_one_field_with_both_phrases() -> None:
    a = claim(10, "destroyed", "boat", counted_phrase="boats", **SUNK)
    b = claim(40, "destroyed", "house", report="b", counted_phrase="houses", **SUNK)
    (miss,) = told(a, b).near_misses
    assert (miss.field, miss.detail) == ("counted_kind", "“boats” against “houses”")
    assert {miss.a.id, miss.b.id} == {a.id, b.id}


def test_claims_without_a_partner_are_listed() -> None:
    a, b = claim(10, "destroyed", "boat", **SUNK), claim(40, "destroyed", "boat", report="b", **SUNK)
    alone = claim(7, "injured", "person", report="c", place="Quito", published="2019-01-01")
    found = told(a, b, alone)
    assert ([one.id for one in found.alone], found.coverage.compared) == ([alone.id], 2)


def test_of_two_questions_only_the_nearest_pair_is_shown() -> None:
    boats = [claim(figure, "destroyed", "boat", report=f"r{figure}", **SUNK) for figure in (10, 11, 12)]
    houses = [claim(figure, "destroyed", "house", report=f"r{figure}", **SUNK) for figure in (40, 41)]
    assert len(told(*boats, *houses).near_misses) == 1


def test_the_report_tells_what_was_not_compared() -> None:
    a = claim(10, "destroyed", "boat", counted_phrase="boats", **SUNK)
    b = claim(40, "destroyed", "house", report="b", counted_phrase="houses", **SUNK)
    found = pipeline.reconcile([a, b])
    text = reporting.markdown(reporting.build(found, []))
    assert "## What was not compared\n\n0 of 2 figures could be compared; 2 have no partner." in text
    assert "what is counted, “boats” against “houses”" in text
