"""What sources were asked is told with the disagreement, and who has not replied."""

from __future__ import annotations

from collections.abc import Callable

from claims.decisions import BestFigure, Contact
from claims.models import Document, Reconciliation
from claims.reporting import Reviewed, build, markdown, phrases
from claims.terms import Contacted, VerdictCode

Sample = Callable[..., Reconciliation]
Documents = tuple[Document, ...]


def contact(name: str, kind: Contacted, source: str, **fields: object) -> Contact:
    given = {"id": name, "reviewer": "Ada", "at": "2020-01-02T08:30:00Z", "discrepancy": "d1", "claim_ids": ("north", "south"),
             "kind": kind, "source": source, "channel": "by telephone", "when": "2020-01-02", "text": "Which boats?"}  # fmt: skip
    return Contact.model_validate(given | fields)


ASKED = contact("c1", Contacted.ASKED, "The ministry")
ALSO = contact("c2", Contacted.ASKED, "Lena Moreau")
REPLIED = contact("c3", Contacted.REPLIED, "The ministry", text="All that were lost.")


def test_questions_and_replies_are_printed_with_who_is_awaited(
    sample: Sample, reviewed: Callable[..., Reviewed], documents: Documents
) -> None:
    text = markdown(build(sample(), documents, reviewed(contacts=(ASKED, ALSO, REPLIED))))
    assert "- The ministry, asked on 2 January 2020, by telephone: “Which boats?”\n" in text
    assert "- The ministry, replied on 2 January 2020, by telephone: “All that were lost.”\n" in text
    assert "**Awaiting a reply of:** Lena Moreau\n" in text


def test_a_source_that_is_asked_again_is_awaited_again() -> None:
    assert phrases.awaited((ASKED, REPLIED, ASKED)) == ("The ministry",)


def test_the_best_figure_tells_by_what_it_was_chosen_and_who_dissents(
    sample: Sample, reviewed: Callable[..., Reviewed], documents: Documents
) -> None:
    best = BestFigure(
        rule="team", low=9, high=12, unit="boats", names=("Ada", "Ben"), reasons="both named", dissent="Cleo"
    )
    text = markdown(build(sample(), documents, reviewed(VerdictCode.CONFIRMED, best=best)))
    assert "**Best figure:** 9 to 12 boats (agreed by a team: Ada, Ben; both named; dissent: Cleo)\n" in text
