"""What is different between two reports is told in plain lines, and nothing where they are the same."""

from __future__ import annotations

from collections.abc import Callable

from claims.decisions import BestFigure, Contact
from claims.models import Document, Reconciliation
from claims.reporting import Heading, Report, Reviewed, build, changes
from claims.terms import BestRule, Contacted, VerdictCode

Sample = Callable[..., Reconciliation]
Verdicts = Callable[..., Reviewed]
Documents = tuple[Document, ...]
NAME = "“Boats lost in the storm, March 2019”"


def test_the_same_report_has_no_changes(sample: Sample, reviewed: Verdicts, documents: Documents) -> None:
    report = build(sample(), documents, reviewed())
    assert changes(report, report) == ()


def test_what_stands_above_is_compared(sample: Sample, documents: Documents) -> None:
    before = build(sample(), documents, heading=Heading(author="Ada"))
    now = build(sample(), documents, heading=Heading(title="The storm", author="", introduction="Two papers."))
    assert changes(before, now) == (
        "The title is now “The storm”; it was “Where sources disagree”.",
        "The author is now empty; it was “Ada”.",
        "The introduction is now “Two papers.”; it was empty.",
    )


def test_a_disagreement_that_is_left_out_or_moved_is_told(sample: Sample, documents: Documents) -> None:
    one = build(sample(), documents)
    (item,) = one.disagreements
    other = item.model_copy(update={"id": "d2", "label": "houses lost"})
    both, turned, first = ordered(one, item, other), ordered(one, other, item), ordered(one, item)
    assert changes(both, turned) == ("The disagreements stand in another order.",)
    assert changes(both, first) == ("“Houses lost”: left out.",)
    assert changes(first, both) == ("“Houses lost”: added, 9 – 12.",)


def ordered(report: Report, *items: object) -> Report:
    return report.model_copy(update={"disagreements": items})


def test_what_people_decided_is_compared(sample: Sample, reviewed: Verdicts, documents: Documents) -> None:
    asked = Contact(id="c", reviewer="Ada", at="2020-01-02", discrepancy="d1", claim_ids=(), kind=Contacted.ASKED,
                    source="The ministry", channel="by telephone", when="2020-01-03", text="Which?")  # fmt: skip
    best = BestFigure(rule=BestRule.LATEST, value=12)
    before = build(sample(), documents, reviewed())
    now = build(sample(), documents, reviewed(note="both asked", explained_by="time", best=best, contacts=(asked,)))
    assert changes(before, now) == (
        f"{NAME}: the note is now “both asked”; it was empty.",
        f"{NAME}: what explains it is now “they are of different times”; it was empty.",
        f"{NAME}: the best figure is now 12 (latest as-of); it was none.",
        f"{NAME}: The ministry, asked on 3 January 2020, by telephone.",
    )


def test_a_first_verdict_is_told_with_who_gave_it(sample: Sample, reviewed: Verdicts, documents: Documents) -> None:
    (told,) = changes(build(sample(), documents), build(sample(), documents, reviewed(VerdictCode.CONFIRMED)))
    assert told == (
        f"{NAME}: the verdict is now “Sources disagree: confirmed” (Ada, 2 January 2020, 08:30 UTC); it was none yet."
    )


def test_a_field_of_a_claim_is_told_with_what_it_was(sample: Sample, documents: Documents) -> None:
    (told,) = changes(build(sample(), documents), build(sample(place="the north coast"), documents))
    assert told == (
        f"{NAME}: “12”, The ministry (The Tide, 4 March 2019): where is now the north coast; it was not said."
    )
