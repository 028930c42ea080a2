"""Persons told of one by one, as the answers to a question."""

from __future__ import annotations

from claims.config import Settings
from claims.extraction import read
from claims.models import Claim, Document
from claims.questions import group


def _claims(*texts: str) -> list[Claim]:
    named = [
        Document(name=f"{i}.txt", text=text, outlet=f"Outlet {i}", published="2021-05-04", case="quay")
        for i, text in enumerate(texts)
    ]
    return [claim for document in named for claim in read(document).claims]


def _answers(*texts: str) -> list[tuple[str | None, float | None, float | None, float | None]]:
    questions = group(_claims(*texts), Settings()).questions
    return [(q.event, q.low, q.high, q.suggested) for q in questions]


def test_persons_of_one_report_are_counted_together() -> None:
    found = _answers(
        "Marta Lindholm was killed on the quay. Oskar Brandt was killed in the yard.", "A woman was killed on the quay."
    )
    assert found == [("killed", 1, 2, 2)]


def test_a_written_figure_goes_before_persons_told_singly() -> None:
    found = _answers("Three people were killed on the quay.", "A woman was killed on the quay.")
    assert found == [("killed", 3, 3, 3)]
