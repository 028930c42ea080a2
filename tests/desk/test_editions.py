"""An edition is kept whole and given back as it was; a correction tells all that is different, and why."""

from __future__ import annotations

import pytest

import factories
from claims.decisions import Edition
from claims.desk import Desk, editions, reports
from claims.errors import ClaimsError, ConflictError
from claims.reporting import Format, Heading, write
from claims.terms import VerdictCode

VERDICT_CHANGED = (
    "“Sailors rescued”: the verdict is now “Explained: both can be true” (Ada, 5 March 2021, 12:00 UTC, two ferries); "
    "it was “Sources disagree: confirmed”."
)


def settle(desk: Desk, verdict: VerdictCode, note: str = "") -> None:
    (item,) = desk.queue(None)
    desk.give_verdict(None, item.id, verdict, note, "Ada", expected=item.last_review)


def test_an_edition_is_given_back_byte_for_byte_after_later_additions(desk: Desk) -> None:
    settle(desk, VerdictCode.CONFIRMED)
    row = editions.issue(desk, reports.report(desk, None), "Ada")
    before = {form: write(form, editions.issued(desk, row.id)) for form in Format}
    desk.add(*factories.read(4, outlet="Third Paper"))
    settle(desk, VerdictCode.EXPLAINED)
    assert {form: write(form, editions.issued(desk, row.id)) for form in Format} == before
    assert write(Format.MARKDOWN, reports.report(desk, None)) != before[Format.MARKDOWN]


def test_an_edition_says_which_it_is_when_and_by_whom(desk: Desk) -> None:
    row = editions.issue(desk, reports.report(desk, None), "Ada")
    line = f"Edition {row.id}, issued 5 March 2021, 12:00 UTC by Ada"
    assert line in write(Format.MARKDOWN, editions.issued(desk, row.id)).decode()


def test_a_corrected_edition_lists_what_changed_and_why(desk: Desk) -> None:
    settle(desk, VerdictCode.CONFIRMED)
    first = editions.issue(desk, reports.report(desk, None), "Ada")
    desk.add(*factories.read(4, outlet="Third Paper"))
    settle(desk, VerdictCode.EXPLAINED, "two ferries")
    second = editions.issue(desk, reports.report(desk, None), "Ben", corrects=first.id, why="A third report came in.")
    mark = editions.issued(desk, second.id).edition
    assert mark is not None
    assert (mark.corrects, mark.why) == (first.id, "A third report came in.")
    assert mark.changes == (
        VERDICT_CHANGED,
        "“Sailors rescued”: added: “4 sailors”, the coast guard (Third Paper, 4 March 2021).",
        "“Sailors rescued”: the figures are now 2 – 3 – 4; they were 2 – 3.",
        "Document added: Third Paper-4.txt (Third Paper, 4 March 2021).",
        "3 of 3 figures could be compared; before, 2 of 2 figures could be compared.",
    )


def test_a_corrected_claim_is_told_with_the_reason_for_the_correction(desk: Desk) -> None:
    desk.add(*factories.read(4, outlet="Third Paper"))
    first = editions.issue(desk, reports.report(desk, None), "Ada")
    claim = next(one for one in desk.reconciliation(None).claims if one.stated == 4)
    desk.annotate(None, claim.id, "stated", 5, "misprint", "Ben", expected=None)
    second = editions.issue(desk, reports.report(desk, None), "Ada", corrects=first.id, why="misprint")
    mark = editions.issued(desk, second.id).edition
    assert mark is not None
    told = "high end is now 5; it was 4 (corrected by Ben: misprint)."
    assert [line for line in mark.changes if line.endswith(told)] != []


def test_a_correction_needs_a_reason_and_an_edition_that_is_there(desk: Desk) -> None:
    report = reports.report(desk, None)
    first = editions.issue(desk, report, "Ada")
    with pytest.raises(ClaimsError, match="say why"):
        editions.issue(desk, report, "Ada", corrects=first.id, why=" ")
    with pytest.raises(ClaimsError, match="no edition nothing"):
        editions.issue(desk, report, "Ada", corrects="nothing", why="so")
    with pytest.raises(ClaimsError, match="say who you are"):
        editions.issue(desk, report.model_copy(update={"title": "Another"}), " ")


def test_the_same_report_is_not_issued_twice(desk: Desk) -> None:
    editions.issue(desk, reports.report(desk, None), "Ada")
    with pytest.raises(ConflictError, match="was issued already, by Ada"):
        editions.issue(desk, reports.report(desk, None), "Ben")
    assert len(editions.editions(desk, None)) == 1


def test_an_edition_that_was_taken_back_can_still_be_given_back_and_is_no_longer_listed(desk: Desk) -> None:
    row = editions.issue(desk, reports.report(desk, None), "Ada")
    back = desk.withdraw(row.id, "Ben", "too early")
    assert editions.editions(desk, None) == ()
    assert editions.withdrawn(desk, row.id) == back
    assert editions.issued(desk, row.id).edition is not None
    with pytest.raises(ClaimsError, match="no edition"):
        editions.issue(desk, reports.report(desk, None), "Ada", corrects=row.id, why="so")


def test_a_record_that_was_changed_from_outside_is_refused(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    row = editions.issue(desk, reports.report(desk, None), "Ada")
    changed: Edition = row.model_copy(update={"report": row.report.replace("Sailors", "Sailers")})
    monkeypatch.setattr(desk.store, "row", lambda _name: changed)
    with pytest.raises(ClaimsError, match="no longer as it was issued"):
        editions.issued(desk, row.id)


def test_what_is_no_edition_is_not_given_back(desk: Desk) -> None:
    settle(desk, VerdictCode.CONFIRMED)
    (item,) = desk.queue(None)
    for name in ("nothing", item.last_review or ""):
        with pytest.raises(ClaimsError, match="no edition"):
            editions.issued(desk, name)


def test_an_edition_keeps_what_a_person_wrote_above_it(desk: Desk) -> None:
    head = Heading(title="The ferry", author="Ada", introduction="Two papers.")
    row = editions.issue(desk, reports.report(desk, None, head), "Ada")
    found = editions.issued(desk, row.id)
    assert (row.title, found.title, found.author, found.introduction) == (
        "The ferry",
        "The ferry",
        "Ada",
        "Two papers.",
    )
